import "./key-cap.css";

const WORDS: Record<string, string> = { "+": "+" };

/** Key caps of one binding: `Ctrl+Enter` → [Ctrl][Enter]. Decoration: screen readers get `aria-keyshortcuts` instead. */
export function KeyCap({ name, tone = "plain" }: { name: string; tone?: "plain" | "on-fill" }) {
  const parts = WORDS[name] ? [name] : name.split("+");
  return (
    <span className={tone === "on-fill" ? "mo-keys mo-keys-on" : "mo-keys"} aria-hidden="true">
      {parts.map((part) => (
        <kbd key={part} className="mo-key">
          {part}
        </kbd>
      ))}
    </span>
  );
}

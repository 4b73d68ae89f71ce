import "./key-cap.css";
import { useSyncExternalStore } from "react";
import { isLetterKey } from "./key-names.ts";
import { letterKeysOn, subscribe } from "./key-registry.ts";

const WORDS: Record<string, string> = { "+": "+" };

/** Key caps of one binding: `Ctrl+Enter` → [Ctrl][Enter]. Decoration: screen readers get `aria-keyshortcuts` instead. A letter that is switched off is not shown. */
export function KeyCap({ name, tone = "plain" }: { name: string; tone?: "plain" | "on-fill" }) {
  const letters = useSyncExternalStore(subscribe, letterKeysOn, letterKeysOn);
  if (!letters && isLetterKey(name)) return null;
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

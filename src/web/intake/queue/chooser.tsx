import { type KeyboardEvent, type ReactNode, useRef } from "react";

/** Around a list to choose from, reached by a key of the queue: Enter keeps the choice, Esc puts the former one back; both go back to the letters. */
export function Chooser(props: { value: string; onChange: (value: string) => void; children: ReactNode }) {
  const before = useRef(props.value);
  const from = useRef<HTMLElement | null>(null);
  function onKeyDown(event: KeyboardEvent): void {
    if (event.code !== "Escape" && !event.code.endsWith("Enter")) return;
    if (event.ctrlKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.code === "Escape" && props.value !== before.current) props.onChange(before.current);
    const row = document.querySelector<HTMLElement>('[role="row"][tabindex="0"]');
    (from.current?.isConnected ? from.current : row)?.focus();
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears the keys of the list inside
    <div
      onFocus={(event) => {
        before.current = props.value;
        from.current = event.relatedTarget instanceof HTMLElement ? event.relatedTarget : null;
      }}
      onKeyDown={onKeyDown}
    >
      {props.children}
    </div>
  );
}

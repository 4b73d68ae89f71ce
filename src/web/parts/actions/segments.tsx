/**
 * Segments: the second-level choice in a page head (lists) or tabs inside a panel.
 *
 *   <Segments label="Lọc" value={loc} onChange={setLoc} items={[{ value: "tat-ca", words: "Tất cả", count: 23 }, …]} />
 *   <Tabs label="Văn bản" value={tab} onChange={setTab} items={[…]} />   // keys 1…9 are bound for tabs
 *
 * `tone: "bad"` makes the count red (something is wrong there). A panel belongs in `<div role="tabpanel" id={tabPanelId(value)}>`.
 */
import "./segments.css";
import type { KeyboardEvent, ReactNode } from "react";
import { useKeys } from "../../keys/use-keys.tsx";
import { Count } from "../marks/count.tsx";

export type Segment<T extends string> = {
  value: T;
  words: string;
  count?: number;
  tone?: "plain" | "bad";
  icon?: ReactNode;
};
type Props<T extends string> = { label: string; value: T; onChange: (value: T) => void; items: readonly Segment<T>[] };

export function Segments<T extends string>({ label, value, onChange, items }: Props<T>) {
  return (
    <div
      className="mo-segments"
      role="radiogroup"
      aria-label={label}
      onKeyDown={(event) => walk(event, items, value, onChange)}
    >
      {items.map((item) => (
        // biome-ignore lint/a11y/useSemanticElements: a radio group that looks like a row of buttons, one tab stop
        <button
          key={item.value}
          type="button"
          role="radio"
          aria-checked={item.value === value}
          tabIndex={item.value === value ? 0 : -1}
          className="mo-segment"
          onClick={() => onChange(item.value)}
        >
          {item.icon}
          {item.words}
          {item.count !== undefined && <Count value={item.count} tone={toneOf(item, value)} />}
        </button>
      ))}
    </div>
  );
}

export function Tabs<T extends string>({
  label,
  value,
  onChange,
  items,
  digits = true,
}: Props<T> & { digits?: boolean }) {
  useKeys({
    [items
      .map((_, index) => index + 1)
      .slice(0, 9)
      .join(" ")]: {
      label: digits ? "mở tab" : "",
      when: digits && items.length > 1,
      run: (key) => {
        const item = items[Number(key) - 1];
        if (item) onChange(item.value);
      },
    },
  });
  return (
    <div
      className="mo-tabs"
      role="tablist"
      aria-label={label}
      onKeyDown={(event) => walk(event, items, value, onChange)}
    >
      {items.map((item) => (
        <button
          key={item.value}
          type="button"
          role="tab"
          id={`mo-tab-${item.value}`}
          aria-selected={item.value === value}
          aria-controls={item.value === value ? tabPanelId(item.value) : undefined}
          tabIndex={item.value === value ? 0 : -1}
          className="mo-tab"
          onClick={() => onChange(item.value)}
        >
          {item.words}
          {item.icon}
          {item.count !== undefined && <Count value={item.count} tone={toneOf(item, value)} />}
        </button>
      ))}
    </div>
  );
}

/** id of the panel a tab shows; give it to the panel together with `aria-labelledby={"mo-tab-" + value}`. */
export function tabPanelId(value: string): string {
  return `mo-panel-${value}`;
}

export function TabPanel({ value, children, className }: { value: string; children: ReactNode; className?: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel that scrolls must be reachable by keyboard
    <div role="tabpanel" id={tabPanelId(value)} aria-labelledby={`mo-tab-${value}`} className={className} tabIndex={0}>
      {children}
    </div>
  );
}

function toneOf(item: { value: string; tone?: "plain" | "bad" }, value: string): "bad" | "pri" | "plain" {
  if (item.tone === "bad") return "bad";
  return item.value === value ? "pri" : "plain";
}

function walk<T extends string>(
  event: KeyboardEvent,
  items: readonly Segment<T>[],
  value: T,
  onChange: (value: T) => void,
): void {
  const by = event.code === "ArrowRight" ? 1 : event.code === "ArrowLeft" ? -1 : 0;
  if (by === 0) return;
  event.preventDefault();
  const at = items.findIndex((item) => item.value === value);
  const next = items[(at + by + items.length) % items.length];
  if (!next) return;
  onChange(next.value);
  const buttons = event.currentTarget.querySelectorAll<HTMLElement>("button");
  buttons[items.indexOf(next)]?.focus();
}

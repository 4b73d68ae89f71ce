// Keys by their place on the keyboard (event.code), so that Unikey, EVKey and the Windows keyboard cannot change them.

/** What is read from a keyboard event; a plain object in tests. */
export type KeyPress = {
  code: string;
  keyCode?: number;
  isComposing?: boolean;
  ctrlKey?: boolean;
  altKey?: boolean;
  metaKey?: boolean;
  shiftKey?: boolean;
};

const NAMED: Record<string, string> = {
  Slash: "/",
  NumpadDivide: "/",
  Period: ".",
  Minus: "-",
  NumpadSubtract: "-",
  Equal: "+",
  NumpadAdd: "+",
  ArrowDown: "↓",
  ArrowUp: "↑",
  ArrowLeft: "←",
  ArrowRight: "→",
  Enter: "Enter",
  NumpadEnter: "Enter",
  Escape: "Esc",
  Space: "Space",
  Home: "Home",
  End: "End",
  PageDown: "PgDn",
  PageUp: "PgUp",
};
/** Letters a Vietnamese keyboard turns into others, and keys it sends by itself: never a command alone. */
const FORBIDDEN = new Set(["A", "E", "I", "O", "U", "Y", "D", "W", "[", "]", "Backspace", "Delete"]);
/** The browser owns these. */
const BROWSERS = new Set(
  ["F1", "F3", "F5", "F6", "F7", "F10", "F11", "F12", "Alt+D", "Alt+E", "Alt+F"].concat(
    "DLNTWPRKJHU".split("").map((letter) => `Ctrl+${letter}`),
  ),
);

/**
 * The name of a press, e.g. `J`, `Shift+J`, `Ctrl+Enter`, `?`, `↓`; null for composition, Meta and unknown codes.
 */
export function nameOfPress(press: KeyPress): string | null {
  if (press.isComposing || press.keyCode === 229 || press.metaKey) return null;
  const base = baseName(press.code);
  if (!base) return null;
  if (base === "/" && press.shiftKey && !press.ctrlKey && !press.altKey) return "?";
  // Plus stands on the shifted place of “=”.
  const shift = press.shiftKey && base !== "+" ? "Shift+" : "";
  return `${press.ctrlKey ? "Ctrl+" : ""}${press.altKey ? "Alt+" : ""}${shift}${base}`;
}

function baseName(code: string): string | null {
  const letter = /^Key([A-Z])$/.exec(code);
  if (letter?.[1]) return letter[1];
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code);
  if (digit?.[1]) return digit[1];
  if (/^F([1-9]|1[0-2])$/.test(code)) return code;
  return NAMED[code] ?? null;
}

/** True for a single letter or Shift and a letter: what a person may switch off in the settings. */
export function isLetterKey(name: string): boolean {
  return /^(Shift\+)?[A-Z]$/.test(name);
}

/** Keys that move through what is there: the only ones that go on while they are held down. */
export function mayBeHeld(name: string): boolean {
  return /^((Shift\+)?([JK]|Space)|[↓↑←→+-]|PgDn|PgUp)$/.test(name);
}

/** Keys that show something, move, undo, or ask before they do anything (`T` always asks a reason). Every other one commits. */
const HARMLESS = /^((Shift\+)?[JK]|[XMVTBPC0-9/?]|Alt\+\d|Esc|Home|End|F2|F4|F8|Ctrl\+[FZ.])$/;
export function commits(name: string): boolean {
  return !HARMLESS.test(name) && !mayBeHeld(name);
}

/** True when the key also acts while the person types in a field: with Ctrl or Alt, function keys, Esc. */
export function worksInFields(name: string): boolean {
  return name.includes("Ctrl+") || name.includes("Alt+") || /^(Shift\+)?F\d+$/.test(name) || name === "Esc";
}

/** @throws Error when a screen binds a key that a Vietnamese keyboard or the browser needs for itself */
export function assertBindable(name: string): void {
  const bare = name.replace("Shift+", "");
  if (FORBIDDEN.has(bare)) throw new Error(`Phím ${name} thuộc về bộ gõ tiếng Việt, không dùng làm lệnh`);
  if (BROWSERS.has(name)) throw new Error(`Phím ${name} thuộc về trình duyệt, không dùng làm lệnh`);
}

const EDITABLE_INPUTS = new Set([
  "",
  "text",
  "search",
  "email",
  "password",
  "number",
  "tel",
  "url",
  "date",
  "time",
  "month",
]);
type Target = { tagName?: string; type?: string; isContentEditable?: boolean; readOnly?: boolean };

/** True when letters pressed there would be typed. */
export function isEditable(target: Target | null): boolean {
  if (!target) return false;
  if (target.isContentEditable) return true;
  const tag = target.tagName?.toLowerCase();
  if (tag === "textarea" || tag === "select") return true;
  return tag === "input" && EDITABLE_INPUTS.has(target.type ?? "");
}

// The one toast of the page and the act it may still hold back.
type Shown = {
  title: string;
  words?: string;
  act?: { words: string; run: () => void };
  left: number;
  undo?: () => void;
  commit?: () => void;
};

let shown: Shown | null = null;
const listeners = new Set<() => void>();

function show(next: Shown | null): void {
  const held = shown;
  shown = next;
  held?.commit?.();
  for (const listener of listeners) listener();
}

/** @param message `title` is a whole sentence; `words` a second one */
export function toast(message: { title: string; words?: string; act?: { words: string; run: () => void } }): void {
  show({ ...message, left: 6 });
}
export function undoable(act: { title: string; words?: string; commit: () => void; undo: () => void }): void {
  show({ title: act.title, left: 10, undo: act.undo, commit: act.commit, ...(act.words ? { words: act.words } : {}) });
}
/** Called every second by the place that shows it. */
export function tickToast(): void {
  if (!shown) return;
  if (shown.left <= 1) {
    show(null);
    return;
  }
  shown = { ...shown, left: shown.left - 1 };
  for (const listener of listeners) listener();
}
/** Takes the held act back; its `commit` never runs. */
export function undoToast(): void {
  const undo = shown?.undo;
  if (!undo) return;
  shown = null;
  undo();
  for (const listener of listeners) listener();
}
export function dismissToast(): void {
  show(null);
}
export function currentToast(): Shown | null {
  return shown;
}
export function subscribeToasts(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
if (typeof addEventListener === "function") addEventListener("pagehide", () => show(null));

// Which keys act now. Screens and parts register; the last one wins; an open dialog hides those below it.
import {
  assertBindable,
  commits,
  isEditable,
  isLetterKey,
  type KeyPress,
  mayBeHeld,
  nameOfPress,
  worksInFields,
} from "./key-names.ts";
import { arrive, settled, tooEarly } from "./settle.ts";

export type KeyAction = {
  /** words for the key bar: “vào sổ”; empty = works but is not shown */
  label: string;
  /** gets the name of the pressed key, useful when one entry holds two (`"J K"`) */
  run: (key: string) => void;
  /** false: the key passes through as if nobody had bound it */
  when?: boolean;
};
export type Binding = { keys: string[]; action: KeyAction; layer: number };

let bindings: Binding[] = [];
let layers: number[] = [0];
let nextLayer = 1;
let lettersOn = true;
const listeners = new Set<() => void>();
let shown: Binding[] = [];

function changed(): void {
  const top = topLayer();
  shown = bindings.filter(
    (binding) =>
      binding.layer === top && binding.action.label !== "" && binding.action.when !== false && usable(binding.keys),
  );
  for (const listener of listeners) listener();
}
function topLayer(): number {
  return layers[layers.length - 1] ?? 0;
}

/** @returns a function that takes the bindings away again */
export function register(added: Binding[]): () => void {
  for (const binding of added) for (const key of binding.keys) assertBindable(key);
  bindings = [...bindings, ...added];
  changed();
  return () => {
    bindings = bindings.filter((binding) => !added.includes(binding));
    changed();
  };
}

/** Opens a layer above all others (dialog, sheet). @returns its number and how to close it */
export function openLayer(): { layer: number; close: () => void } {
  const layer = nextLayer++;
  layers = [...layers, layer];
  // a question that came by itself is not answered by the press that brought it, nor by the next one of a hammering hand
  const leave = arrive();
  changed();
  return {
    layer,
    close: () => {
      layers = layers.filter((other) => other !== layer);
      leave();
      changed();
    },
  };
}

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
/** What the key bar shows: the bindings of the top layer that have words. */
export function shownBindings(): Binding[] {
  return shown;
}
/** Everything the screen itself answers to now, also what the key bar has no room for; what a dialog binds is not among it. */
export function screenBindings(): Binding[] {
  return bindings.filter(({ layer, action, keys }) => layer === 0 && action.when !== false && usable(keys));
}
const usable = (keys: readonly string[]) => lettersOn || !keys.every(isLetterKey);

/** name of the preference that keeps the choice */
export const LETTER_KEYS = "phim-chu";
/** Letter commands on or off (WCAG 2.1.4). */
export function setLetterKeys(on: boolean): void {
  lettersOn = on;
  changed();
}
export function letterKeysOn(): boolean {
  return lettersOn;
}

const PRESSABLE =
  "button, a[href], summary, [role=button], [role=menuitem], [role=tab], [role=checkbox], [role=switch], [role=radio], input, select";

/** The binding a press means, or null. `pressable`: the focus stands on something Enter and Space press themselves. */
export function bindingFor(
  press: KeyPress,
  target: { editable: boolean; pressable: boolean },
): { key: string; action: KeyAction } | null {
  const key = nameOfPress(press);
  if (!key) return null;
  if (target.editable && !worksInFields(key)) return null;
  if (target.pressable && (key === "Enter" || key === "Space" || key === "Shift+Space")) return null;
  if (!lettersOn && isLetterKey(key)) return null;
  const top = topLayer();
  for (let i = bindings.length - 1; i >= 0; i--) {
    const binding = bindings[i];
    if (!binding || binding.layer !== top || binding.action.when === false) continue;
    if (binding.keys.includes(key)) return { key, action: binding.action };
  }
  return null;
}

/**
 * What a press means on this screen: `run` it, or let it pass as if nobody had pressed (`ignore`): a key held down goes on only
 * where it moves something, and nothing is committed that has not been seen (settle.ts).
 */
export function answerTo(
  press: KeyPress & { repeat?: boolean },
  target: { editable: boolean; pressable: boolean },
  now = performance.now(),
): { key: string; action: KeyAction; answer: "run" | "ignore" } | null {
  const found = bindingFor(press, target);
  if (!found) return null;
  if (press.repeat && !mayBeHeld(found.key)) return { ...found, answer: "ignore" };
  if (commits(found.key) && !settled(now)) {
    tooEarly(now);
    return { ...found, answer: "ignore" };
  }
  return { ...found, answer: "run" };
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  const target = event.target instanceof HTMLElement ? event.target : null;
  const pressable = target?.matches(PRESSABLE) ?? false;
  // a held Enter presses a button again and again, also the one of the next letter
  if (event.repeat && pressable && !isEditable(target) && nameOfPress(event)?.endsWith("Enter")) event.preventDefault();
  const found = answerTo(event, { editable: isEditable(target), pressable });
  if (!found) return;
  event.preventDefault();
  if (found.answer === "run") found.action.run(found.key);
}

/** Enter or Space on a button, and the second half of a double click, are presses like any other; a first click was aimed. */
function onClick(event: MouseEvent): void {
  if (event.detail === 1 || settled() || !(event.target instanceof Element)) return;
  const button = event.target.closest(".mo-btn");
  // Enter in a field of a form comes as a click as well: what was typed there is never held up
  if (event.detail === 0 && document.activeElement !== button) return;
  if (!button || button.getAttribute("data-look") === "text") return;
  event.preventDefault();
  event.stopPropagation();
  tooEarly();
}

/** Called once by the page's entry. */
export function listenToKeys(): () => void {
  addEventListener("keydown", onKeyDown);
  addEventListener("click", onClick, true);
  return () => {
    removeEventListener("keydown", onKeyDown);
    removeEventListener("click", onClick, true);
  };
}

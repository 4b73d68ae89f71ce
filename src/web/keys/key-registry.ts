// Which keys act now. Screens and parts register; the last one wins; an open dialog hides those below it.
import { assertBindable, isEditable, isLetterKey, type KeyPress, nameOfPress, worksInFields } from "./key-names.ts";

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
    (binding) => binding.layer === top && binding.action.label !== "" && binding.action.when !== false,
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
  changed();
  return {
    layer,
    close: () => {
      layers = layers.filter((other) => other !== layer);
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
/** Letter commands on or off (Cài đặt cá nhân). */
export function setLetterKeys(on: boolean): void {
  lettersOn = on;
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

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  const target = event.target instanceof HTMLElement ? event.target : null;
  const found = bindingFor(event, { editable: isEditable(target), pressable: target?.matches(PRESSABLE) ?? false });
  if (!found) return;
  event.preventDefault();
  found.action.run(found.key);
}

/** Called once by the page's entry. */
export function listenToKeys(): () => void {
  addEventListener("keydown", onKeyDown);
  return () => removeEventListener("keydown", onKeyDown);
}

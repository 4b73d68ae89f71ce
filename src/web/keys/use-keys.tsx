/**
 * Keys of a screen or part. They act and appear in the key bar as long as the component is mounted.
 *
 *   useKeys({
 *     "J K": { label: "xuống, lên", run: (key) => (key === "J" ? down() : up()) },
 *     "Ctrl+Enter": { label: "vào sổ", run: register, when: canRegister },
 *     T: { label: "từ chối", run: askReason },
 *   });
 *
 * Names: letters, digits, `Enter Esc Space Home End PgDn PgUp / ? + - . ↓ ↑ ← →`, `F2…`, with `Ctrl+ Alt+ Shift+`.
 * Letters never act while a field has the focus; Enter and Space never while a button has it.
 */
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { type Binding, type KeyAction, openLayer, register, shownBindings, subscribe } from "./key-registry.ts";

export type KeyMap = Record<string, KeyAction>;
const Layer = createContext(0);

export function useKeys(map: KeyMap): void {
  const layer = useContext(Layer);
  const latest = useRef(map);
  latest.current = map;
  // What the bar shows decides when to register anew; the functions are read at the moment of the press.
  const shape = Object.entries(map)
    .map(([keys, action]) => `${keys}|${action.label}|${action.when !== false}`)
    .join("\n");
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shape` stands for the content of the map
  useEffect(() => {
    const bindings: Binding[] = Object.entries(latest.current).map(([keys, action]) => ({
      keys: keys.split(" "),
      layer,
      action: { label: action.label, when: action.when ?? true, run: (key) => latest.current[keys]?.run(key) },
    }));
    return register(bindings);
  }, [shape, layer]);
}

/** Wraps the inside of a dialog or sheet: while mounted, only keys bound inside act. */
export function KeyLayer({ children }: { children: ReactNode }) {
  const [layer, setLayer] = useState<number | null>(null);
  useEffect(() => {
    const opened = openLayer();
    setLayer(opened.layer);
    return opened.close;
  }, []);
  const value = useMemo(() => layer ?? -1, [layer]);
  return <Layer.Provider value={value}>{children}</Layer.Provider>;
}

/** The bindings shown in the key bar now. */
export function useShownKeys(): Binding[] {
  return useSyncExternalStore(subscribe, shownBindings, shownBindings);
}

/**
 * Small choices of one person on this computer: widths of panes, shown columns, letter keys.
 *
 *   const [columns, setColumns] = usePreference("so-van-ban-den.cot", DEFAULT_COLUMNS);
 */
import { useCallback, useState } from "react";

const PREFIX = "mo.pref.";

export function usePreference<T>(name: string, initial: T): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => readPreference(name, initial));
  const set = useCallback(
    (next: T) => {
      setValue(next);
      try {
        localStorage.setItem(PREFIX + name, JSON.stringify(next));
      } catch {
        // a full store only forgets the choice
      }
    },
    [name],
  );
  return [value, set];
}

export function readPreference<T>(name: string, initial: T): T {
  try {
    const text = localStorage.getItem(PREFIX + name);
    return text === null ? initial : (JSON.parse(text) as T);
  } catch {
    return initial;
  }
}

/**
 * Rows that do not move under the hand: what is new waits behind “3 văn bản mới” until the person asks for it, what is gone leaves.
 *
 *   const steady = useSteadyRows(rows, (row) => row.id, filter);
 *   <RowList rows={steady.rows} fresh={steady.fresh} …/>
 *
 * `view` is the filter: another filter starts with everything. Rows that come in by “Xem thêm” (after the last known one) are shown
 * at once, since the person asked for them.
 */
import { useEffect, useRef, useState } from "react";

export function useSteadyRows<T>(rows: readonly T[], keyOf: (row: T) => string, view: string) {
  const known = useRef<{ view: string; keys: Set<string> }>({ view, keys: new Set() });
  const [, redraw] = useState(0);
  if (known.current.view !== view) known.current = { view, keys: new Set() };
  const split = splitRows(rows, keyOf, known.current.keys);
  useEffect(() => {
    for (const row of split.shown) known.current.keys.add(keyOf(row));
  });
  const { fresh } = split;
  return {
    rows: split.shown,
    fresh:
      fresh.length === 0
        ? null
        : {
            words: `${fresh.length} văn bản mới`,
            show: () => {
              for (const row of fresh) known.current.keys.add(keyOf(row));
              redraw((count) => count + 1);
            },
          },
  };
}

/** @returns `shown` in their order; `fresh` those that would push known rows down */
export function splitRows<T>(
  rows: readonly T[],
  keyOf: (row: T) => string,
  known: ReadonlySet<string>,
): { shown: T[]; fresh: T[] } {
  const last = rows.findLastIndex((row) => known.has(keyOf(row)));
  if (last < 0) return { shown: [...rows], fresh: [] };
  const isFresh = (row: T, index: number) => index < last && !known.has(keyOf(row));
  return { shown: rows.filter((row, index) => !isFresh(row, index)), fresh: rows.filter(isFresh) };
}

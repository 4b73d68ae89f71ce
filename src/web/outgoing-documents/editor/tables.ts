// Tables of a draft under the hands: Tab goes on and makes the next row, the first row may be a head, columns have shares of the width.
import type { Node } from "@tiptap/pm/model";
import type { Command, EditorState, Transaction } from "@tiptap/pm/state";
import { addColumnAfter, addRowAfter, deleteColumn, goToNextCell, isInTable, selectedRect } from "@tiptap/pm/tables";

type Dispatch = (tr: Transaction) => void;
/** shares a column gains or loses at a time, and the least it keeps, of 100 */
const STEP = 5;
const LEAST = 5;

type Place = { node: Node; at: number; column: number; columns: number; widths: number[] };

/** The table the cursor stands in. Without shares of its own every column has the same. */
function placeOf(state: EditorState): Place | null {
  if (!isInTable(state)) return null;
  const rect = selectedRect(state);
  const columns = rect.map.width;
  const kept = rect.table.attrs["widths"] as number[] | null;
  const sum = (kept ?? []).reduce((all, width) => all + width, 0);
  const widths =
    kept?.length === columns
      ? kept.map((width) => (width / sum) * 100)
      : Array.from({ length: columns }, () => 100 / columns);
  return { node: rect.table, at: rect.tableStart - 1, column: rect.left, columns, widths };
}

const rounded = (widths: readonly number[]) => widths.map((width) => Math.round(width * 10) / 10);
const setWidths = (tr: Transaction, { at, node }: Place, widths: number[] | null) =>
  tr.setNodeMarkup(at, undefined, { ...node.attrs, widths });

/** The column at the cursor takes a share from the others (`wider`) or gives one back. */
export function resizeColumn(wider: boolean): Command {
  return (state, dispatch) => {
    const place = placeOf(state);
    if (!place || place.columns < 2) return false;
    const others = place.columns - 1;
    const from = place.widths[place.column] ?? 0;
    const most = 100 - LEAST * others;
    const to = Math.max(LEAST, Math.min(most, from + (wider ? STEP : -STEP)));
    if (to === from) return false;
    const share = (to - from) / others;
    const widths = place.widths.map((width, column) => (column === place.column ? to : Math.max(LEAST, width - share)));
    dispatch?.(setWidths(state.tr, place, rounded(widths)));
    return true;
  };
}

export const evenColumns: Command = (state, dispatch) => {
  const place = placeOf(state);
  if (!place || place.node.attrs["widths"] === null) return false;
  dispatch?.(setWidths(state.tr, place, null));
  return true;
};

/** A column comes or goes: the shares of the others stay as they were to one another. */
function keepingWidths(act: Command, change: (widths: number[], column: number) => number[]): Command {
  return (state, dispatch) => {
    const before = placeOf(state);
    if (!before) return false;
    const own = before.node.attrs["widths"] === null ? null : rounded(change(before.widths, before.column));
    return act(
      state,
      dispatch &&
        ((tr: Transaction) => {
          const still = tr.doc.nodeAt(before.at);
          dispatch(still?.type === before.node.type ? setWidths(tr, { ...before, node: still }, own) : tr);
        }),
    );
  };
}
export const addColumn = keepingWidths(addColumnAfter, (widths, column) =>
  widths.toSpliced(column + 1, 0, 100 / (widths.length + 1)),
);
export const removeColumn = keepingWidths(deleteColumn, (widths, column) => widths.toSpliced(column, 1));

/** True when the first row of the table at the cursor is a head: it is printed bold and again on the next page. */
export function hasHead(state: EditorState): boolean {
  return placeOf(state)?.node.firstChild?.firstChild?.type.name === "headCell";
}
/** The first row becomes a head; a head, of however many rows, becomes rows like the others. */
export const toggleHead: Command = (state, dispatch) => {
  const place = placeOf(state);
  const { cell, headCell } = state.schema.nodes;
  if (!place || !cell || !headCell) return false;
  const on = !hasHead(state);
  const { tr } = state;
  place.node.forEach((row, rowAt, index) => {
    row.forEach((each, cellAt) => {
      if (on ? index === 0 : each.type === headCell)
        tr.setNodeMarkup(place.at + 1 + rowAt + 1 + cellAt, on ? headCell : cell, each.attrs);
    });
  });
  dispatch?.(tr);
  return true;
};

/** Tab: the next cell; after the last one a new row, and its first cell. */
export function nextCell(state: EditorState, dispatch: Dispatch, now: () => EditorState): boolean {
  if (!isInTable(state)) return false;
  if (goToNextCell(1)(state, dispatch)) return true;
  addRowAfter(state, dispatch);
  return goToNextCell(1)(now(), dispatch);
}

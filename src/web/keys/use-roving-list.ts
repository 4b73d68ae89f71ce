/**
 * Focus that walks through a list: J K ↓ ↑ Home End move, Enter does the row's main act, M opens, X selects, Shift+J/K extends.
 *
 *   const list = useRovingList({ label: "Danh sách", count, selected, onSelect, onEnter, onOpen, onToggle });
 *   <div {...list.listProps}>
 *     {rows.map((row, i) => <div key={row.id} {...list.rowProps(i)}><div role="gridcell">…</div></div>)}
 *   </div>
 *
 * The list is one tab stop; the selected row takes the focus when the list is moved by keys while focus stands inside it.
 */
import { type KeyboardEvent, useEffect, useRef } from "react";
import { useKeys } from "./use-keys.tsx";

const PRESSABLE = "button, a, input, label, summary";

export type RovingList = {
  /** what the list holds, for screen readers */
  label: string;
  count: number;
  /** index of the current row, -1 = none */
  selected: number;
  onSelect: (index: number) => void;
  onEnter?: (index: number) => void;
  onOpen?: (index: number) => void;
  /** `extend`: Shift was held, the row joins the selection */
  onToggle?: (index: number, extend: boolean) => void;
  /** words of the main act for the key bar; without them Enter is not shown */
  enterLabel?: string;
  openLabel?: string;
  /** one press on a row opens it (phone); what can be pressed inside the row keeps its own act */
  pressOpens?: boolean;
  /** brings a row into view that is not in the page (virtual lists) */
  scrollTo?: (index: number) => void;
  /** false while another list of the screen has the keys */
  active?: boolean;
};

export function useRovingList(list: RovingList) {
  const box = useRef<HTMLDivElement>(null);
  const on = list.active !== false && list.count > 0;

  function move(to: number): void {
    const index = Math.max(0, Math.min(list.count - 1, to));
    const hadFocus = box.current?.contains(document.activeElement) ?? false;
    list.onSelect(index);
    list.scrollTo?.(index);
    requestAnimationFrame(() => {
      const row = box.current?.querySelector<HTMLElement>(`[data-row="${index}"]`);
      row?.scrollIntoView({ block: "nearest" });
      if (hadFocus || document.activeElement === document.body) row?.focus({ preventScroll: true });
    });
  }
  const step = (by: number, extend: boolean) => {
    const to = Math.max(0, Math.min(list.count - 1, list.selected + by));
    move(to);
    if (extend) list.onToggle?.(to, true);
  };
  // coming back to a list, the row one came from is in view
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the rows are there
  useEffect(() => {
    if (list.selected <= 0) return;
    list.scrollTo?.(list.selected);
    requestAnimationFrame(() =>
      box.current?.querySelector(`[data-row="${list.selected}"]`)?.scrollIntoView({ block: "nearest" }),
    );
  }, [list.count > 0]);
  useKeys({
    "J K": { label: "xuống, lên", when: on, run: (key) => step(key === "J" ? 1 : -1, false) },
    "↓ ↑": { label: "", when: on, run: (key) => step(key === "↓" ? 1 : -1, false) },
    "Home End": { label: "", when: on, run: (key) => move(key === "Home" ? 0 : list.count - 1) },
    "Shift+J Shift+K": { label: "", when: on && !!list.onToggle, run: (key) => step(key === "Shift+J" ? 1 : -1, true) },
    Enter: {
      label: list.enterLabel ?? "",
      when: on && !!list.onEnter && list.selected >= 0,
      run: () => list.onEnter?.(list.selected),
    },
    M: {
      label: list.openLabel ?? "mở",
      when: on && !!list.onOpen && list.selected >= 0,
      run: () => list.onOpen?.(list.selected),
    },
    X: {
      label: "chọn",
      when: on && !!list.onToggle && list.selected >= 0,
      run: () => list.onToggle?.(list.selected, false),
    },
  });

  const tabStop = Math.max(0, list.selected);
  return {
    move,
    listProps: { ref: box, role: "grid" as const, "aria-label": list.label, "aria-rowcount": list.count },
    rowProps: (index: number) => ({
      role: "row" as const,
      "data-row": index,
      "aria-rowindex": index + 1,
      "aria-selected": index === list.selected,
      tabIndex: index === tabStop ? 0 : -1,
      onFocus: (event: { target: EventTarget; currentTarget: EventTarget }) => {
        if (event.target === event.currentTarget && index !== list.selected) list.onSelect(index);
      },
      // before what stands in the row is pressed: who comes back from a link in it finds this row
      onClickCapture: () => {
        if (index !== list.selected) list.onSelect(index);
      },
      onClick: (event: { target: EventTarget }) => {
        if (list.pressOpens && event.target instanceof Element && !event.target.closest(PRESSABLE))
          list.onOpen?.(index);
      },
      onDoubleClick: () => list.onOpen?.(index),
      onKeyDown: (_event: KeyboardEvent) => undefined,
    }),
  };
}

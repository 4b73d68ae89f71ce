/**
 * List of documents or work: roving focus, selected row = weak blue + bar, keyset “Xem thêm”, virtual after 200 rows.
 *
 *   <RowList label="Văn bản chờ vào sổ" rows={rows} keyOf={(row) => row.id} selected={vb} onSelect={(row) => setAddress({ vb: row.id })}
 *     render={(row) => <TriageRow …/>} onEnter={register} enterLabel="vào sổ" onOpen={open} more={query.hasNextPage && query.fetchNextPage} />
 *
 *   <TwoLines top={<><strong>Sở Xây dựng</strong> 2034/SXD-QLN</>} lines="Đề nghị bố trí…" right="07:36" foot={<SignatureMark …/>} unseen />
 *
 * `chosen`/`onChoose` turn on ticks (X, Shift J/K). `fresh` shows “3 văn bản mới” above the rows instead of moving them.
 */
import "./row-list.css";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useRef } from "react";
import { useRovingList } from "../../keys/use-roving-list.ts";
import { Button } from "../actions/button.tsx";
import { Check } from "../fields/text-field.tsx";

export type RowListProps<T> = {
  label: string;
  rows: readonly T[];
  keyOf: (row: T) => string;
  /** the words a screen reader and the tick get: “Sở Xây dựng 2034/SXD-QLN” */
  nameOf?: (row: T) => string;
  render: (row: T, selected: boolean) => ReactNode;
  selected: string | null;
  onSelect: (row: T) => void;
  onEnter?: (row: T) => void;
  enterLabel?: string;
  onOpen?: (row: T) => void;
  pressOpens?: boolean;
  chosen?: readonly string[];
  onChoose?: (keys: string[]) => void;
  more?: (() => void) | false;
  fresh?: { words: string; show: () => void } | null;
  /** shown instead of rows when there are none */
  empty?: ReactNode;
  head?: ReactNode;
  /** height of one row for virtual lists */
  rowHeight?: number;
  active?: boolean;
};

const VIRTUAL_FROM = 200;

export function RowList<T>(props: RowListProps<T>) {
  const { rows } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = rows.length > VIRTUAL_FROM;
  const virtualizer = useVirtualizer({
    count: rows.length,
    enabled: virtual,
    getScrollElement: () => scroll.current,
    estimateSize: () => props.rowHeight ?? 72,
    overscan: 10,
  });
  const at = (index: number, act?: (row: T) => void) => {
    const row = rows[index];
    if (row !== undefined) act?.(row);
  };
  const toggle = (index: number, extend: boolean) =>
    at(index, (row) => {
      const key = props.keyOf(row);
      const now = props.chosen ?? [];
      if (extend) props.onChoose?.(now.includes(key) ? [...now] : [...now, key]);
      else props.onChoose?.(now.includes(key) ? now.filter((other) => other !== key) : [...now, key]);
    });
  const list = useRovingList({
    count: rows.length,
    selected: rows.findIndex((row) => props.keyOf(row) === props.selected),
    onSelect: (index) => at(index, props.onSelect),
    label: props.label,
    active: props.active ?? true,
    ...(props.onEnter ? { onEnter: (index: number) => at(index, props.onEnter) } : {}),
    ...(props.onOpen ? { onOpen: (index: number) => at(index, props.onOpen) } : {}),
    ...(props.onChoose ? { onToggle: toggle } : {}),
    pressOpens: props.pressOpens ?? false,
    ...(props.enterLabel ? { enterLabel: props.enterLabel } : {}),
    ...(virtual ? { scrollTo: (index: number) => virtualizer.scrollToIndex(index) } : {}),
  });

  const row = (item: T, index: number, style?: React.CSSProperties) => {
    const key = props.keyOf(item);
    return (
      <div
        key={key}
        {...list.rowProps(index)}
        className="mo-list-row"
        style={style}
        data-index={index}
        ref={virtual ? virtualizer.measureElement : undefined}
      >
        {/* biome-ignore lint/a11y/useSemanticElements: a list with inner controls is a grid, not a table */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: the row takes the focus */}
        <div role="gridcell" className="mo-list-cell">
          {props.onChoose && (
            <Check
              label={`Chọn ${props.nameOf?.(item) ?? `dòng ${index + 1}`}`}
              checked={props.chosen?.includes(key) ?? false}
              onChange={() => toggle(index, false)}
            />
          )}
          <div className="mo-grow">{props.render(item, key === props.selected)}</div>
        </div>
      </div>
    );
  };
  return (
    <div className="mo-list">
      {props.head}
      {props.fresh && (
        <button type="button" className="mo-list-fresh" onClick={props.fresh.show}>
          {props.fresh.words}
        </button>
      )}
      <div className="mo-list-scroll" ref={scroll}>
        {rows.length === 0 ? (
          props.empty
        ) : (
          <div
            {...list.listProps}
            style={virtual ? { position: "relative", height: virtualizer.getTotalSize() } : undefined}
          >
            {virtual
              ? virtualizer.getVirtualItems().map((item) => {
                  const value = rows[item.index];
                  return value === undefined
                    ? null
                    : row(value, item.index, {
                        position: "absolute",
                        insetInline: 0,
                        transform: `translateY(${item.start}px)`,
                      });
                })
              : rows.map((value, index) => row(value, index))}
          </div>
        )}
        {props.more && (
          <div className="mo-list-more">
            <Button size="small" onPress={props.more}>
              Xem thêm
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

/** The shape of a row: who · số/ký hiệu · marks, then at least two lines of trích yếu, then a foot. */
export function TwoLines(props: {
  icon?: ReactNode;
  top: ReactNode;
  lines: string;
  right?: ReactNode;
  foot?: ReactNode;
  unseen?: boolean;
}) {
  return (
    <div className="mo-two" data-unseen={props.unseen || undefined}>
      {props.icon && <span className="mo-two-icon">{props.icon}</span>}
      <div className="mo-grow">
        <div className="mo-two-top">
          <div className="mo-grow">{props.top}</div>
          <span className="mo-small mo-ink-3 mo-nowrap">{props.right}</span>
        </div>
        <div className="mo-two-lines" title={props.lines}>
          {props.unseen && <span className="mo-hidden">Chưa xem: </span>}
          {props.lines}
        </div>
        {props.foot && <div className="mo-two-foot">{props.foot}</div>}
      </div>
    </div>
  );
}

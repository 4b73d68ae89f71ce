/**
 * Table: sticky head, figures right-aligned, the whole row opens, column chooser at the right of the head (saved per person).
 *
 *   <DataTable screen="so-den" label="Sổ văn bản đến 2026" rows={rows} keyOf={(r) => r.id} columns={[
 *     { key: "so", head: "Số đến", figure: true, width: 90, cell: (r) => r.number }, …]} onOpen={open} more={…} />
 *
 * Virtual after 200 rows. `pinned` columns cannot be hidden. Same keys as RowList (J K, M, X…).
 */
import "./row-list.css";
import "./data-table.css";
import { Popover } from "@mantine/core";
import { IconColumns3 } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useRef } from "react";
import { usePreference } from "../../app/preferences.ts";
import { useNarrow } from "../../app/use-narrow.ts";
import { useRovingList } from "../../keys/use-roving-list.ts";
import { Button } from "../actions/button.tsx";
import { Check } from "../fields/text-field.tsx";

export type Column<T> = {
  key: string;
  head: string;
  /** what stands in the head instead of the words, e.g. one word over each part of the cell */
  headShown?: ReactNode;
  cell: (row: T) => ReactNode;
  figure?: boolean;
  width?: number;
  pinned?: boolean;
  hidden?: boolean;
};
export type DataTableProps<T> = {
  screen: string;
  label: string;
  rows: readonly T[];
  keyOf: (row: T) => string;
  columns: readonly Column<T>[];
  selected?: string | null;
  onSelect?: (row: T) => void;
  onOpen?: (row: T) => void;
  openLabel?: string;
  toneOf?: (row: T) => "warn" | "bad" | undefined;
  more?: (() => void) | false;
  empty?: ReactNode;
  foot?: ReactNode;
};

export function DataTable<T>(props: DataTableProps<T>) {
  const { rows } = props;
  const [hidden, setHidden] = usePreference<string[]>(
    `cot-an.${props.screen}`,
    props.columns.filter((column) => column.hidden).map((column) => column.key),
  );
  const wanted = props.columns.filter((column) => column.pinned || !hidden.includes(column.key));
  // where there is no room for columns, those that may be hidden stand as words under the widest one
  const narrow = useNarrow(860) && wanted.some((column) => column.pinned);
  const columns = narrow ? wanted.filter((column) => column.pinned) : wanted;
  const under = narrow ? wanted.filter((column) => !column.pinned) : [];
  const widest = columns.find((column) => column.width === undefined) ?? columns[0];
  const scroll = useRef<HTMLDivElement>(null);
  const virtual = rows.length > 200;
  const virtualizer = useVirtualizer({
    count: rows.length,
    enabled: virtual,
    getScrollElement: () => scroll.current,
    estimateSize: () => 38,
    overscan: 15,
  });
  const at = (index: number, act?: (row: T) => void) => {
    const row = rows[index];
    if (row !== undefined) act?.(row);
  };
  const list = useRovingList({
    label: props.label,
    count: rows.length,
    selected: rows.findIndex((row) => props.keyOf(row) === props.selected),
    onSelect: (index) => at(index, props.onSelect),
    ...(props.onOpen
      ? { onOpen: (index: number) => at(index, props.onOpen), onEnter: (index: number) => at(index, props.onOpen) }
      : {}),
    ...(props.openLabel ? { openLabel: props.openLabel } : {}),
    ...(virtual ? { scrollTo: (index: number) => virtualizer.scrollToIndex(index) } : {}),
  });
  const items = virtual ? virtualizer.getVirtualItems() : null;
  const before = items?.[0]?.start ?? 0;
  const after = items ? virtualizer.getTotalSize() - (items[items.length - 1]?.end ?? 0) : 0;
  const shown = items ? items.map((item) => item.index) : rows.map((_, index) => index);
  if (rows.length === 0 && props.empty) return <>{props.empty}</>;
  const { ref, ...gridProps } = list.listProps;
  return (
    <div className="mo-table-box">
      <ColumnChooser columns={props.columns} hidden={hidden} onChange={setHidden} />
      <div className="mo-table-scroll" ref={scroll}>
        <div ref={ref}>
          <table className="mo-table" {...gridProps}>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th
                    key={column.key}
                    scope="col"
                    data-figure={column.figure || undefined}
                    style={column.width ? { width: column.width } : undefined}
                  >
                    {column.headShown ?? column.head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {before > 0 && <Gap height={before} />}
              {shown.map((index) => {
                const row = rows[index];
                if (row === undefined) return null;
                return (
                  <tr
                    key={props.keyOf(row)}
                    {...list.rowProps(index)}
                    className="mo-list-row"
                    data-tone={props.toneOf?.(row)}
                  >
                    {columns.map((column) => (
                      <td key={column.key} data-figure={column.figure || undefined}>
                        {column.cell(row) ?? "–"}
                        {column === widest && under.length > 0 && <Under columns={under} row={row} />}
                      </td>
                    ))}
                  </tr>
                );
              })}
              {after > 0 && <Gap height={after} />}
            </tbody>
          </table>
        </div>
        {props.more && (
          <div className="mo-list-more">
            <Button size="small" onPress={props.more}>
              Xem thêm
            </Button>
          </div>
        )}
        {props.foot && <div className="mo-table-foot">{props.foot}</div>}
      </div>
    </div>
  );
}

function Under<T>({ columns, row }: { columns: readonly Column<T>[]; row: T }) {
  return (
    <div className="mo-table-under mo-small">
      {columns.map((column) => (
        <div key={column.key}>
          <span className="mo-ink-3">{column.head}:</span> {column.cell(row) ?? "–"}
        </div>
      ))}
    </div>
  );
}

function Gap({ height }: { height: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row only keeps the scroll bar true
    <tr aria-hidden="true" style={{ height }} />
  );
}

function ColumnChooser<T>(props: {
  columns: readonly Column<T>[];
  hidden: string[];
  onChange: (hidden: string[]) => void;
}) {
  const free = props.columns.filter((column) => !column.pinned);
  if (free.length < 2) return null;
  return (
    <Popover position="bottom-end" withinPortal={false} shadow="none" trapFocus>
      <Popover.Target>
        <button type="button" className="mo-icon-btn mo-table-columns" aria-label="Chọn cột" title="Chọn cột">
          <IconColumns3 size={16} stroke={1.75} aria-hidden="true" />
        </button>
      </Popover.Target>
      <Popover.Dropdown className="mo-menu mo-table-chooser">
        {free.map((column) => (
          <Check
            key={column.key}
            checked={!props.hidden.includes(column.key)}
            onChange={(on) =>
              props.onChange(on ? props.hidden.filter((key) => key !== column.key) : [...props.hidden, column.key])
            }
          >
            {column.head}
          </Check>
        ))}
      </Popover.Dropdown>
    </Popover>
  );
}

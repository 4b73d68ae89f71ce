// The book as a dense sheet: ten columns of the law, one row a number, cancelled and reserved numbers in their place.
import "../parts/layout/row-list.css";
import { IconLock } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef, useState } from "react";
import { useGo } from "../app/address.ts";
import { useKeys } from "../keys/use-keys.tsx";
import { useRovingList } from "../keys/use-roving-list.ts";
import { Button } from "../parts/actions/button.tsx";
import { Chip } from "../parts/marks/marks.tsx";
import { EditRow } from "./edit-row.tsx";
import type { Book, Entry } from "./registers-api.ts";

type Props = { book: Book; rows: readonly Entry[]; q: string; more: (() => void) | false };

export function BookGrid(props: Props) {
  const { book, rows } = props;
  const go = useGo();
  const scroll = useRef<HTMLDivElement>(null);
  // by its number: a row that comes in above moves nobody to another letter
  const [chosen, setChosen] = useState<number | null>(null);
  const selected = Math.max(
    0,
    rows.findIndex((entry) => entry.number === chosen),
  );
  const [editing, setEditing] = useState<Entry | null>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => 42,
    overscan: 16,
  });
  const open = (index: number) => {
    const id = rows[index]?.documentId;
    if (id) go(`/${book.direction === "in" ? "van-ban-den" : "van-ban-di"}/${id}`);
  };
  const list = useRovingList({
    label: book.name,
    count: rows.length,
    selected,
    onSelect: (index) => setChosen(rows[index]?.number ?? null),
    onOpen: open,
    onEnter: open,
    openLabel: "mở văn bản",
    scrollTo: (index) => virtualizer.scrollToIndex(index),
  });
  const shown = virtualizer.getVirtualItems();
  const before = shown[0]?.start ?? 0;
  const after = virtualizer.getTotalSize() - (shown[shown.length - 1]?.end ?? 0);
  const width = book.columns.reduce((sum, column) => sum + column.width, 0);
  const { ref, ...gridProps } = list.listProps;
  const row = rows[selected];
  const taken = book.given;
  useKeys({ F2: { label: "sửa trường", when: row !== undefined, run: () => row && setEditing(row) } });
  return (
    <div className="mo-book">
      <div className="mo-book-scroll" ref={scroll}>
        <div ref={ref}>
          <table className="mo-book-table" {...gridProps}>
            <colgroup>
              {book.columns.map((column) => (
                <col key={column.number} style={{ width: `${(column.width / width) * 100}%` }} />
              ))}
            </colgroup>
            <thead>
              <tr>
                {book.columns.map((column) => (
                  <th key={column.number} scope="col">
                    {column.heading} <span className="mo-ink-3">({column.number})</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {before > 0 && <tr style={{ height: before }} />}
              {shown.map(({ index }) => {
                const entry = rows[index];
                if (!entry) return null;
                return (
                  <tr
                    key={entry.number}
                    {...list.rowProps(index)}
                    data-index={index}
                    ref={virtualizer.measureElement}
                    className="mo-list-row"
                    data-state={entry.state}
                  >
                    {entry.cells.map((cell, column) => (
                      <td key={book.columns[column]?.number ?? column} title={cell || undefined}>
                        <span className="mo-book-cell">{cell}</span>
                      </td>
                    ))}
                  </tr>
                );
              })}
              {after > 0 && <tr style={{ height: after }} />}
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
      </div>
      <footer className="mo-book-foot">
        {row && (
          <span className="mo-row mo-grow">
            Số {row.number}
            {row.state === "cancelled" && <Chip tone="bad">Số đã hủy</Chip>}
            {row.state === "reserved" && <Chip tone="warn">Số giữ chỗ</Chip>}
            {row.reason && <span className="mo-ink-2">{row.reason}</span>}
          </span>
        )}
        <span className="mo-nowrap">
          {props.q ? `${rows.length}${props.more ? "+" : ""} dòng khớp “${props.q}”` : `${taken} số`}
          {book.cancelled > 0 && ` · ${book.cancelled} số hủy`}
        </span>
        <span className="mo-row mo-nowrap">
          <IconLock size={15} stroke={1.75} aria-hidden="true" /> Số đã ghi không sửa được; sửa trường khác thì để lại
          lịch sử
        </span>
      </footer>
      {editing && <EditRow book={book} entry={editing} onClose={() => setEditing(null)} />}
    </div>
  );
}

// Văn bản đến: the register as a list with the office's questions as segments; one search box that forgives spelling.
import "./incoming-list.css";
import { IconAlertCircle, IconMailOpened, IconSearch, IconSearchOff } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useAddress, useChosenRow, useGo } from "../app/address.ts";
import { useOfficeCalendar } from "../app/office-calendar.ts";
import { useRole } from "../app/session.tsx";
import { useNarrow } from "../app/use-narrow.ts";
import { useKeys } from "../keys/use-keys.tsx";
import { LetterRow } from "../letter/letter-row.tsx";
import { asSentence, numberAndNotation } from "../letter/words.ts";
import { Button } from "../parts/actions/button.tsx";
import { Segments } from "../parts/actions/segments.tsx";
import { EmptyState } from "../parts/feedback/empty-state.tsx";
import { ErrorPanel } from "../parts/feedback/error-panel.tsx";
import { Skeleton } from "../parts/feedback/skeleton.tsx";
import { TextField } from "../parts/fields/text-field.tsx";
import { type Column, DataTable } from "../parts/layout/data-table.tsx";
import { Page } from "../parts/layout/page-head.tsx";
import { RowList } from "../parts/layout/row-list.tsx";
import { DeadlineRing } from "../parts/marks/deadline-ring.tsx";
import { Chip, SignatureMark, UrgencyMark } from "../parts/marks/marks.tsx";
import { DayText, ListTime } from "../parts/story/sentence-time.tsx";
import { type IncomingRow, useIncomingList, useIncomingLive, type View, viewOf } from "./incoming-api.ts";

const ICON = { size: 18, stroke: 1.75, "aria-hidden": true } as const;
const VIEW_WORDS: Record<View, string> = {
  all: "Tất cả",
  open: "Đang xử lý",
  late: "Quá hạn",
  mine: "Đang ở tôi",
  "for-reference": "Để biết, tham khảo",
};
const VIEWS = Object.entries(VIEW_WORDS).map(([value, words]) => ({ value: value as View, words }));

export function IncomingListPage() {
  const [address, setAddress] = useAddress();
  const go = useGo();
  const narrow = useNarrow(860);
  const view = viewOf(address["xem"]);
  const q = address["tim"] ?? "";
  const [typed, setTyped] = useState(q);
  const box = useRef<HTMLInputElement>(null);
  const { query, rows } = useIncomingList(view, q);
  useIncomingLive();
  const [selected, setSelected] = useChosenRow();
  const current = (rows.find((row) => row.id === selected) ?? rows[0])?.id ?? null;
  const open = (row: IncomingRow) => go(`/van-ban-den/${row.id}`);
  const ask = (text: string) => setAddress({ tim: text.trim() || null, vb: null }, { replace: true });
  const forget = () => {
    setTyped("");
    setAddress({ tim: null, xem: null, vb: null });
  };
  useKeys({ "/": { label: "tìm", run: () => box.current?.focus() } });
  const shared = {
    label: "Văn bản đến",
    rows,
    keyOf: (row: IncomingRow) => row.id,
    selected: current,
    onSelect: (row: IncomingRow) => setSelected(row.id),
    onOpen: open,
    more: query.hasNextPage && (() => void query.fetchNextPage()),
    empty: <Nothing view={view} q={q} onForget={forget} />,
  };
  return (
    <Page
      title="Văn bản đến"
      segments={
        <Segments<View>
          label="Xem"
          value={view}
          onChange={(next) => setAddress({ xem: next === "all" ? null : next, vb: null }, { replace: true })}
          items={VIEWS}
        />
      }
      acts={
        <search className="mo-find">
          <IconSearch {...ICON} />
          <TextField
            label="Tìm văn bản đến"
            hideLabel
            type="search"
            value={typed}
            onChange={setTyped}
            onSettled={ask}
            ref={box}
            placeholder="Số đến, ký hiệu, trích yếu, cơ quan"
            testId="find"
          />
        </search>
      }
    >
      <p className="mo-hidden" role="status">
        {query.isFetching ? "" : `${rows.length} văn bản`}
      </p>
      {query.isPending ? (
        <Skeleton lines={8} label="Đang tải văn bản đến" />
      ) : query.isError && rows.length === 0 ? (
        <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />
      ) : narrow ? (
        <RowList {...shared} render={(row) => <NarrowRow row={row} />} />
      ) : (
        <DataTable {...shared} screen="van-ban-den" columns={COLUMNS} toneOf={() => undefined} openLabel="mở" />
      )}
    </Page>
  );
}
export { IncomingListPage as Page };

const COLUMNS: readonly Column<IncomingRow>[] = [
  {
    key: "so-den",
    head: "Số đến",
    figure: true,
    width: 72,
    pinned: true,
    cell: (row) => <strong className={row.seen ? "mo-seen" : ""}>{row.arrivalNumber}</strong>,
  },
  { key: "den", head: "Đến", width: 92, cell: (row) => <ListTime at={row.receivedAt} /> },
  { key: "co-quan", head: "Cơ quan ban hành", width: 176, cell: (row) => row.organName },
  {
    key: "so-ky-hieu",
    head: "Số, ký hiệu",
    width: 136,
    cell: (row) => (
      <>
        <span className="mo-nowrap">{numberAndNotation(row)}</span>
        <div className="mo-small mo-ink-3">
          <DayText day={row.issuedDate} />
        </div>
      </>
    ),
  },
  { key: "trich-yeu", head: "Trích yếu", pinned: true, cell: (row) => <Subject row={row} /> },
  { key: "o-dau", head: "Đang ở", width: 190, cell: (row) => <Where row={row} /> },
  { key: "han", head: "Hạn", width: 172, cell: (row) => <Due row={row} /> },
];

function Subject({ row }: { row: IncomingRow }) {
  return (
    <>
      <div className="mo-two-lines" title={row.subject} data-unseen={!row.seen || undefined}>
        {!row.seen && <span className="mo-hidden">Chưa xem: </span>}
        {asSentence(row.subject)}
      </div>
      <div className="mo-row-marks">
        <UrgencyMark urgency={row.urgency} />
        {row.verdict !== "valid" && row.verdict !== "unsigned" && <SignatureMark verdict={row.verdict} />}
        {row.forReference && <Chip outline>Để biết, tham khảo</Chip>}
        {row.recalledAt && (
          <Chip tone="bad" icon={<IconAlertCircle size={15} stroke={1.75} aria-hidden="true" />}>
            Bên gửi đã thu hồi
          </Chip>
        )}
      </div>
    </>
  );
}

function Where({ row }: { row: IncomingRow }) {
  if (row.doneAt)
    return (
      <span className="mo-ink-2">
        {asSentence(row.stateName)} <ListTime at={row.doneAt} />
      </span>
    );
  return (
    <>
      {row.holder ?? asSentence(row.stateName)}
      <div className="mo-small mo-ink-3">
        {row.stateName}
        {row.holderSince && (
          <>
            , từ <ListTime at={row.holderSince} />
          </>
        )}
      </div>
    </>
  );
}

function Due({ row }: { row: IncomingRow }) {
  const calendar = useOfficeCalendar();
  if (row.doneAt || !row.dueAt) return row.dueAt ? <ListTime at={row.dueAt} /> : <span className="mo-ink-3">–</span>;
  return <DeadlineRing deadline={Date.parse(row.dueAt)} from={Date.parse(row.receivedLegalAt)} calendar={calendar} />;
}

function NarrowRow({ row }: { row: IncomingRow }) {
  return (
    <LetterRow
      letter={row}
      right={<ListTime at={row.receivedAt} />}
      foot={
        <>
          <span className="mo-ink-2">Số đến {row.arrivalNumber}</span>
          <span className="mo-ink-2">{row.holder ?? row.stateName}</span>
          <Due row={row} />
        </>
      }
    />
  );
}

function Nothing({ view, q, onForget }: { view: View; q: string; onForget: () => void }) {
  const go = useGo();
  const clerk = useRole("van-thu");
  if (q)
    return (
      <EmptyState
        icon={<IconSearchOff {...ICON} />}
        title={`Không có văn bản nào khớp “${q}”`}
        acts={
          <Button size="small" onPress={onForget}>
            Bỏ mọi điều kiện
          </Button>
        }
      >
        Thử ít chữ hơn, không cần dấu: số đến, số và ký hiệu viết kiểu nào cũng được, hoặc một phần tên cơ quan.
      </EmptyState>
    );
  if (view !== "all")
    return (
      <EmptyState
        icon={<IconMailOpened {...ICON} />}
        tone="ok"
        title={`Không có văn bản nào: ${VIEW_WORDS[view].toLowerCase()}`}
      >
        Văn bản tự hiện ở đây khi có.
      </EmptyState>
    );
  return (
    <EmptyState
      icon={<IconMailOpened {...ICON} />}
      title="Chưa có văn bản đến nào bạn xem được"
      acts={
        clerk && (
          <Button size="small" look="filled" onPress={() => go("/cho-vao-so")}>
            Mở hàng chờ vào sổ
          </Button>
        )
      }
    >
      {clerk
        ? "Văn bản vào sổ xong nằm ở đây, theo số đến mới nhất."
        : "Văn bản hiện ở đây khi được trình, giao hoặc gửi để biết cho bạn."}
    </EmptyState>
  );
}

/**
 * Lịch sử (picture 19): one sentence an act, the chain is whole first, who may see it and why.
 *
 *   <HistoryTab documentId={id} />      works for incoming and outgoing documents
 */
import "./history-tab.css";
import { IconArrowsExchange, IconEye, IconLink, IconLinkOff, IconLockX, IconPencil } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type HistoryRow, historyContract } from "#src/features/history/history.contract.ts";
import { weekdayName } from "#src/rules/legal-time/civil-date.ts";
import { localDateOf } from "#src/rules/legal-time/instant.ts";
import { dateText, timeText } from "#src/rules/vietnamese-text/date-text.ts";
import { clientOf } from "../app/api.ts";
import { Segments } from "../parts/actions/segments.tsx";
import { ErrorPanel } from "../parts/feedback/error-panel.tsx";
import { Skeleton } from "../parts/feedback/skeleton.tsx";
import { Note } from "../parts/story/note.tsx";
import { FullTime, ListTime } from "../parts/story/sentence-time.tsx";

const api = clientOf(historyContract);
type Story = Awaited<ReturnType<typeof api.history>>;
type Show = "chinh" | "ca-luot-xem";
const ICON = { size: 16, stroke: 1.75, "aria-hidden": true } as const;

export function HistoryTab({ documentId }: { documentId: string }) {
  const [show, setShow] = useState<Show>("chinh");
  const query = useQuery({
    queryKey: ["history", documentId],
    queryFn: () => api.history({ id: documentId }),
    refetchInterval: (state) => (state.state.data?.chain.waiting ? 4000 : false),
  });
  if (query.isPending) return <Skeleton lines={5} label="Đang tải lịch sử" />;
  if (!query.data) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  const story = query.data;
  const main = story.rows.filter((row) => row.kind !== "read");
  const shown = show === "chinh" ? main : story.rows;
  return (
    <div className="mo-history">
      <ChainNote story={story} />
      <Segments<Show>
        label="Xem những dòng nào"
        value={show}
        onChange={setShow}
        items={[
          { value: "chinh", words: "Chuyện chính", count: main.length },
          { value: "ca-luot-xem", words: "Cả lượt xem", count: story.rows.length },
        ]}
      />
      {daysOf(shown).map(([day, rows]) => (
        <section key={day} aria-label={`${weekdayName(day)} ${dateText(day)}`}>
          <h2 className="mo-label">
            {weekdayName(day)} {dateText(day)}
          </h2>
          <ol className="mo-history-rows">
            {rows.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </ol>
        </section>
      ))}
      {shown.length === 0 && <p className="mo-ink-3">Chưa có việc nào được ghi.</p>}
      <Readers story={story} />
    </div>
  );
}

function ChainNote({ story }: { story: Story }) {
  const open = story.rows.filter((row) => !row.sealed).length;
  if (open > 0)
    return (
      <Note
        tone="info"
        icon={<IconLinkOff size={20} stroke={1.75} aria-hidden="true" />}
        title="Dòng mới nhất đang được nối vào chuỗi nhật ký."
      >
        {open} dòng chờ nối, thường xong sau vài giây. Chưa có gì bị mất.
      </Note>
    );
  return (
    <Note
      tone="ok"
      icon={<IconLink size={20} stroke={1.75} aria-hidden="true" />}
      title="Mọi dòng đã nối vào chuỗi nhật ký."
    >
      {story.rows.length} dòng của văn bản này
      {story.chain.sealedAt && (
        <>
          , chuỗi của cơ quan nối đến dòng {story.chain.sealedTo} lúc <FullTime at={story.chain.sealedAt} />
        </>
      )}
      . Sửa hay xóa một dòng thì lần kiểm tra chuỗi sẽ chỉ ra.
    </Note>
  );
}

function Row({ row }: { row: HistoryRow }) {
  return (
    <li className="mo-history-row" data-kind={row.kind}>
      <time className="mo-small mo-ink-3 mo-tnum" dateTime={row.at}>
        {timeText(Date.parse(row.at))}
      </time>
      <span className="mo-history-icon" aria-hidden="true">
        <KindIcon kind={row.kind} />
      </span>
      <span className="mo-grow">
        <strong>{row.who}</strong>
        {row.onBehalf && (
          <>
            , <strong>thay mặt</strong> {row.onBehalf},
          </>
        )}{" "}
        {row.sentence}
        {/[.!?”]$/u.test(row.sentence) ? "" : "."}
      </span>
    </li>
  );
}

function KindIcon({ kind }: { kind: HistoryRow["kind"] }) {
  switch (kind) {
    case "act":
      return <IconPencil {...ICON} />;
    case "read":
      return <IconEye {...ICON} />;
    case "refused":
      return <IconLockX {...ICON} />;
    case "exchange":
      return <IconArrowsExchange {...ICON} />;
    default:
      return kind satisfies never;
  }
}

function Readers({ story }: { story: Story }) {
  const people = new Set(story.readers.map((reader) => reader.who)).size;
  return (
    <details className="mo-history-readers">
      <summary>
        <strong>Ai xem được văn bản này:</strong> {people} người hoặc đơn vị, mỗi nơi một lý do
      </summary>
      <ul>
        {story.readers.map((reader) => (
          <li key={`${reader.who} ${reader.why}`} className="mo-row">
            <span className="mo-grow">
              <strong>{reader.who}</strong> <span className="mo-ink-2">· {reader.why}</span>
            </span>
            <span className="mo-small mo-ink-3">
              {reader.seenAt ? (
                <>
                  Đã xem <ListTime at={reader.seenAt} />
                </>
              ) : (
                "Chưa xem"
              )}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Rows by local day, in the order the server gives. */
function daysOf(rows: readonly HistoryRow[]): [string, HistoryRow[]][] {
  const days = new Map<string, HistoryRow[]>();
  for (const row of rows) {
    const day = localDateOf(Date.parse(row.at));
    days.set(day, [...(days.get(day) ?? []), row]);
  }
  return [...days];
}

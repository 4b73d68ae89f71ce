// Hôm nay for the clerk, the chief of office, a head: what waits at the left, what is due and where to go at the right; the sentence in the head tells it all.
import "./today.css";
import { IconChevronRight, IconCircleCheck, IconInbox, IconMailDown, IconUpload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { calendarDay, isWorkingDay } from "#src/rules/legal-time/calendar.ts";
import { addDays, weekdayName } from "#src/rules/legal-time/civil-date.ts";
import { localDateOf } from "#src/rules/legal-time/instant.ts";
import { dateText, dayMonthText } from "#src/rules/vietnamese-text/date-text.ts";
import { useGo } from "../app/address.ts";
import { useNow } from "../app/clock.ts";
import { useOfficeCalendar } from "../app/office-calendar.ts";
import { useRailCounts } from "../app/rail-counts.ts";
import { useRole } from "../app/session.tsx";
import { useAssignmentsLive, useQueue } from "../assignments/assignments-api.ts";
import { type IncomingRow, incomingApi, useIncomingLive } from "../incoming-documents/incoming-api.ts";
import { intakeApi, useIntakeLive } from "../intake/intake-api.ts";
import { QueueRow } from "../intake/queue/queue-row.tsx";
import { RecallTasks } from "../intake/recall/recall-tasks.tsx";
import { useKeys } from "../keys/use-keys.tsx";
import { asSentence, numberAndNotation } from "../letter/words.ts";
import { Button } from "../parts/actions/button.tsx";
import { EmptyState } from "../parts/feedback/empty-state.tsx";
import { ErrorPanel } from "../parts/feedback/error-panel.tsx";
import { Skeleton } from "../parts/feedback/skeleton.tsx";
import { Card, Page } from "../parts/layout/page-head.tsx";
import { RowList } from "../parts/layout/row-list.tsx";
import { Count } from "../parts/marks/count.tsx";
import { DeadlineRing } from "../parts/marks/deadline-ring.tsx";
import { WaitingCard } from "../staff/waiting-card.tsx";
import { FIRST, type First, FirstAct, LettersFirst } from "./letters-first.tsx";

const ICON = { size: 18, stroke: 1.75, "aria-hidden": true } as const;

export function TodayPage() {
  const clerk = useRole("van-thu");
  const chief = useRole("chanh-van-phong");
  const head = useRole("truong-don-vi");
  const first: First | null = chief ? FIRST.propose : head ? FIRST.assign : null;
  const queue = useQueue(first?.box ?? "to-assign", first !== null);
  const now = useNow();
  const calendar = useOfficeCalendar();
  const today = localDateOf(now);
  useIncomingLive();
  useIntakeLive();
  useAssignmentsLive();
  const intake = useQuery({
    queryKey: ["intake", "list", "hom-nay"],
    queryFn: () => intakeApi.list({ limit: 30 }),
    enabled: clerk,
  });
  const due = useQuery({
    queryKey: ["incoming", "list", "sap-han"],
    queryFn: () => incomingApi.list({ view: "open", limit: 200 }),
  });
  const waiting = intake.data?.counts.waiting ?? 0;
  const withDue = (due.data?.rows ?? []).filter((row) => row.dueAt !== null).toSorted(byDue);
  const late = withDue.filter((row) => row.late).length;
  const nextOff = nextDayOff(today, calendar);
  const sentence = [
    // a number that is not known yet is not nought
    intake.data && `${waiting} văn bản chờ vào sổ`,
    intake.data && `${intake.data.counts.urgent} khẩn`,
    first && queue.data && `${queue.data.rows.length} ${first.words}`,
    due.data && (late > 0 ? `${late} văn bản quá hạn` : "không có văn bản quá hạn"),
  ].filter(Boolean);
  return (
    <Page
      title={`${weekdayName(today)}, ${dateText(today)}`}
      sub={`${sentence.length > 0 ? `${asSentence(sentence.join(", "))}.` : "Đang đếm việc chờ…"}${nextOff ? ` ${nextOff}` : ""}`}
      acts={clerk ? <ClerkActs /> : first && <FirstAct first={first} />}
    >
      <div className="mo-today" data-single={clerk || first ? undefined : true}>
        {clerk && (
          <section className="mo-today-queue" aria-label="Chờ vào sổ">
            {intake.isPending ? (
              <Skeleton lines={5} />
            ) : intake.isError ? (
              <ErrorPanel error={intake.error} onRetry={() => void intake.refetch()} />
            ) : (
              <WaitingList rows={intake.data.rows} waiting={waiting} />
            )}
          </section>
        )}
        {first && !clerk && (
          <section className="mo-today-queue" aria-label={first.name}>
            <LettersFirst first={first} query={queue} />
          </section>
        )}
        <div className="mo-today-cards">
          {(intake.data?.recalls.length ?? 0) > 0 && (
            <Card title="Bên gửi thu hồi" count={<Count value={intake.data?.recalls.length ?? 0} tone="pri" />}>
              <RecallTasks tasks={intake.data?.recalls ?? []} />
            </Card>
          )}
          <WaitingCard />
          <Card title="Hạn gần nhất" count={<Count value={withDue.length} />}>
            {due.isPending ? <Skeleton lines={3} /> : <DueList rows={withDue.slice(0, 8)} />}
          </Card>
          <Links />
        </div>
      </div>
    </Page>
  );
}
export { TodayPage as Page };

function ClerkActs() {
  const go = useGo();
  const add = () => go("/cho-vao-so/them");
  useKeys({ N: { label: "thêm văn bản giấy", run: add } });
  return (
    <>
      <Button icon={<IconUpload {...ICON} />} keys="N" onPress={add}>
        Thêm văn bản giấy
      </Button>
      <Button look="filled" icon={<IconInbox {...ICON} />} onPress={() => go("/cho-vao-so")} testId="open-queue">
        Vào sổ từng văn bản
      </Button>
    </>
  );
}

type Waiting = Awaited<ReturnType<typeof intakeApi.list>>["rows"];

function WaitingList({ rows, waiting }: { rows: Waiting; waiting: number }) {
  const go = useGo();
  return (
    <RowList
      label="Chờ vào sổ"
      rows={rows}
      keyOf={(row) => row.id}
      nameOf={(row) => `${row.fromName} ${numberAndNotation(row)}`}
      selected={null}
      onSelect={(row) => go("/cho-vao-so", { vb: row.id })}
      render={(row) => <QueueRow row={row} />}
      head={
        <div className="mo-pane-bar">
          <span className="mo-row mo-grow">
            <IconInbox size={16} stroke={1.75} aria-hidden="true" /> <strong>Chờ vào sổ</strong>{" "}
            <Count value={waiting} tone="pri" />
          </span>
          <span>Khẩn trước</span>
        </div>
      }
      empty={
        <EmptyState icon={<IconCircleCheck {...ICON} />} tone="ok" title="Đã vào sổ hết">
          Văn bản mới sẽ tự hiện ở đây.
        </EmptyState>
      }
    />
  );
}

function DueList({ rows }: { rows: readonly IncomingRow[] }) {
  const go = useGo();
  const calendar = useOfficeCalendar();
  if (rows.length === 0) return <p className="mo-ink-3 mo-today-none">Không có văn bản nào đang tính hạn.</p>;
  return (
    <ul className="mo-today-due">
      {rows.map((row) => (
        <li key={row.id}>
          <button type="button" className="mo-today-row" onClick={() => go(`/van-ban-den/${row.id}`)}>
            <span className="mo-grow">
              <span className="mo-two-lines">{asSentence(row.subject)}</span>
              <span className="mo-today-under mo-small mo-ink-2">
                {row.dueAt && (
                  <DeadlineRing
                    deadline={Date.parse(row.dueAt)}
                    from={Date.parse(row.receivedLegalAt)}
                    calendar={calendar}
                  />
                )}
                <span>
                  {row.organName} · {row.holder ?? row.stateName}
                </span>
              </span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Where else something waits for me; only numbers above zero. */
function Links() {
  const go = useGo();
  const counts = useRailCounts();
  const clerk = useRole("van-thu");
  useKeys({ M: { label: "văn bản đến", run: () => go("/van-ban-den") } });
  const lines = [
    { words: "Chờ phát hành", path: "/cho-phat-hanh", count: counts["to-issue"] ?? 0 },
    { words: "Chờ cấp số, đóng dấu", path: "/cho-phat-hanh", count: counts["to-seal"] ?? 0 },
    { words: "Đề xuất phân công", path: "/de-xuat", count: counts["to-propose"] ?? 0 },
    { words: "Duyệt thể thức", path: "/duyet", count: counts["to-check-format"] ?? 0 },
    { words: "Phân công", path: "/phan-cong", count: counts["to-assign"] ?? 0 },
    { words: "Việc của tôi", path: "/viec-cua-toi", count: counts["my-work"] ?? 0 },
  ].filter((line) => line.count > 0);
  return (
    <Card title="Đi tới">
      <ul className="mo-today-due">
        {lines.map((line) => (
          <LinkRow key={line.words} words={line.words} count={line.count} onPick={() => go(line.path)} />
        ))}
        <LinkRow words="Văn bản đến" icon={<IconMailDown {...ICON} />} onPick={() => go("/van-ban-den")} />
        {clerk && <LinkRow words="Đang giữ lại" onPick={() => go("/cho-vao-so", { loc: "giu-lai" })} />}
      </ul>
    </Card>
  );
}

function LinkRow(props: { words: string; count?: number; icon?: React.ReactNode; onPick: () => void }) {
  return (
    <li>
      <button type="button" className="mo-today-row" onClick={props.onPick}>
        <span className="mo-grow mo-row">
          {props.icon}
          {props.words}
        </span>
        {props.count !== undefined && <Count value={props.count} tone="pri" />}
        <IconChevronRight size={16} stroke={1.75} aria-hidden="true" />
      </button>
    </li>
  );
}

function byDue(a: IncomingRow, b: IncomingRow): number {
  return Date.parse(a.dueAt ?? "") - Date.parse(b.dueAt ?? "");
}

/** `Thứ Ba 24/11: Ngày Văn hóa Việt Nam, cơ quan nghỉ.` within the next fortnight; weekends are not told. */
export function nextDayOff(today: string, calendar: Parameters<typeof isWorkingDay>[1]): string | null {
  for (let ahead = 0; ahead <= 14; ahead++) {
    const day = addDays(today, ahead);
    const named = calendarDay(day, calendar);
    if (named && !isWorkingDay(day, calendar))
      return `${weekdayName(day)} ${dayMonthText(day)}: ${named.name}, cơ quan nghỉ.`;
  }
  return null;
}

// Who has it, since when, how much working time is left: the first thing the eye meets (picture 07).
import { IconCircleCheck } from "@tabler/icons-react";
import { weekdayShortName } from "#src/rules/legal-time/civil-date.ts";
import { deadlinePhrase } from "#src/rules/legal-time/deadline-phrase.ts";
import { localDateOf, localTimeOf } from "#src/rules/legal-time/instant.ts";
import { dayMonthText } from "#src/rules/vietnamese-text/date-text.ts";
import { useNow } from "../app/clock.ts";
import { useOfficeCalendar } from "../app/office-calendar.ts";
import { workingTimeWords } from "../letter/words.ts";
import { Avatar } from "../parts/marks/marks.tsx";
import { Note } from "../parts/story/note.tsx";
import { FullTime, ListTime } from "../parts/story/sentence-time.tsx";
import type { IncomingDocument } from "./incoming-api.ts";

export function WhereNow({ document }: { document: IncomingDocument }) {
  if (document.recalledAt)
    return (
      <div className="mo-where">
        <Note tone="bad" title="Bên gửi đã thu hồi văn bản này.">
          Thu hồi lúc <FullTime at={document.recalledAt} />.
          {document.recall?.reason && ` Lý do: “${document.recall.reason}”.`} Các bước đã làm vẫn còn trong lịch sử.
        </Note>
      </div>
    );
  if (document.doneAt)
    return (
      <div className="mo-where mo-where-done">
        <IconCircleCheck size={28} stroke={1.75} aria-hidden="true" />
        <div className="mo-grow">
          <strong className="mo-sub">Đã xong</strong> <ListTime at={document.doneAt} />
          {document.doneNote && <div className="mo-small mo-ink-2">{document.doneNote}</div>}
        </div>
      </div>
    );
  const holder = document.holder ?? "Văn thư";
  return (
    <section className="mo-where" aria-label="Đang ở đâu">
      <div className="mo-where-row">
        <Avatar name={holder} size={36} />
        <div className="mo-grow">
          <div className="mo-small mo-ink-2">Đang ở · {document.stateName}</div>
          <div className="mo-sub">{holder}</div>
          <div className="mo-small mo-ink-2">
            từ <ListTime at={document.holderSince ?? document.registeredAt} />
            {document.heldMinutes !== null && `, đã ${workingTimeWords(document.heldMinutes)} làm việc`}
          </div>
        </div>
        <TimeLeft document={document} />
      </div>
      <TimeBar document={document} />
      {document.replyBy && (
        <div className="mo-small mo-ink-2" data-testid="reply-by">
          Văn bản yêu cầu trước <strong className="mo-nowrap">{dayMonthText(document.replyBy)}</strong>
        </div>
      )}
    </section>
  );
}

function usePhrase(document: IncomingDocument) {
  const now = useNow();
  const calendar = useOfficeCalendar();
  if (!document.dueAt) return null;
  return deadlinePhrase(
    { now, deadline: Date.parse(document.dueAt), from: Date.parse(document.receivedLegalAt) },
    calendar,
  );
}

function TimeLeft({ document }: { document: IncomingDocument }) {
  const phrase = usePhrase(document);
  if (!phrase) return <div className="mo-small mo-ink-3 mo-nowrap">Không đặt hạn</div>;
  // `còn 2 ngày làm việc` → “2 ngày” large, the rest below
  const [, big = phrase.text] = /^(?:còn|quá) (\S+ \S+)/u.exec(phrase.text) ?? [];
  return (
    <div className="mo-time-left" data-state={phrase.state}>
      <div className="mo-number-3">{phrase.state === "overdue" ? `quá ${big}` : big}</div>
      <div className="mo-small mo-ink-2">{phrase.state === "overdue" ? "đã quá hạn" : "làm việc nữa đến hạn"}</div>
    </div>
  );
}

function TimeBar({ document }: { document: IncomingDocument }) {
  const phrase = usePhrase(document);
  if (!phrase || !document.dueAt) return null;
  const spent = Math.round((1 - (phrase.shareLeft ?? 0)) * 100);
  return (
    <>
      <div className="mo-time-bar" data-state={phrase.state} aria-hidden="true">
        <i style={{ width: `${Math.max(2, spent)}%` }} />
      </div>
      <div className="mo-where-foot mo-small mo-ink-2">
        <span>Đến {shortTime(document.receivedLegalAt)}</span>
        <span>
          Hạn xử lý <strong>{shortTime(document.dueAt)}</strong>
        </span>
      </div>
    </>
  );
}

/** `17:00 T5 26/11`. */
function shortTime(at: string): string {
  const ms = Date.parse(at);
  const day = localDateOf(ms);
  return `${localTimeOf(ms)} ${weekdayShortName(day)} ${dayMonthText(day)}`;
}

/** The letter a draft answers, with its deadline. */
import { useOfficeCalendar } from "../../app/office-calendar.ts";
import { asSentence, numberAndNotation } from "../../letter/words.ts";
import { DeadlineRing } from "../../parts/marks/deadline-ring.tsx";
import { Facts } from "../../parts/story/facts.tsx";
import { DayText, msOf } from "../../parts/story/sentence-time.tsx";
import type { OutgoingDoc } from "../outgoing-api.ts";
import "./shared.css";

export function ReplyFacts({ reply }: { reply: NonNullable<OutgoingDoc["replyTo"]> }) {
  const calendar = useOfficeCalendar();
  return (
    <section aria-label="Văn bản được trả lời" className="mo-stack">
      <h2 className="mo-side-head">Trả lời văn bản đến</h2>
      <Facts
        rows={[
          { label: "Từ", value: <strong>{reply.organName}</strong> },
          {
            label: "Số, ký hiệu",
            value: (
              <>
                {numberAndNotation(reply)}, ngày <DayText day={reply.issuedDate} />
              </>
            ),
          },
          { label: "Số đến", value: `${reply.arrivalNumber} năm ${reply.arrivalYear}` },
          { label: "Trích yếu", value: asSentence(reply.subject) },
          { label: "Hạn", value: <DeadlineRing deadline={msOf(reply.dueAt)} calendar={calendar} /> },
        ]}
      />
    </section>
  );
}

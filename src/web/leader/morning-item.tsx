import { IconCheck, IconRouteAltLeft } from "@tabler/icons-react";
import type { DirectiveView } from "#src/features/assignments/assignments.contract.ts";
import { useNow } from "../app/clock.ts";
import { useOfficeCalendar } from "../app/office-calendar.ts";
import { useNarrow } from "../app/use-narrow.ts";
import type { QueueRow } from "../assignments/assignments-api.ts";
import { formOf, refusalsOf } from "../assignments/directive/directive-form.ts";
import { ProposalSentence } from "../assignments/directive/proposal-band.tsx";
import { asSentence, numberAndNotation } from "../letter/words.ts";
import { Button, WhyNot } from "../parts/actions/button.tsx";
import { To } from "../parts/actions/link.tsx";
import { ErrorNote } from "../parts/feedback/error-panel.tsx";
import { DeadlineRing } from "../parts/marks/deadline-ring.tsx";
import { UrgencyMark } from "../parts/marks/marks.tsx";

type Props = {
  row: QueueRow;
  /** undefined = being asked, null = nobody proposed */
  proposal: DirectiveView | null | undefined;
  selected: boolean;
  running: boolean;
  error: unknown;
  onAgree: () => void;
  onChange: () => void;
};

/** Who, what, the proposal, two buttons. */
export function MorningItem({ row, proposal, selected, running, error, onAgree, onChange }: Props) {
  const phone = useNarrow(639);
  const now = useNow();
  const calendar = useOfficeCalendar();
  const refusals = proposal
    ? refusalsOf(formOf(proposal), { now, legalArrival: Date.parse(row.receivedLegalAt), calendar })
    : [];
  // what the letter itself asks for, else what is proposed
  const due = row.dueAt ?? proposal?.dueAt;
  const size = phone ? "main" : selected ? "normal" : "small";
  return (
    <div className="mo-morning-item">
      <div className="mo-morning-top">
        <span className="mo-grow">
          <strong>{row.organName}</strong> <span className="mo-ink-3 mo-nowrap">{numberAndNotation(row)}</span>{" "}
          <UrgencyMark urgency={row.urgency} />
        </span>
        {due && (
          <span className="mo-small">
            <DeadlineRing deadline={Date.parse(due)} from={Date.parse(row.receivedLegalAt)} calendar={calendar} />
          </span>
        )}
      </div>
      <div className="mo-lead mo-two-lines mo-morning-subject" title={asSentence(row.subject)}>
        {asSentence(row.subject)}
      </div>
      {row.quote && (
        <blockquote className="mo-morning-quote">
          “{row.quote.text}”{" "}
          <To
            path={`/van-ban-den/${row.id}`}
            search={{ trang: String(row.quote.page) }}
            className="mo-link mo-small mo-nowrap"
          >
            trang {row.quote.page}
          </To>
        </blockquote>
      )}
      <div className="mo-morning-decide">
        <span className="mo-grow mo-morning-proposal">
          {proposal && (
            <>
              <IconRouteAltLeft size={16} stroke={1.75} aria-hidden="true" className="mo-pri" />
              <ProposalSentence proposal={proposal} />
            </>
          )}
          {proposal === null && <span className="mo-ink-2">Chưa có đề xuất.</span>}
        </span>
        {proposal === null ? (
          <Button
            look={selected ? "filled" : "outline"}
            size={size}
            onPress={onChange}
            {...(phone ? {} : { keys: selected ? "B" : [] })}
          >
            Bút phê…
          </Button>
        ) : (
          proposal && (
            <span className="mo-morning-buttons">
              <Button size={size} onPress={onChange} keys={selected && !phone ? "B" : []}>
                Đổi
              </Button>
              <Button
                look={selected ? "filled" : "outline"}
                size={size}
                keys={selected && !phone ? "Enter" : []}
                {...(phone ? { icon: <IconCheck size={20} stroke={1.75} aria-hidden="true" /> } : {})}
                refusals={refusals}
                running={running && "Đang giao…"}
                onPress={onAgree}
              >
                Đồng ý
                <span className="mo-hidden">
                  {" "}
                  đề xuất cho {row.organName} {numberAndNotation(row)}
                </span>
              </Button>
            </span>
          )
        )}
      </div>
      <WhyNot refusals={refusals} />
      <ErrorNote error={error} />
    </div>
  );
}

import type { DirectiveView } from "#src/features/assignments/assignments.contract.ts";
import type { Refusal } from "#src/rules/refusal/refusal.ts";
import { useKeys } from "../../keys/use-keys.tsx";
import { Button, WhyNot } from "../../parts/actions/button.tsx";
import { ErrorNote } from "../../parts/feedback/error-panel.tsx";
import { Avatar } from "../../parts/marks/marks.tsx";
import { ListTime } from "../../parts/story/sentence-time.tsx";
import { proposalWords } from "./directive-form.ts";

/** `Phòng Ngân sách` chủ trì; … ; hạn `Thứ Năm 26/11`. */
export function ProposalSentence({ proposal }: { proposal: DirectiveView }) {
  const { lead, rest, due } = proposalWords(proposal);
  return (
    <span>
      {lead && <strong>{lead}</strong>} {rest}
      {due ? (
        <>
          ; hạn <strong className="mo-nowrap">{due}</strong>
        </>
      ) : (
        lead && "; không đặt hạn"
      )}
    </span>
  );
}

type Props = {
  proposal: DirectiveView;
  refusals: readonly Refusal[];
  running: boolean;
  error: unknown;
  /** null: the reader cannot agree (his own proposal, no right now) */
  onAgree: (() => void) | null;
};

/** The proposal that stands, first thing on the sheet, with Đồng ý. */
export function ProposalBand({ proposal, refusals, running, error, onAgree }: Props) {
  useKeys({
    Enter: { label: "đồng ý đề xuất", when: onAgree !== null && refusals.length === 0, run: () => onAgree?.() },
  });
  return (
    <section className="mo-proposal" aria-label="Đề xuất">
      <div className="mo-row">
        <Avatar name={proposal.byName} size={22} />
        <span className="mo-grow mo-small mo-ink-2">
          {proposal.byTitle} {proposal.byName} đề xuất <ListTime at={proposal.createdAt} />
        </span>
        {onAgree && (
          <Button look="filled" keys="Enter" refusals={refusals} running={running && "Đang giao…"} onPress={onAgree}>
            Đồng ý
          </Button>
        )}
      </div>
      <ProposalSentence proposal={proposal} />
      {proposal.text && (
        <p className="mo-small mo-ink-2 mo-proposal-text" title={proposal.text}>
          “{proposal.text}”
        </p>
      )}
      {onAgree && <WhyNot refusals={refusals} />}
      <ErrorNote error={error} />
    </section>
  );
}

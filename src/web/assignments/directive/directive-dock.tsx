import { IconCheck } from "@tabler/icons-react";
import { useNow } from "../../app/clock.ts";
import { useOfficeCalendar } from "../../app/office-calendar.ts";
import { Button, WhyNot } from "../../parts/actions/button.tsx";
import { ErrorNote } from "../../parts/feedback/error-panel.tsx";
import { type Letter, useTrace } from "../assignments-api.ts";
import { formOf, refusalsOf, standingProposal } from "./directive-form.ts";
import { ProposalSentence } from "./proposal-band.tsx";
import { useAgree } from "./use-agree.ts";

type Props = { letter: Letter; open: () => void; done: () => void; undone: () => void };

/** Foot of the phone's page: the proposal with Đổi and Đồng ý, or Bút phê when nobody proposed. */
export function DirectiveDock({ letter, open, done, undone }: Props) {
  const proposal = standingProposal(useTrace(letter.id).data?.directives ?? []);
  const agree = useAgree();
  const now = useNow();
  const calendar = useOfficeCalendar();
  if (!proposal)
    return (
      <Button look="filled" size="main" wide refusals={letter.acts.direct ?? []} onPress={open}>
        Bút phê…
      </Button>
    );
  const forbidden = letter.acts.direct ?? [];
  const refusals = forbidden.length
    ? forbidden
    : refusalsOf(formOf(proposal), { now, legalArrival: Date.parse(letter.receivedLegalAt), calendar });
  return (
    <>
      <ProposalSentence proposal={proposal} />
      <WhyNot refusals={refusals} />
      <ErrorNote error={agree.error} />
      <div className="mo-two-buttons">
        <Button size="main" onPress={open}>
          Đổi
        </Button>
        <Button
          look="filled"
          size="main"
          icon={<IconCheck size={20} stroke={1.75} aria-hidden="true" />}
          refusals={refusals}
          running={agree.running && "Đang giao…"}
          onPress={() =>
            agree.run({
              documentId: letter.id,
              rowVersion: letter.rowVersion,
              proposal,
              onDone: done,
              onUndone: undone,
            })
          }
        >
          Đồng ý
        </Button>
      </div>
    </>
  );
}

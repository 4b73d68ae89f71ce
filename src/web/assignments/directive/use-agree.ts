// Đồng ý: the proposal becomes the directive, word for word, place for place.
import { useMutation } from "@tanstack/react-query";
import type { DirectiveView } from "#src/features/assignments/assignments.contract.ts";
import { assignmentsApi } from "../assignments-api.ts";
import { formOf, proposalWords, targetsOf } from "./directive-form.ts";
import { sentWords, tellSent } from "./sent.ts";

type Agreed = {
  documentId: string;
  rowVersion: number;
  proposal: DirectiveView;
  onDone: () => void;
  onUndone?: () => void;
};

export function agreeTo(agreed: Pick<Agreed, "documentId" | "rowVersion" | "proposal">) {
  const form = formOf(agreed.proposal);
  return assignmentsApi.direct({
    id: agreed.documentId,
    rowVersion: agreed.rowVersion,
    text: agreed.proposal.text,
    targets: targetsOf(form),
    dueDate: form.dueDate,
    replyNeeded: form.replyNeeded,
  });
}

export function useAgree() {
  const act = useMutation({ mutationFn: agreeTo });
  return {
    running: act.isPending,
    error: act.error,
    run: (agreed: Agreed) => {
      if (act.isPending) return;
      act.mutate(agreed, {
        onSuccess: (sent) => {
          const { lead } = proposalWords(agreed.proposal);
          tellSent({
            documentId: agreed.documentId,
            ...sentWords({ kind: "directive", lead, to: "" }),
            directiveId: sent.directiveId,
            onUndone: agreed.onUndone,
          });
          agreed.onDone();
        },
      });
    },
  };
}

// The standing proposal of every waiting letter; asked one by one, since a list of letters does not carry them.
import { useQueries } from "@tanstack/react-query";
import type { DirectiveView } from "#src/features/assignments/assignments.contract.ts";
import { assignmentsApi, type QueueRow } from "../assignments/assignments-api.ts";
import { standingProposal } from "../assignments/directive/directive-form.ts";

/** More than this nobody decides in one morning; the queue opens the rest one by one. */
const AT_MOST = 40;
export type Proposals = ReadonlyMap<string, DirectiveView | null>;

/** @returns absent = not known yet, null = nobody proposed */
export function useProposals(rows: readonly QueueRow[]): Proposals {
  return useQueries({
    queries: rows.slice(0, AT_MOST).map((row) => ({
      queryKey: ["assignments", "trace", row.id],
      queryFn: () => assignmentsApi.trace({ id: row.id }),
    })),
    combine: (results) =>
      new Map(
        results.flatMap(({ data }) => (data ? [[data.documentId, standingProposal(data.directives)] as const] : [])),
      ) as Proposals,
  });
}

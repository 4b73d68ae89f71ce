import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { caseFilesContract } from "#src/features/case-files/case-files.contract.ts";
import { clientOf } from "../app/api.ts";
import { queryClient } from "../app/query.ts";
import { useLiveQueries } from "../live/live.ts";

export const caseFilesApi = clientOf(caseFilesContract);
export type CaseFile = Awaited<ReturnType<typeof caseFilesApi.get>>;
export type CaseFileRow = Awaited<ReturnType<typeof caseFilesApi.list>>["rows"][number];
export type CaseFileAsk = { state?: "open" | "closed"; mine?: boolean; q?: string };

const oneKey = (id: string) => ["case-files", "one", id] as const;

export function useCaseFile(id: string) {
  return useQuery({ queryKey: oneKey(id), queryFn: () => caseFilesApi.get({ id }) });
}
export function useCaseFiles(ask: CaseFileAsk) {
  return useInfiniteQuery({
    queryKey: ["case-files", "list", ask],
    queryFn: ({ pageParam }) => caseFilesApi.list({ ...ask, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
  });
}
/** The answer of an act takes the place of what the page knew; lists ask anew. */
export function rememberCaseFile(caseFile: CaseFile): void {
  queryClient.setQueryData(oneKey(caseFile.id), caseFile);
  void queryClient.invalidateQueries({ queryKey: ["case-files", "list"] });
  void queryClient.invalidateQueries({ queryKey: ["case-files", "of"] });
}
export function useCaseFilesLive(): void {
  useLiveQueries({ "case-files": [["case-files"]], incoming: [["case-files"]], outgoing: [["case-files"]] });
}

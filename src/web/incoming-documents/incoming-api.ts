// Registered letters: the queries of the list and of the page about one of them.
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import {
  INCOMING_VIEWS,
  incomingDocumentsContract,
} from "#src/features/incoming-documents/incoming-documents.contract.ts";
import { clientOf } from "../app/api.ts";
import { queryClient } from "../app/query.ts";
import { useLiveQueries } from "../live/live.ts";

export const incomingApi = clientOf(incomingDocumentsContract);
export type View = (typeof INCOMING_VIEWS)[number];
export type IncomingRow = Awaited<ReturnType<typeof incomingApi.list>>["rows"][number];
export type IncomingDocument = Awaited<ReturnType<typeof incomingApi.get>>;

export function viewOf(text: string | undefined): View {
  return INCOMING_VIEWS.find((view) => view === text) ?? "all";
}

export function useIncomingList(view: View, q: string) {
  const query = useInfiniteQuery({
    queryKey: ["incoming", "list", view, q],
    queryFn: ({ pageParam }) =>
      incomingApi.list({ view, ...(q ? { q } : {}), ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data]);
  return { query, rows };
}

export function useIncomingDocument(id: string) {
  return useQuery({ queryKey: ["incoming", "one", id], queryFn: () => incomingApi.get({ id }) });
}

export function rememberDocument(document: IncomingDocument): void {
  queryClient.setQueryData(["incoming", "one", document.id], document);
  renewDocument(document.id);
}

/** After an act: everything that tells about this letter asks anew. */
export function renewDocument(id: string): void {
  for (const queryKey of [["incoming"], ["assignments"], ["history", id], ["case-files"], ["counts"]])
    void queryClient.invalidateQueries({ queryKey });
}

export function useIncomingLive(id?: string): void {
  useLiveQueries({
    incoming: [["incoming"], ...(id ? [["history", id]] : [])],
    assignments: [["incoming"], ["assignments"]],
    "case-files": [["case-files"]],
  });
}

// The way to drafts and outgoing documents, and which answers go stale together.
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { organisationContract } from "#src/features/organisation/organisation.contract.ts";
import { outgoingDocumentsContract } from "#src/features/outgoing-documents/outgoing-documents.contract.ts";
import { clientOf } from "../app/api.ts";
import { queryClient } from "../app/query.ts";
import { useLiveQueries } from "../live/live.ts";

export const outgoingApi = clientOf(outgoingDocumentsContract);
export const organisationApi = clientOf(organisationContract);

export type OutgoingDoc = Awaited<ReturnType<typeof outgoingApi.get>>;
export type OutgoingListRow = Awaited<ReturnType<typeof outgoingApi.list>>["rows"][number];
export type Compared = Awaited<ReturnType<typeof outgoingApi.compare>>;
export type FormatAnswer = Awaited<ReturnType<typeof outgoingApi.check>>;
export type ListAsk = Omit<Parameters<typeof outgoingApi.list>[0], "cursor" | "limit">;

export const documentKey = (id: string) => ["outgoing", "document", id] as const;

export function useOutgoingDocument(id: string) {
  return useQuery({ queryKey: documentKey(id), queryFn: () => outgoingApi.get({ id }), staleTime: 30_000 });
}

/** The answer of an act takes the place of what the page knew; lists and counts ask anew. */
export function rememberDocument(document: OutgoingDoc): void {
  queryClient.setQueryData(documentKey(document.id), document);
  void queryClient.invalidateQueries({ queryKey: ["outgoing", "list"] });
  void queryClient.invalidateQueries({ queryKey: ["counts"] });
}

/** A keyset list; `rows` are all pages so far. */
export function useOutgoingList(ask: ListAsk, enabled = true) {
  const query = useInfiniteQuery({
    queryKey: ["outgoing", "list", ask],
    queryFn: ({ pageParam }) => outgoingApi.list({ ...ask, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
    enabled,
  });
  return { ...query, rows: query.data?.pages.flatMap((page) => page.rows) ?? [] };
}

export function useComparison(id: string, of: { from: number; to: number } | null, stamp: number) {
  return useQuery({
    queryKey: ["outgoing", "compare", id, of?.from, of?.to, stamp],
    queryFn: () => outgoingApi.compare({ id, from: of?.from ?? 0, to: of?.to ?? 0 }),
    enabled: of !== null,
    staleTime: 60_000,
  });
}

export function useFormatAnswer(document: Pick<OutgoingDoc, "id" | "rowVersion">, phase: "draft" | "issue") {
  return useQuery({
    queryKey: ["outgoing", "format", document.id, phase, document.rowVersion],
    queryFn: () => outgoingApi.check({ id: document.id, phase }),
    staleTime: 60_000,
  });
}

/** Everything about outgoing documents asks anew when somebody saves, submits, approves or returns. */
export function useOutgoingLive(): void {
  useLiveQueries({ outgoing: [["outgoing", "list"], ["outgoing", "document"], ["counts"]] });
}

/** Address of the PDF as it would be printed. `version` 0 = the working copy; `stamp` makes an edited copy a new address. */
export function previewAddress(id: string, version: number, stamp: number): string {
  return `/api/outgoing-documents/${id}/preview.pdf?version=${version}&r=${stamp}`;
}
export function wordAddress(id: string, version: number): string {
  return `/api/outgoing-documents/${id}/document.docx?version=${version}`;
}

// The signer's and the clerk's way to documents that wait for a signature, a number or the seal.
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { outgoingDocumentsContract } from "#src/features/outgoing-documents/outgoing-documents.contract.ts";
import { signingContract } from "#src/features/signing/signing.contract.ts";
import { clientOf } from "../app/api.ts";
import { queryClient } from "../app/query.ts";
import { useLiveQueries } from "../live/live.ts";

export const signingApi = clientOf(signingContract);
export const outgoingApi = clientOf(outgoingDocumentsContract);

export type OutgoingDocument = Awaited<ReturnType<typeof outgoingApi.get>>;
export type OutgoingRow = Awaited<ReturnType<typeof outgoingApi.list>>["rows"][number];
export type SignatureReport = Awaited<ReturnType<typeof signingApi.outgoing>>;
export type BatchAnswer = Awaited<ReturnType<typeof signingApi.batch>>;
export type Box = "to-sign" | "to-seal" | "to-issue";

export const outgoingKey = (id: string) => ["outgoing", "document", id] as const;

export function useOutgoing(id: string | null) {
  return useQuery({
    queryKey: outgoingKey(id ?? ""),
    queryFn: () => outgoingApi.get({ id: id ?? "" }),
    enabled: id !== null,
  });
}
/** The document as it stands now; asked of the server unless the page has it fresh. */
export function loadOutgoing(id: string): Promise<OutgoingDocument> {
  return queryClient.fetchQuery({
    queryKey: outgoingKey(id),
    queryFn: () => outgoingApi.get({ id }),
    staleTime: 15_000,
  });
}
export function rememberOutgoing(document: OutgoingDocument): void {
  queryClient.setQueryData(outgoingKey(document.id), document);
}

/** What waits for me in one box. */
export function useBox(box: Box) {
  return useInfiniteQuery({
    queryKey: ["outgoing", "box", box],
    queryFn: ({ pageParam }) => outgoingApi.list({ box, ...(pageParam ? { cursor: pageParam } : {}) }),
    initialPageParam: "",
    getNextPageParam: (last) => last.next,
  });
}
export function rowsOf<T>(data: { pages: { rows: T[] }[] } | undefined): T[] {
  return data?.pages.flatMap((page) => page.rows) ?? [];
}

/** Everything about outgoing documents asks anew when somebody signs, seals, issues or returns. */
export function useOutgoingLive(): void {
  useLiveQueries({ outgoing: [["outgoing"]], signing: [["outgoing"], ["signing"]], exchange: [["outgoing"]] });
}
export function renewOutgoing(): Promise<void> {
  void queryClient.invalidateQueries({ queryKey: ["counts"] });
  return queryClient.invalidateQueries({ queryKey: ["outgoing"] });
}

/** The bytes of exactly this hash: what is shown is what will be signed. */
export function fileAddress(document: { id: string; currentSha256: string | null }): string {
  const query = document.currentSha256 ? `?sha256=${document.currentSha256}` : "";
  return `/api/outgoing-documents/${document.id}/file.pdf${query}`;
}
export function fileName(document: { codeNumber: string | null; codeNotation: string; kindName: string }): string {
  if (!document.codeNumber) return `${document.kindName} chưa có số.pdf`;
  return `${[document.codeNumber, document.codeNotation].filter(Boolean).join("-").replaceAll("/", "-")}.pdf`;
}

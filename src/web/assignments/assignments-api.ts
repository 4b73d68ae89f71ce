// What waits, who has it, who can be named: the queries of every screen that directs, proposes, assigns or works.
import { useQuery } from "@tanstack/react-query";
import { assignmentsContract, type WORK_VIEWS } from "#src/features/assignments/assignments.contract.ts";
import { incomingDocumentsContract } from "#src/features/incoming-documents/incoming-documents.contract.ts";
import { organisationContract } from "#src/features/organisation/organisation.contract.ts";
import { outgoingDocumentsContract } from "#src/features/outgoing-documents/outgoing-documents.contract.ts";
import { clientOf } from "../app/api.ts";
import { queryClient } from "../app/query.ts";
import { useMe } from "../app/session.tsx";
import { useLiveQueries } from "../live/live.ts";

export const assignmentsApi = clientOf(assignmentsContract);
export const outgoingApi = clientOf(outgoingDocumentsContract);
const incomingApi = clientOf(incomingDocumentsContract);
const organisationApi = clientOf(organisationContract);

export type QueueBox = "to-direct" | "to-propose" | "to-assign";
export type QueueRow = Awaited<ReturnType<typeof incomingApi.list>>["rows"][number];
export type Letter = Awaited<ReturnType<typeof incomingApi.get>>;
export type Trace = Awaited<ReturnType<typeof assignmentsApi.trace>>;
export type Work = Awaited<ReturnType<typeof assignmentsApi.work>>;
export type WorkView = (typeof WORK_VIEWS)[number];
export type Unit = Awaited<ReturnType<typeof organisationApi.units>>[number];
export type Post = Awaited<ReturnType<typeof organisationApi.posts>>[number];

/** One page holds a whole morning; beyond it the office has another problem than paging. */
const WHOLE_QUEUE = 200;
const boxKey = (box: QueueBox) => ["assignments", "box", box] as const;

export function useQueue(box: QueueBox, enabled = true) {
  return useQuery({
    enabled,
    queryKey: boxKey(box),
    queryFn: () => incomingApi.list({ view: "mine", box, limit: WHOLE_QUEUE }),
  });
}
/** Takes a letter that was just dealt with out of the list, before the server is asked anew. */
export function forgetFromQueue(box: QueueBox, documentId: string): void {
  queryClient.setQueryData<Awaited<ReturnType<typeof incomingApi.list>>>(boxKey(box), (now) =>
    now ? { ...now, rows: now.rows.filter((row) => row.id !== documentId) } : now,
  );
}

const letterQuery = (id: string) => ({
  queryKey: ["assignments", "letter", id] as const,
  queryFn: () => incomingApi.get({ id }),
});
const traceQuery = (id: string) => ({
  queryKey: ["assignments", "trace", id] as const,
  queryFn: () => assignmentsApi.trace({ id }),
});
export function useLetter(id: string | null) {
  return useQuery({ ...letterQuery(id ?? ""), enabled: id !== null });
}
export function useTrace(id: string | null) {
  return useQuery({ ...traceQuery(id ?? ""), enabled: id !== null });
}
/** The way only: the letter itself is loaded when it is opened, since loading it is a reading that stands in the history. */
export function preloadTrace(id: string): void {
  void queryClient.prefetchQuery({ ...traceQuery(id), staleTime: 15_000 });
}

export function useWork(view: WorkView, open: boolean) {
  return useQuery({
    queryKey: ["assignments", "work", view, open],
    queryFn: () => assignmentsApi.work({ view, open, limit: WHOLE_QUEUE }),
  });
}
export function useToSign() {
  return useQuery({
    queryKey: ["assignments", "to-sign"],
    queryFn: () => outgoingApi.list({ view: "all", box: "to-sign", limit: 50 }),
  });
}

export function useUnits() {
  return useQuery({ queryKey: ["organisation", "units"], queryFn: () => organisationApi.units(), staleTime: 60_000 });
}
export function usePosts() {
  return useQuery({ queryKey: ["organisation", "posts"], queryFn: () => organisationApi.posts({}), staleTime: 60_000 });
}
/** The unit of the post the person works in now; null while it is not known. */
export function useOwnUnitId(): string | null {
  const me = useMe();
  return usePosts().data?.find((post) => post.id === me.post.id)?.unitId ?? null;
}

/** What was known of this letter is no longer true: the next look at it asks first instead of showing the old. */
export function forgetLetter(id: string): void {
  queryClient.removeQueries({ queryKey: letterQuery(id).queryKey });
  queryClient.removeQueries({ queryKey: traceQuery(id).queryKey });
}
export function refreshAssignments(): void {
  for (const queryKey of [["assignments"], ["incoming"], ["counts"]]) void queryClient.invalidateQueries({ queryKey });
}
export function useAssignmentsLive(): void {
  useLiveQueries({
    assignments: [["assignments"]],
    incoming: [["assignments"]],
    counts: [["assignments", "box"]],
    outgoing: [
      ["assignments", "work"],
      ["assignments", "to-sign"],
    ],
    signing: [["assignments", "to-sign"]],
  });
}

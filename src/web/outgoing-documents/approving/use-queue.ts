// What waits for my approval, oldest first, from the three boxes a person may have.
import { type OutgoingListRow, useOutgoingList } from "../outgoing-api.ts";

export const APPROVAL_BOXES = ["to-approve", "to-check", "to-approve-leader"] as const;
export type ApprovalBox = (typeof APPROVAL_BOXES)[number];
export const BOX_WORDS: Record<ApprovalBox, string> = {
  "to-approve": "Duyệt nội dung",
  "to-check": "Duyệt thể thức",
  "to-approve-leader": "Lãnh đạo duyệt",
};

/** @param box only this one; null = all */
export function useQueue(box: ApprovalBox | null) {
  const unit = useOutgoingList({ view: "open", box: "to-approve" });
  const format = useOutgoingList({ view: "open", box: "to-check" });
  const leader = useOutgoingList({ view: "open", box: "to-approve-leader" });
  const lists: Record<ApprovalBox, typeof unit> = {
    "to-approve": unit,
    "to-check": format,
    "to-approve-leader": leader,
  };
  const wanted = APPROVAL_BOXES.filter((name) => box === null || name === box);
  const rows = wanted.flatMap((name) => lists[name].rows).toSorted(byUrgencyThenAge);
  const all = APPROVAL_BOXES.map((name) => lists[name]);
  const more = wanted.map((name) => lists[name]).find((list) => list.hasNextPage);
  return {
    rows,
    counts: Object.fromEntries(APPROVAL_BOXES.map((name) => [name, lists[name].rows.length])) as Record<
      ApprovalBox,
      number
    >,
    isPending: all.some((list) => list.isPending),
    error: all.every((list) => list.data) ? null : (all.find((list) => list.isError)?.error ?? null),
    refetch: () => {
      for (const list of all) void list.refetch();
    },
    more: more ? () => void more.fetchNextPage() : null,
  };
}

const RANK = { "hoa-toc": 0, "thuong-khan": 1, khan: 2, thuong: 3 } as const;
/** The urgent first, then who has waited longest. */
export function byUrgencyThenAge(a: Pick<OutgoingListRow, "urgency" | "holderSince">, b: typeof a): number {
  return RANK[a.urgency] - RANK[b.urgency] || Date.parse(a.holderSince) - Date.parse(b.holderSince);
}

/** The one to open after this: the next in the list, else the one before, else none. */
export function nextAfter(rows: readonly { id: string }[], id: string): string | null {
  const at = rows.findIndex((row) => row.id === id);
  const rest = rows.filter((row) => row.id !== id);
  return (rest[at < 0 ? 0 : Math.min(at, rest.length - 1)] ?? null)?.id ?? null;
}

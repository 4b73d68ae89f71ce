// In which order letters wait, and which one opens when one is done.
type Waiting = {
  id: string;
  urgency: "thuong" | "khan" | "thuong-khan" | "hoa-toc";
  dueAt: string | null;
  receivedLegalAt: string;
};

const RANK = { "hoa-toc": 0, "thuong-khan": 1, khan: 2, thuong: 3 } as const;

/** Urgent first, then the nearest deadline, then the one that waits longest; letters without a deadline after those with one. */
export function orderQueue<T extends Waiting>(rows: readonly T[]): T[] {
  const due = (row: T) => (row.dueAt === null ? Number.POSITIVE_INFINITY : Date.parse(row.dueAt));
  const by = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);
  return [...rows].sort(
    (a, b) =>
      by(RANK[a.urgency], RANK[b.urgency]) ||
      by(due(a), due(b)) ||
      by(Date.parse(a.receivedLegalAt), Date.parse(b.receivedLegalAt)) ||
      a.id.localeCompare(b.id),
  );
}

/** The one that opens when `id` has been dealt with: the next, at the end the one before; null when nothing waits any more. */
export function nextInQueue<T extends { id: string }>(rows: readonly T[], id: string): string | null {
  const at = rows.findIndex((row) => row.id === id);
  if (at < 0) return rows[0]?.id ?? null;
  return rows[at + 1]?.id ?? rows[at - 1]?.id ?? null;
}

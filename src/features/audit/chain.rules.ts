// The chain of an agency's audit rows: each link is the hash of the one before and of the row. Pure text; hashing is passed in.

export type ChainEvent = {
  agencyId: number;
  id: string;
  /** ISO 8601, UTC, milliseconds */
  at: string;
  personId: string | null;
  postId: string | null;
  onBehalfPostId: string | null;
  action: string;
  objectType: string;
  objectId: string;
  documentId: string | null;
  facts: Record<string, unknown>;
  textHash: string | null;
  from: string;
  requestId: string;
  /** SHA-256 of the stamps of the rows that the act touched; null when it touched none, and of rows from before */
  stampsHash: string | null;
};

/** The exact text that is hashed: a JSON array in fixed order, keys of `facts` sorted. */
export function eventText(event: ChainEvent): string {
  return JSON.stringify([
    "m-office/audit/1",
    event.agencyId,
    event.id,
    event.at,
    event.personId,
    event.postId,
    event.onBehalfPostId,
    event.action,
    event.objectType,
    event.objectId,
    event.documentId,
    Object.keys(event.facts)
      .sort()
      .map((key) => [key, event.facts[key]]),
    event.textHash,
    event.from,
    event.requestId,
    ...(event.stampsHash === null ? [] : [event.stampsHash]),
  ]);
}

/** Text of a link; `seq` counts from 1, the link before the first is the agency's own id. */
export function linkText(link: { seq: number; before: string; eventHash: string }): string {
  return `${link.seq}\n${link.before}\n${link.eventHash}`;
}

/** The link before the first. */
export function genesis(agencyId: number): string {
  return `agency:${agencyId}`;
}

/** What a head's signature covers. */
export function headText(head: { agencyId: number; seq: number; chainHash: string; at: string }): string {
  return `m-office/head/1\n${head.agencyId}\n${head.seq}\n${head.chainHash}\n${head.at}`;
}

/** The exact text of readable values under the salted hash; the order of keys does not matter. */
export function textOf(values: Record<string, string>): string {
  return JSON.stringify(
    Object.keys(values)
      .sort()
      .map((key) => [key, values[key]]),
  );
}

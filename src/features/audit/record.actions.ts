// Every change and every reading of content leaves a row here, in the same transaction (design.md §2.5).
import { createHash, randomBytes } from "node:crypto";
import type { Act } from "#src/platform/act/act.ts";
import { markPress } from "#src/platform/act/press.ts";
import { beforeCommit, type Tx } from "#src/platform/db/database.ts";
import { newId } from "#src/platform/ids/ids.ts";
import { type EventInsert, insertTrail, readSince, type TextInsert, turnTo } from "./audit.store.ts";
import { AUDIT_ACTIONS, type AuditAction } from "./audit-actions.rules.ts";
import { eventText, textOf } from "./chain.rules.ts";
import { markOf } from "./mark.actions.ts";
import { kindOf } from "./sentences.rules.ts";

export type AuditEntry = {
  action: AuditAction;
  objectType:
    | "incoming"
    | "outgoing"
    | "intake"
    | "case-file"
    | "register"
    | "person"
    | "session"
    | "exchange"
    | "agency";
  objectId: string;
  /** the document whose history shows this entry */
  documentId?: string;
  onBehalfPostId?: string;
  /** ids, numbers, codes, hashes; never a subject, name of a file or typed text */
  facts?: Record<string, string | number | boolean | null>;
  /** readable values (trích yếu, bút phê, reasons): kept apart, erasable by a lawful destruction */
  text?: Record<string, string>;
};

/** Who acts when no person does: the worker, an arriving message. */
export type AuditBy = Pick<Act, "now" | "requestId" | "from" | "press"> & {
  caller: { agencyId: number; personId: string | null; postId: string | null };
};

/** One entry, not yet marked. */
export type AuditRow = { event: Omit<EventInsert, "mark">; text: TextInsert | null };

/** What `recordAudit` writes: whoever loads a whole history composes many and writes them at once. */
export function composeAudit(by: AuditBy, entry: AuditEntry): AuditRow {
  const { agencyId, personId, postId } = by.caller;
  const id = newId("evt", by.now.getTime());
  const salt = randomBytes(16).toString("hex");
  const textHash = entry.text ? createHash("sha256").update(salt).update(textOf(entry.text)).digest("hex") : null;
  const event = {
    agencyId,
    id,
    at: by.now.toISOString(),
    personId,
    postId,
    onBehalfPostId: entry.onBehalfPostId ?? null,
    action: entry.action,
    objectType: entry.objectType,
    objectId: entry.objectId,
    documentId: entry.documentId ?? null,
    facts: entry.facts ?? {},
    textHash,
    from: by.from,
    requestId: by.requestId,
    stampsHash: null,
    stamps: null,
  };
  return { event, text: entry.text ? { eventId: id, salt, body: entry.text } : null };
}

/**
 * Marks and writes them.
 * @throws Error in a process that has not opened the audit mark
 */
export async function writeAudit(tx: Tx, agencyId: number, rows: readonly AuditRow[]): Promise<void> {
  await insertTrail(tx, agencyId, {
    events: rows.map(({ event }) => ({ ...event, mark: markOf(eventText(event)) })),
    texts: rows.flatMap(({ text }) => text ?? []),
  });
}

/** A few acts are told in every agency's trail. */
async function writeWaiting(tx: Tx, rows: readonly AuditRow[]): Promise<void> {
  const agencies = [...new Set(rows.map(({ event }) => event.agencyId))];
  for (const agencyId of agencies) {
    if (agencies.length > 1) await turnTo(tx, agencyId);
    await writeAudit(
      tx,
      agencyId,
      rows.filter(({ event }) => event.agencyId === agencyId),
    );
  }
}

const waiting = new WeakMap<Tx, AuditRow[]>();

/** The same row of the trail, vouching for the stamps of the rows its act touched (rows/stamps.actions.ts). */
export function withStamps(row: AuditRow, stamps: string): AuditRow {
  const stampsHash = createHash("sha256").update(stamps).digest("hex");
  return { ...row, event: { ...row.event, stamps, stampsHash } };
}

/** Stamps go with the last entry of the transaction. @returns false when it has none */
export function carryStamps(tx: Tx, stamps: string): boolean {
  const rows = waiting.get(tx);
  const last = rows?.pop();
  if (rows && last) rows.push(withStamps(last, stamps));
  return last !== undefined;
}

/**
 * Written by the same transaction as its last act, all rows of it together. @returns its id
 * @throws Problem 409 when this press of the person was recorded by an earlier request: nothing of this one may stay
 */
export async function recordAudit(tx: Tx, by: AuditBy, entry: AuditEntry): Promise<string> {
  if (kindOf(entry.action) !== "read") await markPress(tx, by);
  const row = composeAudit(by, entry);
  writeLater(tx, row);
  return row.event.id;
}

/** As `recordAudit`, for a row that is composed already. */
export function writeLater(tx: Tx, row: AuditRow): void {
  const rows = waiting.get(tx);
  if (rows) rows.push(row);
  else {
    const first = [row];
    waiting.set(tx, first);
    beforeCommit(tx, () => writeWaiting(tx, first));
  }
}

const ONCE_MS = 10 * 60_000;
const READINGS = AUDIT_ACTIONS.filter((action) => kindOf(action) === "read");

/**
 * A reading in the history (invariant 5), or a refused attempt at one. The page fetches a document anew after each act and each live
 * word from a colleague: the same by the same person within ten minutes is one row.
 */
export function recordOnce(tx: Tx, by: AuditBy, entry: AuditEntry): Promise<void> {
  return recordUnless(tx, by, { entry, actions: [entry.action], facts: entry.facts ?? {} });
}

/** That somebody had it before his eyes: not told again while any opening or saving of the last ten minutes tells it already. */
export function recordReading(tx: Tx, by: AuditBy, entry: AuditEntry): Promise<void> {
  return recordUnless(tx, by, { entry, actions: READINGS, facts: {} });
}

async function recordUnless(
  tx: Tx,
  by: AuditBy,
  ask: { entry: AuditEntry; actions: readonly AuditAction[]; facts: object },
): Promise<void> {
  const { entry, actions, facts } = ask;
  const since = new Date(by.now.getTime() - ONCE_MS);
  const { documentId = null, objectId } = entry;
  const { agencyId, personId } = by.caller;
  const toldAlready = (waiting.get(tx) ?? []).some(
    ({ event }) =>
      actions.some((action) => action === event.action) &&
      (documentId === null ? event.objectId === objectId : event.documentId === documentId) &&
      Object.entries(facts).every(([name, value]) => event.facts[name] === value),
  );
  if (toldAlready || (await readSince(tx, agencyId, { actions, documentId, objectId, personId, facts, since }))) return;
  await recordAudit(tx, by, entry);
}

// Every change and every reading of content leaves a row here, in the same transaction (design.md §2.5).
import { createHash, randomBytes } from "node:crypto";
import type { Act } from "#src/platform/act/act.ts";
import type { Tx } from "#src/platform/db/database.ts";
import { newId } from "#src/platform/ids/ids.ts";
import { type EventInsert, insertEvent, insertText, readSince, type TextInsert } from "./audit.store.ts";
import { AUDIT_ACTIONS, type AuditAction } from "./audit-actions.rules.ts";
import { textOf } from "./chain.rules.ts";
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
export type AuditBy = Pick<Act, "now" | "requestId" | "from"> & {
  caller: { agencyId: number; personId: string | null; postId: string | null };
};

/**
 * The rows of one entry, not yet written: `recordAudit` writes them, whoever loads a whole history writes many at once.
 * @throws Error in a process that has not opened the audit mark
 */
export function composeAudit(by: AuditBy, entry: AuditEntry): { event: EventInsert; text: TextInsert | null } {
  const { agencyId, personId, postId } = by.caller;
  const id = newId("evt", by.now.getTime());
  const salt = randomBytes(16).toString("hex");
  const textHash = entry.text ? createHash("sha256").update(salt).update(textOf(entry.text)).digest("hex") : null;
  const unmarked = {
    agencyId,
    id,
    at: by.now,
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
  };
  const event = { ...unmarked, mark: markOf({ ...unmarked, at: by.now.toISOString() }) };
  return { event, text: entry.text ? { agencyId, eventId: id, salt, body: JSON.stringify(entry.text) } : null };
}

export async function recordAudit(tx: Tx, by: AuditBy, entry: AuditEntry): Promise<string> {
  const { event, text } = composeAudit(by, entry);
  await insertEvent(tx, event);
  if (text) await insertText(tx, text);
  return event.id;
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
  if (await readSince(tx, agencyId, { actions, documentId, objectId, personId, facts, since })) return;
  await recordAudit(tx, by, entry);
}

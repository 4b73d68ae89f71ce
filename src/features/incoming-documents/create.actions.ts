// The register row itself. Called by the intake inside its own transaction, after everything was checked and the number taken.
import { grantAccess } from "#src/features/access/access.actions.ts";
import { recordAudit } from "#src/features/audit/record.actions.ts";
import { noteCorrespondent } from "#src/features/correspondents/correspondents.actions.ts";
import { agencyById, loadCalendar } from "#src/features/organisation/organisation.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import type { Tx } from "#src/platform/db/database.ts";
import { emit } from "#src/platform/events/events.ts";
import { announce } from "#src/platform/live/live.ts";
import { localDateOf } from "#src/rules/legal-time/instant.ts";
import type { Refusal } from "#src/rules/refusal/refusal.ts";
import { presentTo } from "./change.actions.ts";
import { checkIncomingFields, cleanFields, dueAtOf, type IncomingFields } from "./incoming-documents.rules.ts";
import type { IncomingInsert } from "./incoming-documents.store.ts";
import * as store from "./incoming-documents.store.ts";

export type { StoredAttachment } from "./incoming-documents.store.ts";

/** Fields as they will stand in the register (NFC, trimmed), and every reason against them. */
export function prepareFields(fields: IncomingFields, now: Date): { fields: IncomingFields; refusals: Refusal[] } {
  const cleaned = cleanFields(fields);
  return { fields: cleaned, refusals: checkIncomingFields(cleaned, localDateOf(now.getTime())) };
}

export type NewIncoming = Omit<
  IncomingInsert,
  "registeredAt" | "registeredBy" | "dueAt" | "handedAt" | "holder" | "state" | "arrivalYear"
> & {
  arrivalYear: number;
  /** leader or chief of office who gets it at once; absent = it waits with the clerk */
  presentToPostId?: string | undefined;
};

/**
 * Writes the register row, who may see it, the sender's use, the history, the event `incoming.registered`
 * (`{ documentId, intakeId, way, registeredBy }`), and presents it when asked to.
 */
export async function createIncoming(tx: Tx, act: Act, letter: NewIncoming): Promise<void> {
  const { agencyId, postId } = act.caller;
  const { presentToPostId, ...row } = letter;
  const calendar = await loadCalendar(tx, agencyId, act.now);
  await store.insertIncoming(tx, agencyId, {
    ...row,
    state: "registered",
    registeredAt: act.now,
    registeredBy: postId,
    dueAt: dueAtOf(letter.fields.dueDate, calendar),
    handedAt: null,
    holder: `${act.caller.postTitle} ${act.caller.fullName}`,
  });
  const agency = await agencyById(tx, agencyId);
  if (!agency) throw new Error("agency of a session is missing");
  await grantAccess(tx, agencyId, [
    {
      documentId: letter.id,
      direction: "in",
      principalId: agency.principal_id,
      relation: "clerk-of-agency",
      box: "done",
      sortAt: letter.receivedAt,
    },
  ]);
  await noteCorrespondent(tx, {
    agencyId,
    name: letter.fields.organName,
    code: letter.fields.organCode,
    now: act.now,
  });
  await recordAudit(tx, act, {
    action: "incoming.registered",
    objectType: "incoming",
    objectId: letter.id,
    documentId: letter.id,
    facts: {
      intakeId: letter.intakeId,
      bookId: letter.bookId,
      arrivalNumber: letter.arrivalNumber,
      way: letter.way,
      verdict: letter.receipt.verdict,
      forReference: letter.receipt.forReference,
      fileSha256: letter.file.sha256,
      receivedAt: letter.receivedAt.toISOString(),
      receivedLegalAt: letter.receivedLegalAt.toISOString(),
    },
    text: { subject: letter.fields.subject, organName: letter.fields.organName },
  });
  if (presentToPostId)
    await presentTo(tx, act, { documentId: letter.id, postId: presentToPostId, receivedAt: letter.receivedAt });
  await emit(tx, {
    agencyId,
    type: "incoming.registered",
    payload: {
      documentId: letter.id,
      intakeId: letter.intakeId,
      way: letter.way,
      registeredBy: postId,
    },
    now: act.now,
  });
  await announce(tx, { agencyId, topic: "incoming", id: letter.id });
}

/** Number and year of a registered letter; null when there is none. */
export async function arrivalNumberOf(
  tx: Tx,
  agencyId: number,
  documentId: string,
): Promise<{ arrivalNumber: number; arrivalYear: number; forReference: boolean } | null> {
  const row = await store.findIncoming(tx, agencyId, documentId);
  if (!row) return null;
  return { arrivalNumber: row.arrival_number, arrivalYear: row.arrival_year, forReference: row.for_reference };
}

/** The message of the axis a letter came with, for telling its sender how far it is; null when it came on paper. */
export async function messageOfDocument(
  tx: Tx,
  agencyId: number,
  documentId: string,
): Promise<{
  fromCode: string;
  messageDocumentId: string;
  codeNumber: string;
  codeNotation: string;
  issuedDate: string;
} | null> {
  const row = await store.findIncoming(tx, agencyId, documentId);
  if (!row?.sender_code || !row.message_document_id) return null;
  return {
    fromCode: row.sender_code,
    messageDocumentId: row.message_document_id,
    codeNumber: row.code_number,
    codeNotation: row.code_notation,
    issuedDate: row.issued_date,
  };
}

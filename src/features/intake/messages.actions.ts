// Letters by the message they came with: taken back by the sender, named in a status.
import { type AuditBy, recordAudit } from "#src/features/audit/record.actions.ts";
import { askBack } from "#src/features/incoming-documents/recall/recall.actions.ts";
import type { Tx } from "#src/platform/db/database.ts";
import { announce } from "#src/platform/live/live.ts";
import * as store from "./intake.store.ts";

export type MessageKey = { fromCode: string; messageDocumentId: string };

/** What stands as the reason when a letter left the queue because its sender took it back. */
export const recalledWords = (reason: string): string => `Bên gửi thu hồi trước khi vào sổ. ${reason}`.trim();

export type Recalled = { id: string; registered: boolean } | null;

/**
 * The sender takes a letter back (status 13 or a recall message). A waiting one stays in sight, marked, and is never registered; one
 * whose content is still in doubt goes at once; for a registered one the clerk has to answer.
 * @returns the document or the waiting item, or null when nothing of that sender has this id
 */
export async function recallMessage(tx: Tx, by: AuditBy, message: MessageKey & { reason: string }): Promise<Recalled> {
  const { agencyId } = by.caller;
  const registered = await askBack(tx, by, message);
  if (registered) return { id: registered, registered: true };
  const found = await store.findIntakeByMessage(tx, agencyId, message);
  // a clerk may be registering it at this moment: wait, then look again
  const item = found && (await store.findIntake(tx, agencyId, { id: found.id, lock: true }));
  if (item?.state === "registered") {
    const late = await askBack(tx, by, message);
    return late ? { id: late, registered: true } : null;
  }
  if (!item || item.state === "refused" || item.recalled_at !== null)
    return item ? { id: item.id, registered: false } : null;
  await store.updateIntake(tx, agencyId, {
    id: item.id,
    recalled: { reason: message.reason },
    ...(item.state === "gate-asks"
      ? { state: "refused", refuseReason: recalledWords(message.reason), decided: true, heldKey: null }
      : // put away or not: the clerk must see it
        { state: "waiting" }),
    by: by.caller.postId,
    now: by.now,
  });
  await recordAudit(tx, by, {
    action: "incoming.recalled",
    objectType: "intake",
    objectId: item.id,
    documentId: item.id,
    facts: { fromCode: message.fromCode },
    text: { reason: message.reason },
  });
  for (const topic of ["intake", "counts"]) await announce(tx, { agencyId, topic, id: item.id });
  return { id: item.id, registered: false };
}

/** The DocumentId as the sender wrote it. */
export const plainId = (id: string): string => id.replace(/#(?:update|replace)$/u, "");

/** What a status about a waiting or refused letter has to name; null when it did not come over the axis. */
export async function messageOfIntake(
  tx: Tx,
  agencyId: number,
  intakeId: string,
): Promise<
  | (MessageKey & { codeNumber: string; codeNotation: string; issuedDate: string | null; refuseReason: string | null })
  | null
> {
  const item = await store.findIntake(tx, agencyId, { id: intakeId });
  if (!item?.from_code || !item.message_document_id) return null;
  const said = (name: "codeNumber" | "codeNotation" | "issuedDate"): string =>
    item.fields.proposed?.[name]?.value ?? "";
  return {
    fromCode: item.from_code,
    messageDocumentId: plainId(item.message_document_id),
    codeNumber: said("codeNumber"),
    codeNotation: said("codeNotation"),
    issuedDate: said("issuedDate") || null,
    refuseReason: item.refuse_reason,
  };
}

// Letters by the message they came with: taken back by the sender, named in a status.
import { type AuditBy, recordAudit } from "#src/features/audit/record.actions.ts";
import { recallBySender } from "#src/features/incoming-documents/change.actions.ts";
import type { Tx } from "#src/platform/db/database.ts";
import { announce } from "#src/platform/live/live.ts";
import * as store from "./intake.store.ts";

export type MessageKey = { fromCode: string; messageDocumentId: string };

/**
 * The sender takes a letter back (status 13 or a recall message), whether it still waits or is registered.
 * @returns the document, or the waiting item, or null when nothing of that sender has this id
 */
export async function recallMessage(
  tx: Tx,
  by: AuditBy,
  message: MessageKey & { reason: string },
): Promise<string | null> {
  const { agencyId } = by.caller;
  const registered = await recallBySender(tx, by, message);
  if (registered) return registered;
  const item = await store.findIntakeByMessage(tx, agencyId, message);
  if (!item || (item.state !== "waiting" && item.state !== "parked" && item.state !== "gate-asks"))
    return item?.id ?? null;
  await store.updateIntake(tx, agencyId, {
    id: item.id,
    state: "refused",
    refuseReason: `Bên gửi thu hồi trước khi vào sổ. ${message.reason}`.trim(),
    decided: true,
    heldKey: null,
    by: by.caller.postId,
    now: by.now,
  });
  await recordAudit(tx, by, {
    action: "incoming.recalled",
    objectType: "intake",
    objectId: item.id,
    facts: { fromCode: message.fromCode },
    text: { reason: message.reason },
  });
  for (const topic of ["intake", "counts"]) await announce(tx, { agencyId, topic, id: item.id });
  return item.id;
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

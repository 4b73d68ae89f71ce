// Writing a draft: begin, save, freeze a version, repair the form, drop it.
import { isDeepStrictEqual } from "node:util";
import { demandContentRole, withDocument } from "#src/features/access/access.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import { inAgency, type Tx } from "#src/platform/db/database.ts";
import { announce } from "#src/platform/live/live.ts";
import { refuseIf } from "#src/platform/problem/problem.ts";
import { fixFormat } from "#src/rules/document-format/check/check-format.ts";
import type { DocumentModel } from "#src/rules/document-format/document-model.ts";
import { checkOutgoingAct, type OutgoingState } from "#src/rules/routing/outgoing-states.ts";
import { cleanModel, saveRefusals } from "./draft-rules/model-text.rules.ts";
import { type CreateInput, draftFor } from "./ground/create.actions.ts";
import { type OutgoingRecord, updateOutgoing } from "./ground/document.store.ts";
import { freeze, lockOutgoing, moveTo, NOT_APPROVED, note, voidApprovals } from "./ground/steps.actions.ts";
import type { OutgoingDocument } from "./outgoing-fields.contract.ts";
import { describeOutgoing } from "./view.actions.ts";

/**
 * A draft from the template of its kind; a reply carries over sender, subject, number and date. The same request key answers the
 * same draft. @throws Problem 403 without the work on the letter, 404
 */
export async function createDraft(act: Act, input: CreateInput): Promise<OutgoingDocument> {
  demandContentRole(act.caller);
  const begin = async (tx: Tx): Promise<OutgoingDocument> => describeOutgoing(tx, act, await draftFor(tx, act, input));
  if (input.replyToId === undefined) return inAgency(act.db, act.caller.agencyId, begin);
  return withDocument(act, { documentId: input.replyToId, need: "draft-reply" }, begin);
}

export type SavedModel = {
  rowVersion: number;
  state: OutgoingState;
  versionNo: number;
  savedAt: string;
  voidedApprovals: number;
};

/**
 * Saves the working copy. In a draft that is all; a document that waits for approval or has one becomes a draft again: a new
 * version, every approval void with a row each (NĐ 30/2020 Đ11.2). Nothing changed = nothing written.
 * @throws Problem 403, 404, 409 `stale`, 409 with every reason against these words
 */
export function saveModel(
  act: Act,
  input: { id: string; rowVersion: number; model: DocumentModel },
): Promise<SavedModel> {
  return withDocument(act, { documentId: input.id, need: "edit-draft" }, async (tx) => {
    const document = await lockOutgoing(tx, act.caller.agencyId, input);
    return writeModel(tx, act, { document, model: cleanModel(input.model) });
  });
}

async function writeModel(
  tx: Tx,
  act: Act,
  to: { document: OutgoingRecord; model: DocumentModel },
): Promise<SavedModel> {
  const { document, model } = to;
  refuseIf([...checkOutgoingAct(document.state, "edit-draft"), ...saveRefusals(model, document.kind)]);
  const saved = { state: document.state, versionNo: document.version_no, voidedApprovals: 0 };
  if (isDeepStrictEqual(model, document.model))
    return { ...saved, rowVersion: document.row_version, savedAt: document.model_saved_at.toISOString() };
  if (document.state !== "draft") return reopenDraft(tx, act, to);
  const rowVersion = await updateOutgoing(tx, act.caller.agencyId, {
    id: document.id,
    change: { model, modelFrozen: false },
    by: act.caller.postId,
    now: act.now,
  });
  await note(tx, act, { documentId: document.id, action: "outgoing.edited", facts: { rowVersion } });
  await announce(tx, { agencyId: act.caller.agencyId, topic: "outgoing", id: document.id });
  return { ...saved, rowVersion, savedAt: act.now.toISOString() };
}

async function reopenDraft(
  tx: Tx,
  act: Act,
  to: { document: OutgoingRecord; model: DocumentModel },
): Promise<SavedModel> {
  const { document, model } = to;
  const versionNo = await freeze(tx, act, { document, model, note: "Sửa sau khi trình" });
  const voidedApprovals = await voidApprovals(tx, act, {
    documentId: document.id,
    steps: ["unit", "format", "leader"],
    reason: `Nội dung đã sửa thành bản ${versionNo}`,
    because: "edit",
  });
  const rowVersion = await moveTo(tx, act, document, {
    act: "edit-draft",
    state: "draft",
    change: { model, modelFrozen: true, versionNo, submittedAt: null, returnReason: null, ...NOT_APPROVED },
  });
  return { rowVersion, state: "draft", versionNo, savedAt: act.now.toISOString(), voidedApprovals };
}

/** Freezes the working copy as the next version; a copy that is one already stays it. */
export function saveVersion(
  act: Act,
  input: { id: string; rowVersion: number; note: string },
): Promise<OutgoingDocument> {
  return withDocument(act, { documentId: input.id, need: "edit-draft" }, async (tx) => {
    const document = await lockOutgoing(tx, act.caller.agencyId, input);
    if (document.model_frozen) return describeOutgoing(tx, act, document.id);
    refuseIf(checkOutgoingAct(document.state, "edit-draft"));
    const versionNo = await freeze(tx, act, { document, model: document.model, note: input.note });
    await updateOutgoing(tx, act.caller.agencyId, {
      id: document.id,
      change: { versionNo, modelFrozen: true },
      by: act.caller.postId,
      now: act.now,
    });
    await announce(tx, { agencyId: act.caller.agencyId, topic: "outgoing", id: document.id });
    return describeOutgoing(tx, act, document.id);
  });
}

/** Repairs what the rules can repair without knowledge of their own (QC-3.1); the same as saving by hand. */
export function fixDocument(
  act: Act,
  input: { id: string; rowVersion: number; rules: string[] },
): Promise<OutgoingDocument> {
  return withDocument(act, { documentId: input.id, need: "edit-draft" }, async (tx) => {
    const document = await lockOutgoing(tx, act.caller.agencyId, input);
    const model = input.rules.reduce((fixed, rule) => fixFormat(fixed, rule), document.model);
    await writeModel(tx, act, { document, model: cleanModel(model) });
    return describeOutgoing(tx, act, document.id);
  });
}

/** A draft nobody wants. It stays readable for its history. */
export function discardDraft(
  act: Act,
  input: { id: string; rowVersion: number; reason: string },
): Promise<OutgoingDocument> {
  return withDocument(act, { documentId: input.id, need: "discard" }, async (tx) => {
    const document = await lockOutgoing(tx, act.caller.agencyId, input);
    refuseIf(checkOutgoingAct(document.state, "discard", { reason: input.reason }));
    await note(tx, act, { documentId: document.id, action: "outgoing.discarded", text: { reason: input.reason } });
    await moveTo(tx, act, document, { act: "discard", state: "discarded" });
    return describeOutgoing(tx, act, document.id);
  });
}

// Vào sổ (NĐ 30/2020 Đ22): everything is checked, then number, register row, rights, history and events in one transaction.

import { addToCaseFile } from "#src/features/case-files/documents.actions.ts";
import { knownCode } from "#src/features/correspondents/correspondents.actions.ts";
import { arrivalNumberOf, createIncoming, prepareFields } from "#src/features/incoming-documents/create.actions.ts";
import type { RegisterFields } from "#src/features/incoming-documents/incoming-fields.contract.ts";
import { holdOrganisation } from "#src/features/organisation/units.actions.ts";
import { openBook, takeNumber } from "#src/features/registers/numbers.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import { inAgency, type Tx } from "#src/platform/db/database.ts";
import { newId } from "#src/platform/ids/ids.ts";
import { announce } from "#src/platform/live/live.ts";
import { Problem, problem, refuseIf } from "#src/platform/problem/problem.ts";
import { refuseRegisterRecalled } from "#src/rules/exchange/recall.ts";
import { lockItem } from "./change.actions.ts";
import { type Attested, concludeReceipt, type ReceiptRecord, UNSIGNED } from "./decisions/receipt.rules.ts";
import { duplicatesOf } from "./doubles/duplicates.actions.ts";
import { demandClerk, incomingBook, senderBy } from "./intake.actions.ts";
import type { Duplicate } from "./intake.contract.ts";
import * as store from "./intake.store.ts";

const noFile = problem(
  "intake.no-file",
  409,
  "Văn bản này không có tệp nên chưa vào sổ được. Hãy đề nghị nơi gửi gửi lại kèm tệp, hoặc từ chối tiếp nhận.",
);

export type Registration = {
  id: string;
  fields: RegisterFields;
  attestation?: Attested | undefined;
  presentToPostId?: string | undefined;
  caseFileId?: string | undefined;
  acknowledgedDuplicates: string[];
  /** the clerk has seen that the signatures do not fit the sender or signer, and registers all the same */
  differencesSeen: boolean;
  rowVersion: number;
};
export type Registered = {
  documentId: string;
  arrivalNumber: number;
  arrivalYear: number;
  forReference: boolean;
  again: boolean;
};

/**
 * Registers a waiting letter. Pressing twice, or two clerks at once, registers once: the second answer names the same number.
 * @throws Problem 403, 404; 409 `stale`; 409 with all reasons about the fields; 409 `intake.signer-differs` until the clerk says to have
 *   seen that the signatures are of somebody else; 409 `intake.duplicate` until the clerk has
 *   looked at every possible double; 409 when the receiver of the presentation may not direct. In each case no number is taken.
 */
export async function register(act: Act, ask: Registration): Promise<Registered> {
  demandClerk(act);
  const { agencyId, postId } = act.caller;
  return inAgency(act.db, agencyId, async (tx) => {
    if (ask.presentToPostId !== undefined) await holdOrganisation(tx, agencyId);
    const before = await store.findIntake(tx, agencyId, { id: ask.id, lock: true });
    if (before?.state === "registered" && before.document_id) return earlier(tx, agencyId, before);
    const item = await lockItem(tx, agencyId, { ...ask, states: ["waiting", "parked"] });
    refuseIf(refuseRegisterRecalled(item.recalled_at !== null));
    const prepared = prepareFields(ask.fields, act.now);
    refuseIf(prepared.refusals);
    // the axis knows agencies by their code (QĐ 20/2020): a name that the directory has once brings it along
    const fields = {
      ...prepared.fields,
      organCode:
        prepared.fields.organCode ??
        (await knownCode(tx, agencyId, { name: prepared.fields.organName, place: prepared.fields.issuedPlace })),
    };
    const receipt = receiptFor(act, item, { attested: ask.attestation, fields });
    if (receipt.differences.length > 0 && !ask.differencesSeen) throw signerProblem(receipt.differences);
    const documentId = newId("doc", act.now.getTime());
    const book = await openBook(tx, incomingBook(agencyId, act.now), act.now);
    const arrivalNumber = await takeNumber(tx, { agencyId, bookId: book.bookId }, { documentId, postId, now: act.now });
    // after the number, because the book's lock lets us see what a colleague registered a moment ago; a refusal gives it back
    await demandLooked(tx, act, { item, fields, acknowledged: ask.acknowledgedDuplicates });
    await createIncoming(tx, act, {
      id: documentId,
      intakeId: item.id,
      bookId: book.bookId,
      arrivalNumber,
      arrivalYear: book.year,
      way: item.way,
      fields,
      receivedAt: item.received_at,
      receivedLegalAt: item.received_legal_at,
      receivedReason: item.received_reason,
      receipt,
      file: fileOf(item),
      attachments: item.attachments.map(({ sha256, name, mediaType, size }) => ({ sha256, name, mediaType, size })),
      senderCode: item.from_code,
      messageDocumentId: item.message_document_id,
      presentToPostId: ask.presentToPostId,
    });
    if (ask.caseFileId) await addToCaseFile(tx, act, { caseFileId: ask.caseFileId, documentId });
    await store.updateIntake(tx, agencyId, {
      id: item.id,
      state: "registered",
      documentId,
      decided: true,
      by: postId,
      now: act.now,
    });
    for (const topic of ["intake", "counts"]) await announce(tx, { agencyId, topic, id: item.id });
    return { documentId, arrivalNumber, arrivalYear: book.year, forReference: receipt.forReference, again: false };
  });
}

async function earlier(tx: Tx, agencyId: number, item: store.IntakeRecord): Promise<Registered> {
  const documentId = item.document_id ?? "";
  const found = await arrivalNumberOf(tx, agencyId, documentId);
  if (!found) throw new Error("registered intake without document");
  return { documentId, ...found, again: true };
}

function receiptFor(
  act: Act,
  item: store.IntakeRecord,
  { attested, fields }: { attested: Attested | undefined; fields: { organName: string; signerName: string } },
): ReceiptRecord {
  const clerk = attested
    ? { items: attested, byName: `${act.caller.postTitle} ${act.caller.fullName}`, at: act.now.toISOString() }
    : null;
  const file = { mediaType: item.media_type ?? "", sender: senderBy(item, fields) };
  return concludeReceipt(item.verification ?? UNSIGNED, file, clerk);
}

/** A signature of somebody else never blocks, but nobody registers it without having read that it is so. */
function signerProblem(differences: readonly string[]): Problem {
  return new Problem({
    code: "intake.signer-differs",
    status: 409,
    message: `${differences.join(" ")} Chưa vào sổ. Hãy kiểm tra nơi gửi và người ký; nếu vẫn vào sổ, xác nhận đã xem và văn bản mang dấu “để biết, tham khảo”.`,
    reasons: differences.map((message) => ({ code: "intake.signer-differs", message, clause: "QC-4.1", facts: {} })),
  });
}

function fileOf(item: store.IntakeRecord) {
  if (!item.file_sha256 || !item.file_name || !item.media_type) throw noFile();
  return { sha256: item.file_sha256, name: item.file_name, mediaType: item.media_type, size: item.file_size ?? 0 };
}

async function demandLooked(
  tx: Tx,
  act: Act,
  ask: { item: store.IntakeRecord; fields: RegisterFields; acknowledged: string[] },
): Promise<void> {
  const doubles = await duplicatesOf(
    tx,
    { agencyId: act.caller.agencyId, now: act.now },
    { item: ask.item, wanted: ask.fields },
  );
  const open = doubles.filter((each) => !ask.acknowledged.includes(each.id));
  if (open.length > 0) throw duplicateProblem(open);
}

function duplicateProblem(open: Duplicate[]): Problem {
  return new Problem({
    code: "intake.duplicate",
    status: 409,
    message: `${open[0]?.sentence ?? ""} Chưa vào sổ. Hãy so hai bản rồi xác nhận không trùng, hoặc từ chối bản này.`,
    reasons: open.map((each) => ({
      code: "intake.duplicate",
      message: each.sentence,
      clause: "NĐ 30/2020 PL VI III.1.h",
      facts: { id: each.id, where: each.where, arrivalNumber: each.arrivalNumber },
    })),
  });
}

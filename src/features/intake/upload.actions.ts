// A letter that the clerk brings in: paper that was scanned, a file that came by mail.
import type { Readable } from "node:stream";
import { recordAudit } from "#src/features/audit/record.actions.ts";
import { readSender } from "#src/features/correspondents/correspondents.actions.ts";
import { URGENCIES, type Urgency } from "#src/features/incoming-documents/incoming-fields.contract.ts";
import type { Act } from "#src/platform/act/act.ts";
import { inAgency, type Tx } from "#src/platform/db/database.ts";
import { newId } from "#src/platform/ids/ids.ts";
import { announce } from "#src/platform/live/live.ts";
import { Problem, problem } from "#src/platform/problem/problem.ts";
import { type Judgement, stillBarred } from "#src/rules/secrecy/secrecy.ts";
import { fileNameRefusals } from "#src/rules/vietnamese-text/file-name.ts";
import { toNfc } from "#src/rules/vietnamese-text/fold.ts";
import { declaredIn } from "./decisions/gate.rules.ts";
import { fromPage, type Proposals, shownValue, withSender } from "./decisions/proposals.rules.ts";
import { demandClerk, describeItem } from "./intake.actions.ts";
import type { IntakeItem } from "./intake.contract.ts";
import * as store from "./intake.store.ts";
import {
  arrivalOf,
  type Declared,
  type IntakeParts,
  judgeDeclared,
  judgeFile,
  keepFile,
  type Looked,
  lookAt,
  ORDINARY,
  quoteOf,
  recordRefusal,
  verifyFile,
} from "./receive.actions.ts";

export type UploadForm = Declared & { clerkDecision: { reason: string } | null; noMarksSeen: boolean };
export type UploadedFile = {
  name: string;
  stream: Readable;
  /** true when the sender was cut off at the limit; known after the stream has ended */
  wasCut(): boolean;
  /** fields that came behind the file, where nothing may stand; known after the stream has ended */
  behind(): Promise<Readonly<Record<string, unknown>>>;
};

const wrongType = problem(
  "upload.wrong-type",
  422,
  "Chỉ nhận tệp PDF, DOCX, JPEG, PNG hoặc TIFF. Tệp chưa được lưu. Hãy chuyển văn bản sang PDF rồi tải lên lại.",
);
const empty = problem(
  "upload.empty",
  422,
  "Tệp rỗng, không có nội dung nào. Chưa có gì được lưu. Hãy quét hoặc xuất lại văn bản rồi tải lên lại.",
);
const fieldBehind = problem(
  "upload.field-behind",
  422,
  "Có mục của biểu mẫu đứng sau tệp nên không được xét cùng tệp. Tệp chưa được lưu. Hãy gửi độ mật, loại nội dung và mọi mục khác trước, một tệp sau cùng.",
);

/**
 * Judges the file before a byte of it is stored, checks its signature, then stores it and lets it wait for the register.
 * @returns the waiting item
 * @throws Problem 403; 413 too large; 422 `gate.refused` or a file that cannot be taken; 409 `gate.clerk-decides`,
 *   `gate.attest-needed` – in each of these nothing was stored
 */
export async function receiveUpload(
  act: Act,
  parts: IntakeParts,
  upload: { form: UploadForm; file: UploadedFile },
): Promise<IntakeItem> {
  demandClerk(act);
  const { form, file } = upload;
  const declared = judgeDeclared(form);
  if (declared.verdict === "refused") throw await refuseUpload(act, declared);
  const names = fileNameRefusals(toNfc(file.name));
  if (names[0]) throw new Problem({ code: "upload.bad-name", status: 422, message: names[0].message, reasons: names });
  const staged = await parts.staging.receive(file.stream, { maxBytes: parts.uploadMaxBytes });
  try {
    if (file.wasCut()) throw tooLarge(parts.uploadMaxBytes);
    if (staged.size === 0) throw empty();
    const late = await file.behind();
    if (Object.keys(late).length > 0) throw await refuseLate(act, late);
    const looked = await lookAt(parts, { name: toNfc(file.name), bytes: await staged.bytes() });
    const judgement = await admit(act, form, looked);
    return await keepUpload(act, parts, { form, looked, judgement });
  } finally {
    await staged.discard();
  }
}

/** What is declared behind the file still counts as declared: a secret is written down as one. */
async function refuseLate(act: Act, late: Readonly<Record<string, unknown>>): Promise<Problem> {
  const declared = declaredIn(late);
  const judgement = judgeDeclared({ ...ORDINARY, ...declared });
  return judgement.verdict === "refused" ? refuseUpload(act, judgement) : fieldBehind();
}

function tooLarge(maxBytes: number): Problem {
  const megabytes = Math.round(maxBytes / 1024 / 1024);
  return new Problem({
    code: "upload.too-large",
    status: 413,
    message: `Tệp lớn hơn ${megabytes} MB nên không được nhận. Chưa có gì được lưu. Hãy quét lại ở 200 dpi hoặc tách thành nhiều tệp.`,
  });
}

async function admit(act: Act, form: UploadForm, looked: Looked): Promise<Judgement> {
  const judgement = judgeFile(looked, form);
  // what can be read of a damaged file may already show the mark
  if (judgement.verdict === "refused") throw await refuseUpload(act, judgement);
  if (looked.read.problem)
    throw new Problem({
      code: looked.read.problem.code.replace(/^reader\./, "upload."),
      status: looked.read.problem.code === "reader.too-large" ? 413 : 422,
      message: looked.read.problem.message,
    });
  if (looked.mediaType === null) throw wrongType();
  const barred = stillBarred(judgement, { noMarkSeen: form.noMarksSeen, doubtsCleared: form.clerkDecision !== null });
  const first = barred[0];
  if (!first) return judgement;
  const asks = barred.some((reason) => reason.code !== "secrecy.attest-needed");
  await inAgency(act.db, act.caller.agencyId, (tx) =>
    recordAudit(tx, act, {
      action: "intake.gate-asked",
      objectType: "intake",
      objectId: act.requestId,
      facts: { kinds: [...new Set(barred.map((reason) => reason.code))].join(",") },
    }),
  );
  throw new Problem({
    code: asks ? "gate.clerk-decides" : "gate.attest-needed",
    status: 409,
    message: first.message,
    reasons: barred,
  });
}

async function refuseUpload(act: Act, judgement: Judgement): Promise<Problem> {
  await inAgency(act.db, act.caller.agencyId, (tx) => recordRefusal(tx, act, { way: "upload", judgement }));
  return new Problem({
    code: "gate.refused",
    status: 422,
    message: judgement.reasons[0]?.message ?? "",
    reasons: judgement.reasons,
  });
}

type Admitted = { form: UploadForm; looked: Looked; judgement: Judgement };

async function keepUpload(act: Act, parts: IntakeParts, admitted: Admitted): Promise<IntakeItem> {
  const { looked } = admitted;
  const verification = await verifyFile(parts, looked, act.now);
  const file = await keepFile(parts, looked);
  const fields = parts.reader.proposeFields(looked.read);
  const read = fromPage(fields);
  return inAgency(act.db, act.caller.agencyId, async (tx) => {
    const head = { name: read.organName?.value ?? "", parent: String(fields.parentOrganName?.value ?? "") };
    const place = read.issuedPlace?.value ?? "";
    const proposed = withSender(read, await readSender(tx, act.caller.agencyId, { ...head, place }));
    const id = newId("int", act.now.getTime());
    const gate = gateOf(act, admitted);
    await store.insertIntake(tx, act.caller.agencyId, {
      id,
      way: "upload",
      state: "waiting",
      ...(await arrivalOf(tx, act.caller.agencyId, act.now)),
      receivedBy: act.caller.postId,
      heldKey: null,
      file,
      attachments: [],
      fromCode: null,
      fromName: null,
      messageDocumentId: null,
      messageId: null,
      proposed,
      quote: quoteOf(looked),
      verification,
      gate,
      urgency: urgencyIn(proposed),
      senderNote: "",
    });
    await recordAudit(tx, act, {
      action: "intake.received",
      objectType: "intake",
      objectId: id,
      documentId: id,
      facts: { way: "upload", fileSha256: file.sha256, size: file.size, verdict: verification.verdict },
      text: { fileName: file.name },
    });
    await recordDecision(tx, act, { id, gate });
    for (const topic of ["intake", "counts"]) await announce(tx, { agencyId: act.caller.agencyId, topic, id });
    return describeItem(tx, act, id);
  });
}

function gateOf(act: Act, { form, judgement }: Admitted): store.GateRecord {
  const { reasons, unreadPages } = judgement;
  const decided = form.clerkDecision !== null || judgement.mustAttest;
  if (!decided) return { verdict: "free", reasons, unreadPages };
  return {
    verdict: "decided",
    reasons,
    unreadPages,
    decidedBy: act.caller.postId,
    decidedReason: form.clerkDecision?.reason.normalize("NFC") ?? "Đã xem, không có dấu mật",
  };
}

/** Who let a doubtful or unreadable letter in, and why. */
export async function recordDecision(tx: Tx, act: Act, decided: { id: string; gate: store.GateRecord }): Promise<void> {
  if (decided.gate.verdict !== "decided") return;
  await recordAudit(tx, act, {
    action: "intake.gate-decided",
    objectType: "intake",
    objectId: decided.id,
    documentId: decided.id,
    facts: { free: true, unreadPages: decided.gate.unreadPages.length, doubts: decided.gate.reasons.length },
    text: { reason: decided.gate.decidedReason ?? "" },
  });
}

/** Khẩn and above, when the page or the sender says so with certainty. */
export function urgencyIn(proposed: Proposals): Urgency {
  const value = shownValue(undefined, proposed.urgency);
  return URGENCIES.find((each) => each === value) ?? "thuong";
}

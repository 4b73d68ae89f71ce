// Submitting, approving, returning: the unit answers for the content, the office for the form, the leader for the whole
// (NĐ 30/2020 Đ11, Đ12). Any new version voids what was approved.
import type { FileStore } from "#src/adapters/files/files.port.ts";
import type { PdfForm } from "#src/adapters/pdf-form/pdf-form.port.ts";
import type { DocumentWriter } from "#src/adapters/writer/writer.port.ts";
import { withDocument } from "#src/features/access/access.actions.ts";
import { agencyById } from "#src/features/organisation/organisation.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import type { Tx } from "#src/platform/db/database.ts";
import { newId } from "#src/platform/ids/ids.ts";
import { refuseIf } from "#src/platform/problem/problem.ts";
import { maySign } from "#src/rules/access/access.ts";
import type { Relation } from "#src/rules/access/words.ts";
import type { Anchor, DocumentModel } from "#src/rules/document-format/document-model.ts";
import { ownHeadRefusals } from "#src/rules/document-format/own-head.ts";
import type { Refusal } from "#src/rules/refusal/refusal.ts";
import type { ApprovalStep } from "#src/rules/routing/approvals.ts";
import {
  checkOutgoingAct,
  nextOutgoingState,
  type OutgoingAct,
  type OutgoingState,
} from "#src/rules/routing/outgoing-states.ts";
import { type FormatAnswer, judgeFormat } from "./draft-rules/format.rules.ts";
import { namesSigner, signerTitleLines } from "./draft-rules/signer-block.rules.ts";
import { pdfProblem } from "./files.actions.ts";
import { turnRefusals } from "./ground/acts.actions.ts";
import { type Change, type OutgoingRecord, waitingBoxes } from "./ground/document.store.ts";
import { headOf, holderOf, loadOffice } from "./ground/holders.actions.ts";
import { freeze, lockOutgoing, moveTo, note } from "./ground/steps.actions.ts";
import { insertApproval } from "./ground/trail.store.ts";
import { undoSteps } from "./ground/undo.actions.ts";
import type { OutgoingDocument } from "./outgoing-fields.contract.ts";
import { describeOutgoing } from "./view.actions.ts";

export type ApprovalPorts = { files: FileStore; writer: DocumentWriter; pdfForm: PdfForm };

const CLAUSE = "NĐ 30/2020 Đ13";

/** Hands the draft to the head of the unit; the words as they stand become a version, with the chosen signer under them. */
export function submitDraft(
  act: Act,
  input: { id: string; rowVersion: number; signerPostId: string; note: string },
): Promise<OutgoingDocument> {
  return withDocument(act, { documentId: input.id, need: "submit" }, async (tx) => {
    const document = await lockOutgoing(tx, act.caller.agencyId, input);
    const { model, refused } = await withSigner(tx, document.model, input.signerPostId);
    const office = await loadOffice(tx);
    const next = holderOf(office, { ...document, signer_post_id: input.signerPostId }, "unit-approval");
    refuseIf([
      ...checkOutgoingAct(document.state, "submit"),
      ...refused,
      ...nobodyRefusals(next.principalIds.length),
      ...(await headRefusals(tx, act, model)),
    ]);
    const frozen = document.model_frozen && model === document.model;
    const versionNo = frozen ? document.version_no : await freeze(tx, act, { document, model, note: input.note });
    await note(tx, act, {
      documentId: document.id,
      action: "outgoing.submitted",
      facts: { version: versionNo, signerPostId: input.signerPostId },
      ...(input.note === "" ? {} : { text: { note: input.note } }),
    });
    await moveTo(tx, act, document, {
      act: "submit",
      state: "unit-approval",
      change: {
        ...(frozen ? {} : { model }),
        versionNo,
        modelFrozen: true,
        signerPostId: input.signerPostId,
        submittedAt: act.now,
        returnReason: null,
      },
    });
    return describeOutgoing(tx, act, document.id);
  });
}

async function headRefusals(tx: Tx, act: Act, model: DocumentModel): Promise<Refusal[]> {
  const agency = await agencyById(tx, act.caller.agencyId);
  if (!agency) throw new Error("agency of a session is missing");
  return ownHeadRefusals(model, { parentOrgan: agency.parent_organ, organ: agency.organ, symbol: agency.symbol });
}

function nobodyRefusals(approvers: number): Refusal[] {
  if (approvers > 0) return [];
  return [
    {
      code: "outgoing.no-approver",
      message:
        "Cơ quan chưa có người duyệt dự thảo này. Dự thảo vẫn còn. Hãy nhờ quản trị gán trưởng đơn vị hoặc lãnh đạo.",
      clause: "NĐ 30/2020 Đ12.1",
    },
  ];
}

/** The signer's lines and name under the document; what was typed for this very person stays. */
async function withSigner(
  tx: Tx,
  model: DocumentModel,
  signerPostId: string,
): Promise<{ model: DocumentModel; refused: Refusal[] }> {
  const office = await loadOffice(tx);
  const post = office.posts.find((each) => each.id === signerPostId);
  if (!post || !maySign(post.roles))
    return {
      model,
      refused: [
        {
          code: "outgoing.signer-unfit",
          message:
            "Người được chọn không có thẩm quyền ký trong cơ quan. Dự thảo vẫn còn, chưa trình. Hãy chọn người ký khác.",
          clause: CLAUSE,
        },
      ],
    };
  if (namesSigner(model, post.full_name)) return { model, refused: [] };
  const signerTitle = signerTitleLines(model.organ, headOf(office)?.title ?? post.title, {
    title: post.title,
    fullName: post.full_name,
    roles: post.roles,
    isHead: post.is_head,
  });
  return { model: { ...model, signerTitle, signerName: post.full_name }, refused: [] };
}

const ACT_OF: Record<ApprovalStep, Extract<OutgoingAct, "approve-unit" | "check-format" | "approve-leader">> = {
  unit: "approve-unit",
  format: "check-format",
  leader: "approve-leader",
};

export type ApproveInput = { id: string; rowVersion: number; step: ApprovalStep; versionNo: number; note: string };

/**
 * One approval of exactly one version. At the leader's the PDF is made first, outside every transaction; the approval is written
 * only if nothing changed meanwhile. @throws Problem 403, 404, 409 `stale`, 409 with every reason
 */
export async function approveDocument(act: Act, ports: ApprovalPorts, input: ApproveInput): Promise<OutgoingDocument> {
  const need = ACT_OF[input.step];
  const made =
    input.step === "leader"
      ? await makeApprovedPdf(
          ports,
          await withDocument(act, { documentId: input.id, need }, async (tx, relations) => {
            const { document } = await readyToApprove(tx, act, { ...input, relations, lock: false });
            const agency = await agencyById(tx, act.caller.agencyId);
            return { model: document.model, savedAt: document.model_saved_at, sealMm: agency?.seal_mm ?? 36 };
          }),
        )
      : null;
  return withDocument(act, { documentId: input.id, need }, async (tx, relations) => {
    const { document, format } = await readyToApprove(tx, act, { ...input, relations, lock: true });
    await insertApproval(tx, act.caller.agencyId, {
      id: newId("apr", act.now.getTime()),
      documentId: document.id,
      versionNo: document.version_no,
      step: input.step,
      byPostId: act.caller.postId,
      now: act.now,
      sha256: made?.sha256 ?? null,
      note: input.note,
      findings: input.step === "format" ? format.findings : null,
    });
    await note(tx, act, {
      documentId: document.id,
      action: "outgoing.approved",
      facts: { step: input.step, version: document.version_no, sha256: made?.sha256 ?? null },
      ...(input.note === "" ? {} : { text: { note: input.note } }),
    });
    const state = nextOutgoingState(document.state, need) ?? document.state;
    await moveTo(tx, act, document, { act: need, state, change: made ? approvedChange(document, made) : {} });
    return describeOutgoing(tx, act, document.id);
  });
}

type MadePdf = { sha256: string; anchors: Anchor[]; pages: number };

function approvedChange(document: OutgoingRecord, made: MadePdf): Change {
  return {
    approvedVersion: document.version_no,
    approvedSha256: made.sha256,
    currentSha256: made.sha256,
    anchors: made.anchors,
    pageAmount: made.pages,
  };
}

// The moment the version was saved is the only date inside the file: approving again what did not change gives the same bytes.
async function makeApprovedPdf(
  ports: ApprovalPorts,
  of: { model: DocumentModel; savedAt: Date; sealMm: number },
): Promise<MadePdf> {
  try {
    const written = await ports.writer.writePdf(of.model, { created: of.savedAt.toISOString() });
    const pdf = await ports.pdfForm.reserveFields({ pdf: written.bytes, anchors: written.anchors, sealMm: of.sealMm });
    const { sha256 } = await ports.files.put(pdf);
    return { sha256, anchors: written.anchors, pages: written.pages };
  } catch (error) {
    throw pdfProblem(error);
  }
}

async function readyToApprove(
  tx: Tx,
  act: Act,
  ask: ApproveInput & { relations: readonly Relation[]; lock: boolean },
): Promise<{ document: OutgoingRecord; format: FormatAnswer }> {
  const { caller } = act;
  const document = await lockOutgoing(tx, caller.agencyId, ask);
  const office = await loadOffice(tx);
  const boxes = await waitingBoxes(tx, caller.agencyId, { id: ask.id, principalIds: caller.principalIds });
  const format = judgeFormat(document.model, "issue", null);
  const need = ACT_OF[ask.step];
  refuseIf([
    ...checkOutgoingAct(document.state, need, {
      formatErrors: format.must,
      actorIsDrafter: caller.postId === document.drafter_post_id,
      selfApprovalAllowed: holderOf(office, document, "unit-approval").selfApproval,
    }),
    ...turnRefusals(need, { document, office, boxes, relations: ask.relations }),
    ...(await headRefusals(tx, act, document.model)),
    ...(document.version_no === ask.versionNo && document.model_frozen
      ? []
      : [versionChanged(document, ask.versionNo)]),
  ]);
  return { document, format };
}

function versionChanged(document: OutgoingRecord, versionNo: number): Refusal {
  return {
    code: "outgoing.version-changed",
    message: `Bạn đang xem bản ${versionNo}, văn bản đã có bản ${document.version_no}. Chưa duyệt gì. Hãy mở bản mới, xem phần đã đổi rồi duyệt.`,
    clause: "NĐ 30/2020 Đ11.2",
    facts: { seen: versionNo, current: document.version_no },
  };
}

/**
 * Back to an earlier step with a reason. The steps from there on are walked again: their approvals are void, a signature too, and
 * a number given to it is cancelled and stays in the book with this reason (NĐ 30/2020 Đ15).
 */
export function returnDocument(
  act: Act,
  input: { id: string; rowVersion: number; toState: OutgoingState; reason: string },
): Promise<OutgoingDocument> {
  return withDocument(act, { documentId: input.id, need: "return" }, async (tx, relations) => {
    const { caller } = act;
    const document = await lockOutgoing(tx, caller.agencyId, input);
    const office = await loadOffice(tx);
    const boxes = await waitingBoxes(tx, caller.agencyId, { id: input.id, principalIds: caller.principalIds });
    refuseIf([
      ...checkOutgoingAct(document.state, "return", { reason: input.reason, returnTo: input.toState }),
      ...turnRefusals("return", { document, office, boxes, relations }),
    ]);
    const change = await undoSteps(tx, act, { document, to: input.toState, reason: input.reason });
    await note(tx, act, {
      documentId: document.id,
      action: "outgoing.returned",
      facts: { from: document.state, to: input.toState },
      text: { reason: input.reason, to: holderOf(office, document, input.toState).name },
    });
    await moveTo(tx, act, document, { act: "return", state: input.toState, returned: true, change });
    return describeOutgoing(tx, act, document.id);
  });
}

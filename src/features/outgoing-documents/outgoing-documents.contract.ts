// Drafting, versions, approvals, return. Raw routes beside this contract (all `GET /api/outgoing-documents/{id}/…`):
//   preview.pdf    the working copy, or `?version=2`; "DỰ THẢO n" across the page while it is not approved
//   document.docx  the same as a Word file, `?version=` too
//   file.pdf       the bytes that were approved or signed, today's or those of `?sha256=`; range requests; `&download=1` to save
import { z } from "zod";
import { operation, page, pageRequest } from "#src/platform/http/contract.ts";
import { OUTGOING_STATES } from "#src/rules/routing/outgoing-states.ts";
import { documentKind, documentModel } from "./document-model.contract.ts";
import {
  APPROVAL_WORDS,
  comparedLine,
  formatAnswer,
  OUT_BOXES,
  OUTGOING_VIEWS,
  outgoingDocument,
  outgoingRow,
  recipientInput,
  versionEntry,
} from "./outgoing-fields.contract.ts";

const id = z.string().max(60);
const one = z.object({ id });
const versioned = { id, rowVersion: z.number().int().min(1) };
const reasonText = z.string().trim().max(1000);
/** 0 = the working copy */
const versionNo = z.coerce.number().int().min(0).max(100_000);

export const savedModel = z.object({
  rowVersion: z.number(),
  state: z.enum(OUTGOING_STATES),
  versionNo: z.number(),
  savedAt: z.string(),
  /** approvals this change made void; more than 0 also means: back to the draft */
  voidedApprovals: z.number(),
});

export const outgoingDocumentsContract = {
  list: operation("GET", "/outgoing-documents", "Văn bản đi và dự thảo")
    .input(
      z.object({
        view: z.enum(OUTGOING_VIEWS).default("all"),
        /** only what waits for the caller in this box; `drafts` shows the returned ones too */
        box: z.enum(OUT_BOXES).optional(),
        /** number and notation in any spelling, words of the subject, without accents too */
        q: z.string().max(200).optional(),
        ...pageRequest,
      }),
    )
    .output(page(outgoingRow)),
  get: operation("GET", "/outgoing-documents/{id}", "Một văn bản đi").input(one).output(outgoingDocument),
  create: operation("POST", "/outgoing-documents", "Soạn văn bản (NĐ 30/2020 Đ10)")
    .input(
      z.object({
        kind: documentKind,
        replyToId: id.optional(),
        /** made once by the page; the same key again answers the same draft */
        requestKey: z.string().min(8).max(80),
      }),
    )
    .output(outgoingDocument),
  save: operation("PUT", "/outgoing-documents/{id}/model", "Lưu bản đang soạn")
    .input(z.object({ ...versioned, model: documentModel }))
    .output(savedModel),
  saveVersion: operation("POST", "/outgoing-documents/{id}/versions", "Lưu thành một bản")
    .input(z.object({ ...versioned, note: reasonText.default("") }))
    .output(outgoingDocument),
  versions: operation("GET", "/outgoing-documents/{id}/versions", "Các bản").input(one).output(z.array(versionEntry)),
  // before `version`: a word is not a number of a version
  compare: operation("GET", "/outgoing-documents/{id}/versions/compare", "So hai bản")
    .input(z.object({ id, from: versionNo, to: versionNo }))
    .output(z.object({ from: z.number(), to: z.number(), changes: z.number(), lines: z.array(comparedLine) })),
  version: operation("GET", "/outgoing-documents/{id}/versions/{no}", "Một bản")
    .input(z.object({ id, no: versionNo }))
    .output(versionEntry.extend({ model: documentModel })),
  check: operation("GET", "/outgoing-documents/{id}/format", "Kiểm tra thể thức (QC-3.1)")
    .input(z.object({ id, phase: z.enum(["draft", "issue"]).default("draft") }))
    .output(formatAnswer),
  fix: operation("POST", "/outgoing-documents/{id}/format/fix", "Sửa giúp lỗi thể thức")
    .input(z.object({ ...versioned, rules: z.array(z.string().max(80)).min(1).max(100) }))
    .output(outgoingDocument),
  submit: operation("POST", "/outgoing-documents/{id}/submit", "Trình duyệt")
    .input(z.object({ ...versioned, signerPostId: id, note: reasonText.default("") }))
    .output(outgoingDocument),
  approve: operation("POST", "/outgoing-documents/{id}/approve", "Duyệt (NĐ 30/2020 Đ11, Đ12)")
    .input(
      z.object({
        ...versioned,
        step: z.enum(APPROVAL_WORDS),
        versionNo: z.number().int().min(1),
        note: reasonText.default(""),
      }),
    )
    .output(outgoingDocument),
  return: operation("POST", "/outgoing-documents/{id}/return", "Trả lại bước trước")
    .input(z.object({ ...versioned, toState: z.enum(OUTGOING_STATES), reason: reasonText }))
    .output(outgoingDocument),
  discard: operation("POST", "/outgoing-documents/{id}/discard", "Bỏ dự thảo")
    .input(z.object({ ...versioned, reason: reasonText }))
    .output(outgoingDocument),
  setRecipients: operation("PUT", "/outgoing-documents/{id}/recipients", "Nơi nhận")
    .input(z.object({ ...versioned, recipients: z.array(recipientInput).max(500) }))
    .output(outgoingDocument),
};

// The copy of a draft on this computer, and what differs between two copies in words.
import { documentModel } from "#src/features/outgoing-documents/document-model.contract.ts";
import { blockText } from "#src/rules/document-format/check/format-rule.ts";
import type { DocumentModel } from "#src/rules/document-format/document-model.ts";
import { type Merged, mergeFields, mergeParts, same } from "../../../parts/conflict/merge.ts";

/** `base`: what both copies began with */
export type KeptModel = { rowVersion: number; base?: DocumentModel; model: DocumentModel };
export type ModelClashes = Partial<DocumentModel>;

export function writeKeptModel(kept: KeptModel): string {
  return JSON.stringify(kept);
}

/** @returns null when nothing was kept or it no longer has the shape of a document */
export function readKeptModel(text: string): KeptModel | null {
  if (text === "") return null;
  try {
    const value = JSON.parse(text) as { rowVersion?: unknown; base?: unknown; model?: unknown };
    const model = documentModel.safeParse(value.model);
    const base = documentModel.safeParse(value.base);
    return model.success && typeof value.rowVersion === "number"
      ? { rowVersion: value.rowVersion, model: model.data, ...(base.success ? { base: base.data } : {}) }
      : null;
  } catch {
    return null;
  }
}

export function sameModel(a: DocumentModel, b: DocumentModel): boolean {
  return same(a, b);
}

/** Field by field; two people in different paragraphs of the same text do not clash. */
export function mergeModels(base: DocumentModel, mine: DocumentModel, theirs: DocumentModel): Merged<DocumentModel> {
  const answer = mergeFields(base, mine, theirs);
  const body = answer.clashes.body && mergeParts(base.body, mine.body, theirs.body);
  if (!body) return answer;
  const { body: _merged, ...clashes } = answer.clashes;
  return { merged: { ...answer.merged, body }, clashes, taken: [...answer.taken, "body"] };
}

const NAMES: Record<Exclude<keyof DocumentModel, "kind" | "body">, string> = {
  urgency: "độ khẩn",
  parentOrgan: "tên cơ quan chủ quản",
  organ: "tên cơ quan",
  notation: "ký hiệu",
  place: "địa danh",
  subject: "trích yếu",
  addressees: "kính gửi",
  authority: "thẩm quyền",
  bases: "căn cứ",
  signerTitle: "chức vụ người ký",
  signerName: "họ tên người ký",
  recipients: "nơi nhận",
  drafterMark: "ký hiệu người soạn",
  contact: "địa chỉ liên hệ",
};

export function partName(key: string): string {
  return key === "body" ? "nội dung" : (NAMES[key as keyof typeof NAMES] ?? key);
}

/** The other's value in words: short ones whole, a text by its paragraphs that differ. */
export function theirWords(key: string, theirs: ModelClashes, mine: DocumentModel): string {
  if (key === "body") {
    const own = new Set(mine.body.map(blockText));
    const differ = (theirs.body ?? []).map(blockText).filter((text) => text !== "" && !own.has(text));
    return differ.length > 0 ? differ.join(" … ") : "khác về bố cục";
  }
  const value: unknown = theirs[key as keyof ModelClashes];
  if (Array.isArray(value))
    return value.map((each) => (typeof each === "string" ? each : JSON.stringify(each))).join("; ");
  return typeof value === "string" ? value : value === null || value === undefined ? "" : JSON.stringify(value);
}

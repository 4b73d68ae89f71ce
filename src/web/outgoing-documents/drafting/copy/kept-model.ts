// The copy of a draft on this computer, and what differs between two copies in words.
import { documentModel } from "#src/features/outgoing-documents/document-model.contract.ts";
import { blockText } from "#src/rules/document-format/check/format-rule.ts";
import type { DocumentModel } from "#src/rules/document-format/document-model.ts";

export type KeptModel = { rowVersion: number; model: DocumentModel };

export function writeKeptModel(kept: KeptModel): string {
  return JSON.stringify(kept);
}

/** @returns null when nothing was kept or it no longer has the shape of a document */
export function readKeptModel(text: string): KeptModel | null {
  if (text === "") return null;
  try {
    const value = JSON.parse(text) as { rowVersion?: unknown; model?: unknown };
    const model = documentModel.safeParse(value.model);
    return model.success && typeof value.rowVersion === "number"
      ? { rowVersion: value.rowVersion, model: model.data }
      : null;
  } catch {
    return null;
  }
}

export function sameModel(a: DocumentModel, b: DocumentModel): boolean {
  return JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));
}
// the server's and the page's copies may hold their members in another order
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return typeof value === "string" ? value.normalize("NFC") : value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, ordered(member)]),
  );
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

/** “trích yếu, nội dung (2 đoạn)”: what the other copy has differently. */
export function differingParts(mine: DocumentModel, theirs: DocumentModel): string[] {
  const parts = (Object.keys(NAMES) as (keyof typeof NAMES)[])
    .filter((key) => JSON.stringify(mine[key]) !== JSON.stringify(theirs[key]))
    .map((key) => NAMES[key]);
  const texts = new Set(theirs.body.map(blockText));
  const changed = mine.body.filter((block) => !texts.has(blockText(block))).length;
  if (changed > 0) parts.push(`nội dung (${changed} đoạn)`);
  else if (JSON.stringify(ordered(mine.body)) !== JSON.stringify(ordered(theirs.body))) parts.push("nội dung");
  return parts;
}

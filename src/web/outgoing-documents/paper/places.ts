// Where on the page a finding of the format check stands: the component, its line or block, the very words when they are known.
import { blockText, type FormatFinding } from "#src/rules/document-format/check/format-rule.ts";
import { expectedNumbers } from "#src/rules/document-format/check/numbering-of-parts.ts";
import type { Block, DocumentModel } from "#src/rules/document-format/document-model.ts";

export const PLACES = [
  "parentOrgan",
  "organ",
  "number",
  "notation",
  "place",
  "date",
  "subject",
  "addressees",
  "authority",
  "bases",
  "body",
  "signerTitle",
  "signerName",
  "recipients",
  "drafterMark",
  "contact",
] as const;
export type PlaceKey = (typeof PLACES)[number];
export type Place = { key: PlaceKey; line: number | null; block: number | null; words: string | null };

const BY_NAME: Record<string, PlaceKey> = {
  "tên cơ quan chủ quản": "parentOrgan",
  "tên cơ quan ban hành": "organ",
  "số văn bản": "number",
  "ký hiệu": "notation",
  "địa danh": "place",
  "ngày tháng năm": "date",
  "trích yếu": "subject",
  "Kính gửi": "addressees",
  "thẩm quyền ban hành": "authority",
  "căn cứ": "bases",
  "nội dung": "body",
  "chức vụ người ký": "signerTitle",
  "họ tên người ký": "signerName",
  "Nơi nhận": "recipients",
  "ký hiệu người soạn thảo": "drafterMark",
  "địa chỉ cơ quan": "contact",
};
const PART_NAMES: Record<string, (block: Block) => boolean> = {
  phần: (block) => block.type === "heading" && block.level === "phan",
  chương: (block) => block.type === "heading" && block.level === "chuong",
  mục: (block) => block.type === "heading" && block.level === "muc",
  điều: (block) => block.type === "article",
  khoản: (block) => block.type === "clause",
  điểm: (block) => block.type === "point",
};
const LISTS = ["parentOrgan", "organ", "addressees", "bases", "signerTitle", "recipients"] as const;
const LINES = ["subject", "notation", "place", "signerName", "authority", "drafterMark", "contact"] as const;

const at = (key: PlaceKey, part: Partial<Place> = {}): Place => ({
  key,
  line: null,
  block: null,
  words: null,
  ...part,
});

/** @param nth how many findings of the same rule with the same words came before; @returns null where a finding has no place of its own (“toàn văn bản”, page sizes) */
export function placeOf(finding: FormatFinding, model: DocumentModel, nth = 0): Place | null {
  const part = /^(\p{L}+) “(.*)”$/u.exec(finding.place);
  const isPart = part?.[1] ? PART_NAMES[part[1]] : undefined;
  if (isPart) return partPlace(finding, model.body, isPart);
  const key = BY_NAME[finding.place];
  if (key === "body") return wordsInBody(finding.found, model.body) ?? at("body");
  if (key) {
    const list = LISTS.find((name) => name === key);
    const line = list ? model[list].indexOf(finding.found) : -1;
    return at(key, { line: line < 0 ? null : line });
  }
  return anywhere(finding.found, model, nth);
}

function partPlace(finding: FormatFinding, body: readonly Block[], isPart: (block: Block) => boolean): Place {
  const expected = expectedNumbers(body);
  const wrong = body.findIndex(
    (block, i) =>
      isPart(block) && "number" in block && block.number === finding.found && expected[i] === finding.expected,
  );
  const block = wrong >= 0 ? wrong : body.findIndex(isPart);
  return at("body", { block: block < 0 ? null : block });
}

/** The words a rule quotes, without its shortening. */
function quoted(found: string): string {
  return found.replace(/^[“"]|[”"]$/gu, "").replace(/…$/u, "");
}

function wordsInBody(found: string, body: readonly Block[]): Place | null {
  const words = found === "…" ? found : quoted(found);
  if (words.trim() === "" || words.startsWith("(")) return null;
  const block = body.findIndex((each) => blockText(each).includes(words));
  return block < 0 ? null : at("body", { block, words });
}

/** The nth place whose whole text is the found one; else the first that holds it. */
function anywhere(found: string, model: DocumentModel, nth: number): Place | null {
  const words = found === "…" ? found : quoted(found);
  if (words.trim() === "" || words.startsWith("(")) return null;
  return wholeText(words, model)[nth] ?? partOfText(words, model);
}

function wholeText(words: string, model: DocumentModel): Place[] {
  return [
    ...LINES.filter((key) => model[key] === words).map((key) => at(key)),
    ...LISTS.flatMap((key) => model[key].flatMap((text, line) => (text === words ? [at(key, { line })] : []))),
    ...model.body.flatMap((each, block) => (blockText(each) === words ? [at("body", { block, words })] : [])),
  ];
}

function partOfText(words: string, model: DocumentModel): Place | null {
  for (const key of LINES) if (model[key]?.includes(words)) return at(key);
  for (const key of LISTS) {
    const line = model[key].findIndex((text) => text.includes(words));
    if (line >= 0) return at(key, { line });
  }
  return wordsInBody(words, model.body);
}

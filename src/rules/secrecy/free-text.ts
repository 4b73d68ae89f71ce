import type { Refusal } from "../refusal/refusal.ts";
import { type Mark, marksIn, stampBeforeText } from "./marks.ts";

/** A mark in a value, and the way to it: `body.3.runs.0.text`. The way names fields, never words. */
export type PlacedMark = Mark & { field: string };

/** Where words came in, and what to do about a mark in them. */
const PLACES = {
  text: { found: "Trong chữ vừa gửi có dấu chỉ độ mật.", help: "Hãy xóa dấu nếu gõ nhầm" },
  message: { found: "Trong gói tin nhận được có dấu chỉ độ mật.", help: "Hãy báo bên gửi nếu là gõ nhầm" },
  certificate: { found: "Tên trong chứng thư có dấu chỉ độ mật.", help: "Hãy chọn tệp khác nếu chọn nhầm" },
};
const MOST_REASONS = 20;

/** The sentence about marks that were found (QC-4.2); empty = none. It names fields and kinds, never words. */
export function refuseMarks(marks: readonly PlacedMark[], place: keyof typeof PLACES): Refusal[] {
  const { found, help } = PLACES[place];
  const message = `${found} Thông tin thuộc bí mật nhà nước không được nhập, lưu, xử lý trên hệ thống; chưa có gì được lưu. ${help}; nếu là nội dung mật, hãy xử lý trên giấy hoặc máy tính độc lập và đăng ký tại sổ bí mật nhà nước.`;
  return marks.slice(0, MOST_REASONS).map(({ kind, field }) => ({
    code: "secrecy.mark-found",
    message,
    clause: "QC-4.2",
    facts: { place, field, kind },
  }));
}

const TAKEN_AWAY = "Lời ghi kèm có dấu chỉ độ mật nên không được lưu (QC-4.2).";
/** Words that come with something that has to be done all the same, a status or a recall: a note with a mark is not kept. */
export function withoutMarked(note: string): string {
  return marksInValue(note).length === 0 ? note : TAKEN_AWAY;
}

/** Longer than any mark with its frame; above it a list put together cannot be one. */
const MARK_LENGTH = 90;

/**
 * The certain secrecy marks in any JSON value: every string of it is text that stands alone, so a field that comes
 * later cannot be forgotten. Strings that hold JSON (fields of a form) are opened, and words that only together make
 * the mark (`["TUYỆT", "MẬT"]`, runs of one paragraph) are put together. Codes such as `tuyet-mat` and sentences about
 * secrecy are no marks. Pure.
 */
export function marksInValue(value: unknown): PlacedMark[] {
  const found: PlacedMark[] = [];
  visit(value, "", found);
  if (found.length === 0) found.push(...splitOverFields(value));
  return found;
}

const CODE = /^[a-z\d.-]*$/u;
const SHORT = 40;
/** A mark cut between paragraphs, cells or fields: every short text as a line, in their order; codes are no text. */
function splitOverFields(value: unknown): PlacedMark[] {
  const lines: string[] = [];
  const collect = (part: unknown): void => {
    if (typeof part === "string") {
      if (!CODE.test(part)) lines.push(part.length > SHORT ? "…" : part);
    } else if (Array.isArray(part) && part.every(isPlainRun)) collect(part.map(({ text }) => text).join(""));
    else if (part !== null && typeof part === "object") for (const each of Object.values(part)) collect(each);
  };
  collect(value);
  const [first] = Object.keys(value !== null && typeof value === "object" ? value : {});
  const marks = marksIn(lines.join("\n")).filter((mark) => mark.certainty === "certain");
  return marks.slice(0, 1).map((mark) => ({ ...mark, field: first ?? "" }));
}

/** a piece of a paragraph: its pieces are one line */
function isPlainRun(part: unknown): part is { text: string } {
  return (
    part !== null && typeof part === "object" && "text" in part && typeof part.text === "string" && !("runs" in part)
  );
}

/** @returns the words below, put together, when they are short enough to be a mark; null otherwise */
function visit(value: unknown, field: string, found: PlacedMark[]): string[] | null {
  if (typeof value === "string") return visitText(value, field, found);
  if (value === null || typeof value !== "object") return [];
  const before = found.length;
  const words: string[] = [];
  let whole = true;
  for (const [name, part] of Object.entries(value)) {
    const below = visit(part, field === "" ? name : `${field}.${name}`, found);
    if (below === null) whole = false;
    else if (whole) words.push(...below);
    if (words.length > MARK_LENGTH) whole = false;
  }
  if (!whole || words.join("").length > MARK_LENGTH) return null;
  const together = Array.isArray(value) && words.length > 1 && found.length === before;
  if (together) for (const glue of ["", " "]) if (add(words.join(glue), field, found)) break;
  return words;
}

function visitText(text: string, field: string, found: PlacedMark[]): string[] | null {
  add(text, field, found);
  const inside = jsonIn(text);
  if (inside !== undefined) visit(inside, field, found);
  return text.length > MARK_LENGTH ? null : [text];
}

function add(text: string, field: string, found: PlacedMark[]): boolean {
  const before = stampBeforeText(text);
  const marks = before ? [before] : marksIn(text).filter((mark) => mark.certainty === "certain");
  found.push(...marks.map((mark) => ({ ...mark, field })));
  return marks.length > 0;
}

function jsonIn(text: string): unknown {
  if (!/^\s*[{["]/u.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { type Mark, marksIn, stampBeforeText } from "./marks.ts";

/** A mark in a value, and the way to it: `body.3.runs.0.text`. The way names fields, never words. */
export type PlacedMark = Mark & { field: string };

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
  return found;
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

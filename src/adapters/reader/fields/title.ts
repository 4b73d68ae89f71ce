import { isCapitals } from "#src/rules/secrecy/letters.ts";
import { around, type Line, toLines } from "../lines.ts";
import type { Box, ReadPage } from "../reader.port.ts";
import type { Head } from "./head.ts";
import { BODY_START, type KindWord, kindOfLine } from "./office-words.ts";

export type Title = {
  kind: KindWord | null;
  kindLine: Line | null;
  /** a công văn bears no printed kind: told from "V/v" or "Kính gửi" */
  isLetter: boolean;
  subject: string | null;
  subjectBox: Box | null;
};

const RULE_OF_LINE = /^[_=.~*\-–—]+$/u;

const withoutRules = (line: Line): string =>
  line.words
    .filter((word) => !RULE_OF_LINE.test(word.text))
    .map((word) => word.text)
    .join(" ");

/** The edge most body lines share: the outermost value that a second line confirms. */
function sharedEdge(values: number[], least: boolean): number | null {
  const sorted = values.toSorted((a, b) => (least ? a - b : b - a));
  const found = sorted.find((value, index) => Math.abs((sorted[index + 1] ?? Number.POSITIVE_INFINITY) - value) < 5);
  return found ?? sorted[0] ?? null;
}

/** Middle of the text area, from the long lines of the body. */
function middleOf(body: Line[], page: ReadPage): number {
  const long = body.filter((line) => line.box[2] - line.box[0] > page.width * 0.5);
  const left =
    sharedEdge(
      long.map((line) => line.box[0]),
      true,
    ) ?? 85;
  const right =
    sharedEdge(
      long.map((line) => line.box[2]),
      false,
    ) ?? page.width - 42;
  return (left + right) / 2;
}

/** Lines under the kind that stand in the middle at an even pitch. */
function subjectBelow(lines: Line[], at: number, page: ReadPage): Line[] {
  const middle = middleOf(lines.slice(at + 2), page);
  const taken: Line[] = [];
  let previous = lines[at];
  let pitch: number | null = null;
  for (const line of lines.slice(at + 1)) {
    const text = withoutRules(line);
    if (text === "") {
      if (taken.length > 0) break;
      continue;
    }
    const gap = line.middle - (previous?.middle ?? line.middle);
    if (taken.length === 1 && gap > line.height * 2.6) break;
    if (taken.length > 1 && pitch !== null && gap > pitch * 1.35) break;
    if (taken.length > 0 && (BODY_START.test(text) || (isCapitals(text) && text.length > 8))) break;
    if (taken.length > 0 && Math.abs((line.box[0] + line.box[2]) / 2 - middle) > 13) break;
    if (taken.length === 1) pitch = gap;
    taken.push(line);
    previous = line;
  }
  return taken;
}

const ABOUT = /^V\/?\s?[vV]\s*[:.]?\s*/u;

/** "V/v …" under the number of a công văn, over one line or more. */
function subjectAside(left: Line[]): Line[] {
  const at = left.findIndex((line) => ABOUT.test(line.text));
  if (at < 0) return [];
  const taken: Line[] = [];
  for (const line of left.slice(at)) {
    const above = taken.at(-1);
    if (above && line.box[1] - above.box[3] > line.height * 1.1) break;
    // The urgency stamp stands under "V/v".
    if (above && (/^Kính gửi/u.test(line.text) || isCapitals(line.text.replace(/[^\p{L} ]/gu, "")))) break;
    taken.push(line);
  }
  return taken;
}

/** A line broken after a hyphen or blank becomes one line again. */
const joined = (lines: Line[]): string => lines.map(withoutRules).join(" ").replace(/\s+/g, " ").trim();

/** Kind and subject of a document below its head. */
export function readTitle(page: ReadPage, head: Head): Title {
  const below = toLines(page.words.filter((word) => word.box[1] > head.bottom - 2 && word.box[1] < page.height * 0.8));
  const at = below
    .slice(0, 9)
    .findIndex((line) => isCapitals(withoutRules(line)) && kindOfLine(withoutRules(line)) !== null);
  const kindLine = below[at] ?? null;
  if (kindLine) {
    const lines = subjectBelow(below, at, page);
    const subject = joined(lines);
    return {
      kind: kindOfLine(withoutRules(kindLine)),
      kindLine,
      isLetter: false,
      subject: subject === "" ? null : subject,
      subjectBox: lines.length > 0 ? around(lines.flatMap((line) => line.words)) : null,
    };
  }
  const aside = subjectAside(head.left);
  const subject = joined(aside).replace(ABOUT, "");
  const isLetter = aside.length > 0 || below.slice(0, 12).some((line) => /Kính gửi\s*:?/u.test(line.text));
  return {
    kind: null,
    kindLine: null,
    isLetter,
    subject: subject === "" ? null : subject,
    subjectBox: aside.length > 0 ? around(aside.flatMap((line) => line.words)) : null,
  };
}

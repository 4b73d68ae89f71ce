import { makeDate } from "#src/rules/legal-time/civil-date.ts";
import { bare, isCapitals, oneSpelling } from "#src/rules/secrecy/letters.ts";
import { clustersOf, type Line, lineOf, toLines } from "../lines.ts";
import type { ReadPage, Word } from "../reader.port.ts";
import { AGENCY_START, PARENT_START } from "./office-words.ts";

/** The head of a letter: quốc hiệu on the right tells where the two columns part (NĐ 30/2020 Phụ lục I). */
export type Head = {
  /** x that parts the columns, y where the head begins and where the text below it begins */
  split: number;
  top: number;
  bottom: number;
  left: Line[];
  number: Line | null;
  codeNumber: string | null;
  codeNotation: string | null;
  organ: Line[];
  parent: Line[];
  date: Line | null;
  issuedDate: string | null;
  issuedPlace: string | null;
};

const NATION = "CONGHOAXAHOICHUNGHIAVIETNAM";
const PARTY = "DANGCONGSANVIETNAM";
const MOTTO = /DOCLAP.{0,3}TUDO.{0,3}HANHPHUC/;

const squeezed = (text: string): string => bare(text).replace(/[^A-Z]/g, "");

/** The words of a line from which on the rest spells the wanted text. */
function startingAt(line: Line, wanted: string): Word[] | null {
  for (const [index, word] of line.words.entries()) {
    const rest = line.words.slice(index);
    const letters = squeezed(rest.map((each) => each.text).join(""));
    if (letters.startsWith(wanted) && squeezed(word.text) !== "") return rest;
  }
  return null;
}

/** The line in which the motto ends: in a narrow column it may be broken over two. Only words of that column count. */
function mottoBelow(below: Line[], x: number): Line | null {
  let letters = "";
  for (const line of below) {
    letters += squeezed(
      line.words
        .filter((word) => word.box[2] > x)
        .map((word) => word.text)
        .join(""),
    );
    if (MOTTO.test(letters)) return line;
  }
  return null;
}

/** The least of the nation's name that cannot be anything else, when a narrow column breaks it. */
const BEGUN = "CONGHOAXAHOI".length;

/** Where the nation's name begins, and the line it ends in; a narrow column breaks it over two. */
function nationAt(lines: Line[], index: number): { x: number; end: number } | null {
  const line = lines[index];
  if (!line) return null;
  const [whole] = startingAt(line, NATION) ?? [];
  if (whole) return { x: whole.box[0], end: index };
  const next = lines[index + 1];
  for (const [at, word] of line.words.entries()) {
    const begun = squeezed(
      line.words
        .slice(at)
        .map((each) => each.text)
        .join(""),
    );
    if (begun.length < BEGUN) return null;
    if (!NATION.startsWith(begun) || squeezed(word.text) === "") continue;
    const below = next?.words.filter((each) => each.box[2] > word.box[0]).map((each) => each.text) ?? [];
    if (squeezed(below.join("")) !== NATION.slice(begun.length)) continue;
    // the column is as wide as the whole name would be: its other lines are set about the same middle
    const [left, right] = [word.box[0], line.box[2]];
    const whole = ((right - left) * NATION.length) / begun.length;
    return { x: (left + right - whole) / 2, end: index + 1 };
  }
  return null;
}

function findMasthead(lines: Line[]): { x: number; top: number; bottom: number; party: boolean } | null {
  for (const [index, line] of lines.entries()) {
    const nation = nationAt(lines, index);
    const motto = nation ? mottoBelow(lines.slice(nation.end + 1, nation.end + 4), nation.x) : null;
    if (nation && motto) return { x: nation.x, top: line.box[1], bottom: motto.box[3], party: false };
    const [party] = startingAt(line, PARTY) ?? [];
    if (party && isCapitals(party.text)) return { x: party.box[0], top: line.box[1], bottom: line.box[3], party: true };
  }
  return null;
}

const NUMBER_LINE = /^(?:(?:Nghị quyết|Nghị định|Luật|Lệnh|Pháp lệnh|Thông tư)\s+)?[Ss][ốỐ]\s*[:.]?\s*(.*)$/u;
const NOTATION = /^(?:\d{4}\/)?[\p{L}\d&.,]+(?:[-/][\p{L}\d&.,]+)*$/u;

function readNumber(text: string, party: boolean): { number: string | null; notation: string | null } | null {
  const rest = NUMBER_LINE.exec(text)?.[1];
  if (rest === undefined) return null;
  const clean = oneSpelling(rest)
    .replace(/[–—]/g, "-")
    .replace(/\s*([-/&,.])\s*/g, "$1");
  const parts = party ? /^(.*?)-\s*(\p{L}.*)$/u.exec(clean) : /^(.*?)\/(.+)$/u.exec(clean);
  if (!parts) return null;
  const number = (parts[1] ?? "").replace(/\s/g, "");
  const notation =
    (parts[2] ?? "")
      .trim()
      .replace(/[.,;*]+$/u, "")
      .split(/\s/)[0] ?? "";
  return {
    number: /^\d{1,6}[a-zA-Z]?$/.test(number) ? number : null,
    notation: NOTATION.test(notation) && /\p{L}/u.test(notation) ? notation : null,
  };
}

const DATE_LINE = /^(?:(.*?)[,;.]?\s+)?ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})\b/iu;

function readDate(text: string): { date: string | null; place: string | null } | null {
  const match = DATE_LINE.exec(text.normalize("NFC"));
  if (!match) return null;
  const place = (match[1] ?? "").replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const named = /^\p{Lu}/u.test(place) && !/\d/.test(place) && place.length <= 40;
  // Anything else before the day is a sentence that mentions a date.
  if ((match[1] ?? "") !== "" && !named) return null;
  return { date: makeDate(Number(match[4]), Number(match[3]), Number(match[2])), place: named ? place : null };
}

function agencyLines(left: Line[], numberAt: number): { organ: Line[]; parent: Line[] } {
  const lines = left
    .slice(0, numberAt < 0 ? 5 : numberAt)
    .filter(
      (line) => line.text.replace(/[^\p{L}]/gu, "").length >= 2 && isCapitals(line.text.replace(/[^\p{L} ]/gu, "")),
    );
  const words = lines.map((line) =>
    bare(line.text)
      .replace(/[^A-Z ]/g, " ")
      .trim(),
  );
  for (let cut = 1; cut < lines.length; cut += 1) {
    const own = words[cut] ?? "";
    if (AGENCY_START.test(own) && PARENT_START.test(words.slice(0, cut).join(" ")))
      return { organ: lines.slice(cut), parent: lines.slice(0, cut) };
  }
  return { organ: lines, parent: [] };
}

const middle = ({ box }: Pick<Word, "box">): number => (box[0] + box[2]) / 2;

/**
 * Which column a word belongs to. A line of the left column that is wider than the column usually is crosses the line that
 * parts them: words that stand close together stay together, on the side where most of them is.
 */
function columnTest(words: Word[], split: number): (word: Word) => boolean {
  const moved = new Map<Word, boolean>();
  for (const line of toLines(words))
    for (const cluster of clustersOf(line)) {
      const crosses = cluster.words.some((word) => middle(word) < split !== middle(cluster) < split);
      if (crosses) for (const word of cluster.words) moved.set(word, middle(cluster) < split);
    }
  return (word) => moved.get(word) ?? middle(word) < split;
}

const DATE_BEGUN = /ngày(?:\s+\d{1,2}(?:\s+tháng(?:\s+\d{1,2}(?:\s+năm)?)?)?)?$/iu;

/** The line of place and date; a narrow column breaks it over two. */
function findDate(right: Line[], alone: (line: Line) => boolean): Line | null {
  for (const [index, line] of right.entries()) {
    if (!alone(line)) continue;
    if (readDate(line.text) !== null) return line;
    const next = right[index + 1];
    if (!next || !DATE_BEGUN.test(line.text.normalize("NFC")) || next.box[1] - line.box[3] > line.height) continue;
    const text = `${line.text} ${next.text}`;
    if (readDate(text) !== null) return { ...lineOf([...line.words, ...next.words]), text };
  }
  return null;
}

/** Reads the head of a page; null when the page has none (no quốc hiệu with its motto, no party masthead). */
export function readHead(page: ReadPage): Head | null {
  const words = page.words.filter((word) => word.box[1] < page.height * 0.62);
  const masthead = findMasthead(toLines(words));
  if (!masthead) return null;
  const split = masthead.x - 3;
  const low = masthead.bottom + 110;
  const inHead = words.filter((word) => word.box[1] > masthead.top - 16 && word.box[1] < low + 60);
  const isLeft = columnTest(inHead, split);
  const left = toLines(inHead.filter(isLeft));
  const right = toLines(inHead.filter((word) => !isLeft(word) && word.box[1] < low));
  const numberAt = left.findIndex((line) => line.box[1] < low && readNumber(line.text, masthead.party) !== null);
  const number = left[numberAt] ?? null;
  const code = number ? readNumber(number.text, masthead.party) : null;
  const alone = (line: Line): boolean =>
    !inHead.some((word) => {
      const sameLine = Math.abs((word.box[1] + word.box[3]) / 2 - line.middle) < line.height * 0.4;
      return sameLine && word.box[2] <= line.box[0] && line.box[0] - word.box[2] < 9;
    });
  const date = findDate(right, alone);
  const dated = date ? readDate(date.text) : null;
  return {
    split,
    top: masthead.top,
    bottom: Math.max(masthead.bottom, number?.box[3] ?? 0, date?.box[3] ?? 0),
    left: numberAt >= 0 ? left.slice(numberAt + 1) : left,
    number,
    codeNumber: code?.number ?? null,
    codeNotation: code?.notation ?? null,
    ...agencyLines(left, numberAt),
    date,
    issuedDate: dated?.date ?? null,
    issuedPlace: dated?.place ?? null,
  };
}

/** Resolutions without a date line say it at their end: "… thông qua ngày 17 tháng 5 năm 2025". */
export function adoptedDate(text: string): string | null {
  const flat = text.replace(/\s+/g, " ");
  const all = [...flat.matchAll(/thông qua[^.]{0,200}?ngày (\d{1,2}) tháng (\d{1,2}) năm (\d{4})/gu)];
  const last = all.at(-1);
  return last ? makeDate(Number(last[3]), Number(last[2]), Number(last[1])) : null;
}

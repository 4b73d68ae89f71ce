// Everything a PDF holds that no page shows: objects nobody names, earlier revisions, what programs left in it, words of
// scripts and forms, bytes before and behind it. A reader that follows the tables sees none of it; here all of it is searched.
import { marksIn } from "#src/rules/secrecy/marks.ts";
import type { Asides } from "../aside.ts";
import type { ReadInside } from "../docx-aside.ts";
import { pictureWords } from "../picture-words.ts";
import { collectWords } from "../xml-text.ts";
import { type Letters, lettersOf, linesOf, type Shown, shownIn } from "./pdf-drawn.ts";
import { type Room, unpack } from "./pdf-filters.ts";
import { kindOfStream, objectsOf, shownStreams } from "./pdf-objects.ts";
import { tokensOf } from "./pdf-tokens.ts";
import { codePieces, wordingsOf } from "./pdf-wordings.ts";

/** Unpacked text of one file; more counts as unread, for the clerk. */
const MAX_UNPACKED = 48 * 1024 * 1024;
/** Processor time; microseconds. */
const MAX_TIME = 1_500_000;
const ENOUGH = 50;
const MAX_TABLES = 40;
const MAX_LETTERS = 2_000_000;

export type Sweeping = {
  into: Asides;
  readInside: ReadInside;
  /** object numbers of the pages that were read */
  pages: readonly number[];
  encrypted: boolean;
};

/** @param file all its bytes, also those before its header */
export async function sweepPdf(file: Uint8Array, sweeping: Sweeping): Promise<void> {
  const { into, readInside, encrypted } = sweeping;
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const room: Room = { bytes: MAX_UNPACKED };
  const late = watch(into);
  const found = objectsOf(bytes, room);
  // what is enciphered cannot be told from noise here
  if (encrypted || !found.whole) into.unread += 1;
  for (const syntax of found.syntax) {
    for (const lines of slices(syntax)) if (!late()) for (const text of wordingsOf(lines)) into.text(text);
    collectLiterals(syntax, into, late);
  }
  await collectBehind(bytes, into, readInside);
  if (encrypted) return;
  const shown = shownStreams(found, sweeping.pages);
  const drawn: Shown[][] = [];
  const tables = new Map<string, Letters>();
  for (const stream of found.streams) {
    if (/\/Type\s*\/(XRef|ObjStm)\b/u.test(stream.dictionary)) continue;
    const kind = kindOfStream(stream);
    if (kind === "picture") for (const text of pictureWords(stream.packed)) into.text(text);
    if (kind === "picture" || kind === "other") continue;
    const plain = late() ? null : unpack(stream.dictionary, stream.packed, room);
    if (!plain) continue;
    if (!plain.whole) into.unread += 1;
    if (kind === "file") await into.file(plain.bytes, readInside);
    else {
      const text = plain.bytes.toString("latin1");
      if (/\bbegincmap\b/u.test(text)) tables.set(text, null);
      else collectWriting({ text, bytes: plain.bytes, shown: shown.has(stream) }, { into, late }, drawn);
    }
  }
  collectDrawn(drawn, [...tables.keys()], { into, late });
  if (late()) into.unread += 1;
}

/** Enough is enough: a mark that was found a hundred times, or too much time. Asking the clock costs, so only now and then. */
function watch(into: Asides): () => boolean {
  const before = process.cpuUsage();
  let [asked, over] = [0, false];
  return () => {
    asked += 1;
    if (over || asked % 8 !== 0) return over;
    const { user, system } = process.cpuUsage(before);
    over = user + system > MAX_TIME || into.texts.length > ENOUGH;
    return over;
  };
}

const SLICE = 16_384;
/** Long text in parts that end where a line ends, so that time can be watched. */
function* slices(text: string): Generator<string> {
  for (let from = 0; from < text.length; ) {
    const line = text.length - from <= SLICE ? -1 : text.indexOf("\n", from + SLICE);
    const to = line < 0 ? text.length : line + 1;
    yield text.slice(from, to);
    from = to;
  }
}

type Search = { into: Asides; late: () => boolean };
type Writing = { text: string; bytes: Buffer; shown: boolean };

function collectWriting({ text, bytes, shown }: Writing, { into, late }: Search, drawn: Shown[][]): void {
  if (/^(?:\u00EF\u00BB\u00BF)?\s*</u.test(text)) {
    collectMarkup(bytes, into);
    return;
  }
  if (/(?:^|[\s\])>])(?:BT|Tj|TJ)(?:$|[\s[(</])/u.test(text)) {
    if (shown) collectReplacements(text, into);
    else {
      drawn.push(shownIn(text));
      collectReplacements(text, into);
    }
    return;
  }
  for (const lines of slices(text)) if (!late()) for (const wording of wordingsOf(lines)) into.text(wording);
  for (const piece of codePieces(text)) into.text(piece);
  collectLiterals(text, into, late);
}

function collectMarkup(bytes: Buffer, into: Asides): void {
  try {
    collectWords(bytes, into);
  } catch {
    for (const text of wordingsOf(bytes.toString("latin1"))) into.text(text.replaceAll(/<[^>]*>/gu, "\n"));
  }
}

/** Words in the place of what is drawn (`/ActualText`, `/Alt`); one syllable alone is as a rule part of a longer text. */
function collectReplacements(content: string, into: Asides): void {
  if (!/\/(?:ActualText|Alt|E)\b/u.test(content)) return;
  const words: string[] = [];
  let named = false;
  for (const token of tokensOf(content)) {
    if (token.kind === "string" && named) words.push(...wordingsOf(token.text).slice(0, 1));
    named = token.kind === "name" && /^(ActualText|Alt|E)$/u.test(token.text);
  }
  if (words.length === 1) into.text(words[0]);
  for (const text of words) if (/\S\s+\S/u.test(text.trim())) into.text(text);
  into.text(words.join(""));
  into.text(words.join(" "));
}

function collectLiterals(syntax: string, into: Asides, late: () => boolean): void {
  for (const token of tokensOf(syntax)) {
    // the lines of comments were seen as lines
    if (token.kind === "word" || token.kind === "comment") continue;
    if (late()) return;
    // a technical name of three letters is no mark without its signs
    if (token.kind === "name" && token.text === "MAT") continue;
    for (const text of wordingsOf(token.text)) into.text(text);
    if (token.kind === "string") for (const piece of codePieces(token.text)) into.text(piece);
  }
}

/** A whole file may follow behind the end. */
async function collectBehind(bytes: Buffer, into: Asides, readInside: ReadInside): Promise<void> {
  const end = bytes.lastIndexOf("%%EOF");
  if (end < 0) return;
  let from = end + 5;
  while (from < bytes.length && [0, 9, 10, 12, 13, 26, 32].includes(bytes[from] ?? 0)) from += 1;
  if (from < bytes.length) await into.file(bytes.subarray(from), readInside);
}

/** Only what bears a mark under one of the file's tables is kept: under the tables of other fonts the letters are none. */
function collectDrawn(drawn: readonly Shown[][], tables: readonly string[], { into, late }: Search): void {
  if (drawn.length === 0) return;
  const letters: Letters[] = [null, ...tables.slice(0, MAX_TABLES).map(lettersOf)];
  let left = MAX_LETTERS;
  for (const shown of drawn)
    for (const table of letters) {
      left -= shown.reduce((sum, { raw }) => sum + raw.length, 0);
      if (late()) return;
      if (left < 0) {
        into.unread += 1;
        return;
      }
      const text = linesOf(shown, table);
      if (marksIn(text).length > 0) into.text(text);
    }
}

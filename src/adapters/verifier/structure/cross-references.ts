// The cross-reference sections of a file as this house reads them (ISO 32000-2 §7.5.4–7.5.8), apart from the parser.
// Programs differ in which of two entries for one object they take: such a file has two readings and is never called valid.
import { readObject, structureData } from "./read-object.ts";
import { nameIn, OddStructure, type PdfEntries, StrictReader, wholeOf } from "./strict-reader.ts";

const MOST_SECTIONS = 200;
const MOST_ENTRIES = 3_000_000;
const TAIL = 1024;

export type Entry =
  | { type: "free" }
  | { type: "plain"; offset: number; generation: number }
  | { type: "packed"; container: number; index: number };

export type Section = {
  at: number;
  entries: Map<number, Entry>;
  /** one object with two entries that differ */
  contradicts: boolean;
  /** one object with two entries, alike or not */
  repeats: boolean;
  trailer: PdfEntries;
  /** number of the cross-reference stream's own object; null for a table */
  own: number | null;
};

export const sameEntry = (a: Entry | undefined, b: Entry | undefined): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

class Entries {
  readonly map = new Map<number, Entry>();
  contradicts = false;
  repeats = false;
  private left = MOST_ENTRIES;
  add(number: number, entry: Entry): void {
    if (--this.left < 0) throw new OddStructure("too many entries");
    const before = this.map.get(number);
    if (!before) this.map.set(number, entry);
    else {
      this.repeats = true;
      this.contradicts ||= !sameEntry(before, entry);
    }
  }
}

const ENTRY = /^(\d{10}) (\d{5}) ([nf])( \r| \n|\r\n)$/;
/** What real programs wrote before the first signature: the same with other blanks. */
const LOOSE_ENTRY = /^(\d{10})[ ]+(\d{5})[ ]+([nf])[ ]*(\r\n|\r|\n)/;

function tableRow(reader: StrictReader, loose: boolean): { offset: number; generation: number; used: boolean } {
  const text = reader.text(reader.at, reader.at + (loose ? 30 : 20));
  const match = (loose ? LOOSE_ENTRY : ENTRY).exec(text);
  if (!match) throw new OddStructure("bad entry");
  reader.at += match[0].length;
  return { offset: Number(match[1]), generation: Number(match[2]), used: match[3] === "n" };
}

function readTable(reader: StrictReader, loose: boolean): Section {
  const { at } = reader;
  const entries = new Entries();
  reader.word("xref");
  for (reader.blanks(); !reader.sees("trailer"); reader.blanks()) {
    let first = reader.whole();
    reader.blanks();
    const count = reader.whole();
    reader.blanks();
    for (let i = 0; i < count; i++) {
      const { offset, generation, used } = tableRow(reader, loose);
      // A known slip of old programs, mended alike everywhere: the list's head stands at 1 instead of 0.
      if (i === 0 && first === 1 && !used) {
        if (!loose || generation !== 65_535) throw new OddStructure("bad first entry");
        first = 0;
      }
      entries.add(first + i, used ? { type: "plain", offset, generation } : { type: "free" });
    }
  }
  reader.word("trailer");
  reader.gap();
  const trailer = reader.dict();
  return { at, entries: entries.map, contradicts: entries.contradicts, repeats: entries.repeats, trailer, own: null };
}

function numbersIn(trailer: PdfEntries, key: string): number[] | null {
  const value = trailer.get(key);
  if (!value) return null;
  if (value.kind !== "array") throw new OddStructure(`bad ${key}`);
  return value.items.map((item) => {
    const number = wholeOf(item);
    if (number === null || number < 0) throw new OddStructure(`bad ${key}`);
    return number;
  });
}

/** @param object a cross-reference stream that has been read */
export function sectionOfStream(object: ReturnType<typeof readObject>, loose: boolean): Section {
  if (object.value.kind !== "dict" || nameIn(object.value.entries, "Type") !== "XRef")
    throw new OddStructure("cross-reference stream expected");
  const trailer = object.value.entries;
  const [first = -1, second = -1, third = -1, ...more] = numbersIn(trailer, "W") ?? [];
  const size = wholeOf(trailer.get("Size"));
  const ranges = numbersIn(trailer, "Index") ?? [0, size ?? -1];
  if (third < 0 || more.length > 0 || Math.max(first, second, third) > 6 || size === null || ranges.length % 2 !== 0)
    throw new OddStructure("bad cross-reference stream");
  const data = structureData(object);
  let place = 0;
  const field = (width: number, other: number): number => {
    if (width === 0) return other;
    if (place + width > data.length) throw new OddStructure("too few entries");
    let value = 0;
    for (let i = 0; i < width; i++) value = value * 256 + (data[place++] ?? 0);
    return value;
  };
  const entries = new Entries();
  for (let i = 0; i < ranges.length; i += 2) {
    const [start = 0, count = 0] = ranges.slice(i, i + 2);
    for (let j = 0; j < count; j++) {
      const [type, a, b] = [field(first, 1), field(second, 0), field(third, 0)];
      if (type > 2) throw new OddStructure("unknown entry");
      if (type === 0) entries.add(start + j, { type: "free" });
      if (type === 1) entries.add(start + j, { type: "plain", offset: a, generation: b });
      if (type === 2) entries.add(start + j, { type: "packed", container: a, index: b });
    }
  }
  if (!loose && place !== data.length) throw new OddStructure("bytes behind entries");
  const { contradicts, repeats } = entries;
  return { at: object.at, entries: entries.map, contradicts, repeats, trailer, own: object.number };
}

/** Reads the section at a place: a table with its trailer, or a stream. */
export function readSection(reader: StrictReader, loose: boolean): Section {
  return reader.sees("xref") ? readTable(reader, loose) : sectionOfStream(readObject(reader), loose);
}

/** Where the last section of the file up to `end` begins, as written behind `startxref`. */
export function lastStart(bytes: Uint8Array, end: number): number {
  const reader = new StrictReader(bytes, 0);
  const from = Math.max(0, end - TAIL);
  const found = reader.text(from, end).lastIndexOf("startxref");
  if (found < 0) throw new OddStructure("no startxref");
  reader.at = from + found;
  reader.word("startxref");
  reader.blanks();
  return reader.whole();
}

export type CrossReferences = {
  /** what counts for each object number */
  entries: Map<number, Entry>;
  /** newest first */
  sections: Section[];
  /** two orders of reading give two files */
  contradicts: boolean;
};

/**
 * All sections of the file up to `end`, newest first.
 * @throws OddStructure when the chain cannot be read without guessing
 */
export function crossReferences(bytes: Uint8Array, end: number): CrossReferences {
  const entries = new Map<number, Entry>();
  const sections: Section[] = [];
  const seen = new Set<number>();
  let contradicts = false;
  const read = (at: number): Section => {
    if (at < 0 || at >= end || seen.has(at) || seen.size > MOST_SECTIONS) throw new OddStructure("bad chain");
    seen.add(at);
    return readSection(new StrictReader(bytes.subarray(0, end), at), true);
  };
  for (let at: number | null = lastStart(bytes, end); at !== null; ) {
    const section: Section = read(at);
    const { trailer } = section;
    contradicts ||= section.contradicts;
    const hybrid = trailer.get("XRefStm");
    const beside = hybrid ? read(wholeOf(hybrid) ?? -1) : null;
    if (beside) {
      contradicts ||= beside.contradicts;
      // Programs differ in whether the table or the stream beside it wins.
      for (const [number, entry] of beside.entries) {
        const other = section.entries.get(number);
        if (other && !sameEntry(other, entry)) contradicts = true;
      }
    }
    for (const one of beside ? [section, beside] : [section])
      for (const [number, entry] of one.entries) if (!entries.has(number)) entries.set(number, entry);
    sections.push(section);
    const previous = trailer.get("Prev");
    at = previous ? (wholeOf(previous) ?? -1) : null;
  }
  return { entries, sections, contradicts };
}

/** True when every entry in use leads to the object it names. */
export function leadsHome(bytes: Uint8Array, { entries }: CrossReferences): boolean {
  const reader = new StrictReader(bytes, 0);
  for (const [number, entry] of entries) {
    if (entry.type === "packed" && entries.get(entry.container)?.type !== "plain") return false;
    if (entry.type !== "plain") continue;
    const head = /^\s*(\d+)\s+(\d+)\s+obj/.exec(reader.text(entry.offset, entry.offset + 40));
    if (!head || Number(head[1]) !== number || Number(head[2]) !== entry.generation) return false;
  }
  return true;
}

// Accounts for every byte that was added behind a signed revision: objects, a cross-reference section, its trailer and end mark,
// again and again, and nothing else. What is left over could be shown by one program and passed over by another.
import {
  type CrossReferences,
  crossReferences,
  type Entry,
  lastStart,
  readSection,
  type Section,
  sameEntry,
  sectionOfStream,
} from "./cross-references.ts";
import { objectsInside, type ReadObject, readObject } from "./read-object.ts";
import { isBlank, nameIn, OddStructure, type PdfValue, referencesIn, StrictReader, wholeOf } from "./strict-reader.ts";

/** Longer blanks push the end mark out of the place where programs look for it. */
const MOST_BLANKS = 512;
const MOST_PARTS = 100;

export type AppendedPart = {
  /** first byte behind the end mark of this part */
  end: number;
  /** numbers of the objects that have to serve something; structure's own objects are not among them */
  objects: number[];
};

export type Appended = { outcome: "sound"; parts: AppendedPart[] } | { outcome: "contradicts" | "odd" };

type Part = { section: Section; objects: ReadObject[]; end: number };

const isCrossReference = ({ value }: ReadObject): boolean =>
  value.kind === "dict" && nameIn(value.entries, "Type") === "XRef";

function readPart(reader: StrictReader): Part {
  const objects: ReadObject[] = [];
  let section: Section | null = null;
  while (!section) {
    reader.gap();
    if (reader.sees("xref")) section = readSection(reader, false);
    else {
      const object = readObject(reader);
      objects.push(object);
      if (isCrossReference(object)) section = sectionOfStream(object, false);
    }
  }
  reader.gap();
  reader.word("startxref");
  reader.blanks();
  if (reader.whole() !== section.at) throw new OddStructure("startxref elsewhere");
  reader.blanks();
  if (!reader.sees("%%EOF")) throw new OddStructure("no end mark");
  reader.at += "%%EOF".length;
  return { section, objects, end: reader.at };
}

/** Blanks behind an end mark. @throws OddStructure when something is glued to it */
function behindMark(reader: StrictReader, before: number): void {
  const from = reader.at;
  reader.blanks();
  const isEnd = reader.at === reader.bytes.length;
  if (reader.at - from > MOST_BLANKS || (!isEnd && reader.at === from && !isBlank(reader.bytes[before])))
    throw new OddStructure("end mark not on its own line");
}

class Account {
  /** what counts before the part that is being judged */
  known: Map<number, Entry>;
  start: number;
  size: number;
  root: PdfValue | undefined;
  /** every value that was added so far, for lengths that stand apart */
  readonly values = new Map<number, PdfValue>();
  constructor(before: CrossReferences) {
    const [newest] = before.sections;
    if (!newest) throw new OddStructure("no section");
    this.known = new Map(before.entries);
    this.start = newest.at;
    this.size = wholeOf(newest.trailer.get("Size")) ?? 0;
    this.root = newest.trailer.get("Root");
  }

  private trailer({ trailer, entries }: Section): void {
    const size = wholeOf(trailer.get("Size")) ?? -1;
    const root = trailer.get("Root");
    const sound =
      wholeOf(trailer.get("Prev")) === this.start &&
      !trailer.has("XRefStm") &&
      !trailer.has("Encrypt") &&
      size >= this.size &&
      [...entries.keys()].every((number) => number < size) &&
      JSON.stringify(root) === JSON.stringify(this.root);
    if (!sound) throw new OddStructure("trailer");
    this.size = size;
  }

  /** Every object is named once by exactly its own entry. */
  private objects({ section, objects }: Part): Map<number, PdfValue> {
    const open = new Map(section.entries);
    const values = new Map<number, PdfValue>();
    const take = (number: number, value: PdfValue, entry: Entry): void => {
      if (!sameEntry(open.get(number), entry) || values.has(number)) throw new OddStructure(`entry of ${number}`);
      open.delete(number);
      values.set(number, value);
    };
    for (const object of objects) {
      const { number, generation, at, value } = object;
      const before = this.known.get(number);
      if (before?.type === "plain" && before.generation !== generation) throw new OddStructure("generation");
      const isOwn = section.own === number && at === section.at;
      if (!isOwn || open.has(number)) take(number, value, { type: "plain", offset: at, generation });
      if (value.kind !== "dict" || nameIn(value.entries, "Type") !== "ObjStm") continue;
      objectsInside(object).forEach((inside, index) => {
        take(inside.number, inside.value, { type: "packed", container: number, index });
      });
    }
    // What is left names nothing new: it repeats what counted before, or was never in use.
    for (const [number, entry] of open) {
      const before = this.known.get(number);
      const isIdle = entry.type === "free" && (!before || before.type === "free");
      if (!isIdle && !sameEntry(entry, before)) throw new OddStructure(`entry of ${number} without object`);
    }
    return values;
  }

  private references(values: Map<number, PdfValue>): void {
    for (const value of values.values()) {
      for (const { number, generation } of referencesIn(value)) {
        const entry = this.known.get(number);
        const fits = entry?.type === "plain" ? entry.generation === generation : !entry || generation === 0;
        if (!fits) throw new OddStructure("reference to another generation");
      }
    }
  }

  private lengths(objects: readonly ReadObject[]): void {
    for (const { stream, lengthIn } of objects) {
      if (lengthIn === null || !stream) continue;
      const length = wholeOf(this.values.get(lengthIn)) ?? -1;
      const rest = Buffer.from(stream.subarray(length)).toString("latin1");
      if (length < 0 || length > stream.length || !["", "\n", "\r\n", "\r"].includes(rest))
        throw new OddStructure("length elsewhere");
    }
  }

  judge(part: Part): AppendedPart {
    const { section, objects } = part;
    this.trailer(section);
    const values = this.objects(part);
    for (const [number, entry] of section.entries) this.known.set(number, entry);
    for (const [number, value] of values) this.values.set(number, value);
    this.references(values);
    this.lengths(objects);
    this.start = section.at;
    const containers = new Set(
      objects
        .filter(({ value }) => value.kind === "dict" && nameIn(value.entries, "Type") === "ObjStm")
        .map(({ number }) => number),
    );
    return {
      end: part.end,
      objects: [...values.keys()].filter((number) => number !== section.own && !containers.has(number)),
    };
  }
}

/** True when a section behind `end` names one object twice with two places: each program takes another one. */
function contradictsBehind(bytes: Uint8Array, end: number): boolean {
  try {
    return crossReferences(bytes, bytes.length).sections.some(({ at, contradicts }) => at >= end && contradicts);
  } catch (error) {
    if (error instanceof OddStructure) return false;
    throw error;
  }
}

/** Reads what follows the signed revision that ends at `end`. */
export function readAppended(bytes: Uint8Array, end: number): Appended {
  if (contradictsBehind(bytes, end)) return { outcome: "contradicts" };
  try {
    const before = crossReferences(bytes, end);
    if (lastStart(bytes, end) !== before.sections[0]?.at) throw new OddStructure("startxref");
    const account = new Account(before);
    const reader = new StrictReader(bytes, end);
    const parts: AppendedPart[] = [];
    behindMark(reader, end - 1);
    while (reader.at < bytes.length) {
      if (parts.length >= MOST_PARTS) throw new OddStructure("too many parts");
      const part = readPart(reader);
      if (part.section.repeats) throw new OddStructure("repeated entry");
      parts.push(account.judge(part));
      behindMark(reader, reader.at - 1);
    }
    return { outcome: "sound", parts };
  } catch (error) {
    if (error instanceof OddStructure) return { outcome: "odd" };
    throw error;
  }
}

// Reads PDF syntax by the letter (ISO 32000-2 §7.2–7.3): what programs would have to guess about is refused.
// Apart from the parser on purpose: a trick that rests on how one parser mends bad syntax fails at the second reading.

/** The bytes are written so that programs may read them differently, or in a way nobody needs. */
export class OddStructure extends Error {}

export type PdfRefValue = { kind: "ref"; number: number; generation: number };
export type PdfValue =
  | { kind: "number"; value: number; whole: boolean }
  | { kind: "name"; value: string }
  | { kind: "array"; items: PdfValue[] }
  | { kind: "dict"; entries: Map<string, PdfValue> }
  | PdfRefValue
  | { kind: "other" };
export type PdfEntries = Map<string, PdfValue>;

const MOST_DEPTH = 60;
const BLANKS = new Set([0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]);
const DELIMITERS = new Set([..."()<>[]{}/%"].map((char) => char.charCodeAt(0)));
const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)$/;
const WHOLE = /^\d{1,10}$/;
/** A remark with one of these words could be taken for structure by programs that search. */
const LOUD = /obj|xref|trailer|stream|%%EOF/;
const OTHER: PdfValue = { kind: "other" };

export const isBlank = (byte: number | undefined): boolean => byte !== undefined && BLANKS.has(byte);
const isRegular = (byte: number | undefined): boolean =>
  byte !== undefined && !BLANKS.has(byte) && !DELIMITERS.has(byte);

export const wholeOf = (value: PdfValue | undefined): number | null =>
  value?.kind === "number" && value.whole ? value.value : null;
export const nameIn = (entries: PdfEntries, key: string): string | null => {
  const value = entries.get(key);
  return value?.kind === "name" ? value.value : null;
};

/** A place in the bytes that moves on while it reads. Every reading either succeeds by the letter or throws OddStructure. */
export class StrictReader {
  readonly bytes: Uint8Array;
  at: number;
  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  text(from: number, to: number): string {
    return Buffer.from(this.bytes.buffer, this.bytes.byteOffset, this.bytes.length).toString("latin1", from, to);
  }

  sees(word: string): boolean {
    return this.text(this.at, this.at + word.length) === word;
  }

  /** A keyword, and nothing that would make another word of it. */
  word(word: string): void {
    if (!this.sees(word) || isRegular(this.bytes[this.at + word.length])) throw new OddStructure(`${word} expected`);
    this.at += word.length;
  }

  blanks(): void {
    while (isBlank(this.bytes[this.at])) this.at++;
  }

  /** Blanks and quiet remarks. */
  gap(): void {
    for (this.blanks(); this.bytes[this.at] === 0x25; this.blanks()) {
      const from = this.at;
      while (this.at < this.bytes.length && this.bytes[this.at] !== 0x0a && this.bytes[this.at] !== 0x0d) this.at++;
      if (LOUD.test(this.text(from, this.at))) throw new OddStructure("loud remark");
    }
  }

  private token(): string {
    const from = this.at;
    while (isRegular(this.bytes[this.at])) this.at++;
    return this.text(from, this.at);
  }

  whole(): number {
    const token = this.token();
    if (!WHOLE.test(token)) throw new OddStructure("whole number expected");
    return Number(token);
  }

  private name(): string {
    this.at++;
    return this.token().replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
  }

  private string(): PdfValue {
    let depth = 0;
    for (; this.at < this.bytes.length; this.at++) {
      const byte = this.bytes[this.at];
      if (byte === 0x5c) this.at++;
      else if (byte === 0x28) depth++;
      else if (byte === 0x29 && --depth === 0) {
        this.at++;
        return OTHER;
      }
    }
    throw new OddStructure("string without end");
  }

  private hexString(): PdfValue {
    const end = this.bytes.indexOf(0x3e, this.at);
    if (end < 0 || !/^<[0-9A-Fa-f\s]*$/.test(this.text(this.at, end))) throw new OddStructure("bad hexadecimal string");
    this.at = end + 1;
    return OTHER;
  }

  private array(depth: number): PdfValue {
    this.at++;
    const items: PdfValue[] = [];
    for (this.gap(); this.bytes[this.at] !== 0x5d; this.gap()) items.push(this.value(depth + 1));
    this.at++;
    return { kind: "array", items };
  }

  dict(depth = 0): PdfEntries {
    if (!this.sees("<<")) throw new OddStructure("dictionary expected");
    this.at += 2;
    const entries: PdfEntries = new Map();
    for (this.gap(); !this.sees(">>"); this.gap()) {
      if (this.bytes[this.at] !== 0x2f) throw new OddStructure("key expected");
      const key = this.name();
      // One key twice: some programs take the first, some the last.
      if (entries.has(key)) throw new OddStructure(`key ${key} twice`);
      this.gap();
      entries.set(key, this.value(depth + 1));
    }
    this.at += 2;
    return entries;
  }

  private numberOrReference(token: string): PdfValue {
    const after = this.at;
    if (WHOLE.test(token)) {
      this.blanks();
      const generation = this.token();
      this.blanks();
      if (WHOLE.test(generation) && this.token() === "R")
        return { kind: "ref", number: Number(token), generation: Number(generation) };
      this.at = after;
    }
    return { kind: "number", value: Number(token), whole: /^[+-]?\d+$/.test(token) };
  }

  /** One value of any kind; never a stream. */
  value(depth = 0): PdfValue {
    if (depth > MOST_DEPTH) throw new OddStructure("too deep");
    switch (this.bytes[this.at]) {
      case 0x28:
        return this.string();
      case 0x2f:
        return { kind: "name", value: this.name() };
      case 0x5b:
        return this.array(depth);
      case 0x3c:
        return this.sees("<<") ? { kind: "dict", entries: this.dict(depth) } : this.hexString();
      default:
    }
    const token = this.token();
    if (NUMBER.test(token)) return this.numberOrReference(token);
    if (token === "true" || token === "false" || token === "null") return OTHER;
    throw new OddStructure("value expected");
  }
}

/** Every reference inside a value. */
export function* referencesIn(value: PdfValue): Generator<PdfRefValue> {
  if (value.kind === "ref") yield value;
  if (value.kind === "array") for (const item of value.items) yield* referencesIn(item);
  if (value.kind === "dict") for (const item of value.entries.values()) yield* referencesIn(item);
}

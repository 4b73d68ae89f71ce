// `n g obj … endobj` by the letter, with the bytes of its stream and what lies in object streams and cross-reference streams.
import { inflateSync } from "node:zlib";
import { nameIn, OddStructure, type PdfEntries, type PdfValue, StrictReader, wholeOf } from "./strict-reader.ts";

const LARGEST = 16_000_000;
const MOST_INSIDE = 50_000;

export type ReadObject = {
  number: number;
  generation: number;
  at: number;
  value: PdfValue;
  /** bytes between `stream` and `endstream`; null for other objects */
  stream: Uint8Array | null;
  /** object that holds the stream's length, when it does not stand in the dictionary */
  lengthIn: number | null;
};

function streamOf(reader: StrictReader, entries: PdfEntries): Pick<ReadObject, "stream" | "lengthIn"> {
  reader.at += "stream".length;
  if (reader.bytes[reader.at] === 0x0d) reader.at++;
  if (reader.bytes[reader.at] !== 0x0a) throw new OddStructure("stream without line end");
  const from = reader.at + 1;
  const length = entries.get("Length");
  const file = Buffer.from(reader.bytes.buffer, reader.bytes.byteOffset, reader.bytes.length);
  if (length?.kind === "ref") {
    const end = file.indexOf("endstream", from);
    if (end < 0) throw new OddStructure("stream without end");
    reader.at = end;
    reader.word("endstream");
    return { stream: reader.bytes.subarray(from, end), lengthIn: length.number };
  }
  const count = wholeOf(length);
  if (count === null || count < 0 || from + count > reader.bytes.length) throw new OddStructure("bad length");
  reader.at = from + count;
  if (reader.bytes[reader.at] === 0x0d) reader.at++;
  if (reader.bytes[reader.at] === 0x0a) reader.at++;
  reader.word("endstream");
  return { stream: reader.bytes.subarray(from, from + count), lengthIn: null };
}

/** Reads one object where the reader stands. */
export function readObject(reader: StrictReader): ReadObject {
  const { at } = reader;
  const number = reader.whole();
  reader.blanks();
  const generation = reader.whole();
  reader.blanks();
  reader.word("obj");
  reader.gap();
  const value = reader.value();
  reader.gap();
  const body =
    value.kind === "dict" && reader.sees("stream") ? streamOf(reader, value.entries) : { stream: null, lengthIn: null };
  reader.gap();
  reader.word("endobj");
  return { number, generation, at, value, ...body };
}

/** Undoes the PNG predictors (ISO 32000-2 §7.4.4.4), which cross-reference streams like to use. */
function withoutPredictor(data: Uint8Array, columns: number): Uint8Array {
  const rows = data.length / (columns + 1);
  if (!Number.isInteger(rows)) throw new OddStructure("bad predictor rows");
  const out = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const type = data[row * (columns + 1)] ?? 0;
    for (let i = 0; i < columns; i++) {
      const left = i > 0 ? (out[row * columns + i - 1] ?? 0) : 0;
      const up = row > 0 ? (out[(row - 1) * columns + i] ?? 0) : 0;
      const corner = i > 0 && row > 0 ? (out[(row - 1) * columns + i - 1] ?? 0) : 0;
      const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
      const paeth = a <= b && a <= c ? left : b <= c ? up : corner;
      const guess = [0, left, up, (left + up) >> 1, paeth][type];
      if (guess === undefined) throw new OddStructure("unknown predictor");
      out[row * columns + i] = (data[row * (columns + 1) + 1 + i] ?? 0) + guess;
    }
  }
  return out;
}

/** The data of a stream that carries structure: plain or deflated, nothing else. */
export function structureData(object: Pick<ReadObject, "stream" | "value">): Uint8Array {
  if (!object.stream || object.value.kind !== "dict") throw new OddStructure("stream expected");
  const { entries } = object.value;
  if (entries.has("F") || entries.has("Crypt")) throw new OddStructure("data elsewhere");
  let filter = entries.get("Filter");
  let parameters = entries.get("DecodeParms");
  if (filter?.kind === "array" && filter.items.length <= 1) filter = filter.items[0];
  if (parameters?.kind === "array" && parameters.items.length <= 1) parameters = parameters.items[0];
  if (!filter) return object.stream;
  if (filter.kind !== "name" || filter.value !== "FlateDecode") throw new OddStructure("unknown filter");
  let data: Uint8Array;
  try {
    data = inflateSync(object.stream, { maxOutputLength: LARGEST });
  } catch {
    throw new OddStructure("cannot be inflated");
  }
  if (parameters?.kind !== "dict") return data;
  const predictor = wholeOf(parameters.entries.get("Predictor")) ?? 1;
  if (predictor === 1) return data;
  const bits = wholeOf(parameters.entries.get("BitsPerComponent")) ?? 8;
  const colours = wholeOf(parameters.entries.get("Colors")) ?? 1;
  if (predictor < 10 || bits !== 8 || colours !== 1) throw new OddStructure("unknown predictor");
  return withoutPredictor(data, wholeOf(parameters.entries.get("Columns")) ?? 1);
}

/** What lies in an object stream, in order; gaps between the objects hold nothing. */
export function objectsInside(object: ReadObject): { number: number; value: PdfValue }[] {
  if (
    object.value.kind !== "dict" ||
    nameIn(object.value.entries, "Type") !== "ObjStm" ||
    object.value.entries.has("Extends")
  )
    throw new OddStructure("object stream expected");
  const count = wholeOf(object.value.entries.get("N")) ?? -1;
  const first = wholeOf(object.value.entries.get("First")) ?? -1;
  if (count < 0 || count > MOST_INSIDE || first < 0) throw new OddStructure("bad object stream");
  const reader = new StrictReader(structureData(object), 0);
  const heads: { number: number; offset: number }[] = [];
  for (let i = 0; i < count; i++) {
    reader.blanks();
    const number = reader.whole();
    reader.blanks();
    heads.push({ number, offset: reader.whole() });
  }
  const found = heads.map(({ number, offset }) => {
    reader.blanks();
    if (reader.at !== first + offset) throw new OddStructure("bytes between objects");
    return { number, value: reader.value() };
  });
  reader.blanks();
  if (reader.at !== reader.bytes.length || new Set(heads.map(({ number }) => number)).size !== count)
    throw new OddStructure("bytes behind objects");
  return found;
}

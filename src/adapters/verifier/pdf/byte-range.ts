// What a signature covers: two ranges around exactly one hexadecimal string, from the first byte to the end of a revision.
import type { ReasonCode } from "../reasons.ts";

export type Coverage = {
  pieces: [Uint8Array, Uint8Array];
  /** first byte after the covered revision */
  end: number;
  /** content of the hole */
  contents: Uint8Array;
};

const EOF_MARK = "%%EOF";
const isSpace = (byte: number | undefined): boolean =>
  byte === 0x0a || byte === 0x0d || byte === 0x20 || byte === 0x09 || byte === 0;

/** True when only blanks lie between `from` and the end. */
export function onlyBlanks(bytes: Uint8Array, from: number): boolean {
  for (let i = from; i < bytes.length; i++) if (!isSpace(bytes[i])) return false;
  return true;
}

function endsWithMark(bytes: Uint8Array, end: number): boolean {
  let at = end;
  while (at > 0 && end - at < 8 && isSpace(bytes[at - 1])) at--;
  return (
    Buffer.from(bytes.buffer, bytes.byteOffset, at)
      .subarray(Math.max(0, at - EOF_MARK.length))
      .toString("latin1") === EOF_MARK
  );
}

/** Reads the hole strictly: `<`, an even number of hexadecimal digits, `>`, nothing else. */
function hexString(hole: Uint8Array): Uint8Array | null {
  const text = Buffer.from(hole.buffer, hole.byteOffset, hole.length).toString("latin1");
  if (text.length < 4 || text.length % 2 !== 0 || !/^<[0-9A-Fa-f]*>$/.test(text)) return null;
  return Buffer.from(text.slice(1, -1), "hex");
}

/**
 * Resolves a ByteRange against the file.
 * @param contents value of /Contents as the parser read it: must be what lies in the hole
 */
export function coverageOf(bytes: Uint8Array, range: readonly number[], contents: Uint8Array): Coverage | ReasonCode {
  const [start = -1, firstLength = -1, second = -1, secondLength = -1] = range;
  const sound =
    range.length === 4 &&
    range.every((value) => Number.isSafeInteger(value) && value >= 0) &&
    start === 0 &&
    firstLength > 0 &&
    second > firstLength &&
    secondLength > 0 &&
    second + secondLength <= bytes.length;
  if (!sound) return "integrity.byte-range";
  const hole = hexString(bytes.subarray(firstLength, second));
  if (!hole || !Buffer.from(hole).equals(contents)) return "integrity.byte-range";
  const end = second + secondLength;
  if (!endsWithMark(bytes, end)) return "integrity.not-a-revision";
  return { pieces: [bytes.subarray(0, firstLength), bytes.subarray(second, end)], end, contents: hole };
}

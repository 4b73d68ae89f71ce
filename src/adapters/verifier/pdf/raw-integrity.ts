// For files whose structure can no longer be read: look for byte ranges in the plain bytes and see whether their digests still hold.
// It can only prove that something was broken, never that a file is sound.
import { checkMessage } from "../cms/check-message.ts";
import { readSignedMessage } from "../cms/read-cms.ts";
import { coverageOf } from "./byte-range.ts";

const RANGE = /\/ByteRange\s*\[\s*(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s+(\d{1,12})\s*\]/g;
const MOST = 20;

function isBroken(bytes: Uint8Array, range: readonly number[]): boolean {
  const [, start = 0, end = 0] = range;
  if (end <= start || end > bytes.length) return true;
  const hole = Buffer.from(bytes.subarray(start + 1, end - 1)).toString("latin1");
  const coverage = coverageOf(bytes, range, Buffer.from(hole, "hex"));
  if (typeof coverage === "string") return true;
  try {
    return (
      checkMessage(readSignedMessage(coverage.contents), coverage.pieces, { needsCertificateBinding: false })
        .integrity === "broken"
    );
  } catch {
    return true;
  }
}

/** True when the file holds a signature that no longer fits its bytes. */
export function holdsBrokenSignature(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  const ranges = [...text.matchAll(RANGE)].slice(0, MOST);
  return ranges.some((match) => isBroken(bytes, match.slice(1).map(Number)));
}

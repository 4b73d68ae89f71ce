import { inflateSync } from "node:zlib";

/** No honest page description or font of a letter unpacks to more. Pictures are not unpacked for reading text. */
const MAX_UNPACKED = 64 * 1024 * 1024;
/** Deflate packs at most 1032 : 1, so smaller streams cannot reach the limit. */
const SUSPICIOUS = Math.floor(MAX_UNPACKED / 1032);

const viewOf = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The raw streams of a file with the dictionary text before each; found by their keywords, so also in damaged files. */
export function* streamsOf(bytes: Uint8Array): Generator<{ dictionary: string; packed: Buffer }> {
  const buffer = viewOf(bytes);
  let at = buffer.indexOf("stream");
  let previous = 0;
  while (at >= 0) {
    const start = at + 6 + (buffer[at + 6] === 13 ? 1 : 0) + (buffer[at + 7] === 10 || buffer[at + 6] === 10 ? 1 : 0);
    const dictionary = buffer.toString("latin1", Math.max(previous, at - 2000), at);
    const stop = endOf(buffer, start, dictionary);
    yield { dictionary, packed: buffer.subarray(start, stop) };
    previous = stop + 9;
    at = buffer.indexOf("stream", previous);
  }
}

/** Packed bytes may hold the closing word by chance: where the stated length is followed by it, that length is right. */
function endOf(buffer: Buffer, start: number, dictionary: string): number {
  const own = dictionary.slice(dictionary.lastIndexOf(" obj") + 1);
  const stated = start + Number(/\/Length\s+(\d+)(?!\s+\d+\s+R)/u.exec(own)?.[1] ?? Number.NaN);
  if (stated < buffer.length && /^\s*endstream/u.test(buffer.toString("latin1", stated, stated + 14))) return stated;
  const end = buffer.indexOf("endstream", start);
  return end < 0 ? buffer.length : end;
}

/** True when a compressed stream of the file is a bomb: megabytes that unpack to gigabytes. Cheap for honest files. */
export function hasBomb(bytes: Uint8Array): boolean {
  for (const { dictionary, packed } of streamsOf(bytes)) {
    if (packed.length < SUSPICIOUS) continue;
    const own = dictionary.slice(dictionary.lastIndexOf(" obj") + 1);
    if (!/\/(FlateDecode|Fl)\b/.test(own) || /\/Subtype\s*\/Image\b/.test(own)) continue;
    try {
      inflateSync(packed, { maxOutputLength: MAX_UNPACKED });
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE") return true;
    }
  }
  return false;
}

/** The file as text without the contents of its streams, which hold any sequence of bytes by chance. */
export function textOutsideStreams(bytes: Uint8Array): string {
  const parts: string[] = [];
  const buffer = viewOf(bytes);
  let from = 0;
  for (const { packed } of streamsOf(bytes)) {
    const start = packed.byteOffset - buffer.byteOffset;
    parts.push(buffer.toString("latin1", from, start));
    from = start + packed.length;
  }
  parts.push(buffer.toString("latin1", from));
  return parts.join(" ");
}

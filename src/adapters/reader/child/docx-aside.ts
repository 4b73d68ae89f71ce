import { restOfZip, type ZipEntry } from "#src/adapters/files/bounded-zip.ts";
import { imageSize } from "../image-size.ts";
import type { ReadResult } from "../reader.port.ts";
import type { Asides } from "./aside.ts";
import { pictureWords } from "./picture-words.ts";
import { wordingsOf } from "./sweep/pdf-wordings.ts";
import { collectWords, ForbiddenXml } from "./xml-text.ts";

/** All parts of an Office file together unpack to no more; the rest counts as unread. */
const MAX_UNPACKED = 60 * 1024 * 1024;
/** A picture of less cannot hold a readable mark. */
const TINY = 32;
const XML = /\.(xml|rels)$/iu;
const PICTURE = /\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|svg|webp|wdp)$/iu;
// fonts and what a printer was told
const WORDLESS = /(\.odttf|\.ttf|\/printerSettings\d*\.bin|\/)$/iu;

export type ReadInside = (bytes: Uint8Array, inner: Asides) => Promise<ReadResult | null>;

/** Everything an Office file holds beside its pages: notes, comments, watermarks, deleted text, properties, files, pictures. */
export async function collectParts(
  file: { bytes: Uint8Array; entries: readonly ZipEntry[] },
  into: Asides,
  readInside: ReadInside,
): Promise<void> {
  let left = MAX_UNPACKED;
  await collectRest(file.bytes, into, readInside);
  for (const entry of file.entries) {
    into.name(entry.name.split("/").at(-1));
    left -= entry.size;
    if (left < 0) into.unread += 1;
    else if (XML.test(entry.name)) collectXml(entry, into);
    else if (PICTURE.test(entry.name)) collectPicture(entry, into);
    else {
      const bytes = bytesOf(entry);
      if (!WORDLESS.test(entry.name) || isWriting(bytes)) await into.file(bytes, readInside);
    }
  }
}

async function collectRest(bytes: Uint8Array, into: Asides, readInside: ReadInside): Promise<void> {
  const { words, unclaimed } = restOfZip(bytes);
  for (const each of words) for (const text of wordingsOf(Buffer.from(each).toString("latin1"))) into.text(text);
  for (const each of unclaimed) await into.file(each, readInside);
}

/** A part that pretends to be a font or a folder and is text. */
function isWriting(bytes: Uint8Array): boolean {
  return bytes.length > 0 && !bytes.subarray(0, 1024).some((byte) => byte < 8 || (byte > 13 && byte < 32));
}

function collectXml(entry: ZipEntry, into: Asides): void {
  try {
    collectWords(entry.bytes(), into);
  } catch (error) {
    if (error instanceof ForbiddenXml) throw error;
    into.unread += 1;
  }
}

function collectPicture(entry: ZipEntry, into: Asides): void {
  const bytes = bytesOf(entry);
  for (const text of pictureWords(bytes)) into.text(text);
  const size = imageSize(bytes);
  if (!size || size.width > TINY || size.height > TINY) into.unread += 1;
}

function bytesOf(entry: ZipEntry): Uint8Array {
  try {
    return entry.bytes();
  } catch {
    return new Uint8Array();
  }
}

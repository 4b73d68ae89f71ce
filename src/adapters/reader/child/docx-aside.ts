import type { ZipEntry } from "#src/adapters/files/bounded-zip.ts";
import { imageSize } from "../image-size.ts";
import type { ReadResult } from "../reader.port.ts";
import type { Asides } from "./aside.ts";
import { pictureWords } from "./picture-words.ts";
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
export async function collectParts(entries: readonly ZipEntry[], into: Asides, readInside: ReadInside): Promise<void> {
  let left = MAX_UNPACKED;
  for (const entry of entries) {
    if (WORDLESS.test(entry.name)) continue;
    left -= entry.size;
    if (left < 0) into.unread += 1;
    else if (XML.test(entry.name)) collectXml(entry, into);
    else if (PICTURE.test(entry.name)) collectPicture(entry, into);
    else {
      into.name(entry.name.split("/").at(-1));
      await into.file(bytesOf(entry), readInside);
    }
  }
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

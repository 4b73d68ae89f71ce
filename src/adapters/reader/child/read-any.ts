import { readZip } from "#src/adapters/files/bounded-zip.ts";
import { contentKindOf } from "#src/adapters/files/content-kind.ts";
import { fileKindOf, hasStream } from "../file-kind.ts";
import { imageSize } from "../image-size.ts";
import { unread } from "../problems.ts";
import type { FileKind, ReadResult } from "../reader.port.ts";
import { Asides } from "./aside.ts";
import { collectParts } from "./docx-aside.ts";
import { pictureWords } from "./picture-words.ts";
import { readDocx } from "./read-docx.ts";
import { readPdf } from "./read-pdf.ts";

const MAX_PIXELS = 100_000_000;

/** The text of old Word files is not read yet: one page without text, so that the clerk has to look. */
function readDoc(bytes: Uint8Array): ReadResult {
  // A DOCX with a password lies in the old container too.
  if (hasStream(bytes, "EncryptedPackage")) return unread("docx", "reader.encrypted");
  const macro = hasStream(bytes, "_VBA_PROJECT") || hasStream(bytes, "Macros");
  return withoutText("doc", null, macro ? ["macro"] : []);
}

function withoutText(
  kind: FileKind,
  size: { width: number; height: number } | null,
  active: ReadResult["activeContent"],
): ReadResult {
  return {
    kind,
    pages: [{ width: size?.width ?? 0, height: size?.height ?? 0, words: [], text: "", trustworthy: false }],
    pageAmount: kind === "image" ? 1 : null,
    positions: false,
    properties: {},
    encrypted: false,
    activeContent: active,
    hasActiveContent: active.length > 0,
  };
}

function readImage(bytes: Uint8Array, asides: Asides): ReadResult {
  const size = imageSize(bytes);
  if (size && size.width * size.height > MAX_PIXELS) return unread("image", "reader.image-too-large");
  for (const text of pictureWords(bytes)) asides.text(text);
  return { ...withoutText("image", size, []), ...asides.given() };
}

/** A zip without a directory that can be read: as a rule a Word file cut off on its way. */
function isDamagedZip(bytes: Uint8Array): boolean {
  try {
    return readZip(bytes, { maxEntries: 65_535, maxEntryBytes: 0 }).some(
      (entry) => entry.name === "[Content_Types].xml",
    );
  } catch {
    return true;
  }
}

/** Reads whatever the bytes are. Runs only in the reading process. */
export async function readAny(bytes: Uint8Array, asides = new Asides()): Promise<ReadResult> {
  const kind = fileKindOf(bytes);
  switch (kind) {
    case "pdf":
      return readPdf(bytes, asides, readInside);
    case "docx":
      return readDocx(bytes, asides, readInside);
    case "doc":
      return readDoc(bytes);
    case "image":
      return readImage(bytes, asides);
    case "unknown":
      return unknown(bytes);
    default: {
      const none: never = kind;
      return none;
    }
  }
}

/** A file inside another: also plain text, web pages and other Office files. @returns null when it cannot be read */
async function readInside(bytes: Uint8Array, asides: Asides): Promise<ReadResult | null> {
  const result = await readAny(bytes, asides);
  if (result.kind !== "unknown") return result;
  const content = contentKindOf(bytes);
  if (content === "xlsx" || content === "pptx" || content === "zip") {
    await collectParts({ bytes, entries: readZip(bytes, INNER_ZIP) }, asides, readInside);
    return { ...result, problem: undefined };
  }
  const text = plainText(bytes);
  if (content === "rtf" || text === null) return null;
  asides.text(content === "html" || content === "xml" ? text.replaceAll(/<[^>]*>/gu, "\n") : text);
  return { ...result, problem: undefined };
}
const INNER_ZIP = { maxEntries: 2000, maxEntryBytes: 40 * 1024 * 1024 };

/** UTF-8 or UTF-16 without control characters; null for anything else. */
function plainText(bytes: Uint8Array): string | null {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they tell a program from a text
    return /[\u0000-\u0008\u000E-\u001F]/u.test(text) ? null : text;
  } catch {
    return null;
  }
}

function unknown(bytes: Uint8Array): ReadResult {
  const content = contentKindOf(bytes);
  if (content === "empty") return unread("unknown", "reader.empty");
  if (content === "zip" && isDamagedZip(bytes)) return unread("unknown", "reader.broken-docx");
  const document =
    content === "xlsx" || content === "pptx" || content === "zip" || content === "ole" || content === "rtf";
  return unread("unknown", document ? "reader.unsupported" : "reader.not-a-document");
}

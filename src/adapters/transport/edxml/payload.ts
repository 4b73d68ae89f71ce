import { createHash } from "node:crypto";
import { zipSync } from "fflate";
import { looksLikeZip, readZip } from "#src/adapters/files/bounded-zip.ts";
import { contentKindOf } from "#src/adapters/files/content-kind.ts";

/** One unpacked attachment may not be larger. */
const MAX_UNPACKED = 200 * 1024 * 1024;
const UUID_NAME = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.[^.]+$/i;

const extensionOf = (name: string): string => /\.([^.\\/]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";

/** base64 → bytes; null when the text is not base64 (white space and line breaks are lawful). */
export function decodeBase64(text: string): Uint8Array | null {
  const clean = text.replace(/\s+/g, "");
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(clean) || clean.replace(/=+$/, "").length % 4 === 1) return null;
  return Buffer.from(clean, "base64");
}

/**
 * Takes off the wrapping that writers put around files which are neither PDF nor Word: a zip with one entry that bears a
 * throw-away name. Only what is told from the bytes counts, the stated type contradicts it too often. A zip that was
 * sent as such stays a zip; damaged or oversized ones stay as they came.
 */
export function unwrapPayload(bytes: Uint8Array, attachmentName: string): Uint8Array {
  if (!looksLikeZip(bytes) || extensionOf(attachmentName) === "zip") return bytes;
  try {
    const entries = readZip(bytes, { maxEntries: 5000, maxEntryBytes: MAX_UNPACKED });
    const [only] = entries;
    if (!only || entries.length !== 1 || only.name.endsWith("/")) return bytes;
    const wrapped = UUID_NAME.test(only.name) || extensionOf(only.name) === extensionOf(attachmentName);
    return wrapped ? only.bytes() : bytes;
  } catch {
    return bytes;
  }
}

/** Which kinds an extension stands for; what is not listed is not compared. */
const KIND_BY_EXTENSION: Record<string, string[]> = {
  pdf: ["pdf"],
  docx: ["docx"],
  xlsx: ["xlsx"],
  pptx: ["pptx"],
  doc: ["ole", "docx", "rtf"],
  xls: ["ole", "xlsx"],
  zip: ["zip", "docx", "xlsx", "pptx"],
  png: ["png"],
  jpg: ["jpeg"],
  jpeg: ["jpeg"],
};

/** What the bytes are, and whether that contradicts the name the sender gave. */
export function describePayload(
  bytes: Uint8Array,
  attachmentName: string,
): { contentKind: string; contradicts: boolean } {
  const contentKind = contentKindOf(bytes);
  const expected = KIND_BY_EXTENSION[extensionOf(attachmentName)];
  return { contentKind, contradicts: expected !== undefined && !expected.includes(contentKind) };
}

// The official writer sends these as they are; everything else goes wrapped, spreadsheets too.
const RAW_TYPES: Record<string, string> = {
  pdf: "application/pdf",
  doc: "application/doc",
  docx: "application/docx",
  zip: "application/zip",
};

/** A UUID-shaped name that depends on the content only, so that a message built twice is byte for byte the same. */
export function contentUuid(bytes: Uint8Array | string): string {
  const hex = createHash("sha256").update(bytes).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The payload of an attachment and the type to state for it. */
export function wrapPayload(bytes: Uint8Array, attachmentName: string): { contentType: string; base64: string } {
  const extension = extensionOf(attachmentName);
  const raw = RAW_TYPES[extension];
  if (raw) return { contentType: raw, base64: Buffer.from(bytes).toString("base64") };
  const entryName = `${contentUuid(bytes)}.${extension.replace(/[^a-z0-9]/g, "") || "bin"}`;
  // A fixed date: the time of packing is nobody's business and would make every build different.
  const zip = zipSync({ [entryName]: [bytes, { mtime: new Date(Date.UTC(1990, 0, 1)) }] });
  return { contentType: "application/zip", base64: Buffer.from(zip).toString("base64") };
}

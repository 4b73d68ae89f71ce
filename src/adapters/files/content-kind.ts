import { looksLikeZip, readZip } from "./bounded-zip.ts";

/** What bytes are, told from the bytes alone; names and stated types lie. */
export type ContentKind =
  | "empty"
  | "pdf"
  | "docx"
  | "xlsx"
  | "pptx"
  | "zip"
  | "ole"
  | "png"
  | "jpeg"
  | "tiff"
  | "html"
  | "xml"
  | "rtf"
  | "unknown";

const startsWith = (bytes: Uint8Array, ...signature: number[]): boolean =>
  bytes.length >= signature.length && signature.every((byte, index) => bytes[index] === byte);

function officeKind(bytes: Uint8Array): ContentKind {
  try {
    const names = readZip(bytes, { maxEntries: 5000, maxEntryBytes: 0 }).map((entry) => entry.name);
    if (names.includes("word/document.xml")) return "docx";
    if (names.includes("xl/workbook.xml")) return "xlsx";
    return names.includes("ppt/presentation.xml") ? "pptx" : "zip";
  } catch {
    return "zip";
  }
}

/** A PDF header may stand anywhere in the first 1024 bytes (ISO 32000-1 Annex H; scanners put lines before it). */
export function pdfHeaderAt(bytes: Uint8Array): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1029)).indexOf("%PDF-");
}

/** The kind of content; `ole` is the old Office container (DOC, XLS, and encrypted DOCX). */
export function contentKindOf(bytes: Uint8Array): ContentKind {
  if (bytes.length === 0) return "empty";
  if (looksLikeZip(bytes)) return officeKind(bytes);
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) return "ole";
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "png";
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return "jpeg";
  if (startsWith(bytes, 0x49, 0x49, 0x2a, 0) || startsWith(bytes, 0x4d, 0x4d, 0, 0x2a)) return "tiff";
  const pdf = pdfHeaderAt(bytes);
  if (pdf === 0) return "pdf";
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024)).toString("latin1");
  const text = head.replace(/^(?:\u00EF\u00BB\u00BF|\s)+/u, "").toLowerCase();
  if (/^(<!doctype html|<html|<head|<body|<script)/.test(text)) return "html";
  if (pdf > 0) return "pdf";
  if (text.startsWith("{\\rtf")) return "rtf";
  return /^<(\?xml|!doctype|svg|edxml)/.test(text) ? "xml" : "unknown";
}

import { contentKindOf } from "#src/adapters/files/content-kind.ts";
import type { FileKind } from "./reader.port.ts";

/** The kind of a document by its bytes; decides nothing else. */
export function fileKindOf(bytes: Uint8Array): FileKind {
  const kind = contentKindOf(bytes);
  if (kind === "pdf" || kind === "docx") return kind;
  if (kind === "png" || kind === "jpeg" || kind === "tiff") return "image";
  if (kind === "ole" && (hasStream(bytes, "WordDocument") || hasStream(bytes, "EncryptedPackage"))) return "doc";
  return "unknown";
}

/** Names of streams in the old Office container are UTF-16. */
export function hasStream(bytes: Uint8Array, name: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(name, "utf16le"));
}

import type { Refusal } from "../refusal/refusal.ts";
import { toNfc } from "./fold.ts";

/** Longest name common file systems keep, in UTF-8 bytes. */
export const MAX_FILE_NAME_BYTES = 255;
/** Names we write stay shorter, so that a suffix such as ` (2)` still fits. */
const CLEAN_BYTES = 200;
const FALLBACK = "tep";

// Control characters, direction marks and invisible characters: they let `gpj.exe` read as `exe.jpg`.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/u;
const INVISIBLE_ALL = new RegExp(INVISIBLE.source, "gu");
const SEPARATOR = /[/\\]/;
const FORBIDDEN = /[<>:"|?*]/;
const FORBIDDEN_ALL = /[<>:"|?*]/g;
// Device names of Windows: a clerk's PC cannot open such a file
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)\s*(\.|$)/i;

/**
 * Why a file name from outside is not taken as it is; empty = safe. Sentences never repeat the name (it may itself be secret).
 */
export function fileNameRefusals(name: string): Refusal[] {
  const found: Refusal[] = [];
  const add = (code: string, what: string) =>
    found.push({ code: `file-name.${code}`, message: `${what} Tệp chưa được lưu. Hãy đổi tên tệp rồi tải lại.` });
  if (name.trim() === "") add("empty", "Tên tệp để trống.");
  if (SEPARATOR.test(name) || /^\.{1,2}$/.test(name.trim())) add("path", "Tên tệp chứa đường dẫn thư mục.");
  if (INVISIBLE.test(name) || !name.isWellFormed()) add("invisible", "Tên tệp chứa ký tự điều khiển hoặc ký tự ẩn.");
  if (FORBIDDEN.test(name)) add("character", 'Tên tệp chứa một trong các ký tự < > : " | ? *.');
  if (RESERVED.test(name)) add("reserved", "Tên tệp trùng với tên dành riêng của máy tính (CON, NUL, COM1…).");
  if (/^[\s.]|[\s.]$/.test(name)) add("edge", "Tên tệp bắt đầu hoặc kết thúc bằng dấu chấm, dấu cách.");
  if (utf8Length(name) > MAX_FILE_NAME_BYTES) add("too-long", "Tên tệp dài quá 255 byte.");
  return found;
}

/** True when the name can be stored, shown and given back unchanged on every system. */
export function isSafeFileName(name: string): boolean {
  return fileNameRefusals(name).length === 0;
}

/**
 * The nearest safe name: last part of a path, NFC, without invisible characters, forbidden ones replaced by `-`, shortened
 * before its extension. Never empty: `tep` when nothing is left. Applying it twice changes nothing more.
 */
export function cleanFileName(name: string): string {
  const last =
    name
      .toWellFormed()
      .split(/[/\\]/)
      .findLast((part) => trimEdges(part) !== "") ?? "";
  const plain = toNfc(last).replace(INVISIBLE_ALL, "").replace(FORBIDDEN_ALL, "-").replace(/\s+/g, " ");
  const trimmed = trimEdges(plain);
  if (trimmed === "") return FALLBACK;
  return shorten(RESERVED.test(trimmed) ? `_${trimmed}` : trimmed);
}

const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  "application/pdf": ["pdf"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ["docx"],
  "image/jpeg": ["jpg", "jpeg"],
  "image/png": ["png"],
  "image/tiff": ["tif", "tiff"],
};

/**
 * The name with the ending of what the bytes are: `a.pdf.exe` with a PDF in it is `a.pdf.exe.pdf`, so that no computer opens it as
 * something else. Names of a kind not listed here stay as they are.
 */
export function withTrueEnding(name: string, mediaType: string | null): string {
  const endings = ENDINGS[mediaType ?? ""];
  if (!endings || endings.some((ending) => name.toLowerCase().endsWith(`.${ending}`))) return name;
  return cleanFileName(`${name}.${endings[0]}`);
}

function trimEdges(text: string): string {
  return text.replace(/^[\s.]+|[\s.]+$/g, "");
}

function shorten(name: string): string {
  if (utf8Length(name) <= CLEAN_BYTES) return name;
  const dot = name.lastIndexOf(".");
  const extension = dot > 0 && name.length - dot <= 12 ? name.slice(dot) : "";
  const room = CLEAN_BYTES - utf8Length(extension);
  let stem = "";
  let bytes = 0;
  for (const letter of extension === "" ? name : name.slice(0, dot)) {
    bytes += utf8Length(letter);
    if (bytes > room) break;
    stem += letter;
  }
  return trimEdges(stem) + extension;
}

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}

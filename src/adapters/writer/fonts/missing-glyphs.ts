// A letter the font lacks would be printed as an empty box on a signed document: it is refused with its place instead.
import type { PrintedDocument } from "#src/rules/document-format/printed-document.ts";
import { type TableReport, WriterError } from "../writer.port.ts";
import type { FontFile } from "./font-file.ts";

const SHOWN = 3;

/** Words of a document with the Vietnamese name of their place. */
export function placedStrings(d: PrintedDocument): [place: string, text: string][] {
  const all = (place: string, lines: (string | null)[]): [string, string][] =>
    lines.flatMap((line): [string, string][] => (line === null ? [] : [[place, line]]));
  return [
    ...all("tên cơ quan", [...d.parentOrgan, ...d.organ]),
    ...all("ký hiệu", [d.notation]),
    ...all("địa danh", [d.place]),
    ...all("trích yếu", [d.letterSubject, d.subject]),
    ...all("Kính gửi", d.address.lines),
    ...all("thẩm quyền ban hành", [d.authority]),
    ...all("căn cứ", d.bases),
    ...d.body.flatMap((block): [string, string][] => {
      if (block.type === "paragraph") return all("nội dung", [block.runs.map((run) => run.text).join("")]);
      if (block.type === "heading") return all("nội dung", block.lines);
      return all("bảng", [...block.head, ...block.rows].flat());
    }),
    ...all("chức vụ người ký", d.signerTitle),
    ...all("họ tên người ký", [d.signerName]),
    ...all("Nơi nhận", d.recipients),
    ...all("ký hiệu người soạn thảo", [d.drafterMark]),
    ...all("địa chỉ cơ quan", [d.contact]),
  ];
}

/** Words of a register with the Vietnamese name of their place. */
export function placedCells(report: TableReport): [place: string, text: string][] {
  return [
    ...[...report.organLines, report.title, ...report.coverLines].map((text): [string, string] => ["bìa sổ", text]),
    ...report.columns.map((column): [string, string] => ["tên cột", column.label]),
    ...report.rows.flatMap((row, i) => row.map((text): [string, string] => [`dòng ${i + 1} của bảng`, text])),
    ...report.footerLines.map((text): [string, string] => ["cuối bảng", text]),
  ];
}

const named = (codePoint: number) =>
  `“${String.fromCodePoint(codePoint)}” (U+${codePoint.toString(16).toUpperCase().padStart(4, "0")})`;

/** @throws WriterError `writer.missing-glyph`, naming up to three letters with their places */
export function refuseMissingGlyphs(strings: readonly [place: string, text: string][], font: FontFile): void {
  const missing = new Map<number, string>();
  for (const [place, text] of strings) {
    for (const sign of text) {
      const codePoint = sign.codePointAt(0) ?? 0;
      if (!font.has(codePoint) && !missing.has(codePoint)) missing.set(codePoint, place);
    }
  }
  if (missing.size === 0) return;
  const shown = [...missing].slice(0, SHOWN).map(([codePoint, place]) => `${named(codePoint)} ở phần ${place}`);
  const more = missing.size > SHOWN ? ` và ${missing.size - SHOWN} ký tự khác` : "";
  throw new WriterError(
    "writer.missing-glyph",
    `Phông chữ văn bản không có ký tự ${shown.join(", ")}${more} nên chưa tạo được tệp. Nội dung đã soạn vẫn còn nguyên; hãy xóa hoặc thay ký tự này rồi làm lại.`,
  );
}

// PDF by typst in processes of its own, DOCX by the docx package: the office's writer.
import type { Anchor, DocumentModel } from "#src/rules/document-format/document-model.ts";
import { DRAFT_MARK, STANDARD_LAYOUT } from "#src/rules/document-format/page-layout.ts";
import { toPrinted } from "#src/rules/document-format/printed-document.ts";
import { writeDocx } from "../docx/docx-writer.ts";
import { placedCells, placedStrings, refuseMissingGlyphs } from "../fonts/missing-glyphs.ts";
import { type FontSet, fontMetrics, tinosFonts } from "../fonts/office-fonts.ts";
import {
  type DocumentWriter,
  type TableReport,
  type WriteOptions,
  WriterError,
  type WrittenPdf,
} from "../writer.port.ts";
import type { CompileRequest, CompileResult } from "./compile.ts";
import { createCompileProcess } from "./compile-process.ts";

export type TypstWriterSettings = {
  /** default: Tinos, which comes with the product */
  fonts?: FontSet;
  documentsPerProcess?: number;
  timeoutMs?: number;
  /** receives typst's own diagnosis for the log; it may hold words of the document's layout, never its content */
  onProblem?: (problem: string) => void;
};

const MM = 72 / 25.4;
// Ô số 14: top right corner of page 1, one or two lines of 10 points above quốc hiệu, as wide as the right half (Phụ lục I, IV).
const COPY_PLACE: Anchor = { id: "sao-y", page: 1, x: 100 * MM, y: 5 * MM, w: 100 * MM, h: 26 };

/** The instant as numbers for typst, which writes what it gets as UTC: [year, month, day, hour, minute, second]. */
function instantParts(isoInstant: string): number[] {
  const at = new Date(isoInstant);
  return [
    at.getUTCFullYear(),
    at.getUTCMonth() + 1,
    at.getUTCDate(),
    at.getUTCHours(),
    at.getUTCMinutes(),
    at.getUTCSeconds(),
  ];
}

// Memory is bounded before the work starts: some 25,000 rows of a register.
const MOST_CHARACTERS = 6_000_000;

function refuseTooBig(data: string): void {
  if (data.length <= MOST_CHARACTERS) return;
  throw new WriterError(
    "writer.too-big",
    "Văn bản hoặc sổ quá lớn để in thành một tệp PDF nên chưa tạo. Nội dung vẫn còn nguyên; hãy in từng quyển theo khoảng ngày hoặc tách phụ lục.",
  );
}

const cleanCell = (text: string) =>
  text
    .normalize("NFC")
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .trim();

/** Every row as long as the head; control characters out. */
function cleanReport(report: TableReport): TableReport {
  return {
    organLines: report.organLines.map(cleanCell),
    title: cleanCell(report.title),
    coverLines: report.coverLines.map(cleanCell),
    columns: report.columns.map((column) => ({
      label: cleanCell(column.label),
      width: Math.max(column.width, 0.01),
      align: column.align,
    })),
    rows: report.rows.map((row) => report.columns.map((_, i) => cleanCell(row[i] ?? ""))),
    footerLines: report.footerLines.map(cleanCell),
  };
}

/** Makes the writer. Its processes start with the first document and do not keep the program alive; `close` ends them. */
export function createTypstWriter(settings: TypstWriterSettings = {}): DocumentWriter {
  const fonts = settings.fonts ?? tinosFonts();
  const timeoutMs = settings.timeoutMs ?? 30_000;
  const note = settings.onProblem ?? (() => {});
  const documents = createCompileProcess(
    fonts,
    { documentsPerProcess: settings.documentsPerProcess ?? 200, timeoutMs },
    note,
  );
  // A printed register may need half a gigabyte: its process ends with it, and a document being written does not wait for it.
  const tables = createCompileProcess(fonts, { documentsPerProcess: 1, timeoutMs }, note);
  const compile = (request: CompileRequest): Promise<CompileResult> => {
    refuseTooBig(request.data);
    return (request.template === "table" ? tables : documents).run(request);
  };
  const close = async () => {
    await Promise.all([documents.close(), tables.close()]);
  };
  const regular = () => fontMetrics(fonts.files.regular);

  const writePdf = async (model: DocumentModel, options: WriteOptions): Promise<WrittenPdf> => {
    const document = toPrinted(model);
    refuseMissingGlyphs(placedStrings(document), regular());
    const data = JSON.stringify({
      document,
      layout: options.layout ?? STANDARD_LAYOUT,
      created: instantParts(options.created),
      draft: options.draft === undefined ? null : { ...DRAFT_MARK, version: options.draft.version },
      language: options.language ?? "vi",
      family: fonts.family,
    });
    const { bytes, anchors, pages } = await compile({ template: "document", data });
    return { bytes, anchors: [...anchors, COPY_PLACE], pages };
  };

  const writeTable: DocumentWriter["writeTable"] = async (raw, options) => {
    const report = cleanReport(raw);
    refuseMissingGlyphs(placedCells(report), regular());
    const data = JSON.stringify({
      report,
      created: instantParts(options.created),
      language: options.language ?? "vi",
      family: fonts.family,
    });
    return (await compile({ template: "table", data })).bytes;
  };

  return { writePdf, writeTable, writeDocx: (model, options) => writeDocx(model, options, fonts), close };
}

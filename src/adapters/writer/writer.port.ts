// What the office's own documents can be written as. Words and order come from `toPrinted`, sizes from the page layout.
import type { Anchor, DocumentModel } from "#src/rules/document-format/document-model.ts";
import type { PageLayout } from "#src/rules/document-format/page-layout.ts";

export type WriteOptions = {
  /** ISO instant; the only date inside the file, so that the same model gives the same bytes */
  created: string;
  /** sets "DỰ THẢO n" across each page; left out for the version that is approved */
  draft?: { version: number };
  /** language the file declares, default "vi" */
  language?: "vi" | "en";
  /** default: the standard layout of NĐ 30/2020 */
  layout?: PageLayout;
};

/**
 * A written PDF. Anchors, in points from the top left of their page: `so`, `ngay`, `thang`, `nam` (one line high: the base line of the
 * 13-point text lies 0.216 of its size above the lower edge), `chu-ky` (60 × 26 mm between post and name), `sao-y` (top right of page 1).
 */
export type WrittenPdf = { bytes: Uint8Array; anchors: Anchor[]; pages: number };

/** A register or list for print: landscape A4, a cover where `cover` has lines, the head row on every page. NĐ 30/2020, Phụ lục IV. */
export type TableReport = {
  /** capitals, one string a line; the last is bold: superior body, then agency or unit */
  organLines: string[];
  /** "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN" */
  title: string;
  /** under the title on the cover: "Năm: 2026", "Từ ngày … đến ngày …", "Từ số … đến số …", "Quyển số: 01"; empty: no cover page */
  coverLines: string[];
  /** `width` is a share of the line, `align` of the cells below the head */
  columns: { label: string; width: number; align: "left" | "center" | "right" }[];
  /** one string a column; missing cells stay empty */
  rows: string[][];
  /** below the last row */
  footerLines: string[];
};

export type DocumentWriter = {
  /** PDF/A-2b, tagged. @throws WriterError `writer.missing-glyph`, `writer.too-big`, `writer.too-slow`, `writer.failed`, `writer.closed` */
  writePdf(model: DocumentModel, options: WriteOptions): Promise<WrittenPdf>;
  /** Word file with the same components in the same order, editable. @throws WriterError */
  writeDocx(model: DocumentModel, options: WriteOptions): Promise<Uint8Array>;
  /** PDF/A-2b of a register. @throws WriterError */
  writeTable(report: TableReport, options: Pick<WriteOptions, "created" | "language">): Promise<Uint8Array>;
  /** Ends the processes behind it; later calls are refused. */
  close(): Promise<void>;
};

export type WriterErrorCode =
  | "writer.missing-glyph"
  | "writer.too-big"
  | "writer.too-slow"
  | "writer.failed"
  | "writer.closed";

/** An expected failure with a whole Vietnamese sentence for the person at the screen. */
export class WriterError extends Error {
  readonly code: WriterErrorCode;
  constructor(code: WriterErrorCode, message: string) {
    super(message);
    this.name = "WriterError";
    this.code = code;
  }
}

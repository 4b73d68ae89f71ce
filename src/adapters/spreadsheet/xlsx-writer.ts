import writeXlsxFile from "write-excel-file/node";
import type { SheetReport, SpreadsheetWriter } from "./spreadsheet.port.ts";

/** Office Open XML through write-excel-file; every cell is typed as text, so a subject beginning with "=" is never a formula. */
export function createXlsxWriter(): SpreadsheetWriter {
  return {
    async writeSheet(report: SheetReport) {
      const head = report.columns.map((column) => ({
        value: column.label,
        type: String,
        fontWeight: "bold" as const,
        wrap: true,
      }));
      const rows = report.rows.map((row) =>
        row.map((value) => ({ value: value === "" ? undefined : value, type: String, wrap: true })),
      );
      const made = writeXlsxFile([head, ...rows], {
        sheet: report.name.slice(0, 31),
        columns: report.columns.map((column) => ({ width: column.width })),
        stickyRowsCount: 1,
      });
      return new Uint8Array(await made.toBuffer());
    },
  };
}

/** A table for other programs: one sheet, a head row, text cells (numbers and dates stay as the office writes them). */
export type SheetReport = { name: string; columns: { label: string; width: number }[]; rows: string[][] };

export type SpreadsheetWriter = {
  /** An .xlsx file. Cells that would start a formula are written as text. */
  writeSheet(report: SheetReport): Promise<Uint8Array>;
};

// Pieces of a Word file, in its own units: twentieths of a point (lengths) and half points (sizes).
import {
  AlignmentType,
  BorderStyle,
  type IParagraphOptions,
  type IRunOptions,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from "docx";

export const FONT = "Times New Roman";
export const mm = (length: number): number => Math.round((length * 1440) / 25.4);
export const pt = (length: number): number => Math.round(length * 20);

type RunStyle = Pick<IRunOptions, "bold" | "italics" | "color">;
export type RunsOf = ParagraphChild | ParagraphChild[];

/** A run of one size; runs of spaces stay as they are. */
export function run(text: string, sizePt: number, style: RunStyle = {}): TextRun {
  return new TextRun({ text, font: FONT, size: sizePt * 2, ...style });
}

/** A paragraph, single spaced, without distance, unless told otherwise. */
export function line(children: RunsOf, options: Omit<IParagraphOptions, "children"> = {}): Paragraph {
  return new Paragraph({
    spacing: { before: 0, after: 0 },
    ...options,
    children: Array.isArray(children) ? children : [children],
  });
}

export const centred = (children: RunsOf, options: Omit<IParagraphOptions, "children"> = {}): Paragraph =>
  line(children, { alignment: AlignmentType.CENTER, ...options });

/** A rule of exact length in the middle of a column, as the lower border of an empty paragraph: no drawing that slips in Word. */
export function rule(columnMm: number, lengthPt: number): Paragraph {
  const side = Math.max(0, Math.round((mm(columnMm) - pt(lengthPt)) / 2));
  return line([], {
    spacing: { before: 0, after: 60, line: 50, lineRule: LineRuleType.EXACT },
    indent: { left: side, right: side },
    border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 1, color: "000000" } },
  });
}

const NO_BORDER = { style: BorderStyle.NONE, size: 0, color: "auto" };
const NO_BORDERS = {
  top: NO_BORDER,
  bottom: NO_BORDER,
  left: NO_BORDER,
  right: NO_BORDER,
  insideHorizontal: NO_BORDER,
  insideVertical: NO_BORDER,
};

/** A table without lines that sets components side by side. */
export function sideBySide(columnsMm: readonly number[], rows: readonly (readonly Paragraph[])[][]): Table {
  return new Table({
    columnWidths: columnsMm.map(mm),
    width: { size: columnsMm.reduce((sum, column) => sum + mm(column), 0), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    borders: NO_BORDERS,
    rows: rows.map(
      (cells) =>
        new TableRow({
          cantSplit: true,
          children: cells.map(
            (children, i) =>
              new TableCell({
                width: { size: mm(columnsMm[i] ?? 0), type: WidthType.DXA },
                margins: { left: 0, right: 0 },
                children: children.length === 0 ? [line([])] : [...children],
              }),
          ),
        }),
    ),
  });
}

/** A table of the text: head row bold, centred, repeated on each page. Widths are shares of the line. */
export function textTable(
  table: { head: string[][]; rows: string[][]; widths: number[] },
  widthMm: number,
  sizePt: number,
): Table {
  const total = table.widths.reduce((sum, share) => sum + share, 0);
  const columns = table.widths.map((share) => Math.round((mm(widthMm) * share) / total));
  const row = (cells: string[], head: boolean) =>
    new TableRow({
      tableHeader: head,
      cantSplit: true,
      children: cells.map(
        (text, i) =>
          new TableCell({
            width: { size: columns[i] ?? 0, type: WidthType.DXA },
            margins: { left: 80, right: 80, top: 40, bottom: 40 },
            verticalAlign: head ? VerticalAlignTable.CENTER : VerticalAlignTable.TOP,
            children: [
              line(run(text, sizePt, head ? { bold: true } : {}), {
                alignment: head ? AlignmentType.CENTER : AlignmentType.LEFT,
              }),
            ],
          }),
      ),
    });
  return new Table({
    columnWidths: columns,
    width: { size: mm(widthMm), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    rows: [...table.head.map((cells) => row(cells, true)), ...table.rows.map((cells) => row(cells, false))],
  });
}

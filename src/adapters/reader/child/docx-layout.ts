import type { ReadPage, Word } from "../reader.port.ts";
import type { Alignment, Block, Paragraph } from "./docx-body.ts";

// A4 with the margins of NĐ 30/2020; letters of one width are enough to tell left from right and line from line.
const PAGE = { width: 595, left: 85, right: 552 };
const LETTER = 6;
const LINE = 16;

type Column = { left: number; right: number };

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/u).filter((part) => part !== "")) {
    if (line !== "" && (line.length + 1 + word.length) * LETTER > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  return line === "" ? lines : [...lines, line];
}

function startOf(length: number, align: Alignment, column: Column): number {
  const free = Math.max(0, column.right - column.left - length * LETTER);
  return column.left + (align === "center" ? free / 2 : align === "right" ? free : 0);
}

function placeLine(text: string, at: { x: number; y: number }, into: Word[]): void {
  let x = at.x;
  for (const word of text.split(" ")) {
    into.push({ text: word, box: [x, at.y, x + word.length * LETTER, at.y + 12] });
    x += (word.length + 1) * LETTER;
  }
}

/** A line with a tab shows two columns; letters often make their head so, without a table. */
function placeParagraph(paragraph: Paragraph, at: { column: Column; y: number }, into: Word[]): number {
  let y = at.y;
  for (const line of paragraph.text.split("\n")) {
    const parts = line.split("\t").filter((part) => part.trim() !== "");
    const [first = "", second] = parts;
    if (parts.length === 2 && second !== undefined && at.column.left === PAGE.left) {
      const middle = (PAGE.left + PAGE.right) / 2;
      placeLine(first.trim(), { x: PAGE.left, y }, into);
      placeLine(second.trim(), { x: Math.max(middle, PAGE.left + (first.length + 4) * LETTER), y }, into);
      y += LINE;
      continue;
    }
    for (const wrapped of wrap(line, at.column.right - at.column.left)) {
      placeLine(wrapped, { x: startOf(wrapped.length, paragraph.align, at.column), y }, into);
      y += LINE;
    }
  }
  return y === at.y ? y + LINE / 2 : y;
}

function placeBlocks(blocks: Block[], at: { column: Column; y: number }, into: Word[]): number {
  let y = at.y;
  for (const block of blocks) {
    if (block.kind === "paragraph") {
      y = placeParagraph(block, { column: at.column, y }, into) + 3;
      continue;
    }
    for (const row of block.rows) {
      const width = (at.column.right - at.column.left) / Math.max(1, row.length);
      const ends = row.map((cell, index) => {
        const left = at.column.left + index * width;
        return placeBlocks(cell, { column: { left, right: left + width - 4 }, y }, into);
      });
      y = Math.max(y, ...ends);
    }
  }
  return y;
}

/**
 * A rough picture of a Word file, so that the same rules of layout read both kinds: what stands left, right, in the
 * middle, above and below is true, the measures are not.
 */
export function layOut(blocks: Block[]): Pick<ReadPage, "width" | "height" | "words"> {
  const words: Word[] = [];
  const end = placeBlocks(blocks, { column: PAGE, y: 57 }, words);
  return { width: PAGE.width, height: Math.max(842, end), words };
}

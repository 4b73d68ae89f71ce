import type { Box, Word } from "./reader.port.ts";

/** Words that stand on one line, from left to right. */
export type Line = { words: Word[]; text: string; box: Box; middle: number; height: number };

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
const heightOf = (word: Word): number => word.box[3] - word.box[1];
const middleOf = (word: Word): number => (word.box[1] + word.box[3]) / 2;

/** The box around all words. */
export function around(words: readonly Word[]): Box {
  return [
    Math.min(...words.map((word) => word.box[0])),
    Math.min(...words.map((word) => word.box[1])),
    Math.max(...words.map((word) => word.box[2])),
    Math.max(...words.map((word) => word.box[3])),
  ];
}

export function lineOf(words: readonly Word[]): Line {
  const sorted = words.toSorted((a, b) => a.box[0] - b.box[0]);
  return {
    words: sorted,
    text: sorted.map((word) => word.text).join(" "),
    box: around(sorted),
    middle: sorted.reduce((sum, word) => sum + middleOf(word), 0) / sorted.length,
    height: median(sorted.map(heightOf)),
  };
}

/** Groups words into lines from top to bottom: a word belongs to a line when their middles are close. */
export function toLines(words: readonly Word[]): Line[] {
  type Open = { words: Word[]; middle: number; height: number };
  const open: Open[] = [];
  for (const word of words.toSorted((a, b) => middleOf(a) - middleOf(b))) {
    const middle = middleOf(word);
    const near = open
      .slice(-12)
      .findLast((line) => Math.abs(line.middle - middle) < 0.45 * Math.max(6, Math.min(line.height, heightOf(word))));
    if (!near) {
      open.push({ words: [word], middle, height: heightOf(word) });
      continue;
    }
    near.words.push(word);
    near.middle = near.words.reduce((sum, each) => sum + middleOf(each), 0) / near.words.length;
    near.height = median(near.words.map(heightOf));
  }
  return open.map((line) => lineOf(line.words)).toSorted((a, b) => a.middle - b.middle);
}

/** Parts of a line that stand clearly apart, as the two columns of a letter's head do. */
export function columnsOf(line: Line): Line[] {
  const columns: Word[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const word of line.words) {
    const current = columns.at(-1);
    if (current && word.box[0] - end < Math.max(12, 1.3 * line.height)) current.push(word);
    else columns.push([word]);
    end = Math.max(end, word.box[2]);
  }
  return columns.map(lineOf);
}

/** Words of one line that belong together: no gap wider than half a line's height parts them. */
export function clustersOf(line: Line): Line[] {
  const clusters: Word[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const word of line.words) {
    const current = clusters.at(-1);
    if (current && word.box[0] - end < 0.5 * line.height) current.push(word);
    else clusters.push([word]);
    end = Math.max(end, word.box[2]);
  }
  return clusters.map(lineOf);
}

/** The page as text: one line a line, columns apart by four blanks. */
export function pageText(words: readonly Word[]): string {
  return toLines(words)
    .map((line) =>
      columnsOf(line)
        .map((column) => column.text)
        .join("    "),
    )
    .join("\n");
}

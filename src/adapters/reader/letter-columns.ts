import { marksIn } from "#src/rules/secrecy/marks.ts";
import type { Word } from "./reader.port.ts";

type Placed = { letters: string; x: number; middle: number; height: number };

const LENGTHS = new Set([3, 6, 8]); // MẬT, TỐI MẬT, TUYỆT MẬT
const MOST_LETTERS = 8;
const MOST_WORDS = 4; // as many signs may share a place by chance
/** in heights of the letters: how far below each other, how far aside */
const PITCH = { least: 0.4, most: 4, aside: 0.5 };

/** Short words in capitals, by the place of their left side or of their middle. */
function placed(words: readonly Word[], longest: number, placeOf: (word: Word) => number): Placed[] {
  return words
    .flatMap((word): Placed[] => {
      const letters = word.text.replace(/[^\p{L}\p{M}]+/gu, "");
      if (letters === "" || letters.length > longest || letters !== letters.toUpperCase()) return [];
      const [, top, , bottom] = word.box;
      return [{ letters, x: placeOf(word), middle: (top + bottom) / 2, height: Math.max(1, bottom - top) }];
    })
    .toSorted((a, b) => a.middle - b.middle);
}

/** The words that stand right under one another, from top to bottom. */
function columnsOf(words: readonly Placed[]): Placed[][] {
  const columns: Placed[][] = [];
  const open = new Map<number, Placed[][]>();
  for (const word of words) {
    const key = Math.floor(word.x / 8);
    const near = [-1, 0, 1].flatMap((step) => open.get(key + step) ?? []);
    const above = near.find((column) => {
      const last = column.at(-1);
      const down = last ? word.middle - last.middle : 0;
      return (
        last !== undefined &&
        down > PITCH.least * word.height &&
        down < PITCH.most * word.height &&
        Math.abs(word.x - last.x) < PITCH.aside * word.height
      );
    });
    if (above) above.push(word);
    else {
      const column = [word];
      columns.push(column);
      open.set(key, [column, ...(open.get(key) ?? [])].slice(0, MOST_WORDS));
    }
  }
  return columns;
}

/** @param judged what was asked before: the same few letters come back */
function markedIn(column: readonly Placed[], judged: Map<string, boolean>): string[] {
  const isMark = (joined: string): boolean => {
    const known = judged.get(joined) ?? marksIn(joined).some(({ certainty }) => certainty === "certain");
    judged.set(joined, known);
    return known;
  };
  return column.flatMap((_, from) => {
    let joined = "";
    for (const { letters } of column.slice(from, from + MOST_LETTERS)) {
      const alone = joined === "";
      joined += letters;
      if (joined.length > MOST_LETTERS) return [];
      if (!alone && LENGTHS.has(joined.length) && isMark(joined)) return [joined];
    }
    return [];
  });
}

/**
 * Secrecy marks written from top to bottom, one letter or syllable under another. Other lines run between them, so no
 * line shows them.
 */
export function marksInColumns(words: readonly Word[]): string[] {
  const left = (word: Word): number => word.box[0];
  const middle = (word: Word): number => (word.box[0] + word.box[2]) / 2;
  const judged = new Map<string, boolean>();
  const columns = [1, 5].flatMap((longest) =>
    [left, middle].flatMap((placeOf) => columnsOf(placed(words, longest, placeOf))),
  );
  const found = [...new Set(columns.flatMap((column) => markedIn(column, judged)))];
  // the end of a longer mark is none of its own
  return found.filter((mark) => !found.some((other) => other !== mark && other.endsWith(mark)));
}

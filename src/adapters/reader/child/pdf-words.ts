import { withoutOverlaid } from "../overlaid.ts";
import type { Box, Word } from "../reader.port.ts";

/** The part of a text run that matters here; positions are already in points from the top left. */
export type Run = { text: string; x0: number; x1: number; top: number; bottom: number };

type Piece = { text: string; box: Box; opens: boolean; closes: boolean };

// Widths of letters in a run are not given, only the run's: wide and narrow letters share it by rough weight.
const weightOf = (letter: string): number =>
  /[ilịíìỉĩjtfr.,;:'|!()\-/ ]/u.test(letter)
    ? 0.55
    : /[mwMW]/u.test(letter)
      ? 1.5
      : letter !== letter.toLowerCase()
        ? 1.25
        : 1;

/** Cuts a run at its blanks; remembers whether it touched a blank at its ends. */
function piecesOf(run: Run): Piece[] {
  const letters = Array.from(run.text);
  const total = letters.reduce((sum, letter) => sum + weightOf(letter), 0);
  if (total === 0) return [];
  const unit = (run.x1 - run.x0) / total;
  const pieces: Piece[] = [];
  let x = run.x0;
  let text = "";
  let start = x;
  const close = (): void => {
    if (text !== "") pieces.push({ text, box: [start, run.top, x, run.bottom], opens: true, closes: true });
    text = "";
  };
  for (const letter of letters) {
    const next = x + weightOf(letter) * unit;
    if (/\s/u.test(letter)) close();
    else {
      if (text === "") start = x;
      text += letter;
    }
    if (/\s/u.test(letter)) start = next;
    x = next;
  }
  close();
  const [first] = pieces;
  const last = pieces.at(-1);
  if (first && !/^\s/u.test(run.text)) first.opens = false;
  if (last && !/\s$/u.test(run.text)) last.closes = false;
  return pieces;
}

/** Runs break anywhere, also inside a word: pieces that touch on one line are put together again; none is there twice. */
export function wordsOf(runs: readonly Run[]): Word[] {
  const words: Word[] = [];
  let previous: Piece | null = null;
  const boxed = runs.map((run) => ({ ...run, box: [run.x0, run.top, run.x1, run.bottom] satisfies Box }));
  for (const run of withoutOverlaid(boxed)) {
    if (run.text.trim() === "") {
      if (run.text !== "") previous = null;
      continue;
    }
    for (const piece of piecesOf(run)) {
      const word = words.at(-1);
      const height = run.bottom - run.top;
      const touches =
        word !== undefined &&
        previous !== null &&
        !previous.closes &&
        !piece.opens &&
        Math.abs(word.box[3] - piece.box[3]) < 0.4 * height &&
        Math.abs(piece.box[0] - word.box[2]) < 0.18 * height;
      if (word && touches) {
        word.text += piece.text;
        word.box = [
          word.box[0],
          Math.min(word.box[1], piece.box[1]),
          piece.box[2],
          Math.max(word.box[3], piece.box[3]),
        ];
      } else words.push({ text: piece.text, box: piece.box });
      previous = piece;
    }
  }
  // Files mix composed and combining letters on one page.
  return withoutOverlaid(words.map((word) => ({ text: word.text.normalize("NFC"), box: word.box })));
}

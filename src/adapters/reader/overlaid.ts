import type { Word } from "./reader.port.ts";

// Farther than simulated bold or a shadow is set off, nearer than two narrow letters stand; in heights of the letters.
const NEAR = 0.15;
const MOST = 4;

/** Words without those that lie on the same word once more, as a text printed twice to look bold or shaded. */
export function withoutOverlaid<T extends Word>(words: readonly T[]): T[] {
  const cells = new Map<string, T[]>();
  const cellOf = (text: string, x: number, y: number): string => `${x} ${y} ${text}`;
  return words.filter((word) => {
    const [x, top, , bottom] = word.box;
    const near = Math.min(MOST, Math.max(1, NEAR * (bottom - top)));
    const [column, row] = [Math.floor(x / MOST), Math.floor(bottom / MOST)];
    for (let dx = -1; dx <= 1; dx += 1)
      for (let dy = -1; dy <= 1; dy += 1)
        for (const other of cells.get(cellOf(word.text, column + dx, row + dy)) ?? [])
          if (word.box.every((side, at) => Math.abs(side - (other.box[at] ?? 0)) <= near)) return false;
    const cell = cellOf(word.text, column, row);
    cells.set(cell, [...(cells.get(cell) ?? []), word]);
    return true;
  });
}

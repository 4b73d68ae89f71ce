// How much of the signed text lies below what was added, as the viewer places it.
import { type AddedLook, type Box, overlap } from "./added-look.ts";

/** Letters and digits that may lie below a look; a number or a sum is longer. */
const MOST_BELOW = 3;
/** A seal on a signature also touches the title above and the name below it. */
const MOST_BELOW_SEAL = 60;
/** This part of a letter's box makes it hidden. */
const PART_OF_LETTER = 0.25;

type Letter = Box;

function lettersOf(item: { str: string; transform: number[]; width: number; height: number }): Letter[] {
  const [a = 0, b = 0, c = 0, d = 0, x = 0, y = 0] = item.transform;
  const letters = [...item.str];
  const size = item.height || Math.hypot(c, d);
  const length = Math.hypot(a, b) || 1;
  const [along, up] = [
    [
      (a / length) * (item.width / Math.max(1, letters.length)),
      (b / length) * (item.width / Math.max(1, letters.length)),
    ],
    [(-b / length) * size, (a / length) * size],
  ] as [[number, number], [number, number]];
  return letters.flatMap((letter, i): Letter[] => {
    if (!/[\p{L}\p{N}]/u.test(letter)) return [];
    const [px, py] = [x + along[0] * i, y + along[1] * i];
    const xs = [px, px + along[0], px + up[0], px + along[0] + up[0]];
    const ys = [py, py + along[1], py + up[1], py + along[1] + up[1]];
    return [{ x0: Math.min(...xs), x1: Math.max(...xs), y0: Math.min(...ys), y1: Math.max(...ys) }];
  });
}

const isBelow = (letter: Letter, { box }: AddedLook): boolean =>
  overlap(letter, box) > PART_OF_LETTER * (letter.x1 - letter.x0) * (letter.y1 - letter.y0);

/**
 * True when the looks leave the text of the signed revision readable.
 * @param bytes the signed revision
 */
export async function leavesTextReadable(bytes: Uint8Array, looks: readonly AddedLook[]): Promise<boolean> {
  if (looks.length === 0) return true;
  // Only few files need it, and every check pays for what is loaded.
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, disableFontFace: true, useSystemFonts: false });
  try {
    const document = await task.promise;
    for (const index of new Set(looks.map(({ page }) => page))) {
      const { items } = await (await document.getPage(index + 1)).getTextContent();
      const letters = items.flatMap((item) => ("str" in item ? lettersOf(item) : []));
      for (const look of looks.filter(({ page }) => page === index)) {
        const most = look.clear && look.onSignature ? MOST_BELOW_SEAL : MOST_BELOW;
        if (letters.filter((letter) => isBelow(letter, look)).length > most) return false;
      }
    }
    return true;
  } catch {
    // What the viewer cannot read nobody has looked below.
    return false;
  } finally {
    await task.destroy();
  }
}

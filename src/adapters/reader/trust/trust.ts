import { SYLLABLES } from "./syllables.ts";

/**
 * From here on a page's text is relied on. Real pages have 0.92 and more, the best damaged text (a legacy encoding read
 * as Latin) 0.56: nothing measured lies between.
 */
export const TRUST_FROM = 0.8;
/** Fewer words say nothing about a page. */
const ENOUGH_WORDS = 20;

/** Words of two letters and more, and how many of them are known Vietnamese syllables. */
export function countSyllables(text: string): { words: number; known: number } {
  const words = text
    .normalize("NFC")
    .toLowerCase()
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word.length > 1);
  return { words: words.length, known: words.filter((word) => SYLLABLES.has(word)).length };
}

/**
 * Which pages of a file have text that can be relied on. A page of a few words (the last one with the recipients) is
 * believed when another page of the same file has proved itself; alone it is not: scanners and gazettes print a line
 * of true text over a picture.
 */
export function trustPages(texts: readonly string[]): boolean[] {
  const counted = texts.map(countSyllables);
  const good = counted.map(({ words, known }) => words > 0 && known / words >= TRUST_FROM);
  const proved = counted.some(({ words }, index) => words >= ENOUGH_WORDS && good[index]);
  return counted.map(({ words }, index) => good[index] === true && (words >= ENOUGH_WORDS || (proved && words >= 3)));
}

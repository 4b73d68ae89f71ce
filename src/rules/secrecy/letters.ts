// Letters that look alike, and the same word in other encodings (law: TCVN 6909:2001; tables of the legacy sets).

const LOOK_ALIKES: Record<string, string> = {
  Ð: "Đ",
  Ɖ: "Đ",
  ð: "đ",
  А: "A", // Cyrillic and Greek capitals that a converter or a person may have put in
  Α: "A",
  В: "B",
  Е: "E",
  І: "I",
  Ι: "I",
  М: "M",
  Μ: "M",
  О: "O",
  Ο: "O",
  Т: "T",
  Τ: "T",
  У: "Y",
  Υ: "Y",
};
const LOOK_ALIKE = new RegExp(`[${Object.keys(LOOK_ALIKES).join("")}]`, "gu");
const INVISIBLE = /[\u00AD\u200B-\u200F\u2060\uFEFF]/gu;
const TONE_BEFORE_HAT = /([\u0300\u0301\u0303\u0309\u0323])([\u0302\u0306\u031B])/gu;

/**
 * One spelling for one text: composed, wide letters made narrow, look-alike letters and invisible characters
 * replaced, a tone typed before its hat put after it.
 */
export function oneSpelling(text: string): string {
  const reordered = text.normalize("NFKD").replace(INVISIBLE, "").replace(TONE_BEFORE_HAT, "$2$1");
  return reordered.normalize("NFC").replace(LOOK_ALIKE, (letter) => LOOK_ALIKES[letter] ?? letter);
}

/** Capitals without diacritics: `TỐI MẬT` and `toi mat` become `TOI MAT`. */
export function bare(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036F]/gu, "")
    .replace(/[đĐ]/gu, "D")
    .toUpperCase();
}

/** True when the text has letters and all of them are capitals. */
export function isCapitals(text: string): boolean {
  return text !== text.toLowerCase() && text === text.toUpperCase();
}

/** Lines of a page and, where a line holds several columns (a tab or three blanks and more), each column too. */
export function linesAndColumns(text: string): string[][] {
  return text.split(/\r\n|[\n\r\u2028\f\v]/u).map((line) => {
    const columns = line.split(/\t|\s{3,}/u).filter((part) => part.trim() !== "");
    return columns.length > 1 ? [line, ...columns] : [line];
  });
}

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
  а: "a",
  α: "a",
  е: "e",
  м: "m",
  о: "o",
  ο: "o",
  т: "t",
  τ: "t",
  у: "y",
  υ: "u",
  "\u1D00": "A", // small capitals
  "\u1D07": "E",
  "\u026A": "I",
  "\u1D0D": "M",
  "\u1D0F": "O",
  "\u1D1B": "T",
  "\u1D1C": "U",
  "\u028F": "Y",
  "\u13A2": "T", // Cherokee
  "\u13B7": "M",
  "\u13AA": "A",
  "\u13AC": "E",
  "\u13A9": "Y",
  "\uA4D4": "T", // Lisu
  "\uA4DF": "M",
  "\uA4EE": "A",
  "\uA4F0": "E",
  "\uA4E4": "U",
  "\uA4EC": "Y",
  "\uA4F2": "I",
  "\uA4F3": "O",
};
const LOOK_ALIKE = new RegExp(`[${Object.keys(LOOK_ALIKES).join("")}]`, "gu");
// letters in black squares and circles, and the letters of flags
const BOXED = /[\u{1F130}-\u{1F189}\u{1F1E6}-\u{1F1FF}]/gu;
// format signs, fillers, variation selectors; strokes, lines and rings drawn over letters
const INVISIBLE =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: each sign is taken away alone, wherever it stands
  /\p{Cf}|[\u034F\u115F\u1160\u17B4\u17B5\u180B-\u180F\u3164\uFE00-\uFE0F\u{E0100}-\u{E01EF}\u0305\u0332\u0333\u0334-\u0338\u033F\u20D0-\u20F0]/gu;
const TONE_BEFORE_HAT = /([\u0300\u0301\u0303\u0309\u0323])([\u0302\u0306\u031B])/gu;

// between these two signs a screen shows the letters from the right to the left
const TURNED = /\u202E([^\u202C\r\n]*)\u202C?/gu;
const inOrderShown = (_run: string, letters: string): string =>
  (letters.normalize("NFC").match(/\P{M}\p{M}*/gu) ?? []).reverse().join("");

const unboxed = (sign: string): string => {
  const code = sign.codePointAt(0) ?? 0;
  const first = code >= 0x1f1e6 ? 0x1f1e6 : code >= 0x1f170 ? 0x1f170 : code >= 0x1f150 ? 0x1f150 : 0x1f130;
  return String.fromCharCode(65 + code - first);
};

/**
 * One spelling for one text: composed, wide letters made narrow, look-alike letters and invisible characters
 * replaced, a tone typed before its hat put after it, letters turned round read as they are shown.
 */
export function oneSpelling(text: string): string {
  return text
    .replace(TURNED, inOrderShown)
    .normalize("NFKD")
    .replace(INVISIBLE, "")
    .replace(BOXED, unboxed)
    .replace(LOOK_ALIKE, (letter) => LOOK_ALIKES[letter] ?? letter)
    .replace(TONE_BEFORE_HAT, "$2$1")
    .normalize("NFC");
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

// A stamp pressed or printed twice, as simulated bold text is: the words come twice, one by one or letter by letter.
const MOST_TIMES = 4;

/** Every group of `times` parts is one part again and again. */
function grouped(parts: readonly string[], times: number): string[] | null {
  if (parts.length === 0 || parts.length % times !== 0) return null;
  const same = parts.every((part, at) => part === parts[at - (at % times)]);
  return same ? parts.filter((_, at) => at % times === 0) : null;
}

/** The words as a whole come again and again. */
function cycled(words: readonly string[]): string[] | null {
  for (let length = 1; length * 2 <= words.length; length += 1)
    if (words.length % length === 0 && words.every((word, at) => word === words[at % length]))
      return words.slice(0, length);
  return null;
}

function onceByLetter(words: readonly string[], times: number): string[] | null {
  const once = words.map((word) => grouped(Array.from(word), times));
  return once.every((letters) => letters !== null) ? once.map((letters) => letters.join("")) : null;
}

const LEVEL_AGAIN = /(?<!\p{L})((?:TUYỆT|TUYET|TỐI|TOI) (?:MẬT|MAT)|(?<!(?:TUYỆT|TỐI) )MẬT)(?: \1)+(?!\p{L})/giu;

/**
 * A line set several times is that line once: `TTUUYYỆỆTT MMẬẬTT`, `TUYỆT TUYỆT MẬT MẬT`, `TUYỆT MẬT Bản số 3 TUYỆT MẬT
 * Bản số 3`; so is a level named again at once. Different levels beside each other stay as they are.
 * @param clean with single blanks
 */
export function setOnce(clean: string): string {
  const words = clean.split(" ");
  for (let times = MOST_TIMES; times >= 2; times -= 1) {
    const once = onceByLetter(words, times) ?? grouped(words, times);
    if (once) return once.join(" ");
  }
  return (cycled(words)?.join(" ") ?? clean).replace(LEVEL_AGAIN, "$1");
}

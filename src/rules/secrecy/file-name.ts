import { bare, oneSpelling } from "./letters.ts";
import type { Mark } from "./marks.ts";

const BEFORE = /^(BAO|BI|CO|CAN|THAM|MUC|DO|GIAI|MA|GIU)$/u;
const AFTER = /^(KHAU|MA|DO|ONG|THU|BAO|LENH|TICH|BANG|HANG|TRAN|CAN|DAT|DUONG)$/u;

/** What follows "tối", "tuyệt" and makes "mat" another word than "mật": "tôi mất tiền", "tuyết mát", "tôi mặt". */
const OTHER_WORD = /^(TIEN|XE|GIAY|VIEC|DAT|CUA|TAI|SAN|SO|HO|THE|TICH|DIEN|NUOC|LONG|NGU|NGOT|LANH|ME)$/u;

/**
 * Secrecy words in the name of a file. Names often write blanks as `_` or `-` and drop the diacritics, so a level is
 * looked for as whole words, with its usual false friends ("bảo mật", "bí mật", "mật khẩu") left out. Written together
 * with other words (`VBTOIMAT`), or where the words may be others ("toi mat tien": tôi mất tiền), a person has to look.
 */
export function marksInFileName(fileName: string): Mark[] {
  const name = oneSpelling(fileName).replace(/\.[\p{L}\d]{1,5}$/u, "");
  const words = spacedOutJoined(name.split(/[^\p{L}\d]+/u).filter((word) => word !== ""));
  const found: Mark[] = [];
  for (const [index, word] of words.entries()) {
    const before = bare(words[index - 1] ?? "");
    const after = bare(words[index + 1] ?? "");
    const level = levelAt(word, before);
    if (level) {
      const other = bare(word) === word.toUpperCase() && word !== word.toUpperCase() && OTHER_WORD.test(after);
      found.push({ kind: level, certainty: other ? "doubtful" : "certain" });
    } else if (/TUYETMAT|TOIMAT/u.test(bare(word)) || /.MẬT|MẬT./u.test(word.toUpperCase()))
      found.push({ kind: /TUYETMAT/u.test(bare(word)) ? "tuyet-mat" : "toi-mat", certainty: "doubtful" });
    else if (!BEFORE.test(before) && !AFTER.test(after)) found.push(...aloneAt(words, index));
  }
  // the notation of a number, `12-M/BC-UBND`, with `_` for the stroke
  if (/[\p{L}]-M(?![\p{L}\d])|(?<![\p{L}\d])\d{1,5}-M[_-]\p{Lu}{2,}/u.test(name))
    found.push({ kind: "notation-m", certainty: "doubtful" });
  return found;
}

function levelAt(word: string, before: string): "tuyet-mat" | "toi-mat" | null {
  const plain = bare(word);
  if (plain === "TUYETMAT" || (plain === "MAT" && before === "TUYET")) return "tuyet-mat";
  return plain === "TOIMAT" || (plain === "MAT" && before === "TOI") ? "toi-mat" : null;
}

/** `T U Y E T M A T`: three single letters and more in a row are one word. */
function spacedOutJoined(words: readonly string[]): string[] {
  const joined: string[] = [];
  let letters: string[] = [];
  const close = (): void => {
    joined.push(...(letters.length >= 3 ? [letters.join("")] : letters));
    letters = [];
  };
  for (const word of words) {
    if (/^\p{L}\p{M}*$/u.test(word)) letters.push(word);
    else {
      close();
      joined.push(word);
    }
  }
  close();
  return joined;
}

function aloneAt(words: string[], index: number): Mark[] {
  const word = words[index] ?? "";
  if (word === "MẬT") return [{ kind: "mat", certainty: "certain" }];
  if (word.toUpperCase() === "MẬT") return [{ kind: "mat", certainty: "doubtful" }];
  // Without diacritics "mat" may be "mặt", "mất"; at an end of the name it more often is the level.
  const atEnd = index === 0 || index === words.length - 1;
  return word === "MAT" || (word.toUpperCase() === "MAT" && atEnd) ? [{ kind: "mat", certainty: "doubtful" }] : [];
}

import { bare, oneSpelling } from "./letters.ts";
import type { Mark } from "./marks.ts";

const BEFORE = /^(BAO|BI|CO|CAN|THAM|MUC|DO|GIAI|MA|GIU)$/u;
const AFTER = /^(KHAU|MA|DO|ONG|THU|BAO|LENH|TICH|BANG|HANG|TRAN|CAN|DAT|DUONG)$/u;

/**
 * Secrecy words in the name of a file. Names often write blanks as `_` or `-` and drop the diacritics, so a level is
 * looked for as whole words, with its usual false friends ("bảo mật", "bí mật", "mật khẩu") left out.
 */
export function marksInFileName(fileName: string): Mark[] {
  const name = oneSpelling(fileName).replace(/\.[\p{L}\d]{1,5}$/u, "");
  const words = name.split(/[^\p{L}\d]+/u).filter((word) => word !== "");
  const found: Mark[] = [];
  for (const [index, word] of words.entries()) {
    const before = bare(words[index - 1] ?? "");
    const after = bare(words[index + 1] ?? "");
    if (bare(word) === "TUYETMAT" || (bare(word) === "MAT" && before === "TUYET"))
      found.push({ kind: "tuyet-mat", certainty: "certain" });
    else if (bare(word) === "TOIMAT" || (bare(word) === "MAT" && before === "TOI"))
      found.push({ kind: "toi-mat", certainty: "certain" });
    else if (!BEFORE.test(before) && !AFTER.test(after)) found.push(...aloneAt(words, index));
  }
  if (/[\p{L}]-M(?![\p{L}\d])/u.test(name)) found.push({ kind: "notation-m", certainty: "doubtful" });
  return found;
}

function aloneAt(words: string[], index: number): Mark[] {
  const word = words[index] ?? "";
  if (word === "MẬT") return [{ kind: "mat", certainty: "certain" }];
  if (word.toUpperCase() === "MẬT") return [{ kind: "mat", certainty: "doubtful" }];
  // Without diacritics "mat" may be "mặt", "mất"; at an end of the name it more often is the level.
  const atEnd = index === 0 || index === words.length - 1;
  return word === "MAT" || (word.toUpperCase() === "MAT" && atEnd) ? [{ kind: "mat", certainty: "doubtful" }] : [];
}

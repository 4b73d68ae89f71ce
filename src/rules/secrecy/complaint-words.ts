import { bare, linesAndColumns, oneSpelling } from "./letters.ts";

/** A letter that seems to be a complaint or a denunciation itself, not a paper about handling them. */
export type ComplaintHint = "complaint" | "denunciation";

const HANDLING =
  /\b(GIAI QUYET|TIEP NHAN|XU LY|TIEP CONG DAN|CONG TAC|TINH HINH|KET QUA|BAO CAO|HUONG DAN|QUY TRINH|QUY CHE|QUY DINH|LUAT|NGHI DINH|THONG TU|KE HOACH|THONG KE|PHAN LOAI|TAP HUAN|MAU SO|TUYEN TRUYEN)\b/u;
const PAPER = /\bDON (THU )?(DE NGHI |KIEN NGHI,? |PHAN ANH,? )?(KHIEU NAI|KHIEU TO|TO CAO|TO GIAC)\b/u;
const IN_PERSON =
  /\b(TOI|CHUNG TOI|EM)\b.{0,40}\bLAM DON\b.{0,60}\b(KHIEU NAI|TO CAO|TO GIAC|KHIEU TO)\b|^NGUOI (KHIEU NAI|TO CAO|TO GIAC)\s*:|\bTO GIAC TOI PHAM\b|\bTO CAO (ONG|BA|ANH|CHI)\b/u;

const hintOf = (words: string): ComplaintHint => (/\b(TO CAO|TO GIAC)\b/u.test(words) ? "denunciation" : "complaint");

function hintInWords(words: string, context: string): ComplaintHint | null {
  if (IN_PERSON.test(words)) return hintOf(words);
  return PAPER.test(words) && !HANDLING.test(context) ? hintOf(words) : null;
}

/**
 * Hints in a page's text, line by line; a line is read together with the one before it, because "giải quyết đơn khiếu
 * nại" may break over two lines. Keywords only warn: the clerk decides (law/F §3.4).
 */
export function complaintHintsIn(text: string): ComplaintHint[] {
  const found = new Set<ComplaintHint>();
  let before = "";
  for (const [line = ""] of linesAndColumns(text)) {
    const words = bare(oneSpelling(line)).replace(/\s+/gu, " ").trim();
    const hint = hintInWords(words, `${before} ${words}`);
    if (hint) found.add(hint);
    before = words;
  }
  return [...found];
}

/** Hints in a file name or in a document property, where blanks may be written as `_` or `-`. */
export function complaintHintInName(name: string): ComplaintHint | null {
  const words = bare(oneSpelling(name))
    .replace(/[^A-Z\d]+/gu, " ")
    .trim();
  if (HANDLING.test(words)) return null;
  return PAPER.test(words) || /\bTO GIAC\b/u.test(words) ? hintOf(words) : null;
}

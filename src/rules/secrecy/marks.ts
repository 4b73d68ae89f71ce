import { bare, isCapitals, linesAndColumns, oneSpelling } from "./letters.ts";

/** The three levels of state secrets (Luật 29/2018 Đ8; kept by Luật 117/2025), and marks that only secrets carry. */
export type MarkKind =
  | "mat"
  | "toi-mat"
  | "tuyet-mat"
  | "recall-stamp"
  | "addressee-only-stamp"
  | "notation-m"
  | "protection-line";

/** `certain`: readable as the mark itself. `doubtful`: may be another word, a person has to look. */
export type Mark = { kind: MarkKind; certainty: "certain" | "doubtful" };

// whatever is no letter and no digit: a star or an exclamation mark makes a stamp no weaker
const FRAME_SIGN = /[^\p{L}\p{M}\p{N}]/u;
const FRAME_START = /^\s*[\u2500-\u259F|[(*_=~+<«#{]/u;

/** Without the signs around it. A loop: a pattern anchored at the end takes quadratic time on a long run of signs. */
function unframed(line: string): string {
  let from = 0;
  let to = line.length;
  while (from < to && FRAME_SIGN.test(line.charAt(from))) from += 1;
  while (to > from && FRAME_SIGN.test(line.charAt(to - 1))) to -= 1;
  return line.slice(from, to);
}

// The same words as the legacy encodings show them when they are read as Latin-1 (TCVN3, VNI, VISCII, VPS, VIQR, CP1258).
const LEGACY: ReadonlyMap<string, MarkKind> = new Map<string, MarkKind>([
  ["MËT", "mat"],
  ["TÈIMËT", "toi-mat"],
  ["TUYÖTMËT", "tuyet-mat"],
  ["MAÄT", "mat"],
  ["TOÁIMAÄT", "toi-mat"],
  ["TUYEÄTMAÄT", "tuyet-mat"],
  ["M§T", "mat"],
  ["MÆT", "mat"],
  ["MA^.T", "mat"],
  ["TO^'IMA^.T", "toi-mat"],
  ["TUYE^.TMA^.T", "tuyet-mat"],
  ["MÂÒT", "mat"],
]);
// Before compatibility decomposition these may hold signs that it would take apart, so they are compared raw.
const legacyKind = (line: string): MarkKind | undefined =>
  LEGACY.get(unframed(line).replace(/\s+/gu, "").toUpperCase());

const BARE_LEVEL: ReadonlyMap<string, MarkKind> = new Map<string, MarkKind>([
  ["MAT", "mat"],
  ["TOIMAT", "toi-mat"],
  ["TUYETMAT", "tuyet-mat"],
]);
const STAMPS: ReadonlyMap<string, MarkKind> = new Map<string, MarkKind>([
  ["TAILIEUTHUHOI", "recall-stamp"],
  ["CHINGUOICOTENMOIDUOCBOCBI", "addressee-only-stamp"],
]);
// Words that share a stamp line with the level: urgency, copy number.
const COMPANIONS = /HỎA ?TỐC|HOẢ ?TỐC|THƯỢNG ?KHẨN|KHẨN|BẢN ?SỐ ?[:.]? ?\d*|[-–—/+&,]/gu;

function levelOfBare(squeezed: string): MarkKind | undefined {
  return BARE_LEVEL.get(bare(squeezed));
}

/** `Độ mật: Tối mật`, `MỨC ĐỘ MẬT - A`, `ĐỘ MẬT TUYỆT MẬT`. `Độ mật: Thường` and an empty form line are no mark. */
function levelLine(clean: string): Mark | null {
  const plain = /^(?:DẤU |MỨC )?(?:CHỈ )?(?:ĐỘ MẬT|DO MAT) (.+)$/u.exec(clean.toUpperCase());
  const named = levelOfBare(unframed(plain?.[1] ?? "").replace(/\s+/gu, ""));
  // in small letters it may be the rest of a sentence
  if (named) return { kind: named, certainty: clean === clean.toLowerCase() ? "doubtful" : "certain" };
  const match = /^(?:DẤU |MỨC )?(?:CHỈ )?(?:ĐỘ MẬT|DO MAT)\s*[:\-–]\s*(.*)$/u.exec(clean.toUpperCase());
  const value = unframed(match?.[1] ?? "").replace(/\s+/gu, "");
  if (!value || /^[.…_]*$/u.test(value)) return null;
  const kind = levelOfBare(value) ?? ({ A: "tuyet-mat", B: "toi-mat", C: "mat" } as const)[value];
  if (kind) return { kind, certainty: "certain" };
  return /^(THUONG|KHONG|BINHTHUONG|KHONGMAT|0)$/u.test(bare(value)) ? null : { kind: "mat", certainty: "doubtful" };
}

function levelAlone(clean: string, around: { framed: boolean; before: string }): Mark | null {
  const squeezed = clean.replace(COMPANIONS, " ").replace(/[^\p{L}\p{M}]+/gu, "");
  const kind = levelOfBare(squeezed);
  if (!kind) return null;
  const capitals = isCapitals(squeezed);
  if (kind !== "mat") return { kind, certainty: capitals || around.framed ? "certain" : "doubtful" };
  const upper = squeezed.toUpperCase();
  // A line may end in the middle of "bí mật", "bảo mật": then the next line holds the second syllable alone.
  const wrapped = /(?:^|[^\p{L}])(BI|BAO|CO|CAN|THAM)$/u.test(bare(around.before.trim()));
  if (upper === "MẬT" && (capitals || around.framed))
    return { kind, certainty: wrapped && !around.framed ? "doubtful" : "certain" };
  if (upper === "MẬT") return wrapped ? null : { kind, certainty: "doubtful" };
  // "MẶT", "MẮT", "MẤT" are other words; "MAT", "MÂT", "MẠT" in capitals may be the mark with its signs lost.
  if (!/^M[AÂẠ]T$/u.test(squeezed)) return null;
  return { kind, certainty: around.framed ? "certain" : "doubtful" };
}

const STAMP_BEFORE_TEXT = /^[^\p{L}\p{N}]*(?:ĐỘ MẬT\s+)?(TUYỆT[\s_.-]*MẬT|TỐI[\s_.-]*MẬT|MẬT)\s*[\])}>»:!]/u;

/** `[TUYỆT MẬT] Kế hoạch`, `TỐI MẬT: …`: how a person types a stamp before a title. Pages list levels that way, so only typed text. */
export function stampBeforeText(text: string): Mark | null {
  const kind = levelOfBare((STAMP_BEFORE_TEXT.exec(oneSpelling(text))?.[1] ?? "").replace(/[^\p{L}\p{M}]+/gu, ""));
  return kind ? { kind, certainty: "certain" } : null;
}

function documentLine(clean: string): Mark | null {
  const match = /^(?:TÀI LIỆU|VĂN BẢN|HỒ SƠ) (MẬT|TỐI MẬT|TUYỆT MẬT)$/u.exec(clean);
  const kind = match?.[1] ? levelOfBare(match[1].replace(" ", "")) : undefined;
  if (kind) return { kind, certainty: kind === "mat" ? "doubtful" : "certain" };
  // The stamps of the protection period and of declassification (TT 24/2020/TT-BCA, forms 04 and 05).
  const bareLine = bare(clean);
  if (/^THOI HAN BAO VE BI MAT NHA NUOC\s*:/u.test(bareLine) || (bareLine === "GIAI MAT" && isCapitals(clean)))
    return { kind: "protection-line", certainty: "doubtful" };
  return null;
}

/** Secret documents carry an M at the end of their notation: `Số: 12/BC-UBND-M`, `Số: 05-M/CV-TU`. */
function notationM(clean: string): Mark | null {
  const number = /^(?:SỐ|SO)\s*[:.]?\s*[\d.…]*\s*(-M)?\s*\/\s*([\p{L}\d\-/&.]+)/iu.exec(clean);
  if (!number) return null;
  return number[1] || /-M$/u.test(number[2] ?? "") ? { kind: "notation-m", certainty: "certain" } : null;
}

// Asked first, for speed: letters that every mark has, in capitals or not, or any sign that may stand for one.
const MAY_BEAR =
  /m[^a-z]*a[^a-z]*t|-m\b|t[^a-z]*h[^a-z]*u[^a-z]*h|b[^a-z]*o[^a-z]*c[^a-z]*b|m[^a-z]*[\u0080-\u024F]|[^\0-\u024F]/iu;

function markOf(raw: string, before: string): Mark | null {
  if (!MAY_BEAR.test(raw)) return null;
  const legacy = legacyKind(raw);
  if (legacy) return { kind: legacy, certainty: "certain" };
  const line = oneSpelling(raw);
  const clean = unframed(line).replace(/\s+/gu, " ");
  if (clean === "" || clean.length > 90) return null;
  const stamp = STAMPS.get(bare(clean).replace(/[^A-Z]/gu, ""));
  if (stamp) return { kind: stamp, certainty: "certain" };
  const framed = FRAME_START.test(line) && line.trim().length <= 60;
  return levelLine(clean) ?? levelAlone(clean, { framed, before }) ?? documentLine(clean) ?? notationM(clean);
}

const LONGEST = 9;
/** Letters of a line that may be part of a mark written over several lines; null = the line is too long for that. */
function fewLetters(line: string): string | null {
  if (line.length > 40) return null;
  const letters = oneSpelling(line).replace(/[^\p{L}\p{M}]+/gu, "");
  return letters.length < LONGEST && isCapitals(letters) ? letters : letters === "" ? "" : null;
}

/** `TUYỆT M` over `ẬT`, or one letter a line: short lines in capitals that only together are the mark. */
function splitMark(lines: readonly (string | null)[], end: number): Mark | null {
  let joined = lines[end] ?? "";
  if (joined === "") return null;
  for (let at = end - 1; at >= 0; at -= 1) {
    const line = lines[at] ?? null;
    if (line === null || joined.length + line.length > LONGEST) return null;
    joined = line + joined;
    // without its signs the short word may be any other
    const kind = levelOfBare(joined);
    if (line !== "" && kind && (kind !== "mat" || joined === "MẬT")) return { kind, certainty: "certain" };
  }
  return null;
}

/**
 * The secrecy marks that stand on a line (or in a column of a line) of their own, or split over short lines. A level named
 * inside a sentence is no mark: "bí mật kinh doanh", "Luật Bảo vệ bí mật nhà nước". Pure; says kinds, never text.
 */
export function marksIn(text: string): Mark[] {
  if (!MAY_BEAR.test(text)) return [];
  const found: Mark[] = [];
  const few: (string | null)[] = [];
  let before = "";
  for (const candidates of linesAndColumns(text)) {
    few.push(fewLetters(candidates[0] ?? ""));
    let mark: Mark | null = null;
    for (const candidate of candidates) mark ??= markOf(candidate, before);
    mark ??= splitMark(few, few.length - 1);
    if (mark) found.push(mark);
    before = candidates[0] ?? "";
  }
  return found;
}

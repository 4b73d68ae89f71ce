import { withoutCompanions } from "./companions.ts";
import { bare, isCapitals, linesAndColumns, oneSpelling, setOnce } from "./letters.ts";
import { secretNotation } from "./notation.ts";
import { levelStated } from "./statement.ts";

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
/** of a level alone, also named several times */
const levelOfBare = (squeezed: string): MarkKind | undefined =>
  BARE_LEVEL.get(bare(squeezed).replace(/^(MAT|TOIMAT|TUYETMAT)\1+$/u, "$1"));
const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{M}]+/gu, "");

// `Độ mật:`, `Mức độ bảo mật -`, `Dấu:`, as a form, a template or an envelope names what follows
const LABEL =
  /^(?<stamp>(?:ĐÓNG )?D[ẤA]U(?: CHỮ)?(?= ?[: ]) ?)?(?<name>(?:(?:ĐIỀU CHỈNH|TĂNG|GIẢM|CHỈ) )*(?:KÝ HIỆU |MỨC |CẤP )*(?:ĐỘ MẬT|DO MAT|(?:ĐỘ|MỨC|CẤP|LOẠI|CHẾ ĐỘ) (?:BẢO )?MẬT)|(?:(?:MỨC|CẤP) ĐỘ|(?:PHÂN )?LOẠI)(?=\s*[:=]))?(?<sign>\s*[:\-–=]\s*|\s+|$)/u;
const LETTER: Record<string, MarkKind> = { A: "tuyet-mat", B: "toi-mat", C: "mat" };

/** `Độ mật: Tối mật`, `MỨC ĐỘ MẬT - A`, `DẤU: TUYỆT MẬT`. `Độ mật: Thường` and an empty form line are no mark. */
function levelLine(clean: string): Mark | null {
  const { 0: whole = "", groups: { stamp, name = "", sign = "" } = {} } = LABEL.exec(clean.toUpperCase()) ?? {};
  const ofSecrecy = /MẬT$|MAT$/u.test(name);
  if (!stamp && name === "") return null;
  const value = unframed(clean.slice(whole.length)).replace(/\s+/gu, "");
  const signed = sign.trim() !== "";
  // in small letters it may be the rest of a sentence, without a sign the stamp that is spoken of
  const plain = ofSecrecy ? signed || (!stamp && clean !== clean.toLowerCase()) : stamp !== undefined && signed;
  const kind = levelOfBare(value) ?? (ofSecrecy || stamp ? LETTER[value] : undefined);
  if (kind === "mat" && value !== "C" && !/^(?:M[AÂẠẬ]T)+$/u.test(value.toUpperCase())) return null;
  if (kind) return { kind, certainty: plain ? "certain" : "doubtful" };
  const ordinary = value === "" || /^(?:(?:BINH)?THUONG|KHONG(?:MAT|CO)?|0)$/u.test(bare(value));
  return ordinary || !signed || !/ĐỘ MẬT$|DO MAT$/u.test(name) ? null : { kind: "mat", certainty: "doubtful" };
}

// A line may end in the middle of "bí mật", "bảo mật": then the next line holds the second syllable alone.
const WRAPPED = /(?:^|[^\p{L}])(BI|BAO|CO|CAN|THAM)$/u;

/** @param line without companions; @param whole with them */
function levelAlone(line: string, around: { framed: boolean; before: string; whole: string }): Mark | null {
  const squeezed = lettersOf(line);
  const kind = levelOfBare(squeezed);
  if (!kind) return null;
  const capitals = isCapitals(squeezed);
  if (kind !== "mat") return { kind, certainty: capitals || around.framed ? "certain" : "doubtful" };
  const wrapped = WRAPPED.test(bare(around.before.trim()));
  if (/^(?:MẬT)+$/u.test(squeezed.toUpperCase())) {
    if (capitals || around.framed) return { kind, certainty: wrapped && !around.framed ? "doubtful" : "certain" };
    // "mật số 29/2018/QH14": the rest of a sentence
    const sentence = squeezed === "mật" && lettersOf(around.whole).length > 3;
    return wrapped || sentence ? null : { kind, certainty: "doubtful" };
  }
  // in capitals it may be the mark with its signs lost
  if (!/^(?:M[AÂẠ]T)+$/u.test(squeezed)) return null;
  return { kind, certainty: around.framed ? "certain" : "doubtful" };
}

const STAMP_BEFORE_TEXT = /^[^\p{L}\p{N}]*(?:ĐỘ MẬT\s+)?(TUYỆT[\s_.-]*MẬT|TỐI[\s_.-]*MẬT|MẬT)(?:\s+\1)*\s*[\])}>»:!]/u;

/** `[TUYỆT MẬT] Kế hoạch`, `TỐI MẬT: …`: how a person types a stamp before a title. Pages list levels that way, so only typed text. */
export function stampBeforeText(text: string): Mark | null {
  const kind = levelOfBare(lettersOf(STAMP_BEFORE_TEXT.exec(oneSpelling(text))?.[1] ?? ""));
  return kind ? { kind, certainty: "certain" } : null;
}

function documentLine(clean: string): Mark | null {
  const match = /^(?:TÀI LIỆU|VĂN BẢN|HỒ SƠ|CÔNG VĂN|PHỤ LỤC|ĐIỆN) (MẬT|TỐI MẬT|TUYỆT MẬT)$/u.exec(clean);
  const kind = match?.[1] ? levelOfBare(match[1].replace(" ", "")) : undefined;
  return kind ? { kind, certainty: kind === "mat" ? "doubtful" : "certain" } : null;
}

/** The stamps of the protection period and of declassification (TT 24/2020/TT-BCA, forms 04 and 05). */
function periodLine(clean: string): Mark | null {
  const plain = bare(clean);
  const period = /^THOI HAN BAO VE BI MAT NHA NUOC\s*:/u.test(plain);
  const released = /^(?:ĐÃ )?GIẢI MẬT\b|^(?:DA )?GIAI MAT\b/u.test(clean) && withoutCompanions(clean).trim() === "";
  return period || released ? { kind: "protection-line", certainty: "doubtful" } : null;
}

/** Other words on the line, as two columns in one, an organ's name, a title: only in capitals, and a person has to look. */
function levelBeside(line: string, before: string): Mark | null {
  const parts = line
    .split(/\s{2,}|\t|\s[-–—|;•]\s|[()[\]{}|]|\s(?=[Tt]heo\s)/u)
    .filter((part) => lettersOf(part) !== "");
  const marks = parts.map((part, at) =>
    isCapitals(lettersOf(part))
      ? levelAlone(part, { framed: false, before: parts[at - 1] ?? before, whole: part })
      : null,
  );
  const certain = marks.filter((each) => each?.certainty === "certain");
  const [mark] = certain;
  // a list of the levels is no mark, one level named again is
  const list = certain.some((each) => each?.kind !== mark?.kind);
  if (mark && !list && parts.length - certain.length <= 3) return { ...mark, certainty: "doubtful" };
  const last = ORGAN_AND_LEVEL.exec(bare(line).trim())?.[1];
  const kind = last && isCapitals(lettersOf(line)) ? levelOfBare(lettersOf(last)) : undefined;
  return kind ? { kind, certainty: "doubtful" } : null;
}
const ORGAN_AND_LEVEL =
  /^(?:UBND|UY BAN|HDND|HOI DONG|SO|BO|TINH UY|HUYEN UY|THANH UY|DANG UY|CONG AN|CUC|CHI CUC|TONG CUC|VAN PHONG|PHONG|BAN) (?!.*MAT.*MAT).*(?<! DO) ((?:TUYET|TOI) MAT)$/u;

// Asked first, for speed: letters that every mark has, in capitals or not, or any sign that may stand for one.
const MAY_BEAR =
  /m[^a-z]*a{1,4}[^a-z]*t|m4t|top\W*secret|[-/(\d]t?u?m\b|t[^a-z]*h[^a-z]*u[^a-z]*h|b[^a-z]*o[^a-z]*c[^a-z]*b|m[^a-z]*[\u0080-\u024F]|[^\0-\u024F]/iu;
const LONGEST_LINE = 160;

function markOf(raw: string, before: string): Mark | null {
  if (!MAY_BEAR.test(raw)) return null;
  const legacy = legacyKind(raw);
  if (legacy) return { kind: legacy, certainty: "certain" };
  const line = oneSpelling(raw);
  const typed = unframed(line).replace(/\s+/gu, " ");
  const clean = typed.length > 2 * LONGEST_LINE ? typed : setOnce(typed);
  if (clean === "" || clean.length > LONGEST_LINE) return null;
  const letters = bare(clean).replace(/[^A-Z]/gu, "");
  const level = /MAT|BOCBI|THUHOI|^(?:DONG)?DAUCHU[ABC]/u.test(letters)
    ? stampLine({ line: clean === typed ? line : clean, clean, letters }, before)
    : disguised(clean);
  if (level?.certainty === "certain") return level;
  const notation = secretNotation(clean);
  return notation === "certain" || (notation && !level) ? { kind: "notation-m", certainty: notation } : level;
}

/** The level and whatever stands beside it on one line; `letters`: the line's, bare. */
function stampLine(of: { line: string; clean: string; letters: string }, before: string): Mark | null {
  const { line, clean, letters } = of;
  const rest = setOnce(unframed(withoutCompanions(clean)).replace(/\s+/gu, " "));
  const stamp = [...STAMPS].find(([words]) =>
    rest === "" ? letters.includes(words) : letters.replaceAll(words, "") === "",
  );
  if (stamp) return { kind: stamp[1], certainty: "certain" };
  const framed = FRAME_START.test(line) && line.trim().length <= 60;
  const alone = levelLine(rest) ?? levelAlone(rest, { framed, before, whole: clean });
  const known = alone ?? documentLine(rest) ?? periodLine(clean) ?? levelBeside(withoutCompanions(line.trim()), before);
  const stated = known ? null : (levelStated(clean) ?? unevenLevel(rest));
  return stated ? { kind: stated, certainty: "doubtful" } : known;
}

/** Only some words or letters came twice, `TTUYỆT MẬTT`, `TUYỆT MẬT MẬT`: a person has to look. */
function unevenLevel(rest: string): MarkKind | null {
  if (!/^[\p{L}\s]+$/u.test(rest) || !isCapitals(rest) || !rest.includes("Ậ")) return null;
  const single = bare(rest.replace(/\s+/gu, "").replace(/(\p{L})\1+/gu, "$1"));
  const [, very, most] = /^(?:((?:TUYET)+)|((?:TOI)+))?(?:MAT)+$/u.exec(single) ?? [null];
  return very ? "tuyet-mat" : most ? "toi-mat" : single === "MAT" ? "mat" : null;
}

const AS_LETTER: Record<string, string> = { 0: "O", 1: "I", 3: "E", 4: "A", 7: "T" };
/** `TUYỆT M4T` with digits for letters, and the mark of other countries: a person has to look. */
function disguised(clean: string): Mark | null {
  if (clean.length > 40) return null;
  const rest = withoutCompanions(clean).replace(/[^\p{L}\p{M}\d]+/gu, "");
  if (rest === "TOPSECRET") return { kind: "tuyet-mat", certainty: "doubtful" };
  const kind = levelOfBare(rest.replace(/[01347]/gu, (digit) => AS_LETTER[digit] ?? ""));
  return kind && kind !== "mat" && isCapitals(rest) ? { kind, certainty: "doubtful" } : null;
}

const LONGEST = 9;
/** Letters of a line that may be part of a mark written over several lines; null = the line is too long for that. */
function fewLetters(line: string): string | null {
  if (line.length > 40) return null;
  const letters = lettersOf(oneSpelling(line));
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
    const marks = candidates.map((candidate) => markOf(candidate, before));
    let mark = marks.find((each) => each?.certainty === "certain") ?? marks.find((each) => each !== null) ?? null;
    mark ??= splitMark(few, few.length - 1);
    if (mark) found.push(mark);
    before = candidates[0] ?? "";
  }
  return found;
}

// `Số: 12/BC-UBND-M`; without the word only when it is the whole line, with a date at most
const IN_BRACKETS = "(?:\\s?[(\\[](?:M|TM|Tm|TuM|MẬT|Mật)[)\\]]?)?";
const NAMED = new RegExp(
  `^(?:S[ỐốOo](?:,? (?:và )?k[ýÝ] hiệu)?|K[ýÝ] hiệu)\\s*[:.]?\\s*([\\d.…_]*\\p{L}{0,3}(?:\\s?-\\s?\\p{L}+)?\\s*/\\s*[\\p{L}\\d\\-/&.]+${IN_BRACKETS})`,
  "u",
);
const ALONE = new RegExp(`^(\\d+\\p{L}?(?:-\\p{L}+)?/[\\p{L}\\d\\-/&.]+${IN_BRACKETS})(?:\\s*,?\\s*[Nn]gày .*)?$`, "u");

/**
 * Secret documents carry an M in their notation (law/F §3.2): at its end (`Số: 12/BC-UBND-M`), at the number
 * (`05-M/CV-TU`), in brackets (`12/BC-UBND(M)`). In `Số: 12/BC-M` it may be a unit, in `05-TM/CV-UB` trade: doubtful.
 */
export function secretNotation(clean: string): "certain" | "doubtful" | null {
  const named = NAMED.exec(clean)?.[1];
  const notation = (named ?? ALONE.exec(clean)?.[1])?.replace(/\s+/gu, "");
  if (!notation) return null;
  const segments = notation.split(/[-/]/u).filter((segment) => /\p{L}/u.test(segment));
  // a kind or an agency has two letters and more: `3-M/s` is no notation
  if (!segments.some((segment) => /^[A-ZĐƯ]{2,}/u.test(segment))) return null;
  if (/[([](?:M|TM|Tm|TuM|MẬT|Mật)[)\]]?$/u.test(notation)) return "certain";
  if (segments.at(-1) === "M" && segments.length > 2) return "certain";
  if (/^[\d.…_]*-?M\//u.test(notation)) return /^\d+M/u.test(notation) ? "doubtful" : "certain";
  if (segments.at(-1) === "M") return named ? "doubtful" : null;
  // Tm (tối mật), TuM (tuyệt mật); TM at the end is as a rule a division for trade
  const other = segments.some((segment) => /^(?:Tm|TuM|TUM)$/u.test(segment)) || /^[\d.…_]+-TM\//u.test(notation);
  return other ? "doubtful" : null;
}

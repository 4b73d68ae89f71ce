import type { Refusal } from "../refusal/refusal.ts";
import { fold, toNfc } from "../vietnamese-text/fold.ts";
import { type KindCode, type KindList, kindByAbbreviation, kindByCode } from "./kinds.ts";

/** NĐ 30/2020, PL VI phần II: fields 4 and 5. */
export const MAX_CODE_NUMBER = 11;
export const MAX_CODE_NOTATION = 30;

/** Who issues, as abbreviations the head has set: `issuer` is the agency (`STC`) or a state title (`CTUBND`). */
export type Issuer = { issuer: string; unitOrField?: string };

export type ParsedNotation = {
  /** running number, 5 for `05` */
  number: number;
  /** as printed: `05`, `123a` */
  codeNumber: string;
  /** without the number: `QĐ-UBND`; for laws with the year: `2026/NĐ-CP` */
  codeNotation: string;
  /** year inside the notation of a legal (quy phạm pháp luật) document */
  year: number | null;
  /** kind its first group names: a guess (`CT-CS` may be a chỉ thị or a công văn of Cục Thuế); null when no kind matches */
  kind: KindCode | null;
  /** `party` = number and kind joined by a dash, body after the stroke: `123-QĐ/TU` */
  style: "state" | "party";
};

/** `05`, `45`, `1026`: numbers below 10 carry a leading 0 (NĐ 30/2020, PL I phần I mục II.3.a). Throws RangeError below 1. */
export function printedNumber(number: number): string {
  if (!Number.isSafeInteger(number) || number < 1) throw new RangeError(`not a document number: ${number}`);
  return String(number).padStart(2, "0");
}

/**
 * Notation without the number (NĐ 30/2020, PL I phần I mục II.3.b): named kinds `QĐ-STC`, `QĐ-CTUBND`; công văn `STC-NS`, or
 * `STC` while no unit or field is chosen. `null` for Thư công, which bears none.
 */
export function notationOf(code: KindCode, by: Issuer, list: KindList = "nd30"): string | null {
  const kind = kindByCode(code, list);
  if (!kind || code === "thu-cong") return null;
  if (kind.abbreviation !== null) return `${kind.abbreviation}-${by.issuer}`;
  return by.unitOrField ? `${by.issuer}-${by.unitOrField}` : by.issuer;
}

/** `45/STC-NS`, `05/QĐ-STC`: what stands after "Số: ". */
export function numberAndNotation(number: number, notation: string): string {
  return `${printedNumber(number)}/${notation}`;
}

/**
 * Reads number and notation in any spelling met on paper: `123/QĐ-UBND`, `Số: 05 / QĐ – STC`, `45/2018/QĐ-UBND`,
 * `123-QĐ/TU`, NFD, other dashes. `null` when there is no number with a notation after it.
 */
export function parseNotation(text: string): ParsedNotation | null {
  const t = normalised(text);
  const party = /^(\d{1,7})-([^/\d][^/]*)\/([^/]+)$/.exec(t);
  if (party) return parsed({ codeNumber: party[1] ?? "", year: null, notation: `${party[2]}/${party[3]}` }, "party");
  const state = /^(\d{1,7}\p{L}?)\/(?:((?:19|20)\d{2})\/)?([^/\d-][^/]*(?:\/[^/]+)?)$/u.exec(t);
  if (!state) return null;
  const year = state[2] === undefined ? null : Number(state[2]);
  return parsed({ codeNumber: state[1] ?? "", year, notation: state[3] ?? "" }, "state");
}

/**
 * Key that is equal for all spellings of one number and notation: accents, case, spaces, dashes, leading zeros do not count.
 * For the warning on doubles (NĐ 30/2020, PL VI III.1.h). A text that cannot be read gives its folded form.
 */
export function notationKey(text: string): string {
  const p = parseNotation(text);
  if (!p) return fold(normalised(text));
  return `${fold(p.codeNumber).replace(/^0+(?=\d)/, "")}/${fold(p.codeNotation)}`;
}

/** Lengths of the two fields as the law stores them; empty = fit. */
export function checkNotationLengths(codeNumber: string, codeNotation: string): Refusal[] {
  const found: Refusal[] = [];
  const clause = "NĐ 30/2020 PL VI phần II";
  if (toNfc(codeNumber).length > MAX_CODE_NUMBER) {
    found.push({
      code: "numbering.number-too-long",
      message: `Số văn bản dài quá ${MAX_CODE_NUMBER} ký tự. Hãy chỉ ghi số, phần ký hiệu để ở ô bên cạnh.`,
      clause,
      facts: { length: toNfc(codeNumber).length, max: MAX_CODE_NUMBER },
    });
  }
  if (toNfc(codeNotation).length > MAX_CODE_NOTATION) {
    found.push({
      code: "numbering.notation-too-long",
      message: `Ký hiệu văn bản dài quá ${MAX_CODE_NOTATION} ký tự. Hãy dùng chữ viết tắt ngắn hơn của cơ quan, đơn vị.`,
      clause,
      facts: { length: toNfc(codeNotation).length, max: MAX_CODE_NOTATION },
    });
  }
  return found;
}

/** Abbreviation of an agency, unit or field before it is kept: letters and digits only, short and clear (NĐ 30/2020, PL I 3.b). */
export function checkAbbreviation(abbreviation: string): Refusal[] {
  if (/^[\p{Lu}\p{Ll}\d]{1,15}$/u.test(toNfc(abbreviation)) && /\p{Lu}/u.test(abbreviation)) return [];
  return [
    {
      code: "numbering.bad-abbreviation",
      message:
        "Chữ viết tắt chỉ gồm chữ và số, có chữ in hoa, không dấu cách, dài nhất 15 ký tự. Hãy sửa lại, ví dụ STC.",
      clause: "NĐ 30/2020 PL I mục II.3",
    },
  ];
}

function normalised(text: string): string {
  return toNfc(text)
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/^\s*s[ốô]́?\s*[:.]?\s*/iu, "")
    .replace(/\s+/g, "")
    .replace(/[.,;:]+$/, "");
}

function parsed(
  parts: { codeNumber: string; year: number | null; notation: string },
  style: ParsedNotation["style"],
): ParsedNotation | null {
  const number = Number.parseInt(parts.codeNumber, 10);
  if (number < 1) return null;
  const first = parts.notation.split(/[-/]/)[0] ?? "";
  const kind = kindByAbbreviation(first) ?? kindByAbbreviation(first, "tt01");
  const codeNotation = parts.year === null ? parts.notation : `${parts.year}/${parts.notation}`;
  return { number, codeNumber: parts.codeNumber, codeNotation, year: parts.year, kind: kind?.code ?? null, style };
}

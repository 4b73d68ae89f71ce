import type { Refusal } from "#src/rules/refusal/refusal.ts";

/** Schemes in which an agency's code may be written. `unlisted`: none of them, but a directory may still know it. */
export type AgencyCodeScheme = "qcvn-102" | "qd-20" | "qd-20-other" | "enterprise" | "unlisted";

/** QĐ 20/2020/QĐ-TTg Đ4: at most 35 characters. */
export const AGENCY_CODE_MAX = 35;

const QCVN_102 = /^\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}$/;
const QD_20 = /^[A-Y]\d{2}(\.[A-Z0-9]+)*$/;
const QD_20_OTHER = /^Z(?!00)\d{2}[A-Z0-9.]{1,32}$/;
const ENTERPRISE = /^\d{10,14}(-\d{3})?$/;

/** Which scheme a code follows (QĐ 28/2018 Đ10.2.a: 13 characters; QĐ 20/2020 Đ4–6). */
export function agencyCodeScheme(code: string): AgencyCodeScheme {
  if (QCVN_102.test(code)) return "qcvn-102";
  if (code.length > AGENCY_CODE_MAX) return "unlisted";
  if (QD_20.test(code)) return "qd-20";
  if (QD_20_OTHER.test(code)) return "qd-20-other";
  return ENTERPRISE.test(code) ? "enterprise" : "unlisted";
}

/** Why a code of ours may not be put into a message; empty = it may. What arrives from outside is not judged by this. */
export function checkAgencyCode(code: string): Refusal[] {
  if (agencyCodeScheme(code) !== "unlisted") return [];
  const message =
    code.trim() === ""
      ? "Cơ quan chưa có mã định danh nên chưa gửi liên thông được. Hãy nhập mã định danh trong danh mục cơ quan rồi gửi lại."
      : "Mã định danh của cơ quan không đúng dạng (13 ký tự như 000.00.05.H61, hoặc tối đa 35 ký tự như H61.05). Chưa có gì được gửi. Hãy sửa mã trong danh mục cơ quan rồi gửi lại.";
  return [{ code: "exchange.agency-code", message, clause: "QĐ 20/2020 Đ4", facts: { agencyCode: code } }];
}

/** Code of the level-1 body a code belongs to: `000.00.05.H61` and `H61.05` → `H61`; null where the scheme has none. */
export function levelOneOf(code: string): string | null {
  const scheme = agencyCodeScheme(code);
  if (scheme === "qcvn-102") return code.slice(-3);
  return scheme === "qd-20" ? code.slice(0, 3) : null;
}

/**
 * The other spelling of a level-1 code, the only fixed pair of the two schemes: `H61` ↔ `000.00.00.H61`.
 * null for every other code: below level 1 only the directory knows the pairs.
 */
export function levelOneTwin(code: string): string | null {
  if (/^[A-Y]\d{2}$/.test(code)) return `000.00.00.${code}`;
  return /^000\.00\.00\.[A-Y]\d{2}$/.test(code) ? code.slice(-3) : null;
}

/** Nodes of the axis itself (`*.W00`), kept out of recipient pickers. */
export function isSystemNode(code: string): boolean {
  return /(^|\.)W00(\.|$)/.test(code);
}

/** alias → the code an agency is kept under; built from the directory. */
export type AgencyAliases = ReadonlyMap<string, string>;

/** The code an agency is kept under: the directory's aliases first, then the level-1 pair when its twin is known. */
export function canonicalAgencyCode(code: string, aliases: AgencyAliases): string {
  const trimmed = code.trim();
  const twin = levelOneTwin(trimmed);
  return aliases.get(trimmed) ?? (twin === null ? undefined : aliases.get(twin)) ?? trimmed;
}

/**
 * Recipients without repeats: after the change of codes senders name one agency by both its codes. The first naming
 * is kept.
 */
export function distinctAgencies<T extends { organId: string }>(organs: readonly T[], aliases: AgencyAliases): T[] {
  const seen = new Set<string>();
  return organs.filter((organ) => {
    const code = canonicalAgencyCode(organ.organId, aliases);
    // Two unlisted spellings of one level-1 body still meet in their short form.
    const key = code.startsWith("000.00.00.") ? code.slice(-3) : code;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

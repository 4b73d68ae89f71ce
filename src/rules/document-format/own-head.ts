// Whose letter it is: the head and the notation name the issuing agency and no other (NĐ 30/2020 PL I, phần I, mục II.2 and II.3.b).
import type { Refusal } from "../refusal/refusal.ts";
import { fold } from "../vietnamese-text/fold.ts";
import type { DocumentModel } from "./document-model.ts";
import { KIND_FACTS } from "./printed-words.ts";

/** What the organisation knows of the issuing agency; an empty value is not known and not checked. */
export type OwnHead = { parentOrgan: readonly string[]; organ: readonly string[]; symbol: string };

const LONG_FORMS: readonly (readonly [RegExp, string])[] = [
  [/\bubnd\b/gu, "uy ban nhan dan"],
  [/\bhdnd\b/gu, "hoi dong nhan dan"],
];

/** Do these lines name the agency: its whole name, or the beginning of it that needs the superior above (`SỞ TÀI CHÍNH`)? */
export function namesAgency(organ: readonly string[], name: string): boolean {
  const [lines, whole] = [nameKey(organ), nameKey([name])];
  return lines === whole || (lines.includes(" ") && whole.startsWith(`${lines} `));
}

/** Equal for all spellings and line breaks of one name: `UBND TỈNH` / `Ủy ban nhân dân` + `tỉnh`. */
function nameKey(lines: readonly string[]): string {
  const plain = fold(lines.join(" ")).replace(/\s+/gu, " ").trim();
  return LONG_FORMS.reduce((name, [short, long]) => name.replace(short, long), plain);
}

/**
 * Why this document cannot leave in the name of this agency; empty = it can. The chairman's own documents bear CT before the
 * agency's abbreviation (`QĐ-CTUBND`).
 */
export function ownHeadRefusals(model: DocumentModel, own: OwnHead): Refusal[] {
  const found: Refusal[] = [];
  if (own.organ.length > 0 && nameKey(model.organ) !== nameKey(own.organ))
    found.push({
      code: "document-format.other-organ",
      message: `Tên cơ quan ban hành trên văn bản không phải tên của cơ quan. Dự thảo vẫn còn, chưa chuyển đi. Hãy ghi “${own.organ.join(" ")}”.`,
      clause: "NĐ 30/2020 PL I, II.2",
    });
  if (own.parentOrgan.length > 0 && nameKey(model.parentOrgan) !== nameKey(own.parentOrgan))
    found.push({
      code: "document-format.other-parent-organ",
      message: `Tên cơ quan chủ quản trên văn bản không đúng. Dự thảo vẫn còn, chưa chuyển đi. Hãy ghi “${own.parentOrgan.join(" ")}”.`,
      clause: "NĐ 30/2020 PL I, II.2",
    });
  const symbol = own.symbol.trim();
  if (symbol !== "" && !bearsSymbol(model, symbol)) {
    const { abbreviation } = KIND_FACTS[model.kind];
    found.push({
      code: "document-format.other-symbol",
      message: `Ký hiệu “${model.notation}” không có chữ viết tắt của cơ quan. Dự thảo vẫn còn, chưa chuyển đi. Hãy ghi “${
        abbreviation === null ? `${symbol}-<đơn vị soạn thảo>` : `${abbreviation}-${symbol}`
      }”.`,
      clause: "NĐ 30/2020 PL I, II.3.b",
    });
  }
  return found;
}

function bearsSymbol(model: DocumentModel, symbol: string): boolean {
  const notation = model.notation.normalize("NFC").trim();
  const { abbreviation } = KIND_FACTS[model.kind];
  if (abbreviation !== null) return [`${abbreviation}-${symbol}`, `${abbreviation}-CT${symbol}`].includes(notation);
  return notation === symbol || notation.startsWith(`${symbol}-`);
}

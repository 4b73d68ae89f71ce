// What an agency's administrator keeps about it and every letter bears (NĐ 30/2020 PL I, phần I, mục II.2, II.3, II.4, II.8).
import type { Refusal } from "../refusal/refusal.ts";
import type { OwnHead } from "./own-head.ts";

export type AgencyFacts = OwnHead & { name: string; place: string; sealMm: number };

const MOST_LINES = 4;
const SYMBOL = /^[\p{Lu}\p{N}&.]+(?:-[\p{Lu}\p{N}&.]+)*$/u;

/** Lines as they are printed: in capitals, one blank between words, no empty one. */
export function headLines(lines: readonly string[]): string[] {
  return lines
    .map((line) => line.normalize("NFC").replace(/\s+/gu, " ").trim().toLocaleUpperCase("vi"))
    .filter((line) => line !== "");
}

/** Why these facts cannot stand on a letter; empty = they can. */
export function checkAgencyFacts(facts: AgencyFacts): Refusal[] {
  const found: Refusal[] = [];
  const say = (code: string, message: string, clause: string): void => {
    found.push({ code: `agency.${code}`, message: `${message} Chưa ghi gì.`, clause });
  };
  if (facts.name.trim().length < 3)
    say("no-name", "Cơ quan chưa có tên. Hãy nhập tên đầy đủ theo văn bản thành lập.", "NĐ 30/2020 PL I, II.2");
  if (facts.organ.length === 0)
    say(
      "no-organ",
      "Chưa có tên cơ quan ở đầu văn bản. Hãy nhập ít nhất một dòng, ví dụ SỞ TÀI CHÍNH.",
      "NĐ 30/2020 PL I, II.2",
    );
  if (facts.organ.length > MOST_LINES || facts.parentOrgan.length > MOST_LINES)
    say(
      "too-many-lines",
      `Đầu văn bản chỉ đủ chỗ cho ${MOST_LINES} dòng mỗi phần. Hãy viết gọn lại.`,
      "NĐ 30/2020 PL I, II.2",
    );
  if (!SYMBOL.test(facts.symbol))
    say(
      "bad-symbol",
      "Chữ viết tắt tên cơ quan viết bằng chữ in hoa, không cách, ví dụ STC hoặc UBND. Hãy sửa lại.",
      "NĐ 30/2020 PL I, II.3.b",
    );
  if (!/^\p{Lu}/u.test(facts.place.trim()))
    say(
      "bad-place",
      "Địa danh ghi trên văn bản bắt đầu bằng chữ hoa, ví dụ Vĩnh Long. Hãy nhập địa danh.",
      "NĐ 30/2020 PL I, II.4",
    );
  if (facts.sealMm < 30 || facts.sealMm > 45)
    say("bad-seal", "Đường kính con dấu từ 30 đến 45 mm. Hãy đo lại con dấu.", "NĐ 30/2020 PL I, II.8");
  return found;
}

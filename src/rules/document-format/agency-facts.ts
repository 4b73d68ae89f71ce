// What an agency's administrator keeps about it and every letter bears (NĐ 30/2020 PL I, phần I, mục II.2, II.3, II.4, II.8).
import type { Refusal } from "../refusal/refusal.ts";
import { fold } from "../vietnamese-text/fold.ts";
import { namesAgency, type OwnHead } from "./own-head.ts";

export type AgencyFacts = OwnHead & { name: string; place: string; sealMm: number };

const MOST_LINES = 4;
const SYMBOL = /^[\p{Lu}\p{N}&.]+(?:-[\p{Lu}\p{N}&.]+)*$/u;

/** Lines as they are printed: in capitals, one blank between words, no empty one. */
export function headLines(lines: readonly string[]): string[] {
  return lines
    .map((line) => line.normalize("NFC").replace(/\s+/gu, " ").trim().toLocaleUpperCase("vi"))
    .filter((line) => line !== "");
}

/** Every letter of the abbreviation is the first one of a word of the name, in this order: `STC`, `UBND`, `SKHĐT`. */
function abbreviates(symbol: string, name: string): boolean {
  const initials = fold(name)
    .split(/[^a-z0-9]+/u)
    .map((word) => word.charAt(0));
  let at = 0;
  return [...fold(symbol).replace(/[^a-z0-9]/gu, "")].every((letter) => {
    at = initials.indexOf(letter, at) + 1;
    return at > 0;
  });
}

/** Why these facts cannot stand on a letter; empty = they can. */
export function checkAgencyFacts(facts: AgencyFacts): Refusal[] {
  const found: Refusal[] = [];
  const say = (code: string, message: string, clause: string): void => {
    found.push({ code: `agency.${code}`, message: `${message} Chưa ghi gì.`, clause });
  };
  if (facts.organ.length === 0)
    say(
      "no-organ",
      "Chưa có tên cơ quan ở đầu văn bản. Hãy nhập ít nhất một dòng, ví dụ SỞ TÀI CHÍNH.",
      "NĐ 30/2020 PL I, II.2",
    );
  else if (!namesAgency(facts.organ, facts.name))
    say(
      "other-name",
      `Đầu văn bản phải mang tên cơ quan: “${facts.name}”, hoặc phần đầu của tên đó. Hãy ghi lại; tên cơ quan đặt lúc cài đặt, người giữ máy chủ đổi được.`,
      "NĐ 30/2020 PL I, II.2",
    );
  if (facts.organ.length > MOST_LINES || facts.parentOrgan.length > MOST_LINES)
    say(
      "too-many-lines",
      `Đầu văn bản chỉ đủ chỗ cho ${MOST_LINES} dòng mỗi phần. Hãy viết gọn lại.`,
      "NĐ 30/2020 PL I, II.2",
    );
  if (SYMBOL.test(facts.symbol) && !abbreviates(facts.symbol, facts.name))
    say(
      "other-symbol",
      `Chữ viết tắt “${facts.symbol}” không ghép từ các chữ đầu của “${facts.name}”. Hãy ghi chữ viết tắt của chính cơ quan.`,
      "NĐ 30/2020 PL I, II.3.b",
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

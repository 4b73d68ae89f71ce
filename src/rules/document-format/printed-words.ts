// The fixed words of the law and how the office spells numbers, dates and subjects. Shared by templates, format check, writers and page.
// NĐ 30/2020, Phụ lục I (form) and Phụ lục III (abbreviations, templates).
import type { DocumentKind, DocumentModel, Urgency } from "./document-model.ts";

export const NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
export const MOTTO = "Độc lập - Tự do - Hạnh phúc";
export const DECIDE_WORD = "QUYẾT ĐỊNH:";
export const ADDRESS_WORD = "Kính gửi:";
export const RECIPIENTS_WORD = "Nơi nhận:";
export const AS_ABOVE = "Như trên";

export type KindFacts = {
  /** as spoken: "Quyết định" */
  name: string;
  /** ô số 5a, capitals; none for công văn */
  title: string | null;
  /** Phụ lục III mục I; none for công văn */
  abbreviation: string | null;
  /** ô số 9a: `required` (công văn; tờ trình always goes upwards), `upwards` (báo cáo to a higher body), `none` – Phụ lục I, II.9.b–c */
  address: "required" | "upwards" | "none";
  /** template of Phụ lục III */
  sample: string;
};

export const KIND_FACTS: Readonly<Record<DocumentKind, KindFacts>> = {
  "cong-van": { name: "Công văn", title: null, abbreviation: null, address: "required", sample: "Mẫu 1.5" },
  "quyet-dinh": { name: "Quyết định", title: "QUYẾT ĐỊNH", abbreviation: "QĐ", address: "none", sample: "Mẫu 1.2" },
  "thong-bao": { name: "Thông báo", title: "THÔNG BÁO", abbreviation: "TB", address: "none", sample: "Mẫu 1.4" },
  "to-trinh": { name: "Tờ trình", title: "TỜ TRÌNH", abbreviation: "TTr", address: "required", sample: "Mẫu 1.4" },
  "bao-cao": { name: "Báo cáo", title: "BÁO CÁO", abbreviation: "BC", address: "upwards", sample: "Mẫu 1.4" },
  "ke-hoach": { name: "Kế hoạch", title: "KẾ HOẠCH", abbreviation: "KH", address: "none", sample: "Mẫu 1.4" },
  "giay-moi": { name: "Giấy mời", title: "GIẤY MỜI", abbreviation: "GM", address: "none", sample: "Mẫu 1.7" },
};

/** Abbreviations of all named kinds (Phụ lục III mục I): a công văn's notation may not begin with one. */
export const KIND_ABBREVIATIONS: readonly string[] = [
  ..."NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ BGN BTT GUQ GM GGT GNP PG PC PB SY TrS SL".split(" "),
];

/** Phụ lục I, III.2.b: word and frame of the urgency stamp; `thuong` has none. */
export const URGENCY_STAMPS: Readonly<Record<Urgency, { word: string; widthMm: number; heightMm: number } | null>> = {
  thuong: null,
  khan: { word: "KHẨN", widthMm: 20, heightMm: 8 },
  "thuong-khan": { word: "THƯỢNG KHẨN", widthMm: 40, heightMm: 8 },
  "hoa-toc": { word: "HỎA TỐC", widthMm: 30, heightMm: 8 },
};

/** Điểm are lettered by the Vietnamese alphabet (Phụ lục I, II.6.đ): no f, j, w, z; ă, â, ê, ô, ơ, ư are passed over. */
export const POINT_LETTERS: readonly string[] = [..."abcdđeghiklmnopqrstuvxy"];

const ROMAN: readonly [number, string][] = [
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];

/** Roman number of n, 1 ≤ n < 400. */
export function toRoman(n: number): string {
  let rest = n;
  let text = "";
  for (const [value, sign] of ROMAN) {
    while (rest >= value) {
      text += sign;
      rest -= value;
    }
  }
  return text;
}

/** Phụ lục I, II.4.b: "05 tháng 3 năm 2026"; days below 10 and months 1, 2 take a leading 0. @param isoDate "2026-03-05" */
export function printedDate(isoDate: string): string {
  const [year = "", month = "", day = ""] = isoDate.slice(0, 10).split("-");
  const m = Number(month);
  return `${day.padStart(2, "0")} tháng ${m < 3 ? `0${m}` : m} năm ${year}`;
}

/** Phụ lục I, II.3.c: numbers below 10 take a leading 0. */
export function printedNumber(n: number): string {
  return n < 10 ? `0${n}` : String(n);
}

/** A subject without "V/v" or "Về việc" before it and without a closing mark. */
export function bareSubject(subject: string): string {
  return subject
    .normalize("NFC")
    .trim()
    .replace(/^(?:V\/v|v\/v|V\/V|Về việc|về việc)\s*:?\s*/u, "")
    .replace(/[\s.;,:/]+$/u, "");
}

/** True when the first letter is a small one. */
export function startsSmall(text: string): boolean {
  const first = text.trim().charAt(0);
  return first !== first.toLocaleUpperCase("vi");
}

const NAMES_THAT_LOOK_COMMON =
  /^(?:Luật|Bộ luật|Pháp lệnh|Hiến pháp|Nhân dân|Nhà nước|Đảng|Tết|Quốc|Chính phủ|Thủ tướng|Hội đồng nhân dân|Ủy ban|Tỉnh ủy|Thành ủy|Đảng ủy|(?:Nghị định|Nghị quyết|Quyết định|Chỉ thị|Thông tư|Công văn|Kế hoạch|Thông báo|Báo cáo|Tờ trình) số)(?![\p{L}])/u;

/** True when the first word keeps its capital inside a sentence: a name, an abbreviation, a body, a numbered document (Phụ lục II). */
export function startsWithName(text: string): boolean {
  const [first = "", second = ""] = text.trim().split(/\s+/u);
  const capital = (word: string) => /^\p{Lu}/u.test(word);
  if (!capital(first)) return false;
  return capital(second) || /^[\p{Lu}\d.-]{2,}$/u.test(first) || NAMES_THAT_LOOK_COMMON.test(text.trim());
}

/** The text as it goes on inside a sentence: first letter small unless it is a name. */
export function inSentence(text: string): string {
  const line = text.trim();
  return startsWithName(line) ? line : `${line.charAt(0).toLocaleLowerCase("vi")}${line.slice(1)}`;
}

/**
 * Ô số 5 as printed. Công văn: after "V/v" (Phụ lục I, II.5.b). Named kinds: a subject that begins small goes on after "Về việc"
 * (Mẫu 1.2), one with a capital stands by itself ("Ban hành Quy chế …", Mẫu 1.3).
 */
export function printedSubject(model: Pick<DocumentModel, "kind" | "subject">): string {
  const subject = model.subject.trim();
  if (subject === "") return model.kind === "cong-van" ? "V/v " : "";
  if (model.kind === "cong-van") return `V/v ${subject}`;
  const blank = model.kind === "quyet-dinh" && !/^\p{L}/u.test(subject);
  return startsSmall(subject) || blank ? `Về việc ${subject}` : subject;
}

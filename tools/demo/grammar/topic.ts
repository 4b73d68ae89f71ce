// A topic: what a letter is about, who writes it, which unit answers for it, and the sentences its page is made of.
// Words in braces are facts of the one letter: {place} {work} {road} {project} {school} {goods} {amount} {amount2} {count}
// {count2} {percent} {rise} {M} (month "10 năm 2026") {Q} (last quarter, "III năm 2026") {Qn} (this quarter) {Y} (year) {Y1} (next year).
import type { DocumentKind } from "#src/rules/document-format/document-model.ts";

export type Act =
  | "request"
  | "opinion"
  | "direct"
  | "guide"
  | "inform"
  | "reply"
  | "report"
  | "propose"
  | "decide"
  | "notify"
  | "plan"
  | "invite";

export type Topic = {
  key: string;
  act: Act;
  /** unit of the agency in whose book it stands (abbreviation) */
  unit: string;
  /** unit or field of the sender in the notation of a công văn; else one of the sender's own */
  senderUnit?: string;
  /** the other side: agency ids, "@commune" any commune, "@so" any department */
  parties: readonly string[];
  /** trích yếu, without "V/v" */
  subjects: readonly string[];
  /** what was found, each a whole sentence or two */
  findings: readonly string[];
  /** what is asked or done, each a whole sentence or two */
  asks: readonly string[];
  weight?: number;
};

export const KIND_OF: Record<Act, DocumentKind> = {
  request: "cong-van",
  opinion: "cong-van",
  direct: "cong-van",
  guide: "cong-van",
  inform: "cong-van",
  reply: "cong-van",
  report: "bao-cao",
  propose: "to-trinh",
  decide: "quyet-dinh",
  notify: "thong-bao",
  plan: "ke-hoach",
  invite: "giay-moi",
};

/** NĐ 30/2020 Phụ lục III mục I. */
export const KIND_SYMBOL: Record<DocumentKind, string> = {
  "cong-van": "",
  "quyet-dinh": "QĐ",
  "thong-bao": "TB",
  "to-trinh": "TTr",
  "bao-cao": "BC",
  "ke-hoach": "KH",
  "giay-moi": "GM",
};

/** Báo cáo, kế hoạch and thông báo carry their subject as a title; in the others it goes on after "V/v" or "Về việc". */
export function subjectFor(kind: DocumentKind, text: string): string {
  const isTitle = kind === "bao-cao" || kind === "ke-hoach" || kind === "thong-bao";
  return isTitle ? text.charAt(0).toLocaleUpperCase("vi") + text.slice(1) : text;
}

// The document model: what the office's own documents are made of. Edited in the browser, written as DOCX and PDF.
// Components and their places: NĐ 30/2020, Phụ lục I; kinds and templates: Phụ lục III.

/** Kinds that can be drafted (NĐ 30/2020 Đ7). ASCII words, also the names on the command line. */
export const DOCUMENT_KINDS = [
  "cong-van",
  "quyet-dinh",
  "thong-bao",
  "to-trinh",
  "bao-cao",
  "ke-hoach",
  "giay-moi",
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const URGENCIES = ["thuong", "khan", "thuong-khan", "hoa-toc"] as const;
export type Urgency = (typeof URGENCIES)[number];

/** A run of characters in one style. */
export type TextRun = { text: string; bold?: boolean; italic?: boolean };

/** Body blocks, in reading order. `number` is what is printed: "1", "a", "I". */
export type Block =
  | { type: "paragraph"; runs: TextRun[] }
  | { type: "heading"; level: "phan" | "chuong" | "muc"; number: string; title: string }
  | { type: "article"; number: string; title?: string; runs: TextRun[] }
  | { type: "clause"; number: string; title?: string; runs: TextRun[] }
  | { type: "point"; number: string; runs: TextRun[] }
  | { type: "table"; head: string[][]; rows: string[][]; widths?: number[] };

export type DocumentModel = {
  kind: DocumentKind;
  urgency: Urgency;
  /** ô số 2, the superior body, one string a line, capitals: ["ỦY BAN NHÂN DÂN", "TỈNH VĨNH LONG"] */
  parentOrgan: string[];
  /** ô số 2, the issuing body, one string a line, capitals: ["SỞ TÀI CHÍNH"] */
  organ: string[];
  /** ô số 3 without the number: "STC-NS", "QĐ-STC" */
  notation: string;
  /** ô số 4: "Vĩnh Long" */
  place: string;
  /** ô số 5, without "V/v": "bố trí kinh phí sửa chữa trụ sở làm việc" */
  subject: string;
  /** ô số 9a, "Kính gửi"; empty where the kind has none */
  addressees: string[];
  /** quyết định: who decides, capitals: "GIÁM ĐỐC SỞ TÀI CHÍNH" */
  authority?: string;
  /** "Căn cứ …", "Theo đề nghị …", without the closing mark */
  bases: string[];
  /** ô số 6; the closing "./." is set by the writers */
  body: Block[];
  /** ô số 7a, one string a line, capitals: ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"] */
  signerTitle: string[];
  /** ô số 7b */
  signerName: string;
  /** ô số 9b, without dash and closing mark: "Như trên", "Lưu: VT, NS" */
  recipients: string[];
  /** ô số 12 */
  drafterMark?: string;
  /** ô số 13 */
  contact?: string;
};

/** What the writer leaves open in the approved PDF, in points from the top left of its page. */
export type Anchor = { id: string; page: number; x: number; y: number; w: number; h: number };

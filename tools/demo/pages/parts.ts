// Small parts of a page: blocks, names in sentences, references to other documents.
import type { Block, DocumentKind } from "#src/rules/document-format/document-model.ts";
import { hashOf } from "../random.ts";
import type { DemoAgency } from "../types.ts";
import { longDate, workingDaysFrom } from "../when.ts";

export const paragraph = (text: string): Block => ({ type: "paragraph", runs: [{ text }] });
export const section = (number: string, title: string): Block => ({ type: "heading", level: "muc", number, title });
export const article = (number: string, text: string): Block => ({ type: "article", number, runs: [{ text }] });
export const clause = (number: string, text: string, title?: string): Block =>
  title === undefined
    ? { type: "clause", number, runs: [{ text }] }
    : { type: "clause", number, title, runs: [{ text }] };

export const KIND_NAME: Record<DocumentKind, string> = {
  "cong-van": "Công văn",
  "quyet-dinh": "Quyết định",
  "thong-bao": "Thông báo",
  "to-trinh": "Tờ trình",
  "bao-cao": "Báo cáo",
  "ke-hoach": "Kế hoạch",
  "giay-moi": "Giấy mời",
};

/** One of the wordings, the same one for the same letter. */
export function wording<T>(key: string, choices: readonly [T, ...T[]]): T {
  return choices[hashOf(key) % choices.length] ?? choices[0];
}

/** "Sở Tài chính tỉnh Vĩnh Long" in "Kính gửi"; other names say themselves where they are. */
export function addressee(agency: DemoAgency): string {
  return agency.level === "department" && agency.name.startsWith("Sở ") ? `${agency.name} tỉnh Vĩnh Long` : agency.name;
}

export function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase("vi") + text.slice(1);
}

/** A page speaks of annexes exactly when its letter has some (NĐ 30/2020 Phụ lục I mục III.1.a). */
export function tellAnnexes(body: Block[], annexes: number): Block[] {
  const speaks = /kèm theo|phụ lục/iu.test(JSON.stringify(body));
  if (annexes > 0 === speaks) return body;
  if (annexes > 0) return [...body.slice(0, -1), paragraph("Chi tiết tại phụ lục kèm theo."), ...body.slice(-1)];
  return body.map((block) =>
    "runs" in block ? { ...block, runs: block.runs.map((r) => ({ ...r, text: withoutAnnex(r.text) })) } : block,
  );
}

function withoutAnnex(text: string): string {
  return text
    .replace(/,? (chi tiết )?(theo|nêu tại)? ?(các )?phụ lục( kèm theo)?/giu, "")
    .replace(/ (gửi )?kèm theo| gửi kèm/giu, "");
}

/** A letter of the province that this one carries out: "Công văn số 3987/UBND-KT ngày … của Ủy ban nhân dân tỉnh Vĩnh Long". */
export function provincialReference(key: string, issuedDate: string): string {
  const date = workingDaysFrom(issuedDate, -(4 + (hashOf(key) % 9)));
  const dayOfYear = (Date.parse(date) - Date.parse(`${date.slice(0, 4)}-01-01`)) / 86_400_000 + 1;
  const field = wording(`${key}/field`, ["KT", "TH", "VX", "NN", "XD"]);
  const number = Math.max(1, Math.floor(dayOfYear * 13.1) + (hashOf(`${key}/number`) % 7));
  return `Công văn số ${String(number).padStart(2, "0")}/UBND-${field} ${longDate(date)} của Ủy ban nhân dân tỉnh Vĩnh Long`;
}

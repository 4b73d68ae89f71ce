// What a clerk enters for an incoming document (NĐ 30/2020 PL VI phần II), in the order of the page.
import type { FieldName, IntakeItem, KeptFields } from "#src/features/intake/intake.contract.ts";
import { dateText } from "#src/rules/vietnamese-text/date-text.ts";
import type { FieldSource } from "../../parts/fields/field.tsx";
import type { PageMark } from "../../viewer/page-marks.ts";

export type Proposal = NonNullable<IntakeItem["proposed"][FieldName]>;
export type Proposals = IntakeItem["proposed"];

/** Below this a field stays empty with a hint instead of a value. */
export const SHOWN_FROM = 0.8;
const CERTAIN = 0.95;

export const LABELS: Record<FieldName, string> = {
  organName: "Cơ quan ban hành",
  organCode: "Mã định danh cơ quan",
  codeNumber: "Số",
  codeNotation: "Ký hiệu",
  issuedDate: "Ngày văn bản",
  issuedPlace: "Địa danh",
  typeName: "Loại văn bản",
  subject: "Trích yếu",
  signerPosition: "Chức vụ người ký",
  signerName: "Người ký",
  urgency: "Mức khẩn",
  language: "Ngôn ngữ",
  pageAmount: "Số trang",
  toPlaces: "Đơn vị hoặc người nhận",
  dueDate: "Hạn giải quyết",
  description: "Ghi chú",
};
/** Fields whose place on the page is shown, in reading order of the letter. */
export const PLACED: readonly FieldName[] = [
  "organName",
  "codeNumber",
  "codeNotation",
  "issuedDate",
  "issuedPlace",
  "subject",
  "signerPosition",
  "signerName",
  "urgency",
  "dueDate",
];
const DEFAULTS: KeptFields = { language: "Tiếng Việt", urgency: "thuong" };

/** What stands in a field: what was typed, else what is proposed with enough certainty, else what is usual. */
export function shownValue(name: FieldName, typed: KeptFields, proposed: Proposals): string {
  const own = typed[name];
  if (own !== undefined) return own;
  const offer = proposed[name];
  if (offer && offer.confidence >= SHOWN_FROM) return offer.value;
  return DEFAULTS[name] ?? "";
}

/** The letter before fills what would stand empty; a code goes with its agency only. */
export function withCarried(typed: KeptFields, carried: KeptFields, proposed: Proposals): KeptFields {
  const free = (name: FieldName): boolean => Boolean(carried[name]) && shownValue(name, typed, proposed) === "";
  const filled = { ...typed };
  for (const name of ["organName", "typeName"] as const) if (free(name)) filled[name] = carried[name];
  if (filled.organName === carried.organName && free("organCode")) filled.organCode = carried.organCode;
  return filled;
}

/** Words right of the label: where the value came from and how sure it is. */
export function sourceOf(name: FieldName, typed: KeptFields, proposed: Proposals): FieldSource | null {
  const offer = proposed[name];
  if (!offer) return null;
  if (typed[name] !== undefined && typed[name] !== offer.value) return { words: "Bạn đã sửa", tone: "plain" };
  if (offer.others.length > 0) return { words: "Hai cách đọc khác nhau", tone: "warn" };
  if (offer.source === "sender")
    return { words: offer.box ? "Hai cách đọc khớp" : "Bên gửi khai", tone: offer.box ? "agree" : "plain" };
  if (offer.confidence >= CERTAIN)
    return { words: offer.box ? "Rõ" : "Theo bố cục trang", tone: offer.box ? "ok" : "plain" };
  if (offer.confidence >= SHOWN_FROM) return { words: "Nên xem lại", tone: "warn" };
  return { words: "Chưa đọc rõ", tone: "warn" };
}

/** For a field left empty because the reading was too unsure. */
export function hintOf(name: FieldName, typed: KeptFields, proposed: Proposals): string | undefined {
  const offer = proposed[name];
  if (!offer || offer.confidence >= SHOWN_FROM || typed[name]) return undefined;
  const value = name === "issuedDate" || name === "dueDate" ? dateText(offer.value) : offer.value;
  return `Máy đọc có thể là “${value}”, chưa đủ chắc. Hãy xem trên trang rồi gõ.`;
}

type Chooser = { clashes: KeptFields; choose: (name: FieldName, theirs: boolean) => void };

/** What a colleague typed into the same field meanwhile, until one of both is chosen. */
export function theirsOf(name: FieldName, draft: Chooser) {
  const typed = draft.clashes[name];
  if (typed === undefined) return null;
  const words = name === "issuedDate" || name === "dueDate" ? dateText(typed) : typed;
  return { words, onTake: () => draft.choose(name, true), onKeep: () => draft.choose(name, false) };
}

/** Numbers of the places: one place read for two fields (số and ký hiệu) is one mark. */
export function placeNumbers(proposed: Proposals): { numbers: Partial<Record<FieldName, number>>; first: FieldName[] } {
  const numbers: Partial<Record<FieldName, number>> = {};
  const first: FieldName[] = [];
  for (const name of PLACED) {
    const offer = proposed[name];
    if (!offer?.box || offer.page === null) continue;
    const same = first.find((other) => samePlace(proposed[other], offer));
    if (!same) first.push(name);
    numbers[name] = first.indexOf(same ?? name) + 1;
  }
  return { numbers, first };
}

function samePlace(a: Proposal | undefined, b: Proposal): boolean {
  return a?.page === b.page && a?.box?.join() === b.box?.join();
}

/** The places to lay over the letter; the one of the active field is yellow. */
export function marksOf(
  proposed: Proposals,
  active: FieldName | null,
): { marks: PageMark[]; activeMark: string | null } {
  const { numbers, first } = placeNumbers(proposed);
  const activeNumber = active ? numbers[active] : undefined;
  const marks = first.flatMap((name): PageMark[] => {
    const offer = proposed[name];
    if (!offer?.box || offer.page === null) return [];
    const number = numbers[name] ?? 0;
    const tone = number === activeNumber ? "active" : offer.others.length > 0 ? "warn" : "plain";
    return [
      {
        id: name,
        page: offer.page,
        box: offer.box,
        tag: String(number),
        tone,
        words: `${LABELS[name]}: ${offer.value}`,
      },
    ];
  });
  return { marks, activeMark: activeNumber ? (first[activeNumber - 1] ?? null) : null };
}

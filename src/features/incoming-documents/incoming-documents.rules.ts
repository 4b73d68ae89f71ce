// Decisions about one incoming document that need no database: clean fields, their check, what a page may offer.
import { checkAccess } from "#src/rules/access/access.ts";
import type { Act as DocumentAct, Relation, Role } from "#src/rules/access/words.ts";
import type { Calendar } from "#src/rules/legal-time/calendar.ts";
import { instantAt } from "#src/rules/legal-time/instant.ts";
import { endOfWorkingDay } from "#src/rules/legal-time/legal-time.ts";
import type { Refusal } from "#src/rules/refusal/refusal.ts";
import { checkFields } from "#src/rules/registers/check-fields.ts";
import { INCOMING_FIELDS, REQUIRED_INCOMING } from "#src/rules/registers/field-lists.ts";
import {
  checkIncomingAct,
  type IncomingAct,
  type IncomingFacts,
  type IncomingState,
} from "#src/rules/routing/incoming-states.ts";
import { toNfc } from "#src/rules/vietnamese-text/fold.ts";

/** The entered part of NĐ 30/2020 PL VI; the shape of `registerFields` without zod. */
export type IncomingFields = {
  codeNumber: string;
  codeNotation: string;
  issuedDate: string;
  issuedPlace: string;
  organName: string;
  organCode: string | null;
  typeName: string;
  subject: string;
  signerPosition: string;
  signerName: string;
  urgency: "thuong" | "khan" | "thuong-khan" | "hoa-toc";
  language: string;
  pageAmount: number | null;
  description: string;
  toPlaces: string;
  dueDate: string | null;
};

/** NFC, one space between words, no space at the ends; what people paste comes in all spellings. */
export function cleanText(text: string): string {
  return toNfc(text).replace(/\s+/gu, " ").trim();
}

export function cleanFields(fields: IncomingFields): IncomingFields {
  const cleaned = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === "string" ? cleanText(value) : value]),
  ) as IncomingFields;
  return { ...cleaned, organCode: cleaned.organCode === "" ? null : cleaned.organCode };
}

const LAW_NAMES: Record<string, keyof IncomingFields> = {
  TypeName: "typeName",
  CodeNumber: "codeNumber",
  CodeNotation: "codeNotation",
  IssuedDate: "issuedDate",
  OrganName: "organName",
  Subject: "subject",
  Language: "language",
  PageAmount: "pageAmount",
  Description: "description",
  "SignerInfo.Position": "signerPosition",
  "SignerInfo.FullName": "signerName",
  ToPlaces: "toPlaces",
  DueDate: "dueDate",
};
const PRIORITY = { thuong: 0, khan: 1, "thuong-khan": 2, "hoa-toc": 3 } as const;
const GIVEN_BY_US = ["ArrivalDate", "ArrivalNumber"];

/**
 * All reasons why these fields cannot stand in the register (NĐ 30/2020 PL VI phần II); `facts.field` names the field of the
 * form. Give cleaned fields.
 * @param today the day on the agency's wall, `YYYY-MM-DD`
 */
export function checkIncomingFields(fields: IncomingFields, today: string): Refusal[] {
  const record = {
    TypeName: fields.typeName,
    CodeNumber: fields.codeNumber,
    CodeNotation: fields.codeNotation,
    IssuedDate: fields.issuedDate,
    OrganName: fields.organName,
    Subject: fields.subject,
    Language: fields.language,
    PageAmount: fields.pageAmount,
    Description: fields.description,
    SignerInfo: { Position: fields.signerPosition, FullName: fields.signerName },
    Priority: PRIORITY[fields.urgency],
    ToPlaces: fields.toPlaces,
    DueDate: fields.dueDate,
  };
  const required = [...REQUIRED_INCOMING, "IssuedDate"].filter((name) => !GIVEN_BY_US.includes(name));
  const found = checkFields(record, INCOMING_FIELDS, { required }).map((refusal) => ({
    ...refusal,
    facts: { ...refusal.facts, field: LAW_NAMES[String(refusal.facts?.field)] ?? null },
  }));
  return [...found, ...dateRefusals(fields, today), ...lengthRefusals(fields)];
}

function dateRefusals(fields: IncomingFields, today: string): Refusal[] {
  const found: Refusal[] = [];
  if (fields.issuedDate > today)
    found.push(
      refusal(
        "issued-in-future",
        "Ngày văn bản muộn hơn hôm nay. Chưa vào sổ. Hãy xem lại ngày ghi trên văn bản.",
        "issuedDate",
      ),
    );
  if (fields.dueDate !== null && fields.dueDate < fields.issuedDate)
    found.push(
      refusal(
        "due-before-issued",
        "Thời hạn giải quyết sớm hơn ngày văn bản. Chưa vào sổ. Hãy xem lại hạn ghi trong văn bản, hoặc để trống.",
        "dueDate",
      ),
    );
  return found;
}

// fields beside the law's list: place of issue (PL VI of edXML practice: 50) and our own code
function lengthRefusals(fields: IncomingFields): Refusal[] {
  const found: Refusal[] = [];
  if (fields.issuedPlace.length > 50)
    found.push(refusal("too-long", "Ô “Địa danh” dài quá 50 ký tự. Chưa ghi gì. Hãy rút ngắn lại.", "issuedPlace"));
  if ((fields.organCode ?? "").length > 35)
    found.push(
      refusal("too-long", "Ô “Mã định danh cơ quan” dài quá 35 ký tự. Chưa ghi gì. Hãy xem lại mã.", "organCode"),
    );
  return found;
}

function refusal(code: string, message: string, field: keyof IncomingFields): Refusal {
  return { code: `incoming.${code}`, message, clause: "NĐ 30/2020 PL VI phần II", facts: { field } };
}

/** The last office minute of a day, 17:00 on a day without office hours; null stays null. */
export function dueAtOf(date: string | null, calendar: Calendar): Date | null {
  if (date === null) return null;
  return new Date(endOfWorkingDay(date, calendar) ?? instantAt(date, "17:00", calendar.offsetMinutes));
}

/** An act as pages name it → the right it needs, and the step of the document it is (null = fits any living state). */
const PAGE_ACTS = {
  present: { right: "present", step: "present" },
  propose: { right: "direct", step: null },
  direct: { right: "direct", step: "direct" },
  assign: { right: "assign", step: "assign" },
  start: { right: "start", step: "start" },
  return: { right: "return", step: "return" },
  finish: { right: "finish", step: "finish" },
  "draft-reply": { right: "draft-reply", step: null },
  edit: { right: "register", step: null },
  "file-in-case": { right: "file-in-case", step: null },
  download: { right: "download", step: null },
} as const satisfies Record<string, { right: DocumentAct; step: IncomingAct | null }>;
export type PageAct = keyof typeof PAGE_ACTS;

const DEAD: readonly IncomingState[] = ["received", "refused", "recalled"];

/**
 * What the page offers this post: absent = its role never does it here, empty = may be done now, else all reasons.
 * Reasons that the form itself settles (text of a reason, a result) are left out.
 */
export function pageActs(
  seen: { roles: readonly string[]; relations: readonly Relation[] },
  state: IncomingState,
  facts: IncomingFacts,
): Partial<Record<PageAct, Refusal[]>> {
  const given: IncomingFacts = { ...facts, reason: "…", hasResult: true };
  const offered: Partial<Record<PageAct, Refusal[]>> = {};
  for (const act of Object.keys(PAGE_ACTS) as PageAct[]) {
    const { right, step } = PAGE_ACTS[act];
    if (!seen.roles.some((role) => checkAccess({ role: role as Role, relations: seen.relations }, right).length === 0))
      continue;
    // the chief of office proposes, the leader directs
    if (act === "propose" && !seen.roles.includes("chanh-van-phong")) continue;
    offered[act] = step ? checkIncomingAct(state, step, given) : act === "download" ? [] : deadRefusals(state, act);
  }
  return offered;
}

function deadRefusals(state: IncomingState, act: PageAct): Refusal[] {
  if (act === "propose" && state !== "presented")
    return [
      {
        code: "routing.wrong-state",
        message: "Văn bản không ở bước chờ đề xuất. Không có gì thay đổi. Hãy tải lại trang để xem bước hiện tại.",
        clause: "NĐ 30/2020 Đ23.1",
        facts: { state, act },
      },
    ];
  if (!DEAD.includes(state)) return [];
  return [
    {
      code: "routing.recalled",
      message: "Bên gửi đã thu hồi văn bản này nên không làm tiếp được. Các bước đã làm vẫn còn trong lịch sử.",
      clause: "NĐ 30/2020 Đ18.4; QC-7.1",
      facts: { state, act },
    },
  ];
}

/** `A=B` by value, for finding what an edit changes; only fields that differ from what stands. */
export function changedFields<T extends Record<string, unknown>>(before: T, after: Partial<T>): (keyof T & string)[] {
  return (Object.keys(after) as (keyof T & string)[]).filter(
    (name) => after[name] !== undefined && after[name] !== before[name],
  );
}

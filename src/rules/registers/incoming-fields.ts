// The fields a clerk enters for an incoming document, and every reason why they cannot stand in the register. The page asks the
// same function before the server does.
import type { Refusal } from "../refusal/refusal.ts";
import { toNfc } from "../vietnamese-text/fold.ts";
import { checkFields } from "./check-fields.ts";
import { INCOMING_FIELDS, REQUIRED_INCOMING } from "./field-lists.ts";

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

import { isLocalDate } from "#src/rules/legal-time/civil-date.ts";
import type { Refusal } from "#src/rules/refusal/refusal.ts";
import { checkAgencyCode } from "./agency-code.ts";
import type { DocumentContent, Organ } from "./message.ts";

// NĐ 30/2020 Phụ lục VI where it names the field; else what receiving systems of the axis accept.
const LIMITS = {
  typeName: { max: 100, word: "Tên loại văn bản" },
  codeNumber: { max: 11, word: "Số văn bản" },
  codeNotation: { max: 30, word: "Ký hiệu văn bản" },
  organName: { max: 200, word: "Tên cơ quan" },
  organizationInCharge: { max: 500, word: "Tên cơ quan chủ quản" },
  organAdd: { max: 500, word: "Địa chỉ cơ quan" },
  email: { max: 100, word: "Thư điện tử của cơ quan" },
  telephone: { max: 20, word: "Số điện thoại của cơ quan" },
  fax: { max: 20, word: "Số fax của cơ quan" },
  place: { max: 50, word: "Địa danh" },
  subject: { max: 500, word: "Trích yếu" },
  content: { max: 500, word: "Tóm tắt nội dung" },
  position: { max: 100, word: "Chức vụ người ký" },
  fullName: { max: 50, word: "Họ tên người ký" },
  toPlaces: { max: 1000, word: "Nơi nhận" },
  attachmentName: { max: 500, word: "Tên tệp" },
  description: { max: 500, word: "Ghi chú của tệp" },
} as const;
type Field = keyof typeof LIMITS;

const refuse = (code: string, message: string, facts: Refusal["facts"] = {}): Refusal => ({
  code: `exchange.${code}`,
  message,
  clause: "NĐ 30/2020 PL VI",
  facts,
});

function tooLong(field: Field, value: string | undefined): Refusal[] {
  const limit = LIMITS[field];
  const length = Array.from((value ?? "").normalize("NFC")).length;
  if (length <= limit.max) return [];
  const message = `${limit.word} dài ${length} ký tự, quá mức ${limit.max} ký tự mà liên thông nhận. Chưa có gì được gửi. Hãy rút ngắn rồi gửi lại.`;
  return [refuse("too-long", message, { field, length, max: limit.max })];
}

function missing(field: string, word: string, value: string | null | undefined): Refusal[] {
  if (value !== null && value !== undefined && value.trim() !== "") return [];
  return [refuse("missing", `Thiếu ${word}. Chưa có gì được gửi. Hãy bổ sung rồi gửi lại.`, { field })];
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these characters are forbidden in XML 1.0
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/u;

function unwritable(content: DocumentContent): Refusal[] {
  const texts = [content.subject, content.content, content.signerInfo?.fullName, ...content.toPlaces];
  if (!texts.some((text) => text !== undefined && (NOT_XML.test(text) || !text.isWellFormed()))) return [];
  return [
    refuse(
      "bad-character",
      "Trích yếu, người ký hoặc nơi nhận có ký tự điều khiển mà liên thông không nhận. Chưa có gì được gửi. Hãy gõ lại phần chữ đó.",
    ),
  ];
}

function checkOrgan(organ: Organ): Refusal[] {
  return [
    ...checkAgencyCode(organ.organId),
    ...tooLong("organName", organ.organName),
    ...tooLong("organizationInCharge", organ.organizationInCharge),
    ...tooLong("organAdd", organ.organAdd),
    ...tooLong("email", organ.email),
    ...tooLong("telephone", organ.telephone),
    ...tooLong("fax", organ.fax),
  ];
}

function checkRecipients(content: DocumentContent): Refusal[] {
  if (content.to.length === 0)
    return [refuse("no-recipient", "Chưa chọn nơi nhận liên thông. Hãy chọn ít nhất một cơ quan rồi gửi lại.")];
  const codes = content.to.map((organ) => organ.organId);
  const twice = codes.find((code, index) => codes.indexOf(code) !== index);
  if (twice === undefined) return [];
  return [
    refuse("recipient-twice", "Một cơ quan được chọn hai lần. Hãy bỏ bớt một lần rồi gửi lại.", { agencyCode: twice }),
  ];
}

function checkPages(content: DocumentContent): Refusal[] {
  const pages = content.otherInfo?.pageAmount;
  if (pages === undefined || (Number.isInteger(pages) && pages >= 1 && pages <= 999)) return [];
  return [refuse("page-amount", "Số trang phải từ 1 đến 999. Hãy sửa số trang rồi gửi lại.", { pageAmount: pages })];
}

/**
 * Why a document may not be sent as an edXML message; empty = it may. Lengths count characters of the composed text.
 * Only for what we send: what arrives is stored as generously as possible.
 */
export function checkOutgoing(content: DocumentContent): Refusal[] {
  const date = content.promulgationInfo?.promulgationDate;
  return [
    ...checkOrgan(content.from),
    ...checkRecipients(content),
    ...content.to.flatMap(checkOrgan),
    ...missing("documentId", "mã định danh văn bản", content.documentId),
    ...missing("codeNumber", "số văn bản", content.code?.codeNumber),
    ...missing("codeNotation", "ký hiệu văn bản", content.code?.codeNotation),
    ...missing("subject", "trích yếu", content.subject),
    ...missing("typeName", "tên loại văn bản", content.documentType?.typeName),
    ...missing("promulgationDate", "ngày ban hành", date && isLocalDate(date) ? date : null),
    ...tooLong("codeNumber", content.code?.codeNumber),
    ...tooLong("codeNotation", content.code?.codeNotation),
    ...tooLong("place", content.promulgationInfo?.place),
    ...tooLong("typeName", content.documentType?.typeName),
    ...tooLong("subject", content.subject),
    ...tooLong("content", content.content),
    ...tooLong("position", content.signerInfo?.position),
    ...tooLong("fullName", content.signerInfo?.fullName),
    ...tooLong("toPlaces", content.toPlaces.join("; ")),
    ...content.attachments.flatMap((file) => [
      ...tooLong("attachmentName", file.attachmentName),
      ...tooLong("description", file.description),
    ]),
    ...checkPages(content),
    ...unwritable(content),
  ];
}

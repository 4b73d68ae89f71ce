// What may be saved as a working copy: one spelling, nothing unwritable, a subject that fits the register, no secrecy mark.
import type { DocumentModel } from "#src/rules/document-format/document-model.ts";
import type { Refusal } from "#src/rules/refusal/refusal.ts";
import { marksInValue } from "#src/rules/secrecy/free-text.ts";
import { marksIn } from "#src/rules/secrecy/marks.ts";

const MAX_SUBJECT = 500;
const MAX_NOTATION = 200;
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these characters can be neither stored nor printed
const UNWRITABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/gu;

const clean = (text: string): string => text.toWellFormed().normalize("NFC").replace(UNWRITABLE, "");

/** NFC everywhere, without characters that neither the database nor a page can hold. */
export function cleanModel(model: DocumentModel): DocumentModel {
  return JSON.parse(JSON.stringify(model), (_key, value: unknown) =>
    typeof value === "string" ? clean(value) : value,
  ) as DocumentModel;
}

/** Why this working copy cannot be saved; empty = it can. @param kind of the document, which stays what it is */
export function saveRefusals(model: DocumentModel, kind: DocumentModel["kind"]): Refusal[] {
  const found: Refusal[] = [];
  const length = Array.from(model.subject).length;
  if (length > MAX_SUBJECT)
    found.push({
      code: "outgoing.subject-too-long",
      message: `Trích yếu dài ${length} ký tự, sổ đăng ký chỉ nhận ${MAX_SUBJECT}. Bản này chưa lưu, chữ bạn gõ còn nguyên trên trang. Hãy rút ngắn trích yếu.`,
      clause: "NĐ 30/2020 PL VI",
      facts: { length, max: MAX_SUBJECT },
    });
  if (model.notation.length > MAX_NOTATION)
    found.push({
      code: "outgoing.notation-too-long",
      message: "Ký hiệu dài quá mức. Bản này chưa lưu, chữ bạn gõ còn nguyên trên trang. Hãy rút ngắn ký hiệu.",
      clause: "NĐ 30/2020 PL VI",
    });
  if (model.kind !== kind)
    found.push({
      code: "outgoing.kind-fixed",
      message:
        "Loại văn bản không đổi được sau khi đã tạo. Bản này chưa lưu, chữ bạn gõ còn nguyên trên trang. Hãy tạo dự thảo mới đúng loại.",
    });
  if (bearsMark(model))
    found.push({
      code: "secrecy.mark-found",
      message:
        "Dự thảo có dấu chỉ độ mật. Văn bản mật không được soạn trên hệ thống; bản này chưa lưu. Hãy bỏ dấu nếu gõ nhầm, hoặc soạn trên máy tính độc lập.",
      clause: "QC-4.2",
    });
  return found;
}

// Every string of the model, whatever its field; and the notation as it is printed, since "-M" at its end is a mark too.
function bearsMark(model: DocumentModel): boolean {
  return marksInValue(model).length > 0 || marksIn(`Số: 1/${model.notation}`).length > 0;
}

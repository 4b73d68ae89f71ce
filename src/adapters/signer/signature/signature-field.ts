// Finding the field to sign, or adding one to a document made elsewhere.
import { PdfArray, type PdfDict, type PdfRef } from "@libpdf/core";
import {
  AGENCY_FIELD,
  COPY_FIELD,
  NUMBER_FIELDS,
  PdfSigningError,
  PERSON_FIELD,
} from "#src/adapters/pdf-form/pdf-form.port.ts";
import {
  array,
  dict,
  dictOf,
  type FormField,
  fieldsByName,
  formXObject,
  name,
  number,
  type PdfContext,
  resolved,
  text,
} from "#src/adapters/pdf-form/pdf-objects.ts";
import { copyBox, pageBox } from "#src/adapters/pdf-form/reserve-fields.ts";
import type { SigningPurpose } from "../document-signing.port.ts";

const PRINT_LOCKED = 132;

/** The field of a purpose when the caller names none. */
export function defaultField(purpose: SigningPurpose): string {
  switch (purpose) {
    case "person":
      return PERSON_FIELD;
    case "agency":
      return AGENCY_FIELD;
    case "copy":
      return COPY_FIELD;
    case "attachment":
      return "kem-theo";
    default:
      return purpose satisfies never;
  }
}

/** Adds a signature field on page 1: the text of copies and attachments top right, everything else invisible (its place is unknown). */
function addField(context: PdfContext, field: string, visible: boolean): FormField {
  const pageRef = context.pages.getPage(0);
  const page = dictOf(context, pageRef);
  if (!pageRef || !page)
    throw new PdfSigningError("pdf.unreadable", "Tệp PDF không có trang nào nên không ký được. Hãy kiểm tra lại tệp.");
  const edges = pageBox(context, page);
  const box = copyBox(edges);
  const [left, , , top] = edges;
  const rect = visible ? [left + box.x, top - box.y - box.h, left + box.x + box.w, top - box.y] : [0, 0, 0, 0];
  const widget = dict({
    Type: name("Annot"),
    Subtype: name("Widget"),
    FT: name("Sig"),
    T: text(field),
    F: number(PRINT_LOCKED),
    Rect: array(...rect.map(number)),
    P: pageRef,
    AP: dict({ N: context.register(formXObject(visible ? box : { w: 0, h: 0 }, dict({}), "")) }),
  });
  const ref: PdfRef = context.register(widget);
  const push = (owner: PdfDict, key: string): void => {
    const list = resolved(context, owner.get(key));
    if (list instanceof PdfArray) list.push(ref);
    else owner.set(key, array(ref));
  };
  push(page, "Annots");
  const catalog = context.catalog.getDict();
  let form = dictOf(context, catalog.get("AcroForm"));
  if (!form) {
    form = dict({ Fields: array() });
    catalog.set("AcroForm", context.register(form));
  }
  push(form, "Fields");
  form.set("SigFlags", number(3));
  return { ref, dict: widget };
}

/** The office's own order: person, number, agency (NĐ 30/2020 Đ32.2: the clerk seals only what the competent person has signed). */
function checkOrder(fields: Map<string, FormField>, field: string): void {
  if (field !== AGENCY_FIELD || !fields.has(PERSON_FIELD)) return;
  if (!fields.get(PERSON_FIELD)?.dict.has("V")) {
    throw new PdfSigningError(
      "signature.agency-before-person",
      "Văn bản chưa có chữ ký của người có thẩm quyền nên chưa được ký số cơ quan. Hãy trình ký trước.",
    );
  }
  const unfilled = NUMBER_FIELDS.some((id) => fields.get(id)?.dict.getNumber("Ff")?.value !== 1);
  if (unfilled) {
    throw new PdfSigningError(
      "signature.agency-before-number",
      "Văn bản chưa được cấp số và ngày nên chưa được ký số cơ quan. Hãy cấp số trước.",
    );
  }
}

/**
 * The field that is going to be signed.
 * @throws PdfSigningError `signature.already-signed`, `signature.not-a-signature-field`, `signature.agency-before-*`
 */
export function fieldToSign(
  context: PdfContext,
  purpose: SigningPurpose,
  wanted: string | undefined,
): FormField & { name: string } {
  const fields = fieldsByName(context);
  const title = wanted ?? defaultField(purpose);
  const known = fields.get(title);
  checkOrder(fields, title);
  if (!known) return { name: title, ...addField(context, title, purpose === "copy" || purpose === "attachment") };
  if (known.dict.getName("FT")?.value !== "Sig") {
    throw new PdfSigningError("signature.not-a-signature-field", `Ô "${title}" không phải ô chữ ký. Hãy chọn ô khác.`);
  }
  if (known.dict.has("V")) {
    throw new PdfSigningError(
      "signature.already-signed",
      `Ô chữ ký "${title}" đã được ký. Chữ ký cũ giữ nguyên; không ký chồng lên.`,
    );
  }
  return { name: title, ...known };
}

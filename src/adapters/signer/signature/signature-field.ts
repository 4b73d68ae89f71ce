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
  keepExactNumbers,
  name,
  number,
  type PdfContext,
  resolved,
  text,
} from "#src/adapters/pdf-form/pdf-objects.ts";
import { copyBox, pageBox } from "#src/adapters/pdf-form/reserve-fields.ts";
import type { Place, SigningPurpose } from "../document-signing.port.ts";

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

/** Where an added field stands: where the caller says; the text of copies and attachments top right; else nowhere (invisible). */
function placeOf(context: PdfContext, purpose: SigningPurpose, wanted: Place | undefined): Place {
  if (wanted) return wanted;
  if (purpose !== "copy" && purpose !== "attachment") return { page: 1, x: 0, y: 0, w: 0, h: 0 };
  return copyBox(pageBox(context, dictOf(context, context.pages.getPage(0))));
}

function addField(context: PdfContext, field: string, place: Place): FormField {
  const pageRef = context.pages.getPage(place.page - 1);
  const page = dictOf(context, pageRef);
  if (!pageRef || !page) {
    throw new PdfSigningError(
      "signature.no-page",
      `Tệp PDF không có trang ${place.page} nên không đặt được chữ ký. Hãy kiểm tra lại vị trí.`,
    );
  }
  const [left, , , top] = pageBox(context, page);
  const visible = place.w > 0 && place.h > 0;
  const rect = visible
    ? [left + place.x, top - place.y - place.h, left + place.x + place.w, top - place.y]
    : [0, 0, 0, 0];
  const widget = dict({
    Type: name("Annot"),
    Subtype: name("Widget"),
    FT: name("Sig"),
    T: text(field),
    F: number(PRINT_LOCKED),
    Rect: array(...rect.map(number)),
    P: pageRef,
  });
  const ref: PdfRef = context.register(widget);
  const push = (owner: PdfDict, key: string): void => {
    const list = resolved(context, owner.get(key));
    const old = owner.get(key);
    if (list instanceof PdfArray) list.push(ref);
    // Set again, because a list or form that stands directly in its owner is saved only with a changed owner.
    owner.set(key, list instanceof PdfArray && old ? old : array(ref));
  };
  const catalog = context.catalog.getDict();
  keepExactNumbers(page);
  keepExactNumbers(catalog);
  push(page, "Annots");
  let form = dictOf(context, catalog.get("AcroForm"));
  if (!form) {
    form = dict({ Fields: array() });
    catalog.set("AcroForm", context.register(form));
  }
  keepExactNumbers(form);
  push(form, "Fields");
  form.set("SigFlags", number(3));
  catalog.set("AcroForm", catalog.get("AcroForm") ?? form);
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
  wanted: { purpose: SigningPurpose; field?: string | undefined; place?: Place | undefined },
): FormField & { name: string } {
  const fields = fieldsByName(context);
  const title = wanted.field ?? defaultField(wanted.purpose);
  const known = fields.get(title);
  checkOrder(fields, title);
  if (!known) return { name: title, ...addField(context, title, placeOf(context, wanted.purpose, wanted.place)) };
  if (known.dict.getName("FT")?.value !== "Sig") {
    throw new PdfSigningError("signature.not-a-signature-field", `Ô "${title}" không phải ô chữ ký. Hãy chọn ô khác.`);
  }
  if (known.dict.has("V")) {
    throw new PdfSigningError(
      "signature.already-signed",
      `Ô chữ ký "${title}" đã được ký. Chữ ký cũ giữ nguyên; không ký chồng lên.`,
    );
  }
  keepExactNumbers(known.dict);
  return { name: title, ...known };
}

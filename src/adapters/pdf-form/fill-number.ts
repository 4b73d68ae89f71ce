// Number and date of an issued document, appended after the competent person has signed (NĐ 30/2020 Đ15; QC-7.1: a number is given once).
import { PdfString } from "@libpdf/core";
import { glyphEncoder } from "./glyphs.ts";
import { NUMBER_FIELDS, type NumberAndDate, PdfSigningError, PERSON_FIELD } from "./pdf-form.port.ts";
import {
  append,
  dict,
  dictOf,
  fieldsByName,
  formXObject,
  name,
  number,
  openForAppend,
  resolved,
  sizeOf,
  text,
} from "./pdf-objects.ts";

const READ_ONLY = 1;
/** Print + Locked + LockedContents: otherwise some readers draw an input box of their own over the number. */
const FILLED = 644;
// Days below 10 and the months 1 and 2 carry a zero (NĐ 30/2020 PL I, mục II.4).
const PATTERNS: Record<keyof NumberAndDate, RegExp> = {
  so: /^\d{1,8}[A-Za-zĐđ]?$/,
  ngay: /^(0[1-9]|[12]\d|3[01])$/,
  thang: /^(0[12]|[3-9]|1[0-2])$/,
  nam: /^\d{4}$/,
};
/** Distance of the base line from the lower edge of the line, as part of the font size (Tinos). */
const DESCENT = 0.216;

/**
 * Appends number and date to a document that the competent person has signed.
 * @throws PdfSigningError `number.*`: bad value, missing or filled field, nobody signed, wider than its place
 */
export async function fillNumber(bytes: Uint8Array, values: NumberAndDate): Promise<Uint8Array> {
  const pdf = await openForAppend(bytes);
  const { context } = pdf;
  const fields = fieldsByName(context);
  if (!fields.get(PERSON_FIELD)?.dict.has("V")) {
    throw new PdfSigningError(
      "number.before-signature",
      "Văn bản chưa có chữ ký của người có thẩm quyền nên chưa được cấp số. Hãy trình ký trước.",
    );
  }
  const form = dictOf(context, context.catalog.getDict().get("AcroForm"));
  const fonts = dictOf(context, dictOf(context, form?.get("DR"))?.get("Font"));
  for (const id of NUMBER_FIELDS) {
    const value = values[id];
    if (!PATTERNS[id].test(value))
      throw new PdfSigningError(
        "number.malformed",
        `Giá trị "${value}" không ghi được vào ô "${id}". Hãy nhập bằng chữ số.`,
      );
    const field = fields.get(id)?.dict;
    if (!field)
      throw new PdfSigningError(
        "number.no-field",
        "Văn bản không có ô dành cho số và ngày. Hãy trình duyệt lại văn bản từ dự thảo.",
      );
    const old = resolved(context, field.get("V"));
    if (old instanceof PdfString && old.asString() !== "") {
      throw new PdfSigningError(
        "number.already-filled",
        "Văn bản đã có số và ngày nên không ghi lại. Muốn đổi phải hủy số và phát hành văn bản khác.",
      );
    }
    const look = resolved(context, field.get("DA"));
    const [, font = "", size = "13"] =
      (look instanceof PdfString ? look.asString() : "").match(/\/(\S+) ([\d.]+) Tf/) ?? [];
    const glyphs = glyphEncoder(context, fonts?.get(font))(value);
    const box = sizeOf(context, field);
    const width = glyphs.width * Number(size);
    if (width > box.w + 0.01) {
      throw new PdfSigningError(
        "number.too-wide",
        `"${value}" dài hơn chỗ dành cho ô "${id}" nên không ghi. Văn bản chưa thay đổi; hãy kiểm tra lại số.`,
      );
    }
    const align = field.getNumber("Q")?.value ?? 0;
    const x = align === 2 ? box.w - width : align === 1 ? (box.w - width) / 2 : 0;
    const content = `/Tx BMC\nq BT /${font} ${size} Tf 0 g ${x.toFixed(3)} ${(DESCENT * Number(size)).toFixed(3)} Td <${glyphs.hex}> Tj ET Q\nEMC`;
    const resources = dict({ Font: dict({ [font]: fonts?.get(font) ?? name("None") }) });
    field.set("V", text(value));
    field.set("Ff", number(READ_ONLY));
    field.set("F", number(FILLED));
    field.set("AP", dict({ N: context.register(formXObject(box, resources, content)) }));
  }
  return append(pdf, bytes);
}

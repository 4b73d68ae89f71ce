// Small words for PDF objects, and the one way in which this office changes a PDF: by appending.
import { PDF, PdfArray, PdfDict, PdfName, PdfNumber, type PdfObject, PdfRef, PdfStream, PdfString } from "@libpdf/core";
import { PdfSigningError } from "./pdf-form.port.ts";

export type PdfContext = PDF["context"];

export const name = (text: string): PdfName => PdfName.of(text);
export const text = (value: string): PdfString => PdfString.fromString(value);
/** A number with at most three decimals: enough for a point, and the same digits on every machine. */
export const number = (value: number): PdfNumber => PdfNumber.of(Math.round(value * 1000) / 1000);
export const array = (...items: PdfObject[]): PdfArray => new PdfArray(items);
export const dict = (entries: Record<string, PdfObject>): PdfDict => PdfDict.of(entries);

/** Follows one reference; anything else is returned as it is. */
export function resolved(context: PdfContext, object: PdfObject | null | undefined): PdfObject | null {
  if (object instanceof PdfRef) return context.resolve(object);
  return object ?? null;
}

export function dictOf(context: PdfContext, object: PdfObject | null | undefined): PdfDict | null {
  const value = resolved(context, object);
  return value instanceof PdfDict ? value : null;
}

export function numbersOf(context: PdfContext, object: PdfObject | null | undefined): number[] {
  const value = resolved(context, object);
  if (!(value instanceof PdfArray)) return [];
  return [...value]
    .map((item) => resolved(context, item))
    .map((item) => (item instanceof PdfNumber ? item.value : Number.NaN));
}

/** A form XObject of this size. */
export function formXObject(size: { w: number; h: number }, resources: PdfDict, content: string): PdfStream {
  return PdfStream.fromDict(
    {
      Type: name("XObject"),
      Subtype: name("Form"),
      BBox: array(number(0), number(0), number(size.w), number(size.h)),
      Resources: resources,
    },
    new TextEncoder().encode(content),
  );
}

/** Opens a PDF for appending. Throws `pdf.unreadable`, `pdf.encrypted`, `pdf.damaged`. */
export async function openForAppend(bytes: Uint8Array): Promise<PDF> {
  let pdf: PDF;
  try {
    pdf = await PDF.load(bytes);
  } catch {
    throw new PdfSigningError("pdf.unreadable", "Tệp không phải là PDF đọc được. Hãy kiểm tra lại tệp rồi thử lại.");
  }
  if (pdf.isEncrypted) {
    throw new PdfSigningError(
      "pdf.encrypted",
      "Tệp PDF đang đặt mật khẩu nên không ký được. Hãy bỏ mật khẩu rồi thử lại.",
    );
  }
  if (pdf.recoveredViaBruteForce || pdf.canSaveIncrementally() !== null) {
    throw new PdfSigningError(
      "pdf.damaged",
      "Tệp PDF bị hỏng cấu trúc nên không thể ghi nối tiếp. Hãy xuất lại PDF từ phần mềm soạn thảo.",
    );
  }
  return pdf;
}

/** Saves as one more increment and proves that nothing before it moved. */
export async function append(pdf: PDF, before: Uint8Array): Promise<Buffer> {
  const after = Buffer.from(await pdf.save({ incremental: true }));
  if (after.length <= before.length || !after.subarray(0, before.length).equals(before)) {
    throw new PdfSigningError(
      "pdf.prefix-changed",
      "Phần đã duyệt của văn bản sẽ bị thay đổi nên thao tác đã dừng. Văn bản chưa bị ảnh hưởng.",
    );
  }
  return after;
}

export type FormField = { ref: PdfRef; dict: PdfDict };

/** Fields at the top of the form, by name. Kids are not followed: our own forms and signature fields have none. */
export function fieldsByName(context: PdfContext): Map<string, FormField> {
  const found = new Map<string, FormField>();
  const form = dictOf(context, context.catalog.getDict().get("AcroForm"));
  const list = form ? resolved(context, form.get("Fields")) : null;
  if (!(list instanceof PdfArray)) return found;
  for (const ref of list) {
    const field = dictOf(context, ref);
    const title = field ? resolved(context, field.get("T")) : null;
    if (ref instanceof PdfRef && field && title instanceof PdfString) found.set(title.asString(), { ref, dict: field });
  }
  return found;
}

/** Width and height of a field's rectangle, in points. */
export function sizeOf(context: PdfContext, field: PdfDict): { w: number; h: number } {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = numbersOf(context, field.get("Rect"));
  return { w: Math.abs(x1 - x0), h: Math.abs(y1 - y0) };
}

/** A number written with all its digits: the library rounds to five decimals, which would change objects made by other programs. */
class ExactNumber extends PdfNumber {
  override toBytes(writer: Parameters<PdfNumber["toBytes"]>[0]): void {
    const plain = String(this.value);
    writer.writeAscii(plain.includes("e") ? this.value.toFixed(12) : plain);
  }
}

/** Before an object from elsewhere is written again: keeps its numbers digit for digit. References are not followed. */
export function keepExactNumbers(object: PdfDict | PdfArray): void {
  const exact = (value: PdfObject): PdfObject | null => {
    if (value instanceof PdfNumber) return value.isInteger() ? null : new ExactNumber(value.value);
    if (value instanceof PdfArray || value instanceof PdfDict) keepExactNumbers(value);
    return null;
  };
  if (object instanceof PdfArray) {
    for (const [i, value] of [...object].entries()) {
      const replacement = exact(value);
      if (replacement) object.set(i, replacement);
    }
    return;
  }
  for (const [key, value] of [...object]) {
    const replacement = exact(value);
    if (replacement) object.set(key, replacement);
  }
}

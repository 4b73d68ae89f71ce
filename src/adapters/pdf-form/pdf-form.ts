import { fillNumber } from "./fill-number.ts";
import type { PdfForm } from "./pdf-form.port.ts";
import { reserveFields } from "./reserve-fields.ts";

/** The form of our own documents, on @libpdf/core. */
export function createPdfForm(): PdfForm {
  return { reserveFields: (input) => reserveFields(input), fillNumber };
}

// What the office may do to its own approved PDF: reserve the open places, and later write number and date into them.
// The approved bytes are frozen when `reserveFields` returns; everything after that only appends (design: signed bytes are never re-saved).
import { PlainFailure } from "#src/platform/failure/plain-failure.ts";
import type { Anchor } from "#src/rules/document-format/document-model.ts";

/** Text fields of an approved document, in the order they are filled. */
export const NUMBER_FIELDS = ["so", "ngay", "thang", "nam"] as const;
export type NumberField = (typeof NUMBER_FIELDS)[number];

/** Signature fields of an approved document: the competent person, the agency, a later copy (sao y). */
export const PERSON_FIELD = "nguoi-ky";
export const AGENCY_FIELD = "co-quan";
export const COPY_FIELD = "sao-y";

/** What is written when the document gets its number (NĐ 30/2020 Đ15): as printed: `01`, `1245`; day `05`, month `02` but `9`. */
export type NumberAndDate = { so: string; ngay: string; thang: string; nam: string };

export type ReserveFieldsInput = {
  /** the PDF that the writer made; not signed yet */
  pdf: Uint8Array;
  /** ids so, ngay, thang, nam, chu-ky; sao-y optional (else top right of page 1); points from the top left */
  anchors: readonly Anchor[];
  /** true diameter of the agency's seal, 36 mm unless told */
  sealMm?: number;
};

export type PdfForm = {
  /** Adds form and signature fields. Same input, same bytes. Refuses signed or encrypted input and missing anchors. */
  reserveFields(input: ReserveFieldsInput): Promise<Uint8Array>;
  /** Appends number and date. Refuses a number that is too wide for its place, a filled field, or a document nobody has signed. */
  fillNumber(bytes: Uint8Array, values: NumberAndDate): Promise<Uint8Array>;
};

/** An expected refusal of the PDF and signing adapters: stable dotted code and a Vietnamese sentence that says what to do. */
export class PdfSigningError extends PlainFailure {}

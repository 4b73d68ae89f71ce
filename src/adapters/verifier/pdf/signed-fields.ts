import { type PdfDict, PdfNumber, PdfString } from "@libpdf/core";
import { follow, followArray, followDict, nameOf, type Revision, textOf } from "./revision.ts";

export type SignedField = {
  name: string;
  kind: "signature" | "timestamp";
  /** of the field; null when it stands directly in the form */
  objectNumber: number | null;
  field: PdfDict;
  signature: PdfDict;
  subFilter: string | null;
  byteRange: number[];
  contents: Uint8Array;
  /** /M, what the signer's program wrote */
  claimedAt: Date | null;
};

/** `D:20261124090000+07'00'`; null when it is no date. Without a zone: Vietnamese time. */
export function pdfDateOf(text: string | null): Date | null {
  const match = text?.match(/^D:(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:(Z)|([+-])(\d{2})'?(\d{2})?)?/);
  if (!match) return null;
  const [
    ,
    year,
    month = "01",
    day = "01",
    hour = "00",
    minute = "00",
    second = "00",
    utc,
    sign,
    zoneHour = "00",
    zoneMinute = "00",
  ] = match;
  const zone = utc ? "Z" : sign ? `${sign}${zoneHour}:${zoneMinute}` : "+07:00";
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** Every signed field of the form, in reading order. */
export function signedFields(revision: Revision): SignedField[] {
  const { pdf } = revision;
  const found: SignedField[] = [];
  for (const { name, kind, dict, number } of revision.fields) {
    const signature = kind === "Sig" ? followDict(pdf, dict.get("V")) : null;
    if (!signature) continue;
    const subFilter = nameOf(follow(pdf, signature.get("SubFilter")));
    const contents = follow(pdf, signature.get("Contents"));
    found.push({
      name,
      kind: subFilter === "ETSI.RFC3161" ? "timestamp" : "signature",
      objectNumber: number,
      field: dict,
      signature,
      subFilter,
      byteRange: followArray(pdf, signature.get("ByteRange")).map((item) =>
        item instanceof PdfNumber ? item.value : Number.NaN,
      ),
      contents: contents instanceof PdfString ? contents.bytes : new Uint8Array(),
      claimedAt: pdfDateOf(textOf(follow(pdf, signature.get("M")))),
    });
  }
  return found;
}

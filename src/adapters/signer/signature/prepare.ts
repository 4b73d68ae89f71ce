import { createHash, X509Certificate } from "node:crypto";
import { type PdfDict, PdfNumber, PdfString } from "@libpdf/core";
import { PdfSigningError } from "#src/adapters/pdf-form/pdf-form.port.ts";
import {
  append,
  array,
  dict,
  dictOf,
  formXObject,
  name,
  openForAppend,
  type PdfContext,
  sizeOf,
  text,
} from "#src/adapters/pdf-form/pdf-objects.ts";
import type { PreparedSignature, PrepareInput } from "../document-signing.port.ts";
import { appearanceOf } from "./appearance.ts";
import { signedAttributes } from "./attributes.ts";
import { fieldToSign } from "./signature-field.ts";

/** Room for the CMS: chain of three and a timestamp take 7.7 KB; more is refused, never cut. */
export const SIGNATURE_ROOM = 12_000;
const BLANK = 9_999_999_999;
const BLANK_RANGE = `[0 ${BLANK} ${BLANK} ${BLANK}]`;

/** A PDF date in Vietnamese time (ISO 8601 zone +07:00). */
function pdfDate(at: Date): string {
  const local = new Date(at.getTime() + 7 * 3_600_000).toISOString();
  return `D:${local.replace(/[-:T]/g, "").slice(0, 14)}+07'00'`;
}

function checkCertificate(certificate: Uint8Array, at: Date): void {
  const x509 = new X509Certificate(certificate);
  if (at < x509.validFromDate)
    throw new PdfSigningError(
      "signature.certificate-not-yet-valid",
      "Chứng thư số chưa có hiệu lực nên chưa ký được. Hãy kiểm tra ngày giờ máy hoặc đổi chứng thư.",
    );
  if (at > x509.validToDate)
    throw new PdfSigningError(
      "signature.certificate-expired",
      "Chứng thư số đã hết hạn nên không ký được. Hãy gia hạn hoặc đổi chứng thư.",
    );
}

function checkPrefix(bytes: Uint8Array, approved: PrepareInput["approved"]): void {
  if (!approved) return;
  const sha256 = createHash("sha256").update(bytes.subarray(0, approved.length)).digest("hex");
  if (bytes.length < approved.length || sha256 !== approved.sha256) {
    throw new PdfSigningError(
      "signature.prefix-changed",
      "Nội dung khác với bản đã duyệt nên không ký. Hãy trình duyệt lại văn bản.",
    );
  }
}

/** The field's lock, repeated inside the signature: readers enforce it only from there. */
function lockReference(context: PdfContext, field: PdfDict): PdfDict | null {
  const lock = dictOf(context, field.get("Lock"));
  const action = lock?.get("Action");
  const root = context.info.trailer.get("Root");
  if (!lock || !action || !root) return null;
  const fields = lock.get("Fields");
  const parameters = dict({
    Type: name("TransformParams"),
    V: name("1.2"),
    Action: action,
    ...(fields ? { Fields: fields } : {}),
  });
  return dict({ Type: name("SigRef"), TransformMethod: name("FieldMDP"), TransformParams: parameters, Data: root });
}

/** First phase: everything but the value. See DocumentSigning.prepare. */
export async function prepare(bytes: Uint8Array, input: PrepareInput): Promise<PreparedSignature> {
  checkPrefix(bytes, input.approved);
  checkCertificate(input.signer.certificate, input.at);
  const pdf = await openForAppend(bytes);
  const { context } = pdf;
  const field = fieldToSign(context, input);
  const reference = lockReference(context, field.dict);
  const signature = dict({
    Type: name("Sig"),
    Filter: name("Adobe.PPKLite"),
    SubFilter: name("ETSI.CAdES.detached"),
    ByteRange: array(PdfNumber.of(0), PdfNumber.of(BLANK), PdfNumber.of(BLANK), PdfNumber.of(BLANK)),
    Contents: PdfString.fromBytes(new Uint8Array(SIGNATURE_ROOM)),
    M: text(pdfDate(input.at)),
    ...(reference ? { Reference: array(reference) } : {}),
  });
  field.dict.set("V", context.register(signature));
  const size = sizeOf(context, field.dict);
  const look = await appearanceOf(context, size, input.look);
  // An empty look only where no other comes: an object that nobody reaches makes verifiers suspicious.
  if (look ?? !field.dict.has("AP"))
    field.dict.set("AP", look ?? dict({ N: context.register(formXObject(size, dict({}), "")) }));

  const out = await append(pdf, bytes);
  const hole = `<${"0".repeat(SIGNATURE_ROOM * 2)}>`;
  const start = out.indexOf(hole, bytes.length, "latin1");
  const range = out.indexOf(BLANK_RANGE, bytes.length, "latin1");
  if (start < 0 || range < 0) throw new Error("signature placeholders were not written as expected");
  const end = start + hole.length;
  // Same width as the placeholder, so that no offset in the file moves.
  out.write(`${`[0 ${start} ${end} ${out.length - end}`.padEnd(BLANK_RANGE.length - 1, " ")}]`, range, "latin1");
  const digest = createHash("sha256").update(out.subarray(0, start)).update(out.subarray(end)).digest();
  const attributes = signedAttributes({ digest, certificate: input.signer.certificate, at: input.at });
  return { field: field.name, bytes: new Uint8Array(out), hole: { start, end }, attributes, signer: input.signer };
}

import { PdfSigningError } from "#src/adapters/pdf-form/pdf-form.port.ts";
import type { DocumentSigning, PreparedSignature } from "./document-signing.port.ts";
import { buildCms } from "./signature/cms.ts";
import { prepare, SIGNATURE_ROOM } from "./signature/prepare.ts";
import { addValidationData } from "./signature/validation-data.ts";

function complete(prepared: PreparedSignature, value: Uint8Array, timestamp?: Uint8Array): Uint8Array {
  const { attributes, signer, hole } = prepared;
  const cms = buildCms({ attributes, value, signer, ...(timestamp ? { timestamp } : {}) });
  if (cms.length > SIGNATURE_ROOM) {
    throw new PdfSigningError(
      "signature.too-large",
      `Chữ ký (${cms.length} byte) lớn hơn chỗ dành sẵn nên chưa ghi vào văn bản. Hãy báo quản trị viên rút gọn chuỗi chứng thư.`,
    );
  }
  const out = Buffer.from(prepared.bytes);
  out.write(Buffer.from(cms).toString("hex"), hole.start + 1, "latin1");
  return new Uint8Array(out);
}

/** PAdES-B signatures on @libpdf/core, SHA-256 with RSA or ECDSA; PAdES-B-T when a timestamp source is given. */
export function createDocumentSigning(): DocumentSigning {
  return {
    prepare,
    complete,
    signNow: async (bytes, { signer, keyId, pin, timestamp, ...input }) => {
      const prepared = await prepare(bytes, { ...input, signer: await signer.certificateOf(keyId) });
      const value = await signer.signAttributes(keyId, prepared.attributes, pin);
      return complete(prepared, value, timestamp ? await timestamp(value) : undefined);
    },
    addValidationData,
  };
}

// The CMS SignedData around a raw value, put together from exact bytes: nothing that was signed is encoded again.
import { createPublicKey, verify, X509Certificate } from "node:crypto";
import * as asn1 from "asn1js";
import { PdfSigningError } from "#src/adapters/pdf-form/pdf-form.port.ts";
import { derOf, integer, objectId, octets, sequence } from "#src/platform/der/der.ts";
import type { CertificateAndChain } from "../signer.port.ts";
import { issuerAndSerial, tlv } from "./attributes.ts";

const SHA256 = "2.16.840.1.101.3.4.2.1";
const RSA_SHA256 = "1.2.840.113549.1.1.11";
const ECDSA_SHA256 = "1.2.840.10045.4.3.2";
const TIMESTAMP_TOKEN = "1.2.840.113549.1.9.16.2.14";

const algorithm = (id: string, withNull: boolean): Buffer =>
  derOf(withNull ? sequence(objectId(id), new asn1.Null()) : sequence(objectId(id)));

export type CmsInput = {
  /** DER `SET OF` that was signed */
  attributes: Uint8Array;
  value: Uint8Array;
  signer: CertificateAndChain;
  /** RFC 3161 token over `value` */
  timestamp?: Uint8Array;
};

/** A detached CMS signature with the whole chain. Throws `signature.wrong-value` when the value does not fit the certificate. */
export function buildCms(input: CmsInput): Uint8Array {
  const { certificate, chain } = input.signer;
  const key = createPublicKey(new X509Certificate(certificate).publicKey.export({ type: "spki", format: "pem" }));
  if (!verify("sha256", input.attributes, key, input.value)) {
    throw new PdfSigningError(
      "signature.wrong-value",
      "Giá trị ký không khớp với chứng thư nên chưa ghi vào văn bản. Hãy kiểm tra đúng khóa ký rồi ký lại.",
    );
  }
  const isRsa = key.asymmetricKeyType === "rsa";
  const { issuer, serial } = issuerAndSerial(certificate);
  const unsigned = input.timestamp
    ? tlv(0xa1, tlv(0x30, Buffer.concat([derOf(objectId(TIMESTAMP_TOKEN)), tlv(0x31, input.timestamp)])))
    : Buffer.alloc(0);
  const signerInfo = tlv(
    0x30,
    Buffer.concat([
      derOf(integer(1)),
      derOf(sequence(issuer, serial)),
      algorithm(SHA256, true),
      Buffer.concat([Uint8Array.from([0xa0]), input.attributes.subarray(1)]),
      algorithm(isRsa ? RSA_SHA256 : ECDSA_SHA256, isRsa),
      derOf(octets(input.value)),
      unsigned,
    ]),
  );
  const signedData = tlv(
    0x30,
    Buffer.concat([
      derOf(integer(1)),
      tlv(0x31, algorithm(SHA256, true)),
      derOf(sequence(objectId("1.2.840.113549.1.7.1"))),
      tlv(0xa0, Buffer.concat([certificate, ...chain])),
      tlv(0x31, signerInfo),
    ]),
  );
  return tlv(0x30, Buffer.concat([derOf(objectId("1.2.840.113549.1.7.2")), tlv(0xa0, signedData)]));
}

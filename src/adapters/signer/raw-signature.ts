import { type KeyObject, sign, X509Certificate } from "node:crypto";
import type { SigningKey } from "./signer.port.ts";

/** SHA-256 over the attributes with an RSA (PKCS#1 v1.5) or EC key. */
export function rawSignature(key: KeyObject, attributes: Uint8Array): Uint8Array {
  return new Uint8Array(sign("sha256", attributes, key));
}

/** What a certificate says about its key, for lists on the screen. */
export function describeKey(id: string, certificate: Uint8Array): SigningKey {
  const x509 = new X509Certificate(certificate);
  return {
    id,
    subject: x509.toLegacyObject().subject.CN?.toString() ?? x509.subject,
    notBefore: x509.validFromDate.toISOString(),
    notAfter: x509.validToDate.toISOString(),
  };
}

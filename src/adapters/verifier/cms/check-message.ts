// One signed message against the content it claims: digest, signature value, and that the certificate is the one that was meant.
import { createHash } from "node:crypto";
import type { ReasonCode } from "../reasons.ts";
import { checkValue, DIGESTS, isWeakDigest } from "../trust/algorithms.ts";
import { type Certificate, readCertificate, sameBytes } from "../trust/certificate.ts";
import { names, type SignedMessage } from "./read-cms.ts";

export type MessageCheck = {
  integrity: "intact" | "broken" | "unknown";
  signer: Certificate | null;
  /** all certificates of the message */
  certificates: Certificate[];
  reasons: ReasonCode[];
};

/** How strict the binding of the certificate has to be: PAdES demands the signing-certificate attribute. */
export type MessageRules = { needsCertificateBinding: boolean };

function digest(name: string, pieces: readonly Uint8Array[]): Buffer {
  const hash = createHash(name);
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
}

/**
 * Checks a message whose content is `content` (in pieces). Never throws on what lies in the message.
 */
export function checkMessage(
  message: SignedMessage,
  content: readonly Uint8Array[],
  rules: MessageRules,
): MessageCheck {
  const certificates = message.certificates.map(readCertificate).filter((certificate) => certificate !== null);
  const signer = certificates.find((certificate) => names(message.signer, certificate)) ?? null;
  const broken = (code: ReasonCode): MessageCheck => ({ integrity: "broken", signer, certificates, reasons: [code] });
  const reasons: ReasonCode[] = [];

  const digestName = DIGESTS[message.digestId];
  if (!digestName) return { integrity: "unknown", signer, certificates, reasons: ["integrity.unsupported"] };
  if (message.trailing) return broken("integrity.unreadable");
  if (isWeakDigest(digestName)) reasons.push("algorithm.weak");
  if (message.signerCount !== 1) reasons.push("integrity.unsupported");

  let signedBytes: Uint8Array;
  if (message.attributes) {
    if (!message.messageDigest || !sameBytes(digest(digestName, content), message.messageDigest))
      return broken("integrity.digest-mismatch");
    if (message.attributeContentType !== message.contentType) return broken("integrity.unreadable");
    signedBytes = message.attributes;
  } else {
    signedBytes = Buffer.concat(content);
  }
  if (!signer) return { integrity: "unknown", signer, certificates, reasons: [...reasons, "chain.no-signer"] };

  const { outcome, digest: used } = checkValue({
    key: signer.publicKey,
    algorithm: message.algorithm,
    digest: digestName,
    data: signedBytes,
    value: message.value,
  });
  if (outcome === "unsupported")
    return { integrity: "unknown", signer, certificates, reasons: [...reasons, "integrity.unsupported"] };
  // Without signed attributes the value is the only thing that ties the content: a mismatch may be either.
  if (outcome === "bad") return broken(message.attributes ? "integrity.wrong-value" : "integrity.digest-mismatch");
  if (used && isWeakDigest(used)) reasons.push("algorithm.weak");

  for (const { digestId, hash } of message.certificateHashes) {
    const name = DIGESTS[digestId];
    if (!name) reasons.push("integrity.unsupported");
    else if (!sameBytes(digest(name, [signer.der]), hash)) return broken("integrity.certificate-mismatch");
  }
  if (rules.needsCertificateBinding && message.certificateHashes.length === 0)
    reasons.push("integrity.certificate-not-bound");
  return { integrity: "intact", signer, certificates, reasons: [...new Set(reasons)] };
}

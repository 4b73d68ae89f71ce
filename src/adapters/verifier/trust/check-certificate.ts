// One certificate before it is used, by the same rules as every signature afterwards.
import { createHash } from "node:crypto";
import type { ReasonCode } from "../reasons.ts";
import type { CertificateFacts, CertificateFault, CheckCertificate } from "../trust.port.ts";
import { type Certificate, commonName, readCertificate, summaryOf } from "./certificate.ts";
import { buildChain } from "./chain.ts";
import { checkRevocation, readRevocationList } from "./revocation.ts";

const FAULTS: Partial<Record<ReasonCode, CertificateFault>> = {
  "chain.not-yet-valid": "not-yet-valid",
  "chain.expired": "expired",
  "chain.usage": "usage",
  "algorithm.weak": "weak",
  "chain.untrusted": "untrusted",
  "chain.not-an-authority": "chain",
  "chain.path-length": "chain",
  "chain.critical-extension": "chain",
  "revocation.revoked": "revoked",
  "revocation.unknown": "revocation-unknown",
};

const present = <T>(found: T | null): found is T => found !== null;

export const sha256Of = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

export function factsOf(certificate: Certificate): CertificateFacts {
  const issuer = certificate.x509.toLegacyObject().issuer.CN?.toString();
  const summary = summaryOf(certificate);
  return {
    ...summary,
    name: commonName(certificate),
    issuerName: issuer ?? summary.issuer,
    fingerprint: sha256Of(certificate.der),
  };
}

/** @throws Error when the leaf is no certificate: whoever asks has read it from a key before */
export const checkCertificate: CheckCertificate = ({ certificate, chain, trust, crls, at }) => {
  const leaf = readCertificate(certificate);
  if (!leaf) throw new Error("not a certificate");
  const found = buildChain({
    leaf,
    others: chain.map(readCertificate).filter(present),
    trust: trust.map(readCertificate).filter(present),
    time: at,
    use: "signature",
  });
  const reasons = [...found.reasons];
  const anchor = found.path.at(-1);
  if (anchor)
    reasons.push(
      ...checkRevocation({
        path: found.path,
        lists: crls.map(readRevocationList).filter(present),
        signedAt: at,
        proven: false,
        at,
      }).reasons,
    );
  return {
    facts: factsOf(leaf),
    faults: [...new Set(reasons.map((code) => FAULTS[code]).filter((fault) => fault !== undefined))],
    anchor: anchor ? commonName(anchor) : null,
  };
};

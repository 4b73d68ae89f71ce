// What a check of signatures says, as the rules, the screens and the command line read it (TT 15/2025/TT-BKHCN Phụ lục II).
// What was not checked is "unknown", never "valid".

export type Verdict = "valid" | "invalid" | "unknown" | "unsigned";

export type VerifyReason = {
  /** dotted and stable: `integrity.digest-mismatch` */
  code: string;
  /** a whole Vietnamese sentence */
  message: string;
};

export type CertificateSummary = {
  subject: string;
  organisation: string | null;
  issuer: string;
  /** hexadecimal */
  serial: string;
  /** ISO 8601, UTC */
  notBefore: string;
  notAfter: string;
};

export type SignatureResult = {
  field: string;
  kind: "signature" | "timestamp";
  /** common name of the signer's certificate; null when there is none */
  signer: string | null;
  certificate: CertificateSummary | null;
  /** common name of the trusted authority on which the signature rests; null when there is no path to one */
  anchor: string | null;
  /** ISO 8601; the time of a trusted timestamp, else what the signer claims; null when nothing is claimed */
  signedAt: string | null;
  /** ISO 8601 time of a timestamp whose token fits and whose service is trusted; null otherwise */
  timestamp: string | null;
  integrity: "intact" | "broken" | "unknown";
  changesAfter: "none" | "allowed" | "forbidden";
  /** trusted: a path to a trusted authority, all rules kept; untrusted: no such path; invalid: a rule is broken */
  chain: "trusted" | "untrusted" | "invalid";
  revocation: "good" | "revoked" | "unknown";
  verdict: Exclude<Verdict, "unsigned">;
  reasons: VerifyReason[];
};

export type VerifyResult = {
  /** the worst of all signatures; a file that cannot be judged is "unknown" */
  verdict: Verdict;
  signatures: SignatureResult[];
  /** what concerns the file as a whole: encrypted, damaged, stopped by a limit */
  reasons: VerifyReason[];
};

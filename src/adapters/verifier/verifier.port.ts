// Checking the signatures of a PDF. What is not checked makes the verdict "unknown", never "valid"
// (TT 15/2025/TT-BKHCN Đ6 and Phụ lục II: signer, certificate, validity at signing, integrity).

import type { VerifyResult } from "#src/rules/signing/verify-result.ts";

export type {
  CertificateSummary,
  SignatureResult,
  Verdict,
  VerifyReason,
  VerifyResult,
} from "#src/rules/signing/verify-result.ts";

export type VerifyOptions = {
  /** DER certificates of the authorities that are trusted */
  trust: readonly Uint8Array[];
  /** DER revocation lists known here, beside those inside the file */
  crls?: readonly Uint8Array[];
  /** the time at which the file is judged */
  at: Date;
};

export type Verifier = {
  /** Never throws on what lies in the file. */
  verify(bytes: Uint8Array, options: VerifyOptions): Promise<VerifyResult>;
};

// Whom the installation trusts, and what a certificate is worth before anything is signed with it
// (NĐ 68/2024 Đ30–32; TT 15/2025/TT-BKHCN Đ5.1, 5.5, 5.7).
import type { CertificateSummary } from "#src/rules/signing/verify-result.ts";

export type CertificateFacts = CertificateSummary & {
  /** common name of the subject and of the issuer, as people read them */
  name: string;
  issuerName: string;
  /** SHA-256 of the certificate, hexadecimal */
  fingerprint: string;
};

export const CERTIFICATE_FAULTS = [
  "not-yet-valid",
  "expired",
  "usage",
  "weak",
  "untrusted",
  "chain",
  "revoked",
  "revocation-unknown",
] as const;
/** `chain`: there is a path to a trusted authority, but a rule of it is broken */
export type CertificateFault = (typeof CERTIFICATE_FAULTS)[number];

export type CertificateCheck = {
  facts: CertificateFacts;
  faults: CertificateFault[];
  /** name of the trusted authority in which the chain ends; null when there is none */
  anchor: string | null;
};

/** Judges a certificate at a moment, as the verifier would judge a signature made with it then. */
export type CheckCertificate = (ask: {
  certificate: Uint8Array;
  chain: readonly Uint8Array[];
  trust: readonly Uint8Array[];
  crls: readonly Uint8Array[];
  at: Date;
}) => CertificateCheck;

export type TrustEntry =
  | ({ kind: "authority"; selfIssued: boolean; weak: boolean } & CertificateFacts)
  | {
      kind: "list";
      fingerprint: string;
      issuerName: string;
      thisUpdate: string;
      /** null: the list names no end, so it never counts as current */
      nextUpdate: string | null;
      revoked: number;
    };

/** Authorities and revocation lists of the installation. */
export type TrustStore = {
  read(): Promise<{ certificates: Uint8Array[]; crls: Uint8Array[] }>;
  list(): Promise<TrustEntry[]>;
  /** What a file holds, not yet kept. Throws PlainFailure `trust.unreadable`, `trust.not-an-authority`. */
  examine(bytes: Uint8Array): TrustEntry[];
  /** Keeps what a file holds; what is here already stays once. */
  add(bytes: Uint8Array): Promise<void>;
  remove(fingerprint: string): Promise<void>;
  /**
   * What a loaded list is worth: it is kept only when one of `issuers` or a trusted authority signed it and it is newer than what is
   * here, and then takes the place of the older ones of that authority. Throws PlainFailure `trust.list-not-theirs`.
   * @param keep runs before anything changes; not called when there is nothing new
   * @returns null when there is nothing new
   */
  renew(
    list: Uint8Array,
    issuers: readonly Uint8Array[],
    keep: (entry: TrustEntry, write: () => Promise<void>) => Promise<void>,
  ): Promise<TrustEntry | null>;
};

/** Where authorities publish their revocation lists. */
export type ListSource = {
  /** addresses named by these certificates, of hosts that may be asked; each once */
  addresses(certificates: readonly Uint8Array[]): string[];
  /** Throws PlainFailure `trust.list-not-loaded` with a sentence. */
  load(address: string): Promise<Uint8Array>;
};

// Signing a PDF in two phases, so that keys in files, tokens and remote services all fit:
// prepare (bytes with an empty hole, attributes to be signed) → raw value from a signer → complete (the value becomes a PAdES signature).
// Every call only appends to the bytes it was given.
import type { CertificateAndChain, Signer } from "./signer.port.ts";

/** ký cá nhân, ký cơ quan, sao y, phụ lục/văn bản kèm theo in a file of its own */
export const SIGNING_PURPOSES = ["person", "agency", "copy", "attachment"] as const;
export type SigningPurpose = (typeof SIGNING_PURPOSES)[number];

export type SignatureLook =
  /** PNG with transparency: blue signature or red seal */
  | { kind: "picture"; png: Uint8Array }
  /** one line, 10 pt, wrapped: copies and attachments show text and no picture (NĐ 30/2020 PL I) */
  | { kind: "text"; line: string }
  | { kind: "none" };

/** Points from the top left of the page; pages from 1. */
export type Place = { page: number; x: number; y: number; w: number; h: number };

export type PrepareInput = {
  purpose: SigningPurpose;
  /** field to sign; the reserved one of the purpose when left out; one is added to a document that has none */
  field?: string;
  look: SignatureLook;
  /** where a field is added to a document that has none; invisible when left out (copies and attachments: top right of page 1) */
  place?: Place;
  signer: CertificateAndChain;
  /** signing time, written as /M (+07:00) and signingTime */
  at: Date;
  /** the approved bytes must still be the beginning of the document */
  approved?: { length: number; sha256: string };
};

/** All that must be kept while a remote signer answers. */
export type PreparedSignature = {
  field: string;
  bytes: Uint8Array;
  /** place of `<…>` in `bytes`: first byte and the byte after the last */
  hole: { start: number; end: number };
  /** DER `SET OF` attributes: what the signer signs */
  attributes: Uint8Array;
  signer: CertificateAndChain;
};

export type TimestampSource = (signatureValue: Uint8Array) => Promise<Uint8Array>;

export type SignNowInput = Omit<PrepareInput, "signer"> & {
  signer: Signer;
  keyId: string;
  pin?: string;
  timestamp?: TimestampSource;
};

export type DocumentSigning = {
  /** Throws PdfSigningError `signature.*`: field signed already, wrong order, certificate not valid at `at`, prefix changed. */
  prepare(bytes: Uint8Array, input: PrepareInput): Promise<PreparedSignature>;
  /** Checks the value against the certificate, then writes it. Throws `signature.wrong-value`, `signature.too-large`. */
  complete(prepared: PreparedSignature, value: Uint8Array, timestamp?: Uint8Array): Uint8Array;
  /** prepare + signer + complete, for signers that answer at once */
  signNow(bytes: Uint8Array, input: SignNowInput): Promise<Uint8Array>;
  /** Appends certificates and revocation lists (DSS), so that the signatures can be checked offline later. */
  addValidationData(
    bytes: Uint8Array,
    data: { certificates: readonly Uint8Array[]; crls: readonly Uint8Array[] },
  ): Promise<Uint8Array>;
};

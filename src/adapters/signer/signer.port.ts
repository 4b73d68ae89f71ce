// Who holds a private key and signs with it. The same words fit a key file, a token on the clerk's PC and a remote service:
// the office prepares the attributes, the signer returns the raw value, the office builds the signature.

import type { KeyObject } from "node:crypto";
import { PlainFailure } from "#src/platform/failure/plain-failure.ts";

/** One key that can sign. */
export type SigningKey = {
  id: string;
  /** subject's common name, as printed in the certificate */
  subject: string;
  /** ISO 8601, UTC */
  notBefore: string;
  notAfter: string;
};

/** DER bytes: the signer's certificate and the issuing certificates above it, leaf first. */
export type CertificateAndChain = {
  certificate: Uint8Array;
  chain: Uint8Array[];
  /** whose key it is, stated when it was attached: id of a person, code of an agency; absent where nothing was stated */
  holder?: string;
  /** the key opens only with a PIN */
  pinned?: boolean;
};

export type Signer = {
  /** Keys this signer knows; never a private part. */
  keys(): Promise<SigningKey[]>;
  /** Throws `signer.unknown-key`. */
  certificateOf(keyId: string): Promise<CertificateAndChain>;
  /**
   * Signs DER-encoded signed attributes (`SET OF`, tag 0x31) with SHA-256.
   * @returns the raw value: RSA PKCS#1 v1.5, or ECDSA in DER
   * @throws SignerError `signer.unknown-key`, `signer.wrong-pin`
   */
  signAttributes(keyId: string, attributes: Uint8Array, pin?: string): Promise<Uint8Array>;
};

export type NewKey = Omit<CertificateAndChain, "pinned"> & {
  id: string;
  privateKey: KeyObject;
  /** without one the key signs whenever the office asks it: seals */
  pin?: string;
};

/** A signer whose keys are kept here. What goes in never comes out again. */
export type KeyStore = Signer & {
  /** Stores a key; refuses an id that exists (`signer.key-exists`). */
  add(key: NewKey): Promise<void>;
  /** Throws `signer.wrong-pin` unless `pin` is today's. */
  changePin(keyId: string, pin: string, next: string): Promise<void>;
  /** Forgets a key for good; one that is not there is no failure. */
  remove(keyId: string): Promise<void>;
};

/** An expected refusal of a signer: dotted code and a Vietnamese sentence that says what to do. */
export class SignerError extends PlainFailure {}

// What the threads that make files are asked and what they answer; plain data, so that it travels between threads and lies in a file.
import type { Proposals } from "#src/features/intake/decisions/proposals.rules.ts";
import type { Anchor, DocumentModel } from "#src/rules/document-format/document-model.ts";
import type { VerifyResult } from "#src/rules/signing/verify-result.ts";

/** How far a letter went: only approved; signed by its person; numbered and sealed; changed after that; paper or mail without signature. */
export type PageWay = "approved" | "signed" | "sealed" | "tampered" | "plain";

export type PageJob = {
  letterId: string;
  way: PageWay;
  model: DocumentModel;
  /** when the approved version was saved, ISO 8601 */
  savedAt: string;
  sealMm: number;
  /** as printed, with its date; null while nobody gave one */
  number: string | null;
  issuedDate: string | null;
  person: { keyId: string; at: string } | null;
  agency: { keyId: string; at: string } | null;
  /** one received file, without the steps before it */
  received: boolean;
  /** somebody receives it: its signatures are checked as the intake does */
  checked: boolean;
  /** it waits for the clerk: its fields are read from the page as the intake does */
  waiting: boolean;
  /** when the receiver checks, ISO 8601 */
  checkedAt: string;
};

export type StoredBytes = { sha256: string; size: number };

export type PageFiles = {
  letterId: string;
  way: PageWay;
  pages: number;
  anchors: Anchor[];
  approved: StoredBytes | null;
  person: StoredBytes | null;
  /** what readers get: the last of the ways */
  final: StoredBytes;
  verification: VerifyResult | null;
  proposed: Proposals | null;
};

/** A key of the demo as threads need it. */
export type DemoKey = {
  /** common name in the certificate */
  name: string;
  /** base64 of DER */
  certificate: string;
  /** PKCS#8, PEM */
  privateKey: string;
  /** the picture that stands on the page with it: a person's name in blue, or a seal */
  look: Look;
};

export type Look = { kind: "person"; fullName: string } | { kind: "agency"; agency: string; parent: string };

export type DemoKeys = {
  keys: Record<string, DemoKey>;
  /** base64 of DER: the issuing authority and the root and revocation lists of the demo */
  authorities: string[];
  lists: string[];
};

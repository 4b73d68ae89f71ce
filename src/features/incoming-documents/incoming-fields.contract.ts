// Shapes shared by the intake (before registration) and the registered incoming document.
import { z } from "zod";
import { enteredDay, instant } from "#src/platform/http/contract.ts";

export const URGENCIES = ["thuong", "khan", "thuong-khan", "hoa-toc"] as const;
export const urgency = z.enum(URGENCIES);
export type Urgency = z.infer<typeof urgency>;

/** Fields of NĐ 30/2020 PL VI that are entered; the exact lengths are checked by `rules/registers`, with all reasons at once. */
export const registerFields = z.object({
  /** as printed, `01` stays `01`; empty for a letter without number */
  codeNumber: z.string().max(4000).default(""),
  codeNotation: z.string().max(4000).default(""),
  issuedDate: enteredDay,
  issuedPlace: z.string().max(4000).default(""),
  organName: z.string().max(4000),
  organCode: z.string().max(100).nullable().default(null),
  typeName: z.string().max(4000),
  subject: z.string().max(4000),
  signerPosition: z.string().max(4000).default(""),
  signerName: z.string().max(4000).default(""),
  urgency: urgency.default("thuong"),
  language: z.string().max(4000).default("Tiếng Việt"),
  pageAmount: z.number().int().nullable().default(null),
  description: z.string().max(4000).default(""),
  toPlaces: z.string().max(4000).default(""),
  /** deadline written in the letter or set by the clerk; its last office minute counts */
  dueDate: enteredDay.nullable().default(null),
});
export type RegisterFields = z.infer<typeof registerFields>;

/** The six visible items of QC-3.3: without a valid signature the clerk looks at the page and says what is there. */
export const ATTESTED_ITEMS = ["name", "post", "signature", "seal", "number", "date"] as const;
export type AttestedItem = (typeof ATTESTED_ITEMS)[number];
export const attestation = z.object({
  name: z.boolean(),
  post: z.boolean(),
  signature: z.boolean(),
  seal: z.boolean(),
  number: z.boolean(),
  date: z.boolean(),
});

/** One signature in a clerk's words, with the technical part. */
export const signatureFinding = z.object({
  field: z.string(),
  signer: z.string(),
  signedAt: z.string().nullable(),
  timestamp: z.string().nullable(),
  verdict: z.enum(["valid", "invalid", "unknown"]),
  integrity: z.string(),
  changesAfter: z.string(),
  chain: z.string(),
  revocation: z.string(),
  reasons: z.array(z.string()),
});

/** What receipt found: the signature's verdict, or what the clerk attested (QC-3.3, QC-4.1). */
export const receipt = z.object({
  verdict: z.enum(["valid", "invalid", "unknown", "unsigned"]),
  /** the verdict as a sentence: "Có giá trị như bản giấy. …" */
  sentence: z.string(),
  signatures: z.array(signatureFinding),
  attested: z
    .object({ items: attestation, missing: z.array(z.enum(ATTESTED_ITEMS)), byName: z.string(), at: instant })
    .nullable(),
  /** "để biết, tham khảo": the clause's conditions are not met */
  forReference: z.boolean(),
  /** valid as far as it goes, but the person's or the agency's signature is missing; letters registered before this was asked have neither */
  incomplete: z.boolean().default(false),
  /** sentences: signatures that do not fit the sender or signer in the register (QC-4.1) */
  differences: z.array(z.string()).default([]),
});
export type Receipt = z.infer<typeof receipt>;

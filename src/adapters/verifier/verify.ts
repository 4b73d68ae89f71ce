// The order of checks: file → revisions → each signature (range, digest, value, certificate, changes, chain, revocation) → worst.
// Timestamps over the whole file are judged first: a trusted one proves that earlier signatures existed at its time.
import { holdsBrokenSignature } from "./pdf/raw-integrity.ts";
import { LimitReached, type Revision, type RevisionFailure, readRevision } from "./pdf/revision.ts";
import { type SignedField, signedFields } from "./pdf/signed-fields.ts";
import { validationData } from "./pdf/validation-data.ts";
import { type ReasonCode, reason } from "./reasons.ts";
import { type JudgeInput, judgeSignature } from "./signature.ts";
import { readsOneWay } from "./structure/reads-one-way.ts";
import { readCertificate } from "./trust/certificate.ts";
import { readRevocationList } from "./trust/revocation.ts";
import type { SignatureResult, Verdict, VerifyOptions, VerifyResult } from "./verifier.port.ts";

const MOST_SIGNATURES = 40;
const BUDGET = 4_000_000;

const whole = (verdict: Verdict, ...codes: ReasonCode[]): VerifyResult => ({
  verdict,
  signatures: [],
  reasons: codes.map(reason),
});

function worst(signatures: readonly SignatureResult[]): Verdict {
  const verdicts = signatures.map(({ verdict }) => verdict);
  if (verdicts.includes("invalid")) return "invalid";
  return verdicts.includes("unknown") ? "unknown" : "valid";
}

/** A file without signed fields: unsigned, unless something in it was once a signature. */
function withoutSignatures(bytes: Uint8Array): VerifyResult {
  const signedBefore = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes("/ByteRange");
  return signedBefore ? whole("invalid", "file.hidden-signature") : whole("unsigned");
}

/** A file that cannot be opened any more: changed after signing when a signature in it proves that, else undecided. */
function unreadable(bytes: Uint8Array, code: ReasonCode): VerifyResult {
  return holdsBrokenSignature(bytes) ? whole("invalid", "integrity.digest-mismatch", code) : whole("unknown", code);
}

async function judgeAll(bytes: Uint8Array, options: VerifyOptions): Promise<VerifyResult> {
  if (!Buffer.from(bytes.subarray(0, 1024 + 5)).includes("%PDF-")) return whole("unknown", "file.not-a-pdf");
  const now = await readRevision(bytes);
  if (now === "encrypted") return whole("unknown", "file.encrypted");
  if (now === "not-a-pdf") return unreadable(bytes, "file.not-a-pdf");
  const fields = signedFields(now);
  if (fields.length === 0) return withoutSignatures(bytes);
  if (fields.length > MOST_SIGNATURES) return whole("unknown", "file.too-many-signatures");

  const ofFile: ReasonCode[] = [];
  if (now.damaged) ofFile.push("file.damaged");
  if (!readsOneWay(bytes)) ofFile.push("file.two-readings");
  const data = validationData(now);
  const input: Omit<JudgeInput, "proofs"> = {
    bytes,
    now,
    at: options.at,
    trust: options.trust.map(readCertificate).filter((certificate) => certificate !== null),
    certificates: data.certificates.map(readCertificate).filter((certificate) => certificate !== null),
    lists: [...data.crls, ...(options.crls ?? [])].map(readRevocationList).filter((list) => list !== null),
    revisions: new Map<number, Promise<Revision | RevisionFailure>>(),
    budget: { left: BUDGET },
    ofFile,
  };
  const judged = new Map<SignedField, SignatureResult>();
  const proofs: { end: number; time: Date }[] = [];
  for (const kind of ["timestamp", "signature"] as const) {
    for (const field of fields.filter((one) => one.kind === kind)) {
      const { result, end } = await judgeSignature({ ...input, proofs }, field);
      judged.set(field, result);
      if (kind === "timestamp" && result.timestamp && end !== null)
        proofs.push({ end, time: new Date(result.timestamp) });
    }
  }
  const signatures = fields.map((field) => judged.get(field)).filter((result) => result !== undefined);
  return { verdict: worst(signatures), signatures, reasons: ofFile.map(reason) };
}

/**
 * Checks all signatures of a PDF in this process. Never throws on what lies in the file.
 * Hostile files belong into `createIsolatedVerifier`, which also bounds time and memory.
 */
export async function verifyPdf(bytes: Uint8Array, options: VerifyOptions): Promise<VerifyResult> {
  try {
    return await judgeAll(bytes, options);
  } catch (error) {
    return unreadable(
      bytes,
      error instanceof LimitReached || error instanceof RangeError ? "file.limit" : "file.damaged",
    );
  }
}

// What the receiver's check finds. Files that somebody will handle are verified one by one. The many older ones were sealed a moment
// ago with the same code and the same authority: one of them is verified, the others differ in who signed and when.
import { readCertificate, summaryOf } from "#src/adapters/verifier/trust/certificate.ts";
import { verifyPdf } from "#src/adapters/verifier/verify.ts";
import type { CertificateSummary, VerifyResult } from "#src/rules/signing/verify-result.ts";
import type { DemoKeys, PageJob } from "./page-job.ts";

const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, "base64"));

export type Judge = (job: PageJob, bytes: Uint8Array) => Promise<VerifyResult | null>;

export function createJudge(keys: DemoKeys): Judge {
  const trust = keys.authorities.map(bytesOf);
  const crls = keys.lists.map(bytesOf);
  let sample: VerifyResult | null = null;
  const check = (job: PageJob, bytes: Uint8Array) => verifyPdf(bytes, { trust, crls, at: new Date(job.checkedAt) });
  return async (job, bytes) => {
    if (!job.checked) return null;
    const [person, agency] = [signatureBy(keys, job.person), signatureBy(keys, job.agency)];
    if (job.waiting || job.way !== "sealed" || !person || !agency) return check(job, bytes);
    sample ??= await check(job, bytes);
    if (sample.verdict !== "valid" || sample.signatures.length !== 2) return check(job, bytes);
    const [first, second] = sample.signatures;
    return first && second
      ? {
          ...sample,
          signatures: [
            { ...first, ...person },
            { ...second, ...agency },
          ],
        }
      : sample;
  };
}

function signatureBy(keys: DemoKeys, by: PageJob["person"]) {
  const key = by ? keys.keys[by.keyId] : undefined;
  if (!by || !key) return null;
  return { signer: key.name, certificate: certificateSummary(key.certificate), signedAt: by.at };
}

const summaries = new Map<string, CertificateSummary | null>();
function certificateSummary(certificate: string): CertificateSummary | null {
  const known = summaries.get(certificate);
  if (known !== undefined) return known;
  const read = readCertificate(bytesOf(certificate));
  const made = read ? summaryOf(read) : null;
  summaries.set(certificate, made);
  return made;
}

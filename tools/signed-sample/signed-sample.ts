// The whole path once: approved → person → number and date → agency → validation data, with every step's bytes.

import type { NumberAndDate } from "#src/adapters/pdf-form/pdf-form.port.ts";
import { createPdfForm } from "#src/adapters/pdf-form/pdf-form.ts";
import { createDocumentSigning } from "#src/adapters/signer/document-signing.ts";
import { createP12Signer, P12_KEY } from "#src/adapters/signer/p12-signer.ts";
import type { TestPki } from "#tools/test-pki/create-test-pki.ts";
import { sealPicture, signaturePicture } from "#tools/test-pki/pictures.ts";
import { sampleDocument } from "#tools/test-pki/sample-document.ts";

export type SignedSteps = {
  approved: Uint8Array;
  person: Uint8Array;
  numbered: Uint8Array;
  agency: Uint8Array;
  final: Uint8Array;
};

const PIN = "123456";
export const SAMPLE_NUMBER: NumberAndDate = { so: "1245", ngay: "24", thang: "11", nam: "2026" };

/** Signs the sample with the keys `person` and `agency` of a test PKI at a given time. */
export async function signedSample(pki: TestPki, at: Date): Promise<SignedSteps> {
  const form = createPdfForm();
  const signing = createDocumentSigning();
  const sign = (bytes: Uint8Array, purpose: "person" | "agency", png: Uint8Array): Promise<Uint8Array> =>
    signing.signNow(bytes, {
      purpose,
      look: { kind: "picture", png },
      at,
      signer: createP12Signer(pki.key(purpose).p12(PIN), PIN),
      keyId: P12_KEY,
      pin: PIN,
    });
  const approved = await form.reserveFields(sampleDocument());
  const person = await sign(approved, "person", signaturePicture("Nguyễn Thị Ánh Nguyệt"));
  const numbered = await form.fillNumber(person, SAMPLE_NUMBER);
  const agency = await sign(numbered, "agency", sealPicture({ agency: "Sở Tài chính", parent: "Tỉnh Vĩnh Long" }));
  const certificates = [pki.key("person").certificate, pki.key("agency").certificate, pki.issuing, pki.root];
  const final = await signing.addValidationData(agency, { certificates, crls: pki.crls });
  return { approved, person, numbered, agency, final };
}

/** Two subjects, enough for the path. */
export const SAMPLE_SUBJECTS = [
  { id: "person", name: "Nguyễn Thị Ánh Nguyệt", kind: "person", organisation: "Sở Tài chính tỉnh Vĩnh Long" },
  { id: "agency", name: "Sở Tài chính tỉnh Vĩnh Long", kind: "agency" },
] as const;

// The key behind a post and behind the agency, and one signature made with it and judged by our own verifier before it counts.
import { X509Certificate } from "node:crypto";
import type { FileStore } from "#src/adapters/files/files.port.ts";
import type { PdfForm } from "#src/adapters/pdf-form/pdf-form.port.ts";
import type { DocumentSigning } from "#src/adapters/signer/document-signing.port.ts";
import type { SigningPictures } from "#src/adapters/signer/pictures.port.ts";
import type { Signer } from "#src/adapters/signer/signer.port.ts";
import type { CheckCertificate } from "#src/adapters/verifier/trust.port.ts";
import type { Verifier } from "#src/adapters/verifier/verifier.port.ts";
import { demandContentRole } from "#src/features/access/access.actions.ts";
import { viewOf } from "#src/features/certificates/state.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import { inAgency } from "#src/platform/db/database.ts";
import { PlainFailure } from "#src/platform/failure/plain-failure.ts";
import { Problem, problem, refuseIf } from "#src/platform/problem/problem.ts";
import type { VerifyResult } from "#src/rules/signing/verify-result.ts";
import { AGENCY_FIELD, certificateSentence, PERSON_FIELD } from "./signing.rules.ts";
import { signingKeyOf } from "./signing.store.ts";

/** What signing needs of the outside world; wired in src/server/ports.ts. */
export type SigningParts = {
  files: FileStore;
  signer: Signer;
  pictures: SigningPictures;
  signing: DocumentSigning;
  /** bounded in time and memory: for what came from outside */
  verifier: Verifier;
  /** for files this office made itself */
  ownVerifier: Verifier;
  pdfForm: PdfForm;
  checkCertificate: CheckCertificate;
  trust(): Promise<{ certificates: readonly Uint8Array[]; crls: readonly Uint8Array[] }>;
};

export const noKey = problem(
  "signing.no-key",
  409,
  "Bạn chưa có chứng thư ký ở chức danh này. Chưa có gì được ký. Hãy nạp tệp .p12 ở trang Chứng thư của tôi (bấm tên bạn ở góc trên bên phải).",
);
export const noSealKey = problem(
  "signing.no-key",
  409,
  "Cơ quan chưa có chứng thư ký số. Chưa cấp số, chưa ký gì. Văn thư giữ con dấu nạp tệp .p12 của cơ quan ở trang Chứng thư.",
);
const noPicture = problem(
  "signing.no-picture",
  409,
  "Chữ ký của bạn chưa có hình trong hệ thống nên chưa ký được. Chưa có gì được ký. Hãy tải hình chữ ký lên ở trang Chứng thư của tôi.",
);
const noSealPicture = problem(
  "signing.no-picture",
  409,
  "Con dấu của cơ quan chưa có hình trong hệ thống nên chưa ký được. Chưa cấp số, chưa ký gì. Văn thư tải hình con dấu lên ở trang Chứng thư.",
);

/** A key as it stands before signing; the private part never leaves the signer. */
export type ReadyKey = {
  keyId: string;
  subject: string;
  serial: string;
  name: string;
  notAfter: Date;
  picture: Uint8Array;
  /** whose key it is, stated when it was attached; null for keys older than that */
  holder: string | null;
  pinned: boolean;
};

/** @throws Problem 409 when there is no such key or no picture for it */
export async function readyKey(
  parts: SigningParts,
  keyId: string | null,
  whose: "person" | "agency",
): Promise<ReadyKey> {
  const kept = keyId === null ? null : await certificateOf(parts, keyId);
  if (!kept || keyId === null) throw whose === "person" ? noKey() : noSealKey();
  const picture = await parts.pictures.of(keyId);
  if (!picture) throw whose === "person" ? noPicture() : noSealPicture();
  const { x509, holder, pinned } = kept;
  return {
    holder,
    pinned,
    keyId,
    subject: x509.subject.replaceAll("\n", ", "),
    serial: x509.serialNumber,
    name: nameIn(x509),
    notAfter: x509.validToDate,
    picture,
  };
}

async function certificateOf(
  parts: SigningParts,
  keyId: string,
): Promise<{ x509: X509Certificate; holder: string | null; pinned: boolean } | null> {
  try {
    const { certificate, holder = null, pinned = false } = await parts.signer.certificateOf(keyId);
    return { x509: new X509Certificate(certificate), holder, pinned };
  } catch (error) {
    if (error instanceof PlainFailure && error.code === "signer.unknown-key") return null;
    throw error;
  }
}

function nameIn(x509: X509Certificate): string {
  return x509.toLegacyObject().subject.CN?.toString() ?? x509.subject;
}

/** Short: the page puts the way to the certificate beside it. */
const NO_KEY = "Bạn chưa có chứng thư nên chưa ký được.";

/** What stands right in the head of the signing screen. */
export async function describeKey(act: Act, parts: SigningParts) {
  demandContentRole(act.caller);
  const keyId = await inAgency(act.db, act.caller.agencyId, (tx) =>
    signingKeyOf(tx, act.caller.agencyId, act.caller.postId),
  );
  const view = await judge(parts, keyId, { whose: "person", now: act.now });
  if (!view) return { ready: false, subject: null, notAfter: null, test: false, sentence: NO_KEY };
  return {
    ready: view.ready,
    subject: view.name,
    notAfter: view.notAfter,
    test: view.test,
    sentence: view.ready ? certificateSentence(view.name, new Date(view.notAfter)) : (view.remarks[0] ?? NO_KEY),
  };
}

async function judge(parts: SigningParts, keyId: string | null, of: { whose: "person" | "agency"; now: Date }) {
  return viewOf(parts, keyId, { ...of, trusted: await parts.trust() });
}

/**
 * Before a number is spent: would the agency's signature be valid now (TT 15/2025/TT-BKHCN Đ5.1)?
 * @throws Problem 409 with every reason why not
 */
export async function demandSealReady(parts: SigningParts, keyId: string, now: Date): Promise<void> {
  const view = await judge(parts, keyId, { whose: "agency", now });
  if (!view || view.ready) return;
  refuseIf(
    view.remarks.map((remark) => ({
      code: "signing.seal-not-ready",
      message: `${remark} Chưa cấp số, chưa ký gì.`,
      clause: "TT 15/2025/TT-BKHCN Đ5.1",
    })),
  );
}

/** @param from `own` = made here, `outside` = received: judged in a process of its own */
export async function verifyBytes(
  parts: SigningParts,
  bytes: Uint8Array,
  as: { now: Date; from: "own" | "outside" },
): Promise<VerifyResult> {
  const { certificates, crls } = await parts.trust();
  const verifier = as.from === "own" ? parts.ownVerifier : parts.verifier;
  return verifier.verify(bytes, { trust: certificates, crls, at: as.now });
}

export type ToSign = {
  purpose: "person" | "agency";
  key: ReadyKey;
  approved: { length: number; sha256: string };
  pin?: string | undefined;
  now: Date;
};

/**
 * Appends one signature. Whoever calls it looks at the whole file with our own verifier before it is given out (`refuseMade`).
 * @throws Problem 409 with the sentence of the signer or the form
 */
export function signBytes(parts: SigningParts, bytes: Uint8Array, ask: ToSign): Promise<Uint8Array> {
  const field = ask.purpose === "person" ? PERSON_FIELD : AGENCY_FIELD;
  return expected(() =>
    parts.signing.signNow(bytes, {
      purpose: ask.purpose,
      field,
      look: { kind: "picture", png: ask.key.picture },
      at: ask.now,
      approved: ask.approved,
      signer: parts.signer,
      keyId: ask.key.keyId,
      ...(ask.pin === undefined ? {} : { pin: ask.pin }),
    }),
  );
}

/** A refusal of the signer or the PDF form as a problem with its own sentence; anything else stays the bug it is. */
export async function expected<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof PlainFailure)) throw error;
    throw new Problem({ code: error.code, status: 409, message: error.message });
  }
}

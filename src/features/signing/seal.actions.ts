// Số, ngày and the agency's signature. The number is taken in a short transaction of its own, so that the book is never locked
// while something slow runs; a failure or a crash afterwards leaves the document `numbered` with its number in the book, and the
// same press goes on from there (NĐ 30/2020 Đ15.3, Đ17, Đ32).
import type { z } from "zod";
import { withDocument } from "#src/features/access/access.actions.ts";
import { recordAudit } from "#src/features/audit/record.actions.ts";
import { advance, type ForSigning, loadForSigning } from "#src/features/outgoing-documents/signing.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import { inAgency, type Tx } from "#src/platform/db/database.ts";
import { newId } from "#src/platform/ids/ids.ts";
import { announce } from "#src/platform/live/live.ts";
import { Problem, problem, refuseIf } from "#src/platform/problem/problem.ts";
import { numberAndNotation } from "#src/rules/numbering/notation.ts";
import type { Refusal } from "#src/rules/refusal/refusal.ts";
import { checkOutgoingAct } from "#src/rules/routing/outgoing-states.ts";
import { dateText } from "#src/rules/vietnamese-text/date-text.ts";
import { failing, onceOnly, prefixSha256 } from "./attempts.actions.ts";
import {
  demandSealReady,
  expected,
  type ReadyKey,
  readyKey,
  type SigningParts,
  signBytes,
  verifyBytes,
} from "./keys.actions.ts";
import { type Document, giveNumber, type SealInput } from "./number.actions.ts";
import type { sealed } from "./signing.contract.ts";
import { AGENCY_FIELD, PERSON_FIELD, placesOf, refuseMade, verdictOfField } from "./signing.rules.ts";
import { insertSignature, personKeyOf, sealKeyOf } from "./signing.store.ts";

type Sealed = z.infer<typeof sealed>;

const otherBytes = problem(
  "signing.other-bytes",
  409,
  "Tệp của văn bản đã khác bản bạn đang xem. Chưa cấp số, chưa ký gì thêm. Hãy mở lại văn bản rồi làm lại.",
);
const changed = problem(
  "stale",
  409,
  "Văn bản vừa được người khác xử lý. Việc của bạn chưa được ghi. Hãy mở lại văn bản rồi làm tiếp.",
);

/**
 * Gives number and date, fills the open places, signs for the agency, checks everything with our own verifier.
 * @throws Problem 403, 404; 409 `signing.other-bytes`, `stale`, every reason of the rules: then nothing was done. 409
 *   `signing.seal-failed` when the number stands already: press again to go on with it, or return the document with a reason
 */
export async function sealDocument(act: Act, parts: SigningParts, input: SealInput): Promise<Sealed> {
  const before = await load(act, input);
  const done = earlier(before, input);
  if (done) return done;
  demandSeen(before.document, input);
  const key = await agencyKey(act, parts);
  await demandSealReady(parts, key.keyId, act.now);
  const bytes = await parts.files.read(input.sha256);
  await demandPersonSigned(parts, { document: before.document, bytes, now: act.now });
  const numbered = before.document.state === "numbered" ? before.document : await giveNumber(act, input);
  try {
    const made = await failing(act, { input, key, kind: "agency" }, () => make(act, parts, { numbered, bytes, key }));
    return await onceOnly(
      () =>
        withDocument(act, { documentId: input.id, need: "sign-agency" }, (tx) =>
          write(tx, act, { numbered, key, made }),
        ),
      async () => earlier(await load(act, input), input),
    );
  } catch (error) {
    throw sealFailed(error, numbered);
  }
}

function load(act: Act, input: { id: string }): Promise<ForSigning> {
  return withDocument(act, { documentId: input.id, need: "sign-agency" }, (tx) =>
    loadForSigning(tx, act.caller.agencyId, input.id),
  );
}

function earlier(loaded: ForSigning, input: SealInput): Sealed | null {
  const { document } = loaded;
  const made = loaded.signatures.findLast((each) => each.kind === "agency");
  if (!made || made.sha256Before !== input.sha256 || !document.sealed_at) return null;
  return answer(document, { again: true, sealedAt: document.sealed_at });
}

function demandSeen(document: Document, input: SealInput): void {
  if (document.state !== "numbered")
    refuseIf(checkOutgoingAct(document.state, "give-number", { personalSignature: "valid" }));
  if (document.current_sha256 !== input.sha256) throw otherBytes();
  if (document.row_version !== input.rowVersion) throw changed();
}

async function agencyKey(act: Act, parts: SigningParts): Promise<ReadyKey> {
  const { agencyId } = act.caller;
  return readyKey(parts, await inAgency(act.db, agencyId, (tx) => sealKeyOf(tx, agencyId)), "agency");
}

// NĐ 30/2020 Đ32.2.d: the agency signs only over a valid signature of the competent person, on exactly what was approved
async function demandPersonSigned(
  parts: SigningParts,
  of: { document: Document; bytes: Uint8Array; now: Date },
): Promise<void> {
  const result = await verifyBytes(parts, of.bytes, { now: of.now, from: "own" });
  const person = verdictOfField(result, PERSON_FIELD);
  const why = result.signatures.find((each) => each.field === PERSON_FIELD)?.reasons[0];
  refuseIf([
    ...checkOutgoingAct(of.document.state, of.document.state === "numbered" ? "sign-agency" : "give-number", {
      personalSignature: person,
    }).map((each) => (why ? { ...each, message: `${each.message} ${why.message}` } : each)),
    ...(await prefixRefusals(parts, of)),
  ]);
}

async function prefixRefusals(parts: SigningParts, of: { document: Document; bytes: Uint8Array }): Promise<Refusal[]> {
  const approved = of.document.approved_sha256;
  const length = approved === null ? null : await parts.files.size(approved);
  if (approved !== null && length !== null && prefixSha256(of.bytes, length) === approved) return [];
  return [
    {
      code: "signing.not-the-approved-document",
      message:
        "Tệp đã ký không bắt đầu bằng đúng nội dung đã duyệt. Chưa cấp số. Hãy trả lại để ký lại từ bản đã duyệt.",
      clause: "NĐ 30/2020 Đ11.3",
    },
  ];
}

type Made = { sha256: string };

async function make(
  act: Act,
  parts: SigningParts,
  of: { numbered: Document; bytes: Uint8Array; key: ReadyKey },
): Promise<Made> {
  const { numbered, bytes, key } = of;
  const approved = numbered.approved_sha256 ?? "";
  const length = (await parts.files.size(approved)) ?? 0;
  const filled = await expected(() =>
    parts.pdfForm.fillNumber(bytes, placesOf(numbered.code_number ?? "", numbered.issued_date ?? "")),
  );
  const signed = await signBytes(parts, filled, {
    purpose: "agency",
    key,
    approved: { length, sha256: approved },
    now: act.now,
  });
  const whole = await withValidationData(act, parts, { ...of, signed });
  const result = await verifyBytes(parts, whole, { now: act.now, from: "own" });
  refuseIf([
    ...refuseMade(result, AGENCY_FIELD),
    ...refuseMade(result, PERSON_FIELD),
    ...(await prefixRefusals(parts, { document: numbered, bytes: whole })),
  ]);
  return parts.files.put(whole);
}

/** Certificates and revocation lists go with the document, so that it can be checked without asking anybody (PAdES-B-LT). */
async function withValidationData(
  act: Act,
  parts: SigningParts,
  of: { numbered: Document; key: ReadyKey; signed: Uint8Array },
): Promise<Uint8Array> {
  const { certificates, crls } = await parts.trust();
  const agency = await parts.signer.certificateOf(of.key.keyId);
  const person = await personCertificates(act, parts, of.numbered.id);
  const all = unique([...person, agency.certificate, ...agency.chain, ...certificates]);
  return expected(() => parts.signing.addValidationData(of.signed, { certificates: all, crls }));
}

async function personCertificates(act: Act, parts: SigningParts, id: string): Promise<Uint8Array[]> {
  const keyId = await inAgency(act.db, act.caller.agencyId, (tx) => personKeyOf(tx, act.caller.agencyId, id));
  // a key that is gone leaves its certificate in the signature itself
  const found = keyId === null ? null : await parts.signer.certificateOf(keyId).catch(() => null);
  return found ? [found.certificate, ...found.chain] : [];
}

function unique(certificates: readonly Uint8Array[]): Uint8Array[] {
  return [...new Map(certificates.map((each) => [Buffer.from(each).toString("base64"), each])).values()];
}

async function write(tx: Tx, act: Act, of: { numbered: Document; key: ReadyKey; made: Made }): Promise<Sealed> {
  const { numbered, key, made } = of;
  const sha256Before = numbered.current_sha256 ?? "";
  const { state, rowVersion } = await advance(tx, act, {
    id: numbered.id,
    onSha256: sha256Before,
    facts: { personalSignature: "valid" },
    act: "sign-agency",
    fields: { currentSha256: made.sha256, sealedAt: act.now },
  });
  await insertSignature(tx, act.caller.agencyId, {
    id: newId("sig", act.now.getTime()),
    documentId: numbered.id,
    kind: "agency",
    byPostId: act.caller.postId,
    state: "made",
    keyId: key.keyId,
    serial: key.serial,
    subject: key.subject,
    sha256Before,
    sha256After: made.sha256,
    at: act.now,
    error: null,
  });
  await recordAudit(tx, act, {
    action: "outgoing.sealed",
    objectType: "outgoing",
    objectId: numbered.id,
    documentId: numbered.id,
    facts: { sha256Before, sha256: made.sha256, keyId: key.keyId, serial: key.serial, number: numbered.number },
    text: { certificate: key.name },
  });
  await announce(tx, { agencyId: act.caller.agencyId, topic: "signing", id: numbered.id });
  const after = { ...numbered, state, row_version: rowVersion, current_sha256: made.sha256 };
  return answer(after, { again: false, sealedAt: act.now });
}

function answer(document: Document, of: { again: boolean; sealedAt: Date }): Sealed {
  const number = document.number ?? 0;
  const numberText = numberAndNotation(number, document.code_notation);
  const date = document.issued_date ?? "";
  return {
    documentId: document.id,
    state: document.state,
    rowVersion: document.row_version,
    sha256: document.current_sha256 ?? "",
    number,
    codeNumber: document.code_number ?? "",
    codeNotation: document.code_notation,
    numberText,
    issuedDate: date,
    sealedAt: of.sealedAt.toISOString(),
    again: of.again,
    sentence: of.again
      ? `Văn bản đã có số ${numberText} và chữ ký số của cơ quan, không làm lần nữa.`
      : `Đã cấp số ${numberText} ngày ${dateText(date)} và ký số cơ quan; hai chữ ký đều hợp lệ. Văn bản chờ phát hành.`,
  };
}

/** The number stands in the book; the sentence says so, and which two ways lead on. */
function sealFailed(error: unknown, numbered: Document): unknown {
  if (!(error instanceof Problem) || numbered.number === null) return error;
  const numberText = numberAndNotation(numbered.number, numbered.code_notation);
  return new Problem({
    code: "signing.seal-failed",
    status: 409,
    message: `Số ${numberText} đã cấp và giữ cho văn bản này, nhưng chưa ký được cho cơ quan. ${error.message} Hãy bấm lại để ký tiếp với số này, hoặc trả lại kèm lý do để hủy số.`,
    reasons: [
      {
        code: error.code,
        message: error.message,
        facts: { number: numbered.number, rowVersion: numbered.row_version },
      },
      ...error.reasons.filter((each) => each.code !== error.code),
    ],
  });
}

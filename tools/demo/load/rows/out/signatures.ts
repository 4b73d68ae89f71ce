// Signatures as rows: which key, over which bytes, with which result; number and seal in the history.
import { X509Certificate } from "node:crypto";
import { numberAndNotation } from "#src/rules/numbering/notation.ts";
import { bookIdOf } from "../../base.ts";
import { demoId } from "../../ids.ts";
import type { StoredBytes } from "../../pages/page-job.ts";
import { agencyKeyOf } from "../../pki.ts";
import { iso } from "../row-set.ts";
import type { Case } from "./case.ts";

type Made = {
  kind: "person" | "agency";
  keyId: string;
  by: string;
  at: number;
  before: StoredBytes | null;
  after: StoredBytes | null;
  voided: number | null;
};

export function addSignatures(of: Case): void {
  const { times, letter, desk, tell } = of;
  if (times.signedAt === null) return;
  const file = desk.file(letter.id);
  const agency = desk.agency(letter.agencyId);
  const dropped = times.state === "discarded" ? (times.sealedAt ?? times.signedAt) + 5 * 60_000 : null;
  const keyId = desk.keyOf(agency, letter.signer);
  const made = { kind: "person" as const, keyId, by: of.signer.id, at: times.signedAt };
  addSignature(of, { ...made, before: file.approved, after: file.person, voided: dropped });
  tell(times.signedAt, of.signer, "outgoing.signed", {
    facts: {
      sha256Before: file.approved?.sha256 ?? null,
      sha256: file.person?.sha256 ?? null,
      keyId,
      serial: certificateOf(of, keyId).serialNumber,
      unseenPages: 0,
    },
    text: { certificate: letter.signer.fullName },
  });
  if (times.sealedAt === null) return;
  tellNumber(of, times.sealedAt);
  const sealKey = agencyKeyOf(agency);
  const sealed = dropped === null;
  const seal = { kind: "agency" as const, keyId: sealKey, by: of.clerk.id, at: times.sealedAt };
  addSignature(of, { ...seal, before: file.person, after: sealed ? file.final : null, voided: null });
  if (!sealed) {
    tell(times.sealedAt, of.clerk, "outgoing.sign-failed", {
      facts: { kind: "agency", keyId: sealKey, sha256: file.person?.sha256 ?? null },
      text: { error: "Không mở được khóa của cơ quan." },
    });
    return;
  }
  tell(times.sealedAt, of.clerk, "outgoing.sealed", {
    facts: {
      sha256Before: file.person?.sha256 ?? null,
      sha256: file.final.sha256,
      keyId: sealKey,
      serial: certificateOf(of, sealKey).serialNumber,
      number: times.number,
    },
    text: { certificate: agency.name },
  });
}

function tellNumber(of: Case, at: number): void {
  const { times, desk, letter } = of;
  const book = desk.province.books.find((each) => each.id === times.bookId);
  if (!book || times.number === null) return;
  of.tell(at, of.clerk, "outgoing.numbered", {
    facts: { number: times.number, bookId: bookIdOf(book), issuedDate: times.issuedDate },
    text: { number: numberAndNotation(times.number, letter.notation) },
  });
}

function addSignature(of: Case, made: Made): void {
  const certificate = certificateOf(of, made.keyId);
  const failed = made.after === null;
  of.set.add("signature", {
    agency_id: of.agencyId,
    id: demoId("sig", made.at, `${of.letter.id}/${made.kind}`),
    document_id: of.id,
    kind: made.kind,
    by_post_id: made.by,
    state: failed ? "failed" : "made",
    key_id: made.keyId,
    certificate_serial: certificate.serialNumber,
    certificate_subject: certificate.subject.replaceAll("\n", ", "),
    sha256_before: made.before?.sha256 ?? "",
    sha256_after: made.after?.sha256 ?? null,
    at: iso(made.at),
    error: failed ? "Không mở được khóa của cơ quan." : null,
    voided_at: made.voided === null ? null : iso(made.voided),
    void_reason: made.voided === null ? null : of.letter.remark,
  });
}

const read = new Map<string, X509Certificate>();
function certificateOf(of: Case, keyId: string): X509Certificate {
  const known = read.get(keyId);
  if (known) return known;
  const made = new X509Certificate(Buffer.from(of.keys.keys[keyId]?.certificate ?? "", "base64"));
  read.set(keyId, made);
  return made;
}

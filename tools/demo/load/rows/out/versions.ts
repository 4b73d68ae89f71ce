// Frozen versions and the approvals given to them; a version that came back, and why.

import type { PostRow } from "#src/features/organisation/organisation.actions.ts";
import { judgeFormat } from "#src/features/outgoing-documents/draft-rules/format.rules.ts";
import type { DocumentModel } from "#src/rules/document-format/document-model.ts";
import { hashOf } from "../../../random.ts";
import type { DemoOutgoing } from "../../../types.ts";
import { demoId } from "../../ids.ts";
import { iso } from "../row-set.ts";
import type { Case } from "./case.ts";
import type { Timeline } from "./timeline.ts";

/** How many versions were frozen: some drafts have none yet. */
export function versionsOf(letter: DemoOutgoing, times: Timeline): number {
  if (times.submittedAt === null) return hashOf(letter.id) % 2;
  return times.first ? 2 : 1;
}

/** When the words as they stand were saved: the date inside the approved file. */
export function savedAt(letter: DemoOutgoing, times: Timeline): number {
  return times.submittedAt ?? letter.createdAt + 35 * 60_000;
}

export function addVersions(of: Case): void {
  const { letter, times, desk, tell, drafter } = of;
  const { model } = desk.page(letter);
  const count = versionsOf(letter, times);
  if (times.submittedAt === null) {
    const at = savedAt(letter, times);
    tell(at, drafter, "outgoing.edited", { facts: { rowVersion: 2 } });
    if (count > 0) addVersion(of, { no: 1, model, note: "Bản nháp đầu", at });
    return;
  }
  if (times.first) {
    addVersion(of, { no: 1, model: earlierModel(model), note: "Trình lần đầu", at: times.first.submittedAt });
    submit(of, 1, times.first.submittedAt);
    tell(times.first.returnedAt, of.unitHead, "outgoing.returned", {
      facts: { from: "unit-approval", to: "draft" },
      text: { reason: times.first.reason, to: drafter.full_name },
    });
  }
  addVersion(of, { no: count, model, note: times.first ? "Đã sửa theo ý kiến" : "Trình duyệt", at: times.submittedAt });
  submit(of, count, times.submittedAt);
  approve(of, "unit", times.unitAt, of.unitHead);
  approve(of, "format", times.formatAt, of.chief);
  approve(of, "leader", times.leaderAt, of.signer);
}

/** The first try: one paragraph less than what was accepted. */
function earlierModel(model: DocumentModel): DocumentModel {
  return model.body.length > 1 ? { ...model, body: model.body.slice(0, -1) } : model;
}

function addVersion(of: Case, version: { no: number; model: DocumentModel; note: string; at: number }): void {
  of.set.add("draft_version", {
    agency_id: of.agencyId,
    document_id: of.id,
    no: version.no,
    model: version.model,
    note: version.note,
    by_post_id: of.drafter.id,
    at: iso(version.at),
  });
  of.tell(version.at, of.drafter, "outgoing.saved-version", {
    facts: { version: version.no },
    text: { note: version.note },
  });
}

function submit(of: Case, version: number, at: number): void {
  of.tell(at, of.drafter, "outgoing.submitted", { facts: { version, signerPostId: of.signer.id } });
}

function approve(of: Case, step: "unit" | "format" | "leader", at: number | null, by: PostRow): void {
  if (at === null) return;
  const { letter, times, desk } = of;
  const version = versionsOf(letter, times);
  const sha256 = step === "leader" ? (desk.file(letter.id).approved?.sha256 ?? null) : null;
  of.tell(at - 3 * 60_000, by, "outgoing.read", { facts: { part: "document" } });
  of.set.add("approval", {
    agency_id: of.agencyId,
    id: demoId("apr", at, `${letter.id}/${step}`),
    document_id: of.id,
    version_no: version,
    step,
    by_post_id: by.id,
    at: iso(at),
    sha256,
    note: "",
    findings: step === "format" ? judgeFormat(desk.page(letter).model, "issue", null).findings : null,
  });
  of.tell(at, by, "outgoing.approved", { facts: { step, version, sha256 } });
}

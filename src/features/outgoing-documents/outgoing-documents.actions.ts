// Reading: lists, one document, its versions, comparison, format check.
import { demandContentRole, markSeen, withDocument } from "#src/features/access/access.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import { inAgency, type Tx } from "#src/platform/db/database.ts";
import { problem } from "#src/platform/problem/problem.ts";
import type { DocumentModel } from "#src/rules/document-format/document-model.ts";
import { fold } from "#src/rules/vietnamese-text/fold.ts";
import { type ComparedLine, compareModels } from "./draft-rules/compare.rules.ts";
import { type FormatAnswer, judgeFormat } from "./draft-rules/format.rules.ts";
import { findOutgoing, issuedOf, type OutgoingRecord } from "./ground/document.store.ts";
import { listOutgoing } from "./ground/outgoing-list.store.ts";
import { missing, noteReading } from "./ground/steps.actions.ts";
import { findVersion, listVersions } from "./ground/trail.store.ts";
import type { OutgoingDocument, OutgoingRow } from "./outgoing-fields.contract.ts";
import { describeOutgoing, rowView } from "./view.actions.ts";

const noVersion = problem("outgoing.no-version", 404, "Văn bản không có bản này. Hãy chọn một bản trong danh sách.");

export type ListInput = {
  view: "all" | "open" | "mine" | "issued";
  box?: string | undefined;
  q?: string | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** What the caller sees, the latest begun first. @throws Problem 403 for administrators */
export async function listDocuments(act: Act, ask: ListInput): Promise<{ rows: OutgoingRow[]; next: string | null }> {
  demandContentRole(act.caller);
  const { agencyId, principalIds, postId } = act.caller;
  const rows = await inAgency(act.db, agencyId, (tx) =>
    listOutgoing(tx, {
      agencyId,
      principalIds,
      boxes: boxesOf(ask.box),
      only: ask.view === "mine" || ask.view === "all" ? "any" : ask.view,
      drafterPostId: ask.view === "mine" ? postId : null,
      words: fold(ask.q ?? "")
        .split(/\s+/u)
        .filter((word) => word !== ""),
      after: afterOf(ask.cursor),
      limit: ask.limit + 1,
    }),
  );
  const shown = rows.slice(0, ask.limit);
  const last = rows.length > ask.limit ? shown.at(-1) : undefined;
  return { rows: shown.map(rowView), next: last ? `${last.created_at.toISOString()}~${last.id}` : null };
}

// a returned draft lies among the drafts too
function boxesOf(box: string | undefined): string[] | null {
  if (box === undefined) return null;
  return box === "drafts" ? ["drafts", "returned"] : [box];
}

/** A cursor nobody gave out counts as none. */
function afterOf(cursor: string | undefined): { at: Date; id: string } | null {
  const [at = "", id = ""] = (cursor ?? "").split("~");
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? null : { at: date, id };
}

export function getDocument(act: Act, id: string): Promise<OutgoingDocument> {
  return withDocument(act, { documentId: id, need: "read" }, async (tx) => {
    await markSeen(tx, act.caller, id, act.now);
    return describeOutgoing(tx, act, id);
  });
}

export function versionsOf(act: Act, id: string): Promise<OutgoingDocument["versions"]> {
  return withDocument(act, { documentId: id, need: "read" }, async (tx) => {
    const document = await findOutgoing(tx, act.caller.agencyId, { id });
    return (await listVersions(tx, act.caller.agencyId, id)).map((version) => ({
      no: version.no,
      note: version.note,
      byName: version.by_name,
      at: version.at.toISOString(),
      approved: version.no === document?.approved_version,
    }));
  });
}

export function getVersion(act: Act, ask: { id: string; no: number }) {
  return withDocument(act, { documentId: ask.id, need: "read" }, async (tx) => {
    const found = await findVersion(tx, act.caller.agencyId, { documentId: ask.id, no: ask.no });
    const document = await findOutgoing(tx, act.caller.agencyId, { id: ask.id });
    if (!found || !document) throw noVersion();
    await noteReading(tx, act, { documentId: ask.id, facts: { part: "version", version: ask.no } });
    return {
      no: found.no,
      note: found.note,
      byName: found.by_name,
      at: found.at.toISOString(),
      approved: found.no === document.approved_version,
      model: found.model,
    };
  });
}

/** `0` = the working copy. @throws Problem 404 */
export function compareVersions(
  act: Act,
  ask: { id: string; from: number; to: number },
): Promise<{ from: number; to: number; changes: number; lines: ComparedLine[] }> {
  return withDocument(act, { documentId: ask.id, need: "read" }, async (tx) => {
    const lines = compareModels(
      (await modelAt(tx, act.caller.agencyId, { id: ask.id, no: ask.from })).model,
      (await modelAt(tx, act.caller.agencyId, { id: ask.id, no: ask.to })).model,
    );
    const facts = { part: "compare", from: ask.from, to: ask.to };
    await noteReading(tx, act, { documentId: ask.id, facts });
    return { from: ask.from, to: ask.to, changes: lines.filter((line) => line.change !== "same").length, lines };
  });
}

export type ModelAt = { document: OutgoingRecord; model: DocumentModel; versionNo: number; savedAt: Date };

/** The working copy (`no` 0) or a frozen version. A frozen working copy is its version, to the minute. @throws Problem 404 */
export async function modelAt(tx: Tx, agencyId: number, ask: { id: string; no: number }): Promise<ModelAt> {
  const document = await findOutgoing(tx, agencyId, { id: ask.id });
  if (!document) throw missing();
  const no = ask.no === 0 && document.model_frozen ? document.version_no : ask.no;
  if (no === 0)
    return { document, model: document.model, versionNo: document.version_no + 1, savedAt: document.model_saved_at };
  const version = await findVersion(tx, agencyId, { documentId: ask.id, no });
  if (!version) throw noVersion();
  return { document, model: version.model, versionNo: no, savedAt: version.at };
}

export function checkDocument(act: Act, ask: { id: string; phase: "draft" | "issue" }): Promise<FormatAnswer> {
  return withDocument(act, { documentId: ask.id, need: "read" }, async (tx) => {
    const { document, model } = await modelAt(tx, act.caller.agencyId, { id: ask.id, no: 0 });
    return judgeFormat(model, ask.phase, issuedOf(document));
  });
}

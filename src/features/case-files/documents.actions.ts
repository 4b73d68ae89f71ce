// One document and the case files it lies in. A letter and its reply are one matter: they go in together (NĐ 30/2020 Đ29; QC-5.1).
import { withDocument } from "#src/features/access/access.actions.ts";
import { type AuditBy, recordAudit } from "#src/features/audit/record.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import type { Tx } from "#src/platform/db/database.ts";
import { announce } from "#src/platform/live/live.ts";
import { problem } from "#src/platform/problem/problem.ts";
import { rankCaseFiles } from "#src/rules/case-files/rank.ts";
import { describe, find, rowOf, scopeOf, unknown } from "./case-files.actions.ts";
import type { CaseFile } from "./case-files.contract.ts";
import * as store from "./case-files.store.ts";

const closed = problem(
  "case-file.closed",
  409,
  "Hồ sơ đã kết thúc nên không thêm, bớt văn bản được. Hãy chọn hồ sơ đang mở.",
);
const notThere = problem("case-file.not-there", 404, "Văn bản này không nằm trong hồ sơ.");

/** as many as a person looks at */
const SUGGESTED = 5;

/** Where it lies, and where it probably belongs: by its words and the unit's file plan. */
export function caseFilesOfDocument(act: Act, documentId: string) {
  const { agencyId, unitId } = act.caller;
  return withDocument(act, { documentId, need: "read" }, async (tx) => {
    const open = await store.openFor(tx, agencyId, { documentId, unitId, scope: scopeOf(act) });
    const subject = await store.subjectOf(tx, agencyId, documentId);
    const candidates = open.map((row) => ({
      row,
      title: row.title,
      ofUnit: row.of_unit,
      own: row.owner_post_id === act.caller.postId,
      sameSender: row.same_sender,
    }));
    const ranked = rankCaseFiles(subject, candidates).slice(0, SUGGESTED);
    return {
      in: (await store.caseFilesOf(tx, agencyId, documentId)).map(rowOf),
      suggested: ranked.map(({ row }) => rowOf(row)),
      partners: await store.partnersOf(tx, agencyId, documentId),
    };
  });
}

/**
 * One document may lie in many files without a copy (PL VI III.4.e); filing it twice changes nothing. The letter it answers, the
 * replies to it that left, go in with it.
 */
export function fileDocument(
  act: Act,
  input: { id: string; documentId: string },
): Promise<CaseFile & { along: string[] }> {
  return withDocument(act, { documentId: input.documentId, need: "file-in-case" }, async (tx) => {
    const row = await find(tx, act, { id: input.id, lock: true });
    if (row.state === "closed") throw closed();
    const { agencyId, postId } = act.caller;
    await put(tx, act, { row, documentId: input.documentId, postId });
    const along: string[] = [];
    for (const { documentId } of await store.partnersOf(tx, agencyId, input.documentId))
      if (await put(tx, act, { row, documentId, postId })) along.push(documentId);
    return { ...(await describe(tx, act, row)), along };
  });
}

/** For other features inside their own transaction: registering with a chosen file. @returns false when it lay there already */
export async function addToCaseFile(
  tx: Tx,
  act: Act,
  add: { caseFileId: string; documentId: string },
): Promise<boolean> {
  const row = await find(tx, act, { id: add.caseFileId, lock: true });
  if (row.state === "closed") throw closed();
  return put(tx, act, { row, documentId: add.documentId, postId: act.caller.postId });
}

async function put(
  tx: Tx,
  by: AuditBy,
  add: { row: store.CaseFileRow; documentId: string; postId: string },
): Promise<boolean> {
  const { agencyId } = by.caller;
  const { row, documentId, postId } = add;
  const direction = await store.directionOf(tx, agencyId, documentId);
  if (!direction) throw unknown();
  const filed = { caseFileId: row.id, documentId, direction, now: by.now, postId };
  if (!(await store.addDocument(tx, agencyId, filed))) return false;
  await recordAudit(tx, by, {
    action: "case-file.filed",
    objectType: "case-file",
    objectId: row.id,
    documentId,
    text: { notation: row.notation },
  });
  await announce(tx, { agencyId, topic: "case-files", id: row.id });
  return true;
}

/** Event `outgoing.issued`: the reply lies where its letter lies, and the letter where its reply was put before. */
export async function fileTogether(
  tx: Tx,
  where: { agencyId: number; now: Date },
  matter: { documentId: string; replyToId: string },
): Promise<void> {
  const by = { now: where.now, requestId: "", from: "", caller: { ...where, personId: null, postId: null } };
  for (const [lies, joins] of [
    [matter.replyToId, matter.documentId],
    [matter.documentId, matter.replyToId],
  ] as const)
    for (const row of await store.caseFilesOf(tx, where.agencyId, lies))
      if (row.state === "open") await put(tx, by, { row, documentId: joins, postId: row.owner_post_id });
}

/** Takes a document out, with those of its matter that `along` names: the undoing of one filing is one act too. */
export function unfileDocument(act: Act, input: { id: string; documentId: string; along: string }): Promise<CaseFile> {
  const { agencyId } = act.caller;
  return withDocument(act, { documentId: input.documentId, need: "file-in-case" }, async (tx) => {
    const row = await find(tx, act, { id: input.id, lock: true });
    if (row.state === "closed") throw closed();
    const partners = (await store.partnersOf(tx, agencyId, input.documentId)).map((each) => each.documentId);
    const along = input.along.split(",").filter((id) => partners.includes(id));
    for (const documentId of [input.documentId, ...along]) {
      const gone = await store.removeDocument(tx, agencyId, { caseFileId: input.id, documentId });
      if (!gone && documentId === input.documentId) throw notThere();
      if (gone)
        await recordAudit(tx, act, {
          action: "case-file.unfiled",
          objectType: "case-file",
          objectId: input.id,
          documentId,
          text: { notation: row.notation },
        });
    }
    await announce(tx, { agencyId, topic: "case-files", id: input.id });
    return describe(tx, act, row);
  });
}

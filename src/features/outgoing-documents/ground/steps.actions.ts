// The one place where an outgoing document changes its state: row, boxes, history, live news, event.
import { grantAccess, settle } from "#src/features/access/access.actions.ts";
import { type AuditBy, type AuditEntry, recordAudit, recordOnce } from "#src/features/audit/record.actions.ts";
import { postsOnRecord } from "#src/features/organisation/organisation.actions.ts";
import type { Tx } from "#src/platform/db/database.ts";
import { emit } from "#src/platform/events/events.ts";
import { announce } from "#src/platform/live/live.ts";
import { Problem, problem } from "#src/platform/problem/problem.ts";
import type { ApprovalStep } from "#src/rules/routing/approvals.ts";
import { OUTGOING_STATES, type OutgoingAct, type OutgoingState } from "#src/rules/routing/outgoing-states.ts";
import { timeText } from "#src/rules/vietnamese-text/date-text.ts";
import { type Change, findOutgoing, type OutgoingRecord, updateOutgoing } from "./document.store.ts";
import { clerks, type Holder, holderOf, loadOffice } from "./holders.actions.ts";
import * as trail from "./trail.store.ts";

export const missing = problem(
  "document.not-found",
  404,
  "Không có văn bản này trong cơ quan bạn đang làm việc. Kiểm tra lại đường dẫn, hoặc chuyển sang chức danh khác.",
);

/** 409 `stale`: says who changed it and that typed text is kept. */
export async function staleProblem(tx: Tx, row: Pick<OutgoingRecord, "changed_by" | "updated_at">): Promise<Problem> {
  const [post] = row.changed_by ? await postsOnRecord(tx, [row.changed_by]) : [];
  const who = post ? `${post.title} ${post.full_name}` : "Người khác";
  return new Problem({
    code: "stale",
    status: 409,
    message: `${who} vừa thay đổi văn bản này lúc ${timeText(row.updated_at.getTime())}. Việc của bạn chưa được ghi, chữ bạn gõ còn nguyên trên trang. Hãy xem bản mới rồi làm tiếp.`,
  });
}

/** The row, locked until the transaction ends (`lock: false`: only looked at). @throws Problem 404, 409 `stale` */
export async function lockOutgoing(
  tx: Tx,
  agencyId: number,
  ask: { id: string; rowVersion?: number; lock?: boolean },
): Promise<OutgoingRecord> {
  const row = await findOutgoing(tx, agencyId, { id: ask.id, lock: ask.lock ?? true });
  if (!row) throw missing();
  if (ask.rowVersion !== undefined && ask.rowVersion !== row.row_version) throw await staleProblem(tx, row);
  return row;
}

/** What an approval had frozen, taken back. */
export const NOT_APPROVED = {
  approvedVersion: null,
  approvedSha256: null,
  currentSha256: null,
  anchors: null,
  pageAmount: null,
  signedAt: null,
};

/** A line of the document's history. */
export async function note(
  tx: Tx,
  by: AuditBy,
  entry: {
    documentId: string;
    action: AuditEntry["action"];
    facts?: Record<string, string | number | boolean | null>;
    text?: Record<string, string>;
  },
): Promise<void> {
  await recordAudit(tx, by, { ...entry, objectType: "outgoing", objectId: entry.documentId });
}

/** Which part of it was opened or saved; the same part by the same person within ten minutes is one row. */
export function noteReading(
  tx: Tx,
  by: AuditBy,
  of: {
    documentId: string;
    saved?: boolean;
    facts: Record<string, string | number | null>;
  },
): Promise<void> {
  const { saved, ...rest } = of;
  const action = saved ? "outgoing.downloaded" : "outgoing.read";
  return recordOnce(tx, by, { ...rest, action, objectType: "outgoing", objectId: of.documentId });
}

/** Approvals that no longer hold: a row of history each (NĐ 30/2020 Đ11.2). @returns how many */
export async function voidApprovals(
  tx: Tx,
  by: AuditBy,
  which: { documentId: string; steps: readonly ApprovalStep[]; reason: string; because: "edit" | "return" },
): Promise<number> {
  const gone = await trail.voidApprovals(tx, by.caller.agencyId, { ...which, now: by.now });
  for (const row of gone)
    await note(tx, by, {
      documentId: which.documentId,
      action: "outgoing.approvals-voided",
      facts: { approvalId: row.id, step: row.step, version: row.version_no, because: which.because },
      text: { reason: which.reason },
    });
  return gone.length;
}

/** Freezes a model as the next version. @returns its number */
export async function freeze(
  tx: Tx,
  by: AuditBy & { caller: { postId: string } },
  version: { document: Pick<OutgoingRecord, "id" | "version_no">; model: OutgoingRecord["model"]; note: string },
): Promise<number> {
  const no = version.document.version_no + 1;
  const documentId = version.document.id;
  await trail.insertVersion(tx, by.caller.agencyId, {
    documentId,
    no,
    model: version.model,
    note: version.note,
    byPostId: by.caller.postId,
    now: by.now,
  });
  await note(tx, by, {
    documentId,
    action: "outgoing.saved-version",
    facts: { version: no },
    ...(version.note === "" ? {} : { text: { note: version.note } }),
  });
  return no;
}

export type Move = { act: OutgoingAct | "hand-over"; state: OutgoingState; change?: Change; returned?: boolean };

/** Writes the new state and hands the document to whoever has it next. The caller has asked the rules and holds the lock. */
export async function moveTo(tx: Tx, by: AuditBy, document: OutgoingRecord, move: Move): Promise<number> {
  const { agencyId } = by.caller;
  const office = await loadOffice(tx);
  const signer = move.change?.signerPostId;
  const holder = holderOf(
    office,
    typeof signer === "string" ? { ...document, signer_post_id: signer } : document,
    move.state,
  );
  const before = await settle(tx, agencyId, { documentId: document.id });
  const box = move.returned && move.state === "draft" ? "returned" : holder.box;
  await grantAccess(tx, agencyId, grantsOf(document, holder, box));
  // from the approval on the clerks see it in their lists
  if (move.state === "approved")
    await grantAccess(
      tx,
      agencyId,
      grantsOf(
        document,
        { relation: "clerk-of-agency", principalIds: clerks(office).map((p) => p.principal_id) },
        "done",
      ),
    );
  const rowVersion = await updateOutgoing(tx, agencyId, {
    id: document.id,
    change: { ...move.change, state: move.state, holder: holder.name === "" ? null : holder.name, stateAt: by.now },
    by: by.caller.postId,
    now: by.now,
  });
  await emit(tx, {
    agencyId,
    type: "outgoing.moved",
    payload: { documentId: document.id, from: document.state, state: move.state, act: move.act },
    now: by.now,
  });
  await announce(tx, { agencyId, topic: "outgoing", id: document.id });
  await announce(tx, { agencyId, topic: "counts", principals: [...new Set([...before, ...holder.principalIds])] });
  return rowVersion;
}

function grantsOf(
  document: Pick<OutgoingRecord, "id" | "created_at">,
  to: Pick<Holder, "relation" | "principalIds">,
  box: Holder["box"],
) {
  return to.principalIds.map((principalId) => ({
    documentId: document.id,
    direction: "out" as const,
    principalId,
    relation: to.relation,
    box,
    // one place in every list, whoever looks and whatever happens to it
    sortAt: document.created_at,
  }));
}

/** True when `state` lies before `other` on the document's way. */
export function isBefore(state: OutgoingState, other: OutgoingState): boolean {
  return OUTGOING_STATES.indexOf(state) < OUTGOING_STATES.indexOf(other);
}

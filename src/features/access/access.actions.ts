// Who may see which document and why: one row per document and principal. Every document route comes through `withDocument`.
import { recordOnce, recordReading } from "#src/features/audit/record.actions.ts";
import { holdOrganisation } from "#src/features/organisation/units.actions.ts";
import type { Act, Caller } from "#src/platform/act/act.ts";
import { inAgency, type Tx } from "#src/platform/db/database.ts";
import { Problem, problem } from "#src/platform/problem/problem.ts";
import { checkAccess } from "#src/rules/access/access.ts";
import { CONTENT_ROLES, type Act as DocumentAct, type Relation, type Role } from "#src/rules/access/words.ts";
import type { Refusal } from "#src/rules/refusal/refusal.ts";
import * as store from "./access.store.ts";

/** The list a row waits in; `done` = visible, nothing waits. Rail numbers count the others. */
export type Box =
  | "to-direct"
  | "to-propose"
  | "to-assign"
  | "to-do"
  | "to-know"
  | "drafts"
  | "to-approve"
  | "to-check"
  | "to-approve-leader"
  | "to-sign"
  | "to-seal"
  | "to-issue"
  | "returned"
  | "done";

export type Grant = {
  documentId: string;
  direction: "in" | "out";
  principalId: number;
  relation: Relation;
  box: Box;
  sortAt: Date;
};

const notFound = problem(
  "document.not-found",
  404,
  "Không có văn bản này trong cơ quan bạn đang làm việc. Kiểm tra lại đường dẫn, hoặc chuyển sang chức danh khác.",
);

/** Makes a document visible to principals and puts it into their boxes; the same relation again moves the box. */
export function grantAccess(tx: Tx, agencyId: number, grants: readonly Grant[]): Promise<void> {
  return store.upsertRows(tx, agencyId, grants);
}

/** Nothing waits any more: of a box, of a principal, or of both. @returns principals whose numbers changed */
export function settle(
  tx: Tx,
  agencyId: number,
  which: { documentId: string; boxes?: readonly Box[]; principalId?: number },
): Promise<number[]> {
  return store.settleRows(tx, agencyId, which);
}

/** Letters that wait for one key wait for another from now on; what was done stays with who did it. @returns their ids */
export function handOverLetters(
  tx: Tx,
  agencyId: number,
  to: { from: number; to: number; now: Date },
): Promise<string[]> {
  return store.moveWaiting(tx, agencyId, to);
}

export function revokeAccess(
  tx: Tx,
  agencyId: number,
  which: { documentId: string; relation: Relation; principalIds?: readonly number[] },
): Promise<void> {
  return store.removeRows(tx, agencyId, which);
}

/** @returns whether it was unseen until now (the first reading is told in the history) */
export function markSeen(tx: Tx, caller: Caller, documentId: string, now: Date): Promise<boolean> {
  return store.markSeen(tx, caller.agencyId, { documentId, principalIds: caller.principalIds, now });
}

/** What the caller's post has to do with the document: rows, and what the role itself gives in its own agency. */
export async function relationsTo(tx: Tx, caller: Caller, documentId: string): Promise<Relation[]> {
  return (await lookUp(tx, caller, documentId)).relations;
}

type Found = { head: store.DocumentHead; relations: Relation[] };

async function lookUp(tx: Tx, caller: Caller, documentId: string): Promise<Found> {
  const head = await store.findHead(tx, caller.agencyId, documentId);
  if (!head) throw notFound();
  const rows = await store.relationsOf(tx, caller.agencyId, {
    documentIds: [documentId],
    principalIds: caller.principalIds,
  });
  return { head, relations: relationsFrom(caller, head, rows) };
}

/** Those of these documents that the caller may read: for lists that name documents of several people. */
export async function readableAmong(
  tx: Tx,
  caller: Caller,
  documents: readonly ({ id: string } & store.DocumentHead)[],
): Promise<Set<string>> {
  const documentIds = documents.map((each) => each.id);
  const rows = await store.relationsOf(tx, caller.agencyId, { documentIds, principalIds: caller.principalIds });
  const readable = documents.filter((each) => {
    const own = rows.filter((row) => row.documentId === each.id);
    return refusalsFor(caller, relationsFrom(caller, each, own), "read").length === 0;
  });
  return new Set(readable.map((each) => each.id));
}

function relationsFrom(caller: Caller, head: store.DocumentHead, rows: readonly { relation: string }[]): Relation[] {
  const relations = new Set(rows.map((row) => row.relation as Relation));
  // a draft is not yet the clerk's business (rules/access/words.ts)
  const open = head.direction === "in" || !BEFORE_APPROVAL.includes(head.state);
  if (caller.roles.includes("van-thu") && open) relations.add("clerk-of-agency");
  if (caller.roles.includes("lanh-dao")) relations.add("leader-of-agency");
  return [...relations];
}
const BEFORE_APPROVAL = ["draft", "unit-approval", "format-check", "leader-approval", "discarded"];

/** All reasons why this post may not; a post with several roles may when one of them may. */
export function refusalsFor(
  caller: Pick<Caller, "roles">,
  relations: readonly Relation[],
  need: DocumentAct,
): Refusal[] {
  const answers = caller.roles.map((role) => checkAccess({ role: role as Role, relations }, need));
  if (answers.some((answer) => answer.length === 0)) return [];
  return answers[0] ?? checkAccess({ role: "chuyen-vien", relations: [] }, need);
}

/** Acts that hand nothing on. */
const READING: readonly DocumentAct[] = ["see-in-list", "read", "download", "read-history"];

/**
 * One transaction on one document: exists here (else 404), the caller may do `need` (else 403, and the attempt stands in the
 * history), then `work`. What only reads leaves the reading in the history; @param ask.acting what asks for no more than the right to
 * read and yet does something, which has a row of its own
 */
export async function withDocument<T>(
  act: Act,
  ask: { documentId: string; need: DocumentAct; acting?: true },
  work: (tx: Tx, relations: Relation[]) => Promise<T>,
): Promise<T> {
  const { caller } = act;
  const answer = await inAgency(act.db, caller.agencyId, async (tx): Promise<{ refused: Refusal[] } | { value: T }> => {
    if (!READING.includes(ask.need)) await holdOrganisation(tx, caller.agencyId);
    const found = await lookUp(tx, caller, ask.documentId);
    const refused = refusalsFor(caller, found.relations, ask.need);
    const direction = found.head.direction === "out" ? "outgoing" : "incoming";
    if (refused.length === 0) {
      const value = await work(tx, found.relations);
      if (READING.includes(ask.need) && !ask.acting && !readsOwnWords(found))
        await recordReading(tx, act, {
          action: `${direction}.read`,
          objectType: direction,
          objectId: ask.documentId,
          documentId: ask.documentId,
          ...(ask.need === "read-history" ? { facts: { part: "history" } } : {}),
        });
      return { value };
    }
    // knocking a thousand times must not bury what others did
    await recordOnce(tx, act, {
      action: `${direction}.access-refused`,
      objectType: direction,
      objectId: ask.documentId,
      documentId: ask.documentId,
      facts: { need: ask.need },
    });
    return { refused };
  });
  if ("value" in answer) return answer.value;
  const first = answer.refused[0];
  throw new Problem({
    code: first?.code ?? "access.denied",
    status: 403,
    message: first?.message ?? "",
    reasons: answer.refused,
  });
}

/** The drafter at his own draft is not told: he reads what he writes. */
function readsOwnWords({ head, relations }: Found): boolean {
  return head.direction === "out" && head.state === "draft" && relations.includes("drafter");
}

/** For routes without a document (lists, registers): administrators are turned away here. */
export function demandContentRole(caller: Pick<Caller, "roles">): void {
  if (CONTENT_ROLES.some((role) => caller.roles.includes(role))) return;
  const refused = checkAccess({ role: (caller.roles[0] ?? "quan-tri") as Role, relations: [] }, "see-in-list");
  throw new Problem({
    code: refused[0]?.code ?? "access.denied",
    status: 403,
    message: refused[0]?.message ?? "",
    reasons: refused,
  });
}

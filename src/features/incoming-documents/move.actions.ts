// The one place where an incoming document changes its state: asked by presenting, directing, assigning, finishing.
import type { AuditBy } from "#src/features/audit/record.actions.ts";
import { type PostRow, postsOnRecord } from "#src/features/organisation/organisation.actions.ts";
import type { Tx } from "#src/platform/db/database.ts";
import { emit } from "#src/platform/events/events.ts";
import { announce } from "#src/platform/live/live.ts";
import { Problem, problem, refuseIf } from "#src/platform/problem/problem.ts";
import {
  checkIncomingAct,
  type IncomingAct,
  type IncomingFacts,
  type IncomingState,
  nextIncomingState,
} from "#src/rules/routing/incoming-states.ts";
import { timeText } from "#src/rules/vietnamese-text/date-text.ts";
import * as store from "./move.store.ts";

export type { MoveRow } from "./move.store.ts";

const missing = problem("incoming.not-found", 404, "Không có văn bản này trong cơ quan bạn đang làm việc.");

const notIssued = problem(
  "incoming.reply-not-issued",
  409,
  "Văn bản trả lời đã chọn chưa phát hành hoặc không có trong cơ quan. Việc chưa kết thúc. Hãy phát hành văn bản đó trước, hoặc ghi kết quả bằng lời.",
);

export type Move = {
  documentId: string;
  act: IncomingAct;
  facts?: IncomingFacts;
  /** as the page saw it; undefined = asked by the program itself */
  rowVersion?: number;
  /** who has it afterwards, in words: "Phòng Ngân sách"; null = nobody, it is done */
  holder: string | null;
  /** the deadline of the whole, when the act sets one */
  dueAt?: Date | null;
  doneNote?: string;
};

/** 409 `stale`: says who changed it and that typed text is kept. */
export async function staleProblem(tx: Tx, change: { by: string | null; at: Date | null }): Promise<Problem> {
  const [post] = change.by ? await postsOnRecord(tx, [change.by]) : [];
  const who = post ? `${post.title} ${post.full_name}` : "Người khác";
  const when = change.at ? ` lúc ${timeText(change.at.getTime())}` : "";
  return new Problem({
    code: "stale",
    status: 409,
    message: `${who} vừa xử lý văn bản này${when}. Việc của bạn chưa được ghi, chữ bạn gõ còn nguyên. Hãy xem bản mới rồi làm tiếp.`,
  });
}

/** A reply named as the result must have left this agency. @throws Problem 409 */
export async function demandIssued(tx: Tx, agencyId: number, outgoingId: string | undefined): Promise<void> {
  if (outgoingId !== undefined && !(await store.isIssued(tx, agencyId, outgoingId))) throw notIssued();
}

/** Locks the row for what follows. @throws Problem 404, 409 `stale` */
export async function lockIncoming(
  tx: Tx,
  agencyId: number,
  ask: { documentId: string; rowVersion?: number },
): Promise<store.MoveRow> {
  const row = await store.lockForMove(tx, agencyId, ask.documentId);
  if (!row) throw missing();
  if (ask.rowVersion !== undefined && ask.rowVersion !== row.row_version)
    throw await staleProblem(tx, { by: row.changed_by, at: row.changed_at });
  return row;
}

/**
 * Moves the document along; event `incoming.moved` tells the sender (status 04, 05, 06) and whoever else listens.
 * @throws Problem 404, 409 stale, 409 with every reason why the act does not fit the state
 */
export async function moveIncoming(
  tx: Tx,
  by: AuditBy,
  move: Move,
): Promise<{ state: IncomingState; rowVersion: number }> {
  const { agencyId } = by.caller;
  const row = await lockIncoming(tx, agencyId, move);
  const before = row.state as IncomingState;
  refuseIf(checkIncomingAct(before, move.act, move.facts));
  const state = nextIncomingState(before, move.act) ?? before;
  const rowVersion = await store.updateMove(tx, agencyId, {
    documentId: move.documentId,
    state,
    holder: move.holder,
    dueAt: move.dueAt,
    doneAt: state === "done" ? by.now : null,
    doneNote: move.doneNote ?? null,
    handedAt: move.act === "present" || move.act === "pass-to-unit" ? by.now : null,
    by: by.caller.postId,
    now: by.now,
  });
  await emit(tx, {
    agencyId,
    type: "incoming.moved",
    payload: { documentId: move.documentId, from: before, state, act: move.act },
    now: by.now,
  });
  await announce(tx, { agencyId, topic: "incoming", id: move.documentId });
  return { state, rowVersion };
}

/** Another person has it; the state stays. Nothing when the letter stands in somebody else's name. */
export async function changeHolder(
  tx: Tx,
  by: AuditBy,
  change: { documentId: string; from: PostRow; to: PostRow },
): Promise<void> {
  const { from, to, documentId } = change;
  const moved = await store.renameHolder(tx, by.caller.agencyId, {
    documentId,
    from: [from.full_name, `${from.title} ${from.full_name}`],
    to: `${to.title} ${to.full_name}`,
    by: by.caller.postId,
    now: by.now,
  });
  if (moved) await announce(tx, { agencyId: by.caller.agencyId, topic: "incoming", id: documentId });
}

/** Presented first, or handed on to another director while it is presented: the state stays, the holder changes. */
export async function handOn(
  tx: Tx,
  by: AuditBy,
  to: { documentId: string; rowVersion?: number; holder: string },
): Promise<{ state: IncomingState; rowVersion: number }> {
  const row = await lockIncoming(tx, by.caller.agencyId, to);
  if (row.state !== "presented") return moveIncoming(tx, by, { ...to, act: "present" });
  const rowVersion = await store.updateMove(tx, by.caller.agencyId, {
    documentId: to.documentId,
    state: "presented",
    holder: to.holder,
    doneAt: null,
    doneNote: null,
    handedAt: by.now,
    by: by.caller.postId,
    now: by.now,
  });
  await announce(tx, { agencyId: by.caller.agencyId, topic: "incoming", id: to.documentId });
  return { state: "presented", rowVersion };
}

// The one place where an incoming document changes its state: asked by presenting, directing, assigning, finishing.
import type { AuditBy } from "#src/features/audit/record.actions.ts";
import type { Tx } from "#src/platform/db/database.ts";
import { emit } from "#src/platform/events/events.ts";
import { announce } from "#src/platform/live/live.ts";
import { problem, refuseIf } from "#src/platform/problem/problem.ts";
import { checkIncomingAct, type IncomingAct, type IncomingFacts, type IncomingState, nextIncomingState } from "#src/rules/routing/incoming-states.ts";
import * as store from "./move.store.ts";

export type { MoveRow } from "./move.store.ts";

const missing = problem("incoming.not-found", 404, "Không có văn bản này trong cơ quan bạn đang làm việc.");
const stale = problem("stale", 409, "Văn bản vừa được người khác xử lý. Chữ bạn gõ còn nguyên; hãy tải lại để xem bước hiện tại rồi làm tiếp.");

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

/** Locks the row for what follows. @throws Problem 404, 409 `stale` */
export async function lockIncoming(tx: Tx, agencyId: number, ask: { documentId: string; rowVersion?: number }): Promise<store.MoveRow> {
  const row = await store.lockForMove(tx, agencyId, ask.documentId);
  if (!row) throw missing();
  if (ask.rowVersion !== undefined && ask.rowVersion !== row.row_version) throw stale();
  return row;
}

/**
 * Moves the document along; event `incoming.moved` tells the sender (status 04, 05, 06) and whoever else listens.
 * @throws Problem 404, 409 stale, 409 with every reason why the act does not fit the state
 */
export async function moveIncoming(tx: Tx, by: AuditBy, move: Move): Promise<{ state: IncomingState; rowVersion: number }> {
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
  });
  await emit(tx, { agencyId, type: "incoming.moved", payload: { documentId: move.documentId, from: before, state, act: move.act }, now: by.now });
  await announce(tx, { agencyId, topic: "incoming", id: move.documentId });
  return { state, rowVersion };
}

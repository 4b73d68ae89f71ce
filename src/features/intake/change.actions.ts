// What the clerk does with a waiting letter before it is registered: keep typed work, park, refuse.
import { recordAudit } from "#src/features/audit/record.actions.ts";
import { URGENCIES, type Urgency } from "#src/features/incoming-documents/incoming-fields.contract.ts";
import { staleProblem } from "#src/features/incoming-documents/move.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import { inAgency, type Tx } from "#src/platform/db/database.ts";
import { emit } from "#src/platform/events/events.ts";
import { announce } from "#src/platform/live/live.ts";
import { Problem, problem } from "#src/platform/problem/problem.ts";
import { demandClerk, describeItem } from "./intake.actions.ts";
import type { IntakeItem, IntakeState, KeptFields } from "./intake.contract.ts";
import * as store from "./intake.store.ts";
import { recalledWords } from "./messages.actions.ts";

const notFound = problem("intake.not-found", 404, "Không có văn bản chờ này trong cơ quan bạn đang làm việc.");

/**
 * The item, kept from others until the transaction ends.
 * @throws Problem 404; 409 `stale`; 409 `intake.wrong-state` when it is not in one of `states`
 */
export async function lockItem(
  tx: Tx,
  agencyId: number,
  ask: { id: string; rowVersion?: number; states: readonly IntakeState[] },
): Promise<store.IntakeRecord> {
  const item = await store.findIntake(tx, agencyId, { id: ask.id, lock: true });
  if (!item) throw notFound();
  if (!ask.states.includes(item.state))
    throw new Problem({
      code: "intake.wrong-state",
      status: 409,
      message: `Văn bản này ${STATE_WORDS[item.state]} nên không làm được việc vừa chọn. Không có gì thay đổi. Hãy tải lại danh sách.`,
    });
  if (ask.rowVersion !== undefined && ask.rowVersion !== item.row_version)
    throw await staleProblem(tx, { by: item.changed_by, at: item.changed_at });
  return item;
}

const STATE_WORDS: Record<IntakeState, string> = {
  waiting: "đang chờ vào sổ",
  "gate-asks": "đang chờ quyết định về nội dung",
  parked: "đang giữ lại",
  registered: "đã vào sổ",
  refused: "đã từ chối",
};

type Versioned = { id: string; rowVersion: number };

/** Keeps what was typed; nothing typed is refused here, it is checked at registration. */
export async function saveFields(act: Act, ask: Versioned & { fields: KeptFields; note?: string | undefined }) {
  demandClerk(act);
  const { agencyId, postId } = act.caller;
  return inAgency(act.db, agencyId, async (tx) => {
    const item = await lockItem(tx, agencyId, { ...ask, states: ["waiting", "parked"] });
    const typed = mergeTyped(item.fields.typed, ask.fields);
    const rowVersion = await store.updateIntake(tx, agencyId, {
      id: ask.id,
      typed,
      ...urgencyOf(typed),
      ...(ask.note === undefined ? {} : { note: ask.note.normalize("NFC") }),
      by: postId,
      now: act.now,
    });
    // whoever has the same letter open sees it, the lists need not ask anew for every pause in typing
    await announce(tx, { agencyId, topic: "intake-fields", id: ask.id });
    return { rowVersion, savedAt: act.now.toISOString() };
  });
}

function mergeTyped(before: KeptFields | undefined, typed: KeptFields): KeptFields {
  const given = Object.entries(typed).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value.normalize("NFC")]],
  );
  return { ...before, ...Object.fromEntries(given) };
}

function urgencyOf(typed: KeptFields): { urgency?: Urgency } {
  const found = URGENCIES.find((each) => each === typed.urgency);
  return found ? { urgency: found } : {};
}

/** Giữ lại: out of the queue, with a note; nothing is lost. */
export function park(
  act: Act,
  ask: Versioned & { note: string; fields?: KeptFields | undefined },
): Promise<IntakeItem> {
  return change(act, { ...ask, states: ["waiting"] }, (item) => ({
    set: {
      state: "parked",
      typed: mergeTyped(item.fields.typed, ask.fields ?? {}),
      note: ask.note.normalize("NFC"),
    },
    audit: { action: "intake.parked" },
  }));
}

export function resume(act: Act, ask: Versioned): Promise<IntakeItem> {
  return change(act, { ...ask, states: ["parked"] }, () => ({
    set: { state: "waiting" },
    audit: { action: "intake.resumed" },
  }));
}

/**
 * Không tiếp nhận, with the reason that the sender is told (status 02; NĐ 30/2020 Đ21.2). Event `intake.refused`
 * (`{ intakeId }`) for letters that came over the axis.
 */
export function refuse(act: Act, ask: Versioned & { reason: string }): Promise<IntakeItem> {
  const reason = ask.reason.normalize("NFC");
  return change(act, { ...ask, states: ["waiting", "parked"] }, (item) =>
    item.recalled_at === null
      ? {
          set: { state: "refused", refuseReason: reason, decided: true },
          audit: { action: "intake.refused", text: { reason } },
          event: "intake.refused",
        }
      : // the sender knows already (15): only the queue is cleared
        {
          set: { state: "refused", refuseReason: recalledWords(item.recall_reason ?? ""), decided: true },
          audit: { action: "intake.recall-seen", text: { reason: item.recall_reason ?? "" } },
        },
  );
}

type Done = {
  set: store.IntakeChange;
  audit: {
    action: "intake.parked" | "intake.resumed" | "intake.refused" | "intake.recall-seen";
    text?: Record<string, string>;
  };
  event?: "intake.refused";
};

async function change(
  act: Act,
  ask: Versioned & { states: IntakeState[] },
  decide: (item: store.IntakeRecord) => Done,
): Promise<IntakeItem> {
  demandClerk(act);
  const { agencyId, postId } = act.caller;
  return inAgency(act.db, agencyId, async (tx) => {
    const item = await lockItem(tx, agencyId, ask);
    const { set, audit, event } = decide(item);
    await store.updateIntake(tx, agencyId, { id: ask.id, ...set, by: postId, now: act.now });
    await recordAudit(tx, act, { ...audit, objectType: "intake", objectId: ask.id, documentId: ask.id });
    if (event && item.way === "exchange")
      await emit(tx, { agencyId, type: event, payload: { intakeId: ask.id }, now: act.now });
    for (const topic of ["intake", "counts"]) await announce(tx, { agencyId, topic, id: ask.id });
    return describeItem(tx, act, ask.id);
  });
}

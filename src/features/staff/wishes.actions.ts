// Four eyes (docs/decisions/0012): what gives somebody a way to the content is asked for by an administrator and confirmed by
// somebody else. Until then nothing of it works.
import { type AuditBy, recordAudit } from "#src/features/audit/record.actions.ts";
import { demandAdministrator, lockOrganisation } from "#src/features/organisation/units.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import { inAgency, type Tx } from "#src/platform/db/database.ts";
import { newId } from "#src/platform/ids/ids.ts";
import { announce } from "#src/platform/live/live.ts";
import { problem, refuseIf } from "#src/platform/problem/problem.ts";
import * as rules from "#src/rules/access/four-eyes.ts";
import type { Refusal } from "#src/rules/refusal/refusal.ts";
import { carryOut, refusalsOf, type Wish } from "./carry-out.actions.ts";
import * as store from "./confirmations.store.ts";
import { carryOutEnding, holdersAfter, isEnding, refusalsOfEnding } from "./endings.actions.ts";
import { findPerson } from "./people.store.ts";
import { type HolderRow, listHolders, rolesEver } from "./posts.store.ts";

export const unknown = problem(
  "confirmation.unknown",
  404,
  "Không có đề nghị này trong cơ quan. Hãy tải lại danh sách.",
);
const askedAlready = problem(
  "confirmation.asked-already",
  409,
  "Việc này đã có đề nghị đang chờ xác nhận. Chưa ghi thêm gì. Hãy chờ, hoặc rút đề nghị cũ rồi làm lại.",
);
export const decided = problem(
  "confirmation.decided",
  409,
  "Đề nghị này đã được xử lý rồi. Hãy tải lại danh sách để xem kết quả.",
);
const inForce = problem(
  "confirmation.in-force",
  409,
  "Việc này đã có hiệu lực từ lúc đề nghị vì khi đó cơ quan chưa có người thứ hai. Không đúng thì nhờ quản trị kết thúc chức danh hoặc đóng tài khoản.",
);

export type Outcome = "done" | "waiting" | "machine" | "alone";
const DECLINED_SHOWN_MS = 14 * 86_400_000;

/**
 * The wish takes effect now, or waits for a second person.
 * @param roles what it opens: the roles of the post, or all a person holds
 * @throws Problem 409 with every reason, or when the same is asked for already
 */
export async function ask(tx: Tx, act: Act, wish: Wish, roles: readonly string[]): Promise<Outcome> {
  const { agencyId, personId, postId } = act.caller;
  refuseIf(await reasonsAgainst(tx, act, { wish, giverId: personId }));
  const holders = await listHolders(tx, agencyId, act.now);
  const second = isEnding(wish)
    ? rules.takesConfirmerAway(holders, holdersAfter(wish, holders))
    : rules.needsSecondPerson(roles);
  if (!second) {
    await takeEffect(tx, act, wish);
    await changed(tx, act);
    return "done";
  }
  const alone = rules.takesEffectAlone({ kind: wish.kind, roles }, await rolesEver(tx, agencyId));
  const id = newId("cfm", act.now.getTime());
  const inserted = await store.insertConfirmation(tx, agencyId, {
    ...wish,
    id,
    postId: wish.post?.id ?? null,
    postVersion: wish.post?.rowVersion ?? null,
    passwordHash: alone ? null : wish.passwordHash,
    handOver: wish.handOver ?? [],
    askedBy: postId,
    now: act.now,
    state: alone ? "alone" : "waiting",
  });
  if (!inserted) throw askedAlready();
  await told(tx, act, { action: alone ? "confirmation.alone" : "confirmation.asked", id, wish });
  if (alone) await takeEffect(tx, act, wish);
  await changed(tx, act);
  if (alone) return "alone";
  const row = await store.findConfirmation(tx, agencyId, id);
  return row && rules.secondPersons(seenByRule(row), holders).length > 0 ? "waiting" : "machine";
}

/** @throws Problem 404, 409 when what it is about is no longer there */
export function reasonsAgainst(tx: Tx, act: Act, asked: { wish: Wish; giverId: string }): Promise<Refusal[]> {
  return isEnding(asked.wish) ? refusalsOfEnding(tx, act, asked) : refusalsOf(tx, act, asked);
}

/** Whoever calls has asked `reasonsAgainst` in the same transaction. */
export function takeEffect(tx: Tx, act: Act, wish: Wish): Promise<void> {
  return isEnding(wish) ? carryOutEnding(tx, act, wish) : carryOut(tx, act, wish);
}

type Told = {
  action: `confirmation.${"asked" | "alone" | "confirmed" | "seen" | "declined" | "withdrawn"}`;
  id: string;
  wish: Pick<Wish, "kind" | "personId" | "wanted">;
  reason?: string;
};
export async function told(tx: Tx, act: AuditBy, what: Told): Promise<void> {
  const person = await findPerson(tx, what.wish.personId);
  await recordAudit(tx, act, {
    action: what.action,
    objectType: "person",
    objectId: what.wish.personId,
    facts: { confirmationId: what.id, kind: what.wish.kind },
    text: {
      name: person?.full_name ?? "",
      ...(what.wish.wanted ? { title: what.wish.wanted.title } : {}),
      ...(what.reason ? { reason: what.reason } : {}),
    },
  });
}

/** Lists of people and of what waits are asked for anew. */
export async function changed(tx: Tx, act: AuditBy): Promise<void> {
  await announce(tx, { agencyId: act.caller.agencyId, topic: "staff" });
  await announce(tx, { agencyId: act.caller.agencyId, topic: "organisation" });
}

/** Who keeps the accounts sees everything that waits; leaders and the chief too; others only what they may decide. */
export async function listConfirmations(act: Act) {
  const { agencyId, personId, roles } = act.caller;
  const administrator = roles.includes("quan-tri");
  return inAgency(act.db, agencyId, async (tx) => {
    const since = new Date(act.now.getTime() - DECLINED_SHOWN_MS);
    const rows = await store.listConfirmations(tx, agencyId, since);
    const holders = await listHolders(tx, agencyId, act.now);
    return rows
      .map((row) => describe(row, { personId, holders }))
      .filter((row) =>
        row.state === "declined" ? administrator : administrator || rules.mayConfirm(roles) || row.mayDecide,
      );
  });
}

export function describe(row: store.ConfirmationRow, seen: { personId: string; holders: readonly HolderRow[] }) {
  const wish = seenByRule(row);
  const second = rules.secondPersons(wish, seen.holders);
  return {
    id: row.id,
    kind: row.kind,
    // the list holds no others
    state: row.state as "waiting" | "declined" | "alone",
    person: { fullName: row.full_name, login: row.login },
    wanted: row.wanted && { ...row.wanted, unitName: row.wanted_unit ?? "" },
    before:
      row.post_title === null
        ? null
        : { title: row.post_title, unitName: row.post_unit ?? "", roles: row.post_roles ?? [] },
    leaving: row.leaving_name,
    askedBy: row.asked_by_name,
    askedAt: row.asked_at.toISOString(),
    reason: row.reason,
    decidedBy: row.decided_by_name,
    mayDecide: row.state !== "declined" && second.includes(seen.personId),
    deciders: second.map((id) => seen.holders.find((holder) => holder.personId === id)?.fullName ?? ""),
  };
}

/** @throws Problem 404, 409 when it was decided, or with the reason why this person may not */
async function open(tx: Tx, act: Act, id: string): Promise<store.ConfirmationRow> {
  const { agencyId, personId } = act.caller;
  await lockOrganisation(tx, agencyId);
  const row = await store.findConfirmation(tx, agencyId, id);
  if (!row) throw unknown();
  refuseIf(rules.checkConfirming(personId, seenByRule(row), await listHolders(tx, agencyId, act.now)));
  if (row.state !== "waiting" && (row.state !== "alone" || row.decided_at)) throw decided();
  return row;
}

/** What waited takes effect; what had taken effect without a second person has now been seen by one. */
export function confirm(act: Act, id: string): Promise<void> {
  return inAgency(act.db, act.caller.agencyId, async (tx) => {
    const row = await open(tx, act, id);
    const wish = wishOf(row);
    if (row.state === "waiting") {
      refuseIf(await reasonsAgainst(tx, act, { wish, giverId: row.asked_by_person }));
      // before the effect: what ends with it must not be withdrawn as one that still waits
      await store.decide(tx, act.caller.agencyId, { ...by(act), id, state: "confirmed", reason: "" });
      await told(tx, act, { action: "confirmation.confirmed", id, wish });
      await takeEffect(tx, act, wish);
    } else {
      await store.decide(tx, act.caller.agencyId, { ...by(act), id, state: "alone", reason: "" });
      await told(tx, act, { action: "confirmation.seen", id, wish });
    }
    await changed(tx, act);
  });
}

/** @throws Problem 404, 409 */
export function decline(act: Act, input: { id: string; reason: string }): Promise<void> {
  return inAgency(act.db, act.caller.agencyId, async (tx) => {
    const row = await open(tx, act, input.id);
    if (row.state === "alone") throw inForce();
    const reason = input.reason.normalize("NFC");
    await store.decide(tx, act.caller.agencyId, { ...by(act), id: input.id, state: "declined", reason });
    await told(tx, act, { action: "confirmation.declined", id: input.id, wish: wishOf(row), reason });
    await changed(tx, act);
  });
}

/** Any administrator of the agency takes back what still waits. @throws Problem 403, 404, 409 */
export function withdraw(act: Act, id: string): Promise<void> {
  demandAdministrator(act);
  return inAgency(act.db, act.caller.agencyId, async (tx) => {
    await lockOrganisation(tx, act.caller.agencyId);
    const row = await store.findConfirmation(tx, act.caller.agencyId, id);
    if (!row) throw unknown();
    if (row.state !== "waiting") throw decided();
    await store.decide(tx, act.caller.agencyId, { ...by(act), id, state: "withdrawn", reason: "" });
    await told(tx, act, { action: "confirmation.withdrawn", id, wish: wishOf(row) });
    await changed(tx, act);
  });
}

function seenByRule(row: store.ConfirmationRow): rules.Wish {
  return {
    askedBy: row.asked_by_person,
    about: row.person_id,
    leaving: row.leaving_id,
    inForce: row.state === "alone",
  };
}

function by(act: Act) {
  return { by: act.caller.postId, now: act.now };
}

export function wishOf(row: store.ConfirmationRow): Wish {
  return {
    kind: row.kind,
    personId: row.person_id,
    post: row.post_id === null ? null : { id: row.post_id, rowVersion: row.post_version ?? 0 },
    wanted: row.wanted,
    passwordHash: row.password_hash,
    handOver: row.hand_over,
  };
}

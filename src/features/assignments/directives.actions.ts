import { grantAccess, settle, withDocument } from "#src/features/access/access.actions.ts";
import { recordAudit } from "#src/features/audit/record.actions.ts";
import { handOn, lockIncoming, type MoveRow, moveIncoming } from "#src/features/incoming-documents/move.actions.ts";
import { loadCalendar, postsByIds } from "#src/features/organisation/organisation.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import { inAgency, type Tx } from "#src/platform/db/database.ts";
import { newId } from "#src/platform/ids/ids.ts";
import { announce } from "#src/platform/live/live.ts";
import { problem, refuseIf } from "#src/platform/problem/problem.ts";
import type { Refusal } from "#src/rules/refusal/refusal.ts";
import { checkDirective } from "#src/rules/routing/directive.ts";
import * as store from "./assignments.store.ts";
import { deadlineOf, grantOf, type Resolved, resolveTargets, type TargetInput, toRule } from "./targets.actions.ts";

export type DirectiveInput = {
  id: string;
  text: string;
  targets: TargetInput[];
  dueDate: string | null;
  replyNeeded: boolean;
  rowVersion: number;
};
export type Done = { documentState: string; rowVersion: number };

const UNDO_MS = 10_000;
const tooLate = problem(
  "directive.too-late",
  409,
  "Đã quá 10 giây hoặc đã có người xem nên không hoàn tác được. Hãy bút phê lại; bút phê mới thay bút phê cũ.",
);
const notYours = problem("directive.not-yours", 403, "Chỉ người vừa bút phê mới hoàn tác được.");
const unknown = problem("directive.not-found", 404, "Không có bút phê này.");

type Prepared = { row: MoveRow; resolved: Resolved[]; dueAt: Date | null; refusals: Refusal[]; informOnly: boolean };

async function prepare(tx: Tx, act: Act, input: DirectiveInput): Promise<Prepared> {
  const { agencyId } = act.caller;
  const row = await lockIncoming(tx, agencyId, { documentId: input.id, rowVersion: input.rowVersion });
  const calendar = await loadCalendar(tx, agencyId, act.now);
  const resolved = await resolveTargets(tx, { agencyId, now: act.now }, input.targets);
  const dueAt = deadlineOf(input.dueDate, calendar);
  const informOnly = input.targets.every((target) => target.role === "inform");
  const refusals = checkDirective(
    {
      purpose: informOnly ? "inform-only" : "assign",
      deadline: dueAt?.getTime() ?? null,
      targets: resolved.map(toRule),
    },
    { now: act.now.getTime(), legalArrival: row.received_legal_at.getTime() },
  );
  return { row, resolved, dueAt, refusals, informOnly };
}

/** All reasons against the directive; nothing is written. */
export function checkBeforeSending(act: Act, input: DirectiveInput): Promise<{ refusals: Refusal[] }> {
  return withDocument(act, { documentId: input.id, need: "read" }, async (tx) => ({
    refusals: (await prepare(tx, act, input)).refusals,
  }));
}

async function write(
  tx: Tx,
  act: Act,
  what: { input: DirectiveInput; prepared: Prepared; kind: "directive" | "proposal" },
): Promise<string> {
  const { agencyId, postId } = act.caller;
  const { input, prepared } = what;
  const directiveId = newId("dir", act.now.getTime());
  await store.insertDirective(tx, agencyId, {
    id: directiveId,
    documentId: input.id,
    kind: what.kind,
    byPostId: postId,
    text: input.text.normalize("NFC"),
    dueAt: prepared.dueAt,
    replyNeeded: input.replyNeeded,
    parentAssignmentId: null,
    now: act.now,
  });
  for (const target of prepared.resolved)
    await store.insertAssignment(tx, agencyId, {
      id: newId("asg", act.now.getTime()),
      directiveId,
      documentId: input.id,
      role: target.role,
      unitId: target.postId ? null : (target.unitId ?? null),
      postId: target.postId ?? null,
      dueAt: target.role === "inform" ? null : (target.dueAt ?? prepared.dueAt),
      now: act.now,
    });
  return directiveId;
}

/**
 * Bút phê: one lead, co-ordinators, for information, deadlines; an earlier directive is replaced and stays in the history.
 * @throws Problem 403, 404, 409 stale, 409 with every reason
 */
export function giveDirective(act: Act, input: DirectiveInput): Promise<Done & { directiveId: string }> {
  return withDocument(act, { documentId: input.id, need: "direct" }, async (tx) => {
    const { agencyId } = act.caller;
    const prepared = await prepare(tx, act, input);
    refuseIf(prepared.refusals);
    await store.replaceEarlier(tx, agencyId, { documentId: input.id, parentAssignmentId: null, now: act.now });
    const directiveId = await write(tx, act, { input, prepared, kind: "directive" });
    await settle(tx, agencyId, { documentId: input.id, boxes: ["to-direct", "to-propose", "to-assign", "to-do"] });
    await grantAccess(
      tx,
      agencyId,
      prepared.resolved.map((target) => grantOf(target, { documentId: input.id, sortAt: act.now })),
    );
    const lead = prepared.resolved.find((target) => target.role === "lead");
    const moved = await moveIncoming(tx, act, {
      documentId: input.id,
      act: "direct",
      holder: lead?.name ?? null,
      dueAt: prepared.dueAt ?? lead?.dueAt ?? prepared.row.due_at,
      facts: { informOnly: prepared.informOnly },
    });
    // a letter led by a person directly needs no assigning inside a unit
    const state = lead?.postId
      ? await moveIncoming(tx, act, { documentId: input.id, act: "assign", holder: lead.name })
      : moved;
    await recordAudit(tx, act, {
      action: "directive.given",
      objectType: "incoming",
      objectId: input.id,
      documentId: input.id,
      facts: {
        directiveId,
        leadUnitId: lead?.unitId ?? null,
        leadPostId: lead?.postId ?? null,
        coordinators: prepared.resolved.filter((each) => each.role === "co-ordinate").length,
        dueAt: prepared.dueAt?.toISOString() ?? null,
        dueBefore: prepared.row.due_at?.toISOString() ?? null,
        replyBy: prepared.row.reply_by,
      },
      text: {
        text: input.text,
        lead: lead?.name ?? "",
        coordinators: prepared.resolved
          .filter((each) => each.role === "co-ordinate")
          .map((each) => each.name)
          .join(", "),
      },
    });
    await announce(tx, { agencyId, topic: "assignments", id: input.id });
    return { documentState: state.state, rowVersion: state.rowVersion, directiveId };
  });
}

/** Đề xuất of the chief of office: the same form, waits with the leader as a proposal. */
export function propose(
  act: Act,
  input: DirectiveInput & { toPostId: string },
): Promise<Done & { directiveId: string }> {
  return withDocument(act, { documentId: input.id, need: "direct" }, async (tx) => {
    const { agencyId } = act.caller;
    const prepared = await prepare(tx, act, input);
    refuseIf(prepared.refusals);
    const [leader] = await postsByIds(tx, [input.toPostId]);
    if (!leader?.roles.includes("lanh-dao"))
      throw problem(
        "directive.no-leader",
        409,
        "Người nhận đề xuất không phải lãnh đạo cơ quan. Hãy chọn lãnh đạo khác.",
      )();
    await store.replaceEarlier(tx, agencyId, { documentId: input.id, parentAssignmentId: null, now: act.now });
    const directiveId = await write(tx, act, { input, prepared, kind: "proposal" });
    await settle(tx, agencyId, { documentId: input.id, boxes: ["to-propose"] });
    await grantAccess(tx, agencyId, [
      {
        documentId: input.id,
        direction: "in",
        principalId: leader.principal_id,
        relation: "presented-to",
        box: "to-direct",
        sortAt: act.now,
      },
    ]);
    const moved = await handOn(tx, act, { documentId: input.id, holder: leader.full_name });
    await recordAudit(tx, act, {
      action: "directive.proposed",
      objectType: "incoming",
      objectId: input.id,
      documentId: input.id,
      facts: { directiveId, toPostId: leader.id },
      text: { text: input.text, to: leader.full_name },
    });
    await announce(tx, { agencyId, topic: "assignments", id: input.id });
    return { documentState: moved.state, rowVersion: moved.rowVersion, directiveId };
  });
}

/** Undo within ten seconds while nobody has seen it. The letter waits with the leader again. */
export async function withdraw(act: Act, directiveId: string): Promise<Done> {
  const { agencyId, postId } = act.caller;
  const documentId = await documentOf(act, directiveId);
  return withDocument(act, { documentId, need: "read", acting: true }, async (tx) => {
    const row = await store.findForWithdraw(tx, agencyId, directiveId);
    if (!row) throw unknown();
    if (row.by_post_id !== postId) throw notYours();
    if (
      row.kind !== "directive" ||
      row.replaced_at !== null ||
      row.seen > 0 ||
      act.now.getTime() - row.created_at.getTime() > UNDO_MS
    )
      throw tooLate();
    const { reply_by } = await lockIncoming(tx, agencyId, { documentId });
    await store.replaceEarlier(tx, agencyId, { documentId, parentAssignmentId: null, now: act.now });
    await settle(tx, agencyId, { documentId });
    const [me] = await postsByIds(tx, [postId]);
    await grantAccess(tx, agencyId, [
      {
        documentId,
        direction: "in",
        principalId: me?.principal_id ?? 0,
        relation: "presented-to",
        box: "to-direct",
        sortAt: act.now,
      },
    ]);
    const moved = await moveIncoming(tx, act, {
      documentId,
      act: "return",
      holder: act.caller.fullName,
      // what the letter asks for is there again until somebody decides
      ...(reply_by === null ? {} : { dueAt: deadlineOf(reply_by, await loadCalendar(tx, agencyId, act.now)) }),
      facts: { reason: "Hoàn tác trong 10 giây" },
    });
    await recordAudit(tx, act, {
      action: "directive.withdrawn",
      objectType: "incoming",
      objectId: documentId,
      documentId,
      facts: { directiveId },
    });
    await announce(tx, { agencyId, topic: "assignments", id: documentId });
    return { documentState: moved.state, rowVersion: moved.rowVersion };
  });
}

async function documentOf(act: Act, directiveId: string): Promise<string> {
  const row = await inAgency(act.db, act.caller.agencyId, (tx) =>
    store.findForWithdraw(tx, act.caller.agencyId, directiveId),
  );
  if (!row) throw unknown();
  return row.document_id;
}

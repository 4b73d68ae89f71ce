// What people do with a registered letter besides directing it: present, finish, correct.
import { grantAccess, settle, withDocument } from "#src/features/access/access.actions.ts";
import { recordAudit } from "#src/features/audit/record.actions.ts";
import { loadCalendar, postsByIds } from "#src/features/organisation/organisation.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import type { Tx } from "#src/platform/db/database.ts";
import { announce } from "#src/platform/live/live.ts";
import { problem, refuseIf } from "#src/platform/problem/problem.ts";
import type { Calendar } from "#src/rules/legal-time/calendar.ts";
import { localDateOf } from "#src/rules/legal-time/instant.ts";
import { describeAfter } from "./incoming-documents.actions.ts";
import type { IncomingDocument } from "./incoming-documents.contract.ts";
import {
  changedFields,
  checkIncomingFields,
  cleanFields,
  dueAtOf,
  type IncomingFields,
  replyByOf,
} from "./incoming-documents.rules.ts";
import * as store from "./incoming-documents.store.ts";
import { demandIssued, lockIncoming, moveIncoming } from "./move.actions.ts";

const noReceiver = problem(
  "incoming.no-receiver",
  409,
  "Người nhận trình phải là lãnh đạo hoặc Chánh Văn phòng của cơ quan. Văn bản chưa được trình. Hãy chọn người khác.",
);
const recalled = problem(
  "incoming.recalled",
  409,
  "Bên gửi đã thu hồi văn bản này nên không sửa được. Các bước đã làm vẫn còn trong lịch sử.",
);
const missing = problem("document.not-found", 404, "Không có văn bản này trong cơ quan bạn đang làm việc.");

/**
 * Puts a locked, registered letter before a leader (to direct) or the chief of office (to propose).
 * NĐ 30/2020 Đ23.1. @throws Problem 409 when that post may not receive it, or the step does not fit
 */
export async function presentTo(
  tx: Tx,
  act: Act,
  ask: { documentId: string; postId: string; receivedAt: Date; rowVersion?: number },
): Promise<void> {
  const { agencyId } = act.caller;
  const [post] = await postsByIds(tx, [ask.postId]);
  const leader = post?.roles.includes("lanh-dao") ?? false;
  if (!post || !(leader || post.roles.includes("chanh-van-phong"))) throw noReceiver();
  const holder = `${post.title} ${post.full_name}`;
  await moveIncoming(tx, act, {
    documentId: ask.documentId,
    act: "present",
    holder,
    ...(ask.rowVersion === undefined ? {} : { rowVersion: ask.rowVersion }),
  });
  await grantAccess(tx, agencyId, [
    {
      documentId: ask.documentId,
      direction: "in",
      principalId: post.principal_id,
      relation: "presented-to",
      box: leader ? "to-direct" : "to-propose",
      sortAt: ask.receivedAt,
    },
  ]);
  await recordAudit(tx, act, {
    action: "incoming.presented",
    objectType: "incoming",
    objectId: ask.documentId,
    documentId: ask.documentId,
    facts: { toPostId: post.id },
    text: { to: holder },
  });
  await announce(tx, { agencyId, topic: "counts" });
}

export function presentDocument(
  act: Act,
  ask: { id: string; postId: string; rowVersion: number },
): Promise<IncomingDocument> {
  return withDocument(act, { documentId: ask.id, need: "present" }, async (tx, relations) => {
    const row = await lockIncoming(tx, act.caller.agencyId, { documentId: ask.id, rowVersion: ask.rowVersion });
    await presentTo(tx, act, { documentId: ask.id, postId: ask.postId, receivedAt: row.sort_at });
    return describeAfter(tx, act, { id: ask.id, relations });
  });
}

/**
 * The whole letter is dealt with: by an issued reply, or by the note "lưu, không trả lời …". Event `incoming.moved` lets the
 * sender know (status 06) and closes what was given.
 * @throws Problem 403, 404, 409 stale, 409 with all reasons
 */
export function finishDocument(
  act: Act,
  ask: { id: string; note: string; resultOutgoingId?: string | undefined; rowVersion: number },
): Promise<IncomingDocument> {
  const { agencyId } = act.caller;
  return withDocument(act, { documentId: ask.id, need: "finish" }, async (tx, relations) => {
    const row = await lockIncoming(tx, agencyId, { documentId: ask.id, rowVersion: ask.rowVersion });
    await demandIssued(tx, agencyId, ask.resultOutgoingId);
    const note = ask.note.normalize("NFC");
    await moveIncoming(tx, act, {
      documentId: ask.id,
      act: "finish",
      facts: {
        informOnly: row.state === "directed" && !(await store.hasLead(tx, agencyId, ask.id)),
        hasResult: note !== "" || ask.resultOutgoingId !== undefined,
      },
      holder: null,
      doneNote: note,
    });
    await settle(tx, agencyId, { documentId: ask.id });
    await recordAudit(tx, act, {
      action: "incoming.finished",
      objectType: "incoming",
      objectId: ask.id,
      documentId: ask.id,
      facts: { resultOutgoingId: ask.resultOutgoingId ?? null },
      text: { note },
    });
    for (const topic of ["assignments", "counts"]) await announce(tx, { agencyId, topic, id: ask.id });
    return describeAfter(tx, act, { id: ask.id, relations });
  });
}

type Edit = { id: string; fields: Partial<IncomingFields>; reason: string; rowVersion: number };

/**
 * Corrects entered fields of a registered letter. Number, times and bytes never change (the database refuses it too); both
 * values stand in the history with the reason.
 * @throws Problem 403, 404, 409 stale, 409 with all reasons
 */
export function editDocument(act: Act, ask: Edit): Promise<IncomingDocument> {
  return withDocument(act, { documentId: ask.id, need: "register" }, async (tx, relations) => {
    await writeEdit(tx, act, ask);
    return describeAfter(tx, act, { id: ask.id, relations });
  });
}

async function writeEdit(tx: Tx, act: Act, ask: Edit): Promise<void> {
  const { agencyId } = act.caller;
  await lockIncoming(tx, agencyId, { documentId: ask.id, rowVersion: ask.rowVersion });
  const row = await store.findIncoming(tx, agencyId, ask.id);
  if (!row) throw missing();
  if (row.recalled_at) throw recalled();
  const calendar = await loadCalendar(tx, agencyId, act.now);
  const before = enteredFields(row);
  const after = cleanFields({ ...before, ...ask.fields });
  refuseIf(checkIncomingFields(after, localDateOf(act.now.getTime(), calendar.offsetMinutes)));
  const changed = changedFields(before, after);
  if (changed.length === 0) return;
  const { dueDate, ...values } = Object.fromEntries(
    changed.map((name) => [name, after[name]]),
  ) as Partial<IncomingFields>;
  await store.updateFields(tx, agencyId, {
    id: ask.id,
    values,
    replyBy: changed.includes("dueDate") ? (dueDate ?? null) : undefined,
    // a deadline somebody here has set stays; one that only repeated the letter follows it
    dueAt: changed.includes("dueDate") && followsLetter(row, calendar) ? dueAtOf(dueDate ?? null, calendar) : undefined,
    by: act.caller.postId,
    now: act.now,
  });
  await recordAudit(tx, act, {
    action: "incoming.edited",
    objectType: "incoming",
    objectId: ask.id,
    documentId: ask.id,
    facts: { fields: changed.join(",") },
    text: {
      reason: ask.reason,
      ...Object.fromEntries(
        changed.flatMap((name) => [
          [`${name}.before`, String(before[name] ?? "")],
          [`${name}.after`, String(after[name] ?? "")],
        ]),
      ),
    },
  });
  await announce(tx, { agencyId, topic: "incoming", id: ask.id });
}

function followsLetter(row: store.IncomingRecord, calendar: Calendar): boolean {
  return (row.due_at?.getTime() ?? null) === (dueAtOf(replyByOf(row), calendar)?.getTime() ?? null);
}

function enteredFields(row: store.IncomingRecord): IncomingFields {
  return {
    codeNumber: row.code_number,
    codeNotation: row.code_notation,
    issuedDate: row.issued_date,
    issuedPlace: row.issued_place,
    organName: row.organ_name,
    organCode: row.organ_code,
    typeName: row.type_name,
    subject: row.subject,
    signerPosition: row.signer_position,
    signerName: row.signer_name,
    urgency: row.urgency,
    language: row.language,
    pageAmount: row.page_amount,
    description: row.description,
    toPlaces: row.to_places,
    dueDate: replyByOf(row),
  };
}

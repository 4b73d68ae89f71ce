// Decisions about one incoming document that need no database: clean fields, their check, what a page may offer.
import { checkAccess } from "#src/rules/access/access.ts";
import type { Act as DocumentAct, Relation, Role } from "#src/rules/access/words.ts";
import type { Calendar } from "#src/rules/legal-time/calendar.ts";
import { instantAt, localDateOf } from "#src/rules/legal-time/instant.ts";
import { endOfWorkingDay } from "#src/rules/legal-time/legal-time.ts";
import type { Refusal } from "#src/rules/refusal/refusal.ts";
import {
  checkIncomingAct,
  type IncomingAct,
  type IncomingFacts,
  type IncomingState,
} from "#src/rules/routing/incoming-states.ts";

export {
  checkIncomingFields,
  cleanFields,
  cleanText,
  type IncomingFields,
} from "#src/rules/registers/incoming-fields.ts";

/** The last office minute of a day, 17:00 on a day without office hours; null stays null. */
export function dueAtOf(date: string | null, calendar: Calendar): Date | null {
  if (date === null) return null;
  return new Date(endOfWorkingDay(date, calendar) ?? instantAt(date, "17:00", calendar.offsetMinutes));
}

/** What the letter asks for; of letters registered before it was kept, the deadline that nobody here has set anew yet. */
export function replyByOf(row: { reply_by: string | null; due_at: Date | null; state: IncomingState }): string | null {
  if (row.reply_by !== null || row.due_at === null) return row.reply_by;
  return row.state === "registered" || row.state === "presented" ? localDateOf(row.due_at.getTime()) : null;
}

/** An act as pages name it → the right it needs, and the step of the document it is (null = fits any living state). */
const PAGE_ACTS = {
  present: { right: "present", step: "present" },
  propose: { right: "direct", step: null },
  direct: { right: "direct", step: "direct" },
  assign: { right: "assign", step: "assign" },
  start: { right: "start", step: "start" },
  return: { right: "return", step: "return" },
  finish: { right: "finish", step: "finish" },
  "draft-reply": { right: "draft-reply", step: null },
  edit: { right: "register", step: null },
  "file-in-case": { right: "file-in-case", step: null },
  download: { right: "download", step: null },
  "answer-recall": { right: "register", step: "recall-by-sender" },
} as const satisfies Record<string, { right: DocumentAct; step: IncomingAct | null }>;
export type PageAct = keyof typeof PAGE_ACTS;

const DEAD: readonly IncomingState[] = ["received", "refused", "recalled"];

/**
 * What the page offers this post: absent = its role never does it here, empty = may be done now, else all reasons.
 * Reasons that the form itself settles (text of a reason, a result) are left out.
 */
export function pageActs(
  seen: { roles: readonly string[]; relations: readonly Relation[] },
  state: IncomingState,
  facts: IncomingFacts,
): Partial<Record<PageAct, Refusal[]>> {
  const given: IncomingFacts = { ...facts, reason: "…", hasResult: true };
  const offered: Partial<Record<PageAct, Refusal[]>> = {};
  for (const act of Object.keys(PAGE_ACTS) as PageAct[]) {
    const { right, step } = PAGE_ACTS[act];
    if (!seen.roles.some((role) => checkAccess({ role: role as Role, relations: seen.relations }, right).length === 0))
      continue;
    if (act === "answer-recall" && facts.recallAsked !== true) continue;
    // the chief of office proposes, the leader directs
    if (act === "propose" && !seen.roles.includes("chanh-van-phong")) continue;
    offered[act] = step ? checkIncomingAct(state, step, given) : act === "download" ? [] : deadRefusals(state, act);
  }
  return offered;
}

function deadRefusals(state: IncomingState, act: PageAct): Refusal[] {
  if (act === "propose" && state !== "presented")
    return [
      {
        code: "routing.wrong-state",
        message: "Văn bản không ở bước chờ đề xuất. Không có gì thay đổi. Hãy tải lại trang để xem bước hiện tại.",
        clause: "NĐ 30/2020 Đ23.1",
        facts: { state, act },
      },
    ];
  if (!DEAD.includes(state)) return [];
  return [
    {
      code: "routing.recalled",
      message: "Bên gửi đã thu hồi văn bản này nên không làm tiếp được. Các bước đã làm vẫn còn trong lịch sử.",
      clause: "NĐ 30/2020 Đ18.4; QC-7.1",
      facts: { state, act },
    },
  ];
}

/** `A=B` by value, for finding what an edit changes; only fields that differ from what stands. */
export function changedFields<T extends Record<string, unknown>>(before: T, after: Partial<T>): (keyof T & string)[] {
  return (Object.keys(after) as (keyof T & string)[]).filter(
    (name) => after[name] !== undefined && after[name] !== before[name],
  );
}

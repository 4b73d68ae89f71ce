import { demandContentRole } from "#src/features/access/access.actions.ts";
import { loadCalendar } from "#src/features/organisation/organisation.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import { inAgency } from "#src/platform/db/database.ts";
import { problem } from "#src/platform/problem/problem.ts";
import type { Calendar } from "#src/rules/legal-time/calendar.ts";
import { deadlinePhrase } from "#src/rules/legal-time/deadline-phrase.ts";
import { instantAt, localDateOf } from "#src/rules/legal-time/instant.ts";
import type { WorkRow } from "./assignments.contract.ts";
import * as store from "./work.store.ts";

const badCursor = problem(
  "list.bad-cursor",
  400,
  "Đường dẫn của trang danh sách không còn dùng được. Hãy mở lại danh sách từ đầu.",
);

/** What is owed to this post or unit, or what it gave; nearest deadline first, keyset pages. */
export async function listWork(
  act: Act,
  ask: { view: "mine" | "unit" | "given"; open: boolean; cursor?: string; limit: number },
) {
  demandContentRole(act.caller);
  const { agencyId, postId, unitId } = act.caller;
  const endOfToday = new Date(instantAt(localDateOf(act.now.getTime()), "23:59"));
  const query = {
    view: ask.view,
    open: ask.open,
    postId,
    unitId,
    today: act.now,
    after: readCursor(ask.cursor),
    limit: ask.limit + 1,
  };
  return inAgency(act.db, agencyId, async (tx) => {
    const calendar = await loadCalendar(tx, agencyId, act.now);
    const rows = await store.listWork(tx, agencyId, query);
    const shown = rows.slice(0, ask.limit);
    const last = shown.at(-1);
    return {
      rows: shown.map((row) => viewOf(row, act.now, calendar)),
      next: rows.length > ask.limit && last ? `${last.sort_at}|${last.assignment_id}` : null,
      counts: await store.countWork(tx, agencyId, { ...query, endOfToday }),
    };
  });
}

function readCursor(cursor: string | undefined): { sortAt: string; id: string } | null {
  if (cursor === undefined) return null;
  const [sortAt, id] = cursor.split("|");
  if (!sortAt || !id || !(sortAt === "infinity" || !Number.isNaN(Date.parse(sortAt)))) throw badCursor();
  return { sortAt, id };
}

function viewOf(row: store.WorkRow, now: Date, calendar: Calendar): WorkRow {
  const due =
    row.due_at && !row.done_at
      ? deadlinePhrase({ now: now.getTime(), deadline: row.due_at.getTime(), from: row.given_at.getTime() }, calendar)
      : null;
  return {
    assignmentId: row.assignment_id,
    documentId: row.document_id,
    role: row.role,
    state: row.state,
    subject: row.subject,
    organName: row.organ_name,
    codeNumber: row.code_number,
    codeNotation: row.code_notation,
    arrivalNumber: row.arrival_number,
    urgency: row.urgency,
    directiveText: row.directive_text,
    givenByName: row.given_by_name,
    givenAt: row.given_at.toISOString(),
    unitName: row.unit_name,
    assigneeName: row.assignee_name,
    dueAt: row.due_at?.toISOString() ?? null,
    dueSentence: due?.text ?? null,
    dueState: due?.state ?? null,
    dueShareLeft: due?.shareLeft ?? null,
    doneAt: row.done_at?.toISOString() ?? null,
    replyId: row.reply_id,
    replyState: row.reply_state,
    documentRowVersion: row.row_version,
  };
}

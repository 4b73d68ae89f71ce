import { withDocument } from "#src/features/access/access.actions.ts";
import { loadCalendar } from "#src/features/organisation/organisation.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import type { Calendar } from "#src/rules/legal-time/calendar.ts";
import { workingTimeBetween } from "#src/rules/legal-time/working-time.ts";
import { OUTGOING_STATE_NAMES, type OutgoingState } from "#src/rules/routing/outgoing-states.ts";
import type { AssignmentView, DirectiveView } from "./assignments.contract.ts";
import { markWorkSeen } from "./end-of-work.actions.ts";
import * as store from "./trace.store.ts";

type Hop = { at: string; who: string; what: string; heldMinutes: number | null; state: "done" | "now" | "stopped" };

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

function viewOf(row: store.TraceAssignmentRow): AssignmentView {
  return {
    id: row.id,
    role: row.role,
    state: row.state,
    unitId: row.unit_id,
    unitName: row.unit_name,
    postId: row.post_id,
    fullName: row.full_name,
    postTitle: row.post_title,
    dueAt: iso(row.due_at),
    seenAt: iso(row.seen_at),
    startedAt: iso(row.started_at),
    doneAt: iso(row.done_at),
    note: row.note,
  };
}

/** Directives, who has which part, the way so far with working time held, and the replies in preparation. */
export function readTrace(act: Act, documentId: string) {
  return withDocument(act, { documentId, need: "read" }, async (tx) => {
    const { agencyId } = act.caller;
    await markWorkSeen(tx, act, documentId);
    const [directives, assignments, head, replies] = [
      await store.listDirectives(tx, agencyId, documentId),
      await store.listAssignments(tx, agencyId, documentId),
      await store.findTraceHead(tx, agencyId, documentId),
      await store.listReplies(tx, agencyId, documentId),
    ];
    const views = directives.map(
      (row): DirectiveView => ({
        id: row.id,
        kind: row.kind,
        text: row.text,
        byPostId: row.by_post_id,
        byName: row.by_name,
        byTitle: row.by_title,
        onBehalfName: row.on_behalf_name,
        createdAt: row.created_at.toISOString(),
        dueAt: iso(row.due_at),
        replyNeeded: row.reply_needed,
        replacedAt: iso(row.replaced_at),
        parentAssignmentId: row.parent_assignment_id,
        assignments: assignments.filter((each) => each.directive_id === row.id).map(viewOf),
      }),
    );
    const calendar = await loadCalendar(tx, agencyId, act.now);
    return {
      documentId,
      directives: views,
      hops: head ? hopsOf({ head, directives: views, now: act.now }, calendar) : [],
      replies: replies.map((row) => ({
        id: row.id,
        subject: row.subject,
        state: row.state,
        stateName: OUTGOING_STATE_NAMES[row.state as OutgoingState] ?? row.state,
        codeNumber: row.code_number,
        codeNotation: row.code_notation,
      })),
    };
  });
}

const VERBS = { proposal: "Đề xuất phân công", directive: "Bút phê", assignment: "Giao việc" } as const;

function hopsOf(seen: { head: store.TraceHeadRow; directives: DirectiveView[]; now: Date }, calendar: Calendar): Hop[] {
  const { head } = seen;
  const steps: { at: Date; who: string; what: string }[] = [
    {
      at: head.registered_at,
      who: `${head.registered_title} ${head.registered_name}`,
      what: head.handed_at ? "Vào sổ, trình" : "Vào sổ",
    },
    ...seen.directives.map((each) => {
      const lead = each.assignments.find((assignment) => assignment.role === "lead");
      const to = lead ? `, giao ${lead.fullName ?? lead.unitName ?? ""}` : "";
      return {
        at: new Date(each.createdAt),
        who: `${each.byTitle} ${each.byName}`,
        what: `${VERBS[each.kind]}${each.kind === "assignment" ? ` ${lead?.fullName ?? ""}` : to}`,
      };
    }),
  ];
  const hops = steps.map((step, index): Hop => {
    const before = steps[index - 1];
    return {
      at: step.at.toISOString(),
      who: step.who,
      what: step.what,
      state: "done",
      heldMinutes: before ? minutes(before.at, step.at, calendar) : null,
    };
  });
  const last = steps.at(-1);
  if (head.done_at)
    hops.push({
      at: head.done_at.toISOString(),
      who: head.done_note || "Hoàn thành",
      what: "Kết thúc xử lý",
      state: "done",
      heldMinutes: last ? minutes(last.at, head.done_at, calendar) : null,
    });
  else if (last)
    hops.push({
      at: last.at.toISOString(),
      who: head.holder ?? "Văn thư",
      what: "Đang ở đây",
      state: "now",
      heldMinutes: minutes(last.at, seen.now, calendar),
    });
  return hops;
}

function minutes(from: Date, to: Date, calendar: Calendar): number {
  return Math.round(workingTimeBetween(from.getTime(), to.getTime(), calendar) / 60_000);
}

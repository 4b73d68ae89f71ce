// Targets of a directive as the rules and the tables need them: units and posts that exist here, deadlines as moments.
import type { Grant } from "#src/features/access/access.actions.ts";
import { allUnits, loadCalendar, postsByIds } from "#src/features/organisation/organisation.actions.ts";
import type { Tx } from "#src/platform/db/database.ts";
import { problem } from "#src/platform/problem/problem.ts";
import type { Calendar } from "#src/rules/legal-time/calendar.ts";
import { instantAt } from "#src/rules/legal-time/instant.ts";
import { endOfWorkingDay } from "#src/rules/legal-time/legal-time.ts";
import type { DirectiveTarget } from "#src/rules/routing/directive.ts";

export type TargetInput = {
  role: "lead" | "co-ordinate" | "inform";
  unitId?: string;
  postId?: string;
  dueDate: string | null;
};
export type Resolved = TargetInput & { principalId: number; name: string; dueAt: Date | null };

const unknownTarget = problem(
  "directive.unknown-target",
  404,
  "Có đơn vị hoặc người nhận không còn trong cơ quan. Chưa gửi gì; hãy chọn lại.",
);

/** The last office minute of a day; on a day off the ordinary closing time, so that the rule can still say what is wrong. */
export function deadlineOf(date: string | null, calendar: Calendar): Date | null {
  if (date === null) return null;
  return new Date(endOfWorkingDay(date, calendar) ?? instantAt(date, "17:00"));
}

/** @throws Problem 404 when a unit or post is not of this agency */
export async function resolveTargets(
  tx: Tx,
  where: { agencyId: number; now: Date },
  targets: readonly TargetInput[],
): Promise<Resolved[]> {
  const calendar = await loadCalendar(tx, where.agencyId, where.now);
  const units = new Map((await allUnits(tx)).map((unit) => [unit.id, unit]));
  const posts = new Map(
    (
      await postsByIds(
        tx,
        targets.flatMap((target) => target.postId ?? []),
      )
    ).map((post) => [post.id, post]),
  );
  return targets.map((target) => {
    const unit = target.unitId && !target.postId ? units.get(target.unitId) : undefined;
    const post = target.postId ? posts.get(target.postId) : undefined;
    const principalId = post?.principal_id ?? unit?.principal_id;
    if (principalId === undefined) throw unknownTarget();
    return {
      ...target,
      principalId,
      name: post?.full_name ?? unit?.name ?? "",
      dueAt: deadlineOf(target.dueDate, calendar),
    };
  });
}

export function toRule(target: Resolved): DirectiveTarget {
  return {
    role: target.role,
    deadline: target.dueAt?.getTime() ?? null,
    to: target.postId ? { kind: "post", id: target.postId } : { kind: "unit", id: target.unitId ?? "" },
  };
}

/** Who sees the letter through this target, and in which list it waits. */
export function grantOf(target: Resolved, on: { documentId: string; sortAt: Date }): Grant {
  const base = { ...on, direction: "in" as const, principalId: target.principalId };
  switch (target.role) {
    case "lead":
      return target.postId
        ? { ...base, relation: "lead-assignee", box: "to-do" }
        : { ...base, relation: "lead-unit-head", box: "to-assign" };
    case "co-ordinate":
      return { ...base, relation: "co-ordinator", box: target.postId ? "to-do" : "to-know" };
    case "inform":
      return { ...base, relation: "informed", box: "to-know" };
    default:
      return target.role satisfies never;
  }
}

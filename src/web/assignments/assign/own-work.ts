// Which part of a letter is mine: as the person, or as head for the unit. Pure.
import type { AssignmentView, DirectiveView } from "#src/features/assignments/assignments.contract.ts";

export type OwnPart = { assignment: AssignmentView; directive: DirectiveView };
type Who = { postId: string; unitId: string | null; head: boolean };

const OPEN = ["new", "seen", "working"];

function openParts(directives: readonly DirectiveView[]): OwnPart[] {
  return directives
    .filter((directive) => directive.kind !== "proposal" && directive.replacedAt === null)
    .flatMap((directive) =>
      directive.assignments
        .filter((assignment) => OPEN.includes(assignment.state))
        .map((assignment) => ({ assignment, directive })),
    );
}

/** What the unit leads and its head gives on; null when nothing is led by it. */
export function unitLead(directives: readonly DirectiveView[], unitId: string | null): OwnPart | null {
  if (!unitId) return null;
  return (
    openParts(directives).find(
      ({ assignment }) => assignment.role === "lead" && assignment.unitId === unitId && !assignment.postId,
    ) ?? null
  );
}

/** The open work of this person, his own before that of the unit he heads, leading before co-ordinating. */
export function ownPart(directives: readonly DirectiveView[], who: Who): OwnPart | null {
  const parts = openParts(directives).filter(({ assignment }) => assignment.role !== "inform");
  const mine = parts.filter(({ assignment }) => assignment.postId === who.postId);
  const units = who.head
    ? parts.filter(({ assignment }) => !assignment.postId && assignment.unitId === who.unitId)
    : [];
  const lead = ({ assignment }: OwnPart) => assignment.role === "lead";
  return mine.find(lead) ?? mine[0] ?? units.find(lead) ?? units[0] ?? null;
}

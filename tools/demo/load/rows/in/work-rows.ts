// Rows of bút phê and of the work it gives, and what the steps of a letter share.
import type { PostRow } from "#src/features/organisation/organisation.actions.ts";
import type { IncomingState } from "#src/rules/routing/incoming-states.ts";
import type { DemoIncoming } from "../../../types.ts";
import type { Desk } from "../../desk.ts";
import { demoId } from "../../ids.ts";
import { type AccessBook, iso, isoOrNull, type RowSet, type Tell } from "../row-set.ts";

export const MINUTE = 60_000;

/** Where the letter stands now. */
export type Standing = {
  state: IncomingState;
  holder: string | null;
  since: number;
  by: string;
  dueAt: number | null;
  handedAt: number | null;
  doneAt: number | null;
  /** row version: one more for each step */
  steps: number;
};

export type Work = { letter: DemoIncoming; tell: Tell; access: AccessBook; clerk: PostRow };

/** Some minutes before `end`, but not before `start`. */
export function between(start: number, end: number, minutes: number): number {
  return Math.max(start, end - minutes * MINUTE);
}

export type DirectiveFacts = {
  id: string;
  kind: "proposal" | "directive" | "assignment";
  by: PostRow;
  behalf?: PostRow | null;
  text: string;
  due: number | null;
  at: number;
  replacedAt: number | null;
  replyNeeded?: boolean;
  parent?: string;
};

export function addDirectiveRow(desk: Desk, set: RowSet, letter: DemoIncoming, facts: DirectiveFacts): void {
  set.add("directive", {
    agency_id: desk.number(letter.agencyId),
    id: facts.id,
    document_id: desk.documentId(letter.id),
    kind: facts.kind,
    by_post_id: facts.by.id,
    on_behalf_post_id: facts.behalf?.id ?? null,
    text: facts.text,
    due_at: isoOrNull(facts.due),
    reply_needed: facts.replyNeeded ?? false,
    parent_assignment_id: facts.parent ?? null,
    created_at: iso(facts.at),
    replaced_at: isoOrNull(facts.replacedAt),
  });
}

export type TaskFacts = {
  key: string;
  directiveId: string;
  role: "lead" | "co-ordinate" | "inform";
  unitId?: string;
  postId?: string;
  due: number | null;
  at: number;
  state: string;
  seenAt?: number | null;
  startedAt?: number | null;
  doneAt?: number | null;
  note?: string;
};

export const taskId = (letter: DemoIncoming, key: string, at: number): string =>
  demoId("asg", at, `${letter.id}/${key}`);

export function addTask(desk: Desk, set: RowSet, letter: DemoIncoming, facts: TaskFacts): void {
  set.add("assignment", {
    agency_id: desk.number(letter.agencyId),
    id: taskId(letter, facts.key, facts.at),
    directive_id: facts.directiveId,
    document_id: desk.documentId(letter.id),
    role: facts.role,
    unit_id: facts.unitId ?? null,
    post_id: facts.postId ?? null,
    due_at: isoOrNull(facts.due),
    state: facts.state,
    created_at: iso(facts.at),
    seen_at: isoOrNull(facts.seenAt),
    started_at: isoOrNull(facts.startedAt),
    done_at: isoOrNull(facts.doneAt),
    note: facts.note ?? "",
  });
}

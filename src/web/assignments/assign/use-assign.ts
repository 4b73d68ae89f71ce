// State of one assigning inside the unit: who, with whom, until when, and what stands against it.
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { LocalDate } from "#src/rules/legal-time/civil-date.ts";
import { instantAt, localDateOf } from "#src/rules/legal-time/instant.ts";
import { endOfWorkingDay } from "#src/rules/legal-time/legal-time.ts";
import type { Refusal } from "#src/rules/refusal/refusal.ts";
import { checkSubAssignment, type PartyRef } from "#src/rules/routing/directive.ts";
import { failureOf } from "../../app/api.ts";
import { useNow } from "../../app/clock.ts";
import { useKeptText } from "../../app/kept-text.ts";
import { useOfficeCalendar } from "../../app/office-calendar.ts";
import { assignmentsApi, type Letter, refreshAssignments } from "../assignments-api.ts";
import type { OwnPart } from "./own-work.ts";

export function useAssign(start: { letter: Letter; part: OwnPart; rowVersion: number }) {
  const now = useNow();
  const calendar = useOfficeCalendar();
  const parentDue = start.part.assignment.dueAt ? Date.parse(start.part.assignment.dueAt) : null;
  const [postId, setPost] = useState<string | null>(null);
  const [coordinators, setCoordinators] = useState<string[]>([]);
  const [dueDate, setDueDate] = useState<LocalDate | null>(null);
  const words = useKeptText(`phan-cong.${start.part.assignment.id}`, "");
  const [base, setBase] = useState(start.rowVersion);
  const post = (id: string): PartyRef => ({ kind: "post", id });
  const deadline = dueDate === null ? parentDue : (endOfWorkingDay(dueDate, calendar) ?? instantAt(dueDate, "17:00"));
  // the server's own question: a deadline taken over from the leader may have passed, one chosen here may not
  const refusals: Refusal[] = checkSubAssignment(
    { lead: postId ? [post(postId)] : [], coordinators: coordinators.map(post), deadline },
    { deadline: parentDue },
    {
      now: dueDate === null ? Number.NEGATIVE_INFINITY : now,
      legalArrival: Date.parse(start.letter.receivedLegalAt),
    },
  );
  const send = useMutation({
    mutationFn: () =>
      assignmentsApi.assign({
        id: start.part.assignment.id,
        text: words.text,
        postId: postId ?? "",
        coordinatorPostIds: coordinators,
        dueDate,
      }),
    onSuccess: () => words.forget(),
    onError: refreshAssignments,
  });
  return {
    postId,
    setPostId: (id: string | null) => {
      setPost(id);
      setCoordinators((now) => now.filter((other) => other !== id));
    },
    coordinators,
    setCoordinators,
    dueDate,
    setDueDate,
    text: words.text,
    setText: words.setText,
    kept: words.kept,
    latest: parentDue === null ? null : localDateOf(parentDue),
    calendar,
    refusals,
    send,
    // newer because one's own press arrived although its answer did not: it is pressed again, not somebody else's
    stale: base !== start.rowVersion && !failureOf(send.error).offline,
    takeNewest: () => {
      setBase(start.rowVersion);
      send.reset();
    },
  };
}

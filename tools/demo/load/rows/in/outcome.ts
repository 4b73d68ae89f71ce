// When a letter is due, and in which words it ended.

import type { LocalDate } from "#src/rules/legal-time/civil-date.ts";
import { instantAt } from "#src/rules/legal-time/instant.ts";
import { endOfWorkingDay } from "#src/rules/legal-time/legal-time.ts";
import { numberAndNotation } from "#src/rules/numbering/notation.ts";
import { isOutgoing } from "../../../bodies.ts";
import type { DemoIncoming } from "../../../types.ts";
import { CALENDAR } from "../../../when.ts";
import type { Desk } from "../../desk.ts";

/** The last office minute of a day, as directives write it. */
export function dueAt(date: LocalDate | null): number | null {
  if (date === null) return null;
  return endOfWorkingDay(date, CALENDAR) ?? instantAt(date, "17:00");
}

export function doneNote(desk: Desk, letter: DemoIncoming): string | null {
  if (letter.state !== "done") return null;
  const reply = letter.replyOutgoingId ? desk.letter(letter.replyOutgoingId) : null;
  if (reply && isOutgoing(reply) && reply.number !== null)
    return `Trả lời bằng ${numberAndNotation(reply.number, reply.notation)}`;
  return letter.result ?? "Đã xử lý";
}

import { type Calendar, workPeriods } from "./calendar.ts";
import { daysBetween } from "./civil-date.ts";
import { type Instant, localDateOf } from "./instant.ts";
import { workingDaysLeft, workingTimeBetween } from "./working-time.ts";

/** `near` = at most 30 % of the working time left, or at most one working day. */
export type DeadlineState = "ok" | "near" | "overdue";

export type DeadlinePhrase = {
  /** `còn 2 ngày làm việc`, `còn 3 giờ`, `còn 25 phút`, `quá 2 ngày` */
  text: string;
  state: DeadlineState;
  /** share 0..1 of the working time left, for the ring; null when the start is unknown */
  shareLeft: number | null;
};

const NEAR_SHARE = 0.3;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * What a list says about a deadline. `from` is the legal time the deadline counts from (QC-7.3), absent = unknown.
 * Left is told in working time, late in calendar days, since a delay does not rest at the weekend.
 */
export function deadlinePhrase(
  times: { now: Instant; deadline: Instant; from?: Instant },
  calendar: Calendar,
): DeadlinePhrase {
  const { now, deadline } = times;
  if (now > deadline) return { text: overdueText(now, deadline, calendar), state: "overdue", shareLeft: 0 };
  const left = workingTimeBetween(now, deadline, calendar);
  const days = workingDaysLeft(now, deadline, calendar);
  const shareLeft = share(times, left, calendar);
  const near = days <= 1 || left <= dayLength(deadline, calendar) || (shareLeft !== null && shareLeft <= NEAR_SHARE);
  return { text: leftText({ now, deadline, left, days }, calendar), state: near ? "near" : "ok", shareLeft };
}

function share(times: { deadline: Instant; from?: Instant }, left: number, calendar: Calendar): number | null {
  if (times.from === undefined) return null;
  const whole = workingTimeBetween(times.from, times.deadline, calendar);
  return whole <= 0 ? 0 : Math.min(1, left / whole);
}

function leftText(seen: { now: Instant; deadline: Instant; left: number; days: number }, calendar: Calendar): string {
  if (seen.days >= 1 && seen.left >= dayLength(seen.deadline, calendar)) return `còn ${seen.days} ngày làm việc`;
  // a deadline in the evening or at the weekend has no working time left: the clock on the wall tells it then
  const ms = seen.left > 0 ? seen.left : seen.deadline - seen.now;
  if (ms >= HOUR_MS) return `còn ${Math.floor(ms / HOUR_MS)} giờ`;
  return `còn ${Math.max(1, Math.floor(ms / MINUTE_MS))} phút`;
}

function overdueText(now: Instant, deadline: Instant, calendar: Calendar): string {
  const late = now - deadline;
  const days = daysBetween(localDateOf(deadline, calendar.offsetMinutes), localDateOf(now, calendar.offsetMinutes));
  if (days >= 1 && late >= DAY_MS / 2) return `quá ${days} ngày`;
  if (late >= HOUR_MS) return `quá ${Math.floor(late / HOUR_MS)} giờ`;
  return `quá ${Math.max(1, Math.floor(late / MINUTE_MS))} phút`;
}

/** Working time of the deadline's own day, 8 hours when that is a day off. */
function dayLength(deadline: Instant, calendar: Calendar): number {
  const periods = workPeriods(localDateOf(deadline, calendar.offsetMinutes), calendar);
  const ms = periods.reduce((sum, p) => sum + p.end - p.start, 0);
  return ms > 0 ? ms : 8 * HOUR_MS;
}

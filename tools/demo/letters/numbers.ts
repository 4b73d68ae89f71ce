// On which day which number was given: numbers run evenly between the anchors of a book plan.
import type { Anchor } from "../data/book-plans.ts";
import { at } from "../random.ts";
import { pictureDay, workingDaysBetween } from "../when.ts";

export type Slot = { date: string; number: number };

/** One slot a number, in order of numbers and days; a day never goes back. */
export function slotsOf(anchors: readonly Anchor[], monday: string): Slot[] {
  const slots: Slot[] = [];
  for (let i = 1; i < anchors.length; i++) {
    const [fromDate, from] = at(anchors, i - 1);
    const [toDate, to] = at(anchors, i);
    const last = pictureDay(toDate, monday);
    const all = workingDaysBetween(pictureDay(fromDate, monday), last);
    // the day of the last anchor belongs to the stretch before it, but for the very first stretch
    const days = i === 1 ? all : all.slice(1);
    const usable = days.length > 0 ? days : [last];
    for (let n = from + 1; n <= to; n++) {
      const index = Math.floor(((n - from - 1) / (to - from)) * usable.length);
      slots.push({ date: at(usable, index), number: n });
    }
  }
  return slots;
}

/** With a book that restarts, numbers of the story's year begin with 1; the year before keeps its own. */
export function renumber(slots: Slot[], storyYear: string): Slot[] {
  let next = 1;
  return slots.map((slot) => (slot.date.slice(0, 4) === storyYear ? { ...slot, number: next++ } : slot));
}

/** Where in the office hours the k-th of `count` letters of a day falls, 0…1. */
export function shareOfDay(k: number, count: number, jitter: number): number {
  return 0.06 + (0.88 * (k + jitter)) / count;
}

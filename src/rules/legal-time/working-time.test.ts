import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deadlinePhrase } from "./deadline-phrase.ts";
import { formatInstant, type Instant, parseInstant } from "./instant.ts";
import { isOfficeTime } from "./legal-time.ts";
import { SHIPPED_CALENDAR } from "./shipped-calendar.ts";
import { addWorkingDays, addWorkingHours, workingDaysLeft, workingTimeBetween } from "./working-time.ts";

const at = (text: string): Instant => parseInstant(text) ?? Number.NaN;
const HOUR = 3_600_000;

describe("thời gian làm việc", () => {
  it.each<[string, number, string]>([
    ["2026-11-22", 1, "2026-11-23"],
    ["2026-11-23", 1, "2026-11-25"],
    ["2026-11-23", 3, "2026-11-27"],
    ["2026-11-27", -2, "2026-11-25"],
    ["2026-11-25", -1, "2026-11-23"],
    ["2026-11-24", 0, "2026-11-25"],
    ["2026-11-25", 0, "2026-11-25"],
    ["2026-02-13", 1, "2026-02-23"],
  ])("%s and %i working days is %s", (from, n, expected) => {
    expect(addWorkingDays(from, n, SHIPPED_CALENDAR)).toBe(expected);
  });

  it.each<[string, number, string]>([
    ["2026-11-23T10:00", 2, "2026-11-23T14:00:00+07:00"],
    ["2026-11-23T10:00", 1, "2026-11-23T11:00:00+07:00"],
    ["2026-11-23T16:30", 1, "2026-11-25T07:30:00+07:00"],
    ["2026-11-22T19:30", 8, "2026-11-23T17:00:00+07:00"],
    ["2026-11-23T12:00", 0, "2026-11-23T13:00:00+07:00"],
  ])("%s and %f working hours is %s", (from, hours, expected) => {
    expect(formatInstant(addWorkingHours(at(from), hours, SHIPPED_CALENDAR))).toBe(expected);
  });

  it("24 hours of work begun on Monday morning end on Thursday evening because of the holiday between", () => {
    expect(formatInstant(addWorkingHours(at("2026-11-23T07:00"), 24, SHIPPED_CALENDAR))).toBe(
      "2026-11-26T17:00:00+07:00",
    );
  });

  it("adding working hours and measuring them back gives the same, and never ends in a pause", () => {
    const instant = fc.integer({ min: at("2024-01-01T00:00"), max: at("2027-10-01T00:00") });
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 100 * 60 }), (from, minutes) => {
        const end = addWorkingHours(from, minutes / 60, SHIPPED_CALENDAR);
        expect(workingTimeBetween(from, end, SHIPPED_CALENDAR)).toBe(minutes * 60_000);
        expect(workingTimeBetween(end, from, SHIPPED_CALENDAR)).toBe(-minutes * 60_000);
        expect(isOfficeTime(end - 1, SHIPPED_CALENDAR)).toBe(true);
      }),
    );
  });

  it("from Friday 17:00 to Wednesday 09:00 lie ten working hours and three working days", () => {
    const [from, to] = [at("2026-11-20T17:00"), at("2026-11-25T09:00")];
    expect(workingTimeBetween(from, to, SHIPPED_CALENDAR)).toBe(10 * HOUR);
    expect(workingDaysLeft(from, to, SHIPPED_CALENDAR)).toBe(2);
    expect(workingDaysLeft(to, from, SHIPPED_CALENDAR)).toBe(0);
  });
});

describe("lời về hạn", () => {
  // now, deadline, counted from → text, state
  it.each<[string, string, string, string, string]>([
    ["2026-11-23T08:00", "2026-11-26T17:00", "2026-11-23T07:00", "còn 2 ngày làm việc", "ok"],
    ["2026-11-23T20:00", "2026-11-26T17:00", "2026-11-20T07:00", "còn 2 ngày làm việc", "ok"],
    ["2026-11-23T08:00", "2026-12-01T17:00", "2026-10-01T07:00", "còn 5 ngày làm việc", "near"],
    ["2026-11-23T08:00", "2026-11-25T17:00", "2026-11-23T07:00", "còn 1 ngày làm việc", "near"],
    ["2026-11-25T07:30", "2026-11-25T17:00", "2026-11-23T07:00", "còn 7 giờ", "near"],
    ["2026-11-25T14:00", "2026-11-25T17:00", "2026-11-23T07:00", "còn 3 giờ", "near"],
    ["2026-11-25T10:30", "2026-11-25T15:00", "2026-11-23T07:00", "còn 2 giờ", "near"],
    ["2026-11-25T16:35", "2026-11-25T17:00", "2026-11-23T07:00", "còn 25 phút", "near"],
    ["2026-11-25T16:59:40", "2026-11-25T17:00", "2026-11-23T07:00", "còn 1 phút", "near"],
    ["2026-11-25T18:00", "2026-11-25T20:00", "2026-11-23T07:00", "còn 2 giờ", "near"],
    ["2026-11-27T08:00", "2026-11-25T17:00", "2026-11-23T07:00", "quá 2 ngày", "overdue"],
    ["2026-11-25T20:10", "2026-11-25T17:00", "2026-11-23T07:00", "quá 3 giờ", "overdue"],
    ["2026-11-25T17:00:30", "2026-11-25T17:00", "2026-11-23T07:00", "quá 1 phút", "overdue"],
  ])("at %s a deadline %s (counted from %s) reads “%s”, %s", (now, deadline, from, text, state) => {
    const phrase = deadlinePhrase({ now: at(now), deadline: at(deadline), from: at(from) }, SHIPPED_CALENDAR);
    expect([phrase.text, phrase.state]).toEqual([text, state]);
  });

  it("the ring is the share of working time left, unknown without a start", () => {
    const times = { now: at("2026-11-23T11:30"), deadline: at("2026-11-23T17:00") };
    const from = at("2026-11-23T07:00");
    expect(deadlinePhrase({ ...times, from }, SHIPPED_CALENDAR).shareLeft).toBe(0.5);
    expect(deadlinePhrase(times, SHIPPED_CALENDAR).shareLeft).toBeNull();
  });
});

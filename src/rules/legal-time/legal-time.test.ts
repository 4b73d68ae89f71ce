import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Calendar, calendarFaults, calendarWarning, isWorkingDay, missingYears } from "./calendar.ts";
import { formatInstant, type Instant, parseInstant } from "./instant.ts";
import {
  endOfWorkingDay,
  isOfficeTime,
  legalTime,
  morningEndOfNextWorkingDay,
  nextWorkingDay,
  previousWorkingDay,
} from "./legal-time.ts";
import { SHIPPED_CALENDAR } from "./shipped-calendar.ts";

const at = (text: string): Instant => parseInstant(text) ?? Number.NaN;
const legalText = (text: string, calendar = SHIPPED_CALENDAR) =>
  formatInstant(legalTime(at(text), calendar).legal).slice(0, 19);

// wall clock in Viet Nam → legal time, reason
const CASES: [string, string, string][] = [
  ["2026-11-23T07:00:00", "2026-11-23T07:00:00", "trong giờ làm việc"],
  ["2026-11-23T06:59:59", "2026-11-23T07:00:00", "trước giờ làm việc"],
  ["2026-11-23T10:59:59", "2026-11-23T10:59:59", "trong giờ làm việc"],
  ["2026-11-23T11:00:00", "2026-11-23T13:00:00", "giờ nghỉ trưa"],
  ["2026-11-23T12:59:59", "2026-11-23T13:00:00", "giờ nghỉ trưa"],
  ["2026-11-23T13:00:00", "2026-11-23T13:00:00", "trong giờ làm việc"],
  ["2026-11-23T16:50:00", "2026-11-23T16:50:00", "trong giờ làm việc"],
  ["2026-11-23T16:59:59", "2026-11-23T16:59:59", "trong giờ làm việc"],
  ["2026-11-23T17:00:00", "2026-11-25T07:00:00", "sau giờ làm việc"],
  ["2026-11-23T19:30:00", "2026-11-25T07:00:00", "sau giờ làm việc"],
  ["2026-11-24T09:00:00", "2026-11-25T07:00:00", "ngày nghỉ: Ngày Văn hóa Việt Nam"],
  ["2025-11-24T09:00:00", "2025-11-24T09:00:00", "trong giờ làm việc"],
  ["2026-11-20T18:00:00", "2026-11-23T07:00:00", "sau giờ làm việc"],
  ["2026-11-21T09:00:00", "2026-11-23T07:00:00", "ngày nghỉ: Thứ Bảy"],
  ["2026-02-13T17:30:00", "2026-02-23T07:00:00", "sau giờ làm việc"],
  ["2026-02-17T00:00:00", "2026-02-23T07:00:00", "ngày nghỉ: Mùng 1 Tết"],
  ["2027-02-03T17:00:00", "2027-02-11T07:00:00", "sau giờ làm việc"],
  ["2026-08-22T09:00:00", "2026-08-22T09:00:00", "trong giờ làm việc"],
  ["2026-08-21T20:00:00", "2026-08-22T07:00:00", "sau giờ làm việc"],
  ["2026-08-28T20:00:00", "2026-09-03T07:00:00", "sau giờ làm việc"],
  ["2025-12-31T23:59:59", "2026-01-05T07:00:00", "sau giờ làm việc"],
  ["2026-01-10T07:00:00", "2026-01-10T07:00:00", "trong giờ làm việc"],
];

describe("QC-7.3 thời điểm theo giờ hành chính", () => {
  it.each(CASES)("QC-7.3 %s counts as %s (%s)", (actual, legal, reason) => {
    const result = legalTime(at(actual), SHIPPED_CALENDAR);
    expect(formatInstant(result.actual)).toBe(`${actual}+07:00`);
    expect(formatInstant(result.legal)).toBe(`${legal}+07:00`);
    expect(result.reason).toBe(reason);
  });

  it("QC-7.3 the legal time is never before the actual one, lies in office hours, is stable, and keeps the order of arrival", () => {
    const instant = fc.integer({ min: at("2024-01-01T00:00"), max: at("2027-12-20T00:00") });
    fc.assert(
      fc.property(instant, instant, (a, b) => {
        const legal = (i: number) => legalTime(i, SHIPPED_CALENDAR).legal;
        expect(legal(a)).toBeGreaterThanOrEqual(a);
        expect(isOfficeTime(legal(a), SHIPPED_CALENDAR)).toBe(true);
        expect(legal(legal(a))).toBe(legal(a));
        if (isOfficeTime(a, SHIPPED_CALENDAR)) expect(legal(a)).toBe(a);
        if (a <= b) expect(legal(a)).toBeLessThanOrEqual(legal(b));
      }),
    );
  });

  it("hours of another season and an agency's own day off are obeyed", () => {
    const winter = [{ start: "07:30", end: "12:00" }];
    const own: Calendar = {
      ...SHIPPED_CALENDAR,
      hours: [
        ...SHIPPED_CALENDAR.hours,
        {
          from: "2026-01-01",
          to: null,
          season: { from: "10-16", to: "04-15" },
          weekdays: { 1: winter },
          source: "thử",
        },
      ],
      days: [...SHIPPED_CALENDAR.days, { date: "2026-06-01", kind: "local", name: "Nghỉ của cơ quan", source: "thử" }],
    };
    expect(legalText("2026-11-30T07:00:00", own)).toBe("2026-11-30T07:30:00");
    expect(legalText("2027-01-04T12:00:00", own)).toBe("2027-01-11T07:30:00");
    expect(legalText("2025-11-24T07:00:00", own)).toBe("2025-11-24T07:00:00");
    expect(legalText("2026-06-01T08:00:00", own)).toBe("2026-06-02T07:00:00");
  });

  it("a calendar without any hours is reported, not looped over for ever", () => {
    const empty: Calendar = { ...SHIPPED_CALENDAR, hours: [] };
    expect(() => legalTime(at("2026-11-23T08:00"), empty)).toThrow(RangeError);
    expect(calendarFaults(empty)).toHaveLength(1);
    expect(calendarFaults(SHIPPED_CALENDAR)).toEqual([]);
    const overlap = [
      { start: "08:00", end: "12:00" },
      { start: "11:00", end: "10:00" },
    ];
    const bad: Calendar = {
      ...SHIPPED_CALENDAR,
      hours: [{ from: null, to: null, weekdays: { 1: overlap }, source: "" }],
    };
    expect(calendarFaults(bad)).toHaveLength(2);
  });
});

describe("ngày làm việc", () => {
  it("after Monday 23/11/2026 the next working day is Wednesday 25/11 (24/11 is a holiday)", () => {
    expect(nextWorkingDay("2026-11-22", SHIPPED_CALENDAR)).toBe("2026-11-23");
    expect(nextWorkingDay("2026-11-23", SHIPPED_CALENDAR)).toBe("2026-11-25");
    expect(previousWorkingDay("2026-11-25", SHIPPED_CALENDAR)).toBe("2026-11-23");
  });
  it("QĐ 28/2018 Đ6.2 a document signed on 23/11/2026 leaves at the latest at 11:00 on 25/11", () => {
    expect(formatInstant(morningEndOfNextWorkingDay("2026-11-23", SHIPPED_CALENDAR))).toBe("2026-11-25T11:00:00+07:00");
  });
  it.each<[string, string, string]>([
    ["07:30", "12:00", "12:00"],
    ["08:00", "16:00", "12:00"],
    ["13:00", "17:00", "17:00"],
  ])("the morning of a day %s–%s ends at %s", (start, end, expected) => {
    const hours = [{ from: null, to: null, weekdays: { 3: [{ start, end }] }, source: "" }];
    const moment = morningEndOfNextWorkingDay("2026-11-23", { ...SHIPPED_CALENDAR, hours });
    expect(formatInstant(moment).slice(11, 16)).toBe(expected);
  });
  it("a day ends at 17:00, a day off has no end", () => {
    expect(formatInstant(endOfWorkingDay("2026-11-23", SHIPPED_CALENDAR) ?? 0)).toBe("2026-11-23T17:00:00+07:00");
    expect(endOfWorkingDay("2026-11-24", SHIPPED_CALENDAR)).toBeNull();
  });
  it("every worked Saturday of the notices is a working day, every other row is a day off", () => {
    for (const day of SHIPPED_CALENDAR.days)
      expect(isWorkingDay(day.date, SHIPPED_CALENDAR)).toBe(day.kind === "swap_work");
  });
  it("working days per year: 249 in 2026, 251 in 2024", () => {
    const count = (year: number) => {
      let n = 0;
      for (let d = nextWorkingDay(`${year - 1}-12-31`, SHIPPED_CALENDAR); d.startsWith(String(year)); ) {
        n++;
        d = nextWorkingDay(d, SHIPPED_CALENDAR);
      }
      return n;
    };
    // 366 days of 2024: 262 Mon–Fri − 12 rows on weekdays + 1; 2026: 261 − 14 + 2
    expect([count(2024), count(2026)]).toEqual([251, 249]);
  });
  it("from 1 December on, missing rows of the next year are warned of", () => {
    expect(calendarWarning(SHIPPED_CALENDAR, "2027-11-30")).toBeNull();
    expect(calendarWarning(SHIPPED_CALENDAR, "2027-12-01")).toContain("2028");
    expect(calendarWarning(SHIPPED_CALENDAR, "2029-01-01")).toContain("2029");
    expect(missingYears(SHIPPED_CALENDAR, "2023-06-01", "2028-01-01")).toEqual([2023, 2028]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysBetween, isLocalDate, weekdayName, weekdayOf, weekdayShortName } from "./civil-date.ts";
import { formatInstant, instantAt, localDateOf, localTimeOf, minutesOfDay, parseInstant } from "./instant.ts";

describe("thời điểm và ngày", () => {
  it.each([
    "2026-11-22T19:30",
    "2026-11-22 19:30:00",
    "2026-11-22T19:30:00+07:00",
    "2026-11-22T19:30+0700",
    "2026-11-22T12:30:00Z",
    "2026-11-22T12:30:00.000z",
    "2026-11-22T05:30:00-07:00",
  ])("%s is half past seven in the evening in Viet Nam", (text) => {
    const instant = parseInstant(text) ?? Number.NaN;
    expect(formatInstant(instant)).toBe("2026-11-22T19:30:00+07:00");
    expect([localDateOf(instant), localTimeOf(instant)]).toEqual(["2026-11-22", "19:30"]);
  });
  it.each([
    "",
    "2026-11-22",
    "2026-02-30T10:00",
    "2026-11-22T24:00",
    "2026-11-22T10:60",
    "2026-13-01T10:00",
    "2026-11-22T10:00+25:00",
    "22/11/2026",
  ])("“%s” is no moment", (text) => expect(parseInstant(text)).toBeNull());
  it("writing and reading back keeps the moment to the millisecond, in any zone", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: -840, max: 840 }), (ms, zone) => {
        expect(parseInstant(formatInstant(ms, zone))).toBe(ms);
      }),
    );
  });
  it("weekdays are named as people say them", () => {
    expect(["2026-11-22", "2026-11-23", "2026-11-28"].map(weekdayName)).toEqual(["Chủ Nhật", "Thứ Hai", "Thứ Bảy"]);
    expect(["2026-11-22", "2026-11-27"].map(weekdayShortName)).toEqual(["CN", "T6"]);
    expect(weekdayOf("1969-12-31")).toBe(3);
  });
  it("days are counted over months and leap years", () => {
    expect(addDays("2024-02-28", 2)).toBe("2024-03-01");
    expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
    expect(isLocalDate("2025-02-29")).toBe(false);
    expect(() => weekdayOf("2026-1-1")).toThrow(RangeError);
  });
  it("clock times are checked", () => {
    expect(instantAt("2026-11-22", "24:00")).toBe(instantAt("2026-11-23", "00:00"));
    expect(() => minutesOfDay("7:00")).toThrow(RangeError);
    expect(() => minutesOfDay("24:01")).toThrow(RangeError);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromDayNumber } from "../legal-time/civil-date.ts";
import { type Instant, parseInstant } from "../legal-time/instant.ts";
import { legalTime } from "../legal-time/legal-time.ts";
import { SHIPPED_CALENDAR } from "../legal-time/shipped-calendar.ts";
import { parseDateInput } from "./date-input.ts";
import {
  dateText,
  fullTimeText,
  legalDateLine,
  legalDateText,
  legalTimeSentence,
  listDateText,
  listTimeText,
  timeText,
} from "./date-text.ts";

const at = (text: string): Instant => parseInstant(text) ?? Number.NaN;

describe("chữ ngày giờ", () => {
  it("today only the time, the week before and after with the weekday, else the date", () => {
    const now = at("2026-11-23T09:00");
    expect(listTimeText(at("2026-11-23T07:36"), now)).toBe("07:36");
    expect(listTimeText(at("2026-11-22T19:30"), now)).toBe("CN 19:30");
    expect(listTimeText(at("2026-11-13T10:00"), now)).toBe("T6 13/11");
    expect(listTimeText(at("2025-11-24T10:00"), now)).toBe("24/11/2025");
    expect(listDateText("2026-11-27", "2026-11-23")).toBe("T6 27/11");
    expect(listDateText("2027-01-04", "2026-11-23")).toBe("04/01/2027");
  });
  it("the full form names everything", () => {
    expect(fullTimeText(at("2026-11-23T07:36"))).toBe("07:36 Thứ Hai 23/11/2026");
    expect(timeText(at("2026-11-23T00:05"))).toBe("00:05");
  });
  it("QC-7.3 arrival outside office hours is told with both times", () => {
    const told = (text: string) => legalTimeSentence("Đến", legalTime(at(text), SHIPPED_CALENDAR));
    expect(told("2026-11-22T19:30")).toBe("Đến 19:30 CN 22/11, ngoài giờ; tính từ 07:00 Thứ Hai 23/11");
    expect(told("2026-11-23T09:12")).toBe("Đến 09:12 Thứ Hai 23/11");
  });
  it.each([
    ["2026-01-05", "ngày 05 tháng 01 năm 2026"],
    ["2026-02-28", "ngày 28 tháng 02 năm 2026"],
    ["2026-03-05", "ngày 05 tháng 3 năm 2026"],
    ["2026-09-02", "ngày 02 tháng 9 năm 2026"],
    ["2026-11-23", "ngày 23 tháng 11 năm 2026"],
  ])("NĐ 30 PL I II.4: %s is written “%s”", (date, expected) => {
    expect(legalDateText(date)).toBe(expected);
    expect(legalDateLine("Vĩnh Long", date)).toBe(`Vĩnh Long, ${expected}`);
  });
});

describe("ô nhập ngày", () => {
  // today is Sunday 22/11/2026
  it.each<[string, string | null]>([
    ["271126", "2026-11-27"],
    ["27112026", "2026-11-27"],
    ["2711", "2026-11-27"],
    ["27/11", "2026-11-27"],
    ["27.11.2026", "2026-11-27"],
    ["27-11-26", "2026-11-27"],
    [" 27 11 ", "2026-11-27"],
    ["7/9", "2026-09-07"],
    ["5/1", "2027-01-05"],
    ["2026-11-27", "2026-11-27"],
    ["t6", "2026-11-27"],
    ["T2", "2026-11-23"],
    ["cn", "2026-11-29"],
    ["+1", "2026-11-23"],
    ["+3", "2026-11-26"],
    ["+0", "2026-11-22"],
    ["-1", "2026-11-20"],
    ["29/2", null],
    ["29/2/2028", "2028-02-29"],
    ["31/11", null],
    ["t8", null],
    ["27", null],
    ["mai", null],
    ["", null],
    ["2711266", null],
  ])("“%s” typed on 22/11/2026 means %s", (text, expected) => {
    expect(parseDateInput(text, "2026-11-22", SHIPPED_CALENDAR)).toBe(expected);
  });
  it("a day in December typed in January means last month", () => {
    expect(parseDateInput("20/12", "2027-01-05", SHIPPED_CALENDAR)).toBe("2026-12-20");
  });
  it("what the product writes it also reads", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (n) => {
        const date = fromDayNumber(n);
        expect(parseDateInput(dateText(date), "2026-11-22", SHIPPED_CALENDAR)).toBe(date);
      }),
    );
  });
});

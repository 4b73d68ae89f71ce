// The story moves with the calendar: any day of any year must give a lawful office.
import { describe, expect, it } from "vitest";
import { isWorkingDay } from "#src/rules/legal-time/calendar.ts";
import { weekdayOf } from "#src/rules/legal-time/civil-date.ts";
import { buildDemo } from "./build.ts";
import { CALENDAR, dayOf, longDate, pictureDay, storyMondayFor } from "./when.ts";

describe("the story's Monday", () => {
  it("falls into the week of today, Sunday included", () => {
    for (const day of ["2026-11-23", "2026-11-24", "2026-11-29"]) expect(storyMondayFor(day)).toBe("2026-11-23");
    expect(storyMondayFor("2026-11-22")).toBe("2026-11-16");
  });
  it("is never a holiday: 31/08/2026, Tết and 03/05/2027 go to the week before", () => {
    expect(storyMondayFor("2026-09-03")).toBe("2026-08-24");
    expect(storyMondayFor("2026-02-18")).toBe("2026-02-09");
    expect(storyMondayFor("2027-05-05")).toBe("2027-04-26");
  });
  it("a day of the pictures that becomes a day off goes back to the working day before", () => {
    // the Friday before Monday 04/05/2026 is Labour Day, the Thursday Victory Day, so the letter is of Wednesday
    expect(pictureDay("2026-11-20", "2026-05-04")).toBe("2026-04-29");
  });
  it("writes dates as NĐ 30/2020 wants them", () => {
    expect([longDate("2026-02-05"), longDate("2026-11-23")]).toEqual([
      "ngày 05 tháng 02 năm 2026",
      "ngày 23 tháng 11 năm 2026",
    ]);
  });
});

describe.each(["2026-11-26", "2026-09-03", "2027-01-05", "2028-03-01"])("told on %s", (today) => {
  const demo = buildDemo({ today });
  it("nothing lies after today; everything signed or registered on working days", () => {
    expect(weekdayOf(demo.storyMonday)).toBe(1);
    expect(dayOf(demo.now) <= today).toBe(true);
    for (const l of demo.incoming) {
      expect(l.arrivedAt <= demo.now && l.issuedDate <= dayOf(l.arrivedAt), l.id).toBe(true);
      expect(isWorkingDay(l.issuedDate, CALENDAR), l.id).toBe(true);
      if (l.registeredAt !== null)
        expect(l.registeredAt <= demo.now && isWorkingDay(dayOf(l.registeredAt), CALENDAR), l.id).toBe(true);
      const deadline = l.directive?.deadline;
      if (deadline) expect(deadline >= dayOf(l.legalArrivedAt), l.id).toBe(true);
    }
    for (const l of demo.outgoing)
      for (const t of [l.createdAt, l.unitApprovedAt, l.signedAt, l.issuedAt])
        expect(t ?? 0, l.id).toBeLessThanOrEqual(demo.now);
  });
  it("the books of each year are gapless and Sở Tài chính goes on with 1847 and 1245", () => {
    for (const book of demo.books) {
      const numbers = [
        ...demo.incoming.filter((l) => l.bookId === book.id).map((l) => l.arrivalNumber ?? 0),
        ...demo.outgoing.filter((l) => l.bookId === book.id).map((l) => l.number ?? 0),
      ].sort((a, b) => a - b);
      expect(numbers, book.id).toEqual(
        Array.from({ length: book.lastNumber - book.startNumber + 1 }, (_, i) => book.startNumber + i),
      );
    }
    const last = (direction: string) =>
      Math.max(...demo.books.filter((b) => b.agencyId === "stc" && b.direction === direction).map((b) => b.lastNumber));
    expect([last("incoming"), last("outgoing")]).toEqual([1846, 1244]);
  });
  it("speaks of its own year", () => {
    const letter = demo.incoming.find((l) => l.agencyId === "stc" && l.number === "4302");
    expect(letter?.subject.endsWith(`năm ${letter.issuedDate.slice(0, 4)}`)).toBe(true);
    expect(letter?.facts.ask).not.toContain("{");
  });
});

import { describe, expect, it } from "vitest";
import { checkIssueDate, earliestIssueDate } from "./issue-date.ts";

const FACTS = { signedOn: "2026-11-23", today: "2026-11-25", lastDate: "2026-11-20" };
const codes = (date: string, facts = FACTS) => checkIssueDate(date, facts).map((each) => each.code);

describe("ngày văn bản", () => {
  it("NĐ 30/2020 PL I II.4.b, Đ15: từ ngày ký đến hôm nay", () => {
    expect(codes("2026-11-23")).toEqual([]);
    expect(codes("2026-11-25")).toEqual([]);
    expect(codes("2026-11-22")).toEqual(["signing.date-before-signing"]);
    expect(codes("2026-11-26")).toEqual(["signing.date-in-future"]);
    expect(codes("1900-01-01")).toEqual(["signing.date-before-signing", "numbering.date-before-last"]);
  });
  it("NĐ 30/2020 PL VI III.1.đ: không trước ngày của số liền trước", () => {
    expect(codes("2026-11-24", { ...FACTS, lastDate: "2026-11-25" })).toEqual(["numbering.date-before-last"]);
    expect(earliestIssueDate(FACTS)).toBe("2026-11-23");
    expect(earliestIssueDate({ ...FACTS, lastDate: "2026-11-24" })).toBe("2026-11-24");
  });
});

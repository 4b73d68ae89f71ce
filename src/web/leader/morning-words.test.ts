import { describe, expect, it } from "vitest";
import { SHIPPED_CALENDAR } from "#src/rules/legal-time/shipped-calendar.ts";
import { nextDayOff, proposedBy, waitingSentence } from "./morning-words.ts";

describe("Câu đầu của Buổi sáng", () => {
  it("nói ngày nghỉ lễ sắp tới, không kể Thứ Bảy, Chủ Nhật thường", () => {
    expect(nextDayOff("2026-11-23", SHIPPED_CALENDAR)).toMatch(/^Thứ Ba 24\/11 nghỉ/);
    expect(nextDayOff("2026-11-24", SHIPPED_CALENDAR)).toMatch(/^Hôm nay nghỉ/);
    expect(nextDayOff("2026-11-25", SHIPPED_CALENDAR)).toBeNull();
  });
  it("việc bằng không thì không đếm", () => {
    expect(waitingSentence({ toDirect: 7, toSign: 5, overdue: 3 })).toBe(
      "7 văn bản chờ bút phê, 5 văn bản chờ ký, 3 việc quá hạn.",
    );
    expect(waitingSentence({ toDirect: 0, toSign: 0, overdue: 1 })).toBe("1 việc quá hạn.");
    expect(waitingSentence({ toDirect: 0, toSign: 0, overdue: 0 })).toBe("Không còn gì chờ bạn.");
  });
  it("nói ai đề xuất, khi các đề xuất đang chờ của một người thì nêu chức danh và tên", () => {
    const rows = [{ id: "a" }, { id: "b" }, { id: "c" }];
    const chief = { byTitle: "Chánh Văn phòng", byName: "Huỳnh Thanh Tùng" };
    expect(
      proposedBy(
        rows,
        new Map([
          ["a", chief],
          ["b", chief],
          ["c", null],
        ]),
      ),
    ).toBe("Chánh Văn phòng Huỳnh Thanh Tùng đề xuất");
    expect(
      proposedBy(
        rows,
        new Map([
          ["a", chief],
          ["b", { ...chief, byName: "Ngô Thị Thanh Trúc" }],
        ]),
      ),
    ).toBe("2 người đề xuất");
    expect(proposedBy(rows, new Map([["a", null]]))).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import { SHIPPED_CALENDAR } from "#src/rules/legal-time/shipped-calendar.ts";
import { nextDayOff } from "./duties.tsx";
import { hasComposedLetters } from "./sign-in.page.tsx";

describe("Trang đăng nhập", () => {
  it("nhận ra chữ do bộ gõ tiếng Việt đổi trong ô mật khẩu", () => {
    for (const text of ["mâtkhau", "Đường", "o\u0323", "tiền"]) expect(hasComposedLetters(text)).toBe(true);
    for (const text of ["", "Matkhau@2026", "aa ee dd"]) expect(hasComposedLetters(text)).toBe(false);
  });
  it("báo trước ngày nghỉ 24/11/2026, không báo thứ Bảy, Chủ Nhật thường", () => {
    expect(nextDayOff("2026-11-23", SHIPPED_CALENDAR)).toMatchObject({ date: "2026-11-24" });
    expect(nextDayOff("2026-10-10", SHIPPED_CALENDAR)).toBeNull();
  });
});

import { describe, expect, it } from "vitest";
import { chooseRole, UNTOUCHED } from "./role-choice.ts";

describe("Vai trò trong biểu mẫu thêm tài khoản", () => {
  it("chọn vai trò khác thì dấu Chuyên viên có sẵn tự bỏ: văn thư không vô tình thành chuyên viên", () => {
    expect(chooseRole(UNTOUCHED, "van-thu", true).roles).toEqual(["van-thu"]);
  });
  it("tự tay đánh dấu thì giữ được nhiều vai trò: trưởng phòng kiêm chuyên viên", () => {
    const head = chooseRole(UNTOUCHED, "truong-don-vi", true);
    expect(chooseRole(head, "chuyen-vien", true).roles).toEqual(["truong-don-vi", "chuyen-vien"]);
    expect(chooseRole(chooseRole(head, "chuyen-vien", true), "truong-don-vi", false).roles).toEqual(["chuyen-vien"]);
  });
  it("bỏ dấu có sẵn rồi thì không vai trò nào được chọn", () => {
    expect(chooseRole(UNTOUCHED, "chuyen-vien", false).roles).toEqual([]);
  });
});

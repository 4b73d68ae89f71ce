import { describe, expect, it } from "vitest";
import { checkClosing, checkGivingPost, rolesOpened } from "./keeping.ts";

const wish = (agencyId: number, kind: string) => ({
  agencyId,
  agencyName: `Cơ quan ${agencyId}`,
  kind,
  roles: ["van-thu"],
});
const post = (roles: string[], otherAdministrators = 1) => ({
  agencyName: "Sở Z",
  title: "Người lạ",
  roles,
  otherAdministrators,
});

describe("QCVN 12:2026/BCA: một tài khoản, nhiều cơ quan", () => {
  it("tài khoản còn chờ ở cơ quan khác thì ở đây không thêm chức danh; câu báo nêu cơ quan ấy", () => {
    const giving = (holdsPosts: boolean, kind: string, agencyId = 2) =>
      checkGivingPost(1, { holdsPosts, waiting: [wish(agencyId, kind)] });
    expect(giving(false, "account")[0]?.message).toContain("Cơ quan 2");
    expect(giving(true, "account")).toHaveLength(1);
    expect(giving(false, "replace")).toHaveLength(1);
    expect(giving(false, "account", 1)).toEqual([]);
  });
  it("người đã có chức danh ở cơ quan mình vẫn nhận thêm chức danh ở hai nơi", () => {
    expect(checkGivingPost(1, { holdsPosts: true, waiting: [wish(2, "post")] })).toEqual([]);
    expect(checkGivingPost(1, { holdsPosts: false, waiting: [] })).toEqual([]);
  });
  it("mật khẩu mở cả vai trò đang giữ lẫn vai trò còn chờ, ở mọi cơ quan", () => {
    expect(rolesOpened([{ roles: ["quan-tri"] }], [wish(2, "account")])).toEqual(["quan-tri", "van-thu"]);
  });
  it("chức danh kỹ thuật nơi khác không giữ được tài khoản; chức danh xử lý văn bản, quản trị cuối cùng thì có", () => {
    expect(checkClosing([post(["quan-tri"]), post(["van-hanh"], 0)])).toEqual([]);
    const [content] = checkClosing([post(["chuyen-vien"])]);
    expect(content?.message).toMatch(/“Người lạ” ở Sở Z/u);
    expect(checkClosing([post(["quan-tri"], 0)])).toHaveLength(1);
  });
});

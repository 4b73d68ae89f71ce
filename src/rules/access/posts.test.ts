import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkEnding, checkNewPost, mixedRoles, type NewPost, workingRoles } from "./posts.ts";
import { ROLES } from "./words.ts";

const TECHNICAL = ["quan-tri", "van-hanh"];
const CONTENT = ["van-thu", "lanh-dao", "chanh-van-phong", "truong-don-vi", "chuyen-vien"];
const post = (over: Partial<NewPost>): NewPost => ({
  roles: ["chuyen-vien"],
  isHead: false,
  giverId: "per_admin",
  personId: null,
  heldRoles: [],
  head: null,
  ...over,
});
const codes = (over: Partial<NewPost>) => checkNewPost(post(over)).map((reason) => reason.code);

describe("bất biến 10: quản trị không có đường tới nội dung", () => {
  it.each(TECHNICAL.flatMap((a) => CONTENT.map((b) => [a, b] as const)))(
    "%s và %s không ở chung một chức danh, không ở hai chức danh của một người, theo cả hai chiều",
    (technical, content) => {
      expect(codes({ roles: [technical, content] })).toEqual(["access.roles-mixed"]);
      expect(codes({ roles: [content, technical] })).toEqual(["access.roles-mixed"]);
      expect(codes({ roles: [technical], heldRoles: [content], personId: "per_a" })).toEqual([
        "access.person-mixes-roles",
      ]);
      expect(codes({ roles: [content], heldRoles: [technical], personId: "per_a" })).toEqual([
        "access.person-mixes-roles",
      ]);
      expect(workingRoles([content, technical])).toEqual([technical]);
    },
  );
  it("những tổ hợp còn lại đều được, và giữ nguyên khi làm việc", () => {
    for (const kind of [TECHNICAL, CONTENT])
      fc.assert(
        fc.property(fc.subarray(kind, { minLength: 1 }), fc.subarray(kind), (roles, heldRoles) => {
          expect(codes({ roles, heldRoles, personId: "per_a" })).toEqual([]);
          expect(mixedRoles(roles)).toBeNull();
          expect(workingRoles(roles)).toEqual(roles);
        }),
      );
    expect([...TECHNICAL, ...CONTENT].toSorted()).toEqual([...ROLES].toSorted());
  });
  it("không ai tự thêm chức danh cho mình, kể cả chức danh cùng loại", () => {
    expect(codes({ roles: ["quan-tri"], heldRoles: ["quan-tri"], personId: "per_admin" })).toEqual(["access.own-post"]);
    expect(codes({ roles: ["lanh-dao"], heldRoles: ["quan-tri"], personId: "per_admin" })).toEqual([
      "access.person-mixes-roles",
      "access.own-post",
    ]);
  });
});

describe("NĐ 30/2020 Đ13: mỗi đơn vị, mỗi cơ quan một người đứng đầu", () => {
  const head = { fullName: "Nguyễn Văn Minh", title: "Giám đốc" };
  it("người thứ hai bị từ chối, cấp phó thì được; lời báo nói phải làm gì", () => {
    expect(codes({ roles: ["lanh-dao"], isHead: true, head })).toEqual(["organisation.second-head"]);
    expect(codes({ roles: ["lanh-dao"], isHead: false, head })).toEqual([]);
    expect(codes({ roles: ["lanh-dao"], isHead: true })).toEqual([]);
    expect(checkNewPost(post({ isHead: true, head }))[0]?.message).toMatch(/Giám đốc Nguyễn Văn Minh.*hãy bỏ chọn/u);
  });
  it("quản trị không đứng đầu đơn vị", () => {
    expect(codes({ roles: ["quan-tri"], isHead: true })).toEqual(["access.administrator-as-head"]);
  });
});

describe("QCVN 12:2026/BCA: cơ quan luôn có quản trị vào được và người xác nhận quyền", () => {
  const end = (roles: string[], left: [string, string][], personId = "per_a") =>
    checkEnding({
      endedBy: "per_admin",
      personId,
      roles,
      left: left.map(([person, role]) => ({ personId: person, roles: [role] })),
    });
  const reasons = (...ask: Parameters<typeof end>) => end(...ask).map((reason) => reason.code);
  it("quản trị cuối cùng không kết thúc được; lời từ chối nói phải làm gì", () => {
    expect(reasons(["quan-tri"], [["per_b", "lanh-dao"]])).toEqual(["access.last-administrator"]);
    expect(end(["quan-tri"], [])[0]?.message).toContain("Hãy thêm một quản trị khác trước");
    expect(reasons(["quan-tri"], [["per_b", "quan-tri"]])).toEqual([]);
  });
  it("không ai tự kết thúc chức danh quản trị cuối cùng của mình, dù còn quản trị khác; chức danh thứ hai của mình thì được", () => {
    expect(reasons(["quan-tri"], [["per_b", "quan-tri"]], "per_admin")).toEqual(["access.own-last-administrator"]);
    expect(reasons(["quan-tri"], [["per_admin", "quan-tri"]], "per_admin")).toEqual([]);
  });
  it("lãnh đạo hoặc chánh văn phòng cuối cùng chỉ được thay, không được kết thúc", () => {
    expect(reasons(["lanh-dao"], [["per_b", "van-thu"]])).toEqual(["access.last-confirmer"]);
    expect(reasons(["chanh-van-phong"], [["per_b", "lanh-dao"]])).toEqual([]);
    expect(reasons(["chuyen-vien"], [])).toEqual([]);
  });
});

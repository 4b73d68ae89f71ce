import { describe, expect, it } from "vitest";
import { checkHandOver, NO_WORK, type Work, workWords } from "./hand-over.ts";

const check = (work: Partial<Work>, roles: string[] | null, unitId = "ns") =>
  checkHandOver({ ...NO_WORK, ...work }, { unitId: "ns" }, roles && { roles, unitId }).map((reason) => reason.code);

describe("NĐ 30/2020 Đ24: việc đang mở luôn có người làm", () => {
  it("không còn gì thì kết thúc được, không cần người nhận", () => {
    expect(check({}, null)).toEqual([]);
    expect(check({}, ["chuyen-vien"])).toEqual([]);
  });
  it("còn việc thì phải có người nhận; lời từ chối nêu từng loại và số lượng", () => {
    expect(check({ tasks: 3 }, null)).toEqual(["staff.work-left"]);
    const [reason] = checkHandOver({ ...NO_WORK, tasks: 3, drafts: 1 }, { unitId: "ns" }, null);
    expect(reason?.message).toMatch(/3 việc được giao, 1 dự thảo đang soạn.*Hãy chọn người nhận/u);
    expect(workWords(NO_WORK)).toBe("");
  });
  it("người nhận phải có quyền làm việc ấy: bút phê là của lãnh đạo, vào sổ là của văn thư, không bao giờ của quản trị", () => {
    expect(check({ directing: 1 }, ["chuyen-vien"])).toEqual(["staff.successor-directing"]);
    expect(check({ directing: 1 }, ["lanh-dao"])).toEqual([]);
    expect(check({ clerk: 2 }, ["lanh-dao"])).toEqual(["staff.successor-clerk"]);
    expect(check({ clerk: 2 }, ["van-thu"])).toEqual([]);
    for (const kind of ["directing", "tasks", "unit", "drafts", "given", "caseFiles", "clerk"] as const)
      expect(check({ [kind]: 1 }, ["quan-tri"])).toEqual([`staff.successor-${kind}`]);
  });
  it("việc của đơn vị ở lại đơn vị: người nhận phải phụ trách chính đơn vị ấy", () => {
    expect(check({ unit: 1 }, ["truong-don-vi"])).toEqual([]);
    expect(check({ unit: 1 }, ["truong-don-vi"], "vp")).toEqual(["staff.successor-unit"]);
    expect(check({ unit: 1 }, ["chuyen-vien"])).toEqual(["staff.successor-unit"]);
  });
});

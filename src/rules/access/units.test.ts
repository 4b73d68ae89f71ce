import { describe, expect, it } from "vitest";
import { checkUnit, checkUnitClosing } from "./units.ts";

const units = [
  { id: "bgd", name: "Ban Giám đốc", parentId: null },
  { id: "vp", name: "Văn phòng", parentId: "bgd" },
  { id: "to", name: "Tổ Lưu trữ", parentId: "vp" },
];
const codes = (unit: Parameters<typeof checkUnit>[0]) => checkUnit(unit, units).map((reason) => reason.code);
const empty = { posts: 0, waiting: 0, work: 0, drafts: 0, caseFiles: 0, below: 0, openUnits: 3 };

describe("NĐ 30/2020 Đ12: đơn vị chủ trì phải nhận ra được và phải có người chịu trách nhiệm", () => {
  it("hai đơn vị không cùng tên, dù viết hoa, cách chữ hay gõ tổ hợp khác nhau; dấu khác là tên khác", () => {
    for (const name of ["văn phòng", " Văn  Phòng ", "Văn phòng".normalize("NFD")])
      expect(codes({ id: null, name, parentId: null })).toEqual(["organisation.unit-name-used"]);
    expect(codes({ id: "vp", name: "VĂN PHÒNG", parentId: null })).toEqual([]);
    expect(codes({ id: null, name: "Vạn phòng", parentId: "vp" })).toEqual([]);
    expect(checkUnit({ id: null, name: "văn phòng", parentId: null }, units)[0]?.message).toMatch(/“Văn phòng”.*Hãy/u);
  });
  it("đơn vị không trực thuộc chính mình, cấp dưới của mình hay đơn vị không có", () => {
    expect(codes({ id: "vp", name: "Văn phòng", parentId: "vp" })).toEqual(["organisation.parent-below"]);
    expect(codes({ id: "bgd", name: "Ban Giám đốc", parentId: "to" })).toEqual(["organisation.parent-below"]);
    expect(codes({ id: "to", name: "Tổ Lưu trữ", parentId: "khac" })).toEqual(["organisation.no-parent"]);
    expect(codes({ id: "to", name: "Tổ Lưu trữ", parentId: "bgd" })).toEqual([]);
  });
  it("chỉ đóng đơn vị trống; lời từ chối nêu còn gì, bao nhiêu; đơn vị cuối cùng không đóng", () => {
    expect(checkUnitClosing(empty)).toEqual([]);
    const [refusal] = checkUnitClosing({ ...empty, posts: 2, drafts: 1 });
    expect(refusal?.message).toMatch(/2 người đang giữ chức danh, 1 dự thảo chưa phát hành.*Hãy/u);
    for (const left of ["waiting", "work", "caseFiles", "below"] as const)
      expect(checkUnitClosing({ ...empty, [left]: 1 })[0]?.code).toBe("organisation.unit-not-empty");
    expect(checkUnitClosing({ ...empty, openUnits: 1 })[0]?.code).toBe("organisation.last-unit");
  });
});

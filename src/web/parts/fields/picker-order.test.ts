import { describe, expect, it } from "vitest";
import { orderOptions, shortInitials } from "./picker-order.ts";

const units = [
  { id: "1", name: "Phòng Ngân sách" },
  { id: "2", name: "Phòng Quản lý giá và công sản", also: "P. QLGCS" },
  { id: "3", name: "Phòng Đầu tư" },
];
const ids = (query: string, recent: string[] = [], without: string[] = []) =>
  orderOptions(units, { query, recent, without }).map((unit) => unit.id);

describe("Chọn người, đơn vị bằng chữ không dấu hoặc chữ cái đầu", () => {
  it("gõ qlgcs ra Phòng Quản lý giá và công sản", () => {
    expect(shortInitials("Phòng Quản lý giá và công sản")).toBe("qlgcs");
    expect(ids("qlgcs")).toEqual(["2"]);
  });
  it("gõ không dấu, gõ một phần, gõ NFD đều ra", () => {
    expect(ids("ngan sach")).toEqual(["1"]);
    expect(ids("đầu".normalize("NFD"))).toEqual(["3"]);
    expect(ids("khong co")).toEqual([]);
  });
  it("gõ tên phòng thì phòng đứng trước trưởng phòng có chức danh nhắc tên phòng", () => {
    const people = [{ id: "bao", name: "Đặng Quốc Bảo", note: "Trưởng phòng Ngân sách" }];
    const found = orderOptions([...people, ...units], { query: "ngan sach", recent: ["bao"], without: [] });
    expect(found.map((option) => option.id)).toEqual(["1", "bao"]);
  });
  it("chưa gõ gì thì nơi mới chọn đứng trước, nơi đã chọn không hiện lại", () => {
    expect(ids("", ["2"])[0]).toBe("2");
    expect(ids("", [], ["1", "2"])).toEqual(["3"]);
  });
});

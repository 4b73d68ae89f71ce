import { describe, expect, it } from "vitest";
import { agenciesNamed, nameElsewhere, sameAgencyName } from "./agency-names.ts";

const agency = (code: string, name: string, shortName: string, level = "department") => ({
  code,
  name,
  shortName,
  level,
});
const DIRECTORY = [
  agency("H61", "Ủy ban nhân dân tỉnh Vĩnh Long", "UBND tỉnh", "province"),
  agency("H61.05", "Sở Xây dựng tỉnh Vĩnh Long", "Sở Xây dựng"),
  agency("H61.15", "Sở Nông nghiệp và Môi trường", "Sở NN&MT"),
  agency("H61.61.36", "Ủy ban nhân dân xã Ba Tri", "UBND xã Ba Tri", "commune"),
  agency("H61.61.41", "Ủy ban nhân dân xã An Hiệp tỉnh Vĩnh Long", "UBND xã An Hiệp", "commune"),
  agency("H61.62.41", "Ủy ban nhân dân xã An Hiệp (Trà Vinh)", "UBND xã An Hiệp", "commune"),
  agency("G04", "Bộ Nội vụ", "Bộ Nội vụ", "other"),
];
const codes = (name: string, place?: string) =>
  agenciesNamed(DIRECTORY, { name, ...(place === undefined ? {} : { place }) }).map((found) => found.code);

describe("QĐ 20/2020: tên trên văn bản chỉ đúng một cơ quan trong danh bạ thì mới có mã", () => {
  it("tên đầy đủ, tên ngắn, viết tắt, chữ hoa, thiếu dấu", () => {
    expect(codes("Sở Xây dựng tỉnh Vĩnh Long")).toEqual(["H61.05"]);
    expect(codes("SỞ XÂY DỰNG")).toEqual(["H61.05"]);
    expect(codes("So Xay dung", "Vĩnh Long")).toEqual(["H61.05"]);
    expect(codes("UBND xã Ba Tri", "Ba Tri")).toEqual(["H61.61.36"]);
    expect(codes("UBND TỈNH VĨNH LONG")).toEqual(["H61"]);
    expect(codes("Sở NN&MT")).toEqual(["H61.15"]);
  });
  it("danh bạ ghi ngắn, văn bản ghi đủ tỉnh", () => {
    expect(codes("Sở Nông nghiệp và Môi trường tỉnh Vĩnh Long")).toEqual(["H61.15"]);
  });
  it("sở của tỉnh khác không nhận mã của tỉnh này", () => {
    expect(codes("Sở Xây dựng tỉnh Đồng Tháp")).toEqual([]);
    expect(codes("Sở Xây dựng", "Đồng Tháp")).toEqual([]);
    expect(codes("Bộ Nội vụ", "Hà Nội")).toEqual(["G04"]);
  });
  it("cơ quan chủ quản ở tỉnh khác thì tên mang theo tỉnh; cơ quan chủ quản của tỉnh này, của trung ương hoặc không ghi thì không", () => {
    const full = (name: string, parent: string) => nameElsewhere(DIRECTORY, { name, parent });
    expect(full("Sở Xây dựng", "UBND tỉnh Đồng Tháp")).toBe("Sở Xây dựng tỉnh Đồng Tháp");
    expect(full("Sở Xây dựng", "Ủy ban nhân dân thành phố Cần Thơ")).toBe("Sở Xây dựng thành phố Cần Thơ");
    expect(full("Sở Xây dựng tỉnh Đồng Tháp", "UBND tỉnh Đồng Tháp")).toBe("Sở Xây dựng tỉnh Đồng Tháp");
    for (const parent of [
      "UBND tỉnh Vĩnh Long",
      "Ủy ban nhân dân tỉnh Vĩnh Long",
      "Bộ Xây dựng",
      "Tỉnh ủy Đồng Tháp",
      "",
    ])
      expect(full("Sở Xây dựng", parent)).toBeNull();
  });
  it("NĐ 30/2020 PL VI III.1.h hai tên là một cơ quan: tên ngắn là của tỉnh này, không phải của tỉnh khác", () => {
    expect(sameAgencyName(DIRECTORY, "Sở Xây dựng", "SỞ XÂY DỰNG TỈNH VĨNH LONG")).toBe(true);
    expect(sameAgencyName(DIRECTORY, "Sở Xây dựng tỉnh Đồng Tháp", "Sở Xây dựng")).toBe(false);
    expect(sameAgencyName(DIRECTORY, "UBND xã Ba Tri", "Ủy ban nhân dân xã Ba Tri")).toBe(true);
    expect(sameAgencyName(DIRECTORY, "", "Sở Xây dựng")).toBe(false);
  });
  it("hai cơ quan cùng tên ngắn thì để người chọn; tên trơ trọi không chỉ ai", () => {
    expect(codes("UBND xã An Hiệp")).toEqual(["H61.61.41", "H61.62.41"]);
    expect(codes("UBND")).toEqual([]);
    expect(codes("Ủy ban nhân dân")).toEqual([]);
  });
});

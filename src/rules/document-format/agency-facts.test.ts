import { expect, it } from "vitest";
import { checkAgencyFacts, headLines } from "./agency-facts.ts";

const facts = {
  name: "Sở Tài chính tỉnh Vĩnh Long",
  organ: ["SỞ TÀI CHÍNH"],
  parentOrgan: ["UBND TỈNH VĨNH LONG"],
  symbol: "STC",
  place: "Vĩnh Long",
  sealMm: 36,
};
const codes = (over: Partial<typeof facts>) => checkAgencyFacts({ ...facts, ...over }).map((each) => each.code);

it("NĐ 30/2020 PL I II.2 tên cơ quan ở đầu văn bản: in hoa, không dòng trống, đủ chỗ", () => {
  expect(headLines([" Sở  Tài chính ", "", "tỉnh"])).toEqual(["SỞ TÀI CHÍNH", "TỈNH"]);
  expect(codes({})).toEqual([]);
  expect(codes({ organ: [] })).toEqual(["agency.no-organ"]);
  expect(codes({ organ: ["SỞ", "TÀI", "CHÍNH", "TỈNH", "VĨNH LONG"] })).toEqual(["agency.too-many-lines"]);
});

it("NĐ 30/2020 PL I II.2, II.3 đầu văn bản và chữ viết tắt là của chính cơ quan, không phải cơ quan khác", () => {
  for (const organ of [
    ["SỞ TÀI CHÍNH", "TỈNH VĨNH LONG"],
    ["SỞ TÀI", "CHÍNH"],
  ])
    expect(codes({ organ })).toEqual([]);
  for (const organ of [["ỦY BAN NHÂN DÂN", "TỈNH VĨNH LONG"], ["SỞ TÀI CHÍNH TỈNH CÀ MAU"], ["SỞ"], ["SỞ TÀI CHÍNHX"]])
    expect(codes({ organ })).toEqual(["agency.other-name"]);
  expect(codes({ symbol: "UBND" })).toEqual(["agency.other-symbol"]);
  expect(codes({ symbol: "SYT" })).toEqual(["agency.other-symbol"]);
  const commune = { name: "Ủy ban nhân dân xã Ba Tri", organ: ["UBND XÃ BA TRI"], symbol: "UBND" };
  expect(codes(commune)).toEqual([]);
});

it("NĐ 30/2020 PL I II.3.b, II.4, II.8 chữ viết tắt in hoa, địa danh viết hoa, con dấu đúng cỡ", () => {
  for (const symbol of ["STC", "STCVL", "STC-VL"]) expect(codes({ symbol })).toEqual([]);
  for (const symbol of ["", "stc", "S TC", "05/STC"]) expect(codes({ symbol })).toEqual(["agency.bad-symbol"]);
  expect(codes({ place: "vĩnh Long" })).toEqual(["agency.bad-place"]);
  expect(codes({ sealMm: 99 })).toEqual(["agency.bad-seal"]);
});

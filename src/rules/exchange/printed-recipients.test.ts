import { describe, expect, it } from "vitest";
import { compareRecipients } from "./printed-recipients.ts";

const agency = (code: string, name: string, shortName: string, level = "department") => ({
  code,
  name,
  shortName,
  level,
});
const DIRECTORY = [
  agency("H61", "Ủy ban nhân dân tỉnh Vĩnh Long", "UBND tỉnh", "province"),
  agency("H61.03", "Sở Tài chính tỉnh Vĩnh Long", "Sở Tài chính"),
  agency("H61.05", "Sở Xây dựng tỉnh Vĩnh Long", "Sở Xây dựng"),
  agency("H61.12", "Sở Nội vụ tỉnh Vĩnh Long", "Sở Nội vụ"),
  agency("H61.131", "Ủy ban nhân dân xã Ba Tri", "UBND xã Ba Tri", "commune"),
];
const SXD = { code: "H61.05", name: "Sở Xây dựng tỉnh Vĩnh Long" };
const SNV = { code: "H61.12", name: "Sở Nội vụ tỉnh Vĩnh Long" };
const BA_TRI = { code: "H61.131", name: "Ủy ban nhân dân xã Ba Tri" };
const compare = (recipients: string[], chosen: { code: string | null; name: string }[], more = {}) =>
  compareRecipients({
    letter: { addressees: ["Sở Xây dựng"], recipients, text: "", ...more },
    chosen,
    directory: DIRECTORY,
    ownCode: "H61.03",
  });
const SAME = { notChosen: [], notPrinted: [] };

describe("NĐ 30/2020 PL I mục II.9: nơi nhận in trên văn bản và nơi nhận thật", () => {
  it("“Như trên” là các nơi ở Kính gửi; Lưu và nơi trong cơ quan không phải nơi gửi", () => {
    expect(compare(["Như trên", "Giám đốc, các PGĐ Sở", "Các phòng thuộc Sở", "Lưu: VT, NS"], [SXD])).toEqual(SAME);
    expect(compare(["Như trên", "Sở Tài chính", "Lưu: VT"], [SXD])).toEqual(SAME);
  });
  it("in mà chưa chọn: nói tên, có mã khi danh bạ chỉ có một", () => {
    expect(compare(["Như trên", "UBND tỉnh (để b/c)", "Lưu: VT"], [SXD])).toEqual({
      notChosen: [{ printed: "UBND tỉnh", name: "Ủy ban nhân dân tỉnh Vĩnh Long", code: "H61" }],
      notPrinted: [],
    });
    expect(compare(["Kho bạc Nhà nước khu vực XVIII", "Sở Nội vụ, Sở Xây dựng"], [SXD]).notChosen).toEqual([
      { printed: "Kho bạc Nhà nước khu vực XVIII", name: "Kho bạc Nhà nước khu vực XVIII", code: null },
      { printed: "Sở Nội vụ", name: SNV.name, code: "H61.12" },
    ]);
  });
  it("chọn mà không in: nói tên, kể cả nơi gửi giấy", () => {
    expect(compare(["Như trên", "Lưu: VT"], [SXD, BA_TRI]).notPrinted).toEqual([BA_TRI.name]);
    expect(compare(["Như trên"], [SXD, { code: null, name: "Công ty Minh Phát" }]).notPrinted).toEqual([
      "Công ty Minh Phát",
    ]);
    expect(compare(["Như trên", "Công ty Minh Phát"], [SXD, { code: null, name: "CÔNG TY MINH PHÁT" }])).toEqual(SAME);
  });
  it("“Như Điều 3” trỏ vào nội dung; “các sở, ban, ngành” không nói rõ những ai", () => {
    const text = "Điều 3. Giám đốc Sở Nội vụ, Chủ tịch UBND xã Ba Tri chịu trách nhiệm thi hành.";
    expect(compare(["Như Điều 3"], [SXD, SNV, BA_TRI], { text })).toEqual(SAME);
    expect(compare(["Như trên"], [SXD, SNV], { text }).notPrinted).toEqual([SNV.name]);
    expect(compare(["Các sở, ban, ngành tỉnh"], [SXD, SNV])).toEqual(SAME);
  });
});

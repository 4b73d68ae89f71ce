import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  avatarInitials,
  compareVietnamese,
  compareVietnameseNames,
  fold,
  initials,
  matchesText,
  toNfc,
} from "./fold.ts";
import { numberText, parseNumberText } from "./number-text.ts";

const VIETNAMESE = fc
  .array(
    fc.constantFrom(
      ..."aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ ĐẰỞỰ",
    ),
  )
  .map((letters) => letters.join(""));

describe("chữ Việt không dấu", () => {
  it.each([
    ["Đặng Quốc Bảo", "dang quoc bao"],
    ["ỦY BAN NHÂN DÂN", "uy ban nhan dan"],
    ["Uỷ ban", "uy ban"],
    ["Nguyễn Thị Bích Thủy", "nguyen thi bich thuy"],
    ["45/QĐ-UBND", "45/qd-ubnd"],
    ["Ðồng Tháp", "dong thap"],
    ["", ""],
  ])("“%s” folds to “%s”", (text, expected) => {
    expect(fold(text)).toBe(expected);
    expect(fold(text.normalize("NFD"))).toBe(expected);
  });
  it("every Vietnamese text folds to plain ASCII, the same from NFC and NFD, and folding twice changes nothing", () => {
    fc.assert(
      fc.property(VIETNAMESE, (text) => {
        expect(fold(text)).toMatch(/^[a-z ]*$/);
        expect(fold(text.normalize("NFD"))).toBe(fold(text));
        expect(fold(fold(text))).toBe(fold(text));
        expect(toNfc(text.normalize("NFD"))).toBe(toNfc(text));
      }),
    );
  });
  it("any text at all folds without error and stably", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void expect(fold(fold(text))).toBe(fold(text))));
  });
});

describe("tìm người, đơn vị", () => {
  it("finds by initials or by any part without accents", () => {
    expect(initials("Phòng Quản lý giá - Công sản")).toBe("pqlgcs");
    expect(matchesText("Quản lý giá và Công sản", "qlg")).toBe(true);
    expect(matchesText("Phòng Quản lý giá và Công sản", "qlgcs")).toBe(true);
    expect(matchesText("Phòng Quản lý giá và Công sản", "qlgvcs")).toBe(true);
    expect(matchesText("Trần Thị Bích Thủy", "bich thuy")).toBe(true);
    expect(matchesText("Trần Thị Bích Thủy", "thuy tran")).toBe(true);
    expect(matchesText("Trần Thị Bích Thủy", "hoa")).toBe(false);
    expect(matchesText("Trần Thị Bích Thủy", "  ")).toBe(true);
  });
  it("the round sign shows middle and given name, also from NFD", () => {
    expect(avatarInitials("Ngô Thị Thanh Trúc")).toBe("TT");
    expect(avatarInitials("Lê Văn Đạt".normalize("NFD"))).toBe("VĐ");
    expect(avatarInitials("Ân")).toBe("Â");
  });
});

describe("thứ tự chữ cái", () => {
  it("lists run a ă â … d đ … with tones in their order", () => {
    const sorted = ["đa", "da", "ân", "an", "ăn", "ma", "mạ", "má", "mã", "mả", "mà"].toSorted(compareVietnamese);
    expect(sorted).toEqual(["an", "ăn", "ân", "da", "đa", "ma", "mà", "mả", "mã", "má", "mạ"]);
  });
  it("Phòng 2 comes before Phòng 10, and NFD equals NFC", () => {
    expect(["Phòng 10", "Phòng 2"].toSorted(compareVietnamese)).toEqual(["Phòng 2", "Phòng 10"]);
    expect(compareVietnamese("Đặng", "Đặng".normalize("NFD"))).toBe(0);
  });
  it("people are ordered by given name, then family name", () => {
    const people = ["Nguyễn Văn Đức", "Trần Thị An", "Lê Thị An", "Đỗ Văn Dũng"];
    expect(people.toSorted(compareVietnameseNames)).toEqual([
      "Lê Thị An",
      "Trần Thị An",
      "Đỗ Văn Dũng",
      "Nguyễn Văn Đức",
    ]);
  });
});

describe("số", () => {
  it.each<[number | bigint, number | undefined, string]>([
    [6_840_000_000, undefined, "6.840.000.000"],
    [999, undefined, "999"],
    [1000, undefined, "1.000"],
    [-1234.5, undefined, "-1.234,5"],
    [99.97, undefined, "99,97"],
    [99.9, 2, "99,90"],
    [-0.001, 2, "0,00"],
    [0, undefined, "0"],
    [12345678901234567890n, undefined, "12.345.678.901.234.567.890"],
    [1e21, undefined, "1.000.000.000.000.000.000.000"],
  ])("%s is written “%s” decimals → “%s”", (value, decimals, expected) => {
    expect(numberText(value, decimals)).toBe(expected);
  });
  it("what was written is read back, wrong dots are not", () => {
    fc.assert(fc.property(fc.integer(), (n) => void expect(parseNumberText(numberText(n))).toBe(n)));
    expect(parseNumberText("1.23")).toBeNull();
    expect(parseNumberText("12,5")).toBe(12.5);
    expect(() => numberText(Number.NaN)).toThrow(RangeError);
  });
});

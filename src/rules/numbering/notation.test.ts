import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COPY_ABBREVIATIONS, kindByAbbreviation, kindByCode, kindsOf } from "./kinds.ts";
import {
  checkAbbreviation,
  checkNotationLengths,
  notationKey,
  notationOf,
  numberAndNotation,
  parseNotation,
  printedNumber,
} from "./notation.ts";
import { seriesKey } from "./series.ts";

describe("tên loại văn bản", () => {
  it("NĐ 30 Đ7 lists 29 kinds, TT 01/2011 32, each abbreviation once", () => {
    for (const [list, count, abbreviated] of [
      ["nd30", 29, 27],
      ["tt01", 32, 30],
    ] as const) {
      const abbreviations = kindsOf(list).flatMap((kind) => kind.abbreviation ?? []);
      expect([kindsOf(list).length, abbreviations.length, new Set(abbreviations).size]).toEqual([
        count,
        abbreviated,
        abbreviated,
      ]);
    }
  });
  it("the two lists differ where the law changed", () => {
    expect(kindByAbbreviation("UQ")).toBeNull();
    expect(kindByAbbreviation("UQ", "tt01")?.name).toBe("Giấy ủy quyền");
    expect(kindByCode("phieu-bao", "tt01")).toBeNull();
    expect([COPY_ABBREVIATIONS.nd30.extract, COPY_ABBREVIATIONS.tt01.extract]).toEqual(["TrS", "TS"]);
  });
});

describe("số và ký hiệu", () => {
  it("NĐ 30 PL I II.3 numbers below 10 carry a leading 0", () => {
    expect([1, 9, 10, 1026].map(printedNumber)).toEqual(["01", "09", "10", "1026"]);
    expect(() => printedNumber(0)).toThrow(RangeError);
    expect(() => printedNumber(1.5)).toThrow(RangeError);
  });
  it("NĐ 30 PL I II.3 notation by kind", () => {
    expect(notationOf("cong-van", { issuer: "STC", unitOrField: "NS" })).toBe("STC-NS");
    expect(notationOf("cong-van", { issuer: "STC" })).toBe("STC");
    expect(notationOf("quyet-dinh", { issuer: "STC", unitOrField: "NS" })).toBe("QĐ-STC");
    expect(notationOf("quyet-dinh", { issuer: "CTUBND" })).toBe("QĐ-CTUBND");
    expect(notationOf("giay-uy-quyen", { issuer: "STC" }, "tt01")).toBe("UQ-STC");
    expect(notationOf("thu-cong", { issuer: "STC" })).toBeNull();
    expect(notationOf("ban-cam-ket", { issuer: "STC" })).toBeNull();
    expect(numberAndNotation(5, "BNV-VP")).toBe("05/BNV-VP");
  });

  it.each([
    ["123/QĐ-UBND", "123", "QĐ-UBND", "quyet-dinh"],
    ["Số: 05/QĐ-STC", "05", "QĐ-STC", "quyet-dinh"],
    ["số 05 / QĐ – STC.", "05", "QĐ-STC", "quyet-dinh"],
    ["Số:05/BNV-VP".normalize("NFD"), "05", "BNV-VP", null],
    ["775/VPCP-KSTT", "775", "VPCP-KSTT", null],
    ["235/TTr−STTTT", "235", "TTr-STTTT", "to-trinh"],
    ["30/2020/NĐ-CP", "30", "2020/NĐ-CP", null],
    ["144/2025/QĐ-CTUBND", "144", "2025/QĐ-CTUBND", "quyet-dinh"],
    ["12a/KH-UBND", "12a", "KH-UBND", "ke-hoach"],
    ["123-QĐ/TU", "123", "QĐ/TU", "quyet-dinh"],
    ["57/UBND", "57", "UBND", null],
    ["15/GT-STC", "15", "GT-STC", "giay-gioi-thieu"],
    ["01/UBND-VX", "01", "UBND-VX", null],
  ])("“%s” is number %s, notation %s, kind %s", (text, codeNumber, codeNotation, kind) => {
    expect(parseNotation(text)).toMatchObject({ codeNumber, codeNotation, kind });
  });
  it.each(["", "QĐ-UBND", "123", "/QĐ-UBND", "123/", "00/QĐ-UBND", "123/45", "một/QĐ"])(
    "“%s” is no number and notation",
    (text) => {
      expect(parseNotation(text)).toBeNull();
    },
  );

  it("all spellings of one number have the same key, another number has another", () => {
    const spellings = ["05/QĐ-UBND", "5/qđ-ubnd", "Số: 05 / QĐ – UBND", "005/QD-UBND", "05/QĐ-UBND".normalize("NFD")];
    expect(new Set(spellings.map(notationKey))).toEqual(new Set(["5/qd-ubnd"]));
    expect(notationKey("05/2018/QĐ-UBND")).not.toBe(notationKey("05/QĐ-UBND"));
    expect(notationKey("Không số")).toBe("khongso");
  });
  it("what the product prints it also reads", () => {
    const abbreviation = fc.constantFrom("STC", "UBND", "CTUBND", "VPUBND", "SNNMT");
    const kind = fc.constantFrom(...kindsOf().filter((k) => k.code !== "thu-cong"));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), kind, abbreviation, (number, k, issuer) => {
        const notation = notationOf(k.code, { issuer, unitOrField: "NS" }) ?? "";
        const back = parseNotation(`Số: ${numberAndNotation(number, notation)}`);
        expect(back).toMatchObject({ number, codeNotation: notation, kind: k.abbreviation === null ? null : k.code });
      }),
    );
  });
  it("NĐ 30 PL VI: number at most 11, notation at most 30 characters, counted in NFC", () => {
    expect(checkNotationLengths("12345678901", "Đ".repeat(30).normalize("NFD"))).toEqual([]);
    expect(checkNotationLengths("123456789012", "Đ".repeat(31)).map((r) => r.code)).toEqual([
      "numbering.number-too-long",
      "numbering.notation-too-long",
    ]);
  });
  it("abbreviations are short, without spaces or strokes", () => {
    for (const good of ["STC", "HĐND", "QLNS", "VX1"]) expect(checkAbbreviation(good)).toEqual([]);
    for (const bad of ["", "S T C", "STC-NS", "QĐ/UB", "stc", "A".repeat(16)])
      expect(checkAbbreviation(bad)).toHaveLength(1);
  });
});

describe("dãy số", () => {
  it("NĐ 30 Đ15.1 the head chooses one common series, one per kind, or a mix", () => {
    const decision = { book: "outgoing", year: 2026, kind: "quyet-dinh" } as const;
    const letter = { book: "outgoing", year: 2026, kind: "cong-van" } as const;
    expect(seriesKey(decision)).toBe(seriesKey(letter));
    expect(seriesKey(decision, { mode: "per-kind" })).toBe("outgoing:2026:quyet-dinh");
    const mixed = { mode: "mixed", own: ["quyet-dinh"] } as const;
    expect(seriesKey(decision, { ...mixed, own: [...mixed.own] })).toBe("outgoing:2026:quyet-dinh");
    expect(seriesKey(letter, { ...mixed, own: [...mixed.own] })).toBe("outgoing:2026:common");
  });
  it("councils under the agency's seal, copies, legal documents and incoming documents have their own series, every year anew", () => {
    const keys = [
      seriesKey({ book: "outgoing", year: 2026, kind: "quyet-dinh" }),
      seriesKey({ book: "outgoing", year: 2026, kind: "quyet-dinh", body: "HĐTĐKT" }),
      seriesKey({ book: "outgoing", year: 2027, kind: "quyet-dinh" }),
      seriesKey({ book: "legal", year: 2026, kind: "quyet-dinh" }),
      seriesKey({ book: "copies", year: 2026 }),
      seriesKey({ book: "incoming", year: 2026 }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });
});

const TRUTH = "../shared/data/official-documents/ground-truth.json";
describe.skipIf(!existsSync(TRUTH))("số và ký hiệu của văn bản thật", () => {
  it("every number and notation of the real documents is read as printed", () => {
    const text = readFileSync(TRUTH, "utf8");
    const pairs = [...text.matchAll(/"so": "([^"]+)",\s*"ky_hieu": "([^"]+)"/g)];
    expect(pairs.length).toBeGreaterThan(5);
    for (const [, codeNumber, codeNotation] of pairs) {
      expect(parseNotation(`Số: ${codeNumber}/${codeNotation}`)).toMatchObject({ codeNumber, codeNotation });
    }
  });
});

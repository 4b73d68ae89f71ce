import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cleanFileName, fileNameRefusals, isSafeFileName } from "./file-name.ts";

describe("tên tệp", () => {
  it.each([
    "CV 45 Sở Tài chính.pdf",
    "Quyết định 12-QĐ-UBND.docx",
    "bao_cao.v2.xlsx",
    "Công văn.pdf".normalize("NFD"),
    "a".repeat(255),
    "console.pdf",
  ])("“%s” is taken as it is", (name) => expect(fileNameRefusals(name)).toEqual([]));

  it.each([
    ["", "empty"],
    ["  ", "empty"],
    ["../../etc/passwd", "path"],
    ["..\\..\\boot.ini", "path"],
    ["..", "path"],
    ["a/b.pdf", "path"],
    ["a\0.pdf", "invisible"],
    ["a\n.pdf", "invisible"],
    ["cong-van\u202Efdp.exe", "invisible"],
    ["a\u200B.pdf", "invisible"],
    ["a\uD800.pdf", "invisible"],
    ["a:b.pdf", "character"],
    ["CON", "reserved"],
    ["nul.pdf", "reserved"],
    ["Com1.txt", "reserved"],
    [".htaccess", "edge"],
    ["a.pdf ", "edge"],
    ["a.", "edge"],
    ["ắ".repeat(100), "too-long"],
  ])("“%s” is refused: %s", (name, code) => {
    expect(fileNameRefusals(name).map((r) => r.code)).toContain(`file-name.${code}`);
    expect(isSafeFileName(name)).toBe(false);
  });

  it.each([
    ["../../etc/passwd", "passwd"],
    ["C:\\Users\\an\\Công văn.pdf", "Công văn.pdf"],
    ["nul.pdf", "_nul.pdf"],
    ["a:b?.pdf", "a-b-.pdf"],
    [".htaccess", "htaccess"],
    ["cong-van\u202Efdp.exe", "cong-vanfdp.exe"],
    ["///", "tep"],
    ["Công văn.pdf".normalize("NFD"), "Công văn.pdf"],
  ])("“%s” becomes “%s”", (name, expected) => expect(cleanFileName(name)).toBe(expected));

  it("a long name is shortened before its extension", () => {
    const short = cleanFileName(`${"Trích yếu rất dài ".repeat(40)}.pdf`);
    expect(short.endsWith(".pdf")).toBe(true);
    expect(new TextEncoder().encode(short).length).toBeLessThanOrEqual(200);
  });

  it("whatever comes in, the cleaned name is safe and cleaning again changes nothing", () => {
    const nasty = fc.constantFrom(
      "/",
      "\\",
      ".",
      "..",
      "\0",
      "\u202E",
      "con",
      "nul.",
      " ",
      "ắ",
      "a\u0306",
      ":",
      ".pdf",
      "x".repeat(120),
    );
    const name = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(nasty, { maxLength: 12 }).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(name, (text) => {
        const clean = cleanFileName(text);
        expect(fileNameRefusals(clean)).toEqual([]);
        expect(cleanFileName(clean)).toBe(clean);
      }),
      { numRuns: 2000 },
    );
  });
});

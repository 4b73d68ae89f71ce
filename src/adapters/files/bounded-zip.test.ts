import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readZip } from "./bounded-zip.ts";
import { contentKindOf } from "./content-kind.ts";

const limits = { maxEntries: 10, maxEntryBytes: 1_000_000 };
const problem = (read: () => unknown): string => {
  try {
    read();
    return "none";
  } catch (error) {
    return error instanceof Error && "problem" in error ? String(error.problem) : String(error);
  }
};

describe("đọc tệp nén từ bên ngoài", () => {
  it("đọc đúng từng tệp, nén hay không nén", () => {
    const zip = zipSync({ "a.txt": strToU8("một"), "b/c.txt": [strToU8("hai"), { level: 0 }] });
    expect(readZip(zip, limits).map((entry) => [entry.name, Buffer.from(entry.bytes()).toString()])).toEqual([
      ["a.txt", "một"],
      ["b/c.txt", "hai"],
    ]);
  });
  it("tệp nén bùng nổ bị dừng ở giới hạn, kể cả khi khai gian kích thước", () => {
    const bomb = zipSync({ "a.txt": new Uint8Array(5_000_000) });
    expect(problem(() => readZip(bomb, limits)[0]?.bytes())).toBe("too-large");
    const lying = Buffer.from(bomb);
    const central = lying.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    lying.writeUInt32LE(10, central + 24);
    expect(problem(() => readZip(lying, limits)[0]?.bytes())).toBe("too-large");
  });
  it("quá nhiều tệp, hỏng, cắt ngắn, không phải tệp nén: đều báo rõ", () => {
    const many = zipSync(Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`${i}`, new Uint8Array()])));
    expect(problem(() => readZip(many, limits))).toBe("too-many-entries");
    const zip = Buffer.from(zipSync({ "a.txt": [strToU8("nội dung gốc"), { level: 0 }] }));
    zip[40] = (zip[40] ?? 0) ^ 1;
    expect(problem(() => readZip(zip, limits)[0]?.bytes())).toBe("damaged");
    expect(problem(() => readZip(zip.subarray(0, 60), limits))).toBe("not-a-zip");
    expect(problem(() => readZip(zip.subarray(20), limits)[0]?.bytes())).toBe("damaged");
    expect(problem(() => readZip(strToU8("chỉ là chữ, không phải tệp nén"), limits))).toBe("not-a-zip");
  });
});

describe("nhận ra loại tệp theo nội dung", () => {
  const zipOf = (name: string) => zipSync({ [name]: strToU8("x") });
  it.each<[string, Uint8Array]>([
    ["empty", new Uint8Array()],
    ["pdf", strToU8("%PDF-1.7\n")],
    ["pdf", strToU8(`${" ".repeat(1016)}%PDF-1.4`)],
    ["unknown", strToU8(`${" ".repeat(1025)}%PDF-1.4`)],
    ["html", strToU8("<html><!-- %PDF-1.4 --></html>")],
    ["xml", strToU8('<?xml version="1.0"?><edXML/>')],
    ["xml", strToU8("<svg onload='x'/>")],
    ["docx", zipOf("word/document.xml")],
    ["xlsx", zipOf("xl/workbook.xml")],
    ["zip", zipOf("a.txt")],
    ["ole", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ["jpeg", Uint8Array.from([0xff, 0xd8, 0xff, 0xe0])],
    ["png", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
    ["tiff", Uint8Array.from([0x49, 0x49, 0x2a, 0])],
    ["rtf", strToU8("{\\rtf1 x}")],
    ["unknown", strToU8("chào")],
  ])("%s", (kind, bytes) => expect(contentKindOf(bytes)).toBe(kind));
});

import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { run } from "./edxml.ts";

const folder = mkdtempSync(join(tmpdir(), "m-office-edxml-"));
const out = join(folder, "out.edxml");
const spec = (json: unknown): string => {
  const path = join(folder, "spec.json");
  writeFileSync(path, typeof json === "string" ? json : JSON.stringify(json));
  return path;
};
const said = async (...args: string[]): Promise<{ code: number; json: Record<string, unknown> }> => {
  const lines: string[] = [];
  vi.spyOn(console, "log").mockImplementation((line: string) => void lines.push(line));
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const code = await run([...args, "--json"]);
  return { code, json: lines[0] ? JSON.parse(lines[0]) : {} };
};
afterEach(() => vi.restoreAllMocks());

const letter = {
  From: { OrganId: "H61.05", OrganName: "Sở Tài chính" },
  To: [{ OrganId: "H61" }],
  DocumentId: "H61.05,2026/11/23,15/STC-NS",
  Code: { CodeNumber: "15", CodeNotation: "STC-NS" },
  PromulgationInfo: { Place: "Vĩnh Long", PromulgationDate: "2026/11/23" },
  DocumentType: { Type: 2, TypeDetail: 18, TypeName: "Công văn" },
  Subject: "V/v dự toán",
  Attachments: [{ ContentId: "1", AttachmentName: "công văn.pdf", file: "cv.pdf" }],
};
writeFileSync(join(folder, "cv.pdf"), "%PDF-1.4\n%%EOF");

describe("lệnh edxml", () => {
  it("lập gói văn bản rồi đọc lại", async () => {
    expect(await said("build", spec(letter), "-o", out)).toMatchObject({ code: 0, json: { file: out, warnings: [] } });
    const { code, json } = await said("parse", out);
    expect(code).toBe(0);
    expect(json).toMatchObject({
      kind: "document",
      ...letter,
      Attachments: [{ AttachmentName: "công văn.pdf", ContentKind: "pdf", decodedBytes: 14 }],
    });
  });
  it("lập gói trạng thái rồi đọc lại", async () => {
    const status = {
      From: { OrganId: "H61" },
      ResponseFor: {
        OrganId: "H61.05",
        Code: "15/STC-NS",
        DocumentId: letter.DocumentId,
        PromulgationDate: "2026/11/23",
      },
      StatusCode: "03",
      Timestamp: "2026/11/23 09:00:00",
    };
    expect((await said("status", spec(status), "-o", out)).code).toBe(0);
    expect((await said("parse", out)).json).toMatchObject({ kind: "status", ...status });
  });
  it("--strict: trích yếu quá dài thì không lập gói, nói lý do", async () => {
    const path = spec({ ...letter, Subject: "x".repeat(501) });
    writeFileSync(out, "cũ");
    expect(await said("build", path, "-o", out, "--strict")).toMatchObject({
      code: 1,
      json: { refusals: [{ code: "exchange.too-long" }] },
    });
    expect(readFileSync(out, "utf8")).toBe("cũ");
    expect(await said("build", path, "-o", out)).toMatchObject({
      code: 0,
      json: { warnings: [{ code: "exchange.too-long" }] },
    });
  });
  it("tệp không phải edXML, mô tả hỏng: mã thoát 1 và lý do; gõ sai lệnh: mã thoát 2", async () => {
    expect(await said("parse", join(folder, "cv.pdf"))).toMatchObject({
      code: 1,
      json: { kind: "rejected", refusals: [{ code: "edxml.not-xml" }] },
    });
    expect(await said("build", spec("{"), "-o", out)).toMatchObject({
      code: 1,
      json: { refusals: [{ code: "edxml.bad-spec" }] },
    });
    expect(await said("build", spec({ ...letter, To: [] }), "-o", out)).toMatchObject({ code: 1 });
    expect((await said("parse")).code).toBe(2);
    expect((await said("build", spec(letter))).code).toBe(2);
    expect((await said("parse", out, "--what")).code).toBe(2);
  });
});

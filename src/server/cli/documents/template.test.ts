import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { run } from "./template.ts";

describe("m-office template", () => {
  let folder = "";
  let out: string[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "template-"));
    out = [];
    vi.spyOn(console, "log").mockImplementation((line: string) => void out.push(line));
    vi.spyOn(console, "error").mockImplementation(() => {});
  });
  afterEach(() => {
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });

  it("--list in bảy loại văn bản, mỗi loại một dòng", async () => {
    expect(await run(["--list"])).toBe(0);
    expect(out.join("\n").split("\n")).toEqual([
      "cong-van",
      "quyet-dinh",
      "thong-bao",
      "to-trinh",
      "bao-cao",
      "ke-hoach",
      "giay-moi",
    ]);
    out = [];
    expect(await run(["--list", "--json"])).toBe(0);
    expect(JSON.parse(out[0] ?? "")[1]).toEqual({ kind: "quyet-dinh", name: "Quyết định", sample: "Mẫu 1.2" });
  });

  it("ghi văn bản trống ra tệp Word và PDF", async () => {
    const docx = join(folder, "qd.docx");
    expect(await run(["quyet-dinh", "-o", docx, "--json"])).toBe(0);
    expect(JSON.parse(out[0] ?? "")).toMatchObject({ kind: "quyet-dinh", file: docx });
    expect(readFileSync(docx).subarray(0, 2).toString()).toBe("PK");
    const pdf = join(folder, "cv.PDF");
    expect(await run(["cong-van", "-o", pdf])).toBe(0);
    expect(readFileSync(pdf).subarray(0, 5).toString()).toBe("%PDF-");
  });

  it("gõ sai loại, thiếu tệp hay sai đuôi: mã 2; không ghi được: mã 1 và một câu nói rõ", async () => {
    expect(await run(["thu-cong", "-o", join(folder, "a.docx")])).toBe(2);
    expect(await run([])).toBe(2);
    expect(await run(["cong-van"])).toBe(2);
    expect(await run(["cong-van", "-o", join(folder, "a.odt")])).toBe(2);
    expect(await run(["--khong-co"])).toBe(2);
    out = [];
    expect(await run(["cong-van", "-o", join(folder, "khong-co", "a.docx")])).toBe(1);
    expect(out[0]).toMatch(/^Không ghi được tệp .*ENOENT.*hãy kiểm tra/u);
  });
});

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import type { ReadResult } from "../reader.port.ts";
import { createIsolatedReader } from "./isolated-reader.ts";

vi.setConfig({ testTimeout: 120_000 });
const HOSTILE = join(import.meta.dirname, "../../../../../shared/data/hostile-inputs");
type Case = { file: string; expected: string };
const cases: Case[] = existsSync(HOSTILE) ? JSON.parse(readFileSync(join(HOSTILE, "expected.json"), "utf8")) : [];
const reader = createIsolatedReader();
afterAll(() => reader.close());
const read = (file: string): Promise<ReadResult> => reader.read(readFileSync(join(HOSTILE, file)), file);

describe.skipIf(cases.length === 0)("tệp tấn công thật", () => {
  const documents = cases.filter(({ file }) => !file.endsWith(".edxml") && existsSync(join(HOSTILE, file)));

  it("mọi tệp: có câu trả lời, chương trình vẫn sống, không cần dừng vì quá lâu", async () => {
    expect(documents.length).toBeGreaterThan(25);
    for (const { file } of documents) {
      const result = await read(file);
      expect(["reader.failed", "reader.too-slow"], file).not.toContain(result.problem?.code);
    }
  });
  it.each([
    ["flate-bomb.pdf", "reader.unpacks-too-large"],
    ["zip-bomb-paragraphs.docx", "reader.unpacks-too-large"],
    ["xxe-parameter-entity.docx", "reader.forbidden-xml"],
    ["protected_agile.docx", "reader.encrypted"],
    ["html-named.pdf", "reader.not-a-document"],
    ["svg-script.svg", "reader.not-a-document"],
    ["huge-image.png", "reader.image-too-large"],
    ["nested.zip", "reader.unsupported"],
    ["fuzz-crash-517626.docx", "reader.broken-docx"],
  ])("%s: %s", async (file, code) => {
    expect((await read(file)).problem?.code).toBe(code);
  });
  it.each([
    ["payload2.pdf", "javascript"],
    ["payload6.pdf", "javascript"],
    ["formevent_js.pdf", "javascript"],
    ["attachedAnnot.pdf", "embedded-file"],
    ["SimpleMacro.doc", "macro"],
    ["external-image.docx", "external-link"],
  ])("%s: nêu ra %s", async (file, active) => {
    expect((await read(file)).activeContent).toContain(active);
  });
  it("bản cập nhật thêm của PDF cho ra chữ của lần cuối; phần đầu muộn 1016 byte vẫn đọc được", async () => {
    expect((await read("incremental.pdf")).pages[0]?.text).toContain("Hello World");
    expect((await read("1016spaces.pdf")).pages[0]?.text).toContain("corkami");
  });
});

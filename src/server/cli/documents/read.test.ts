import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { letterPdf, sampleLetter } from "#src/adapters/reader/isolated/letters.fixture.ts";
import { run } from "./read.ts";

const folder = mkdtempSync(join(tmpdir(), "m-office-read-"));
const said = async (bytes: Uint8Array, ...args: string[]): Promise<{ code: number; text: string }> => {
  const path = join(folder, "a.pdf");
  writeFileSync(path, bytes);
  const lines: string[] = [];
  vi.spyOn(console, "log").mockImplementation((line: string) => void lines.push(line));
  const code = await run([path, ...args]);
  return { code, text: lines.join("\n") };
};
afterEach(() => vi.restoreAllMocks());

describe("lệnh read", () => {
  it("in các trường của văn bản có lớp chữ", async () => {
    const { letter } = sampleLetter(4);
    const { code, text } = await said(letterPdf(letter), "--json");
    expect(code).toBe(0);
    expect(JSON.parse(text)).toMatchObject({
      codeNumber: { value: letter.number, page: 1 },
      codeNotation: { value: letter.notation },
      subject: { value: letter.subject },
      signer: { fullName: { value: letter.name } },
      secrecy: null,
      textSource: "text",
      pageAmount: { value: 1 },
    });
    expect((await said(letterPdf(letter))).text).toContain(`Trích yếu: ${letter.subject}`);
  });
  it("nói ra dấu độ mật đọc được", async () => {
    const { text } = await said(letterPdf({ ...sampleLetter(1).letter, stamp: "TỐI MẬT" }), "--json");
    expect(JSON.parse(text).secrecy).toMatchObject({ value: "Tối mật", page: 1 });
  });
  it("nói ra cả dấu độ mật ngoài trang", async () => {
    const behind = Buffer.concat([letterPdf(sampleLetter(1).letter), Buffer.from("TUYỆT MẬT\n")]);
    expect(JSON.parse((await said(behind, "--json")).text).secrecy).toMatchObject({ value: "Tuyệt mật", page: null });
  });
  it("tệp không đọc được: mã thoát 1 và lý do; gõ sai: mã thoát 2", async () => {
    const { code, text } = await said(new Uint8Array(), "--json");
    expect([code, JSON.parse(text).refusals[0].code]).toEqual([1, "reader.empty"]);
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    expect(await run([])).toBe(2);
    expect(await run(["a", "--lạ"])).toBe(2);
  });
});

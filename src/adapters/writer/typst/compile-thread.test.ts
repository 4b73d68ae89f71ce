import { afterEach, describe, expect, it } from "vitest";
import { tinosFonts } from "../fonts/office-fonts.ts";
import { type CompileThread, createCompileThread } from "./compile-thread.ts";

const LIMITS = { documentsPerThread: 3, timeoutMs: 30_000 };
const table = (title: string) => ({
  template: "table" as const,
  data: JSON.stringify({
    report: {
      organLines: [],
      title,
      coverLines: [],
      columns: [{ label: "A", width: 1, align: "left" }],
      rows: [],
      footerLines: [],
    },
    created: [2026, 11, 24, 8, 0, 0],
    language: "vi",
    family: "Tinos",
  }),
});

describe("luồng trình bày văn bản", () => {
  let thread: CompileThread | undefined;
  afterEach(() => thread?.close());

  it("được thay sau số văn bản đã định, không mất văn bản nào", async () => {
    thread = createCompileThread(tinosFonts(), LIMITS, () => {});
    const made = await Promise.all(Array.from({ length: 7 }, (_, i) => thread?.run(table(`SỔ ${i}`))));
    expect(made.map((result) => result?.pages)).toEqual([1, 1, 1, 1, 1, 1, 1]);
    expect(thread.started()).toBe(3);
  });

  it("dữ liệu hỏng: một câu báo cho người dùng, chẩn đoán vào nhật ký, văn bản sau vẫn làm được", async () => {
    const notes: string[] = [];
    thread = createCompileThread(tinosFonts(), LIMITS, (problem) => notes.push(problem));
    await expect(thread.run({ template: "table", data: "{}" })).rejects.toMatchObject({ code: "writer.failed" });
    expect(notes).toHaveLength(1);
    expect((await thread.run(table("SỔ"))).pages).toBe(1);
    expect(thread.started()).toBe(1);
  });

  it("phông chữ hỏng: báo lỗi thay vì treo", async () => {
    const missing = { family: "X", files: { regular: "/khong/co.ttf", italic: "", bold: "", boldItalic: "" } };
    thread = createCompileThread(missing, LIMITS, () => {});
    await expect(thread.run(table("SỔ"))).rejects.toMatchObject({ code: "writer.failed" });
  });
});

import { afterEach, describe, expect, it } from "vitest";
import { tinosFonts } from "../fonts/office-fonts.ts";
import { type CompileProcess, createCompileProcess } from "./compile-process.ts";

const LIMITS = { documentsPerProcess: 3, timeoutMs: 30_000 };
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

describe("tiến trình trình bày văn bản", () => {
  let child: CompileProcess | undefined;
  afterEach(() => child?.close());

  it("được thay sau số văn bản đã định, không mất văn bản nào", async () => {
    child = createCompileProcess(tinosFonts(), LIMITS, () => {});
    const made = await Promise.all(Array.from({ length: 7 }, (_, i) => child?.run(table(`SỔ ${i}`))));
    expect(made.map((result) => result?.pages)).toEqual([1, 1, 1, 1, 1, 1, 1]);
    expect(child.started()).toBe(3);
  });

  it("dữ liệu hỏng: một câu báo cho người dùng, chẩn đoán vào nhật ký, văn bản sau vẫn làm được", async () => {
    const notes: string[] = [];
    child = createCompileProcess(tinosFonts(), LIMITS, (problem) => notes.push(problem));
    await expect(child.run({ template: "table", data: "{}" })).rejects.toMatchObject({ code: "writer.failed" });
    expect(notes).toHaveLength(1);
    expect((await child.run(table("SỔ"))).pages).toBe(1);
    expect(child.started()).toBe(1);
  });

  it("phông chữ hỏng: báo lỗi thay vì treo", async () => {
    const missing = { family: "X", files: { regular: "/khong/co.ttf", italic: "", bold: "", boldItalic: "" } };
    child = createCompileProcess(missing, LIMITS, () => {});
    await expect(child.run(table("SỔ"))).rejects.toMatchObject({ code: "writer.failed" });
  });
});

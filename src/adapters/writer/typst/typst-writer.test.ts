// The PDF as readers see it: words, places, pages, anchors, and the limits that protect the server.
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterAll, describe, expect, it } from "vitest";
import { DOCUMENT_KINDS, type DocumentModel } from "#src/rules/document-format/document-model.ts";
import { SAMPLE_MODELS } from "#src/rules/document-format/sample-models.ts";
import type { TableReport } from "../writer.port.ts";
import { createTypstWriter } from "./typst-writer.ts";

const OPTIONS = { created: "2026-11-24T01:00:00Z" };
const MM = 72 / 25.4;
const cv = SAMPLE_MODELS["cong-van"];
const writer = createTypstWriter();
afterAll(() => writer.close());

type Word = { text: string; x: number; y: number; w: number; size: number; style: string };

async function read(bytes: Uint8Array): Promise<{ pages: Word[][]; lang: string | null; title: string }> {
  const task = getDocument({ data: bytes.slice(), verbosity: 0, fontExtraProperties: true });
  const pdf = await task.promise;
  const pages: Word[][] = [];
  for (let n = 1; n <= pdf.numPages; n++) {
    const page = await pdf.getPage(n);
    await page.getOperatorList();
    const height = page.getViewport({ scale: 1 }).height;
    const content = await page.getTextContent();
    pages.push(
      content.items.flatMap((item) => {
        if (!("str" in item) || item.str.trim() === "") return [];
        const [, , , size = 0, x = 0, y = 0] = item.transform as number[];
        const font = page.commonObjs.get(item.fontName) as { name: string };
        const style = font.name.replace(/^.*Tinos-/u, "");
        return [{ text: item.str, x, y: height - y, w: item.width, size: Math.round(size * 10) / 10, style }];
      }),
    );
  }
  const info = (await pdf.getMetadata()).info as { Language?: string; Title?: string };
  await task.destroy();
  return { pages, lang: info.Language ?? null, title: info.Title ?? "" };
}

const join = (words: Word[] | undefined) =>
  (words ?? [])
    .map((w) => w.text)
    .join(" ")
    .replace(/\s+/gu, " ");
const paragraphs = (n: number, text: string): DocumentModel["body"] =>
  Array.from({ length: n }, () => ({ type: "paragraph", runs: [{ text }] }));
const LONG =
  "Căn cứ kết quả thực hiện chín tháng đầu năm, dự kiến ba tháng cuối năm, phân tích rõ nguyên nhân tăng, giảm của từng khoản thu, từng lĩnh vực chi trên địa bàn tỉnh.";

describe("bản PDF đúng thể thức NĐ 30/2020", () => {
  it.each(DOCUMENT_KINDS)("loại %s in đủ các thành phần", async (kind) => {
    const model = SAMPLE_MODELS[kind];
    const { bytes, pages } = await writer.writePdf(model, OPTIONS);
    const text = join((await read(bytes)).pages.flat());
    const wanted = [
      ...model.parentOrgan,
      ...model.organ,
      "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
      "Độc lập - Tự do - Hạnh phúc",
      `/${model.notation}`,
      model.place,
      "Nơi nhận:",
      ...model.signerTitle,
      model.signerName,
      "./.",
    ];
    for (const words of wanted) expect(text).toContain(words);
    for (const recipient of model.recipients) expect(text).toContain(`- ${recipient}`);
    expect(pages).toBe(1);
  });

  it("vị trí: cơ quan bên trái, Quốc hiệu bên phải cùng dòng; số và ngày cùng dòng; lề 30–195 mm", async () => {
    const [page = []] = (await read((await writer.writePdf(cv, OPTIONS)).bytes)).pages;
    const at = (text: string) => page.find((w) => w.text.startsWith(text)) ?? { x: 0, y: 0, w: 0, size: 0, style: "" };
    expect(at("UBND TỈNH").y).toBeCloseTo(at("CỘNG HÒA").y, 1);
    expect(at("Số:").y).toBeCloseTo(at("Vĩnh Long").y, 1);
    expect(at("Số:").x).toBeLessThan(95 * MM);
    expect(at("CỘNG HÒA").x).toBeGreaterThan(94 * MM);
    expect(at("V/v").y).toBeGreaterThan(at("Số:").y);
    expect([at("CỘNG HÒA").size, at("Độc lập").size, at("Số:").size, at("V/v").size]).toEqual([12, 13, 13, 12]);
    expect(at("Nơi nhận").size).toBe(12);
    expect(at("- Lưu").size).toBe(11);
    expect([at("CỘNG HÒA").style, at("Vĩnh Long").style, at("Nơi nhận").style, at("Số:").style]).toEqual([
      "Bold",
      "Italic",
      "BoldItalic",
      "Regular",
    ]);
    expect(Math.min(...page.map((w) => w.x))).toBeGreaterThanOrEqual(30 * MM - 0.5);
    expect(Math.max(...page.map((w) => w.x + w.w))).toBeLessThanOrEqual(195 * MM + 0.5);
    // Body text starts 10 mm in from the left margin.
    expect(at("Sở Tài chính nhận").x / MM).toBeCloseTo(40, 1);
  });

  it("chỗ trống cho số, ngày, tháng, năm, chữ ký và bản sao nằm đúng nơi", async () => {
    const { bytes, anchors } = await writer.writePdf(cv, OPTIONS);
    const [page = []] = (await read(bytes)).pages;
    const of = (id: string) => anchors.find((a) => a.id === id) ?? { page: 0, x: 0, y: 0, w: 0, h: 0 };
    expect(anchors.map((a) => a.id).sort()).toEqual(["chu-ky", "nam", "ngay", "sao-y", "so", "thang"]);
    expect([of("so").w, of("ngay").w, of("thang").w, of("nam").w]).toEqual([34, 16, 16, 28]);
    const line = page.find((w) => w.text.startsWith("/STC-NS")) ?? { x: 0, y: 0 };
    // The number ends where the slash begins, on the same base line.
    expect(of("so").x + of("so").w).toBeCloseTo(line.x, 1);
    expect(of("so").y + of("so").h - 0.216 * 13).toBeCloseTo(line.y, 1);
    const [post, name] = [page.find((w) => w.text === "PHÓ GIÁM ĐỐC"), page.find((w) => w.text === cv.signerName)];
    expect(of("chu-ky").y).toBeGreaterThan(post?.y ?? 0);
    expect(of("chu-ky").y + of("chu-ky").h).toBeLessThan(name?.y ?? 0);
    expect([of("chu-ky").w / MM, of("chu-ky").h / MM].map(Math.round)).toEqual([60, 26]);
    expect(of("sao-y").page).toBe(1);
    expect(of("sao-y").y + of("sao-y").h).toBeLessThan(20 * MM);
    for (const [id, before] of [
      ["ngay", "ngày"],
      ["thang", "tháng"],
      ["nam", "năm"],
    ] as const) {
      expect(of(id).y).toBe(of("ngay").y);
      expect(join(page)).toContain(before);
    }
  });

  it("số trang ở giữa lề trên từ trang hai, trang một không có", async () => {
    const { bytes, pages } = await writer.writePdf({ ...cv, body: paragraphs(20, LONG) }, OPTIONS);
    expect(pages).toBe(2);
    const [first = [], second = []] = (await read(bytes)).pages;
    const number = second.find((w) => w.text === "2" && w.y < 20 * MM);
    expect((number?.x ?? 0) + (number?.w ?? 0) / 2).toBeCloseTo(112.5 * MM, 0);
    expect(number?.size).toBe(13);
    expect(first.filter((w) => w.y < 20 * MM)).toEqual([]);
  });

  it("khối chữ ký không bao giờ đứng một mình trên trang", async () => {
    let broken = 0;
    for (let n = 14; n <= 26; n++) {
      const { bytes, pages, anchors } = await writer.writePdf(
        { ...cv, body: [...paragraphs(n, "Một dòng ngắn."), ...paragraphs(1, "Đoạn cuối.")] },
        OPTIONS,
      );
      if (pages === 1) continue;
      broken += 1;
      const last = join((await read(bytes)).pages.at(-1));
      expect(last).toContain("Đoạn cuối./.");
      expect(last).toContain(cv.signerName);
      expect(anchors.find((a) => a.id === "chu-ky")?.page).toBe(2);
    }
    expect(broken).toBeGreaterThan(3);
  });

  it("trích yếu 500 ký tự, 80 nơi nhận: không mất chữ nào", async () => {
    const subject = "bố trí kinh phí ".repeat(32).slice(0, 500).trim();
    const recipients = [
      "Như trên",
      ...Array.from({ length: 80 }, (_, i) => `Ủy ban nhân dân xã số ${i + 1}`),
      "Lưu: VT, NS",
    ];
    const { bytes } = await writer.writePdf({ ...cv, subject, recipients }, OPTIONS);
    const { pages } = await read(bytes);
    const text = join(pages.flat());
    for (const name of recipients) expect(text).toContain(`- ${name}`);
    expect(text.match(/bố trí kinh phí/gu)?.length).toBeGreaterThanOrEqual(30);
    for (const page of pages) expect(Math.max(...page.map((w) => w.y))).toBeLessThan(277 * MM + 1);
  });

  it("dấu khẩn in đúng chữ, dự thảo in số lần, bản duyệt không in", async () => {
    const draft = await writer.writePdf({ ...cv, urgency: "hoa-toc" }, { ...OPTIONS, draft: { version: 3 } });
    const text = join((await read(draft.bytes)).pages.flat());
    expect(text).toContain("HỎA TỐC");
    expect(text).toContain("DỰ THẢO 3");
    expect(join((await read((await writer.writePdf(cv, OPTIONS)).bytes)).pages.flat())).not.toContain("DỰ THẢO");
  });

  it("là PDF/A-2b, có thẻ đọc màn hình, khai tiếng Việt", async () => {
    const { bytes } = await writer.writePdf(cv, OPTIONS);
    const raw = Buffer.from(bytes).toString("latin1");
    expect(raw).toMatch(/<pdfaid:part>2<\/pdfaid:part>/u);
    expect(raw).toMatch(/<pdfaid:conformance>B<\/pdfaid:conformance>/u);
    expect(raw).toMatch(/\/MarkInfo/u);
    const fonts = [...raw.matchAll(/\/FontName \/[A-Z]{6}\+(\S+)/gu)].map((m) => m[1]);
    expect(fonts.length).toBeGreaterThan(0);
    expect(fonts.every((name) => name?.startsWith("Tinos"))).toBe(true);
    expect(await read(bytes)).toMatchObject({ lang: "vi", title: `V/v ${cv.subject}` });
  });

  it("giờ tạo trong tệp là đúng thời điểm đã cho, không phải giờ Việt Nam ghi như giờ quốc tế", async () => {
    const { bytes } = await writer.writePdf(cv, OPTIONS);
    expect(Buffer.from(bytes).toString("latin1")).toContain("<xmp:CreateDate>2026-11-24T01:00:00Z");
  });

  it("cùng nội dung, cùng ngày thì cùng từng byte, cả ở bộ viết khác", async () => {
    const other = createTypstWriter();
    const [one, two] = [await writer.writePdf(cv, OPTIONS), await other.writePdf(structuredClone(cv), OPTIONS)];
    await other.close();
    expect(Buffer.compare(one.bytes, two.bytes)).toBe(0);
    const later = await writer.writePdf(cv, { created: "2026-11-25T01:00:00Z" });
    expect(Buffer.compare(one.bytes, later.bytes)).not.toBe(0);
  });
});

describe("bản PDF trước nội dung lạ", () => {
  it('dấu # * " \\ @ $ _ ` < > chỉ là chữ, không thành lệnh', async () => {
    const odd = `#panic("x") *đậm* "nháy" \\ngoặc @ai $a^2$ _n_ \`m\` <nhãn> #read("/etc/passwd") // ghi chú`;
    const model: DocumentModel = {
      ...cv,
      subject: odd,
      addressees: [odd],
      recipients: [odd, "Lưu: VT, NS"],
      signerName: odd,
      body: [
        { type: "paragraph", runs: [{ text: odd }] },
        { type: "table", head: [[odd]], rows: [[odd]] },
      ],
    };
    const text = join((await read((await writer.writePdf(model, OPTIONS)).bytes)).pages.flat()).replaceAll(" ", "");
    const found = text.split(odd.replaceAll(" ", "")).length - 1;
    expect(found).toBe(7);
  });

  it("ký tự phông chữ không có: nói rõ ký tự nào, ở đâu, nội dung không mất", async () => {
    const model = { ...cv, subject: "kinh phí 𠀋", body: paragraphs(1, "Ký hiệu 😀") };
    for (const write of [writer.writePdf, writer.writeDocx]) {
      await expect(write(model, OPTIONS)).rejects.toMatchObject({ code: "writer.missing-glyph" });
      await expect(write(model, OPTIONS)).rejects.toThrow(
        /“𠀋” \(U\+2000B\) ở phần trích yếu, “😀” \(U\+1F600\) ở phần nội dung/u,
      );
    }
  });

  it("chữ tổ hợp được dựng sẵn, ký tự điều khiển bị bỏ", async () => {
    const model = { ...cv, subject: "bố trí\u0007 kinh phí".normalize("NFD") };
    expect(join((await read((await writer.writePdf(model, OPTIONS)).bytes)).pages[0])).toContain("V/v bố trí kinh phí");
  });

  it("văn bản làm quá lâu bị dừng, văn bản sau vẫn làm được", async () => {
    const slow = createTypstWriter({ timeoutMs: 1 });
    await expect(slow.writePdf(cv, OPTIONS)).rejects.toMatchObject({ code: "writer.too-slow" });
    await slow.close();
    const limited = createTypstWriter({ timeoutMs: 1500 });
    const huge = paragraphs(24_000, LONG);
    const [refused, made] = await Promise.allSettled([
      limited.writePdf({ ...cv, body: huge }, OPTIONS),
      limited.writePdf(cv, OPTIONS),
    ]);
    await limited.close();
    expect(refused).toMatchObject({ status: "rejected", reason: { code: "writer.too-slow" } });
    expect(made.status).toBe("fulfilled");
  });

  it("văn bản quá lớn bị từ chối ngay, nói rõ phải làm gì", async () => {
    const model = { ...cv, body: paragraphs(40_000, LONG) };
    await expect(writer.writePdf(model, OPTIONS)).rejects.toMatchObject({ code: "writer.too-big" });
    await expect(writer.writePdf(model, OPTIONS)).rejects.toThrow(/hãy in từng quyển/u);
  });

  it("sau khi đóng thì từ chối, việc đang chờ cũng được trả lời", async () => {
    const closing = createTypstWriter();
    const waiting = [closing.writePdf(cv, OPTIONS), closing.writePdf(cv, OPTIONS)].map((p) =>
      p.catch((e: { code: string }) => e.code),
    );
    await closing.close();
    expect(await Promise.all(waiting)).toEqual(["writer.closed", "writer.closed"]);
    await expect(closing.writePdf(cv, OPTIONS)).rejects.toMatchObject({ code: "writer.closed" });
  });
});

describe("in sổ theo NĐ 30/2020, Phụ lục IV", () => {
  const labels = ["Ngày đến", "Số đến", "Tác giả", "Số, ký hiệu văn bản", "Ghi chú"];
  const NOTE = `${"ghi chú dài ".repeat(12)}hếtdòng`;
  const report: TableReport = {
    organLines: ["UBND TỈNH VĨNH LONG", "SỞ TÀI CHÍNH"],
    title: "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN",
    coverLines: ["Năm: 2026", "Từ ngày 01/01/2026 đến ngày 23/11/2026", "Từ số 01 đến số 90", "Quyển số: 01"],
    columns: labels.map((label, i) => ({ label, width: i === 2 ? 4 : 2, align: i === 1 ? "center" : "left" })),
    rows: Array.from({ length: 90 }, (_, i) => ["23/11/2026", `${i + 1}`, "UBND tỉnh #1", `${i}/UBND-VX`, NOTE]),
    footerLines: ["Sổ này có 90 văn bản."],
  };

  it("bìa có đủ dòng, mỗi trang lặp dòng tiêu đề cột, đánh số trang từ trang hai của sổ, khổ ngang", async () => {
    const bytes = await writer.writeTable(report, OPTIONS);
    const { pages } = await read(bytes);
    const [cover = [], ...inside] = pages;
    for (const line of [...report.organLines, report.title, ...report.coverLines]) expect(join(cover)).toContain(line);
    expect(inside.length).toBeGreaterThan(1);
    for (const page of inside) {
      expect(join(page)).toContain("Ngày đến");
      expect(join(page)).toContain("(5)");
      expect(join(page).match(/hếtdòng/gu)?.length).toBe(join(page).match(/23\/11\/2026/gu)?.length);
    }
    expect(inside[1]?.[0]?.text === "2" || inside[1]?.some((w) => w.text === "2" && w.y < 20 * MM)).toBe(true);
    expect(join(inside.at(-1))).toContain("Sổ này có 90 văn bản.");
    expect(join(inside.flat()).match(/UBND tỉnh #1/gu)).toHaveLength(90);
    expect(Math.max(...inside.flat().map((w) => w.x))).toBeGreaterThan(210 * MM);
  });

  it("sổ chưa có dòng nào vẫn in được; không có bìa thì tên cơ quan ở đầu trang", async () => {
    const { pages } = await read(await writer.writeTable({ ...report, coverLines: [], rows: [] }, OPTIONS));
    expect(pages).toHaveLength(1);
    expect(join(pages[0])).toContain("SỞ TÀI CHÍNH");
  });
});

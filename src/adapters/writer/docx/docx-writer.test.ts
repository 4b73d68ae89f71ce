// Structure of the Word file: components, order, fonts, sizes, alignment. NĐ 30/2020, Phụ lục I and III.
import { strFromU8, unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { DOCUMENT_KINDS, type DocumentModel } from "#src/rules/document-format/document-model.ts";
import { SAMPLE_MODELS } from "#src/rules/document-format/sample-models.ts";
import { writeDocx } from "./docx-writer.ts";

const OPTIONS = { created: "2026-11-24T01:00:00Z" };
const cv = SAMPLE_MODELS["cong-van"];

type Part = {
  text: string;
  sizes: number[];
  bold: boolean;
  italic: boolean;
  align: string;
  keepNext: boolean;
  xml: string;
};

async function partsOf(model: DocumentModel): Promise<{ parts: Part[]; files: Record<string, string> }> {
  const zip = unzipSync(await writeDocx(model, OPTIONS));
  const files = Object.fromEntries(Object.entries(zip).map(([name, bytes]) => [name, strFromU8(bytes)]));
  const paragraphs = files["word/document.xml"]?.match(/<w:p>.*?<\/w:p>/gsu) ?? [];
  const parts = paragraphs.map((xml) => ({
    text: [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/gu)].map((m) => m[1] ?? "").join(""),
    sizes: [...new Set([...xml.matchAll(/<w:sz w:val="(\d+)"/gu)].map((m) => Number(m[1]) / 2))],
    bold: /<w:b\/>/u.test(xml),
    italic: /<w:i\/>/u.test(xml),
    align: /<w:jc w:val="(\w+)"/u.exec(xml)?.[1] ?? "left",
    keepNext: /<w:keepNext\/>/u.test(xml),
    xml,
  }));
  return { parts, files };
}

const find = (parts: Part[], text: string) => {
  const part = parts.find((p) => p.text.startsWith(text));
  if (part === undefined) throw new Error(`no paragraph “${text}”`);
  return part;
};

describe("tệp Word đúng thể thức NĐ 30/2020", () => {
  it("công văn: các thành phần đúng thứ tự, cỡ chữ, kiểu chữ, canh lề", async () => {
    const { parts } = await partsOf(cv);
    const order = [
      "UBND TỈNH",
      "SỞ TÀI CHÍNH",
      "CỘNG HÒA",
      "Độc lập",
      "Số:",
      "Vĩnh Long, ngày",
      "V/v",
      "Kính gửi:",
      "Sở Tài chính nhận",
      "1. ",
      "a) ",
      "Nơi nhận:",
      "- Như trên;",
      "- Lưu: VT, NS.",
      "KT. GIÁM ĐỐC",
      "PHÓ GIÁM ĐỐC",
      "Nguyễn Thị",
    ];
    const places = order.map((text) => parts.findIndex((p) => p.text.startsWith(text)));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    const look = (text: string) => {
      const { sizes, bold, italic, align } = find(parts, text);
      return { sizes, bold, italic, align };
    };
    expect(look("UBND TỈNH")).toEqual({ sizes: [12], bold: false, italic: false, align: "center" });
    expect(look("SỞ TÀI CHÍNH")).toEqual({ sizes: [12], bold: true, italic: false, align: "center" });
    expect(look("CỘNG HÒA")).toEqual({ sizes: [12], bold: true, italic: false, align: "center" });
    expect(look("Độc lập")).toEqual({ sizes: [13], bold: true, italic: false, align: "center" });
    expect(look("Số:")).toEqual({ sizes: [13], bold: false, italic: false, align: "center" });
    expect(look("Vĩnh Long, ngày")).toEqual({ sizes: [13], bold: false, italic: true, align: "center" });
    expect(look("V/v")).toEqual({ sizes: [12], bold: false, italic: false, align: "center" });
    expect(look("Sở Tài chính nhận")).toEqual({ sizes: [14], bold: false, italic: false, align: "both" });
    expect(look("Nơi nhận:")).toEqual({ sizes: [12], bold: true, italic: true, align: "left" });
    expect(look("- Lưu:")).toEqual({ sizes: [11], bold: false, italic: false, align: "left" });
    expect(look("KT. GIÁM ĐỐC")).toEqual({ sizes: [14], bold: true, italic: false, align: "center" });
    expect(look("Nguyễn Thị")).toEqual({ sizes: [14], bold: true, italic: false, align: "center" });
  });

  it("trích yếu công văn cách số, ký hiệu 6 pt; đoạn văn cách 6 pt, lùi đầu dòng 1 cm", async () => {
    const { parts } = await partsOf(cv);
    expect(find(parts, "V/v").xml).toContain('w:before="120"');
    const body = find(parts, "Sở Tài chính nhận").xml;
    expect(body).toContain('w:before="120"');
    expect(body).toContain('w:firstLine="567"');
    expect(body).toMatch(/w:line="240" w:lineRule="auto"/u);
  });

  it("khổ A4, lề 20–20–30–15 mm, số trang ở giữa lề trên, không hiện ở trang một", async () => {
    const { files } = await partsOf(cv);
    const xml = files["word/document.xml"] ?? "";
    expect(xml).toMatch(/<w:pgSz w:w="11906" w:h="16838"/u);
    for (const margin of ['w:top="1134"', 'w:bottom="1134"', 'w:left="1701"', 'w:right="850"'])
      expect(xml).toContain(margin);
    expect(xml).toContain("<w:titlePg/>");
    const headers = Object.entries(files).filter(([name]) => /^word\/header\d\.xml$/u.test(name));
    const withNumber = headers.filter(([, text]) => text.includes("PAGE"));
    expect([headers.length, withNumber.length]).toEqual([2, 1]);
    expect(withNumber[0]?.[1]).toContain('<w:jc w:val="center"/>');
  });

  it("mọi chữ dùng phông Times New Roman", async () => {
    for (const kind of DOCUMENT_KINDS) {
      const { files } = await partsOf(SAMPLE_MODELS[kind]);
      const fonts = new Set([...(files["word/document.xml"] ?? "").matchAll(/w:ascii="([^"]+)"/gu)].map((m) => m[1]));
      expect([...fonts]).toEqual(["Times New Roman"]);
    }
  });

  it("quyết định: thẩm quyền, căn cứ nghiêng có dấu ; và ., chữ QUYẾT ĐỊNH:, Điều in đậm", async () => {
    const { parts } = await partsOf(SAMPLE_MODELS["quyet-dinh"]);
    expect(find(parts, "GIÁM ĐỐC SỞ TÀI CHÍNH")).toMatchObject({ bold: true, align: "center" });
    const bases = parts.filter((p) => /^(?:Căn cứ|Theo đề nghị)/u.test(p.text));
    expect(bases.map((p) => [p.italic, p.text.at(-1)])).toEqual([
      [true, ";"],
      [true, ";"],
      [true, "."],
    ]);
    expect(find(parts, "QUYẾT ĐỊNH:")).toMatchObject({ bold: true, align: "center", keepNext: true });
    expect(find(parts, "Điều 1. ").xml).toMatch(/<w:b\/>.*Điều 1\. /su);
  });

  it("kế hoạch: bảng có dòng tiêu đề lặp lại và đủ ô", async () => {
    const { files, parts } = await partsOf(SAMPLE_MODELS["ke-hoach"]);
    expect(files["word/document.xml"]).toContain("<w:tblHeader/>");
    for (const text of ["STT", "Khảo sát, thống kê", "30/6/2027"]) expect(find(parts, text).sizes).toEqual([13]);
  });

  it("nhiều nơi nhận: gạch đầu dòng thẳng dưới dấu hai chấm, mỗi dòng một dấu", async () => {
    const { parts } = await partsOf({ ...cv, addressees: ["Sở Xây dựng", "Sở Nội vụ"] });
    const indent = (text: string) => Number(/w:left="(\d+)"/u.exec(find(parts, text).xml)?.[1]);
    expect(find(parts, "Kính gửi:").text).toBe("Kính gửi:");
    expect(find(parts, "- Sở Nội vụ").text).toBe("- Sở Nội vụ.");
    expect(indent("- Sở Xây dựng")).toBe(indent("- Sở Nội vụ"));
    expect(indent("- Sở Xây dựng")).toBeGreaterThan(indent("Kính gửi:"));
  });

  it("dấu khẩn đỏ, khung đúng cỡ; địa chỉ ở chân trang một", async () => {
    const { files, parts } = await partsOf({ ...cv, urgency: "thuong-khan", contact: "Số 1 Phạm Hùng" });
    const stamp = find(parts, "THƯỢNG KHẨN").xml;
    expect(stamp).toContain('w:color w:val="D40000"');
    expect(stamp).toContain('w:line="454" w:lineRule="exact"');
    const [left, right] = ["left", "right"].map((side) =>
      Number(new RegExp(`<w:ind[^>]*w:${side}="(\\d+)"`, "u").exec(stamp)?.[1]),
    );
    expect(Math.abs(3685 - (left ?? 0) - (right ?? 0) - 2268)).toBeLessThan(4);
    const footers = Object.entries(files).filter(
      ([name, text]) => name.startsWith("word/footer") && text.includes("Phạm Hùng"),
    );
    expect(footers).toHaveLength(1);
  });

  it("đoạn cuối và khối chữ ký luôn ở cùng trang", async () => {
    const { parts } = await partsOf(cv);
    expect(find(parts, "Sở Tài chính gửi Sở Xây dựng").keepNext).toBe(true);
    expect(find(parts, "Sở Tài chính gửi Sở Xây dựng").text.endsWith("./.")).toBe(true);
    expect(find(parts, "KT. GIÁM ĐỐC").keepNext).toBe(true);
  });

  it("dự thảo mang dấu DỰ THẢO và số lần trên mọi trang như bản PDF; bản đã duyệt không mang", async () => {
    const marked = async (draft: { draft?: { version: number } }) => {
      const zip = unzipSync(await writeDocx(cv, { ...OPTIONS, ...draft }));
      const headers = Object.keys(zip).filter((name) => /^word\/header\d\.xml$/u.test(name));
      return headers.map(
        (name) => /<v:textpath[^>]*string="([^"]*)"/u.exec(strFromU8(zip[name] ?? new Uint8Array()))?.[1],
      );
    };
    expect(await marked({ draft: { version: 3 } })).toEqual(["DỰ THẢO 3", "DỰ THẢO 3"]);
    expect(await marked({})).toEqual([undefined, undefined]);
    const [one, two] = [0, 1].map(() => writeDocx(cv, { ...OPTIONS, draft: { version: 3 } }));
    expect(await one).toEqual(await two);
  });

  it("cùng nội dung, cùng ngày thì cùng từng byte; ngày lấy từ ngoài", async () => {
    const [one, two] = [await writeDocx(cv, OPTIONS), await writeDocx(structuredClone(cv), OPTIONS)];
    expect(Buffer.compare(one, two)).toBe(0);
    const core = strFromU8(unzipSync(one)["docProps/core.xml"] ?? new Uint8Array());
    expect(core.match(/2026-11-24T01:00:00Z/gu)).toHaveLength(2);
  });

  it("chữ lạ trong dự thảo không phá được tệp Word", async () => {
    const text = `#let x = 1 * "a" \\ @b $c$ <w:p>&amp;</w:p>`;
    const { parts } = await partsOf({ ...cv, subject: text });
    expect(find(parts, "V/v").text).toBe("V/v #let x = 1 * &quot;a&quot; \\ @b $c$ &lt;w:p&gt;&amp;amp;&lt;/w:p&gt;");
  });
});

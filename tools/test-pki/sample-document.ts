// A one-page document with the open places of an approved one, so that signing can be tried without the writer.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import type { Anchor } from "#src/rules/document-format/document-model.ts";

let compiler: NodeCompiler | undefined;

function typst(): NodeCompiler {
  const locate = createRequire(import.meta.url);
  const files = [
    "400Regular/Tinos_400Regular.ttf",
    "400Regular_Italic/Tinos_400Regular_Italic.ttf",
    "700Bold/Tinos_700Bold.ttf",
  ];
  const fontBlobs = files.map((file) => readFileSync(locate.resolve(`@expo-google-fonts/tinos/${file}`)));
  compiler ??= NodeCompiler.create({ fontArgs: [{ fontBlobs }] });
  return compiler;
}

const source = (subject: string): string => `
#set document(title: ${JSON.stringify(subject)}, date: datetime(year: 2026, month: 11, day: 24, hour: 8, minute: 0, second: 0))
#set page(paper: "a4", margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm))
#set text(font: "Tinos", size: 13pt, lang: "vi", fallback: false, overhang: false, top-edge: 0.891em, bottom-edge: -0.216em)
#let pt-of(x) = calc.round(x / 1pt, digits: 3)
#let hole(id, w, h) = box(width: w, height: h, baseline: 0.216em, place(top + left, context {
  let p = here().position()
  [#metadata((id: id, page: p.page, x: pt-of(p.x), y: pt-of(p.y), w: pt-of(w.to-absolute()), h: pt-of(h.to-absolute()))) <anchor>]
}))
#let line-height = 1.107em
#grid(columns: (65mm, 100mm), align: center + top, row-gutter: 6pt,
  [TỈNH VĨNH LONG \\ *SỞ TÀI CHÍNH*], [*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM* \\ *Độc lập - Tự do - Hạnh phúc*],
  [Số: #hole("so", 34pt, line-height)/STC-NS],
  text(style: "italic")[Vĩnh Long, ngày #hole("ngay", 16pt, line-height) tháng #hole("thang", 16pt, line-height) năm #hole("nam", 30pt, line-height)],
  text(12pt, ${JSON.stringify(`V/v ${subject}`)}), [])
#v(14pt)
Kính gửi: Ủy ban nhân dân tỉnh.

Sở Tài chính báo cáo việc ${subject} để Ủy ban nhân dân tỉnh xem xét, quyết định./.
#v(8pt)
#grid(columns: (75mm, 90mm), align: (left + top, center + top),
  [_Nơi nhận:_ \\ #text(11pt)[\\- Như trên; \\ \\- Lưu: VT, NS.]],
  [*KT. GIÁM ĐỐC* \\ *PHÓ GIÁM ĐỐC* #v(1mm) #block(width: 60mm, height: 26mm, hole("chu-ky", 60mm, 26mm)) #v(1mm) *Nguyễn Thị Ánh Nguyệt*])
`;

/** Compiles the sample; the same subject gives the same bytes. */
export function sampleDocument(subject = "bố trí kinh phí sửa chữa trụ sở làm việc"): {
  pdf: Uint8Array;
  anchors: Anchor[];
} {
  const engine = typst();
  const compiled = engine.compile({ mainFileContent: source(subject) });
  if (!compiled.result) throw new Error("the sample document does not compile");
  const anchors = engine.query(compiled.result, { selector: "<anchor>", field: "value" }) as Anchor[];
  return { pdf: new Uint8Array(engine.pdf(compiled.result, { pdfStandard: "a-2b", pdfTags: true })), anchors };
}

import { getSchema } from "@tiptap/core";
import { describe, expect, it } from "vitest";
import type { Block } from "#src/rules/document-format/document-model.ts";
import { DOCUMENT_KINDS } from "#src/rules/document-format/document-model.ts";
import { SAMPLE_AGENCY, SAMPLE_MODELS } from "#src/rules/document-format/sample-models.ts";
import { emptyModel } from "#src/rules/document-format/templates.ts";
import { blocksToDoc, docToBlocks } from "./blocks.ts";
import { leadOf, NODES } from "./nodes.ts";

const schema = getSchema(NODES);
/** Through the real schema: what the editor would refuse fails here. */
function thereAndBack(blocks: Block[]): Block[] {
  const node = schema.nodeFromJSON(blocksToDoc(blocks));
  node.check();
  return docToBlocks(node.toJSON());
}

const EVERY_BLOCK: Block[] = [
  { type: "heading", level: "phan", number: "I", title: "NHỮNG QUY ĐỊNH CHUNG" },
  { type: "heading", level: "chuong", number: "I", title: "PHẠM VI" },
  { type: "heading", level: "muc", number: "1", title: "Đối tượng" },
  {
    type: "article",
    number: "1",
    title: "Phạm vi điều chỉnh",
    runs: [{ text: "Quy chế này quy định việc gửi, nhận." }],
  },
  { type: "article", number: "2", title: "Hiệu lực", runs: [] },
  {
    type: "article",
    number: "3",
    runs: [{ text: "Quyết định này có " }, { text: "hiệu lực", bold: true }, { text: " từ ngày ký." }],
  },
  { type: "clause", number: "1", title: "Kinh phí", runs: [{ text: "Bố trí trong dự toán." }] },
  { type: "clause", number: "2", runs: [{ text: "Đề nghị rà soát.", italic: true }] },
  { type: "point", number: "a", runs: [{ text: "05 trụ sở;", bold: true, italic: true }] },
  { type: "paragraph", runs: [] },
  {
    type: "table",
    head: [["TT", "Tên trụ sở"]],
    rows: [
      ["1", "Ba Tri"],
      ["2", ""],
    ],
    widths: [1, 4],
  },
  { type: "paragraph", runs: [{ text: "Trên đây là ý kiến của Sở Tài chính." }] },
];

describe("Soạn trên trang: chữ vào sao, ra vậy", () => {
  it("mọi loại khối của mô hình văn bản đi qua trình soạn mà không đổi một chữ", () => {
    expect(thereAndBack(EVERY_BLOCK)).toEqual(EVERY_BLOCK);
  });
  it("các văn bản mẫu và mẫu trống của bảy loại cũng vậy", () => {
    for (const kind of DOCUMENT_KINDS) {
      const { body } = emptyModel(kind, SAMPLE_AGENCY);
      expect(thereAndBack(body)).toEqual(body);
    }
    for (const { body } of Object.values(SAMPLE_MODELS)) expect(thereAndBack(body)).toEqual(body);
  });
  it("dòng trống cuối trang, nơi con trỏ đang đứng, không thành một đoạn của văn bản", () => {
    expect(
      thereAndBack([
        { type: "paragraph", runs: [{ text: "Hết." }] },
        { type: "paragraph", runs: [] },
      ]),
    ).toHaveLength(1);
    expect(thereAndBack([])).toEqual([]);
  });
  it("chữ đứng trước mỗi phần in đúng như trên giấy (Phụ lục I, II.6.đ)", () => {
    expect(leadOf("article", { number: "2" })).toBe("Điều 2.");
    expect(leadOf("clause", { number: "3" })).toBe("3.");
    expect(leadOf("point", { number: "đ" })).toBe("đ)");
    expect(leadOf("heading", { level: "muc", number: "II" })).toBe("II.");
    expect(leadOf("heading", { level: "muc", number: "2" })).toBe("Mục 2");
  });
});

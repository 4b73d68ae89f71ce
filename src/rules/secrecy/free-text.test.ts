import { describe, expect, it } from "vitest";
import { marksInValue, withoutMarked } from "./free-text.ts";

describe("QC-4.2 dấu độ mật trong chữ gõ tự do", () => {
  it.each<[string, unknown, string]>([
    ["một trường", { note: "TUYỆT MẬT" }, "note"],
    ["một dòng trong nhiều dòng", { text: "Kính chuyển\n[TỐI MẬT]\nđể xử lý" }, "text"],
    ["trong danh sách", { targets: [{ reason: "x" }, { reason: "MẬT" }] }, "targets.1.reason"],
    ["JSON trong trường của biểu mẫu", { clerkDecision: '{"free":true,"reason":"MẬT"}' }, "clerkDecision.reason"],
    ["chữ rộng", { a: "ＭẬＴ" }, "a"],
    ["ký hiệu văn bản mật", { a: "Số: 12/BC-UBND-M" }, "a"],
    ["tách thành hai dòng của một ô", { organ: ["TỐI M", "ẬT"] }, "organ"],
    ["tách thành nhiều đoạn chữ", { runs: [{ text: "TUYỆT M" }, { text: "ẬT" }] }, "runs"],
    [
      "tách giữa hai đoạn của dự thảo",
      {
        body: [
          { type: "paragraph", runs: [{ text: "TUYỆT M" }] },
          { type: "paragraph", runs: [{ text: "Ậ" }, { text: "T" }] },
        ],
      },
      "body",
    ],
    [
      "mỗi ô bảng một chữ",
      {
        body: [
          {
            type: "table",
            head: [],
            rows: [
              ["T", "Ố", "I"],
              ["M", "Ậ", "T"],
            ],
          },
        ],
      },
      "body.0.rows.1",
    ],
  ])("%s: thấy, nêu trường", (_case, value, field) => {
    expect(marksInValue(value)).toMatchObject([{ certainty: "certain", field }]);
  });
  it.each([
    [{ secrecy: "tuyet-mat", declared: ["mat", "toi-mat"] }],
    [{ text: "Phối hợp xử lý văn bản mật theo Luật Bảo vệ bí mật nhà nước" }],
    [{ text: "Bí mật kinh doanh" }],
    [{ name: "Phòng Bảo vệ bí mật nhà nước" }],
    [{ name: "PHÒNG BẢO VỆ BÍ MẬT NHÀ NƯỚC" }],
    [{ name: "BẢO MẬT", other: "MẶT BẰNG" }],
    [{ words: ["BÍ MẬT", "KINH DOANH"], n: 1, none: null }],
    [{ text: '{"chưa xong' }],
  ])("chữ thường gặp %j: không phải dấu mật", (value) => {
    expect(marksInValue(value)).toEqual([]);
  });
  it("một dòng toàn ký hiệu dài nhiều triệu chữ không làm máy chủ đứng", { timeout: 20_000 }, () => {
    expect(marksInValue({ a: `${"-".repeat(3_000_000)}x` })).toEqual([]);
  });
});

it.each([
  "TUYỆT MẬT!",
  "★ TUYỆT MẬT ★",
  "[TUYỆT MẬT] Kế hoạch",
  "TUYỆT MẬT: Kế hoạch phòng thủ",
  "TUYỆT MẬT 2026",
  "TUYỆT_MẬT",
  "TỐI MẬT?",
  "MẬT!",
  "(MẬT) Danh sách",
  "TUYỆT\u2063 MẬT",
])("QC-4.2 dấu độ mật gõ kèm ký hiệu lạ vẫn là dấu: %s", (title) => {
  expect(marksInValue({ title })).not.toEqual([]);
});

it.each([
  "Kế hoạch bảo vệ bí mật nhà nước",
  "KẾ HOẠCH BẢO VỆ BÍ MẬT NHÀ NƯỚC",
  "Mật ong: tiêu chuẩn chất lượng",
  "DANH MỤC BÍ MẬT NHÀ NƯỚC ĐỘ TỐI MẬT",
  "Danh mục tài liệu mật: cách lập",
  "BẬT MÍ",
])("câu nói về bí mật không phải dấu: %s", (title) => {
  expect(marksInValue({ title })).toEqual([]);
});

it("QC-4.2 lời ghi kèm trạng thái, thu hồi: có dấu mật thì không giữ chữ nào, không có thì giữ nguyên", () => {
  expect(withoutMarked("Sai thể thức")).toBe("Sai thể thức");
  expect(withoutMarked("TỐI MẬT\nkế hoạch phòng thủ")).not.toMatch(/kế hoạch|TỐI MẬT/u);
});

import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import { createXlsxWriter } from "./xlsx-writer.ts";

it("bảng tính giữ dấu tiếng Việt và không biến trích yếu thành công thức", async () => {
  const bytes = await createXlsxWriter().writeSheet({
    name: "Sổ văn bản đến",
    columns: [
      { label: "Số đến", width: 8 },
      { label: "Trích yếu", width: 60 },
    ],
    rows: [
      ["1847", '=HYPERLINK("http://x")'],
      ["1848", "Đề nghị bố trí kinh phí"],
    ],
  });
  const files = unzipSync(bytes);
  const all = Object.entries(files)
    .filter(([name]) => name.endsWith(".xml"))
    .map(([, data]) => strFromU8(data))
    .join("\n");
  expect(all).toContain("Đề nghị bố trí kinh phí");
  expect(all).toContain("=HYPERLINK");
  expect(all).not.toContain("<f>");
});

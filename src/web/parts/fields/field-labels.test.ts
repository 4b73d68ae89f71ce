import { expect, it } from "vitest";
import { withFieldLabels } from "./field-labels.ts";

const said = (field: string) =>
  withFieldLabels({
    type: "about:blank",
    title: "Có trường chưa đúng.",
    status: 400,
    code: "input.invalid",
    requestId: "req_1",
    reasons: [{ code: "input.invalid", message: `Trường “${field}”: còn trống.`, facts: { field } }],
  }).reasons[0]?.message;

it("trường sai mang tên trên biểu mẫu, kể cả trong danh sách; tên lạ giữ nguyên", () => {
  expect(said("fields.codeNumber")).toBe("Trường “Số”: còn trống.");
  expect(said("recipients.2.name")).toBe("Trường “Nơi nhận thứ 3, Tên”: còn trống.");
  expect(said("xyz")).toBe("Trường “xyz”: còn trống.");
});

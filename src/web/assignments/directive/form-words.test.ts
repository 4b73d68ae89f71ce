import { describe, expect, it } from "vitest";
import { mergeFields } from "../../parts/conflict/merge.ts";
import { type DirectiveForm, EMPTY_FORM } from "./directive-form.ts";
import { valueWords } from "./form-words.ts";

const nameOf = (id: string) => (id === "u:1" ? "Phòng Ngân sách" : "Phòng Giá");

describe("Đề xuất đổi trong lúc đang viết bút phê", () => {
  it("chỗ tôi chưa chọn theo đề xuất mới, chỗ tôi đã chọn giữ nguyên và hỏi kèm tên gọi của đề xuất mới", () => {
    const began: DirectiveForm = { ...EMPTY_FORM, lead: "u:1", dueDate: "2026-12-04" };
    const mine = { ...began, lead: "u:2" };
    const newest: DirectiveForm = { ...began, lead: null, dueDate: "2026-12-08", inform: ["u:1"] };
    const { merged, clashes } = mergeFields(began, mine, newest);
    expect(merged).toMatchObject({ lead: "u:2", dueDate: "2026-12-08", inform: ["u:1"] });
    expect(Object.keys(clashes)).toEqual(["lead"]);
    expect(valueWords("inform", newest, nameOf)).toBe("Phòng Ngân sách");
    expect(valueWords("dueDate", newest, nameOf)).toContain("8/12");
  });
});

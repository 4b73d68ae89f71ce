import { describe, expect, it } from "vitest";
import type { DocumentModel } from "#src/rules/document-format/document-model.ts";
import { SAMPLE_MODELS } from "#src/rules/document-format/sample-models.ts";
import { bodyHints, judge, judgementWords, repairedAll, splitMessage } from "./numbered-findings.ts";

const letter = SAMPLE_MODELS["cong-van"];
const findingOf = (model: DocumentModel, rule: RegExp) => {
  const found = judge(model, "draft").findings.find((finding) => rule.test(finding.rule));
  if (!found) throw new Error(`no finding of ${rule}`);
  return found;
};

describe("Lỗi thể thức chỉ đúng chỗ trên trang", () => {
  it("lỗi của ký hiệu, người ký, nơi nhận đứng ở đúng thành phần ấy", () => {
    const model = { ...letter, signerTitle: ["Giám đốc"], place: "vĩnh long" };
    expect(findingOf(model, /7đ:in-hoa/).where).toMatchObject({ key: "signerTitle", line: 0 });
    expect(findingOf(model, /II\.4/).where?.key).toBe("place");
  });
  it("khoản đánh số sai được chỉ đúng khoản, kể cả khi hai khoản cùng số", () => {
    const body: DocumentModel["body"] = [
      { type: "clause", number: "1", runs: [{ text: "Một." }] },
      { type: "clause", number: "1", runs: [{ text: "Hai." }] },
    ];
    const { where, fixable } = findingOf({ ...letter, body }, /6đ:khoan/);
    expect(where).toMatchObject({ key: "body", block: 1 });
    expect(fixable).toBe(true);
  });
  it("hai chỗ trống “…” trong hai điều là hai chỗ trên trang, không dồn vào dòng căn cứ", () => {
    const blank = (number: string) => ({ type: "article" as const, number, runs: [{ text: "…" }] });
    const model = { ...SAMPLE_MODELS["quyet-dinh"], bases: ["Căn cứ …"], body: [blank("1"), blank("2")] };
    const places = judge(model, "draft")
      .findings.filter((finding) => finding.found === "…")
      .map((finding) => finding.where?.block);
    expect(places).toEqual([0, 1]);
  });
  it("khối sau điều có tiêu đề được tô đúng chỗ, vì tiêu đề và nội dung là hai dòng", () => {
    const body: DocumentModel["body"] = [
      { type: "article", number: "1", title: "Phạm vi", runs: [{ text: "Quy định chung." }] },
      { type: "article", number: "3", runs: [{ text: "Thi hành." }] },
    ];
    const model = { ...SAMPLE_MODELS["quyet-dinh"], body };
    const hints = bodyHints(judge(model, "draft").findings, model, null);
    expect(hints.some((hint) => hint.block === 2)).toBe(true);
  });
  it("sửa giúp hết lỗi máy sửa được thì không còn lỗi sửa được nào", () => {
    const model = {
      ...letter,
      subject: "V/v Bố trí kinh phí.",
      signerTitle: ["giám đốc"],
      recipients: ["- Như trên;", "Lưu: VT, NS."],
    };
    const before = judge(model, "draft");
    expect(before.fixable).toBeGreaterThan(0);
    const after = judge(repairedAll(model, "draft"), "draft");
    expect(after.fixable).toBe(0);
  });
  it("mỗi lỗi nói điều sai trước, cách sửa sau", () => {
    expect(splitMessage("Chưa có chức vụ người ký. Hãy chọn người ký.")).toEqual({
      what: "Chưa có chức vụ người ký.",
      remedy: "Hãy chọn người ký.",
    });
    expect(judgementWords({ passed: 41, must: 3, should: 1 })).toBe("41 quy tắc đạt, 3 phải sửa, 1 nên xem");
  });
});

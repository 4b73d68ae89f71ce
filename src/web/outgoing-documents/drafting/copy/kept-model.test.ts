import { describe, expect, it } from "vitest";
import { SAMPLE_MODELS } from "#src/rules/document-format/sample-models.ts";
import { mergeModels, partName, readKeptModel, sameModel, theirWords, writeKeptModel } from "./kept-model.ts";

const model = SAMPLE_MODELS["cong-van"];

describe("Bản soạn giữ trên máy này", () => {
  it("giữ rồi đọc lại không đổi một chữ", () => {
    expect(readKeptModel(writeKeptModel({ rowVersion: 7, model }))).toEqual({ rowVersion: 7, model });
  });
  it("tệp giữ hỏng hoặc sai dạng thì bỏ qua, không làm hỏng trang", () => {
    for (const text of ["", "{", "{}", JSON.stringify({ rowVersion: 1, model: { kind: "la" } })])
      expect(readKeptModel(text)).toBeNull();
  });
  it("hai bản chỉ khác thứ tự trường hoặc cách ghép dấu là một bản", () => {
    const turned = Object.fromEntries(Object.entries(model).toReversed()) as typeof model;
    expect(sameModel(model, { ...turned, subject: model.subject.normalize("NFD") })).toBe(true);
    expect(sameModel(model, { ...model, subject: "khác" })).toBe(false);
  });
  it("hai người sửa hai đoạn, hai trường khác nhau thì gộp; cùng một trường thì hỏi, nói chữ của người kia", () => {
    const paragraph = (text: string) => ({ type: "paragraph" as const, runs: [{ text }] });
    const base = { ...model, body: [paragraph("Một."), paragraph("Hai.")] };
    const mine = { ...base, subject: "của tôi", body: [paragraph("Một, tôi sửa."), paragraph("Hai.")] };
    const theirs = {
      ...base,
      subject: "của họ",
      signerName: "Lê Văn Bảy",
      body: [paragraph("Một."), paragraph("Hai, họ sửa.")],
    };
    const { merged, clashes, taken } = mergeModels(base, mine, theirs);
    expect(merged.body).toEqual([paragraph("Một, tôi sửa."), paragraph("Hai, họ sửa.")]);
    expect([merged.subject, merged.signerName]).toEqual(["của tôi", "Lê Văn Bảy"]);
    expect(clashes).toEqual({ subject: "của họ" });
    expect(taken.map(partName)).toEqual(["họ tên người ký", "nội dung"]);
    expect(theirWords("subject", clashes, merged)).toBe("của họ");
    expect(theirWords("body", { body: theirs.body }, base)).toBe("Hai, họ sửa.");
  });
});

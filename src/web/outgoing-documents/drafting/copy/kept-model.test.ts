import { describe, expect, it } from "vitest";
import { SAMPLE_MODELS } from "#src/rules/document-format/sample-models.ts";
import { differingParts, readKeptModel, sameModel, writeKeptModel } from "./kept-model.ts";

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
  it("nói được hai bản khác nhau ở đâu", () => {
    const mine = {
      ...model,
      subject: "khác",
      body: [...model.body, { type: "paragraph" as const, runs: [{ text: "Thêm." }] }],
    };
    expect(differingParts(mine, model)).toEqual(["trích yếu", "nội dung (1 đoạn)"]);
  });
});

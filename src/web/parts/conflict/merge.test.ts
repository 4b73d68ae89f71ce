import { describe, expect, it } from "vitest";
import { mergeFields, mergeParts } from "./merge.ts";

describe("Hai người cùng sửa: gộp từng trường", () => {
  const base = { subject: "cũ", signerName: "Bảy", urgency: "thuong" };
  it("trường tôi không đụng lấy giá trị mới, trường tôi gõ giữ chữ tôi, cùng gõ khác nhau thì hỏi", () => {
    const mine = { ...base, subject: "của tôi", urgency: "khan" };
    const theirs = { ...base, subject: "của họ", signerName: "Lê Văn Bảy", urgency: "khan" };
    expect(mergeFields(base, mine, theirs)).toEqual({
      merged: { subject: "của tôi", signerName: "Lê Văn Bảy", urgency: "khan" },
      clashes: { subject: "của họ" },
      taken: ["signerName"],
    });
  });
  it("người kia thêm hay bỏ một trường tôi không đụng thì theo người kia", () => {
    const { merged, clashes } = mergeFields<Record<string, string>>(
      { a: "1", b: "2" },
      { a: "1", b: "2" },
      { a: "1", c: "3" },
    );
    expect(merged).toEqual({ a: "1", c: "3" });
    expect(clashes).toEqual({});
  });
  it("chữ gõ kiểu tách dấu và thứ tự thuộc tính không phải là khác nhau", () => {
    expect(
      mergeFields({ x: { a: 1, b: "ủ" } }, { x: { a: 1, b: "ủ" } }, { x: { b: "ủ".normalize("NFD"), a: 1 } }),
    ).toEqual({
      merged: { x: { a: 1, b: "ủ" } },
      clashes: {},
      taken: [],
    });
  });
  it("hai đoạn khác nhau của nội dung gộp được; cùng một đoạn, hay thêm bớt đoạn, thì không", () => {
    expect(mergeParts(["a", "b"], ["a1", "b"], ["a", "b2"])).toEqual(["a1", "b2"]);
    expect(mergeParts(["a", "b"], ["a1", "b"], ["a2", "b"])).toBeUndefined();
    expect(mergeParts(["a"], ["a", "b"], ["a1"])).toBeUndefined();
  });
});

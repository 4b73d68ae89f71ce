import { describe, expect, it } from "vitest";
import { certificateWords, changesWords, type Finding, signedAtWords, titleOf, worstFirst } from "./signature-words.ts";

const finding = (part: Partial<Finding>): Finding => ({
  field: "nguoi-ky",
  signer: "Lê Hoàng Phúc",
  signedAt: "2026-11-20T09:02:00.000Z",
  timestamp: null,
  verdict: "valid",
  integrity: "intact",
  changesAfter: "none",
  chain: "trusted",
  revocation: "good",
  reasons: [],
  ...part,
});

describe("Chữ ký nói bằng lời văn thư (QC-4.1)", () => {
  it("chữ ký xấu nhất đứng trước", () => {
    const order = worstFirst([finding({}), finding({ verdict: "invalid" }), finding({ verdict: "unknown" })]);
    expect(order.map((one) => one.verdict)).toEqual(["invalid", "unknown", "valid"]);
  });
  it("nói rõ giờ theo đồng hồ nào, sau khi ký có đổi gì", () => {
    expect(signedAtWords(finding({}))).toBe("16:02 Thứ Sáu 20/11/2026, theo đồng hồ máy người ký");
    expect(signedAtWords(finding({ timestamp: "2026-11-20T09:03:00.000Z" }))).toContain("theo dấu thời gian");
    expect(changesWords(finding({ changesAfter: "forbidden" }))).toBe("Bị thêm hoặc sửa sau khi ký");
    expect(changesWords(finding({ changesAfter: "gì đó" }))).toBe("Chưa kiểm tra được");
  });
  it("chưa hỏi được thu hồi thì không bao giờ nói là còn hiệu lực", () => {
    expect(certificateWords(finding({ revocation: "unknown" }))).toContain("chưa hỏi được");
    expect(titleOf(finding({ field: "co-quan", verdict: "unknown" }))).toBe("Chữ ký của cơ quan: chưa đủ căn cứ");
  });
});

import { describe, expect, it } from "vitest";
import { ownHeadRefusals } from "./own-head.ts";
import { SAMPLE_MODELS } from "./sample-models.ts";

const letter = SAMPLE_MODELS["cong-van"];
const decision = SAMPLE_MODELS["quyet-dinh"];
const [symbol = ""] = letter.notation.split("-");
const own = { parentOrgan: letter.parentOrgan, organ: letter.organ, symbol };
const codes = (model: typeof letter, by = own) => ownHeadRefusals(model, by).map((each) => each.code);

describe("văn bản ra khỏi cơ quan mang tên và ký hiệu của chính cơ quan", () => {
  it("NĐ 30/2020 PL I II.2 tên cơ quan, ngắt dòng hay viết tắt UBND thế nào cũng là một tên", () => {
    expect(codes(letter)).toEqual([]);
    expect(codes({ ...letter, organ: letter.organ.join(" ").split(" ") })).toEqual([]);
    const parent = letter.parentOrgan.join(" ");
    expect(codes({ ...letter, parentOrgan: [parent.replace("UBND", "ỦY BAN NHÂN DÂN")] })).toEqual([]);
  });

  it("NĐ 30/2020 PL I II.2 tên cơ quan khác bị từ chối, nêu tên đúng", () => {
    const [refusal] = ownHeadRefusals({ ...letter, organ: ["SỞ Y TẾ"] }, own);
    expect(refusal?.code).toBe("document-format.other-organ");
    expect(refusal?.message).toContain(own.organ.join(" "));
    expect(codes({ ...letter, parentOrgan: ["UBND TỈNH CÀ MAU"] })).toEqual(["document-format.other-parent-organ"]);
    expect(codes({ ...letter, parentOrgan: [] })).toEqual(["document-format.other-parent-organ"]);
  });

  it("NĐ 30/2020 PL I II.3.b ký hiệu có chữ viết tắt của cơ quan; của chủ tịch thêm CT", () => {
    expect(codes({ ...letter, notation: "SYT-NV" })).toEqual(["document-format.other-symbol"]);
    expect(codes({ ...letter, notation: `${symbol}X-NV` })).toEqual(["document-format.other-symbol"]);
    const ubnd = { parentOrgan: [], organ: [], symbol: "UBND" };
    expect(codes({ ...decision, notation: "QĐ-UBND" }, ubnd)).toEqual([]);
    expect(codes({ ...decision, notation: "QĐ-CTUBND" }, ubnd)).toEqual([]);
    expect(codes({ ...decision, notation: "QĐ-STC" }, ubnd)).toEqual(["document-format.other-symbol"]);
  });

  it("điều chưa biết về cơ quan thì không xét", () => {
    expect(codes({ ...letter, organ: ["SỞ Y TẾ"], notation: "X" }, { parentOrgan: [], organ: [], symbol: "" })).toEqual(
      [],
    );
  });
});

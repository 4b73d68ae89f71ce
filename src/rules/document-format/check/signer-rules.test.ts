// Titles above the signature as they stand on real documents (Công báo, ministries, government) and in the decree itself.
import { describe, expect, it } from "vitest";
import { SAMPLE_MODELS } from "../sample-models.ts";
import { checkFormat, fixFormat } from "./check-format.ts";

const cv = SAMPLE_MODELS["cong-van"];
const qd = SAMPLE_MODELS["quyet-dinh"];
const UBND = ["ỦY BAN NHÂN DÂN", "TỈNH VĨNH LONG"];

function findingsOf(signerTitle: string[], organ: string[]) {
  return checkFormat({ ...cv, organ, signerTitle }, { phase: "issue", issued: { number: 7, date: "2026-11-23" } })
    .filter((finding) => finding.place === "chức vụ người ký")
    .map((finding) => [finding.rule, finding.severity]);
}

describe("Ô số 7a: quyền hạn, chức vụ người ký", () => {
  it.each([
    [["BỘ CÔNG THƯƠNG"], ["BỘ TRƯỞNG"]],
    [["BỘ NỘI VỤ"], ["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"]],
    [["BỘ NỘI VỤ"], ["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG THƯỜNG TRỰC"]],
    [["BỘ NỘI VỤ"], ["TL. BỘ TRƯỞNG", "CHÁNH VĂN PHÒNG"]],
    [["BỘ NỘI VỤ"], ["TUQ. BỘ TRƯỞNG", "CỤC TRƯỞNG CỤC VĂN THƯ VÀ LƯU TRỮ NHÀ NƯỚC"]],
    [["NGÂN HÀNG NHÀ NƯỚC VIỆT NAM"], ["KT. THỐNG ĐỐC", "PHÓ THỐNG ĐỐC"]],
    [["THANH TRA CHÍNH PHỦ"], ["TỔNG THANH TRA"]],
    [["THỦ TƯỚNG CHÍNH PHỦ"], ["KT. THỦ TƯỚNG", "PHÓ THỦ TƯỚNG"]],
    [["CHÍNH PHỦ"], ["TM. CHÍNH PHỦ", "THỦ TƯỚNG"]],
    [["CHÍNH PHỦ"], ["TM. CHÍNH PHỦ", "KT. THỦ TƯỚNG", "PHÓ THỦ TƯỚNG"]],
    [["ỦY BAN THƯỜNG VỤ QUỐC HỘI"], ["TM. ỦY BAN THƯỜNG VỤ QUỐC HỘI", "CHỦ TỊCH"]],
    [["CỤC THUẾ"], ["TL. CỤC TRƯỞNG", "KT. TRƯỞNG BAN BAN CHÍNH SÁCH, THUẾ QUỐC TẾ", "PHÓ TRƯỞNG BAN"]],
    [["CỤC THUẾ"], ["TL. CỤC TRƯỞNG", "KT. TRƯỞNG BAN", "BAN CHÍNH SÁCH, THUẾ QUỐC TẾ", "PHÓ TRƯỞNG BAN"]],
    [["SỞ TÀI CHÍNH"], ["Q. GIÁM ĐỐC"]],
    [UBND, ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]],
    [UBND, ["TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH"]],
    [UBND, ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]],
    [UBND, ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH THƯỜNG TRỰC"]],
    [UBND, ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]],
    [UBND, ["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"]],
    [UBND, ["TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ TÀI CHÍNH"]],
    [
      ["CHỦ TỊCH ỦY BAN NHÂN DÂN", "TỈNH VĨNH LONG"],
      ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
    ],
    [["BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ"], ["TRƯỞNG BAN", "THỨ TRƯỞNG BỘ NỘI VỤ"]],
    [["BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ"], ["TRƯỞNG BAN", "PHÓ CHỦ TỊCH UBND TỈNH"]],
    [["BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ"], ["KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "PHÓ GIÁM ĐỐC SỞ TÀI CHÍNH"]],
  ])("NĐ 30/2020 Phụ lục I, II.7b: %j ghi %j là đúng", (organ, signerTitle) => {
    expect(findingsOf(signerTitle, organ)).toEqual([]);
  });

  it.each([
    [["BỘ NỘI VỤ"], ["THỨ TRƯỞNG"], "NĐ30-PL1-II.7b:cap-pho", "must"],
    [["BỘ NỘI VỤ"], ["BỘ TRƯỞNG", "THỨ TRƯỞNG"], "NĐ30-PL1-II.7b:cap-pho", "must"],
    [["BỘ TÀI CHÍNH"], ["KT.BỘ TRƯỞNG", "THỨ TRƯỞNG"], "NĐ30-PL1-II.7b:viet-tat", "should"],
    [["BỘ TÀI CHÍNH"], ["K/T BỘ TRƯỞNG", "THỨ TRƯỞNG"], "NĐ30-PL1-II.7b:viet-tat", "must"],
    [["BỘ NỘI VỤ"], ["KT. BỘ TRƯỞNG", "VỤ TRƯỞNG"], "NĐ30-PL1-II.7b:ky-thay", "must"],
    [["SỞ TÀI CHÍNH"], ["Q. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], "NĐ30-PL1-II.7b:cap-pho", "must"],
    [["SỞ TÀI CHÍNH"], ["TL. GIÁM ĐỐC", "PHÓ CHÁNH VĂN PHÒNG"], "NĐ30-PL1-II.7b:cap-pho", "should"],
    [UBND, ["TM. ỦY BAN NHÂN DÂN", "PHÓ CHỦ TỊCH"], "NĐ30-PL1-II.7b:cap-pho", "must"],
    [UBND, ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], "NĐ30-PL1-II.7b:thay-mat", "must"],
  ])("NĐ 30/2020 Phụ lục I, II.7b: %j ghi %j thì bị nêu", (organ, signerTitle, rule, severity) => {
    expect(findingsOf(signerTitle, organ)).toEqual([[rule, severity]]);
  });

  it.each([
    [["THỨ TRƯỞNG"], ["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"]],
    [["PHÓ CHỦ TỊCH THƯỜNG TRỰC"], ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH THƯỜNG TRỰC"]],
    [
      ["TL. GIÁM ĐỐC", "PHÓ CHÁNH VĂN PHÒNG"],
      ["TL. GIÁM ĐỐC", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"],
    ],
  ])("NĐ 30/2020 Phụ lục I, II.7b: %j được sửa giúp thành %j", (signerTitle, fixed) => {
    expect(fixFormat({ ...cv, signerTitle }, "NĐ30-PL1-II.7b:cap-pho").signerTitle).toEqual(fixed);
  });

  it("NĐ 30/2020 Phụ lục III, mẫu 1.2: quyết định thuộc thẩm quyền của Chủ tịch do Chủ tịch ký, không ghi “TM.”", () => {
    const own = { ...qd, organ: UBND, authority: "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH VĨNH LONG", signerTitle: ["CHỦ TỊCH"] };
    const rules = (model: typeof qd) => checkFormat(model, { phase: "draft" }).map((finding) => finding.rule);
    expect(rules(own)).not.toContain("NĐ30-PL1-II.7b:thay-mat");
    expect(rules({ ...own, authority: "ỦY BAN NHÂN DÂN TỈNH VĨNH LONG" })).toContain("NĐ30-PL1-II.7b:thay-mat");
  });
});

import { expect, it } from "vitest";
import { formOf } from "./signing.rules.ts";

it.each([
  [["GIÁM ĐỐC"], "direct"],
  [["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], "direct"],
  [["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], "kt"],
  [["Q. GIÁM ĐỐC"], "q"],
  [["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"], "tl"],
  [["TL. CỤC TRƯỞNG", "KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"], "tl"],
  [["TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ TÀI CHÍNH"], "tuq"],
])("NĐ 30/2020 Đ13: %j là hình thức ký %s", (signerTitle, form) => {
  expect(formOf(signerTitle)).toBe(form);
});

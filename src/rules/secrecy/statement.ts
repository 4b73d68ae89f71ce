import { bare, isCapitals } from "./letters.ts";

const DOCUMENT = "(?:TÀI LIỆU|VĂN BẢN|HỒ SƠ|CÔNG VĂN|BÁO CÁO|KẾ HOẠCH|TỜ TRÌNH|PHỤ LỤC|BIÊN BẢN|CÔNG ĐIỆN|ĐIỆN)";
// what a title of a list or of rules about such documents says
const ABOUT = /DANH MỤC|QUY ĐỊNH|QUY CHẾ|QUẢN LÝ|BẢO VỆ|HƯỚNG DẪN|MẪU|CÁC|NHỮNG/u;
const STATED = new RegExp(
  `^(?:[^\\p{L}]*(?:ĐÂY LÀ|LƯU Ý|CHÚ Ý|GHI CHÚ)[\\s:]+)?${DOCUMENT}((?: \\p{L}+){0,8}?) (?:ĐỘ|ĐỘ MẬT|MỨC|CẤP|LOẠI|DẤU|LÀ|THUỘC)(?: ?:)? ["“”]?(TUYỆT MẬT|TỐI MẬT|MẬT(?= ?(?:[,.;)!"”]|$)))`,
  "u",
);
const LEVEL = /(?<!BÍ |BẢO |ĐỘ (?=MẬT ?:))(?:TUYỆT |TỐI )?(?<!BÍ |BẢO )MẬT(?!\p{L})/gu;

/**
 * A document that says of itself in a running line which level it has, the level in capitals: `Tài liệu này thuộc độ TỐI
 * MẬT, cấm sao chụp`. Lists of levels and titles of rules about secrets say nothing of the document.
 */
export function levelStated(clean: string): "mat" | "toi-mat" | "tuyet-mat" | null {
  const upper = clean.toUpperCase();
  const match = STATED.exec(upper);
  const level = match?.[2];
  if (!match || !level || upper.length !== clean.length || ABOUT.test(match[1] ?? "")) return null;
  const end = match[0].length;
  if (!isCapitals(clean.slice(end - level.length, end))) return null;
  const levels = new Set(Array.from(upper.matchAll(LEVEL), ([words]) => words));
  if (levels.size > 1) return null;
  return level === "MẬT" ? "mat" : bare(level) === "TOI MAT" ? "toi-mat" : "tuyet-mat";
}

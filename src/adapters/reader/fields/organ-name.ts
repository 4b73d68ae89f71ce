import { bare } from "#src/rules/secrecy/letters.ts";

// Bodies whose written form does not follow from their capitals alone.
const KNOWN = [
  "Chính phủ",
  "Thủ tướng Chính phủ",
  "Quốc hội",
  "Ủy ban Thường vụ Quốc hội",
  "Văn phòng Chính phủ",
  "Văn phòng Quốc hội",
  "Thanh tra Chính phủ",
  "Kiểm toán Nhà nước",
  "Ngân hàng Nhà nước Việt Nam",
  "Tòa án nhân dân tối cao",
  "Viện kiểm sát nhân dân tối cao",
  "Bảo hiểm xã hội Việt Nam",
  "Bộ Công an",
  "Bộ Công Thương",
  "Bộ Dân tộc và Tôn giáo",
  "Bộ Giao thông vận tải",
  "Bộ Giáo dục và Đào tạo",
  "Bộ Khoa học và Công nghệ",
  "Bộ Kế hoạch và Đầu tư",
  "Bộ Lao động - Thương binh và Xã hội",
  "Bộ Ngoại giao",
  "Bộ Nông nghiệp và Môi trường",
  "Bộ Nông nghiệp và Phát triển nông thôn",
  "Bộ Nội vụ",
  "Bộ Quốc phòng",
  "Bộ Thông tin và Truyền thông",
  "Bộ Tài chính",
  "Bộ Tài nguyên và Môi trường",
  "Bộ Tư pháp",
  "Bộ Văn hóa, Thể thao và Du lịch",
  "Bộ Xây dựng",
  "Bộ Y tế",
  "Cục Thuế",
];
const key = (name: string): string => bare(name).replace(/[^A-Z]/g, "");
const BY_KEY = new Map(KNOWN.map((name) => [key(name), name]));

const TONE_PLACES: readonly [RegExp, string][] = [
  [/oà(?!\p{L})/gu, "òa"],
  [/oá(?!\p{L})/gu, "óa"],
  [/oả(?!\p{L})/gu, "ỏa"],
  [/oã(?!\p{L})/gu, "õa"],
  [/oạ(?!\p{L})/gu, "ọa"],
  [/oè(?!\p{L})/gu, "òe"],
  [/oé(?!\p{L})/gu, "óe"],
  [/oẻ(?!\p{L})/gu, "ỏe"],
  [/(?<!q)uỳ(?!\p{L})/gu, "ùy"],
  [/(?<!q)uý(?!\p{L})/gu, "úy"],
  [/(?<!q)uỷ(?!\p{L})/gu, "ủy"],
  [/(?<!q)uỹ(?!\p{L})/gu, "ũy"],
  [/(?<!q)uỵ(?!\p{L})/gu, "ụy"],
];

/** Tone marks as in "Ủy", "hòa": on the first of two open vowels. Lower-case text. */
function oldTonePlace(lower: string): string {
  return TONE_PLACES.reduce((text, [pattern, to]) => text.replace(pattern, to), lower);
}

// The word after one of these begins a proper name, which runs to the end or to the next small word.
const BEFORE_PROPER = /^(tỉnh|huyện|xã|phường|quận|thị xã|thị trấn|thành phố|đặc khu|(tỉnh|thành|huyện|quận|thị)_ủy)$/;
// The name of a field of work after these begins with a capital: Sở Tài chính, Cục Thuế (Nghị định 30/2020 Phụ lục II).
const BEFORE_FIELD = /^(bộ|sở|cục|vụ|phòng|ban|viện|tổng cục|chi cục|trung tâm|văn phòng|trường|thanh tra|hội|đoàn)$/;
// Two fields joined: Khoa học và Công nghệ, Nông nghiệp và Môi trường.
const JOINS = /^(và|-|–)$/;

// Numbers of regions, and the short forms of a firm's kind: Kho bạc Nhà nước khu vực XVIII, Công ty TNHH MTV …
const ROMAN = /^[ivxl]+$/;
const BEFORE_ROMAN = /^(vực|vùng|số|khóa)$/;
const FIRM = /^(cp|tnhh|mtv|tmcp)$/;

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

// Set phrases whose words are written small, whatever stands around them.
const PHRASES =
  /(tỉnh ủy|thành ủy|huyện ủy|quận ủy|đảng ủy|thị ủy|ủy ban nhân dân|hội đồng nhân dân|ủy ban|ban quản lý|ban chỉ huy|ban chỉ đạo|công an|viện kiểm sát nhân dân|tòa án nhân dân|đoàn đại biểu|bảo hiểm xã hội)/gu;

function writeOut(lower: string): string {
  const words = lower.replace(PHRASES, (phrase) => phrase.replaceAll(" ", "_")).split(" ");
  let proper = false;
  return words
    .map((word, index) => {
      const before = words[index - 1] ?? "";
      if (FIRM.test(word) || (ROMAN.test(word) && BEFORE_ROMAN.test(before))) return word.toUpperCase();
      const two = index >= 2 ? `${words[index - 2]} ${before}` : "";
      if (
        BEFORE_PROPER.test(word) ||
        /^(thành phố|thị xã|thị trấn|đặc khu)/.test(`${word} ${words[index + 1] ?? ""}`)
      ) {
        proper = false;
        return index === 0 ? capital(word) : word;
      }
      if (BEFORE_PROPER.test(before) || BEFORE_PROPER.test(two)) proper = true;
      if (proper && !JOINS.test(word)) return capital(word);
      if (index === 0) return capital(word);
      const field = BEFORE_FIELD.test(before) || BEFORE_FIELD.test(two) || JOINS.test(before) || before.endsWith(",");
      return field ? capital(word) : word;
    })
    .join(" ")
    .replaceAll("_", " ")
    .replace(/^(Kho bạc|Kiểm toán|Ngân hàng) nhà nước(?!\p{L})/u, "$1 Nhà nước");
}

/**
 * The name of an agency from the capitals of its letterhead, on one line: `UBND TỈNH VĨNH LONG` → `Ủy ban nhân dân tỉnh
 * Vĩnh Long`. `known` is true for the central bodies, whose spelling is listed; elsewhere the rules of NĐ 30/2020 Phụ
 * lục II are applied as far as they go without a directory.
 */
export function organName(capitals: string): { name: string; known: boolean } {
  const clean = capitals
    .replace(/[^\p{L}\d ,\-–']/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  const listed = BY_KEY.get(key(clean));
  if (listed) return { name: listed, known: true };
  const spelt = clean.replace(/^UBND\b/u, "ỦY BAN NHÂN DÂN").replace(/^HĐND\b/u, "HỘI ĐỒNG NHÂN DÂN");
  const lower = oldTonePlace(spelt.normalize("NFC").toLowerCase()).replace(/^uỷ ban/u, "ủy ban");
  return { name: writeOut(lower), known: false };
}

const COLLATOR = new Intl.Collator("vi", { numeric: true, sensitivity: "variant" });

/** The one stored form of Vietnamese text: Unicode NFC (TCVN 6909:2001). */
export function toNfc(text: string): string {
  return text.normalize("NFC");
}

/**
 * Text without accents, for searching and comparing: `Đặng Quốc Bảo` → `dang quoc bao`. Lower case, đ → d, same result for
 * NFC and NFD input and for both places of a tone mark (`Ủy`, `Uỷ`). Length may differ from the input's.
 */
export function fold(text: string): string {
  // Ð (U+00D0) looks like Đ and stands in many converted texts
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[đð]/g, "d");
}

/** First letters of all words, folded, as people type them in a picker: `Quản lý giá và công sản` → `qlgvcs`. */
export function initials(text: string): string {
  return words(text)
    .map((word) => fold(word).charAt(0))
    .join("");
}

/** Two capital letters for a person's round sign: middle and given name, `Ngô Thị Thanh Trúc` → `TT`. */
export function avatarInitials(name: string): string {
  return words(toNfc(name))
    .slice(-2)
    .map((word) => (Array.from(word)[0] ?? "").toUpperCase())
    .join("");
}

/**
 * True when every word of `query` stands in `text`, or `query` is a run of its initials; accents ignored. The small word
 * "và" may be left out of the initials: `qlgcs` finds `Phòng Quản lý giá và Công sản`.
 */
export function matchesText(text: string, query: string): boolean {
  const wanted = words(fold(query));
  if (wanted.length === 0) return true;
  const folded = fold(text);
  if (wanted.every((word) => folded.includes(word))) return true;
  const [only] = wanted;
  if (wanted.length !== 1 || only === undefined) return false;
  return initials(text).includes(only) || initials(folded.replace(/\bva\b/g, " ")).includes(only);
}

/** Order for lists: Vietnamese alphabet (a ă â … d đ …, tone order ngang huyền hỏi ngã sắc nặng), numbers by value. */
export function compareVietnamese(a: string, b: string): number {
  return COLLATOR.compare(toNfc(a), toNfc(b));
}

/** Order of people: by given name (last word), then family and middle name, as Vietnamese lists have it. */
export function compareVietnameseNames(a: string, b: string): number {
  const given = compareVietnamese(words(a).at(-1) ?? "", words(b).at(-1) ?? "");
  return given !== 0 ? given : compareVietnamese(a, b);
}

function words(text: string): string[] {
  return toNfc(text)
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => word !== "");
}

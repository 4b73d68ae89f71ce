/** The register books that must be printable in the legal layout (NĐ 30/2020, Đ16, Đ22, PL IV). */
export type BookKind = "incoming" | "outgoing" | "incoming-follow-up";

/** One column: its number in the law, its heading, and its share of the width on an A4 sheet laid across (sums to 100). */
export type BookColumn = { number: number; heading: string; width: number };

export type Book = { kind: BookKind; title: string; columns: readonly BookColumn[]; clause: string };

const columns = (...list: [heading: string, width: number][]): BookColumn[] =>
  list.map(([heading, width], i) => ({ number: i + 1, heading, width }));

export const BOOKS: Record<BookKind, Book> = {
  outgoing: {
    kind: "outgoing",
    title: "SỔ ĐĂNG KÝ VĂN BẢN ĐI",
    clause: "NĐ 30/2020 PL IV mục I",
    columns: columns(
      ["Số, ký hiệu văn bản", 10],
      ["Ngày tháng văn bản", 8],
      ["Tên loại và trích yếu nội dung văn bản", 23],
      ["Người ký", 10],
      ["Nơi nhận văn bản", 13],
      ["Đơn vị, người nhận bản lưu", 9],
      ["Số lượng bản", 5],
      ["Ngày chuyển", 8],
      ["Ký nhận", 6],
      ["Ghi chú", 8],
    ),
  },
  incoming: {
    kind: "incoming",
    title: "SỔ ĐĂNG KÝ VĂN BẢN ĐẾN",
    clause: "NĐ 30/2020 PL IV mục VI",
    columns: columns(
      ["Ngày đến", 8],
      ["Số đến", 6],
      ["Tác giả", 12],
      ["Số, ký hiệu văn bản", 10],
      ["Ngày tháng văn bản", 8],
      ["Tên loại và trích yếu nội dung văn bản", 24],
      ["Đơn vị hoặc người nhận", 10],
      ["Ngày chuyển", 8],
      ["Ký nhận", 6],
      ["Ghi chú", 8],
    ),
  },
  "incoming-follow-up": {
    kind: "incoming-follow-up",
    title: "SỔ THEO DÕI GIẢI QUYẾT VĂN BẢN ĐẾN",
    clause: "NĐ 30/2020 PL IV mục VIII",
    columns: columns(
      ["Số đến", 7],
      ["Tên loại, số, ký hiệu, ngày, tháng và tên cơ quan, tổ chức ban hành văn bản", 30],
      ["Đơn vị hoặc người nhận", 15],
      ["Thời hạn giải quyết", 11],
      ["Tiến độ giải quyết", 15],
      ["Số, ký hiệu văn bản trả lời", 12],
      ["Ghi chú", 10],
    ),
  },
};

/** What the cover of a book says; dates `YYYY-MM-DD`; numbers null in an empty book. */
export type CoverFacts = {
  parentOrganName: string | null;
  organName: string;
  year: number;
  from: string;
  to: string;
  firstNumber: number | null;
  lastNumber: number | null;
  volume: number;
};

/** Lines of the cover from the top (NĐ 30/2020, PL IV). The follow-up book has no line of numbers. */
export function bookCover(kind: BookKind, facts: CoverFacts): string[] {
  const day = (date: string) => date.split("-").toReversed().join("/");
  const lines = facts.parentOrganName === null ? [] : [facts.parentOrganName.toUpperCase()];
  lines.push(facts.organName.toUpperCase(), BOOKS[kind].title, `Năm: ${facts.year}`);
  lines.push(`Từ ngày ${day(facts.from)} đến ngày ${day(facts.to)}`);
  if (kind !== "incoming-follow-up") lines.push(`Từ số ${facts.firstNumber ?? "…"} đến số ${facts.lastNumber ?? "…"}`);
  lines.push(`Quyển số: ${facts.volume}`);
  return lines;
}

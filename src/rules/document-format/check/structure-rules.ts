// Ô số 6, its parts: phần, chương, mục, điều, khoản, điểm – Phụ lục I, mục II.6.d–đ.
import type { Block, DocumentModel } from "../document-model.ts";
import { type FormatRule, type Hit, hitIf, isUpper, pl1, quote, upper } from "./format-rule.ts";
import { expectedNumbers, withNumbers } from "./numbering-of-parts.ts";

const articles = (model: DocumentModel) => model.body.filter((block) => block.type === "article");

/** One rule for each kind of numbered part; all are renumbered by the same hand. */
function sequence(id: string, types: string, what: (block: Block) => boolean, message: string): FormatRule {
  return {
    id,
    clause: pl1("II.6.đ"),
    place: types,
    severity: "must",
    check: (m) => {
      const expected = expectedNumbers(m.body);
      return m.body.flatMap((block, i): Hit[] => {
        const want = expected[i];
        if (want === null || want === undefined || !("number" in block) || !what(block) || block.number === want)
          return [];
        return [
          {
            place: `${types} “${block.number}”`,
            found: block.number,
            expected: want,
            message: `${message} Đang là “${block.number}”, hãy sửa thành “${want}”.`,
          },
        ];
      });
    },
    fix: (m) => ({ ...m, body: withNumbers(m.body, what) }),
  };
}

const level = (name: "phan" | "chuong" | "muc") => (block: Block) => block.type === "heading" && block.level === name;

export const STRUCTURE_RULES: readonly FormatRule[] = [
  {
    id: "NĐ30-PL3-M1.2:dieu",
    clause: "NĐ 30/2020, Phụ lục III, Mẫu 1.2",
    place: "nội dung",
    severity: "must",
    check: (m) =>
      hitIf(
        m.kind === "quyet-dinh" && articles(m).length === 0,
        "không có Điều",
        "bố cục theo Điều",
        "Nội dung quyết định chưa chia thành Điều. Hãy trình bày thành Điều 1, Điều 2 …",
      ),
  },
  sequence("NĐ30-PL1-II.6đ:phan", "phần", level("phan"), "Số thứ tự của phần dùng chữ số La Mã, liên tục."),
  sequence("NĐ30-PL1-II.6đ:chuong", "chương", level("chuong"), "Số thứ tự của chương dùng chữ số La Mã, liên tục."),
  sequence(
    "NĐ30-PL1-II.6đ:muc",
    "mục",
    level("muc"),
    "Mục đánh số liên tục: chữ số Ả Rập khi văn bản có Điều hoặc Chương, chữ số La Mã khi không có.",
  ),
  sequence(
    "NĐ30-PL1-II.6đ:dieu",
    "điều",
    (b) => b.type === "article",
    "Số thứ tự của điều dùng chữ số Ả Rập, liên tục trong cả văn bản.",
  ),
  sequence(
    "NĐ30-PL1-II.6đ:khoan",
    "khoản",
    (b) => b.type === "clause",
    "Khoản đánh số Ả Rập, bắt đầu lại từ 1 trong mỗi điều, mục.",
  ),
  sequence(
    "NĐ30-PL1-II.6đ:diem",
    "điểm",
    (b) => b.type === "point",
    "Điểm dùng chữ cái tiếng Việt theo thứ tự a, b, c, d, đ, e, g …",
  ),
  {
    id: "NĐ30-PL1-II.6d:tieu-de",
    clause: pl1("II.6.d"),
    place: "phần, chương, mục",
    severity: "must",
    check: (m) =>
      m.body.flatMap((b) =>
        hitIf(
          b.type === "heading" && b.title.trim() === "",
          "(trống)",
          "tiêu đề",
          "Phần, chương, mục phải có tiêu đề. Hãy ghi cụm từ chỉ nội dung chính.",
        ),
      ),
  },
  {
    id: "NĐ30-PL1-II.6đ:tieu-de-in-hoa",
    clause: pl1("II.6.đ"),
    place: "phần, chương, mục",
    severity: "must",
    check: (m) =>
      m.body.flatMap((b) =>
        hitIf(
          b.type === "heading" && !isUpper(b.title),
          b.type === "heading" ? quote(b.title) : "",
          "chữ in hoa",
          "Tiêu đề của phần, chương, mục trình bày bằng chữ in hoa. Hãy viết hoa toàn bộ.",
        ),
      ),
    fix: (m) => ({ ...m, body: m.body.map((b) => (b.type === "heading" ? { ...b, title: upper(b.title) } : b)) }),
  },
  {
    id: "NĐ30-PL1-II.6d:tieu-de-dieu",
    clause: pl1("II.6.d"),
    place: "điều",
    severity: "should",
    check: (m) => {
      const named = articles(m).filter((b) => (b.title ?? "").trim() !== "").length;
      return hitIf(
        named > 0 && named < articles(m).length,
        `${named}/${articles(m).length} điều có tiêu đề`,
        "mọi điều có tiêu đề hoặc không điều nào có",
        "Có điều có tiêu đề, có điều không. Hãy đặt tiêu đề cho mọi điều hoặc bỏ hết.",
      );
    },
  },
];

// Ô số 6: bases, structure and text – Phụ lục I, mục II.6 and III.1.a; Phụ lục III Mẫu 1.2, 1.7.
import type { Block, DocumentModel } from "../document-model.ts";
import { blockText, type FormatRule, hitIf, mapBlock, pl1, quote } from "./format-rule.ts";

const ANNEX =
  /(?<!\p{L})(?:Phụ lục|phụ lục|biểu mẫu|Danh sách|danh sách)\s+(?:\S+\s+)?(?:kèm theo|đính kèm)|kèm theo\s+(?:Phụ lục|phụ lục)/u;
const BLANK = /…|\.{4,}|\[\s*\]|_{3,}/u;
const DOUBLE_SPACE = /\t| {2,}|^ +(?=\S)/u;

const text = (model: DocumentModel) => model.body.map(blockText).join("\n");
const isBlank = (block: Block) => blockText(block).trim() === "";
const wholly = (block: Block, style: "bold" | "italic") =>
  block.type === "paragraph" &&
  blockText(block).trim() !== "" &&
  block.runs.every((run) => run[style] === true || run.text.trim() === "");
const plain = (block: Block): Block =>
  block.type === "paragraph" && (wholly(block, "italic") || wholly(block, "bold"))
    ? { ...block, runs: block.runs.map((run) => ({ text: run.text })) }
    : block;
const lastText = (model: DocumentModel) => blockText(model.body.at(-1) ?? { type: "paragraph", runs: [] });

const _level = (name: "phan" | "chuong" | "muc") => (block: Block) => block.type === "heading" && block.level === name;

function invitation(id: string, word: RegExp, label: string): FormatRule {
  return {
    id,
    clause: "NĐ 30/2020, Phụ lục III, Mẫu 1.7",
    place: "nội dung",
    severity: "must",
    check: (m) =>
      hitIf(
        m.kind === "giay-moi" && !word.test(text(m)),
        "(thiếu)",
        `“${label} …”`,
        `Giấy mời thiếu phần “${label}”. Hãy thêm dòng này vào nội dung.`,
      ),
  };
}

export const BODY_RULES: readonly FormatRule[] = [
  {
    id: "NĐ30-PL1-II.6c:noi-dung",
    clause: pl1("II.6.c"),
    place: "nội dung",
    severity: "must",
    check: (m) =>
      hitIf(m.body.every(isBlank), "(trống)", "nội dung văn bản", "Văn bản chưa có nội dung. Hãy soạn phần nội dung."),
  },
  {
    id: "NĐ30-PL1-II.6c:cho-trong",
    clause: pl1("II.6.c"),
    place: "toàn văn bản",
    severity: "must",
    check: (m, { phase }) => {
      const places = [
        m.subject,
        ...m.addressees,
        ...m.bases,
        ...m.body.map(blockText),
        ...m.recipients,
        m.notation,
        m.place,
      ].filter((line) => BLANK.test(line));
      return places.map((line) => ({
        found: quote(line),
        expected: "chữ đầy đủ",
        ...(phase === "draft" ? { severity: "ok-note" as const } : {}),
        message:
          phase === "draft"
            ? "Còn chỗ trống “…” chưa điền; dự thảo được phép để, nhưng phải điền trước khi ban hành."
            : "Còn chỗ trống “…” chưa điền. Hãy điền hoặc xóa trước khi ban hành.",
      }));
    },
  },
  {
    id: "NĐ30-PL1-II.6e:kieu-chu",
    clause: pl1("II.6.e"),
    place: "nội dung",
    severity: "should",
    check: (m) =>
      m.body.flatMap((b) =>
        hitIf(
          wholly(b, "italic") || wholly(b, "bold"),
          quote(blockText(b)),
          "kiểu chữ đứng",
          "Cả đoạn đang in nghiêng hoặc in đậm; lời văn dùng kiểu chữ đứng. Hãy bỏ in nghiêng, in đậm của đoạn.",
        ),
      ),
    fix: (m) => ({ ...m, body: m.body.map(plain) }),
  },
  {
    id: "NĐ30-PL1-II.6e:khoang-trang",
    clause: pl1("II.6.e"),
    place: "nội dung",
    severity: "should",
    check: (m) =>
      m.body.flatMap((b) =>
        hitIf(
          b.type !== "table" && DOUBLE_SPACE.test(blockText(b)),
          quote(blockText(b)),
          "một dấu cách giữa các từ, không dùng tab để lùi dòng",
          "Có dấu cách thừa hoặc tab trong đoạn; mẫu tự lùi đầu dòng. Hãy bỏ khoảng trắng thừa.",
        ),
      ),
    fix: (m) => ({
      ...m,
      body: m.body.map((b) => (b.type === "table" ? b : trimmed(mapBlock(b, (t) => t.replace(/\t| {2,}/gu, " "))))),
    }),
  },
  {
    id: "NĐ30-PL3:ket-thuc",
    clause: "NĐ 30/2020, Phụ lục III (các mẫu)",
    place: "nội dung",
    severity: "should",
    check: (m) =>
      hitIf(
        /\.\/\.?\s*$|\/\.\s*$/u.test(lastText(m)),
        quote(lastText(m)),
        "không ghi “./.” vào nội dung",
        "Mẫu tự đặt dấu kết thúc “./.”. Hãy bỏ dấu đã gõ ở cuối nội dung.",
      ),
    fix: (m) => ({ ...m, body: m.body.map((b, i) => (i + 1 === m.body.length ? withoutClosing(b) : b)) }),
  },
  {
    id: "NĐ30-PL1-III.1a:phu-luc",
    clause: pl1("III.1.a"),
    place: "nội dung",
    severity: "should",
    check: (m, { annexes }) =>
      hitIf(
        annexes === 0 && ANNEX.test(text(m)),
        quote(ANNEX.exec(text(m))?.[0] ?? ""),
        "phụ lục đính kèm dự thảo",
        "Nội dung nhắc đến phụ lục, tài liệu kèm theo nhưng dự thảo chưa có phụ lục nào. Hãy đính kèm hoặc bỏ câu này.",
      ),
  },
  {
    id: "NĐ30-PL1-III.1a:chi-dan",
    clause: pl1("III.1.a"),
    place: "nội dung",
    severity: "must",
    check: (m, { annexes }) =>
      hitIf(
        annexes > 0 && !/[Pp]hụ lục|kèm theo/u.test(text(m)),
        "(không nhắc phụ lục)",
        "câu chỉ dẫn về phụ lục",
        "Văn bản có phụ lục kèm theo nhưng nội dung không nhắc đến. Hãy thêm câu chỉ dẫn, ví dụ “(Chi tiết tại Phụ lục kèm theo)”.",
      ),
  },
  invitation("NĐ30-PL3-M1.7:kinh-moi", /trân trọng kính mời/u, "trân trọng kính mời"),
  invitation("NĐ30-PL3-M1.7:toi-du", /Tới dự|tới dự|dự họp|tham dự/u, "Tới dự"),
  invitation("NĐ30-PL3-M1.7:chu-tri", /Chủ trì\s*:/u, "Chủ trì:"),
  invitation("NĐ30-PL3-M1.7:thoi-gian", /Thời gian\s*:/u, "Thời gian:"),
  invitation("NĐ30-PL3-M1.7:dia-diem", /Địa điểm\s*:/u, "Địa điểm:"),
];

function trimmed(block: Block): Block {
  if (!("runs" in block)) return block;
  const [first, ...rest] = block.runs;
  return first === undefined
    ? block
    : { ...block, runs: [{ ...first, text: first.text.replace(/^ +/u, "") }, ...rest] };
}

function withoutClosing(block: Block): Block {
  if (!("runs" in block)) return block;
  const runs = block.runs.map((run, i) =>
    i + 1 === block.runs.length ? { ...run, text: run.text.replace(/\s*\.?\/\.?\s*$/u, "") } : run,
  );
  return { ...block, runs };
}

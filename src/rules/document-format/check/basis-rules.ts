// Authority and bases – Phụ lục I, mục II.6.a; Phụ lục III Mẫu 1.2.
import type { Block } from "../document-model.ts";
import { type FormatRule, hitIf, isUpper, pl1, quote, upper } from "./format-rule.ts";

const MARK_AT_END = /[\s.;,]+$/u;
const BASE_START = /^(?:Căn cứ|Theo|Xét|Trên cơ sở|Thực hiện)(?![\p{L}])/u;
const NEEDS_FULL_CITATION =
  /^Căn cứ (?:Nghị định|Nghị quyết|Quyết định|Thông tư|Chỉ thị|Kế hoạch|Công văn|Thông báo|Chương trình)(?![\p{L}])/u;
const LAW_WITH_NUMBER = /(Luật|Pháp lệnh)([^,;]*?)\s+số\s+\d[^\s,;]*(?:\s+ngày\s+\d+\s+tháng\s+\d+\s+năm\s+\d+)?/u;

const _level = (name: "phan" | "chuong" | "muc") => (block: Block) => block.type === "heading" && block.level === name;

export const BASIS_RULES: readonly FormatRule[] = [
  {
    id: "NĐ30-PL3-M1.2:tham-quyen",
    clause: "NĐ 30/2020, Phụ lục III, Mẫu 1.2",
    place: "thẩm quyền ban hành",
    severity: "must",
    check: (m) =>
      hitIf(
        m.kind === "quyet-dinh" && (m.authority ?? "").trim() === "",
        "(trống)",
        "chức vụ người đứng đầu hoặc tên tập thể, in hoa",
        "Quyết định chưa ghi thẩm quyền ban hành. Hãy ghi chức vụ người đứng đầu hoặc tên tập thể ban hành.",
      ),
  },
  {
    id: "NĐ30-PL3-M1.2:tham-quyen-in-hoa",
    clause: "NĐ 30/2020, Phụ lục III, Mẫu 1.2",
    place: "thẩm quyền ban hành",
    severity: "must",
    check: (m) =>
      hitIf(
        !isUpper(m.authority ?? ""),
        m.authority ?? "",
        upper(m.authority ?? ""),
        "Thẩm quyền ban hành chưa in hoa hết. Hãy viết toàn bộ bằng chữ in hoa.",
      ),
    fix: (m) => (m.authority === undefined ? m : { ...m, authority: upper(m.authority) }),
  },
  {
    id: "NĐ30-PL1-II.6a:can-cu",
    clause: pl1("II.6.a"),
    place: "căn cứ",
    severity: "must",
    check: (m) =>
      hitIf(
        m.kind === "quyet-dinh" && m.bases.every((line) => line.trim() === ""),
        "(không có)",
        "ít nhất một căn cứ",
        "Quyết định chưa có căn cứ ban hành. Hãy thêm văn bản quy định thẩm quyền và văn bản làm cơ sở.",
      ),
  },
  {
    id: "NĐ30-PL1-II.6a:mo-dau",
    clause: pl1("II.6.a"),
    place: "căn cứ",
    severity: "should",
    check: (m) =>
      m.bases.flatMap((line) =>
        hitIf(
          line.trim() !== "" && !BASE_START.test(line.trim()),
          quote(line),
          "“Căn cứ …” hoặc “Theo đề nghị của …”",
          "Dòng căn cứ không mở đầu bằng “Căn cứ” hoặc “Theo đề nghị của”. Hãy viết lại đầu dòng.",
        ),
      ),
  },
  {
    id: "NĐ30-PL1-II.6a:dau-cuoi",
    clause: pl1("II.6.a"),
    place: "căn cứ",
    severity: "must",
    check: (m) =>
      m.bases.flatMap((line) =>
        hitIf(
          MARK_AT_END.test(line),
          quote(line),
          "không ghi dấu cuối dòng",
          "Mẫu tự đặt dấu “;” sau mỗi căn cứ và dấu “.” ở căn cứ cuối. Hãy bỏ dấu đã gõ ở cuối dòng.",
        ),
      ),
    fix: (m) => ({ ...m, bases: m.bases.map((line) => line.replace(MARK_AT_END, "")) }),
  },
  {
    id: "NĐ30-PL1-II.6a:day-du",
    clause: pl1("II.6.a"),
    place: "căn cứ",
    severity: "must",
    check: (m) =>
      m.bases.flatMap((line) => {
        const missing = [/(?<!\p{L})số\s+\S/u, /ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}/u, /(?<!\p{L})của\s+\S/u]
          .map((part, i) => (part.test(line) ? "" : (["số, ký hiệu", "ngày tháng năm", "cơ quan ban hành"][i] ?? "")))
          .filter((part) => part !== "");
        return hitIf(
          NEEDS_FULL_CITATION.test(line) && !line.includes("…") && missing.length > 0,
          quote(line),
          "tên loại, số, ký hiệu, ngày tháng năm, cơ quan ban hành, trích yếu",
          `Căn cứ còn thiếu: ${missing.join("; ")}. Hãy ghi đầy đủ.`,
        );
      }),
  },
  {
    id: "NĐ30-PL1-II.6a:luat",
    clause: pl1("II.6.a"),
    place: "căn cứ",
    severity: "should",
    check: (m) =>
      m.bases.flatMap((line) =>
        hitIf(
          /^Căn cứ (?:Luật|Pháp lệnh)/u.test(line) && LAW_WITH_NUMBER.test(line),
          quote(line),
          "chỉ ghi tên Luật, Pháp lệnh",
          "Luật, Pháp lệnh trong căn cứ không ghi số, ký hiệu, cơ quan ban hành. Hãy chỉ giữ tên.",
        ),
      ),
    fix: (m) => ({
      ...m,
      bases: m.bases.map((line) =>
        /^Căn cứ (?:Luật|Pháp lệnh)/u.test(line) ? line.replace(LAW_WITH_NUMBER, "$1$2") : line,
      ),
    }),
  },
];

import { type FormatRule, hitIf, isUpper, pl1, quote, upper } from "./format-rule.ts";

export const ADDED_RULES: readonly FormatRule[] = [
  {
    id: "NĐ30-PL1-III.3:nguoi-soan",
    clause: pl1("III.3"),
    place: "ký hiệu người soạn thảo",
    severity: "should",
    check: (m) =>
      hitIf(
        !isUpper(m.drafterMark ?? ""),
        m.drafterMark ?? "",
        upper(m.drafterMark ?? ""),
        "Ký hiệu người soạn thảo viết bằng chữ in hoa, số bản bằng chữ số Ả Rập. Hãy viết hoa lại.",
      ),
    fix: (m) => (m.drafterMark === undefined ? m : { ...m, drafterMark: upper(m.drafterMark) }),
  },
  {
    id: "NĐ30-PL1-III.4:dia-chi",
    clause: pl1("III.4"),
    place: "địa chỉ cơ quan",
    severity: "should",
    check: (m) =>
      hitIf(
        (m.contact ?? "").length > 8 && isUpper(m.contact ?? ""),
        quote(m.contact ?? ""),
        "chữ in thường",
        "Địa chỉ, thư điện tử, điện thoại của cơ quan viết bằng chữ in thường. Hãy viết lại.",
      ),
  },
  {
    id: "NĐ30-PL1-II.3a:so",
    clause: `${pl1("II.3.a")}; NĐ 30/2020 Đ15`,
    place: "số văn bản",
    severity: "must",
    check: (_m, { phase, issued }) => {
      const number = issued?.number;
      if (phase === "draft")
        return [
          {
            found: "(trống)",
            expected: "số do Văn thư cấp khi ban hành",
            severity: "ok-note",
            message: "Số văn bản để trống là đúng ở bước dự thảo; Văn thư cấp số sau khi ký.",
          },
        ];
      return hitIf(
        number === undefined || !Number.isInteger(number) || number < 1,
        String(number ?? "(trống)"),
        "số nguyên từ 01",
        "Văn bản chưa có số. Hãy để Văn thư cấp số trước khi ban hành.",
      );
    },
  },
  {
    id: "NĐ30-PL1-II.4b:ngay",
    clause: pl1("II.4.b"),
    place: "ngày tháng năm",
    severity: "must",
    check: (_m, { phase, issued }) => {
      const date = issued?.date ?? "";
      if (phase === "draft")
        return [
          {
            found: "(trống)",
            expected: "ngày ban hành",
            severity: "ok-note",
            message: "Ngày tháng để trống là đúng ở bước dự thảo; ngày được ghi khi ban hành.",
          },
        ];
      return hitIf(
        !isRealDate(date),
        date === "" ? "(trống)" : date,
        "ngày, tháng, năm ban hành",
        "Văn bản chưa có ngày ban hành hợp lệ. Hãy ghi ngày ban hành.",
      );
    },
  },
];

function isRealDate(iso: string): boolean {
  const [, y = "", m = "", d = ""] = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(iso) ?? [];
  if (y === "") return false;
  const day = new Date(Date.UTC(Number(y), Number(m) - 1, Number(d)));
  return day.getUTCMonth() === Number(m) - 1 && day.getUTCDate() === Number(d);
}

// Paper, margins, font and sizes: one row a figure of Phụ lục I, mục I, II and III.

import type { PageLayout } from "../page-layout.ts";
import { type FormatRule, pl1 } from "./format-rule.ts";

type Range = {
  id: string;
  point: string;
  place: string;
  min: number;
  max: number;
  unit: string;
  of: (layout: PageLayout) => number;
};

const size = (
  id: string,
  point: string,
  place: string,
  [min, max]: [number, number],
  key: keyof PageLayout["sizePt"],
): Range => ({
  id,
  point,
  place,
  min,
  max,
  unit: "pt",
  of: (layout) => layout.sizePt[key],
});
const margin = (
  id: string,
  place: string,
  [min, max]: [number, number],
  key: keyof PageLayout["marginsMm"],
): Range => ({
  id,
  point: "I.3",
  place,
  min,
  max,
  unit: "mm",
  of: (layout) => layout.marginsMm[key],
});

const RANGES: readonly Range[] = [
  margin("I.3:le-tren", "lề trên", [20, 25], "top"),
  margin("I.3:le-duoi", "lề dưới", [20, 25], "bottom"),
  margin("I.3:le-trai", "lề trái", [30, 35], "left"),
  margin("I.3:le-phai", "lề phải", [15, 20], "right"),
  size("I.7:so-trang", "I.7", "cỡ chữ số trang", [13, 14], "pageNumber"),
  size("II.1a:co-chu", "II.1.a", "cỡ chữ Quốc hiệu", [12, 13], "nation"),
  size("II.1b:co-chu", "II.1.b", "cỡ chữ Tiêu ngữ", [13, 14], "motto"),
  size("II.2b:co-chu-chu-quan", "II.2.b", "cỡ chữ tên cơ quan chủ quản", [12, 13], "parentOrgan"),
  size("II.2b:co-chu", "II.2.b", "cỡ chữ tên cơ quan ban hành", [12, 13], "organ"),
  size("II.3c:co-chu", "II.3.c", "cỡ chữ số, ký hiệu", [13, 13], "numberLine"),
  size("II.4c:co-chu", "II.4.c", "cỡ chữ địa danh, thời gian", [13, 14], "placeDate"),
  size("II.5b:co-chu-ten-loai", "II.5.b", "cỡ chữ tên loại", [13, 14], "kindTitle"),
  size("II.5b:co-chu", "II.5.b", "cỡ chữ trích yếu", [13, 14], "subject"),
  size("II.5b:co-chu-cong-van", "II.5.b", "cỡ chữ trích yếu công văn", [12, 13], "letterSubject"),
  size("II.6a:co-chu", "II.6.a", "cỡ chữ căn cứ", [13, 14], "bases"),
  size("II.6e:co-chu", "II.6.e", "cỡ chữ nội dung", [13, 14], "body"),
  size("II.6đ:co-chu", "II.6.đ", "cỡ chữ phần, chương, mục", [13, 14], "heading"),
  {
    id: "II.6e:gian-doan",
    point: "II.6.e",
    place: "khoảng cách đoạn",
    min: 6,
    max: 24,
    unit: "pt",
    of: (l) => l.paragraphSpacingPt,
  },
  {
    id: "II.6e:gian-dong",
    point: "II.6.e",
    place: "khoảng cách dòng",
    min: 1,
    max: 1.5,
    unit: "lines",
    of: (l) => l.lineSpacing,
  },
  size("II.7đ:co-chu-chuc-vu", "II.7.đ", "cỡ chữ chức vụ người ký", [13, 14], "signerTitle"),
  size("II.7đ:co-chu-ho-ten", "II.7.đ", "cỡ chữ họ tên người ký", [13, 14], "signerName"),
  size("II.9d:co-chu-kinh-gui", "II.9.d", "cỡ chữ Kính gửi", [13, 14], "addressees"),
  size("II.9d:co-chu-noi-nhan", "II.9.d", "cỡ chữ “Nơi nhận”", [12, 12], "recipientsWord"),
  size("II.9d:co-chu-liet-ke", "II.9.d", "cỡ chữ liệt kê nơi nhận", [11, 11], "recipients"),
  size("III.2b:co-chu", "III.2.b", "cỡ chữ dấu khẩn", [13, 14], "urgency"),
  size("III.3:co-chu", "III.3", "cỡ chữ ký hiệu người soạn thảo", [11, 11], "drafterMark"),
  size("III.4:co-chu", "III.4", "cỡ chữ địa chỉ", [11, 12], "contact"),
];

const fromRange = (range: Range): FormatRule => ({
  id: `NĐ30-PL1-${range.id}`,
  clause: pl1(range.point),
  place: range.place,
  severity: "must",
  check: (_model, { layout }) => {
    const value = range.of(layout);
    if (value >= range.min && value <= range.max) return [];
    const allowed = range.min === range.max ? `${range.min} ${range.unit}` : `${range.min}–${range.max} ${range.unit}`;
    const message = `${range.place.charAt(0).toLocaleUpperCase("vi")}${range.place.slice(1)} đang là ${value} ${range.unit}, quy định ${allowed}. Hãy sửa trong thiết đặt trình bày của cơ quan.`;
    return [{ found: `${value} ${range.unit}`, expected: allowed, message }];
  },
});

/** A fact that is one of a few values. */
const fromList = (
  id: string,
  point: string,
  place: string,
  list: (layout: PageLayout) => { found: string; allowed: string[] },
): FormatRule => ({
  id: `NĐ30-PL1-${id}`,
  clause: pl1(point),
  place,
  severity: "must",
  check: (_model, { layout }) => {
    const { found, allowed } = list(layout);
    if (allowed.includes(found)) return [];
    return [
      {
        found,
        expected: allowed.join(" hoặc "),
        message: `${place.charAt(0).toLocaleUpperCase("vi")}${place.slice(1)} phải là ${allowed.join(" hoặc ")}. Hãy sửa trong thiết đặt trình bày của cơ quan.`,
      },
    ];
  },
});

export const LAYOUT_RULES: readonly FormatRule[] = [
  fromList("I.1:kho-giay", "I.1", "khổ giấy", (l) => ({ found: l.paper, allowed: ["A4"] })),
  fromList("I.4:phong-chu", "I.4", "phông chữ", (l) => ({ found: l.fontName, allowed: ["Times New Roman"] })),
  fromList("I.4:mau-chu", "I.4", "màu chữ", (l) => ({ found: l.textColour, allowed: ["#000000"] })),
  fromList("II.6e:lui-dong", "II.6.e", "lùi đầu dòng", (l) => ({
    found: `${l.indentMm} mm`,
    allowed: ["10 mm", "12.7 mm"],
  })),
  ...RANGES.map(fromRange),
];

import type { Urgency } from "#src/rules/document-format/document-model.ts";
import { fold } from "#src/rules/vietnamese-text/fold.ts";

const PRIORITY: Record<Urgency, number> = { thuong: 0, khan: 1, "thuong-khan": 2, "hoa-toc": 3 };

/** OtherInfo/Priority: 0 thường, 1 khẩn, 2 thượng khẩn, 3 hỏa tốc (NĐ 30/2020 Phụ lục VI). */
export function priorityOf(urgency: Urgency): number {
  return PRIORITY[urgency];
}

/** The urgency a priority stands for; 4 (hỏa tốc hẹn giờ of older rules) is handled as hỏa tốc, the unknown as thường. */
export function urgencyOf(priority: number | undefined): Urgency {
  if (priority === 4) return "hoa-toc";
  const found = (["thuong", "khan", "thuong-khan", "hoa-toc"] as const).find(
    (urgency) => PRIORITY[urgency] === priority,
  );
  return found ?? "thuong";
}

// QCVN 102:2016/SĐ1:2022: place in the list = TypeDetail. Type 1 = văn bản QPPL, 2 = văn bản hành chính.
const LEGAL_TYPES = [
  "Hiến pháp",
  "Luật",
  "Pháp lệnh",
  "Lệnh",
  "Nghị quyết",
  "Nghị quyết liên tịch",
  "Nghị định",
  "Quyết định",
  "Thông tư",
  "Thông tư liên tịch",
  "Chỉ thị",
  "Bộ luật",
];
const ADMINISTRATIVE_TYPES = [
  "Nghị quyết",
  "Quyết định",
  "Chỉ thị",
  "Quy chế",
  "Quy định",
  "Thông cáo",
  "Thông báo",
  "Hướng dẫn",
  "Chương trình",
  "Kế hoạch",
  "Phương án",
  "Đề án",
  "Dự án",
  "Báo cáo",
  "Biên bản",
  "Tờ trình",
  "Hợp đồng",
  "Công văn",
  "Công điện",
  "Bản ghi nhớ",
  "Bản cam kết",
  "Bản thỏa thuận",
  "Giấy chứng nhận",
  "Giấy ủy quyền",
  "Giấy mời",
  "Giấy giới thiệu",
  "Giấy nghỉ phép",
  "Giấy đi đường",
  "Giấy biên nhận hồ sơ",
  "Phiếu gửi",
  "Phiếu chuyển",
  "Thư công",
];

export type ExchangeType = { type: 1 | 2; typeDetail: number; typeName: string };

const sameName = (a: string, b: string): boolean => {
  const plain = (text: string): string =>
    fold(text)
      .replace(/\(.*?\)/g, " ")
      .replace(/\s+/g, " ")
      .trim();
  return plain(a) === plain(b);
};

/**
 * The kind of document by its name (case, accents and a remark in brackets ignored). Names that stand in both lists
 * are administrative unless `legal` says that it is a legal normative document. null for an unknown name.
 */
export function exchangeTypeByName(name: string, legal = false): ExchangeType | null {
  const lists: [1 | 2, string[]][] = [
    [2, ADMINISTRATIVE_TYPES],
    [1, LEGAL_TYPES],
  ];
  for (const [type, names] of legal ? lists.reverse() : lists) {
    const index = names.findIndex((known) => sameName(known, name));
    const typeName = names[index];
    if (typeName) return { type, typeDetail: index + 1, typeName };
  }
  return null;
}

/**
 * The name of a received kind. The name decides; the numbers are only a hint where it is missing, because senders put
 * anything there ("Công văn" came with 1, 18 and 71). null when neither tells.
 */
export function receivedTypeName(
  type: { type: number; typeDetail: number; typeName: string } | undefined,
): string | null {
  if (!type) return null;
  if (type.typeName.trim() !== "")
    return exchangeTypeByName(type.typeName, type.type === 1)?.typeName ?? type.typeName.trim();
  const names = type.type === 1 ? LEGAL_TYPES : type.type === 2 ? ADMINISTRATIVE_TYPES : [];
  return names[type.typeDetail - 1] ?? null;
}

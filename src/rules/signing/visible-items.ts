// A document without digital signature may be exchanged only as a PDF that shows six things (QC-3.3), seen and attested by the clerk.
// Its value is "để biết, tham khảo" only (QĐ 28/2018/QĐ-TTg Đ4.2).
import type { Refusal } from "../refusal/refusal.ts";

export const VISIBLE_ITEMS = ["name", "post", "signature", "seal", "number", "date"] as const;
export type VisibleItem = (typeof VISIBLE_ITEMS)[number];

export const VISIBLE_ITEM_LABELS: Record<VisibleItem, string> = {
  name: "họ tên người ký",
  post: "chức vụ người ký",
  signature: "chữ ký",
  seal: "con dấu",
  number: "số và ký hiệu",
  date: "thời gian ban hành",
};

export type Attestation = {
  mediaType: string;
  /** what the clerk has seen on the page */
  seen: readonly VisibleItem[];
};

/** Items the clerk has not confirmed, in the order of the regulation. */
export const missingItems = (seen: readonly VisibleItem[]): VisibleItem[] =>
  VISIBLE_ITEMS.filter((item) => !seen.includes(item));

/** QC-3.3: reasons why an unsigned document may not be exchanged; each missing item is named. */
export function refuseAttestation({ mediaType, seen }: Attestation): Refusal[] {
  const refusals: Refusal[] = [];
  if (mediaType !== "application/pdf") {
    refusals.push({
      code: "signing.not-a-pdf",
      message: "Văn bản chưa ký số chỉ được trao đổi ở dạng PDF thể hiện đủ sáu thông tin. Hãy ký số hoặc gửi bản PDF.",
      clause: "QC-3.3",
      facts: { mediaType },
    });
  }
  for (const item of missingItems(seen)) {
    refusals.push({
      code: "signing.item-missing",
      message: `Bản PDF chưa ký số còn thiếu ${VISIBLE_ITEM_LABELS[item]}; phải đủ sáu thông tin mới được trao đổi. Hãy bổ sung hoặc ký số.`,
      clause: "QC-3.3",
      facts: { item },
    });
  }
  return refusals;
}

// What a check of signatures found, in a clerk's words (picture 15). The verdict itself is the server's.
import type { Receipt } from "#src/features/incoming-documents/incoming-fields.contract.ts";
import { fullTimeText } from "#src/rules/vietnamese-text/date-text.ts";

export type Finding = Receipt["signatures"][number];
export type Verdict = Receipt["verdict"];

const RANK = { invalid: 0, unknown: 1, valid: 2 } as const;

/** The worst first, else in the order of signing. */
export function worstFirst(signatures: readonly Finding[]): Finding[] {
  return signatures.toSorted((a, b) => RANK[a.verdict] - RANK[b.verdict]);
}

export function titleOf(finding: Finding): string {
  const whose =
    finding.field === "co-quan"
      ? "Chữ ký của cơ quan"
      : finding.field === "nguoi-ky"
        ? "Chữ ký của người ký"
        : "Chữ ký";
  switch (finding.verdict) {
    case "valid":
      return `${whose}: hợp lệ`;
    case "unknown":
      return `${whose}: chưa đủ căn cứ`;
    case "invalid":
      return `${whose}: không hợp lệ`;
    default:
      return finding.verdict satisfies never;
  }
}

/** When, and by whose clock. */
export function signedAtWords(finding: Finding): string {
  if (finding.timestamp) return `${fullTimeText(Date.parse(finding.timestamp))}, theo dấu thời gian`;
  if (finding.signedAt) return `${fullTimeText(Date.parse(finding.signedAt))}, theo đồng hồ máy người ký`;
  return "Không ghi thời điểm";
}

export function changesWords(finding: Finding): string {
  if (finding.integrity === "broken") return "Nội dung không còn như lúc ký";
  if (finding.changesAfter === "none") return "Không thay đổi gì";
  if (finding.changesAfter === "allowed") return "Chỉ bổ sung phần được phép: cấp số, ký cơ quan, dữ liệu kiểm tra";
  if (finding.changesAfter === "forbidden") return "Bị thêm hoặc sửa sau khi ký";
  return "Chưa kiểm tra được";
}

export function certificateWords(finding: Finding): string {
  const chain =
    finding.chain === "trusted"
      ? "Do cơ quan được tin cậy cấp"
      : finding.chain === "invalid"
        ? "Chuỗi chứng thư sai quy tắc"
        : "Chưa dẫn tới cơ quan cấp được tin cậy ở đây";
  const revocation =
    finding.revocation === "good"
      ? "chưa bị thu hồi"
      : finding.revocation === "revoked"
        ? "đã bị thu hồi"
        : "chưa hỏi được có bị thu hồi không";
  return `${chain}; ${revocation}`;
}

/** What a clerk should do about it; null when nothing. */
export function adviceOf(verdict: Verdict): string | null {
  switch (verdict) {
    case "valid":
      return null;
    case "invalid":
      return "từ chối (02) với lý do có sẵn, đề nghị gửi lại bản đúng.";
    case "unknown":
      return "chưa phải là sai; dùng để biết, tham khảo cho đến khi kiểm tra được.";
    case "unsigned":
      return "đối chiếu sáu thông tin trên trang; thiếu thì chỉ để biết, tham khảo.";
    default:
      return verdict satisfies never;
  }
}

export const HEADLINES: Record<Verdict, { title: string; words: string }> = {
  valid: { title: "Hợp lệ: có giá trị như bản giấy", words: "Mọi chữ ký đều hợp lệ, nội dung còn nguyên." },
  unknown: { title: "Chưa đủ căn cứ", words: "Kết luận chung lấy chữ ký xấu nhất; đây không phải là lỗi của văn bản." },
  invalid: { title: "Không hợp lệ", words: "Kết luận chung lấy chữ ký xấu nhất." },
  unsigned: { title: "Không ký số", words: "Giá trị dựa vào sáu thông tin văn thư nhìn thấy trên trang (QC-3.3)." },
};

// What a received document is worth, in one sentence for the clerk (QC-3.3, QC-4.1; QĐ 28/2018/QĐ-TTg Đ4, Đ9.1).
import type { SignatureResult, VerifyResult } from "./verify-result.ts";
import { missingItems, VISIBLE_ITEM_LABELS, type VisibleItem } from "./visible-items.ts";

export type LegalValue = "as-paper" | "reference-only" | "undecided" | "none";

export type ReceiptStatement = {
  value: LegalValue;
  sentence: string;
  clause: string;
  /** true when the check has to be repeated later without anybody asking (offline, no current revocation list) */
  recheck: boolean;
};

export type ReceiptEvidence = {
  result: VerifyResult;
  /** items the clerk has confirmed on an unsigned PDF; null when nobody has looked yet */
  seen: readonly VisibleItem[] | null;
};

const RECHECKABLE = new Set([
  "revocation.unknown",
  "timestamp.unchecked",
  "chain.untrusted",
  "file.limit",
  "time.in-future",
]);

/** `09:05 24/11/2026`, Vietnamese time. */
export function readableTime(iso: string): string {
  const local = new Date(Date.parse(iso) + 7 * 3_600_000).toISOString();
  const [date = "", time = ""] = local.split("T");
  return `${time.slice(0, 5)} ${date.split("-").reverse().join("/")}`;
}

const signerOf = ({ signer, signedAt }: SignatureResult): string =>
  `${signer ?? "không rõ người ký"}${signedAt ? ` lúc ${readableTime(signedAt)}` : ""}`;

function messagesOf(result: VerifyResult, verdict: "invalid" | "unknown"): string[] {
  const from = result.signatures.filter((one) => one.verdict === verdict).flatMap(({ reasons }) => reasons);
  const notes = new Set(["changes.allowed", "time.no-timestamp", "timestamp.untrusted", "revocation.not-published"]);
  return [
    ...new Set([...result.reasons, ...from].filter(({ code }) => !notes.has(code)).map(({ message }) => message)),
  ];
}

/** The sentence on the receipt. A print of a signed document has no value of its own; this speaks of the file. */
export function receiptStatement({ result, seen }: ReceiptEvidence): ReceiptStatement {
  const signatures = result.signatures.filter(({ kind }) => kind === "signature");
  switch (result.verdict) {
    case "valid":
      return {
        value: "as-paper",
        sentence: `Có giá trị như bản giấy. Chữ ký số hợp lệ của ${signatures.map(signerOf).join("; ")}; nội dung toàn vẹn.`,
        clause: "QC-4.1",
        recheck: false,
      };
    case "invalid":
      return {
        value: "none",
        sentence: `Không có giá trị: chữ ký số không hợp lệ. ${messagesOf(result, "invalid").join(" ")}`,
        clause: "QĐ 28/2018/QĐ-TTg Đ9.1",
        recheck: false,
      };
    case "unknown":
      return {
        value: "undecided",
        sentence: `Chưa kết luận được giá trị của chữ ký số; tạm dùng để biết, tham khảo. ${messagesOf(result, "unknown").join(" ")}`,
        clause: "QĐ 28/2018/QĐ-TTg Đ9.1",
        recheck: [...result.reasons, ...result.signatures.flatMap(({ reasons }) => reasons)].some(({ code }) =>
          RECHECKABLE.has(code),
        ),
      };
    case "unsigned":
      return {
        value: "reference-only",
        sentence: unsignedSentence(seen),
        clause: "QĐ 28/2018/QĐ-TTg Đ4.2",
        recheck: false,
      };
    default:
      return result.verdict satisfies never;
  }
}

function unsignedSentence(seen: readonly VisibleItem[] | null): string {
  if (seen === null)
    return "Không có chữ ký số: chỉ để biết, tham khảo. Văn thư cần xác nhận sáu thông tin trên bản PDF.";
  const missing = missingItems(seen).map((item) => VISIBLE_ITEM_LABELS[item]);
  if (missing.length === 0)
    return "Không có chữ ký số nhưng thể hiện đủ sáu thông tin theo quy chế: được tiếp nhận, xử lý; không thay bản giấy.";
  return `Không có chữ ký số và còn thiếu ${missing.join(", ")}: chỉ để biết, tham khảo; có thể trả lại nơi gửi để bổ sung.`;
}

// What a received document is worth, in one sentence for the clerk (QC-3.3, QC-4.1; QĐ 28/2018/QĐ-TTg Đ4, Đ9.1).
import { type Sender, signedFor } from "./signed-for.ts";
import type { SignatureResult, VerifyResult } from "./verify-result.ts";
import { missingItems, VISIBLE_ITEM_LABELS, type VisibleItem } from "./visible-items.ts";

export type LegalValue = "as-paper" | "reference-only" | "undecided" | "none";

export type ReceiptStatement = {
  value: LegalValue;
  sentence: string;
  clause: string;
  /** true when the check has to be repeated later without anybody asking (offline, no current revocation list) */
  recheck: boolean;
  /** valid as far as it goes, but the person's or the agency's signature is missing: the page has to be looked at as without signature */
  incomplete: boolean;
  /** whole sentences: signatures that do not fit the sender or the signer in the register; the clerk has to confirm them */
  differences: readonly string[];
};

export type ReceiptEvidence = {
  result: VerifyResult;
  /** items the clerk has confirmed on an unsigned PDF; null when nobody has looked yet */
  seen: readonly VisibleItem[] | null;
  /** who sends and signs by the register or the message; null when nobody has said yet */
  sender: Sender | null;
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
export function receiptStatement({ result, seen, sender }: ReceiptEvidence): ReceiptStatement {
  const plain = { recheck: false, incomplete: false, differences: [] };
  switch (result.verdict) {
    case "valid":
      return validStatement({ result, seen, sender });
    case "invalid":
      return {
        value: "none",
        sentence: `Không có giá trị: chữ ký số không hợp lệ. ${messagesOf(result, "invalid").join(" ")}`,
        ...plain,
        clause: "QĐ 28/2018/QĐ-TTg Đ9.1",
      };
    case "unknown":
      return {
        value: "undecided",
        sentence: `Chưa kết luận được giá trị của chữ ký số; tạm dùng để biết, tham khảo. ${messagesOf(result, "unknown").join(" ")}`,
        ...plain,
        clause: "QĐ 28/2018/QĐ-TTg Đ9.1",
        recheck: [...result.reasons, ...result.signatures.flatMap(({ reasons }) => reasons)].some(({ code }) =>
          RECHECKABLE.has(code),
        ),
      };
    case "unsigned":
      return {
        value: "reference-only",
        sentence: unsignedSentence(seen),
        ...plain,
        clause: "QĐ 28/2018/QĐ-TTg Đ4.2",
      };
    default:
      return result.verdict satisfies never;
  }
}

const SIGNATURE_OF = { person: "người có thẩm quyền", agency: "cơ quan (thay con dấu)" } as const;

/**
 * All signatures hold. The person's stands for the signature by hand, the agency's for the seal; only both make a signed and sealed
 * paper. A stamp of the time is nobody's signature.
 */
function validStatement({ result, seen, sender }: ReceiptEvidence): ReceiptStatement {
  const signatures = result.signatures.filter(({ kind }) => kind === "signature");
  if (signatures.length === 0)
    return {
      value: "reference-only",
      sentence: `Tệp chỉ có dấu thời gian. ${unsignedSentence(seen)}`,
      clause: "QĐ 28/2018/QĐ-TTg Đ4.2",
      recheck: false,
      incomplete: true,
      differences: [],
    };
  const { missing, differences } = signedFor(signatures, sender);
  const whole = missing.length === 0 && differences.length === 0;
  const who = `Chữ ký số hợp lệ của ${signatures.map(signerOf).join("; ")}; nội dung toàn vẹn.`;
  const lack = missing.map((kind) => SIGNATURE_OF[kind]).join(" và ");
  const sentences = [
    ...(whole ? ["Có giá trị như bản giấy."] : []),
    ...(whole || (differences.length === 0 && hasSix(seen)) ? [] : ["Chưa đủ để có giá trị như bản giấy."]),
    who,
    ...(missing.length > 0 ? [`Thiếu chữ ký số của ${lack}: ${lackSentence(seen)}`] : []),
    ...differences,
    ...(differences.length > 0 ? ["Để biết, tham khảo cho đến khi làm rõ với nơi gửi."] : []),
  ];
  return {
    value: whole ? "as-paper" : "reference-only",
    sentence: sentences.join(" "),
    clause: "QC-4.1",
    recheck: false,
    incomplete: missing.length > 0,
    differences,
  };
}

const hasSix = (seen: readonly VisibleItem[] | null): boolean => seen !== null && missingItems(seen).length === 0;

function lackSentence(seen: readonly VisibleItem[] | null): string {
  if (seen === null) return "chỉ để biết, tham khảo, trừ khi văn thư thấy đủ sáu thông tin trên bản PDF.";
  const missing = missingItems(seen).map((item) => VISIBLE_ITEM_LABELS[item]);
  if (missing.length === 0) return "văn thư đã thấy đủ sáu thông tin trên bản PDF nên được tiếp nhận, xử lý.";
  return `trên bản PDF còn thiếu ${missing.join(", ")} nên chỉ để biết, tham khảo.`;
}

function unsignedSentence(seen: readonly VisibleItem[] | null): string {
  if (seen === null)
    return "Không có chữ ký số: chỉ để biết, tham khảo. Văn thư cần xác nhận sáu thông tin trên bản PDF.";
  const missing = missingItems(seen).map((item) => VISIBLE_ITEM_LABELS[item]);
  if (missing.length === 0)
    return "Không có chữ ký số nhưng thể hiện đủ sáu thông tin theo quy chế: được tiếp nhận, xử lý; không thay bản giấy.";
  return `Không có chữ ký số và còn thiếu ${missing.join(", ")}: chỉ để biết, tham khảo; có thể trả lại nơi gửi để bổ sung.`;
}

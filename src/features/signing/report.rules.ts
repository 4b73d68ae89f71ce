// What every signature is worth, in a clerk's words (picture 15; TT 15/2025/TT-BKHCN Phụ lục II; QC-4.1).
import { localDateOf } from "#src/rules/legal-time/instant.ts";
import type { SignatureResult, Verdict, VerifyResult } from "#src/rules/signing/verify-result.ts";
import { dateText, fullTimeText } from "#src/rules/vietnamese-text/date-text.ts";
import { AGENCY_FIELD, PERSON_FIELD } from "./signing.rules.ts";

export type Card = {
  field: string;
  role: "person" | "agency" | "timestamp" | "other";
  signer: string;
  organisation: string | null;
  signedAt: string | null;
  clock: "timestamp" | "signer" | null;
  signedSentence: string;
  changeSentence: string;
  certificateSentence: string;
  verdict: "valid" | "unknown" | "invalid";
  verdictWords: string;
  why: string[];
  technical: {
    integrity: string;
    changesAfter: string;
    chain: string;
    revocation: string;
    timestamp: string | null;
    certificate: { subject: string; issuer: string; serial: string; notBefore: string; notAfter: string } | null;
    reasons: { code: string; message: string }[];
  };
};

export const VERDICT_WORDS: Record<Verdict, string> = {
  valid: "hợp lệ",
  unknown: "chưa đủ căn cứ",
  invalid: "không hợp lệ",
  unsigned: "không có chữ ký số",
};

/** Reasons that do not weigh: told in the technical part only. */
const NOTES = ["changes.allowed", "time.no-timestamp", "timestamp.untrusted", "revocation.not-published"];

export function cardOf(signature: SignatureResult, now: Date): Card {
  const { certificate } = signature;
  return {
    field: signature.field,
    role: roleOf(signature),
    signer: signature.signer ?? "Không rõ người ký",
    organisation: certificate?.organisation ?? null,
    signedAt: signature.signedAt,
    clock: signature.timestamp ? "timestamp" : signature.signedAt ? "signer" : null,
    signedSentence: signedSentence(signature),
    changeSentence: changeSentence(signature),
    certificateSentence: certificateSentence(signature, now),
    verdict: signature.verdict,
    verdictWords: VERDICT_WORDS[signature.verdict],
    why: signature.reasons.filter(({ code }) => !NOTES.includes(code)).map(({ message }) => message),
    technical: {
      integrity: signature.integrity,
      changesAfter: signature.changesAfter,
      chain: signature.chain,
      revocation: signature.revocation,
      timestamp: signature.timestamp,
      certificate: certificate
        ? {
            subject: certificate.subject,
            issuer: certificate.issuer,
            serial: certificate.serial,
            notBefore: certificate.notBefore,
            notAfter: certificate.notAfter,
          }
        : null,
      reasons: signature.reasons.map(({ code, message }) => ({ code, message })),
    },
  };
}

function roleOf({ kind, field }: SignatureResult): Card["role"] {
  if (kind === "timestamp") return "timestamp";
  if (field === PERSON_FIELD) return "person";
  return field === AGENCY_FIELD ? "agency" : "other";
}

function signedSentence({ signedAt, timestamp }: SignatureResult): string {
  if (!signedAt) return "Không ghi thời điểm ký";
  const clock = timestamp ? "theo dấu thời gian" : "theo đồng hồ của máy ký";
  return `${fullTimeText(Date.parse(signedAt))}, ${clock}`;
}

function changeSentence({ integrity, changesAfter }: SignatureResult): string {
  if (integrity === "broken") return "Nội dung đã khác lúc ký";
  if (integrity === "unknown") return "Chưa so được nội dung với lúc ký";
  switch (changesAfter) {
    case "none":
      return "Không thay đổi gì";
    case "allowed":
      return "Chỉ bổ sung trong phạm vi cho phép: số, ngày, chữ ký cơ quan, dữ liệu kiểm tra";
    case "forbidden":
      return "Bị sửa ngoài phạm vi cho phép";
    default:
      return changesAfter satisfies never;
  }
}

function certificateSentence({ certificate, anchor, chain, revocation }: SignatureResult, now: Date): string {
  if (!certificate) return "Không kèm chứng thư";
  const end = dateText(localDateOf(Date.parse(certificate.notAfter)));
  const term = now.getTime() > Date.parse(certificate.notAfter) ? `Hết hạn từ ${end}` : `Còn hạn đến ${end}`;
  const revoked = { good: "chưa bị thu hồi", revoked: "đã bị thu hồi", unknown: "chưa kiểm tra được thu hồi" }[
    revocation
  ];
  const trusted = anchor ? `; tin cậy nhờ CA “${anchor}”` : "";
  const issuer = { trusted, untrusted: "; nơi cấp chưa được tin cậy", invalid: "; chuỗi chứng thư không hợp lệ" }[
    chain
  ];
  return `${term}; ${revoked}${issuer}`;
}

export type FileReport = {
  title: string;
  name: string;
  sha256: string;
  verdict: Verdict;
  headline: string;
  advice: string | null;
  meaning: string | null;
  signatures: Card[];
  reasons: { code: string; message: string }[];
};

/** One file; `received` = it came from outside, so refusing it is the way out. */
export function fileReport(
  file: { title: string; name: string; sha256: string; result: VerifyResult; received: boolean },
  now: Date,
): FileReport {
  const { result } = file;
  const rank = { invalid: 0, unknown: 1, valid: 2 } as const;
  const signatures = result.signatures
    .map((each) => cardOf(each, now))
    .toSorted((a, b) => rank[a.verdict] - rank[b.verdict]);
  return {
    title: file.title,
    name: file.name,
    sha256: file.sha256,
    verdict: result.verdict,
    headline: `${file.title}: ${fileWords(result)}`,
    advice: adviceOf(result.verdict, file.received),
    meaning:
      result.verdict === "unknown"
        ? "Không phải là sai. Chưa dùng làm bằng chứng cho đến khi kiểm tra được; mỗi lần mở trang này hệ thống kiểm tra lại."
        : null,
    signatures,
    reasons: result.reasons.map(({ code, message }) => ({ code, message })),
  };
}

function fileWords({ verdict, signatures }: VerifyResult): string {
  const count = signatures.filter(({ kind }) => kind === "signature").length;
  const bad = signatures.filter((each) => each.verdict === verdict).length;
  switch (verdict) {
    case "valid":
      return count === 1 ? "chữ ký hợp lệ" : `${count} chữ ký hợp lệ`;
    case "invalid":
      return bad <= 1 ? "chữ ký không còn giá trị" : `${bad} chữ ký không còn giá trị`;
    case "unknown":
      return "chưa đủ căn cứ";
    case "unsigned":
      return "không có chữ ký số";
    default:
      return verdict satisfies never;
  }
}

function adviceOf(verdict: Verdict, received: boolean): string | null {
  switch (verdict) {
    case "valid":
      return null;
    case "invalid":
      return received
        ? "Nên làm: từ chối (02) với lý do có sẵn, đề nghị gửi lại bản đúng."
        : "Nên làm: trả lại để ký lại từ bản đã duyệt.";
    case "unknown":
      return "Nên làm: kiểm tra nguồn gốc chứng thư, rồi mở lại trang này.";
    case "unsigned":
      return received ? "Nên làm: xác nhận sáu thông tin trên bản PDF; thiếu thì chỉ để biết, tham khảo." : null;
    default:
      return verdict satisfies never;
  }
}

/** The worst of all files decides. */
export function worstVerdict(files: readonly { verdict: Verdict }[]): Verdict {
  const order: Verdict[] = ["invalid", "unknown", "unsigned", "valid"];
  return order.find((verdict) => files.some((file) => file.verdict === verdict)) ?? "unsigned";
}

export function headlineOf(files: readonly FileReport[]): string {
  const verdict = worstVerdict(files);
  const cards = files.flatMap((file) => file.signatures).filter((card) => card.role !== "timestamp");
  const why = cards.find((card) => card.verdict === verdict)?.technical;
  switch (verdict) {
    case "valid":
      return `Hợp lệ: ${cards.length} chữ ký, nội dung còn nguyên từ lúc ký`;
    case "invalid":
      return why?.integrity === "broken" || why?.changesAfter === "forbidden"
        ? "Không hợp lệ: nội dung bị sửa sau khi ký"
        : "Không hợp lệ: chữ ký không còn giá trị";
    case "unknown":
      return "Chưa đủ căn cứ kết luận";
    case "unsigned":
      return "Không có chữ ký số";
    default:
      return verdict satisfies never;
  }
}

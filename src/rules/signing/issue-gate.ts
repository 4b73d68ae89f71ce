// The last gate before a document leaves the agency (QC-3.3, QC-4.1; NĐ 30/2020 Đ18, Đ32.2).
import type { Refusal } from "../refusal/refusal.ts";
import type { SignatureResult, VerifyResult } from "./verify-result.ts";
import { refuseAttestation, type VisibleItem } from "./visible-items.ts";

export type IssueEvidence = {
  mediaType: string;
  result: VerifyResult;
  /** SHA-256 of what the leader approved, and of as many first bytes of the file that is to leave; null for documents made elsewhere */
  approved: { sha256: string; prefixSha256: string } | null;
  /** names of the fields that must be signed */
  personField: string;
  agencyField: string;
  /** six items attested by the clerk on a scan without signature; null otherwise */
  seen: readonly VisibleItem[] | null;
};

type Role = { field: string; code: string; who: string; clause: string };

function refuseSignature(role: Role, signatures: readonly SignatureResult[]): Refusal[] {
  const own = signatures.find(({ field }) => field === role.field);
  if (!own) {
    return [
      {
        code: `signing.${role.code}-missing`,
        message: `Văn bản chưa có chữ ký số của ${role.who} nên chưa được phát hành. Hãy trình ký trước.`,
        clause: role.clause,
      },
    ];
  }
  if (own.verdict === "valid") return [];
  const why = own.reasons[0]?.message ?? "";
  const [state, code] = own.verdict === "invalid" ? ["không hợp lệ", "invalid"] : ["chưa kiểm tra xong", "undecided"];
  return [
    {
      code: `signing.${role.code}-${code}`,
      message: `Chữ ký số của ${role.who} ${state} nên chưa được phát hành. ${why}`.trim(),
      clause: role.clause,
      facts: { field: own.field, reason: own.reasons[0]?.code ?? null },
    },
  ];
}

/** All reasons why this file may not be issued; empty = it may leave. */
export function refuseIssue(evidence: IssueEvidence): Refusal[] {
  const { mediaType, result, approved } = evidence;
  if (mediaType !== "application/pdf") {
    return [
      {
        code: "signing.not-a-pdf",
        message:
          "Chỉ phát hành bản PDF đã ký số; tệp soạn thảo chưa ký không được gửi đi. Hãy duyệt, ký rồi phát hành.",
        clause: "QC-3.3",
        facts: { mediaType },
      },
    ];
  }
  const refusals: Refusal[] = [];
  if (approved && approved.sha256 !== approved.prefixSha256) {
    refusals.push({
      code: "signing.not-the-approved-document",
      message: "Tệp sắp phát hành không bắt đầu bằng đúng nội dung đã duyệt. Hãy ký lại từ bản đã duyệt.",
      clause: "NĐ 30/2020 Đ11.3",
    });
  }
  if (result.verdict === "unsigned" && evidence.seen)
    return [...refusals, ...refuseAttestation({ mediaType, seen: evidence.seen })];
  refusals.push(
    ...refuseSignature(
      { field: evidence.personField, code: "person", who: "người có thẩm quyền", clause: "QC-3.3" },
      result.signatures,
    ),
    ...refuseSignature(
      { field: evidence.agencyField, code: "agency", who: "cơ quan", clause: "NĐ 30/2020 Đ32.2" },
      result.signatures,
    ),
  );
  if (result.verdict === "invalid" && refusals.length === 0) {
    refusals.push({
      code: "signing.other-invalid",
      message: "Trong tệp còn chữ ký khác không hợp lệ nên chưa được phát hành. Hãy kiểm tra từng chữ ký.",
      clause: "QC-4.1",
    });
  }
  return refusals;
}

/** Who answers for what before signing: the unit for content, the office for format, the leader for the whole. */
export type ApprovalStep = "unit" | "format" | "leader";

/** An approval names the version it was given for by its SHA-256 (hex); `by` is the post. */
export type Approval = { step: ApprovalStep; version: string; by: string };

/** The three approvals a signature rests on, in their order (NĐ 30/2020, Đ11, Đ12). */
export const APPROVAL_STEPS: readonly { step: ApprovalStep; name: string; clause: string }[] = [
  { step: "unit", name: "Trưởng đơn vị duyệt nội dung", clause: "NĐ 30/2020 Đ12.1" },
  { step: "format", name: "Văn phòng soát thể thức", clause: "NĐ 30/2020 Đ12.2" },
  { step: "leader", name: "Lãnh đạo duyệt", clause: "NĐ 30/2020 Đ11" },
];

/** Approvals that still hold: those for exactly this version. Any new version voids all others (NĐ 30/2020, Đ11.2). */
export function validApprovals(approvals: readonly Approval[], version: string): Approval[] {
  return version === "" ? [] : approvals.filter((approval) => approval.version === version);
}

/** Steps that have no valid approval for this version. */
export function missingApprovals(approvals: readonly Approval[], version: string) {
  const valid = validApprovals(approvals, version);
  return APPROVAL_STEPS.filter(({ step }) => !valid.some((approval) => approval.step === step));
}

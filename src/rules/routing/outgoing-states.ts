import type { Refusal } from "../refusal/refusal.ts";
import { type Approval, missingApprovals } from "./approvals.ts";

/** Way of an outgoing document (NĐ 30/2020, Đ10–19), in its order; `recalled` and `discarded` end it. */
export const OUTGOING_STATES = [
  "draft",
  "unit-approval",
  "format-check",
  "leader-approval",
  "approved",
  "signed",
  "numbered",
  "sealed",
  "issued",
  "recalled",
  "discarded",
] as const;
export type OutgoingState = (typeof OUTGOING_STATES)[number];

export const OUTGOING_ACTS = [
  "edit-draft",
  "submit",
  "approve-unit",
  "check-format",
  "approve-leader",
  "sign-person",
  "give-number",
  "sign-agency",
  "issue",
  "return",
  "recall",
  "discard",
] as const;
export type OutgoingAct = (typeof OUTGOING_ACTS)[number];

export const OUTGOING_STATE_NAMES: Record<OutgoingState, string> = {
  draft: "đang soạn",
  "unit-approval": "chờ trưởng đơn vị duyệt",
  "format-check": "chờ soát thể thức",
  "leader-approval": "chờ lãnh đạo duyệt",
  approved: "đã duyệt, chờ ký",
  signed: "đã ký, chờ cấp số",
  numbered: "đã cấp số, chờ ký số cơ quan",
  sealed: "chờ phát hành",
  issued: "đã phát hành",
  recalled: "đã thu hồi",
  discarded: "đã bỏ dự thảo",
};

/** What else the decision must know. Absent facts count as not given. */
export type OutgoingFacts = {
  reason?: string;
  /** target of `return` */
  returnTo?: OutgoingState;
  /** SHA-256 (hex) of the version at hand and the approvals given so far; needed from `sign-person` on */
  version?: string;
  approvals?: Approval[];
  /** serious findings of the format check */
  formatErrors?: number;
  /** the acting person wrote the draft; with `selfApprovalAllowed` the agency lets him approve it (small units) */
  actorIsDrafter?: boolean;
  selfApprovalAllowed?: boolean;
  personalSignature?: "valid" | "unknown" | "invalid" | "none";
  agencySignature?: "valid" | "unknown" | "invalid" | "none";
  recipients?: number;
};

type Step = { from: readonly OutgoingState[]; to: OutgoingState; clause: string; verb: string; needsReason?: true };

const BEFORE_SIGNING = ["draft", "unit-approval", "format-check", "leader-approval", "approved"] as const;

const STEPS: Record<OutgoingAct, Step> = {
  // a new version always begins anew at the draft: it voids all approvals (NĐ 30/2020, Đ11.2)
  "edit-draft": { from: BEFORE_SIGNING, to: "draft", clause: "NĐ 30/2020 Đ11.2", verb: "sửa" },
  submit: { from: ["draft"], to: "unit-approval", clause: "NĐ 30/2020 Đ10", verb: "trình" },
  "approve-unit": { from: ["unit-approval"], to: "format-check", clause: "NĐ 30/2020 Đ12.1", verb: "duyệt nội dung" },
  "check-format": {
    from: ["format-check"],
    to: "leader-approval",
    clause: "NĐ 30/2020 Đ12.2; QC-3.1",
    verb: "soát thể thức",
  },
  "approve-leader": { from: ["leader-approval"], to: "approved", clause: "NĐ 30/2020 Đ11.1", verb: "duyệt" },
  "sign-person": { from: ["approved"], to: "signed", clause: "NĐ 30/2020 Đ13", verb: "ký" },
  "give-number": { from: ["signed"], to: "numbered", clause: "NĐ 30/2020 Đ15.3", verb: "cấp số" },
  "sign-agency": { from: ["numbered"], to: "sealed", clause: "NĐ 30/2020 Đ17.2, Đ32", verb: "ký số cơ quan" },
  issue: { from: ["sealed"], to: "issued", clause: "NĐ 30/2020 Đ18; QC-3.3", verb: "phát hành" },
  return: {
    from: ["unit-approval", "format-check", "leader-approval", "approved", "signed", "numbered", "sealed"],
    to: "draft",
    clause: "NĐ 30/2020 Đ10.3, Đ11",
    verb: "trả lại",
    needsReason: true,
  },
  recall: { from: ["issued"], to: "recalled", clause: "NĐ 30/2020 Đ18.4; QC-7.1", verb: "thu hồi", needsReason: true },
  discard: { from: ["draft"], to: "discarded", clause: "NĐ 30/2020 Đ10", verb: "bỏ dự thảo", needsReason: true },
};

type Refuse = (code: string, message: string, clause?: string) => void;

/** All reasons why `act` is not possible now; empty = possible. Who may do it is decided by `access`. */
export function checkOutgoingAct(state: OutgoingState, act: OutgoingAct, facts: OutgoingFacts = {}): Refusal[] {
  const step = STEPS[act];
  const found: Refusal[] = [];
  const refuse: Refuse = (code, message, clause = step.clause) =>
    found.push({ code: `routing.${code}`, message, clause, facts: { state, act } });
  if (!step.from.includes(state)) {
    wrongState(state, act, refuse);
    return found;
  }
  if (step.needsReason && (facts.reason ?? "").trim() === "") {
    refuse("reason-missing", `Chưa ghi lý do ${step.verb}. Không có gì thay đổi. Hãy ghi lý do.`);
  }
  actRefusals(act, { state, facts, refuse });
  return found;
}

/** State after `act`; for `return` the given earlier state (default the draft). `null` when the act does not fit. */
export function nextOutgoingState(
  state: OutgoingState,
  act: OutgoingAct,
  returnTo?: OutgoingState,
): OutgoingState | null {
  const step = STEPS[act];
  if (!step.from.includes(state)) return null;
  if (act !== "return" || returnTo === undefined) return step.to;
  return isEarlier(returnTo, state) ? returnTo : null;
}

/** Every act with its refusals at this state, for a page that greys out its buttons. */
export function allowedOutgoingActs(state: OutgoingState, facts: OutgoingFacts = {}): Record<OutgoingAct, Refusal[]> {
  return Object.fromEntries(OUTGOING_ACTS.map((act) => [act, checkOutgoingAct(state, act, facts)])) as Record<
    OutgoingAct,
    Refusal[]
  >;
}

/**
 * What a return undoes: a signature on a document that goes back before signing is void, and a number given to it is
 * cancelled with the same reason (NĐ 30/2020, Đ15; invariant 1). The steps from the target on are walked again.
 */
export function returnConsequences(
  state: OutgoingState,
  to: OutgoingState,
): { voidSignature: boolean; cancelNumber: boolean } {
  const order = (s: OutgoingState) => OUTGOING_STATES.indexOf(s);
  return {
    voidSignature: order(state) >= order("signed") && order(to) < order("signed"),
    cancelNumber: order(state) >= order("numbered") && order(to) < order("numbered"),
  };
}

function isEarlier(target: OutgoingState, state: OutgoingState): boolean {
  return OUTGOING_STATES.indexOf(target) < OUTGOING_STATES.indexOf(state);
}

function wrongState(state: OutgoingState, act: OutgoingAct, refuse: Refuse): void {
  if (act === "edit-draft" && (state === "issued" || state === "recalled")) {
    refuse(
      "edit-after-issue",
      "Văn bản đã phát hành, không sửa được. Bản đã gửi giữ nguyên. Hãy thu hồi, hoặc ban hành văn bản thay thế, đính chính.",
      "QC-7.1; NĐ 30/2020 Đ18.3",
    );
    return;
  }
  if (act === "edit-draft" && ["signed", "numbered", "sealed"].includes(state)) {
    refuse(
      "edit-after-signing",
      "Văn bản đã ký, không sửa được. Hãy trả lại kèm lý do trước; chữ ký và số đã cấp sẽ hủy.",
    );
    return;
  }
  if (act === "return" && state === "issued") {
    refuse(
      "return-after-issue",
      "Văn bản đã phát hành, không trả lại được. Hãy dùng “Thu hồi”; nơi nhận sẽ thấy việc thu hồi.",
      "QC-7.1; NĐ 30/2020 Đ18.4",
    );
    return;
  }
  refuse(
    "wrong-state",
    `Văn bản ${OUTGOING_STATE_NAMES[state]}, không ${STEPS[act].verb} được lúc này. Không có gì thay đổi. Hãy tải lại trang để xem bước hiện tại.`,
  );
}

function actRefusals(act: OutgoingAct, seen: { state: OutgoingState; facts: OutgoingFacts; refuse: Refuse }): void {
  const { facts, refuse } = seen;
  switch (act) {
    case "edit-draft":
    case "submit":
    case "approve-leader":
    case "recall":
    case "discard":
      return;
    case "approve-unit":
      if (facts.actorIsDrafter && !facts.selfApprovalAllowed) {
        refuse(
          "own-draft",
          "Bạn là người soạn nên không tự duyệt nội dung được. Hãy nhờ người khác có thẩm quyền duyệt.",
        );
      }
      return;
    case "check-format":
      if ((facts.formatErrors ?? 0) > 0)
        refuse("format-errors", `Còn ${facts.formatErrors} lỗi thể thức phải sửa. Hãy sửa hoặc trả lại người soạn.`);
      return;
    case "sign-person":
      for (const step of missingApprovals(facts.approvals ?? [], facts.version ?? "")) {
        refuse(
          "approval-missing",
          `Bản này chưa có bước “${step.name}”. Chưa có gì được ký. Hãy trình duyệt lại bản hiện tại.`,
          step.clause,
        );
      }
      return;
    case "give-number":
      if (facts.personalSignature !== "valid")
        refuse(
          "no-personal-signature",
          "Chữ ký của người có thẩm quyền chưa có hoặc không hợp lệ. Chưa cấp số nào. Hãy ký lại.",
        );
      return;
    case "sign-agency":
      if (facts.personalSignature !== "valid") {
        refuse(
          "no-personal-signature",
          "Chữ ký của người có thẩm quyền chưa có hoặc không hợp lệ. Chưa ký số cơ quan. Hãy ký lại.",
          "NĐ 30/2020 Đ32.2.d",
        );
      }
      return;
    case "issue":
      if (facts.personalSignature !== "valid" || facts.agencySignature !== "valid") {
        refuse(
          "signature-not-valid",
          "Văn bản chưa đủ hai chữ ký số hợp lệ. Chưa gửi đi đâu. Hãy ký lại rồi phát hành.",
        );
      }
      if ((facts.recipients ?? 0) < 1)
        refuse("no-recipient", "Chưa có nơi nhận. Chưa gửi đi đâu. Hãy thêm ít nhất một nơi nhận.");
      return;
    case "return":
      if (facts.returnTo !== undefined && !isEarlier(facts.returnTo, seen.state)) {
        refuse(
          "return-not-earlier",
          "Chỉ trả lại về bước trước. Không có gì thay đổi. Hãy chọn một bước trước bước hiện tại.",
        );
      }
      return;
    default:
      act satisfies never;
  }
}

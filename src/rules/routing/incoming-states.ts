import type { Refusal } from "../refusal/refusal.ts";

/** Where an incoming document stands (NĐ 30/2020, Đ20–24). `returned` = the unit gave it back to the leader. */
export const INCOMING_STATES = [
  "received",
  "refused",
  "registered",
  "presented",
  "directed",
  "assigned",
  "in-progress",
  "done",
  "filed",
  "returned",
  "recalled",
] as const;
export type IncomingState = (typeof INCOMING_STATES)[number];

export const INCOMING_ACTS = [
  "register",
  "refuse-intake",
  "present",
  "pass-to-unit",
  "direct",
  "assign",
  "start",
  "return",
  "finish",
  "reopen",
  "file-in-case",
  "recall-by-sender",
] as const;
export type IncomingAct = (typeof INCOMING_ACTS)[number];

/** Names shown to people. */
export const INCOMING_STATE_NAMES: Record<IncomingState, string> = {
  received: "chờ vào sổ",
  refused: "đã từ chối",
  registered: "đã vào sổ",
  presented: "đã trình",
  directed: "đã bút phê",
  assigned: "đã giao",
  "in-progress": "đang xử lý",
  done: "hoàn thành",
  filed: "đã lập hồ sơ",
  returned: "đơn vị trả lại",
  recalled: "bên gửi đã thu hồi",
};

/** Status the sender is told over the exchange (QĐ 28/2018, PL: 01 arrived … 06 finished); null = nothing new to tell. */
export const INCOMING_EXCHANGE_STATUS: Record<IncomingState, "01" | "02" | "03" | "04" | "05" | "06" | null> = {
  received: "01",
  refused: "02",
  registered: "03",
  presented: null,
  directed: "04",
  assigned: null,
  "in-progress": "05",
  done: "06",
  filed: null,
  returned: null,
  recalled: null,
};

/** What else the decision must know. Absent facts count as not given. */
export type IncomingFacts = {
  /** reason written for acts that need one */
  reason?: string;
  /** the working rules let the clerk pass this document straight to a unit (NĐ 30/2020, Đ23.1) */
  directRoutingAllowed?: boolean;
  /** the last directive was for information only */
  informOnly?: boolean;
  /** a reply or the note "lưu, không trả lời" stands */
  hasResult?: boolean;
  /** the sender has asked it back and waits for the answer */
  recallAsked?: boolean;
  /** a case file is chosen */
  hasCaseFile?: boolean;
};

type Step = { to: Partial<Record<IncomingState, IncomingState>>; clause: string; verb: string; needsReason: boolean };

const from = (states: readonly IncomingState[], to: IncomingState) =>
  Object.fromEntries(states.map((state) => [state, to])) as Partial<Record<IncomingState, IncomingState>>;

const STEPS: Record<IncomingAct, Step> = {
  register: { to: from(["received"], "registered"), clause: "NĐ 30/2020 Đ22", verb: "vào sổ", needsReason: false },
  "refuse-intake": {
    to: from(["received"], "refused"),
    clause: "NĐ 30/2020 Đ21.2",
    verb: "từ chối",
    needsReason: true,
  },
  present: { to: from(["registered"], "presented"), clause: "NĐ 30/2020 Đ23.1", verb: "trình", needsReason: false },
  "pass-to-unit": {
    to: from(["registered"], "directed"),
    clause: "NĐ 30/2020 Đ23.1",
    verb: "chuyển thẳng đơn vị",
    needsReason: false,
  },
  // a directive already given is replaced by a new one; the first stays on the sheet
  direct: {
    to: from(["presented", "returned", "directed", "assigned", "in-progress"], "directed"),
    clause: "NĐ 30/2020 Đ23.2",
    verb: "bút phê",
    needsReason: false,
  },
  assign: {
    to: from(["directed", "assigned", "in-progress"], "assigned"),
    clause: "NĐ 30/2020 Đ24.1",
    verb: "giao việc",
    needsReason: false,
  },
  start: { to: from(["assigned"], "in-progress"), clause: "NĐ 30/2020 Đ24", verb: "bắt đầu xử lý", needsReason: false },
  return: {
    to: { presented: "registered", ...from(["directed", "assigned", "in-progress"], "returned") },
    clause: "NĐ 30/2020 Đ23.2",
    verb: "trả lại",
    needsReason: true,
  },
  finish: {
    to: from(["directed", "assigned", "in-progress"], "done"),
    clause: "NĐ 30/2020 Đ24",
    verb: "kết thúc",
    needsReason: false,
  },
  reopen: { to: from(["done", "filed"], "in-progress"), clause: "NĐ 30/2020 Đ24", verb: "mở lại", needsReason: true },
  "file-in-case": { to: from(["done"], "filed"), clause: "NĐ 30/2020 Đ29", verb: "lập hồ sơ", needsReason: false },
  "recall-by-sender": {
    to: from(
      INCOMING_STATES.filter((s) => s !== "refused" && s !== "recalled"),
      "recalled",
    ),
    clause: "NĐ 30/2020 Đ18.4; QC-7.1",
    verb: "thu hồi",
    needsReason: false,
  },
};

/** All reasons why `act` is not possible now; empty = possible. Who may do it is decided by `access`. */
export function checkIncomingAct(state: IncomingState, act: IncomingAct, facts: IncomingFacts = {}): Refusal[] {
  const step = STEPS[act];
  const found: Refusal[] = [];
  const refuse = (code: string, message: string) =>
    found.push({ code: `routing.${code}`, message, clause: step.clause, facts: { state, act } });
  if (step.to[state] === undefined) {
    refuse(
      "wrong-state",
      `Văn bản ${INCOMING_STATE_NAMES[state]}, không ${step.verb} được lúc này. Không có gì thay đổi. Hãy tải lại trang để xem bước hiện tại.`,
    );
    return found;
  }
  if (step.needsReason && (facts.reason ?? "").trim() === "")
    refuse("reason-missing", `Chưa ghi lý do ${step.verb}. Không có gì thay đổi. Hãy ghi lý do.`);
  if (act === "pass-to-unit" && facts.directRoutingAllowed !== true) {
    refuse("no-direct-routing", "Quy chế của cơ quan chưa cho chuyển thẳng loại văn bản này. Hãy trình lãnh đạo.");
  }
  if (act === "finish") finishRefusals(state, facts, refuse);
  if (act === "file-in-case" && facts.hasCaseFile !== true)
    refuse("no-case-file", "Chưa chọn hồ sơ. Văn bản chưa được lập hồ sơ. Hãy chọn hoặc mở một hồ sơ.");
  return found;
}

/** State after `act`, `null` when the act does not fit the state. */
export function nextIncomingState(state: IncomingState, act: IncomingAct): IncomingState | null {
  return STEPS[act].to[state] ?? null;
}

/** Every act with its refusals at this state, for a page that greys out its buttons. */
export function allowedIncomingActs(state: IncomingState, facts: IncomingFacts = {}): Record<IncomingAct, Refusal[]> {
  return Object.fromEntries(INCOMING_ACTS.map((act) => [act, checkIncomingAct(state, act, facts)])) as Record<
    IncomingAct,
    Refusal[]
  >;
}

function finishRefusals(
  state: IncomingState,
  facts: IncomingFacts,
  refuse: (code: string, message: string) => void,
): void {
  // work that was given must be handled by somebody; what is for information only may be closed at once
  if (state === "directed" && facts.informOnly !== true) {
    refuse(
      "not-assigned",
      "Việc đã giao cho đơn vị nhưng chưa có người xử lý. Hãy giao chuyên viên trước khi kết thúc.",
    );
  }
  if (facts.informOnly !== true && facts.hasResult !== true) {
    refuse("no-result", "Chưa có kết quả xử lý. Hãy gắn văn bản trả lời hoặc ghi “lưu, không trả lời”.");
  }
}

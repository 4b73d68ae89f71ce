import type { Refusal } from "#src/rules/refusal/refusal.ts";

/** QCVN 102:2016 StatusCode; 07–12 and 14 have never been seen. */
export const STATUS_CODES = ["01", "02", "03", "04", "05", "06", "13", "15", "16"] as const;
export type StatusCode = (typeof STATUS_CODES)[number];

/** Short words for lists (QĐ 28/2018 Đ10.2.h). */
export const STATUS_WORDS: Record<StatusCode, string> = {
  "01": "Đã đến",
  "02": "Từ chối tiếp nhận",
  "03": "Đã tiếp nhận, vào sổ",
  "04": "Đã phân công xử lý",
  "05": "Đang xử lý",
  "06": "Đã hoàn thành",
  "13": "Bên gửi yêu cầu lấy lại",
  "15": "Đồng ý cho lấy lại",
  "16": "Từ chối cho lấy lại",
};

export function isStatusCode(code: string): code is StatusCode {
  return STATUS_CODES.some((known) => known === code);
}

/** Bên gửi, bên nhận of the document (QĐ 28/2018 Đ3), whoever sends the status. */
export type Party = "sender" | "receiver";

/** Where one recipient stands. Both sides keep it and come to the same from the same messages. */
export type RecipientState = {
  /** how far the receiver is; null = sent, nothing heard yet */
  handling: "01" | "02" | "03" | "04" | "05" | "06" | null;
  recall: "none" | "requested" | "agreed" | "refused";
};

export const JUST_SENT: RecipientState = { handling: null, recall: "none" };

// Progress of the receiver. A later code may come first on the way, and 03 without 01 is lawful.
const RANK: Record<NonNullable<RecipientState["handling"]>, number> = {
  "01": 1,
  "02": 2,
  "03": 2,
  "04": 3,
  "05": 4,
  "06": 5,
};
const rank = (handling: RecipientState["handling"]): number => (handling === null ? 0 : RANK[handling]);

/** Who sends a code: only 13 comes from the sender of the document. */
export function senderOf(code: StatusCode): Party {
  return code === "13" ? "sender" : "receiver";
}

const CODE_WITH_REASON: readonly StatusCode[] = ["02", "13", "16"];

const refusal = (code: string, message: string, state: RecipientState): Refusal => ({
  code: `exchange.${code}`,
  message,
  clause: "QĐ 28/2018 Đ9",
  facts: { handling: state.handling, recall: state.recall },
});

function refusalForHandling(code: "01" | "02" | "03" | "04" | "05" | "06", state: RecipientState): Refusal[] {
  if (state.recall === "agreed")
    return [
      refusal(
        "already-recalled",
        "Văn bản đã được lấy lại nên không báo trạng thái xử lý nữa. Không cần làm gì thêm.",
        state,
      ),
    ];
  if (state.handling === "02")
    return [
      refusal(
        "already-refused",
        "Văn bản đã bị từ chối tiếp nhận nên không xử lý tiếp được. Hãy đề nghị bên gửi gửi lại.",
        state,
      ),
    ];
  const now = rank(state.handling);
  if (code === "01" && now >= 1)
    return [refusal("already-arrived", "Trạng thái “Đã đến” đã được báo. Không cần báo lại.", state)];
  if ((code === "02" || code === "03") && now >= 2)
    return [
      refusal(
        "already-accepted",
        "Văn bản đã được tiếp nhận, vào sổ nên không tiếp nhận hay từ chối lại được. Nếu gửi nhầm, hãy trả lại bằng công văn.",
        state,
      ),
    ];
  if ((code === "04" || code === "05" || code === "06") && now < 2)
    return [
      refusal(
        "not-accepted-yet",
        "Văn bản chưa được tiếp nhận, vào sổ. Hãy tiếp nhận văn bản trước khi báo trạng thái xử lý.",
        state,
      ),
    ];
  if (state.handling === "06")
    return [refusal("already-finished", "Văn bản đã báo hoàn thành xử lý. Không cần báo lại.", state)];
  return [];
}

function refusalForRecall(code: "13" | "15" | "16", state: RecipientState): Refusal[] {
  if (code === "13") {
    if (state.recall === "requested")
      return [
        refusal(
          "recall-pending",
          "Yêu cầu lấy lại đã được gửi và đang chờ bên nhận trả lời. Hãy liên hệ bên nhận nếu cần gấp.",
          state,
        ),
      ];
    if (state.recall === "agreed")
      return [refusal("already-recalled", "Bên nhận đã đồng ý cho lấy lại văn bản. Không cần yêu cầu lại.", state)];
    if (state.handling === "02")
      return [refusal("already-refused", "Bên nhận đã từ chối tiếp nhận nên không cần lấy lại văn bản.", state)];
    return [];
  }
  if (state.recall === "requested") return [];
  return [refusal("no-recall-request", "Bên gửi chưa yêu cầu lấy lại văn bản này nên không có gì để trả lời.", state)];
}

/**
 * Why `code` may not be sent now; empty = it may. `reason` is what the clerk wrote: 02, 13 and 16 need one
 * (QĐ 28/2018 Đ5.4: who refuses answers for it and says why).
 */
export function maySendStatus(code: StatusCode, state: RecipientState, said: { by: Party; reason: string }): Refusal[] {
  const found: Refusal[] = [];
  if (senderOf(code) !== said.by)
    found.push(
      refusal(
        "wrong-party",
        said.by === "receiver"
          ? "Chỉ bên gửi văn bản mới yêu cầu lấy lại được."
          : "Trạng thái này do bên nhận văn bản báo, bên gửi không đặt được.",
        state,
      ),
    );
  if (CODE_WITH_REASON.includes(code) && said.reason.trim() === "")
    found.push(refusal("reason-needed", "Chưa có lý do. Hãy ghi lý do để cơ quan kia biết mà xử lý.", state));
  if (code === "13" || code === "15" || code === "16") return [...found, ...refusalForRecall(code, state)];
  return [...found, ...refusalForHandling(code, state)];
}

/** What a received status does: `changed`, `known` (a repeat) or `late` (overtaken by a later one); the last two change nothing. */
export type StatusEffect = { state: RecipientState; effect: "changed" | "known" | "late" };

function applyRecall(code: "13" | "15" | "16", state: RecipientState): StatusEffect {
  const recall = ({ "13": "requested", "15": "agreed", "16": "refused" } as const)[code];
  if (state.recall === recall) return { state, effect: "known" };
  // An agreed recall is final: the receiver has destroyed the document (QĐ 28/2018 Đ9.2).
  if (state.recall === "agreed") return { state, effect: "late" };
  return { state: { ...state, recall }, effect: "changed" };
}

/**
 * Takes in a status from the other side. Networks repeat and overtake: nothing is refused here, a repeat changes
 * nothing, an older code never sets a newer one back.
 */
export function applyStatus(state: RecipientState, code: StatusCode): StatusEffect {
  if (code === "13" || code === "15" || code === "16") return applyRecall(code, state);
  if (state.handling === code) return { state, effect: "known" };
  // 02 and 03 exclude each other; the first one heard stands. 05 → 04 is a new assignment and shows as 05.
  if (state.handling === "02" || rank(code) <= rank(state.handling)) return { state, effect: "late" };
  if (code === "02" && rank(state.handling) >= 2) return { state, effect: "late" };
  return { state: { ...state, handling: code }, effect: "changed" };
}

// Taking a document back (NĐ 30/2020 Đ18.4; QĐ 28/2018 Đ9.2; QC-7.1): what ends for the sender at once, what the receiver decides.
import type { Refusal } from "#src/rules/refusal/refusal.ts";

const CLAUSE = "NĐ 30/2020 Đ18.4; QC-7.1";

/** A recalled document goes nowhere any more: not again, not to anybody new. Empty = it was not recalled. */
export function refuseAfterRecall(recalled: boolean): Refusal[] {
  if (!recalled) return [];
  return [
    {
      code: "exchange.recalled",
      message:
        "Văn bản đã thu hồi nên không gửi, không gửi lại và không thêm nơi nhận được nữa. Chưa gửi gì. Hãy ban hành văn bản thay thế.",
      clause: CLAUSE,
    },
  ];
}

/** A letter that its sender took back while it waited gets no number and is never registered as valid. Empty = it was not. */
export function refuseRegisterRecalled(recalled: boolean): Refusal[] {
  if (!recalled) return [];
  return [
    {
      code: "intake.recalled",
      message: "Bên gửi đã thu hồi văn bản này nên không vào sổ được. Chưa lấy số nào. Hãy bỏ văn bản khỏi hàng chờ.",
      clause: CLAUSE,
    },
  ];
}

/**
 * What is answered to a recall at once: 15 for a letter that was never registered, since nothing was done with it and leaving it
 * out is all that destroying it means (Đ18.4.b); null for a registered one, whose office has to decide and to say so itself.
 */
export function answerWithoutAsking(registered: boolean): "15" | null {
  return registered ? null : "15";
}

// Leaving the agency and where it went: the gate at issue, issue, each recipient's way, recall, sending again.
import { z } from "zod";
import { instant, operation, page, pageRequest, reason } from "#src/platform/http/contract.ts";
import { RECALL_STATES, RECIPIENT_STATES } from "#src/rules/exchange/recipient-way.ts";
import { OUTGOING_STATES } from "#src/rules/routing/outgoing-states.ts";

const id = z.string().max(60);
const one = z.object({ id });
const reasonText = z.string().trim().min(1).max(1000);

/** The ten lights of picture 11, in their order when all are green; red ones are sent first. */
export const GATE_CHECKS = [
  "number",
  "date",
  "signer",
  "person-signature",
  "agency-signature",
  "format",
  "annexes",
  "recipients",
  "urgency",
  "unchanged",
] as const;
export const gateCheck = z.object({
  id: z.enum(GATE_CHECKS),
  /** "Chữ ký số cơ quan" */
  name: z.string(),
  ok: z.boolean(),
  /** one line: what was found, or what is wrong */
  sentence: z.string(),
  reasons: z.array(reason),
  /** the way out: `act` is a page act (`set-recipients`, `return`, `seal`, `sign`), `label` its button */
  repair: z.object({ act: z.string(), label: z.string() }).nullable(),
});
export type GateCheck = z.infer<typeof gateCheck>;

export const gateRecipient = z.object({
  id: z.string(),
  code: z.string().nullable(),
  name: z.string(),
  purpose: z.string(),
  delivery: z.enum(["exchange", "paper"]),
  ready: z.boolean(),
  /** "Sẵn sàng", "Gửi giấy", or what is missing */
  sentence: z.string(),
});

export const issueGate = z.object({
  documentId: z.string(),
  rowVersion: z.number(),
  ready: z.boolean(),
  /** "Phát hành được", "Chưa phát hành được" */
  headline: z.string(),
  /** "2 mục phải sửa, 8 mục đạt" */
  summary: z.string(),
  checks: z.array(gateCheck),
  recipients: z.array(gateRecipient),
  /** printed on the letter beside those chosen; said, never a reason against issuing */
  differences: z.object({
    notChosen: z.array(z.object({ code: z.string().nullable(), name: z.string(), printed: z.string() })),
    notPrinted: z.array(z.string()),
  }),
  /** what the button says: "Phát hành đến 5 nơi" */
  button: z.string(),
});
export type IssueGate = z.infer<typeof issueGate>;

export const issued = z.object({
  documentId: z.string(),
  state: z.enum(OUTGOING_STATES),
  rowVersion: z.number(),
  issuedAt: instant,
  /** the time that counts (QC-7.3) */
  issuedLegalAt: instant,
  issuedReason: z.string(),
  byExchange: z.number(),
  byPaper: z.number(),
  /** true when an earlier press had issued it: nothing happened twice */
  again: z.boolean(),
  sentence: z.string(),
});

export const recipientEvent = z.object({
  id: z.string(),
  at: instant,
  status: z.string(),
  statusCode: z.string().nullable(),
  /** "Đã tiếp nhận, vào sổ (03)" */
  words: z.string(),
  /** what the other side wrote, or what went wrong */
  note: z.string(),
});

/** The six cells of the bar: Gửi, Đến, Sổ, Giao, Xử lý, Xong. */
export const barCell = z.enum(["done", "stopped", "waiting"]);

export const recipientWay = z.object({
  recipientId: z.string(),
  documentId: z.string(),
  code: z.string().nullable(),
  name: z.string(),
  purpose: z.string(),
  delivery: z.enum(["exchange", "paper"]),
  status: z.enum(RECIPIENT_STATES),
  /** `01` … `06`; null before the other side has said anything */
  statusCode: z.string().nullable(),
  recall: z.enum(RECALL_STATES),
  /** "Bên nhận từ chối (02)" */
  words: z.string(),
  /** second line: the reason of a refusal, the number there, the next try */
  detail: z.string(),
  bar: z.array(barCell).length(6),
  /** actual and legal time of sending: the hand-over to delivery (QC-7.1) */
  sentAt: instant.nullable(),
  sentLegalAt: instant.nullable(),
  /** the receiving system's own clock, as it told us (QC-7.2) */
  arrivedAt: instant.nullable(),
  statusAt: instant.nullable(),
  attempts: z.number(),
  /** a delivery that failed is tried again then by itself; null = not waiting for a try */
  nextTryAt: instant.nullable(),
  /** somebody of this office has to look */
  needsMe: z.boolean(),
  /** why, for the dock; null otherwise */
  question: z.string().nullable(),
  /** all reasons against each act now; empty = may be done */
  acts: z.object({ resend: z.array(reason), close: z.array(reason) }),
});
export type RecipientWay = z.infer<typeof recipientWay>;

const sums = z.object({
  recipients: z.number(),
  registered: z.number(),
  /** arrived, not yet in their register */
  arrived: z.number(),
  /** on the way */
  underWay: z.number(),
  paper: z.number(),
  needMe: z.number(),
});

export const recipientsAnswer = z.object({
  documentId: z.string(),
  /** "1245/STC-ĐT" */
  numberText: z.string(),
  subject: z.string(),
  state: z.enum(OUTGOING_STATES),
  rowVersion: z.number(),
  issuedAt: instant.nullable(),
  issuedLegalAt: instant.nullable(),
  issuedReason: z.string().nullable(),
  /** "phát hành 14:58 Thứ Hai 23/11/2026, trong giờ" */
  issuedSentence: z.string(),
  /** one file for everybody */
  sha256: z.string().nullable(),
  recalledAt: instant.nullable(),
  recallReason: z.string().nullable(),
  sums,
  /** who needs me first, then the slowest */
  rows: z.array(recipientWay.extend({ events: z.array(recipientEvent) })),
  acts: z.object({ recall: z.array(reason) }),
});

export const overviewRow = recipientWay.extend({
  numberText: z.string(),
  subject: z.string(),
  urgency: z.string(),
  issuedAt: instant.nullable(),
});

export const exchangeContract = {
  overview: operation("GET", "/exchange", "Liên thông: văn bản đã đi đến đâu")
    .input(
      z.object({
        /** `need-me` = refused, failed, silent beyond the day; `open` = not finished yet */
        view: z.enum(["all", "need-me", "open"]).default("all"),
        /** number and notation, subject or recipient, without accents too */
        q: z.string().max(200).optional(),
        ...pageRequest,
      }),
    )
    .output(page(overviewRow).extend({ sums })),
  issueGate: operation("GET", "/outgoing-documents/{id}/issue-gate", "Cửa phát hành (QC-3.1, QC-3.3)")
    .input(one)
    .output(issueGate),
  issue: operation("POST", "/outgoing-documents/{id}/issue", "Phát hành (QC-6.1, QC-7.1)")
    .input(z.object({ id, rowVersion: z.number().int().min(1) }))
    .output(issued),
  recipients: operation("GET", "/outgoing-documents/{id}/recipients", "Từng nơi nhận đang ở bước nào")
    .input(one)
    .output(recipientsAnswer),
  recall: operation("POST", "/outgoing-documents/{id}/recall", "Thu hồi văn bản đã phát hành (NĐ 30/2020 Đ18.4)")
    .input(z.object({ id, rowVersion: z.number().int().min(1), reason: reasonText }))
    .output(
      z.object({
        documentId: z.string(),
        state: z.enum(OUTGOING_STATES),
        rowVersion: z.number(),
        recalledAt: instant,
        /** receivers that are told over the exchange */
        told: z.number(),
        again: z.boolean(),
        sentence: z.string(),
      }),
    ),
  resend: operation("POST", "/exchange/recipients/{id}/resend", "Gửi lại cho một nơi nhận")
    .input(
      z.object({
        id,
        /** explanation for a receiver that had refused; travels with the message */
        note: z.string().trim().max(1000).default(""),
      }),
    )
    .output(recipientWay),
  close: operation("POST", "/exchange/recipients/{id}/close", "Chấp nhận từ chối, kết thúc nơi này")
    .input(z.object({ id }))
    .output(recipientWay),
};

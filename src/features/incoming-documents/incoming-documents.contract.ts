// Registered incoming documents. Raw route beside this contract:
//   GET /api/incoming-documents/{id}/file?rendition=original|attachment-1…   with range requests; `&download=1` to save it.
//                                 The first opening by a person and every saving leave a row in the history.
import { z } from "zod";
import { day, enteredDay, instant, operation, page, pageRequest, reason } from "#src/platform/http/contract.ts";
import { INCOMING_STATES } from "#src/rules/routing/incoming-states.ts";
import { receipt, urgency } from "./incoming-fields.contract.ts";

export const INCOMING_VIEWS = ["all", "open", "late", "mine", "for-reference"] as const;
export const IN_BOXES = ["to-direct", "to-propose", "to-assign", "to-do", "to-know"] as const;

export const incomingRow = z.object({
  id: z.string(),
  arrivalNumber: z.number(),
  arrivalYear: z.number(),
  codeNumber: z.string(),
  codeNotation: z.string(),
  issuedDate: day,
  organName: z.string(),
  typeName: z.string(),
  subject: z.string(),
  urgency,
  state: z.enum(INCOMING_STATES),
  /** the state in words: "đã trình" */
  stateName: z.string(),
  receivedAt: instant,
  receivedLegalAt: instant,
  /** hạn trả lời: the day the letter itself names (PL VI); the office's own deadline does not change it */
  replyBy: day.nullable(),
  /** hạn xử lý: until when it has to be done here */
  dueAt: instant.nullable(),
  late: z.boolean(),
  /** who has it now, in words; null when it is done */
  holder: z.string().nullable(),
  holderSince: instant.nullable(),
  verdict: z.enum(["valid", "invalid", "unknown", "unsigned"]),
  forReference: z.boolean(),
  /** has the caller opened it? */
  seen: z.boolean(),
  /** why it waits for the caller; null when nothing waits */
  box: z.string().nullable(),
  /** the sentence of the letter that is decided on, word for word, with its page; only in a box, null when none was found */
  quote: z.object({ text: z.string(), page: z.number().int() }).nullable(),
  doneAt: instant.nullable(),
  recalledAt: instant.nullable(),
  rowVersion: z.number(),
});
export type IncomingRow = z.infer<typeof incomingRow>;

/** Acts a page may offer; each with all reasons against it now (empty = may be done). Absent = this role never does it. */
export const INCOMING_PAGE_ACTS = [
  "present",
  "propose",
  "direct",
  "assign",
  "start",
  "return",
  "finish",
  "draft-reply",
  "edit",
  "file-in-case",
  "download",
  "answer-recall",
] as const;
export type IncomingPageAct = (typeof INCOMING_PAGE_ACTS)[number];

/** Fields the clerk may correct afterwards; number, times and bytes never change. */
export const correctableFields = z
  .object({
    codeNumber: z.string().max(4000),
    codeNotation: z.string().max(4000),
    issuedDate: enteredDay,
    issuedPlace: z.string().max(4000),
    organName: z.string().max(4000),
    organCode: z.string().max(100).nullable(),
    typeName: z.string().max(4000),
    subject: z.string().max(4000),
    signerPosition: z.string().max(4000),
    signerName: z.string().max(4000),
    urgency,
    language: z.string().max(4000),
    pageAmount: z.number().int().nullable(),
    description: z.string().max(4000),
    toPlaces: z.string().max(4000),
    dueDate: enteredDay.nullable(),
  })
  .partial();

export const incomingDocument = incomingRow.omit({ quote: true }).extend({
  way: z.enum(["upload", "exchange"]),
  bookName: z.string(),
  issuedPlace: z.string(),
  organCode: z.string().nullable(),
  signerPosition: z.string(),
  signerName: z.string(),
  language: z.string(),
  pageAmount: z.number().nullable(),
  description: z.string(),
  toPlaces: z.string(),
  receivedReason: z.string(),
  /** "Đến 19:30 CN 22/11, ngoài giờ; tính từ 07:00 Thứ Hai 23/11" */
  arrivalSentence: z.string(),
  registeredAt: instant,
  registeredByName: z.string(),
  receipt,
  /** working minutes left until the deadline (negative when late); null without one */
  workingMinutesLeft: z.number().nullable(),
  /** "còn 2 ngày làm việc", "quá 2 ngày" */
  dueSentence: z.string().nullable(),
  /** working minutes the present holder has had it */
  heldMinutes: z.number().nullable(),
  files: z.array(
    z.object({
      rendition: z.string(),
      title: z.string(),
      name: z.string(),
      mediaType: z.string(),
      size: z.number(),
    }),
  ),
  doneNote: z.string().nullable(),
  /** the sender wants it back (status 13); `answer` null = the clerk has to decide (15 or 16) */
  recall: z
    .object({
      askedAt: instant,
      reason: z.string(),
      answer: z.enum(["agreed", "refused"]).nullable(),
      answeredAt: instant.nullable(),
      note: z.string(),
    })
    .nullable(),
  acts: z.partialRecord(z.enum(INCOMING_PAGE_ACTS), z.array(reason)),
});
export type IncomingDocument = z.infer<typeof incomingDocument>;

const versioned = { id: z.string().max(60), rowVersion: z.number().int().min(1) };

export const incomingDocumentsContract = {
  list: operation("GET", "/incoming-documents", "Văn bản đến")
    .input(
      z.object({
        view: z.enum(INCOMING_VIEWS).default("all"),
        /** only what waits for the caller in this box */
        box: z.enum(IN_BOXES).optional(),
        /** any spelling of the number and notation, number of arrival, words of subject or agency, without accents too */
        q: z.string().max(200).optional(),
        ...pageRequest,
      }),
    )
    .output(page(incomingRow)),
  get: operation("GET", "/incoming-documents/{id}", "Một văn bản đến")
    .input(z.object({ id: z.string().max(60) }))
    .output(incomingDocument),
  present: operation("POST", "/incoming-documents/{id}/present", "Trình (NĐ 30/2020 Đ23.1)")
    .input(z.object({ ...versioned, postId: z.string().max(60) }))
    .output(incomingDocument),
  finish: operation("POST", "/incoming-documents/{id}/finish", "Kết thúc xử lý")
    .input(
      z.object({
        ...versioned,
        note: z.string().trim().max(1000).default(""),
        resultOutgoingId: z.string().max(60).optional(),
      }),
    )
    .output(incomingDocument),
  answerRecall: operation(
    "POST",
    "/incoming-documents/{id}/recall-answer",
    "Trả lời yêu cầu thu hồi của bên gửi (NĐ 30/2020 Đ18.4)",
  )
    .input(
      z.object({
        ...versioned,
        /** true = trạng thái 15, the letter is recalled; false = 16, with the reason */
        agree: z.boolean(),
        reason: z.string().trim().max(1000).default(""),
      }),
    )
    .output(incomingDocument),
  edit: operation("PUT", "/incoming-documents/{id}", "Sửa trường đã vào sổ")
    .input(z.object({ ...versioned, fields: correctableFields, reason: z.string().trim().min(3).max(500) }))
    .output(incomingDocument),
};

// What arrived and waits for the register. Raw routes beside this contract (bytes, not JSON):
//   POST /api/intake/uploads      multipart: the fields of `uploadForm` first, then one part `file` → 201 IntakeItem;
//                                 409 `gate.clerk-decides` (nothing stored, `reasons` with places; send again with `clerkDecision`),
//                                 409 `gate.attest-needed` (scan without text: send again with `noMarksSeen` = 1),
//                                 422 `gate.refused` (nothing stored), 413 `upload.too-large`, 422 `upload.…` for bad files
//   GET  /api/intake/{id}/file    the received file, with range requests; `?attachment=1` the first annex; `?download=1` to save it
import { z } from "zod";
import {
  attestation,
  receipt,
  registerFields,
  urgency,
} from "#src/features/incoming-documents/incoming-fields.contract.ts";
import { instant, operation, page, pageRequest, reason } from "#src/platform/http/contract.ts";

export const DECLARED_SECRECY = ["thuong", "mat", "toi-mat", "tuyet-mat"] as const;
export const CONTENT_KINDS = ["thuong", "khieu-nai-to-cao", "dan-toc-ton-giao-doi-ngoai", "doi-truy"] as const;

export const clerkDecision = z.object({ free: z.literal(true), reason: z.string().trim().min(3).max(500) });

/** Form fields of the upload; they stand before the file, because the gate judges before a byte is stored. */
export const uploadForm = z.object({
  secrecy: z.enum(DECLARED_SECRECY),
  contentKind: z.enum(CONTENT_KINDS),
  /** JSON text, only on the second try after `gate.clerk-decides` */
  clerkDecision: clerkDecision.optional(),
  /** "đã xem, không có dấu mật", for pages that the program cannot read */
  noMarksSeen: z.boolean().default(false),
});

/** What the clerk types; nothing typed is refused while it is only kept (lengths are checked at registration). */
const kept = z.string().max(4000);
export const keptFields = z
  .object({
    codeNumber: kept,
    codeNotation: kept,
    issuedDate: kept,
    issuedPlace: kept,
    organName: kept,
    organCode: kept,
    typeName: kept,
    subject: kept,
    signerPosition: kept,
    signerName: kept,
    urgency: kept,
    language: kept,
    pageAmount: kept,
    description: kept,
    toPlaces: kept,
    dueDate: kept,
  })
  .partial();
export type KeptFields = z.infer<typeof keptFields>;
export const FIELD_NAMES = Object.keys(keptFields.shape) as (keyof KeptFields)[];
export type FieldName = keyof KeptFields;

/** Where a proposed value came from, for the words right of the label. */
export const proposal = z.object({
  value: z.string(),
  /** 0..1; "certain" = ≥ 0.95; below 0.8 the page shows a hint, not a value */
  confidence: z.number(),
  /** from 1; null where the file has no pages */
  page: z.number().nullable(),
  /** points from the top left of the page: x0, y0, x1, y1 */
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  source: z.enum(["sender", "page"]),
  /** other readings when two ways of reading differ */
  others: z.array(z.object({ value: z.string(), confidence: z.number() })),
});

export const INTAKE_STATES = ["waiting", "gate-asks", "parked", "registered", "refused"] as const;
export const intakeState = z.enum(INTAKE_STATES);
export type IntakeState = z.infer<typeof intakeState>;

/** Something already in the register (or waiting) that may be the same letter. */
export const duplicate = z.object({
  /** what `acknowledgedDuplicates` names: a document id, or an intake id while it still waits */
  id: z.string(),
  where: z.enum(["register", "intake"]),
  arrivalNumber: z.number().nullable(),
  at: instant,
  codeNumber: z.string(),
  codeNotation: z.string(),
  issuedDate: z.string().nullable(),
  organName: z.string(),
  subject: z.string(),
  same: z.array(z.enum(["file", "number", "message"])),
  /** a whole sentence: "Có thể đã vào sổ. Số đến 1847, …" */
  sentence: z.string(),
});
export type Duplicate = z.infer<typeof duplicate>;

const fileFacts = z.object({
  name: z.string(),
  mediaType: z.string(),
  size: z.number(),
  pages: z.number().nullable(),
});

export const intakeRow = z.object({
  id: z.string(),
  way: z.enum(["upload", "exchange"]),
  state: intakeState,
  urgency,
  receivedAt: instant,
  receivedLegalAt: instant,
  fromName: z.string(),
  codeNumber: z.string(),
  codeNotation: z.string(),
  subject: z.string(),
  verdict: z.enum(["valid", "invalid", "unknown", "unsigned"]).nullable(),
  /** may already be in the register */
  duplicate: z.boolean(),
  /** belongs under "Cần xem kỹ" */
  look: z.boolean(),
  /** the sender took it back: it cannot be registered any more */
  recalledAt: instant.nullable(),
  fileName: z.string(),
  rowVersion: z.number(),
});
export type IntakeRow = z.infer<typeof intakeRow>;

export const intakeItem = intakeRow.extend({
  /** "trong giờ làm việc", "giờ nghỉ trưa" … */
  receivedReason: z.string(),
  /** "Đến 19:30 CN 22/11, ngoài giờ; tính từ 07:00 Thứ Hai 23/11" */
  arrivalSentence: z.string(),
  receivedByName: z.string().nullable(),
  fromCode: z.string().nullable(),
  file: fileFacts.nullable(),
  attachments: z.array(fileFacts),
  /** typed work, kept */
  fields: keptFields,
  proposed: z.partialRecord(z.enum(FIELD_NAMES as [FieldName, ...FieldName[]]), proposal),
  receipt: receipt.nullable(),
  gate: z.object({
    verdict: z.enum(["free", "asks", "decided"]),
    reasons: z.array(reason),
    /** pages (from 1) without reliable text */
    unreadPages: z.array(z.number()),
    decidedByName: z.string().nullable(),
    decidedReason: z.string().nullable(),
  }),
  duplicates: z.array(duplicate),
  /** the clerk's own, written when it was parked */
  note: z.string(),
  /** what the sender says about it: its explanation when it was sent again */
  senderNote: z.string(),
  recallReason: z.string().nullable(),
  documentId: z.string().nullable(),
  arrivalNumber: z.number().nullable(),
  decidedAt: instant.nullable(),
  refuseReason: z.string().nullable(),
});
export type IntakeItem = z.infer<typeof intakeItem>;

const recallTask = z.object({
  documentId: z.string(),
  arrivalNumber: z.number(),
  organName: z.string(),
  codeNumber: z.string(),
  codeNotation: z.string(),
  subject: z.string(),
  askedAt: instant,
  reason: z.string(),
});

const one = { id: z.string().max(60) };
const versioned = { ...one, rowVersion: z.number().int().min(1) };

export const intakeContract = {
  list: operation("GET", "/intake", "Văn bản chờ vào sổ")
    .input(
      z.object({
        /** nothing = everything that waits (waiting, gate-asks) and not what was parked or decided */
        state: intakeState.optional(),
        /** `urgent` = khẩn and above */
        urgency: z.union([urgency, z.literal("urgent")]).optional(),
        /** only what belongs under "Cần xem kỹ" */
        look: z.union([z.boolean(), z.stringbool()]).optional(),
        order: z.enum(["urgent-first", "newest-first"]).default("urgent-first"),
        ...pageRequest,
      }),
    )
    .output(
      page(intakeRow).extend({
        counts: z.object({
          waiting: z.number(),
          urgent: z.number(),
          look: z.number(),
          parked: z.number(),
          byWay: z.object({ exchange: z.number(), upload: z.number() }),
        }),
        /** registered letters whose sender asks them back and waits for the answer (NĐ 30/2020 Đ18.4) */
        recalls: z.array(recallTask),
      }),
    ),
  nextNumber: operation("GET", "/intake/next-number", "Số đến kế tiếp (dự báo, chưa giữ)").output(
    z.object({ bookName: z.string(), year: z.number(), nextNumber: z.number() }),
  ),
  duplicates: operation("GET", "/intake/duplicates", "Văn bản có thể trùng (NĐ 30/2020 PL VI III.1.h)")
    .input(
      z.object({
        /** the item being looked at: it is not its own duplicate, its file and message are compared too */
        intakeId: z.string().max(60).optional(),
        codeNumber: z.string().max(200).default(""),
        codeNotation: z.string().max(200).default(""),
        organName: z.string().max(500).default(""),
        organCode: z.string().max(100).optional(),
      }),
    )
    .output(z.array(duplicate)),
  get: operation("GET", "/intake/{id}", "Một văn bản chờ vào sổ").input(z.object(one)).output(intakeItem),
  saveFields: operation("PUT", "/intake/{id}/fields", "Giữ chữ đã gõ")
    .input(z.object({ ...versioned, fields: keptFields, note: z.string().max(2000).optional() }))
    .output(z.object({ rowVersion: z.number(), savedAt: instant })),
  park: operation("POST", "/intake/{id}/park", "Giữ lại")
    .input(z.object({ ...versioned, note: z.string().max(2000).default(""), fields: keptFields.optional() }))
    .output(intakeItem),
  resume: operation("POST", "/intake/{id}/resume", "Đưa lại vào hàng chờ")
    .input(z.object(versioned))
    .output(intakeItem),
  /** for messages of the axis that the gate asks about; an upload is asked at once and not kept (see the head of this file) */
  decideGate: operation("POST", "/intake/{id}/gate", "Quyết định của văn thư về nội dung cần xem (QC-4.2)")
    .input(z.object({ ...versioned, free: z.boolean(), reason: z.string().trim().min(3).max(500) }))
    .output(z.object({ state: intakeState, item: intakeItem.nullable() })),
  refuse: operation("POST", "/intake/{id}/refuse", "Từ chối tiếp nhận")
    .input(z.object({ ...versioned, reason: z.string().trim().min(3).max(500) }))
    .output(intakeItem),
  register: operation("POST", "/intake/{id}/register", "Vào sổ văn bản đến")
    .input(
      z.object({
        ...versioned,
        fields: registerFields,
        /** needed when no signature is valid; five of six leave the letter "để biết, tham khảo" */
        attestation: attestation.optional(),
        presentToPostId: z.string().max(60).optional(),
        caseFileId: z.string().max(60).optional(),
        /** ids of the duplicates that the clerk has looked at */
        acknowledgedDuplicates: z.array(z.string().max(60)).max(50).default([]),
        /** "đã xem": the signatures are not of the sender or signer in the register (409 `intake.signer-differs`, QC-4.1) */
        differencesSeen: z.boolean().default(false),
      }),
    )
    .output(
      z.object({
        documentId: z.string(),
        arrivalNumber: z.number(),
        arrivalYear: z.number(),
        forReference: z.boolean(),
        /** true when this letter was registered by an earlier press of the button: nothing happened twice */
        again: z.boolean(),
      }),
    ),
};

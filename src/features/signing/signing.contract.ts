// Signing for a person, number and seal of the agency, and what every signature of a document is worth.
import { z } from "zod";
import { day, enteredDay, instant, operation, reason } from "#src/platform/http/contract.ts";
import { OUTGOING_STATES } from "#src/rules/routing/outgoing-states.ts";

const id = z.string().max(60);
const one = z.object({ id });
const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
const pin = z.string().min(1).max(100);

/** One document to be signed: the bytes the person saw, nothing else is ever signed. */
const seen = {
  id,
  /** `currentSha256` of the document as it was shown */
  sha256,
  rowVersion: z.number().int().min(1),
  /** pages (from 1) the person has not looked at and signs all the same; stands in the history */
  unseenPages: z.array(z.number().int().min(1)).max(2000).optional(),
};

export const signed = z.object({
  documentId: z.string(),
  state: z.enum(OUTGOING_STATES),
  rowVersion: z.number(),
  /** the bytes with the signature; they begin with exactly the bytes that were seen */
  sha256: z.string(),
  signedAt: instant,
  /** true when an earlier press had signed it: nothing happened twice */
  again: z.boolean(),
  /** "Đã ký lúc 16:18 bằng chứng thư Nguyễn Minh Trí." */
  sentence: z.string(),
});

export const sealed = z.object({
  documentId: z.string(),
  state: z.enum(OUTGOING_STATES),
  rowVersion: z.number(),
  sha256: z.string(),
  number: z.number(),
  /** `05` as printed */
  codeNumber: z.string(),
  codeNotation: z.string(),
  /** "1246/STC-NS" */
  numberText: z.string(),
  issuedDate: day,
  sealedAt: instant,
  again: z.boolean(),
  sentence: z.string(),
});

/** Results of one document in a batch; "not-tried" = the batch stopped before its turn, nothing changed. */
export const BATCH_RESULTS = ["signed", "failed", "not-tried"] as const;
export const batchResult = z.object({
  id: z.string(),
  result: z.enum(BATCH_RESULTS),
  at: instant.nullable(),
  /** only when signed */
  sha256: z.string().nullable(),
  rowVersion: z.number().nullable(),
  code: z.string().nullable(),
  /** "Đã ký", or why not and what to do */
  sentence: z.string(),
  reasons: z.array(reason),
});

export const SIGNATURE_VERDICTS = ["valid", "unknown", "invalid"] as const;

/** One signature in a clerk's words, technical part last (picture 15; TT 15/2025/TT-BKHCN PL II). */
export const signatureCard = z.object({
  field: z.string(),
  /** ký cá nhân, ký cơ quan, a time stamp on the whole, anything else */
  role: z.enum(["person", "agency", "timestamp", "other"]),
  signer: z.string(),
  organisation: z.string().nullable(),
  signedAt: instant.nullable(),
  /** whose clock says so: a trusted time stamp, or the signing machine alone */
  clock: z.enum(["timestamp", "signer"]).nullable(),
  /** "16:03 Thứ Sáu 20/11/2026, theo dấu thời gian" */
  signedSentence: z.string(),
  /** "Từ lúc ký: không thay đổi gì" */
  changeSentence: z.string(),
  /** "Còn hạn đến 14/03/2027; chưa bị thu hồi" */
  certificateSentence: z.string(),
  verdict: z.enum(SIGNATURE_VERDICTS),
  /** "hợp lệ", "chưa đủ căn cứ", "không hợp lệ" */
  verdictWords: z.string(),
  /** whole sentences, worst first; empty for a valid one */
  why: z.array(z.string()),
  technical: z.object({
    integrity: z.string(),
    changesAfter: z.string(),
    chain: z.string(),
    revocation: z.string(),
    timestamp: z.string().nullable(),
    certificate: z
      .object({
        subject: z.string(),
        issuer: z.string(),
        serial: z.string(),
        notBefore: z.string(),
        notAfter: z.string(),
      })
      .nullable(),
    reasons: z.array(z.object({ code: z.string(), message: z.string() })),
  }),
});
export type SignatureCard = z.infer<typeof signatureCard>;

/** One file of the document; the worst stands first in the list. */
export const signatureFile = z.object({
  /** "Văn bản chính", "Phụ lục 1" */
  title: z.string(),
  name: z.string(),
  sha256: z.string(),
  verdict: z.enum(["valid", "invalid", "unknown", "unsigned"]),
  /** "Văn bản chính: chữ ký hợp lệ" */
  headline: z.string(),
  /** what to do; null when nothing is to be done */
  advice: z.string().nullable(),
  /** unknown: what it means, and that the program asks again */
  meaning: z.string().nullable(),
  signatures: z.array(signatureCard),
  /** of the file as a whole: encrypted, damaged, too large */
  reasons: z.array(z.object({ code: z.string(), message: z.string() })),
});
export type SignatureFile = z.infer<typeof signatureFile>;

export const signatureReport = z.object({
  documentId: z.string(),
  checkedAt: instant,
  /** the worst of all files */
  verdict: z.enum(["valid", "invalid", "unknown", "unsigned"]),
  /** the first thing to be read: "Hợp lệ: 2 chữ ký, nội dung còn nguyên từ lúc ký" */
  headline: z.string(),
  /** "Kết luận chung lấy chữ ký xấu nhất." */
  summary: z.string(),
  /** what the document is worth (QC-4.1, QĐ 28/2018 Đ4), one sentence */
  value: z.enum(["as-paper", "reference-only", "undecided", "none"]),
  valueSentence: z.string(),
  clause: z.string(),
  files: z.array(signatureFile),
  /** tries and failures of our own signing, newest first (outgoing only) */
  attempts: z.array(
    z.object({
      kind: z.enum(["person", "agency"]),
      state: z.enum(["made", "failed", "void"]),
      byName: z.string(),
      byTitle: z.string(),
      at: instant,
      certificate: z.string().nullable(),
      sentence: z.string(),
    }),
  ),
});
export type SignatureReport = z.infer<typeof signatureReport>;

export const signingContract = {
  key: operation("GET", "/signing/key", "Chứng thư ký của chức danh đang dùng").output(
    z.object({
      /** may sign now: a key stands ready and its certificate is in force */
      ready: z.boolean(),
      subject: z.string().nullable(),
      notAfter: instant.nullable(),
      /** made by the test CA of a demonstration */
      test: z.boolean(),
      /** "Chứng thư: Nguyễn Minh Trí, còn hạn đến 14/03/2027", or why there is none and what to do */
      sentence: z.string(),
    }),
  ),
  sign: operation("POST", "/outgoing-documents/{id}/sign", "Ký số cá nhân (NĐ 30/2020 Đ13)")
    .input(z.object({ ...seen, pin: pin.optional() }))
    .output(signed),
  batch: operation("POST", "/signing/batch", "Ký nhiều văn bản, mỗi văn bản một kết quả")
    .input(z.object({ items: z.array(z.object(seen)).min(1).max(50), pin: pin.optional() }))
    .output(
      z.object({
        results: z.array(batchResult),
        signed: z.number(),
        failed: z.number(),
        notTried: z.number(),
        /** "Đã ký 5 trên 8. Đợt ký dừng vì …" */
        headline: z.string(),
        /** why the batch ended early; null when every document had its turn */
        stopped: reason.nullable(),
      }),
    ),
  /**
   * Number, date, seal of the agency, one press. Called again for a document in state `numbered` (the last step failed or the
   * machine stopped in between) it goes on with the number that stands in the book. To give the number up instead: `return` to
   * `signed` with a reason, the number stays in the book as cancelled.
   */
  seal: operation("POST", "/outgoing-documents/{id}/seal", "Cấp số, ký số cơ quan (NĐ 30/2020 Đ15, Đ17, Đ32)")
    .input(
      z.object({
        id,
        sha256,
        rowVersion: z.number().int().min(1),
        /** left out = today in Việt Nam; never before the signature or the date of the last number, never in the future */
        issuedDate: enteredDay.optional(),
      }),
    )
    .output(sealed),
  /** the number the next press would take: a forecast, nothing is held */
  nextNumber: operation("GET", "/outgoing-documents/{id}/next-number", "Số đi kế tiếp (dự báo, chưa giữ)")
    .input(one)
    .output(
      z.object({
        bookName: z.string(),
        year: z.number(),
        /** the number already taken when the document is `numbered` */
        number: z.number(),
        held: z.boolean(),
        numberText: z.string(),
        issuedDate: day,
        earliestDate: day,
      }),
    ),
  outgoing: operation("GET", "/outgoing-documents/{id}/signatures", "Chữ ký số của văn bản đi (QC-4.1)")
    .input(one)
    .output(signatureReport),
  incoming: operation("GET", "/incoming-documents/{id}/signatures", "Chữ ký số của văn bản đến (QC-4.1)")
    .input(one)
    .output(signatureReport),
  intake: operation("GET", "/intake/{id}/signatures", "Chữ ký số của văn bản chờ vào sổ (QC-4.1)")
    .input(one)
    .output(signatureReport),
};

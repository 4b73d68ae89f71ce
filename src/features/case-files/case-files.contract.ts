// Hồ sơ công việc (NĐ 30/2020 Đ28–31; QC-5.2): open, file, read in time order, close with every reason against it.
import { z } from "zod";
import { instant, operation, page, pageRequest, reason } from "#src/platform/http/contract.ts";

export const RETENTIONS = ["Vĩnh viễn", "70 năm", "50 năm", "30 năm", "20 năm", "15 năm", "10 năm", "05 năm"] as const;

export const caseFileRow = z.object({
  id: z.string(),
  notation: z.string(),
  title: z.string(),
  year: z.number(),
  retention: z.string(),
  unitName: z.string(),
  ownerName: z.string(),
  state: z.enum(["open", "closed"]),
  openedAt: instant,
  closedAt: instant.nullable(),
  documents: z.number(),
  rowVersion: z.number(),
});
export type CaseFileRow = z.infer<typeof caseFileRow>;

export const caseFileDocument = z.object({
  ordinal: z.number(),
  documentId: z.string(),
  direction: z.enum(["in", "out"]),
  /** false: the reader has no right to this document, and what it is about stays empty */
  readable: z.boolean(),
  codeNumber: z.string().nullable(),
  codeNotation: z.string(),
  issuedDate: z.string().nullable(),
  author: z.string(),
  typeName: z.string(),
  subject: z.string(),
  state: z.string(),
  stateName: z.string(),
  at: instant,
  addedAt: instant,
});

export const caseFile = caseFileRow.extend({
  documentList: z.array(caseFileDocument),
  /** letters that asked for a reply and have none */
  missingReplies: z.array(
    z.object({ documentId: z.string(), subject: z.string(), codeNumber: z.string(), codeNotation: z.string() }),
  ),
  /** every reason against closing now; empty = may be closed */
  closing: z.array(reason),
});
export type CaseFile = z.infer<typeof caseFile>;

const one = { id: z.string().max(60) };

export const caseFilesContract = {
  list: operation("GET", "/case-files", "Hồ sơ công việc")
    .input(
      z.object({
        state: z.enum(["open", "closed"]).optional(),
        mine: z.union([z.boolean(), z.stringbool()]).default(false),
        q: z.string().max(200).optional(),
        ...pageRequest,
      }),
    )
    .output(page(caseFileRow)),
  get: operation("GET", "/case-files/{id}", "Một hồ sơ với các văn bản theo thời gian")
    .input(z.object(one))
    .output(caseFile),
  open: operation("POST", "/case-files", "Mở hồ sơ")
    .input(
      z.object({
        notation: z.string().trim().min(1).max(20),
        title: z.string().trim().min(3).max(500),
        year: z.number().int().min(1990).max(2100),
        retention: z.enum(RETENTIONS),
      }),
    )
    .output(caseFileRow),
  /** the case files a document lies in, and those it probably belongs to */
  ofDocument: operation("GET", "/documents/{id}/case-files", "Hồ sơ của một văn bản")
    .input(z.object(one))
    .output(
      z.object({
        in: z.array(caseFileRow),
        /** open files, the likeliest first */
        suggested: z.array(caseFileRow),
        /** the letter it answers, or the replies to it: they are filed with it */
        partners: z.array(z.object({ documentId: z.string(), direction: z.enum(["in", "out"]) })),
      }),
    ),
  file: operation("POST", "/case-files/{id}/documents", "Đưa văn bản vào hồ sơ")
    .input(z.object({ ...one, documentId: z.string().max(60) }))
    /** `along`: the documents of the same matter that went in with it by this act */
    .output(caseFile.extend({ along: z.array(z.string()) })),
  unfile: operation("DELETE", "/case-files/{id}/documents/{documentId}", "Đưa văn bản ra khỏi hồ sơ")
    .input(
      z.object({
        ...one,
        documentId: z.string().max(60),
        /** ids apart by commas that went in with it and leave with it */
        along: z.string().max(1000).default(""),
      }),
    )
    .output(caseFile),
  close: operation("POST", "/case-files/{id}/close", "Kết thúc hồ sơ")
    .input(z.object({ ...one, rowVersion: z.number().int() }))
    .output(caseFile),
};

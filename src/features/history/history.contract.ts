// The story of a document in sentences: who, on whose behalf, when, what, who read it (QC-4.1).
import { z } from "zod";
import { instant, operation } from "#src/platform/http/contract.ts";

export const historyRow = z.object({
  id: z.string(),
  at: instant,
  /** "Văn thư Trần Thị Ngọc Hân"; "Hệ thống" when no person acted */
  who: z.string(),
  /** acted for another: both names are shown */
  onBehalf: z.string().nullable(),
  /** the whole sentence without the name: "vào sổ, số đến 1847" */
  sentence: z.string(),
  kind: z.enum(["act", "read", "refused", "exchange"]),
  action: z.string(),
  /** linked into the agency's chain */
  sealed: z.boolean(),
});
export type HistoryRow = z.infer<typeof historyRow>;

export const history = z.object({
  documentId: z.string(),
  rows: z.array(historyRow),
  /** the agency's chain: how far it is linked, when */
  chain: z.object({ sealedTo: z.number(), sealedAt: instant.nullable(), waiting: z.number() }),
  /** who may see the document, and why */
  readers: z.array(z.object({ who: z.string(), why: z.string(), seenAt: instant.nullable() })),
});

export const historyContract = {
  history: operation("GET", "/documents/{id}/history", "Lịch sử của văn bản, thành câu")
    .input(z.object({ id: z.string().max(60) }))
    .output(history),
};

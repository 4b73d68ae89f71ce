import { z } from "zod";
import { instant, operation } from "#src/platform/http/contract.ts";

/** A sender as the register names it: one of the agency's own correspondents, or an agency of the province's directory. */
export const correspondentSuggestion = z.object({
  name: z.string(),
  /** identification code on the axis, when there is one (QĐ 20/2020: up to 35 letters) */
  code: z.string().nullable(),
  symbol: z.string(),
  /** the parent body (cơ quan chủ quản), empty when none */
  inCharge: z.string(),
  source: z.enum(["used", "directory"]),
  /** what was asked for is this agency's name, whole or short, not only a part of it */
  named: z.boolean(),
  usedCount: z.number(),
  lastUsedAt: instant.nullable(),
});
export type CorrespondentSuggestion = z.infer<typeof correspondentSuggestion>;

export const correspondentsContract = {
  suggest: operation("GET", "/correspondents", "Gợi ý cơ quan gửi, cơ quan nhận khi đang gõ")
    .input(
      z.object({
        /** any part of the name without accents, the initials (`sxd`), or the code; empty = the latest used */
        q: z.string().max(200).default(""),
        /** where the letter is dated: a short name means an agency of the province only when the letter was written in it */
        place: z.string().max(200).optional(),
        limit: z.coerce.number().int().min(1).max(50).default(12),
      }),
    )
    .output(z.array(correspondentSuggestion)),
};

import { z } from "zod";
import { operation } from "#src/platform/http/contract.ts";

export const railContract = {
  /** the numbers beside the words of the left rail: what waits for the caller's post */
  counts: operation("GET", "/session/counts", "Số việc đang chờ ở thanh bên").output(
    z.object({
      /** waiting in the intake (clerks only, else 0) */
      intake: z.number(),
      /** by box: `to-direct`, `to-do`, `to-sign` …, and `exchange` for clerks: recipients that need them; a box without anything is absent */
      boxes: z.record(z.string(), z.number()),
    }),
  ),
};

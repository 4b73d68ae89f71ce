// Whether the line came back since something could not be sent: an answer to something asked later tells it.
import { useEffect, useState } from "react";
import { onAnswer } from "../app/api.ts";
import { useLive } from "./live.ts";

/**
 * False until the server is heard again.
 * @param fault what the line failed with; another one begins anew
 */
export function useLineBack(fault: unknown): boolean {
  const [over, setOver] = useState<unknown>(null);
  useEffect(() => {
    const since = performance.now();
    return onAnswer((askedAt) => askedAt > since && setOver(fault));
  }, [fault]);
  useLive("reconnected", () => setOver(fault));
  return over === fault;
}

// Whether the line came back since something could not be sent: any answer of the server tells it.
import { useEffect, useRef, useState } from "react";
import { onAnswer } from "../app/api.ts";
import { useLive } from "./live.ts";

/**
 * False until the server is heard again.
 * @param fault what the line failed with; another one begins anew
 */
export function useLineBack(fault: unknown): boolean {
  const [over, setOver] = useState<unknown>(null);
  const latest = useRef(fault);
  latest.current = fault;
  useEffect(() => onAnswer(() => setOver(latest.current)), []);
  useLive("reconnected", () => setOver(latest.current));
  return over === fault;
}

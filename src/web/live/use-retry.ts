/**
 * What a broken line kept from the server is tried again by itself: when the browser is online again, when the live stream is back,
 * after the screen was unlocked, and after pauses that grow. Nobody has to type a letter for it.
 *
 *   useRetry(fault, () => void save());
 */
import { useEffect, useRef } from "react";
import { failureOf } from "../app/api.ts";
import { useLocked } from "../app/lock.ts";
import { useLive } from "./live.ts";

const FIRST_PAUSE = 2000;
const LONGEST_PAUSE = 60_000;

/** True when the same words may well be taken a moment later: no answer, no session, or the server itself in trouble. */
export function worthRetrying(error: unknown): boolean {
  if (error === null || error === undefined) return false;
  const { problem } = failureOf(error);
  return problem === null || problem.status === 401 || problem.status === 429 || problem.status >= 500;
}

export function nextPause(pause: number): number {
  return Math.min(pause * 2, LONGEST_PAUSE);
}

/** @param fault what the last try ended with, null when all is well */
export function useRetry(fault: unknown, run: () => void, firstPause = FIRST_PAUSE): void {
  const latest = useRef(run);
  latest.current = run;
  const on = useLocked() === null && worthRetrying(fault);
  useLive("reconnected", () => on && latest.current());
  useEffect(() => {
    if (!on) return;
    const now = () => latest.current();
    let pause = firstPause;
    let timer = setTimeout(again, pause);
    function again(): void {
      now();
      pause = nextPause(pause);
      timer = setTimeout(again, pause);
    }
    addEventListener("online", now);
    return () => {
      clearTimeout(timer);
      removeEventListener("online", now);
    };
  }, [on, firstPause]);
}

/**
 * The time of the server as seen from this computer. `useNow(60_000)` gives the instant (ms) and wakes every minute.
 * Office PCs have wrong clocks: every answer of the server carries its time, and the page keeps the difference.
 */
import { useEffect, useState } from "react";

let offset = 0;

/** @param serverNow the `Date` of an answer, whole seconds; small differences are the way of the answer, not the clock */
export function hearServerTime(serverNow: number): void {
  const difference = serverNow + 500 - Date.now();
  if (Math.abs(difference - offset) > 5000) offset = difference;
  else if (Math.abs(difference) <= 5000) offset = 0;
}
export function now(): number {
  return Date.now() + offset;
}
export function useNow(every = 60_000): number {
  const [at, setAt] = useState(now);
  useEffect(() => {
    const wait = every - (now() % every);
    let timer = setTimeout(function tick() {
      setAt(now());
      timer = setTimeout(tick, every - (now() % every));
    }, wait);
    return () => clearTimeout(timer);
  }, [every]);
  return at;
}

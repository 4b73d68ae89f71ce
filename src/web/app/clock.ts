/**
 * The time of the server as seen from this computer. `useNow(60_000)` gives the instant (ms) and wakes every minute.
 * Office PCs have wrong clocks: `setServerTime` is told the server's instant with every `me`.
 */
import { useEffect, useState } from "react";

let offset = 0;

export function setServerTime(serverNow: number): void {
  offset = serverNow - Date.now();
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

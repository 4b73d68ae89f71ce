/**
 * A committing key counts only for what the person has seen. What slides in by itself after an act (the next letter, the next step,
 * a question) must have stood on the screen for a moment first; somebody who holds a key down or presses it again and again would
 * otherwise register letters unseen (NĐ 30/2020 Đ22; QC-7.1: what was issued stays issued).
 *
 *   useArrival(item.id);                 // in the part that shows one thing and commits it
 *   useLoading(!loaded);                 // in a part that still draws what is to be seen
 */
import { useEffect, useSyncExternalStore } from "react";

/** ms a thing must have stood on the screen */
export const SETTLE = 600;
/** ms without a press after one that came too early: a hand that goes on hammering never hits */
const QUIET = 350;
/** ms after which a page that does not come holds nobody up any more */
const LONGEST_LOAD = 5000;

let arrivedAt: number | null = null;
let waitsForPage = false;
let loading = 0;
let loadedAt = 0;
let earlyAt = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let shown: "settled" | "settling" | "early" = "settled";
const listeners = new Set<() => void>();

/**
 * Something new stands there.
 * @param page also its page has to be drawn
 * @returns takes it away again: what stood there before, and had been seen, is there as if nothing had come between
 */
export function arrive(now = performance.now(), page = false): () => void {
  const before = [arrivedAt, waitsForPage] as const;
  arrivedAt = now;
  waitsForPage = page;
  earlyAt = 0;
  tell("settling");
  return () => {
    if (arrivedAt === now) [arrivedAt, waitsForPage] = before;
  };
}

/** @returns the moment from which a committing key counts; null while the page is still being drawn */
function countsFrom(now: number): number | null {
  if (arrivedAt === null) return 0;
  const latest = arrivedAt + LONGEST_LOAD;
  if (waitsForPage && loading > 0 && now < latest) return null;
  const seen = waitsForPage ? Math.max(arrivedAt, Math.min(loadedAt, latest)) : arrivedAt;
  return Math.max(seen + SETTLE, earlyAt === 0 ? 0 : earlyAt + QUIET);
}

/** True when what stands on the screen has stood there long enough to be committed. */
export function settled(now = performance.now()): boolean {
  const from = countsFrom(now);
  return from !== null && now >= from;
}

/** A committing press came too early: it counts for nothing and the person is told. */
export function tooEarly(now = performance.now()): void {
  earlyAt = now;
  tell("early");
}

/** @returns how to say that it is drawn */
export function beginLoading(): (now?: number) => void {
  loading += 1;
  return (now = performance.now()) => {
    loading -= 1;
    loadedAt = now;
  };
}

/** `subject` names what stands there; another name is another thing that must be seen first. */
export function useArrival(subject: string | null): void {
  useEffect(() => {
    if (subject !== null) arrive(performance.now(), true);
  }, [subject]);
}

export function useLoading(on: boolean): void {
  useEffect(() => {
    if (!on) return;
    const done = beginLoading();
    return () => done();
  }, [on]);
}

/** For the key bar: `early` when a press was not taken. */
export function useSettling(): typeof shown {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => shown,
    () => shown,
  );
}

function tell(next: typeof shown): void {
  if (shown !== next) {
    shown = next;
    // the caps of the keys show it
    if (typeof document !== "undefined") document.documentElement.toggleAttribute("data-settling", next !== "settled");
    for (const listener of listeners) listener();
  }
  clearTimeout(timer);
  if (next !== "settled") timer = setTimeout(() => tell(settled() ? "settled" : shown), SETTLE / 4);
}

/**
 * Which pages of which bytes this person has looked at. Kept per hash: another version begins unseen. Lives as long as the tab,
 * also through a locked phone.
 */
import { useSyncExternalStore } from "react";

const PREFIX = "mo.seen.";
const known = new Map<string, ReadonlySet<number>>();
const listeners = new Set<() => void>();
const NONE: ReadonlySet<number> = new Set();

function read(sha256: string): ReadonlySet<number> {
  const now = known.get(sha256);
  if (now) return now;
  let pages: ReadonlySet<number> = NONE;
  try {
    pages = new Set((JSON.parse(sessionStorage.getItem(PREFIX + sha256) ?? "[]") as unknown[]).map(Number));
  } catch {
    // a broken store only means: look again
  }
  known.set(sha256, pages);
  return pages;
}

export function markSeen(sha256: string, page: number): void {
  const now = read(sha256);
  if (now.has(page)) return;
  const next = new Set(now).add(page);
  known.set(sha256, next);
  try {
    sessionStorage.setItem(PREFIX + sha256, JSON.stringify([...next]));
  } catch {
    // a full store: the page keeps it in memory
  }
  for (const listener of listeners) listener();
}

export function seenPages(sha256: string | null): ReadonlySet<number> {
  return sha256 ? read(sha256) : NONE;
}
export function useSeenPages(sha256: string | null): ReadonlySet<number> {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => seenPages(sha256),
    () => NONE,
  );
}

/** Pages from 1 that nobody looked at, in their order. */
export function unseenOf(seen: ReadonlySet<number>, pages: number): number[] {
  return Array.from({ length: pages }, (_, index) => index + 1).filter((page) => !seen.has(page));
}

/** `5–7, 9`. */
export function pagesWords(pages: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const page of pages) {
    const last = runs[runs.length - 1];
    if (last && last[1] === page - 1) last[1] = page;
    else runs.push([page, page]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}

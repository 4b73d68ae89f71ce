/**
 * The screen lock: after 15 minutes without a touch (5 for administrators), when the server no longer knows the session, or
 * by hand. The page stays as it is behind the lock dialog, with everything typed.
 */
import { useEffect, useSyncExternalStore } from "react";
import { onSessionLost } from "./api.ts";
import { identityApi, useMe } from "./session.tsx";

export type LockReason = "idle" | "expired" | "by-hand";
const MINUTE = 60_000;
let locked: LockReason | null = null;
const listeners = new Set<() => void>();

function set(reason: LockReason | null): void {
  if (locked === reason || (locked !== null && reason !== null)) return;
  locked = reason;
  for (const listener of listeners) listener();
}
function lock(reason: LockReason): void {
  set(reason);
  // A locked screen must not leave a living session behind; a broken line only means the server ends it by itself.
  identityApi.signOut().catch(() => undefined);
}
export function lockNow(): void {
  lock("by-hand");
}
export function unlocked(): void {
  set(null);
}
export function useLocked(): LockReason | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => locked,
    () => locked,
  );
}

/** Minutes without a touch before the screen locks. */
export function lockMinutes(roles: readonly string[]): number {
  return roles.includes("quan-tri") || roles.includes("van-hanh") ? 5 : 15;
}

/** Watches for idleness and lost sessions; mounted once in the frame. */
export function useLockWatch(): void {
  const me = useMe();
  const minutes = lockMinutes(me.post.roles);
  useEffect(() => onSessionLost(() => set("expired")), []);
  useEffect(() => {
    let touched = Date.now();
    const touch = () => {
      touched = Date.now();
    };
    const signs = ["keydown", "pointerdown", "pointermove", "wheel", "touchstart"] as const;
    for (const sign of signs) addEventListener(sign, touch, { passive: true });
    const timer = setInterval(() => Date.now() - touched > minutes * MINUTE && locked === null && lock("idle"), 10_000);
    return () => {
      clearInterval(timer);
      for (const sign of signs) removeEventListener(sign, touch);
    };
  }, [minutes]);
}

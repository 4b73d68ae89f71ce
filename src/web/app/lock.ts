/**
 * The screen lock: after 15 minutes without a touch in any tab of this browser (5 for administrators), when the server no longer knows
 * the session, or by hand. The page stays as it is behind the lock dialog, with everything typed. All tabs have one session: they lock
 * together and one password opens them all.
 */
import { useEffect, useSyncExternalStore } from "react";
import { idleMinutes } from "#src/rules/access/idle-time.ts";
import { onSessionLost } from "./api.ts";
import { sinceTouch, watchTouches } from "./line/touch.ts";
import { queryClient } from "./query.ts";
import { identityApi, useMe } from "./session.tsx";

export type LockReason = "idle" | "expired" | "by-hand";
type Word = { kind: "locked"; reason: LockReason } | { kind: "unlocked"; postId: string };
const MINUTE = 60_000;
const LOOK = 10_000;
let locked: LockReason | null = null;
const listeners = new Set<() => void>();
const tabs = new BroadcastChannel("m-office-lock");
const tellTabs = (word: Word): void => tabs.postMessage(word);

function set(reason: LockReason | null): void {
  if (locked === reason || (locked !== null && reason !== null)) return;
  locked = reason;
  for (const listener of listeners) listener();
}
function lock(reason: LockReason): void {
  set(reason);
  tellTabs({ kind: "locked", reason });
  // A locked screen must not leave a living session behind; a broken line only means the server ends it by itself.
  identityApi.signOut().catch(() => undefined);
}
/** A broken line says nothing: what was typed is sent when it is back. */
async function stayAlive(): Promise<void> {
  const session = await identityApi.session().catch(() => null);
  if (session && session.me === null) set("expired");
}
export function lockNow(): void {
  lock("by-hand");
}
/** @param postId whose session lives again: a tab of another person or post stays locked */
export function unlocked(postId: string): void {
  set(null);
  tellTabs({ kind: "unlocked", postId });
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

/**
 * Locks after idleness or a lost session; mounted once in the frame. Who reads or types without asking the server for anything is at
 * work all the same: the server, which ends a session after the same minutes, hears of it once a minute.
 */
export function useLockWatch(): void {
  const me = useMe();
  const minutes = idleMinutes(me.post.roles);
  const postId = me.post.id;
  useEffect(() => onSessionLost(() => set("expired")), []);
  useEffect(() => {
    const hear = ({ data }: MessageEvent<Word>) => {
      if (data.kind === "locked") return set(data.reason);
      if (data.postId !== postId) return;
      set(null);
      void queryClient.invalidateQueries();
    };
    tabs.addEventListener("message", hear);
    return () => tabs.removeEventListener("message", hear);
  }, [postId]);
  useEffect(() => {
    const touches = watchTouches();
    let told = Date.now();
    const timer = setInterval(() => {
      touches.tell();
      if (locked !== null) return;
      if (sinceTouch() > minutes * MINUTE) lock("idle");
      else if (Date.now() - told >= MINUTE && sinceTouch() < Date.now() - told) {
        told = Date.now();
        void stayAlive();
      }
    }, LOOK);
    return () => {
      clearInterval(timer);
      touches.stop();
    };
  }, [minutes]);
}

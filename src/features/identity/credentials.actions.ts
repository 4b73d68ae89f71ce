// What an administrator's acts mean for signing in: a first-use password, sessions that end. Called inside their transactions.
import { randomInt } from "node:crypto";
import type { Tx } from "#src/platform/db/database.ts";
import * as store from "./identity.store.ts";
import { FAILURES_BEFORE_LOCK, FIRST_PASSWORD_DAYS, LOCK_HOURS } from "./password.rules.ts";

/** A first-use password that can be read aloud: no letters that look alike, fits the rules of the password. */
export function firstPassword(): string {
  const pick = (letters: string, count: number): string =>
    Array.from({ length: count }, () => letters[randomInt(letters.length)]).join("");
  return `${pick("ABCDEFGHKLMNPQRSTUVXY", 1)}${pick("abcdefghkmnpqrstuvxy", 5)}-${pick("23456789", 4)}-${pick("abcdefghkmnpqrstuvxy", 4)}`;
}

/** From how many failures at one place on a login is locked there, and how long. */
export const SIGN_IN_LOCK = { failures: FAILURES_BEFORE_LOCK, hours: LOCK_HOURS };

/** Until when a first-use password given now opens the door. */
export function firstPasswordUntil(now: Date): Date {
  return new Date(now.getTime() + FIRST_PASSWORD_DAYS * 24 * 3_600_000);
}

/** The person comes in with this password once and must change it; every session ends, failures are forgotten. */
export async function giveFirstPassword(tx: Tx, personId: string, first: { hash: string; now: Date }): Promise<void> {
  await store.setFirstPassword(tx, personId, { hash: first.hash, until: firstPasswordUntil(first.now) });
  await store.forgetFailures(tx, { personId });
  await store.deleteSessions(tx, { personId });
}

/** Wrong passwords of before count no more, wherever they came from. */
export async function unlockSignIn(tx: Tx, personId: string): Promise<void> {
  await store.unlock(tx, personId);
  await store.forgetFailures(tx, { personId });
}

/** All sessions of a person, or those in one of his posts, end now. */
export function endSessions(tx: Tx, which: { personId: string; postId?: string }): Promise<void> {
  return store.deleteSessions(tx, which);
}

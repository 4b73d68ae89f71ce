// What an administrator's acts mean for signing in: a first-use password, sessions that end. Called inside their transactions.
import { randomInt } from "node:crypto";
import type { Tx } from "#src/platform/db/database.ts";
import * as store from "./identity.store.ts";

/** A first-use password that can be read aloud: no letters that look alike, fits the rules of the password. */
export function firstPassword(): string {
  const pick = (letters: string, count: number): string =>
    Array.from({ length: count }, () => letters[randomInt(letters.length)]).join("");
  return `${pick("ABCDEFGHKLMNPQRSTUVXY", 1)}${pick("abcdefghkmnpqrstuvxy", 5)}-${pick("23456789", 4)}-${pick("abcdefghkmnpqrstuvxy", 4)}`;
}

/** The person comes in with this password once and must change it; every session ends, failures are forgotten. */
export async function giveFirstPassword(tx: Tx, personId: string, hashOfPassword: string): Promise<void> {
  await store.setFirstPassword(tx, personId, hashOfPassword);
  await store.deleteSessions(tx, { personId });
}

/** All sessions of a person, or those in one of his posts, end now. */
export function endSessions(tx: Tx, which: { personId: string; postId?: string }): Promise<void> {
  return store.deleteSessions(tx, which);
}

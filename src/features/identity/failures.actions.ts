// Wrong passwords: counted for the login and the place they came from, answered alike whether or not anybody has that login.
import { recordAudit } from "#src/features/audit/record.actions.ts";
import { inAgency } from "#src/platform/db/database.ts";
import type { Call } from "#src/platform/http/call.ts";
import { placeOf } from "#src/platform/http/values/place-of.ts";
import { type Problem, problem } from "#src/platform/problem/problem.ts";
import * as store from "./identity.store.ts";
import { FAILURES_BEFORE_LOCK, FAILURES_EVERYWHERE, FIRST_PASSWORD_DAYS, LOCK_HOURS } from "./password.rules.ts";

export const wrong = problem(
  "session.wrong",
  401,
  "Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra bộ gõ tiếng Việt và phím Caps Lock rồi nhập lại.",
);
export const locked = problem(
  "session.locked",
  423,
  `Tên đăng nhập này bị khóa ${LOCK_HOURS} giờ ở đây sau ${FAILURES_BEFORE_LOCK} lần nhập sai. Hãy đăng nhập từ nơi khác, hoặc nhờ quản trị cơ quan mở khóa.`,
);

const LOCK_MS = LOCK_HOURS * 3_600_000;
const DAY = 24 * 3_600_000;

export type Tried = store.Try & { since: Date; person: store.PersonRow | undefined };

/** @param person who has the login, if anybody */
export function triedBy(call: Call, login: string, person: store.PersonRow | undefined): Tried {
  return { login, from: placeOf(call.from), now: call.now, since: new Date(call.now.getTime() - LOCK_MS), person };
}

/** Has this login failed too often from there, or from everywhere? */
export async function isShut(call: Call, of: Tried): Promise<boolean> {
  if (of.person?.locked_until && of.person.locked_until > call.now) return true;
  return isLocked(await store.failuresOf(call.db, of, of.since));
}

function isLocked(failures: store.Failures): boolean {
  return failures.here >= FAILURES_BEFORE_LOCK || failures.everywhere >= FAILURES_EVERYWHERE;
}

type Who = { personId: string; postId: string; agencyId: number };

/** Counts it, whoever or nobody it was. @param who of an open session @returns how many tries are left; 0: locked by now */
export async function countFailure(call: Call, of: Tried, who?: Who): Promise<number> {
  const failures = await store.countFailure(call.db, of, of.since);
  if (failures.everywhere >= FAILURES_EVERYWHERE)
    await store.lockEverywhere(call.db, of.login, new Date(call.now.getTime() + LOCK_MS));
  const teller = who ?? (of.person && (await inFirstPost(call, of.person.id)));
  if (teller) await auditSession(call, teller, isLocked(failures) ? "session.locked" : "session.sign-in-failed");
  return isLocked(failures) ? 0 : FAILURES_BEFORE_LOCK - failures.here;
}

async function inFirstPost(call: Call, personId: string): Promise<Who | undefined> {
  const [post] = await store.listPosts(call.db, personId, call.now);
  return post && { personId, postId: post.post_id, agencyId: post.agency_id };
}

/** What is answered to a wrong password after which so many tries are left. */
export function wrongWith(left: number, of = wrong): Problem {
  if (left === 0) return locked();
  return of([{ code: "session.tries-left", message: `Còn ${left} lần nhập trước khi khóa.`, facts: { left } }]);
}

/** A line of the trail about coming in and going out. */
export async function auditSession(
  call: Call,
  who: Who,
  action: "session.signed-in" | "session.sign-in-failed" | "session.locked" | "session.signed-out",
  signedIn: { firstPassword: boolean; session: string } | null = null,
): Promise<void> {
  await inAgency(call.db, who.agencyId, async (tx) => {
    const since = new Date(call.now.getTime() - FIRST_PASSWORD_DAYS * DAY);
    // whoever gave the password knows it too: the trail says when it was used where an administrator works
    const facts = {
      ...(signedIn && { session: signedIn.session }),
      ...(signedIn?.firstPassword && {
        firstPassword: true,
        administratorsPlace: await store.administratorWasHere(tx, { ...who, from: call.from, since }),
      }),
    };
    const entry = { action, objectType: "person", objectId: who.personId, facts } as const;
    await recordAudit(tx, { ...call, caller: who }, entry);
  });
}

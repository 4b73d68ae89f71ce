import { createHash, randomBytes } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { hash, verify } from "@node-rs/argon2";
import { recordAudit } from "#src/features/audit/record.actions.ts";
import { sessionMark } from "#src/features/audit/rows/sessions.actions.ts";
import type { Caller } from "#src/platform/act/act.ts";
import { inAgency, type Tx } from "#src/platform/db/database.ts";
import { type Call, type SignedIn, signedOut } from "#src/platform/http/call.ts";
import { newId } from "#src/platform/ids/ids.ts";
import { Problem, problem, refuseIf } from "#src/platform/problem/problem.ts";
import { idleMinutes } from "#src/rules/access/idle-time.ts";
import { workingRoles } from "#src/rules/access/posts.ts";
import { auditSession, countFailure, isShut, locked, triedBy, wrong, wrongWith } from "./failures.actions.ts";
import type { Me } from "./identity.contract.ts";
import * as store from "./identity.store.ts";
import { checkNewPassword, FIRST_PASSWORD_DAYS, REFUSAL_MS, SESSION_HOURS } from "./password.rules.ts";

const closed = problem(
  "session.closed",
  403,
  "Tài khoản này đã đóng. Nếu bạn vẫn làm việc ở cơ quan, hãy nhờ quản trị mở lại.",
);
const noPost = problem("session.no-post", 403, "Tài khoản chưa được giao chức danh nào. Hãy báo quản trị cơ quan.");
const tooOld = problem(
  "session.first-password-too-old",
  403,
  `Mật khẩu lần đầu chỉ dùng được trong ${FIRST_PASSWORD_DAYS} ngày và đã hết hạn. Hãy nhờ quản trị cơ quan cấp lại.`,
);
const wrongPassword = problem("password.wrong", 409, "Mật khẩu đang dùng chưa đúng; mật khẩu chưa đổi.");
const oldTerms = problem("terms.old", 409, "Quy định sử dụng vừa có bản mới. Hãy đọc bản mới rồi chấp nhận.");

const HOUR = 3_600_000;
const MINUTE = 60_000;
// the Vietnamese keyboard may send decomposed letters: the same password in another spelling
const normal = (password: string): string => password.normalize("NFC");
const tokenHash = (token: string): string => createHash("sha256").update(token).digest("hex");
// compared when the login is unknown, so that the answer takes as long
const NOBODY = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$GpZ3sK/oH9p7VIiV56G/64Zo/8GaUw434IimaPqxwCo";

/** @returns an argon2id hash (19 MiB, 2 passes) of the NFC spelling */
export function hashPassword(password: string): Promise<string> {
  return hash(normal(password), { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
}

/**
 * Opens a session in the person's first post and sets the cookie.
 * @throws Problem 401 wrong, 423 locked after five failures from there: the same for a login nobody has; 403 without a post
 */
export async function signIn(call: Call, input: { login: string; password: string }): Promise<Me> {
  const started = performance.now();
  const login = input.login.toLowerCase().normalize("NFC");
  const person = await store.findPersonByLogin(call.db, login);
  const good = await verify(person?.password_hash ?? NOBODY, normal(input.password)).catch(() => false);
  const tried = triedBy(call, login, person);
  const shut = await isShut(call, tried);
  if (!person || !good || shut) {
    const refusal = shut ? locked() : wrongWith(await countFailure(call, tried));
    // how long it took to find nobody, or to write about somebody, is nobody's business
    await setTimeout(Math.max(0, REFUSAL_MS - (performance.now() - started)));
    throw refusal;
  }
  // from here on told to who knows the password only
  if (person.disabled_at) throw closed();
  const [first] = await store.listPosts(call.db, person.id, call.now);
  if (!first) throw await withoutPost(call, person.id);
  if (person.must_change_password && person.first_password_until && person.first_password_until < call.now)
    throw tooOld();
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(call.now.getTime() + SESSION_HOURS * HOUR);
  const sessionId = newId("ses", call.now.getTime());
  // the cookie is about to be another: nobody could end the session of the old one any more
  const earlier = call.sessionToken
    ? await store.findSession(call.db, tokenHash(call.sessionToken), call.now)
    : undefined;
  await call.db.transaction().execute(async (tx) => {
    // between the comparison and now the password may have been changed or given anew: the old one opens nothing more
    if (!(await store.recordSignIn(tx, person.id, { now: call.now, verified: person.password_hash }))) throw wrong();
    await store.forgetFailures(tx, { personId: person.id, from: tried.from });
    if (earlier) await store.deleteSession(tx, earlier.session_id);
    await store.insertSession(tx, {
      id: sessionId,
      tokenHash: tokenHash(token),
      personId: person.id,
      postId: first.post_id,
      agencyId: first.agency_id,
      now: call.now,
      expiresAt,
      from: call.from,
    });
  });
  if (earlier) {
    const { person_id: personId, post_id: postId, agency_id: agencyId } = earlier;
    await auditSession(call, { personId, postId, agencyId }, "session.signed-out");
  }
  const who = { personId: person.id, postId: first.post_id, agencyId: first.agency_id };
  const session = sessionMark({ id: sessionId, tokenHash: tokenHash(token), expiresAt });
  await auditSession(call, who, "session.signed-in", { firstPassword: person.must_change_password, session });
  call.setSession(token, expiresAt);
  return describe(call, tokenHash(token));
}

async function withoutPost(call: Call, personId: string): Promise<Problem> {
  const [agencyName] = await store.waitingAt(call.db, personId);
  if (!agencyName) return noPost();
  return new Problem({
    code: "session.waiting",
    status: 403,
    message: `Mật khẩu đúng, nhưng tài khoản chưa dùng được: còn chờ lãnh đạo hoặc chánh văn phòng của ${agencyName} xác nhận. Hãy báo họ mở mục “Chờ xác nhận”, rồi đăng nhập lại.`,
  });
}

/** Session token → who; null when unknown, expired or idle too long. */
export async function authenticate(
  token: string,
  call: Pick<Call, "db" | "now" | "requestId" | "from">,
  renew = true,
): Promise<SignedIn | null> {
  const row = await store.findSession(call.db, tokenHash(token), call.now);
  if (!row) return null;
  const idle = call.now.getTime() - row.seen_at.getTime();
  if (idle > idleMinutes(row.roles) * MINUTE) return null;
  if (renew && idle > MINUTE / 2) await store.touchSession(call.db, row.session_id, call.now);
  const caller: Caller = {
    personId: row.person_id,
    fullName: row.full_name,
    postId: row.post_id,
    postTitle: row.post_title,
    unitId: row.unit_id,
    agencyId: row.agency_id,
    roles: workingRoles(row.roles),
    principalIds: row.principal_ids,
    sessionId: row.session_id,
  };
  return {
    act: { ...call, caller },
    login: row.login,
    termsAccepted: row.terms_accepted,
    mustChangePassword: row.must_change_password,
  };
}

async function describe(call: Call, hashOfToken: string): Promise<Me> {
  const row = await store.findSession(call.db, hashOfToken, call.now);
  if (!row) throw noPost();
  const posts = (await store.listPosts(call.db, row.person_id, call.now)).map((post) => ({
    id: post.post_id,
    title: post.title,
    unitName: post.unit_name,
    agency: { id: post.agency_id, code: post.agency_code, name: post.agency_name },
    roles: workingRoles(post.roles) as Me["post"]["roles"],
  }));
  const current = posts.find((post) => post.id === row.post_id);
  if (!current) throw noPost();
  return {
    person: { id: row.person_id, fullName: row.full_name, login: row.login },
    post: current,
    posts,
    termsAccepted: row.terms_accepted,
    mustChangePassword: row.must_change_password,
    expiresAt: row.expires_at.toISOString(),
  };
}

/** The current session described for the page; null when signed out. */
export async function currentSession(call: Call, signedIn: SignedIn | null): Promise<Me | null> {
  if (!signedIn || !call.sessionToken) return null;
  return describe(call, tokenHash(call.sessionToken));
}

export async function signOut(call: Call, signedIn: SignedIn): Promise<void> {
  await store.deleteSession(call.db, signedIn.act.caller.sessionId);
  await auditSession(call, signedIn.act.caller, "session.signed-out");
  call.setSession(null, null);
}

/** @throws Problem 403 when the post is not the person's */
export async function switchPost(call: Call, signedIn: SignedIn, postId: string): Promise<Me> {
  const { caller } = signedIn.act;
  const target = (await store.listPosts(call.db, caller.personId, call.now)).find((post) => post.post_id === postId);
  if (!target) throw noPost();
  await inAgency(call.db, target.agency_id, async (tx: Tx) => {
    const moved = await store.moveSession(tx, caller.sessionId, { postId, agencyId: target.agency_id });
    if (!moved) throw signedOut();
    const session = sessionMark({ id: caller.sessionId, tokenHash: moved.token_hash, expiresAt: moved.expires_at });
    await recordAudit(
      tx,
      { ...call, caller: { personId: caller.personId, postId, agencyId: target.agency_id } },
      { action: "session.post-switched", objectType: "person", objectId: caller.personId, facts: { session } },
    );
  });
  return describe(call, tokenHash(call.sessionToken ?? ""));
}

export async function readTerms(
  call: Call,
  personId: string | null,
): Promise<{ version: string; body: string; acceptedAt: string | null }> {
  const row = await store.currentTerms(call.db, call.now, personId);
  return { version: row?.version ?? "", body: row?.body ?? "", acceptedAt: row?.accepted_at?.toISOString() ?? null };
}

/** QC-4.4: recorded per person and version. @throws Problem 409 when a newer version is in force */
export async function acceptTerms(call: Call, signedIn: SignedIn, version: string): Promise<Me> {
  const { caller } = signedIn.act;
  const terms = await store.currentTerms(call.db, call.now, caller.personId);
  if (terms?.version !== version) throw oldTerms();
  await inAgency(call.db, caller.agencyId, async (tx) => {
    await store.insertAcceptance(tx, { personId: caller.personId, version, now: call.now, from: call.from });
    await recordAudit(tx, signedIn.act, {
      action: "terms.accepted",
      objectType: "person",
      objectId: caller.personId,
      facts: { version },
    });
  });
  return describe(call, tokenHash(call.sessionToken ?? ""));
}

/**
 * Wrong ones count as at the sign-in: an open session that somebody else sits at is no place to guess at. Every other session of the
 * person ends. @throws Problem 409 with all reasons; 423 locked after five failures from there: then this session ends, too
 */
export async function changePassword(
  call: Call,
  signedIn: SignedIn,
  input: { current: string; next: string },
): Promise<Me> {
  const { caller } = signedIn.act;
  const person = await store.findPersonByLogin(call.db, signedIn.login);
  const tried = triedBy(call, signedIn.login, person);
  const good = await verify(person?.password_hash ?? NOBODY, normal(input.current)).catch(() => false);
  // ended while this was on its way: by the same change made elsewhere, or by the fifth of many guesses at once
  if (!(await store.findSession(call.db, tokenHash(call.sessionToken ?? ""), call.now))) throw signedOut();
  if (await isShut(call, tried)) throw locked();
  if (!person || !good) {
    const left = await countFailure(call, tried, caller);
    if (left === 0) await signOut(call, signedIn);
    throw wrongWith(left, wrongPassword);
  }
  refuseIf(checkNewPassword(normal(input.next), { login: signedIn.login, current: normal(input.current) }));
  const next = await hashPassword(input.next);
  await inAgency(call.db, caller.agencyId, async (tx) => {
    if (!(await store.setPassword(tx, caller.personId, { verified: person.password_hash, hash: next })))
      throw wrongPassword();
    await store.forgetFailures(tx, { personId: caller.personId, from: tried.from });
    await store.deleteOtherSessions(tx, caller.personId, caller.sessionId);
    await recordAudit(tx, signedIn.act, {
      action: "password.changed",
      objectType: "person",
      objectId: caller.personId,
    });
  });
  return describe(call, tokenHash(call.sessionToken ?? ""));
}

/** Demo state; undefined before the installation was set up. */
export const readInstallation = store.readInstallation;

/** Accounts shown on the demo's sign-in page: one of each role. */
export async function readDemoAccounts(db: Call["db"]) {
  return (await store.demoAccounts(db)).map((row) => ({
    login: row.login,
    fullName: row.full_name,
    title: row.title,
    agencyName: row.agency_name,
  }));
}

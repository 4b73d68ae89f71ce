// What an administrator does with accounts. No way to content comes with it; whatever opens one waits for a second person.
import { recordAudit } from "#src/features/audit/record.actions.ts";
import {
  firstPassword,
  firstPasswordUntil,
  giveFirstPassword,
  SIGN_IN_LOCK,
  unlockSignIn,
} from "#src/features/identity/credentials.actions.ts";
import { hashPassword } from "#src/features/identity/identity.actions.ts";
import { changedMeanwhile, demandAdministrator, lockOrganisation } from "#src/features/organisation/units.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import { inAgency, type Tx } from "#src/platform/db/database.ts";
import { newId } from "#src/platform/ids/ids.ts";
import { Problem, problem } from "#src/platform/problem/problem.ts";
import { rolesOpened } from "#src/rules/access/keeping.ts";
import { closedAccount } from "./carry-out.actions.ts";
import type { HandOver } from "./confirmations.store.ts";
import * as people from "./people.store.ts";
import { postsHeld, type Wanted } from "./posts.store.ts";
import { ask, changed, type Outcome } from "./wishes.actions.ts";

const unknownPerson = problem("account.unknown", 404, "Không có tài khoản này trong cơ quan.");
const otherName = problem(
  "organisation.login-used",
  409,
  "Tên đăng nhập này đã có người khác dùng. Chưa ghi gì; hãy đặt tên khác, hoặc ghi đúng họ tên để thêm chức danh cho người đó.",
);
const ownPassword = problem(
  "password.own",
  409,
  "Mật khẩu của chính mình thì đổi ở mục “Đổi mật khẩu” góc trên bên phải; mật khẩu chưa đổi.",
);
const isOpen = problem("account.open", 409, "Tài khoản này đang mở. Không có gì thay đổi.");

export type Given = { outcome: Outcome; firstPassword: string | null };
export type NewPerson = { login: string; fullName: string };

/** @throws Problem 403 */
export async function listPeople(act: Act) {
  demandAdministrator(act);
  const { agencyId } = act.caller;
  const rows = await inAgency(act.db, agencyId, (tx) => people.listPeople(tx, SIGN_IN_LOCK));
  return rows.map((row) => ({
    personId: row.id,
    login: row.login,
    fullName: row.full_name,
    rowVersion: row.row_version,
    closed: row.disabled_at !== null,
    lockedUntil: row.locked_until && row.locked_until > act.now ? row.locked_until.toISOString() : null,
    lastSignInAt: row.last_sign_in_at?.toISOString() ?? null,
    keptBy: row.keeper_id === agencyId ? null : row.keeper_name,
    posts: row.posts,
    waiting: row.waiting,
  }));
}

/**
 * The person behind a login and name: somebody known, who keeps the own password, or a new account with a first-use password.
 * An account of this agency that never got a post, or has none any more, and for which nothing waits, begins anew with another
 * password; the one that counts is that of the wish which is confirmed.
 * @throws Problem 409 when the login is somebody else's, or the account is closed
 */
export async function personFor(
  tx: Tx,
  act: Act,
  input: NewPerson,
): Promise<{ personId: string; kind: "account" | "post"; fresh: string | null; passwordHash: string | null }> {
  const fullName = input.fullName.normalize("NFC");
  const known = await people.findLogin(tx, input.login);
  if (known && known.full_name !== fullName) throw otherName();
  if (known?.disabled_at) throw closedAccount();
  if (known) {
    await people.lockPerson(tx, known.id);
    const unused = kept(act, known) && (await people.postsAnywhere(tx, known.id, act.now)).length === 0;
    const waits = (await people.wishesAnywhere(tx, known.id)).length > 0;
    if (!unused || waits)
      return { personId: known.id, kind: unused ? "account" : "post", fresh: null, passwordHash: null };
  }
  const fresh = firstPassword();
  const passwordHash = await hashPassword(fresh);
  if (known) {
    await giveFirstPassword(tx, known.id, { hash: passwordHash, now: act.now });
    return { personId: known.id, kind: "account", fresh, passwordHash };
  }
  const id = newId("per", act.now.getTime());
  const { agencyId } = act.caller;
  await people.insertPerson(tx, {
    id,
    login: input.login,
    fullName,
    hash: passwordHash,
    until: firstPasswordUntil(act.now),
    agencyId,
  });
  return { personId: id, kind: "account", fresh, passwordHash };
}

function kept(act: Act, person: people.PersonRow): boolean {
  return person.keeper_id === act.caller.agencyId;
}

export function neat(wanted: Wanted): Wanted {
  const { unitId, title, roles, isHead } = wanted;
  return { unitId, title: title.normalize("NFC"), roles, isHead };
}

/**
 * A new person with a first-use password, or one more post for somebody known by the same login and name (several posts, also
 * in two agencies).
 * @throws Problem 403, 404 unknown unit, 409 login of somebody else, or a post nobody may give (rules/access/posts)
 */
export function createAccount(act: Act, input: NewPerson & Wanted): Promise<Given & { personId: string }> {
  return writing(act, async (tx) => {
    const { personId, kind, fresh, passwordHash } = await personFor(tx, act, input);
    const wish = { kind, personId, post: null, wanted: neat(input), passwordHash } as const;
    return { personId, firstPassword: fresh, outcome: await ask(tx, act, wish, input.roles) };
  });
}

/** @throws Problem 403, 404, 409 with every reason */
export function addPost(act: Act, input: { personId: string } & Wanted): Promise<Given> {
  return writing(act, async (tx) => {
    const person = await find(tx, input);
    const wish = { kind: "post", personId: person.id, post: null, wanted: neat(input), passwordHash: null } as const;
    return { firstPassword: null, outcome: await ask(tx, act, wish, input.roles) };
  });
}

/** One act on people or posts: only administrators, one after the other within the agency. */
export function writing<T>(act: Act, work: (tx: Tx) => Promise<T>): Promise<T> {
  demandAdministrator(act);
  return inAgency(act.db, act.caller.agencyId, async (tx) => {
    await lockOrganisation(tx, act.caller.agencyId);
    return work(tx);
  });
}

async function find(tx: Tx, ask: { personId: string; rowVersion?: number }): Promise<people.PersonRow> {
  const person = await people.findPerson(tx, ask.personId);
  if (!person) throw unknownPerson();
  if (ask.rowVersion !== undefined && !(await people.touchPerson(tx, person.id, ask.rowVersion)))
    throw changedMeanwhile();
  return person;
}

/** The password opens every post of the person, in whatever agency: only who keeps the account may give a new one. */
function demandKeeper(act: Act, person: people.PersonRow): void {
  if (kept(act, person)) return;
  throw new Problem({
    code: "account.kept-elsewhere",
    status: 409,
    message: `Tài khoản này do ${person.keeper_name ?? "cơ quan khác"} lập và giữ. Chưa ghi gì. Hãy nhờ quản trị của cơ quan đó; ở đây chỉ kết thúc được chức danh.`,
  });
}

/** @throws Problem 403, 404, 409 */
export function resetPassword(act: Act, input: { personId: string; rowVersion: number }): Promise<Given> {
  return writing(act, async (tx) => {
    const person = await find(tx, input);
    if (person.id === act.caller.personId) throw ownPassword();
    if (person.disabled_at) throw closedAccount();
    demandKeeper(act, person);
    const fresh = firstPassword();
    const roles = rolesOpened(
      await people.postsAnywhere(tx, person.id, act.now),
      await people.wishesAnywhere(tx, person.id),
    );
    const wish = {
      kind: "password",
      personId: person.id,
      post: null,
      wanted: null,
      passwordHash: await hashPassword(fresh),
    } as const;
    return { firstPassword: fresh, outcome: await ask(tx, act, wish, roles) };
  });
}

/** @throws Problem 403, 404, 409 when another agency keeps the account */
export function unlockAccount(act: Act, personId: string): Promise<void> {
  return writing(act, async (tx) => {
    demandKeeper(act, await find(tx, { personId }));
    await unlockSignIn(tx, personId);
    await recordAudit(tx, act, { action: "account.unlocked", objectType: "person", objectId: personId });
    await changed(tx, act);
  });
}

/**
 * Nobody comes in with the account any more, at once. Open work of each post goes to the successor named for it.
 * @throws Problem 403, 404, 409 with every reason
 */
export function closeAccount(
  act: Act,
  input: { personId: string; rowVersion: number; handOver: HandOver[] },
): Promise<{ outcome: Outcome }> {
  return writing(act, async (tx) => {
    const person = await find(tx, input);
    if (person.disabled_at) throw closedAccount();
    demandKeeper(act, person);
    const roles = (await postsHeld(tx, act.caller.agencyId, person.id)).flatMap((post) => post.roles);
    const { handOver } = input;
    const wish = {
      kind: "close",
      personId: person.id,
      post: null,
      wanted: null,
      passwordHash: null,
      handOver,
    } as const;
    return { outcome: await ask(tx, act, wish, roles) };
  });
}

/** @throws Problem 403, 404, 409 with every reason */
export function reopenAccount(act: Act, input: { personId: string; rowVersion: number }): Promise<Given> {
  return writing(act, async (tx) => {
    const person = await find(tx, input);
    if (!person.disabled_at) throw isOpen();
    demandKeeper(act, person);
    const roles = (await postsHeld(tx, act.caller.agencyId, person.id)).flatMap((post) => post.roles);
    const wish = { kind: "reopen", personId: person.id, post: null, wanted: null, passwordHash: null } as const;
    return { firstPassword: null, outcome: await ask(tx, act, wish, roles) };
  });
}

import { type Database, sql, type Tx } from "#src/platform/db/database.ts";

export type PersonRow = {
  id: string;
  login: string;
  full_name: string;
  password_hash: string;
  must_change_password: boolean;
  first_password_until: Date | null;
  locked_until: Date | null;
  disabled_at: Date | null;
};

export type SessionRow = {
  session_id: string;
  person_id: string;
  full_name: string;
  login: string;
  post_id: string;
  post_title: string;
  unit_id: string;
  agency_id: number;
  roles: string[];
  principal_ids: number[];
  must_change_password: boolean;
  terms_accepted: boolean;
  expires_at: Date;
  seen_at: Date;
};

export type PostRow = {
  post_id: string;
  title: string;
  unit_name: string;
  agency_id: number;
  agency_name: string;
  agency_code: string;
  roles: string[];
};

type Reader = Database | Tx;

export async function findPersonByLogin(tx: Reader, login: string): Promise<PersonRow | undefined> {
  const found =
    await sql<PersonRow>`select id, login, full_name, password_hash, must_change_password, first_password_until, locked_until, disabled_at
    from person where login = ${login}`.execute(tx);
  return found.rows[0];
}

export type Try = { login: string; from: string; now: Date };
export type Failures = { here: number; everywhere: number };

/** Failures since `since`: of this login from this place, and from all places. */
export async function failuresOf(tx: Reader, of: Try, since: Date): Promise<Failures> {
  const found =
    await sql<Failures>`select coalesce(sum(failures) filter (where from_address = ${of.from}), 0)::int as here,
    coalesce(sum(failures), 0)::int as everywhere from sign_in_try where login_hash = login_hash(${of.login}) and at > ${since}`.execute(
      tx,
    );
  return found.rows[0] ?? { here: 0, everywhere: 0 };
}

/** One statement, so parallel attempts are all counted; what is older than `since` is forgotten. @returns this one included */
export async function countFailure(tx: Reader, of: Try, since: Date): Promise<Failures> {
  await sql`delete from sign_in_try where at <= ${since}`.execute(tx);
  await sql`insert into sign_in_try (login_hash, from_address, failures, at) values (login_hash(${of.login}), ${of.from}, 1, ${of.now})
    on conflict (login_hash, from_address) do update set failures = sign_in_try.failures + 1, at = excluded.at`.execute(
    tx,
  );
  return failuresOf(tx, of, since);
}

/** The whole account, for whoever looks at the list of people; nothing when nobody has the login. */
export async function lockEverywhere(tx: Reader, login: string, until: Date): Promise<void> {
  await sql`update person set locked_until = ${until} where login = ${login}`.execute(tx);
}

/** What failed so far counts no more, in all places or in one. */
export async function forgetFailures(tx: Reader, of: { personId: string; from?: string }): Promise<void> {
  const { from = null } = of;
  await sql`delete from sign_in_try where login_hash = (select login_hash(login) from person where id = ${of.personId})
    and (${from}::text is null or from_address = ${from})`.execute(tx);
}

/** Has an administrator of the agency, somebody else than the person, signed in from this place lately? */
export async function administratorWasHere(
  tx: Tx,
  at: { agencyId: number; personId: string; from: string; since: Date },
): Promise<boolean> {
  const found =
    await sql`select 1 from post o join audit_event e on e.agency_id = o.agency_id and e.object_id = o.person_id
      and e.document_id is null and e.at > ${at.since} and e.action = 'session.signed-in' and e.from_address = ${at.from}
    where o.agency_id = ${at.agencyId} and 'quan-tri' = any (o.roles) and o.person_id <> ${at.personId} limit 1`.execute(
      tx,
    );
  return found.rows.length > 0;
}

/** Keeps the person's row until the session is written. @param verified the hash the password was compared with @returns false when it is another one by now */
export async function recordSignIn(tx: Tx, personId: string, at: { now: Date; verified: string }): Promise<boolean> {
  const done = await sql`update person set locked_until = null, last_sign_in_at = ${at.now}
    where id = ${personId} and password_hash = ${at.verified} returning id`.execute(tx);
  return done.rows.length > 0;
}

/** @param change `verified`: the hash the current password was compared with @returns false when it is another one by now */
export async function setPassword(
  tx: Tx,
  personId: string,
  change: { verified: string; hash: string },
): Promise<boolean> {
  const done =
    await sql`update person set password_hash = ${change.hash}, must_change_password = false, first_password_until = null
    where id = ${personId} and password_hash = ${change.verified} returning id`.execute(tx);
  return done.rows.length > 0;
}

export async function setFirstPassword(
  tx: Reader,
  personId: string,
  first: { hash: string; until: Date },
): Promise<void> {
  await sql`update person set password_hash = ${first.hash}, must_change_password = true, first_password_until = ${first.until},
    locked_until = null, row_version = row_version + 1 where id = ${personId}`.execute(tx);
}

export async function unlock(tx: Reader, personId: string): Promise<void> {
  await sql`update person set locked_until = null where id = ${personId}`.execute(tx);
}

export async function deleteSessions(tx: Reader, which: { personId: string; postId?: string }): Promise<void> {
  const { postId = null } = which;
  await sql`delete from session where person_id = ${which.personId} and (${postId}::text is null or post_id = ${postId})`.execute(
    tx,
  );
}

/** The agencies in which somebody has yet to confirm the account. */
export async function waitingAt(tx: Reader, personId: string): Promise<string[]> {
  const found = await sql<{ agency_name: string }>`select agency_name from waiting_accounts(${personId})`.execute(tx);
  return found.rows.map((row) => row.agency_name);
}

export async function listPosts(tx: Reader, personId: string, on: Date): Promise<PostRow[]> {
  return (await sql<PostRow>`select * from posts_of_person(${personId}, ${on}::timestamptz::date)`.execute(tx)).rows;
}

export async function insertSession(
  tx: Reader,
  row: {
    id: string;
    tokenHash: string;
    personId: string;
    postId: string;
    agencyId: number;
    now: Date;
    expiresAt: Date;
    from: string;
  },
): Promise<void> {
  await sql`insert into session (id, token_hash, person_id, post_id, agency_id, created_at, seen_at, expires_at, from_address)
    values (${row.id}, ${row.tokenHash}, ${row.personId}, ${row.postId}, ${row.agencyId}, ${row.now}, ${row.now}, ${row.expiresAt}, ${row.from})`.execute(
    tx,
  );
}

export async function findSession(tx: Reader, tokenHash: string, now: Date): Promise<SessionRow | undefined> {
  return (await sql<SessionRow>`select * from find_session(${tokenHash}, ${now})`.execute(tx)).rows[0];
}

export async function touchSession(tx: Reader, id: string, now: Date): Promise<void> {
  await sql`update session set seen_at = ${now} where id = ${id}`.execute(tx);
}

/** @returns undefined when the session has ended by now */
export async function moveSession(
  tx: Reader,
  id: string,
  post: { postId: string; agencyId: number },
): Promise<{ token_hash: string; expires_at: Date } | undefined> {
  const moved = await sql<{
    token_hash: string;
    expires_at: Date;
  }>`update session set post_id = ${post.postId}, agency_id = ${post.agencyId} where id = ${id} returning token_hash, expires_at`.execute(
    tx,
  );
  return moved.rows[0];
}

export async function deleteSession(tx: Reader, id: string): Promise<void> {
  await sql`delete from session where id = ${id}`.execute(tx);
}

/** A changed password ends every other session of the person. */
export async function deleteOtherSessions(tx: Reader, personId: string, keepId: string): Promise<void> {
  await sql`delete from session where person_id = ${personId} and id <> ${keepId}`.execute(tx);
}

export type TermsRow = { version: string; body: string; accepted_at: Date | null };

export async function currentTerms(tx: Reader, now: Date, personId: string | null): Promise<TermsRow | undefined> {
  return (
    await sql<TermsRow>`select v.version, v.body, t.accepted_at from terms_version v
    left join terms_acceptance t on t.version = v.version and t.person_id = ${personId}
    where v.valid_from <= ${now} order by v.valid_from desc limit 1`.execute(tx)
  ).rows[0];
}

export async function insertAcceptance(
  tx: Reader,
  row: { personId: string; version: string; now: Date; from: string },
): Promise<void> {
  await sql`insert into terms_acceptance (person_id, version, accepted_at, from_address)
    values (${row.personId}, ${row.version}, ${row.now}, ${row.from}) on conflict do nothing`.execute(tx);
}

export async function readInstallation(tx: Reader): Promise<{ demo: boolean; demo_state: string } | undefined> {
  return (await sql<{ demo: boolean; demo_state: string }>`select demo, demo_state from installation`.execute(tx))
    .rows[0];
}

export type DemoAccountRow = { login: string; full_name: string; title: string; agency_name: string };

/** The function answers nothing unless the installation is a demo. */
export async function demoAccounts(tx: Reader): Promise<DemoAccountRow[]> {
  return (await sql<DemoAccountRow>`select * from demo_accounts()`.execute(tx)).rows;
}

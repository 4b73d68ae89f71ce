import { type Database, sql, type Tx } from "#src/platform/db/database.ts";

export type SigningPost = {
  id: string;
  title: string;
  full_name: string;
  person_id: string;
  login: string;
  unit_name: string;
  roles: string[];
  signing_key_id: string | null;
  /** nobody acts from it any more: the post ended, or its person's account is closed */
  ended: boolean;
};

/** Posts of this agency, of one person when asked for; ended ones only as long as a key is left behind them. */
export async function listPosts(tx: Tx, agencyId: number, personId: string | null): Promise<SigningPost[]> {
  return (
    await sql<SigningPost>`select o.id, o.title, p.full_name, o.person_id, p.login, u.name as unit_name, o.roles, o.signing_key_id,
      (o.ended_at is not null or o.valid_to is not null or p.disabled_at is not null) as ended
    from post o join person p on p.id = o.person_id join unit u on u.agency_id = o.agency_id and u.id = o.unit_id
    where o.agency_id = ${agencyId}
      and (o.signing_key_id is not null or (o.ended_at is null and o.valid_to is null and p.disabled_at is null))
      and (${personId}::text is null or o.person_id = ${personId})
    order by u.ordinal, o.ordinal, o.id`.execute(tx)
  ).rows;
}

/** @returns keys these posts signed with until now */
export async function setSigningKey(
  tx: Tx,
  agencyId: number,
  postIds: readonly string[],
  keyId: string | null,
): Promise<string[]> {
  const before = await sql<{ signing_key_id: string | null }>`select signing_key_id from post
    where agency_id = ${agencyId} and id = any (${postIds}::text[]) for update`.execute(tx);
  await sql`update post set signing_key_id = ${keyId} where agency_id = ${agencyId} and id = any (${postIds}::text[])`.execute(
    tx,
  );
  return unique(before.rows.map((row) => row.signing_key_id));
}

/** Of these keys, those that no post and no seal of any agency signs with any more. */
export async function unusedKeys(db: Database | Tx, keyIds: readonly string[]): Promise<string[]> {
  const found = await sql<{ key: string }>`select unused_keys(${keyIds}::text[]) as key`.execute(db);
  return found.rows.map((row) => row.key);
}

export type Sealing = { code: string; name: string; short_name: string; seal_key_id: string | null };

export async function sealingOf(tx: Tx, agencyId: number): Promise<Sealing> {
  const found =
    await sql<Sealing>`select code, name, short_name, seal_key_id from agency where id = ${agencyId}`.execute(tx);
  const [row] = found.rows;
  if (!row) throw new Error("agency is missing");
  return row;
}

/** @returns the key the agency sealed with until now */
export async function setSealKey(tx: Tx, agencyId: number, keyId: string | null): Promise<string[]> {
  const before = await sql<{
    seal_key_id: string | null;
  }>`select seal_key_id from agency where id = ${agencyId} for no key update`.execute(tx);
  await sql`update agency set seal_key_id = ${keyId} where id = ${agencyId}`.execute(tx);
  return unique(before.rows.map((row) => row.seal_key_id));
}

/** Agencies whose people work here: each has a trail of its own. */
export async function hostedAgencies(db: Database | Tx): Promise<{ id: number; code: string }[]> {
  return (
    await sql<{
      id: number;
      code: string;
    }>`select id, code from agency where hosted and valid_to is null order by id`.execute(db)
  ).rows;
}

function unique(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.filter((id) => id !== null))];
}

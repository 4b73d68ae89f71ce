import pg from "pg";
import { expect, test } from "vitest";
import { useDatabase } from "../support/cluster/database.ts";

const database = useDatabase();

async function ask(url: string, sql: string): Promise<Record<string, unknown> | undefined> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows[0];
  } finally {
    await client.end();
  }
}

test("each of the three roles signs in under its own name, none with power over rows of others", async () => {
  const sql = "select current_user::text as name, rolsuper, rolbypassrls from pg_roles where rolname = current_user";
  const powerless = { rolsuper: false, rolbypassrls: false };
  expect(await ask(database.ownerUrl, sql)).toEqual({ name: "m_office_owner", ...powerless });
  expect(await ask(database.appUrl, sql)).toEqual({ name: "m_office_app", ...powerless });
  expect(await ask(database.workerUrl, sql)).toEqual({ name: "m_office_worker", ...powerless });
});

test("the application's role makes no tables", async () => {
  await expect(ask(database.appUrl, "create table not_mine (n int)")).rejects.toThrow(/permission denied/);
});

test("the owner's role may create the extensions we rely on", async () => {
  for (const name of ["unaccent", "pg_trgm", "btree_gin", "pgcrypto"]) {
    await ask(database.ownerUrl, `create extension if not exists ${name}`);
  }
  const found = await ask(database.ownerUrl, "select count(*)::int as n from pg_extension where extname <> 'plpgsql'");
  expect(found).toEqual({ n: 4 });
});

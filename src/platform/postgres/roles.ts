import pg from "pg";
import { PlainFailure } from "../failure/plain-failure.ts";
import { withDatabase } from "./cluster.ts";
import { derivePassword } from "./secret.ts";

export type RoleUrls = {
  /** owns every table, runs migrations; nothing else connects with it */
  ownerUrl: string;
  /** web processes: subject to row-level security */
  appUrl: string;
  /** worker processes: subject to row-level security */
  workerUrl: string;
};

export const ROLES = { owner: "m_office_owner", app: "m_office_app", worker: "m_office_worker" } as const;

const WITHOUT_POWER = "login nosuperuser nocreatedb nocreaterole noreplication nobypassrls";

/**
 * The three roles with passwords derived from `secret`; repairs a password that no longer fits.
 * @param adminUrl of a user who may create roles; when they all exist and fit, any user of that server
 * @returns the URLs of one database of that server
 * @throws PlainFailure when roles are missing and may not be made
 */
export async function ensureRoles(adminUrl: string, secret: string): Promise<(database: string) => RoleUrls> {
  await withClient(adminUrl, async (client) => {
    // Two nodes starting together would both find the role missing.
    await client.query("select pg_advisory_lock(hashtext('m_office_roles'))");
    for (const role of Object.values(ROLES)) await ensureRole(client, { adminUrl, role, secret });
  });
  return (database) => roleUrls({ adminUrl, secret }, database);
}

async function ensureRole(client: pg.Client, what: { adminUrl: string; role: string; secret: string }): Promise<void> {
  const password = derivePassword(what.secret, what.role);
  const known = await client.query("select 1 from pg_roles where rolname = $1", [what.role]);
  if (known.rowCount && (await mayConnect(roleUrl(what, what.role)))) return;
  const verb = known.rowCount ? "alter" : "create";
  try {
    await client.query(`${verb} role ${what.role} with ${WITHOUT_POWER} password '${password}'`);
    // Needed for `create database … owner`; a superuser has it anyway.
    if (what.role === ROLES.owner) await client.query(`grant ${what.role} to current_user`);
  } catch (cause) {
    const message = `Tài khoản trong DATABASE_URL không được phép tạo hay sửa vai trò ${what.role}; chưa có gì bị thay đổi. Hãy nhờ người quản trị PostgreSQL cấp quyền CREATEROLE cho tài khoản này rồi chạy lại.`;
    throw new PlainFailure("postgres.no-roles", message, { cause });
  }
}

async function mayConnect(url: string): Promise<boolean> {
  try {
    await withClient(url, async () => {});
    return true;
  } catch (error) {
    const code = (error as { code?: string }).code;
    // Signed in, but this one database is closed to the role: the password fits.
    return code === "42501";
  }
}

/** The URLs without looking at the server. */
export function roleUrls(where: { adminUrl: string; secret: string }, database: string): RoleUrls {
  const url = (role: string) => withDatabase(roleUrl(where, role), database);
  return { ownerUrl: url(ROLES.owner), appUrl: url(ROLES.app), workerUrl: url(ROLES.worker) };
}

function roleUrl(where: { adminUrl: string; secret: string }, role: string): string {
  const url = new URL(where.adminUrl);
  url.username = role;
  url.password = derivePassword(where.secret, role);
  return url.href;
}

/**
 * The database, owned by `m_office_owner` and closed to everyone but the three roles.
 * @param template a database to copy, to which nobody is connected
 * @returns whether it was made now
 */
export async function ensureDatabase(adminUrl: string, database: string, template?: string): Promise<boolean> {
  const name = pg.escapeIdentifier(database);
  const fresh = await withClient(adminUrl, async (client) => {
    const known = await client.query("select 1 from pg_database where datname = $1", [database]);
    if (known.rowCount) return false;
    const copy = template ? ` template ${pg.escapeIdentifier(template)}` : "";
    await client.query(`create database ${name} owner ${ROLES.owner}${copy}`);
    return true;
  });
  if (!template) await openToRoles(withDatabase(adminUrl, database), name);
  return fresh;
}

async function openToRoles(url: string, name: string): Promise<void> {
  await withClient(url, async (client) => {
    await client.query(`revoke connect, temporary on database ${name} from public`);
    await client.query(`grant connect on database ${name} to ${ROLES.app}, ${ROLES.worker}`);
    // In a database that somebody else made, the owner role needs what an owner has.
    await client.query(`grant connect, create, temporary on database ${name} to ${ROLES.owner}`);
    await client.query(`grant all on schema public to ${ROLES.owner}`);
  });
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

import pg from "pg";
import { ensureDatabase, type RoleUrls, roleUrls } from "#src/platform/postgres/roles.ts";

/** Roles belong to the whole server, so every run on one server must derive the same passwords. */
export const ROLE_SECRET = "roles of throw-away databases";

/** A copy of the template; copying waits for another copy of the same template to finish. */
export async function createDatabase(where: { adminUrl: string; template: string }, name: string): Promise<RoleUrls> {
  await ensureDatabase(where.adminUrl, name, where.template);
  const admin = new pg.Client({ connectionString: where.adminUrl });
  await admin.connect();
  // Rights on a database are not copied with it.
  await admin.query(`revoke connect, temporary on database ${pg.escapeIdentifier(name)} from public`);
  await admin.query(`grant connect on database ${pg.escapeIdentifier(name)} to m_office_app, m_office_worker`);
  await admin.end();
  return roleUrls({ adminUrl: where.adminUrl, secret: ROLE_SECRET }, name);
}

/** Ends the sessions that a test left open, too. */
export async function dropDatabase(adminUrl: string, name: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`);
  await admin.end();
}

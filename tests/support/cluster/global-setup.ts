// Runs once per vitest run, before the integration tests: one throw-away cluster, one migrated template database.
import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { migrate } from "#src/platform/db/migrate.ts";
import { prepareJobs } from "#src/platform/jobs/prepare.ts";
import { startCluster } from "#src/platform/postgres/cluster.ts";
import { ensureDatabase, ensureRoles } from "#src/platform/postgres/roles.ts";
import { dropDatabase, ROLE_SECRET } from "./test-database.ts";

// Nothing here outlives the run, so no write needs to reach the disk.
const FAST = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "60" };

/** The server is `TEST_DATABASE_URL`, else `DATABASE_URL`, else a bundled one in a temporary folder. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const databaseUrl = process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL;
  const dataDir = mkdtempSync(join(tmpdir(), "m-office-test-"));
  chmodSync(dataDir, 0o711);
  const cluster = await startCluster({ dataDir, settings: FAST, ...(databaseUrl ? { databaseUrl } : {}) });
  const adminUrl = cluster.adminUrl(databaseUrl ? new URL(databaseUrl).pathname.slice(1) || "postgres" : "postgres");
  const template = `m_office_test_template_${randomBytes(4).toString("hex")}`;
  const urls = await ensureRoles(adminUrl, ROLE_SECRET);
  await ensureDatabase(adminUrl, template);
  await migrate(urls(template).ownerUrl);
  await prepareJobs(urls(template).ownerUrl);
  project.provide("testDatabase", { adminUrl, template });
  return async () => {
    if (databaseUrl) await dropDatabase(adminUrl, template);
    await cluster.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

// Only an interface can extend the type of a library.
declare module "vitest" {
  export interface ProvidedContext {
    testDatabase: { adminUrl: string; template: string };
  }
}

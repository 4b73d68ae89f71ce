import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, inject } from "vitest";
import { withDatabase } from "#src/platform/postgres/cluster.ts";
import { createDatabase, dropDatabase } from "./test-database.ts";

export type TestDatabase = {
  /** unique on the server */
  readonly name: string;
  /** superuser in this database: for looking behind row-level security, never for the code under test */
  readonly adminUrl: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly workerUrl: string;
};

/**
 * A migrated database of its own for one test file (or one `describe`), dropped afterwards.
 * Call it outside the tests; the URLs may be read from the first `beforeAll` after it onwards.
 */
export function useDatabase(): TestDatabase {
  const name = `m_office_test_${randomBytes(6).toString("hex")}`;
  let made: Omit<TestDatabase, "name"> | null = null;
  beforeAll(async () => {
    const where = inject("testDatabase");
    made = { ...(await createDatabase(where, name)), adminUrl: withDatabase(where.adminUrl, name) };
  });
  afterAll(() => dropDatabase(inject("testDatabase").adminUrl, name));
  const get = (url: keyof Omit<TestDatabase, "name">): string => {
    if (!made) throw new Error(`${url} is known only inside beforeAll, beforeEach and tests`);
    return made[url];
  };
  return {
    name,
    get adminUrl() {
      return get("adminUrl");
    },
    get ownerUrl() {
      return get("ownerUrl");
    },
    get appUrl() {
      return get("appUrl");
    },
    get workerUrl() {
      return get("workerUrl");
    },
  };
}

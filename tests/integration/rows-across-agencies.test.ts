// Invariant 6 in the database itself, past everything the program does: rights, row-level security, the list of tables without agency.
import { readFileSync } from "node:fs";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildWorld, markAgency } from "../support/documents/world.ts";
import { type TestOffice, useOffice } from "../support/office/office.ts";
import { listTables, type Table } from "./across-agencies/rows.ts";
import { A, B } from "./across-agencies/two-agencies.ts";

/** The sentence of docs/architecture.md: names in code marks up to the words about job tables. */
function documentedTables(): string[] {
  const text = readFileSync("docs/architecture.md", "utf8");
  const [, list = ""] = /## Tables without an agency\s+`([^`]+)` and the job tables/u.exec(text) ?? [];
  return list.split(",").map((name) => name.trim());
}

describe("Dòng dữ liệu của từng cơ quan trong chính cơ sở dữ liệu", () => {
  const office = useOffice({ worker: false });
  const clients: pg.Client[] = [];
  let superuser: pg.Client;
  let roles: Record<"app" | "worker", pg.Client>;
  let tables: Table[];
  let agencies: { a: number; b: number };

  const connect = async (url: string): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    clients.push(client);
    return client;
  };
  beforeAll(async () => {
    await fill(office);
    superuser = await connect(office.db.adminUrl);
    roles = { app: await connect(office.db.appUrl), worker: await connect(office.db.workerUrl) };
    tables = await listTables(superuser);
    agencies = { a: office.province.agencyId(A.code), b: office.province.agencyId(B.code) };
  });
  afterAll(() => Promise.all(clients.map((client) => client.end())));

  const guarded = () => tables.filter((table) => table.guarded).map((table) => table.name);
  const setAgency = (client: pg.Client, id: number | null) =>
    client.query("select set_config('app.agency', $1, false)", [id === null ? "" : String(id)]);
  const count = async (client: pg.Client, sql: string, values: unknown[] = []): Promise<number> =>
    Number((await client.query<{ count: string }>(sql, values)).rows[0]?.count);
  const may = async (client: pg.Client, table: string, right: string): Promise<boolean> =>
    (
      await client.query<{ may: boolean }>(
        "select has_table_privilege($1, $2) or has_any_column_privilege($1, $2) as may",
        [table, right],
      )
    ).rows[0]?.may ?? false;

  it("bảng không thuộc cơ quan nào đúng như danh sách trong docs/architecture.md; mọi bảng khác có khóa và luật theo cơ quan", () => {
    const open = tables.filter((table) => !table.guarded).map((table) => table.name);
    expect(open.toSorted()).toEqual(documentedTables().toSorted());
    expect(tables.filter((table) => table.guarded && !table.agencyLeads)).toEqual([]);
    expect(guarded().length).toBeGreaterThan(25);
  });

  it("hai tài khoản của phần mềm không sở hữu bảng nào và không được miễn luật", async () => {
    const { rows } = await superuser.query(
      `select rolname, rolsuper, rolbypassrls, (select count(*)::int from pg_class where relowner = r.oid) as owned
       from pg_roles r where rolname in ('m_office_app', 'm_office_worker') order by 1`,
    );
    expect(rows).toEqual(
      ["m_office_app", "m_office_worker"].map((rolname) => ({
        rolname,
        rolsuper: false,
        rolbypassrls: false,
        owned: 0,
      })),
    );
  });

  it.each(["app", "worker"] as const)(
    "%s: không nêu cơ quan thì không thấy dòng nào; nêu rồi thì chỉ thấy dòng của cơ quan đó",
    async (role) => {
      const client = roles[role];
      let seen = 0;
      for (const table of guarded()) {
        if (!(await may(client, table, "select"))) continue;
        await setAgency(client, null);
        expect([table, await count(client, `select count(*) from ${table}`)]).toEqual([table, 0]);
        await setAgency(client, agencies.a);
        const own = await count(superuser, `select count(*) from ${table} where agency_id = $1`, [agencies.a]);
        expect([table, await count(client, `select count(*) from ${table}`)]).toEqual([table, own]);
        expect([
          table,
          await count(client, `select count(*) from ${table} where agency_id <> $1`, [agencies.a]),
        ]).toEqual([table, 0]);
        const foreign = await count(superuser, `select count(*) from ${table} where agency_id <> $1`, [agencies.a]);
        if (own > 0 && foreign > 0) seen += 1;
      }
      // enough tables with rows of both agencies, or nothing was proved
      expect(seen).toBeGreaterThan(14);
    },
  );

  it.each(["app", "worker"] as const)(
    "%s: không ghi thêm, không sửa, không xóa được dòng của cơ quan khác",
    async (role) => {
      const client = roles[role];
      await setAgency(client, agencies.b);
      const refused = async (sql: string, values: unknown[]) =>
        client.query(sql, values).then(
          (done) => ({ code: "done", rows: done.rowCount }),
          (error: pg.DatabaseError) => ({ code: error.code, message: error.message }),
        );
      let tried = 0;
      for (const table of guarded()) {
        if (await may(client, table, "insert")) {
          const answer = await refused(`insert into ${table} (agency_id) values ($1)`, [agencies.a]);
          expect([table, answer]).toEqual([
            table,
            { code: "42501", message: expect.stringContaining("row-level security") },
          ]);
          // the twin: the own agency gets past this guard and stops at what is missing, or goes through
          const own = await refused(`insert into ${table} (agency_id) values ($1)`, [agencies.b]);
          expect([table, own.code]).not.toEqual([table, "42501"]);
          tried += 1;
        } else expect((await refused(`insert into ${table} (agency_id) values ($1)`, [agencies.b])).code).toBe("42501");
        const before = await count(superuser, `select count(*) from ${table} where agency_id = $1`, [agencies.a]);
        const removed = await refused(`delete from ${table} where agency_id = $1`, [agencies.a]);
        expect([table, removed.code === "42501" || ("rows" in removed && removed.rows === 0)]).toEqual([table, true]);
        expect(await count(superuser, `select count(*) from ${table} where agency_id = $1`, [agencies.a])).toBe(before);
      }
      expect(tried).toBeGreaterThan(20);
      const changed = await refused("update incoming_document set holder = 'người lạ' where agency_id = $1", [
        agencies.a,
      ]);
      expect(changed).toEqual({ code: "done", rows: 0 });
      const moved = await refused("update incoming_document set agency_id = $1", [agencies.a]);
      expect(moved.code).toBe("42501");
    },
  );
});

async function fill(office: TestOffice): Promise<void> {
  office.setNow(new Date("2026-11-23T02:00:00Z"));
  await markAgency(office, A);
  await markAgency(office, B);
  await buildWorld(office, A);
  await buildWorld(office, B);
}

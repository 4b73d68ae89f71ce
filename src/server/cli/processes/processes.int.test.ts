// Web and worker as processes of their own on one database, as on several machines: real commands, real signals.
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, expect, inject, test } from "vitest";
import { listMigrations } from "#src/platform/db/migrate.ts";
import { withDatabase } from "#src/platform/postgres/cluster.ts";
import { dropDatabase, ROLE_SECRET } from "../../../../tests/support/cluster/test-database.ts";
import { openSession } from "../../../../tests/support/office/office.ts";

const LONG = 240_000;
const name = `m_office_test_${randomBytes(6).toString("hex")}`;
const dataDir = mkdtempSync(join(tmpdir(), "m-office-processes-"));
const started: ChildProcess[] = [];

afterAll(async () => {
  for (const child of started) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill("SIGTERM");
    await once(child, "exit");
  }
  await dropDatabase(inject("testDatabase").adminUrl, name);
  rmSync(dataDir, { recursive: true, force: true });
});

const url = (): string => withDatabase(inject("testDatabase").adminUrl, name);

function run(args: string[], env: Record<string, string> = {}) {
  const { PORT: _, HOST: __, ...rest } = process.env;
  const own = { DATABASE_URL: url(), M_OFFICE_SECRET: ROLE_SECRET, M_OFFICE_DATA: dataDir, M_OFFICE_PAGE: "none" };
  const child = spawn(process.execPath, ["bin/m-office.mjs", ...args], { env: { ...rest, ...own, ...env } });
  started.push(child);
  const said = { out: "", err: "" };
  child.stdout.on("data", (piece) => (said.out += piece));
  child.stderr.on("data", (piece) => (said.err += piece));
  const ended = once(child, "exit").then(([code]) => ({ code, ...said }));
  return { child, said, ended };
}

async function rows<T extends pg.QueryResultRow>(sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url() });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  return typeof address === "object" && address ? address.port : 0;
}

test("each of the three says what it does, and wrong use is exit 2", { timeout: LONG }, async () => {
  for (const command of ["serve", "worker", "migrate"]) {
    expect(await run([command, "--help"]).ended).toMatchObject({ code: 0, out: expect.stringContaining(command) });
    expect(await run([command, "--nonsense"]).ended).toMatchObject({ code: 2, out: "" });
  }
});

test("before the database is prepared web and worker name the command that prepares it", {
  timeout: LONG,
}, async () => {
  for (const command of ["serve", "worker"]) {
    const { code, out, err } = await run([command], { PORT: String(await freePort()) }).ended;
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toMatch(/^Cơ sở dữ liệu của M-Office chưa có .*m-office migrate.*\n$/u);
  }
});

test("migrating prints what it applied; a second time there is nothing to do", { timeout: LONG }, async () => {
  const files = (await listMigrations()).map((file) => file.name);
  const first = await run(["migrate", "--json"]).ended;
  expect(JSON.parse(first.out)).toEqual({ database: name, applied: files, total: files.length });
  const before = await rows("select name, at from schema_migration order by 1");
  const second = await run(["migrate", "--json"]).ended;
  expect(JSON.parse(second.out)).toEqual({ database: name, applied: [], total: files.length });
  expect((await run(["migrate"]).ended).out).toBe(
    `Cơ sở dữ liệu ${name} đã đủ ${files.length} bước; không có gì phải làm.\n`,
  );
  expect(await rows("select name, at from schema_migration order by 1")).toEqual(before);
});

test("a database of another version, a wrong secret, a server that is away: one sentence each", {
  timeout: LONG,
}, async () => {
  const PORT = String(await freePort());
  const away = { DATABASE_URL: `postgres://a:b@127.0.0.1:${await freePort()}/m_office` };
  for (const command of ["serve", "worker", "migrate"])
    expect(await run([command], { ...away, PORT }).ended).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^Không kết nối được tới máy chủ PostgreSQL; .*\n$/u),
    });
  expect(await run(["serve"], { PORT, M_OFFICE_SECRET: "another" }).ended).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^Máy chủ PostgreSQL không nhận mật khẩu .*M_OFFICE_SECRET.*\n$/u),
  });
  const last = (await listMigrations()).at(-1)?.name ?? "";
  await rows(`delete from schema_migration where name = '${last}'`);
  expect(await run(["worker"]).ended).toMatchObject({ code: 1, err: expect.stringMatching(/^Cơ sở .*migrate .*\n$/u) });
  await rows(`insert into schema_migration (name) values ('${last}'), ('9999_later.sql')`);
  expect(await run(["worker"]).ended).toMatchObject({ code: 1, err: expect.stringMatching(/^Cơ sở .*mới hơn.*\n$/u) });
  await rows("delete from schema_migration where name = '9999_later.sql'");
});

test("web and worker started apart on one database: signing in works, the worker seals what happened, both stop cleanly", {
  timeout: LONG,
}, async () => {
  const office = ["--agency", "H61.03", "--name", "Sở Tài chính", "--admin", "quan.tri", "--json"];
  const { firstPassword } = JSON.parse((await run(["init", ...office]).ended).out);
  const port = await freePort();
  const serve = run(["serve"], { PORT: String(port) });
  const worker = run(["worker"]);
  await expect
    .poll(() => [serve.said, worker.said].map((each) => each.out + each.err), { timeout: 120_000 })
    .toEqual([`Tiến trình web đã sẵn sàng: http://127.0.0.1:${port}\n`, "Tiến trình nền đã sẵn sàng.\n"]);
  expect((await fetch(`http://127.0.0.1:${port}/ready`)).status).toBe(200);
  const session = openSession(`http://127.0.0.1:${port}`);
  const me = await session.api.identity.signIn({ login: "quan.tri", password: firstPassword });
  expect(me.mustChangePassword).toBe(true);
  await expect.poll(async () => (await rows("select 1 from audit_seal")).length, { timeout: 60_000 }).toBe(1);
  for (const process of [serve, worker]) {
    process.child.kill("SIGTERM");
    expect(await process.ended).toMatchObject({ code: 0, err: "" });
  }
});

test.each([
  [["audit", "verify"], "Thư mục"],
  [["backup"], "Thư mục"],
  [["legal-time", "2026-11-22T19:30", "--agency", "H61.13"], "Thư mục"],
])("lệnh %j trên thư mục gõ nhầm nói rõ, không tạo gì ở đó", async (args, words) => {
  const mistyped = join(dataDir, "go-nham");
  const { DATABASE_URL: _, ...rest } = process.env;
  const done = spawn(process.execPath, ["bin/m-office.mjs", ...args], { env: { ...rest, M_OFFICE_DATA: mistyped } });
  let said = "";
  done.stderr.on("data", (piece) => (said += piece));
  expect((await once(done, "exit"))[0]).toBe(1);
  expect(said).toContain(`${words} ${mistyped}`);
  expect(existsSync(mistyped)).toBe(false);
});

test.each([[["trust", "list"]], [["certificate", "list"]], [["confirm"]]])(
  "lệnh %j trên thư mục chưa có bản cài đặt không tạo gì",
  async (args) => {
    const mistyped = join(dataDir, "go-nham");
    const { DATABASE_URL: _, ...rest } = process.env;
    const done = spawn(process.execPath, ["bin/m-office.mjs", ...args], { env: { ...rest, M_OFFICE_DATA: mistyped } });
    let said = "";
    done.stderr.on("data", (piece) => (said += piece));
    expect((await once(done, "exit"))[0]).toBe(1);
    expect(said).toContain(`Thư mục ${mistyped} không có bản cài đặt`);
    expect(existsSync(mistyped)).toBe(false);
  },
);

test.each([
  [["init", "--foo", "bar"], 2, "Không có tham số --foo"],
  [["init", "--agency", ""], 2, "Thiếu --agency, --name, --admin"],
  [["demo", "--today", "2026-13-45"], 2, "Không có ngày 2026-13-45"],
  [["verify", "/khong-co.pdf"], 1, "Không thấy /khong-co.pdf"],
  [["read", "/"], 1, "là thư mục"],
  [["start"], 1, "Không kết nối được tới máy chủ PostgreSQL"],
])("lệnh %j nói đúng chỗ sai trong một câu", async (args, code, words) => {
  const PORT = String(await freePort());
  const DATABASE_URL = `postgres://a:b@127.0.0.1:${await freePort()}/m_office`;
  const done = await run(args, { PORT, DATABASE_URL }).ended;
  expect(done.code).toBe(code);
  expect(done.err).toContain(words);
  expect(done.err).not.toContain("ngoài dự kiến");
});

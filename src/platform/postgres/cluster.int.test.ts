import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Cluster, findRunningCluster, startCluster } from "./cluster.ts";
import { clusterFolder } from "./folder.ts";
import { isAlive, processesIn } from "./process/postmaster.ts";

const asRoot = process.getuid?.() === 0;
const pgBinDir = process.env.PG_BINDIR;
const running: Cluster[] = [];
let dataDir = "";

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "m-office-cluster-"));
  chmodSync(dataDir, 0o711);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((cluster) => cluster.stop()));
  rmSync(dataDir, { recursive: true, force: true });
});

async function start(settings: Record<string, string> = {}): Promise<Cluster> {
  const cluster = await startCluster({ dataDir, settings, ...(pgBinDir ? { pgBinDir } : {}) });
  running.push(cluster);
  return cluster;
}

async function ask(cluster: { adminUrl(database: string): string }, ...statements: string[]): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: cluster.adminUrl("postgres") });
  // A killed server also ends this connection; the test looks at the rows, not at that.
  client.on("error", () => {});
  await client.connect();
  try {
    let rows: unknown[] = [];
    for (const statement of statements) rows = (await client.query(statement)).rows;
    return rows;
  } finally {
    await client.end().catch(() => {});
  }
}

const local = (cluster: Cluster) => {
  if (!cluster.local) throw new Error("not a cluster of ours");
  return cluster.local;
};

test("what was saved is still there after the database server was killed", async () => {
  const noticed = Promise.withResolvers<string>();
  const first = await startCluster({ dataDir, onExit: noticed.resolve, ...(pgBinDir ? { pgBinDir } : {}) });
  await ask(first, "create table book (no int)", "insert into book select generate_series(1, 1000)");
  const { pid, clusterDir } = local(first);
  process.kill(pid, "SIGKILL");
  expect(await noticed.promise).toBe("SIGKILL");
  expect(existsSync(join(clusterDir, "postmaster.pid"))).toBe(true);
  const again = await start();
  expect(await ask(again, "select count(*)::int as n, sum(no)::int as total from book")).toEqual([
    { n: 1000, total: 500_500 },
  ]);
});

test("a server left over by a killed supervisor is ended and its data are opened again", async () => {
  const supervisor = spawn(process.execPath, ["tests/support/cluster/start-cluster.ts", dataDir], { stdio: "pipe" });
  const [line] = await once(supervisor.stdout, "data");
  const orphan = JSON.parse(String(line)).pid;
  const joined = findRunningCluster(dataDir);
  if (!joined) throw new Error("the running cluster was not found");
  await ask(joined, "create table book (no int)", "insert into book values (7)");
  supervisor.kill("SIGKILL");
  await once(supervisor, "exit");
  expect(isAlive(orphan)).toBe(true);
  expect(findRunningCluster(dataDir)).toBeNull();
  const again = await start();
  expect(isAlive(orphan)).toBe(false);
  expect(await ask(again, "select no from book")).toEqual([{ no: 7 }]);
});

test("a second start on the same data folder is refused with a sentence and harms nothing", async () => {
  const first = await start();
  await expect(start()).rejects.toMatchObject({
    code: "installation.running",
    message: expect.stringContaining("M-Office đang chạy trên thư mục dữ liệu này"),
  });
  expect(await ask(first, "select 1 as up")).toEqual([{ up: 1 }]);
});

test("stopping leaves no process, no pid file and no lock, and may be asked for twice", async () => {
  const cluster = await start();
  const { clusterDir } = local(cluster);
  expect(processesIn(clusterDir).length).toBeGreaterThan(1);
  await Promise.all([cluster.stop(), cluster.stop()]);
  expect(processesIn(clusterDir)).toEqual([]);
  expect(existsSync(join(clusterDir, "postmaster.pid"))).toBe(false);
  expect(existsSync(clusterFolder(dataDir).lockFile)).toBe(false);
});

test("a pid file whose number now belongs to another program does not hinder the start", async () => {
  const first = await start();
  const file = join(local(first).clusterDir, "postmaster.pid");
  const text = readFileSync(file, "utf8");
  await first.stop();
  writeFileSync(file, text.replace(/^\d+/, String(process.pid)));
  const again = await start();
  expect(await ask(again, "select 1 as up")).toEqual([{ up: 1 }]);
});

test("a socket's lock whose number now belongs to another program of the same user does not hinder the start", async () => {
  const first = await start();
  const { clusterDir, socketDir } = local(first);
  const lock = join(socketDir, ".s.PGSQL.5432.lock");
  const text = readFileSync(lock, "utf8");
  await first.stop();
  const { uid, gid } = statSync(clusterDir);
  const other = spawn("sleep", ["600"], { uid, gid, stdio: "ignore" });
  try {
    mkdirSync(socketDir, { recursive: true });
    writeFileSync(lock, text.replace(/^\d+/, String(other.pid)));
    const again = await start();
    expect(await ask(again, "select 1 as up")).toEqual([{ up: 1 }]);
  } finally {
    other.kill();
  }
});

test("data made by a newer PostgreSQL are left alone and the sentence names the remedy", async () => {
  await (await start()).stop();
  const file = join(clusterFolder(dataDir).cluster, "PG_VERSION");
  const made = readFileSync(file, "utf8");
  writeFileSync(file, "99\n");
  await expect(start()).rejects.toMatchObject({
    code: "postgres.data-newer",
    message: expect.stringContaining("cài PostgreSQL 99 rồi đặt PG_BINDIR=/usr/lib/postgresql/99/bin"),
  });
  writeFileSync(file, made);
  expect(await ask(await start(), "select 1 as up")).toEqual([{ up: 1 }]);
});

test("without its password file the superuser gets a new password", async () => {
  await (await start()).stop();
  const { passwordFile } = clusterFolder(dataDir);
  const before = readFileSync(passwordFile, "utf8");
  rmSync(passwordFile);
  expect(await ask(await start(), "select 1 as up")).toEqual([{ up: 1 }]);
  expect(readFileSync(passwordFile, "utf8")).not.toBe(before);
});

test("nobody else on the machine or the network reaches the server", async () => {
  const cluster = await start();
  const { socketDir } = local(cluster);
  expect(statSync(socketDir).mode & 0o777).toBe(0o700);
  expect(statSync(clusterFolder(dataDir).passwordFile).mode & 0o777).toBe(0o600);
  const sql =
    "select name, setting from pg_settings where name in ('listen_addresses', 'data_checksums') order by name";
  expect(await ask(cluster, sql)).toEqual([
    { name: "data_checksums", setting: "on" },
    { name: "listen_addresses", setting: "" },
  ]);
  const wrong = new pg.Client({ connectionString: cluster.adminUrl("postgres").replace(/:[^:@]+@/, ":guess@") });
  await expect(wrong.connect()).rejects.toThrow(/password authentication failed/);
});

test("the server has a session of its own, so Ctrl-C in the terminal does not reach it", async () => {
  const { pid } = local(await start());
  const session = readFileSync(`/proc/${pid}/stat`, "utf8")
    .replace(/^.*\) /, "")
    .split(" ")[3];
  expect(session).toBe(String(pid));
});

test("Vietnamese names sort as in a dictionary", async () => {
  const words = "(values ('Đà Nẵng'),('da'),('An Giang'),('ấn'),('âm'),('ăn'),('ba'),('em')) as t(w)";
  const rows = await ask(await start(), `select string_agg(w, ' ' order by w) as sorted from ${words}`);
  expect(rows).toEqual([{ sorted: "An Giang ăn âm ấn ba da Đà Nẵng em" }]);
});

test("a data folder with a very long name gets its socket elsewhere", async () => {
  dataDir = join(dataDir, "thu-muc-du-lieu".repeat(8));
  const cluster = await start();
  expect(local(cluster).socketDir).toMatch(/^\/tmp\/m-office-/);
  expect(await ask(cluster, "select 1 as up")).toEqual([{ up: 1 }]);
  await cluster.stop();
  expect(existsSync(local(cluster).socketDir)).toBe(false);
});

test.skipIf(!asRoot)(
  "QC-4.1 in a folder that only root can enter the server runs and its superuser reads none of root's files",
  async () => {
    const key = join(dataDir, "audit-mark.key");
    writeFileSync(key, "secret", { mode: 0o600 });
    for (const mode of [0o700, 0o711]) {
      chmodSync(dataDir, mode);
      const cluster = await start();
      await expect(ask(cluster, `select pg_read_file('${key}')`)).rejects.toThrow(/Permission denied/);
      const { pid, clusterDir } = local(cluster);
      expect(readFileSync(`/proc/${pid}/status`, "utf8")).toMatch(/^CapEff:\t0+$/m);
      expect(statSync(clusterDir).uid).not.toBe(0);
      // files of its own, by their relative names, through a reload and a restart
      expect(await ask(cluster, "select pg_reload_conf(), pg_read_file('PG_VERSION') is not null as own")).toEqual([
        { pg_reload_conf: true, own: true },
      ]);
      await cluster.stop();
    }
    chmodSync(dataDir, 0o700);
    rmSync(clusterFolder(dataDir).passwordFile);
    expect(await ask(await start(), "select 1 as up")).toEqual([{ up: 1 }]);
  },
);

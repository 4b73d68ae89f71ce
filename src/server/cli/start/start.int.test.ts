// A whole installation under the real command, with the real signals. The page is a stand-in: its build has its own test.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isAlive, processesIn, waitUntil } from "#src/platform/postgres/process/postmaster.ts";
import { selfSigned } from "../../../../tests/support/cluster/self-signed.ts";
import type { Check } from "../doctor/check.ts";
import { type RunFile, readRunFile } from "./run-file.ts";

const LONG = 120_000;
let dataDir = "";
let port = 0;
const started: ChildProcess[] = [];

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "m-office-start-"));
  chmodSync(dataDir, 0o711);
  port = await freePort();
});
afterEach(async () => {
  for (const child of started.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGTERM");
      await once(child, "exit");
    }
  }
  rmSync(dataDir, { recursive: true, force: true });
});

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address ? address.port : 0;
}

type Started = { child: ChildProcess; said(): string };

/** Not through a shell and in a group of its own, as a terminal would do it. */
function start(env: Record<string, string> = {}, command = [process.execPath, "bin/m-office.mjs", "start"]): Started {
  const settings = { PORT: String(port), M_OFFICE_DATA: dataDir, M_OFFICE_DEMO: "0", M_OFFICE_PAGE: "none" };
  const { DATABASE_URL: _, TEST_DATABASE_URL: __, ...rest } = process.env;
  const options = { env: { ...rest, ...settings, ...env }, detached: true, stdio: "pipe" as const };
  const child = spawn(command[0] ?? "", command.slice(1), options);
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (piece) => (text += piece));
  started.push(child);
  return { child, said: () => text };
}

/** A command on the office of this test, in the environment of whoever runs the tests. @returns what it prints */
async function command(name: string, env: Record<string, string> = {}) {
  const all = { ...process.env, PORT: String(port), M_OFFICE_DATA: dataDir, ...env };
  const child = spawn(process.execPath, ["bin/m-office.mjs", name, "--json"], { env: all, stdio: "pipe" });
  let text = "";
  child.stdout.on("data", (piece) => (text += piece));
  expect((await once(child, "exit"))[0]).toBe(0);
  return JSON.parse(text);
}

async function usable(): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/ready`).catch(() => null);
  return answer?.status === 200;
}

async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  for (const end = performance.now() + LONG; performance.now() < end; await new Promise((r) => setTimeout(r, 50))) {
    if (await condition()) return;
  }
  throw new Error("it did not come to that");
}

async function running(office: Started): Promise<RunFile> {
  await until(() => office.said().includes("đã sẵn sàng") || office.child.exitCode !== null);
  const run = readRunFile(dataDir);
  if (!run) throw new Error(office.said());
  return run;
}

test("Ctrl-C that arrives twice stops web, worker and database in order and leaves nothing running", {
  timeout: LONG,
}, async () => {
  const office = start();
  const run = await running(office);
  expect(await usable()).toBe(true);
  const group = -(office.child.pid ?? 0);
  process.kill(group, "SIGINT");
  setTimeout(() => process.kill(group, "SIGINT"), 30);
  const [code] = await once(office.child, "exit");
  expect(office.said()).toContain("Đã dừng");
  expect(code).toBe(0);
  for (const pid of [run.web, run.worker, run.postgres, run.pid]) expect(isAlive(pid ?? 0)).toBe(false);
  expect(readRunFile(dataDir)).toBeNull();
});

test("killed processes come back by themselves: web, worker, database", { timeout: LONG }, async () => {
  const office = start();
  const before = await running(office);
  for (const role of ["web", "worker", "postgres"] as const) {
    process.kill(before[role] ?? 0, "SIGKILL");
    await until(() => {
      const now = readRunFile(dataDir);
      return now !== null && now[role] !== null && now[role] !== before[role];
    });
  }
  await until(usable);
  expect(office.said()).toContain("Cơ sở dữ liệu đã chạy lại");
});

test("after a power cut of the supervisor nothing stays behind that hinders the next start", {
  timeout: LONG,
}, async () => {
  const first = start();
  const run = await running(first);
  process.kill(run.pid, "SIGKILL");
  await until(() => !isAlive(run.web ?? 0) && !isAlive(run.worker ?? 0));
  expect(isAlive(run.postgres ?? 0)).toBe(true);
  const again = await running(start());
  expect(again.postgres).not.toBe(run.postgres);
  expect(isAlive(run.postgres ?? 0)).toBe(false);
  expect(await usable()).toBe(true);
});

test("a command whose caller was killed stops everything it started", { timeout: LONG }, async () => {
  const office = start();
  const run = await running(office);
  office.child.kill("SIGKILL");
  await until(() => !isAlive(run.pid));
  expect(processesIn(join(dataDir, "postgres/cluster"))).toEqual([]);
});

test("SIGTERM for npm itself, as a service manager sends it, stops everything", { timeout: LONG }, async () => {
  const office = start({}, ["npm", "start"]);
  const run = await running(office);
  office.child.kill("SIGTERM");
  await until(() => !isAlive(run.pid));
  expect(processesIn(join(dataDir, "postgres/cluster"))).toEqual([]);
});

test("a wish to stop during the start is obeyed", { timeout: LONG }, async () => {
  const office = start();
  await until(() => office.said().includes("Cơ sở dữ liệu"));
  office.child.kill("SIGTERM");
  const [code] = await once(office.child, "exit");
  expect(code).toBe(0);
  expect(processesIn(join(dataDir, "postgres/cluster"))).toEqual([]);
});

test("a second start on the same folder, and a start on a taken port, each say one sentence and exit with 1", {
  timeout: LONG,
}, async () => {
  const office = start();
  await running(office);
  const second = start({ PORT: String(await freePort()) });
  expect((await once(second.child, "exit"))[0]).toBe(1);
  expect(second.said()).toMatch(/^M-Office đang chạy trên thư mục dữ liệu .*\n$/);
  const third = start({ M_OFFICE_DATA: join(dataDir, "other") });
  expect((await once(third.child, "exit"))[0]).toBe(1);
  expect(third.said()).toMatch(/^Cổng \d+ đang được chương trình khác sử dụng; .*\n$/);
  expect(await waitUntil(() => isAlive(office.child.pid ?? 0), 100)).toBe(true);
});

test("the doctor measures the running office and finds its database well", { timeout: LONG }, async () => {
  const run = await running(start());
  const { memoryBytes, checks } = await command("doctor");
  const { web, worker, postgres, total } = memoryBytes;
  for (const bytes of [web, worker, postgres]) expect(bytes).toBeGreaterThan(5_000_000);
  expect(total).toBeGreaterThan(web + worker + postgres);
  const well = new Map(checks.map((each: Check) => [each.id, each.ok]));
  const ids = ["installation.running", "web.ready", "database.reachable", "database.checksums", "database.migrated"];
  for (const id of [...ids, "database.roles", "jobs.dead"]) expect([id, well.get(id)]).toEqual([id, true]);
  expect(well.get("backup.age")).toBe(false);
  expect(isAlive(run.pid)).toBe(true);
});

test("with a certificate of its own the office answers by HTTPS, the doctor reaches it, and a fresh backup satisfies it", {
  timeout: LONG,
}, async () => {
  const { folder, ...tls } = selfSigned();
  const place = { BACKUP_DIR: `${dataDir}-copies`, DATABASE_URL: "" };
  const office = start({ ...tls, ...place, PUBLIC_URL: "https://van-phong.example", HOST: "127.0.0.1" });
  const run = await running(office);
  expect([run.address, run.local]).toEqual(["https://van-phong.example", `https://127.0.0.1:${port}`]);
  const examined = async (): Promise<Map<string, Check>> => {
    const { checks } = await command("doctor", { ...tls, ...place });
    return new Map(checks.map((each: Check) => [each.id, each]));
  };
  const before = await examined();
  expect(before.get("web.ready")).toMatchObject({ ok: true, found: `https://127.0.0.1:${port} trả lời 200` });
  expect(before.get("network.tls")).toMatchObject({ ok: true });
  expect(before.get("backup.age")).toMatchObject({ ok: false, found: expect.stringContaining("chưa có bản sao lưu") });
  await command("backup", place);
  expect((await examined()).get("backup.age")).toMatchObject({ ok: true, remedy: "" });
  for (const each of [folder, place.BACKUP_DIR, `${place.BACKUP_DIR}-keys`])
    rmSync(each, { recursive: true, force: true });
});

test("a certificate that cannot be read is named in one sentence before anything is started", {
  timeout: LONG,
}, async () => {
  const office = start({ TLS_CERT: "/khong/co.pem", TLS_KEY: "/khong/co.key", HOST: "127.0.0.1" });
  expect((await once(office.child, "exit"))[0]).toBe(1);
  expect(office.said()).toMatch(/^Không đọc được tệp \/khong\/co\.pem ở TLS_CERT; .*$/mu);
  expect(existsSync(join(dataDir, "postgres"))).toBe(false);
});

test("wrong settings are named in one sentence", async () => {
  const office = start({ PORT: "tám nghìn" });
  expect((await once(office.child, "exit"))[0]).toBe(1);
  expect(office.said()).toMatch(/^PORT phải là một số nguyên không âm, đang là “tám nghìn”\.\n$/);
});

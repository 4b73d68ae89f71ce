// One encrypted file holds everything an installation is: rows of one snapshot, files, keys and secrets. No plain copy touches
// the disk; the key lies apart. Restoring builds a complete data folder and migrates it when the copy is older.

import { randomBytes } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { chmod, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import type { FileStore } from "#src/adapters/files/files.port.ts";
import { newId } from "#src/platform/ids/ids.ts";
import { problem } from "#src/platform/problem/problem.ts";
import * as store from "./backup.store.ts";
import { createContainer, readAll, readContainer } from "./container.actions.ts";
import type { Manifest, Summary } from "./container.rules.ts";

export type BackupFacts = {
  id: string;
  place: string;
  keyFile: string;
  startedAt: string;
  endedAt: string;
  bytes: number;
  files: number;
  lastVerifiedAt: string | null;
};

const badPlace = problem(
  "backup.inside-data",
  409,
  "Nơi để bản sao lưu và khóa phải nằm ngoài thư mục dữ liệu. Hãy đặt BACKUP_DIR hoặc --to sang chỗ khác.",
);
const cut = problem(
  "backup.incomplete",
  409,
  "Bản sao lưu không đầy đủ: thiếu phần cuối hoặc số dòng không khớp. Hãy dùng bản khác; chưa thay đổi gì ở dữ liệu đang chạy.",
);
const noKey = problem(
  "backup.no-key",
  409,
  "Không đọc được tệp khóa của bản sao lưu. Hãy chỉ đúng tệp khóa bằng --key-file.",
);

/** Folders of an installation beside the database and the file store. */
const SECRET_FOLDERS = ["secrets", "keys", "trust", "audit-heads"] as const;
const SECRET_FILES = ["installation.secret"] as const;

export type BackupSource = { dataDir: string; ownerUrl: string; files: FileStore; version: string };
const inside = (folder: string, dataDir: string): boolean =>
  !path.relative(dataDir, path.resolve(folder)).startsWith("..");

/**
 * Makes one copy. A copy that fails leaves nothing behind but its key.
 * @throws Problem 409 when place or key would lie inside the data folder
 */
export async function makeBackup(
  source: BackupSource,
  to: { place: string; keyFile?: string; now: Date },
): Promise<BackupFacts> {
  const id = newId("bak", to.now.getTime());
  const keyFile = path.resolve(to.keyFile ?? path.join(`${to.place}-keys`, `${id}.key`));
  if (inside(to.place, source.dataDir) || inside(keyFile, source.dataDir)) throw badPlace();
  await mkdir(to.place, { recursive: true, mode: 0o700 });
  await mkdir(path.dirname(keyFile), { recursive: true, mode: 0o700 });
  const key = randomBytes(32);
  await writeFile(keyFile, `${key.toString("base64")}\n`, { mode: 0o600 });
  const target = path.join(to.place, `${id}.mobackup`);
  const draft = `${target}.part`;
  try {
    const container = createContainer(key);
    const [files] = await Promise.all([
      fill(container, source, { id, now: to.now }),
      pipeline(container.output, createWriteStream(draft, { mode: 0o600 })),
    ]);
    const handle = await open(draft, "r+");
    await handle.sync();
    await handle.close();
    await rename(draft, target);
    const facts: BackupFacts = {
      id,
      place: target,
      keyFile,
      startedAt: to.now.toISOString(),
      endedAt: new Date().toISOString(),
      bytes: (await stat(target)).size,
      files,
      lastVerifiedAt: null,
    };
    await writeFile(`${target}.json`, `${JSON.stringify(facts)}\n`, { mode: 0o600 });
    return facts;
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function fill(
  container: ReturnType<typeof createContainer>,
  source: BackupSource,
  what: { id: string; now: Date },
): Promise<number> {
  const client = await store.openOwner(source.ownerUrl);
  try {
    await store.keepFiles(client);
    await client.query("begin transaction isolation level repeatable read read only");
    const tables = await store.listTables(client);
    const manifest: Manifest = {
      format: 1,
      id: what.id,
      startedAt: what.now.toISOString(),
      version: source.version,
      migrations: await store.listMigrated(client),
      tables,
    };
    await container.entry("manifest", "manifest.json", [Buffer.from(JSON.stringify(manifest))]);
    const summary: Summary = { rows: {}, files: 0, fileBytes: 0 };
    for (const table of tables) {
      summary.rows[table.name] = await store.countRows(client, table.name);
      await container.entry("table", table.name, store.readTable(client, table));
    }
    await client.query("commit");
    // files are only added while we hold their lock: what the snapshot names is here
    for await (const file of source.files.list()) {
      summary.fileBytes += await container.entry("file", file.sha256, await source.files.open(file.sha256));
      summary.files += 1;
    }
    for (const name of await secretsOf(source.dataDir))
      await container.entry("secret", name, [await readFile(path.join(source.dataDir, name))]);
    await container.entry("end", "end", [Buffer.from(JSON.stringify(summary))]);
    container.end();
    return summary.files;
  } finally {
    await client.end();
  }
}

async function secretsOf(dataDir: string): Promise<string[]> {
  const found: string[] = [];
  for (const name of SECRET_FILES) if (await stat(path.join(dataDir, name)).catch(() => null)) found.push(name);
  for (const folder of SECRET_FOLDERS) {
    const entries = await readdir(path.join(dataDir, folder), { recursive: true, withFileTypes: true }).catch(() => []);
    for (const entry of entries)
      if (entry.isFile()) found.push(path.relative(dataDir, path.join(entry.parentPath, entry.name)));
  }
  return found;
}

/** What is known of the copies in a place, newest first; a note that a crash cut off counts for nothing. */
export async function listBackups(place: string): Promise<BackupFacts[]> {
  const names = (await readdir(place).catch(() => [])).filter((name) => name.endsWith(".mobackup.json"));
  const all = await Promise.all(names.map((name) => readFacts(path.join(place, name))));
  return all.filter((facts) => facts !== null).sort((a, b) => b.startedAt.localeCompare(a.startedAt));
}

async function readFacts(file: string): Promise<BackupFacts | null> {
  try {
    const facts = JSON.parse(await readFile(file, "utf8")) as Partial<BackupFacts> | null;
    return typeof facts?.startedAt === "string" && typeof facts.place === "string" ? (facts as BackupFacts) : null;
  } catch {
    return null;
  }
}

/** The newest copy that still lies there in its whole length (also after the folder was moved); null when there is none. */
export async function newestBackup(place: string): Promise<BackupFacts | null> {
  for (const facts of await listBackups(place)) {
    const lying = await stat(path.join(place, path.basename(facts.place))).catch(() => null);
    if (lying?.size === facts.bytes) return facts;
  }
  return null;
}

export type RestoreTarget = {
  dataDir: string;
  /** puts a file of the copy; the store of the new folder */
  files: FileStore;
  /** makes the empty database of this folder with the schema up to `migrations`, and gives its owner's URL */
  prepareDatabase(migrations: string[]): Promise<string>;
  /** brings the restored database to this program's version */
  finishDatabase(ownerUrl: string): Promise<void>;
};

/** @returns the key in a key file. @throws Problem 409 */
export async function readKeyFile(file: string): Promise<Buffer> {
  const key = Buffer.from(await readFile(file, "utf8").catch(() => ""), "base64");
  if (key.length !== 32) throw noKey();
  return key;
}

/**
 * Rebuilds everything from one copy; rows arrive in one transaction.
 * @throws Problem 409 wrong key, changed, cut or incomplete copy, rows the database does not take
 */
export async function restoreBackup(
  from: { file: string; key: Buffer },
  target: RestoreTarget,
): Promise<{ id: string; rows: number; files: number }> {
  let manifest: Manifest | null = null;
  let summary: Summary | null = null;
  let client: Awaited<ReturnType<typeof store.openOwner>> | null = null;
  let ownerUrl = "";
  let files = 0;
  // a copy that breaks off reaches the database and the file store first, which then speak of themselves
  let broken: unknown = null;
  async function* watched(parts: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    try {
      yield* parts;
    } catch (error) {
      broken = error;
      throw error;
    }
  }
  try {
    for await (const entry of readContainer(createReadStream(from.file), from.key)) {
      if (entry.kind === "manifest") {
        manifest = JSON.parse((await readAll(entry.parts)).toString()) as Manifest;
        ownerUrl = await target.prepareDatabase(manifest.migrations);
        client = await store.openOwner(ownerUrl);
        await client.query("begin");
        await store.setTriggers(client, manifest.tables, false);
        // rows that migrations put in come again from the copy
        await client.query(`truncate ${manifest.tables.map((table) => `"${table.name}"`).join(", ")}`);
      } else if (entry.kind === "table" && manifest && client) {
        const table = manifest.tables.find((each) => each.name === entry.name);
        if (!table) throw cut();
        await pipeline(watched(entry.parts), store.writeTable(client, table));
      } else if (entry.kind === "file") {
        const stored = await target.files.put(watched(entry.parts));
        if (stored.sha256 !== entry.name) throw cut();
        files += 1;
      } else if (entry.kind === "secret") await writeSecret(target.dataDir, entry.name, await readAll(entry.parts));
      else if (entry.kind === "end") summary = JSON.parse((await readAll(entry.parts)).toString()) as Summary;
    }
    if (!manifest || !summary || !client || files !== summary.files) throw cut();
    let rows = 0;
    for (const [table, count] of Object.entries(summary.rows)) {
      if ((await store.countRows(client, table)) !== count) throw cut();
      rows += count;
    }
    await store.setTriggers(client, manifest.tables, true);
    await store.settleAfterRestore(client);
    await client.query("commit");
    await client.end();
    client = null;
    await target.finishDatabase(ownerUrl);
    return { id: manifest.id, rows, files };
  } catch (error) {
    throw broken ?? store.refusedTable(error) ?? error;
  } finally {
    await client?.end().catch(() => {});
  }
}

async function writeSecret(dataDir: string, name: string, bytes: Buffer): Promise<void> {
  const target = path.resolve(dataDir, name);
  if (
    !inside(target, dataDir) ||
    ![...SECRET_FILES, ...SECRET_FOLDERS].some((known) => name === known || name.startsWith(`${known}/`))
  )
    throw cut();
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
  await writeFile(target, bytes, { mode: 0o600 });
  await chmod(target, 0o600);
}

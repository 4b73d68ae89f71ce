import { existsSync, mkdirSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDiskFileStore } from "#src/adapters/files/disk-files.ts";
import type { FileStore } from "#src/adapters/files/files.port.ts";
import { type Database, openDatabase } from "#src/platform/db/database.ts";
import { arrived, BA_TRI, issued, SXD } from "../../../../tests/support/documents/exchange.ts";
import { signInDepartment } from "../../../../tests/support/documents/outgoing.ts";
import { useOffice } from "../../../../tests/support/office/office.ts";
import { keepFiles, openOwner } from "../backup/backup.store.ts";
import { sweepFiles } from "./sweep.actions.ts";

const HOUR = 3_600_000;

describe("Dọn tệp thừa trong kho", () => {
  const office = useOffice({ keys: true });
  let files: FileStore;
  let db: Database;
  let admin: pg.Client;

  beforeAll(async () => {
    office.setNow(new Date("2026-11-25T02:00:00Z"));
    const who = await signInDepartment(office);
    const document = await issued(office, who, [{ code: SXD }, { code: BA_TRI }]);
    await arrived(await office.signIn("lan.bui"), document);
    files = await createDiskFileStore(path.join(office.dataDir, "files"));
    db = openDatabase(office.db.workerUrl, { name: "sweep-test" });
    admin = new pg.Client({ connectionString: office.db.adminUrl });
    await admin.connect();
  });
  afterAll(async () => {
    await db.destroy();
    await admin.end();
  });

  const stored = async (): Promise<string[]> => {
    const names: string[] = [];
    for await (const file of files.list()) names.push(file.sha256);
    return names.sort();
  };
  const named = async (prefix = ""): Promise<string[]> =>
    (await admin.query<{ sha: string }>("select named_files($1) as sha", [prefix])).rows.map((row) => row.sha);
  const later = (hours: number): Date => new Date(Date.now() + hours * HOUR);

  it("mọi cột chứa tên tệp đều được hỏi, và mọi tệp mà một dòng nào đó nhắc tới đều được coi là đang dùng", async () => {
    const columns = await admin.query<{ table: string; column: string }>(
      `select table_name as table, column_name as column from information_schema.columns
       where table_schema = 'public' and (column_name like '%sha256%' or column_name = 'attachments')`,
    );
    const asked = (await admin.query("select prosrc from pg_proc where proname = 'named_files'")).rows[0].prosrc;
    expect(columns.rows.length).toBeGreaterThan(9);
    for (const { table, column } of columns.rows)
      expect(asked).toMatch(
        column === "attachments"
          ? new RegExp(`from ${table},\\s+jsonb_array_elements`)
          : new RegExp(`${column}( as sha)? from ${table}`),
      );
    const inStore = new Set(await stored());
    const inUse = new Set(await named());
    const tables = await admin.query<{ name: string }>(
      "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname not like 'audit%'",
    );
    let mentioned = 0;
    for (const { name } of tables.rows) {
      const rows = await admin.query<{ text: string }>(`select t::text as text from "${name}" t`);
      for (const { text } of rows.rows)
        for (const [word] of text.matchAll(/[0-9a-f]{64}/gu)) {
          if (!inStore.has(word)) continue;
          mentioned += 1;
          expect([name, word, inUse.has(word)]).toEqual([name, word, true]);
        }
    }
    expect(mentioned).toBeGreaterThan(5);
    const first = (await named())[0] ?? "";
    expect(await named(first.slice(0, 2))).toContain(first);
    expect((await named(first.slice(0, 2))).every((sha) => sha.startsWith(first.slice(0, 2)))).toBe(true);
  });

  it("tệp không dòng nào nhắc tới bị bỏ sau một ngày, không sớm hơn; tệp đang dùng còn nguyên từng byte", async () => {
    const inUse = new Set(await named());
    const before = (await stored()).filter((sha) => inUse.has(sha));
    const orphan = await files.put(Buffer.from("tệp lưu xong thì tiến trình chết, chưa ai ghi tên"));
    expect((await sweepFiles(db, files, later(23)))?.removed).toBe(0);
    expect(await files.has(orphan.sha256)).toBe(true);
    const swept = await sweepFiles(db, files, later(25));
    expect(swept?.removed).toBeGreaterThanOrEqual(1);
    expect(await files.has(orphan.sha256)).toBe(false);
    expect(await stored()).toEqual(before);
    for (const sha of before) await files.read(sha);
  });

  it("nội dung cũ vừa được lưu lại thì không bị bỏ, dù dòng ghi tên nó chưa kịp ghi", async () => {
    const bytes = Buffer.from("lưu hôm kia, hôm nay có người tải lên lại");
    const { sha256 } = await files.put(bytes);
    const place = path.join(office.dataDir, "files", sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    utimesSync(place, new Date(0), new Date(0));
    await files.put(bytes);
    await sweepFiles(db, files, later(0));
    expect(await files.has(sha256)).toBe(true);
  });

  it("đang sao lưu hoặc đang nạp tỉnh mẫu thì để lần sau", async () => {
    const orphan = await files.put(Buffer.from("chờ lần sau"));
    const backup = await openOwner(office.db.ownerUrl);
    await keepFiles(backup);
    expect(await sweepFiles(db, files, later(25))).toBeNull();
    await backup.end();
    await admin.query("update installation set demo_state = 'loading'");
    expect(await sweepFiles(db, files, later(25))).toBeNull();
    await admin.query("update installation set demo_state = 'none'");
    expect(await files.has(orphan.sha256)).toBe(true);
    expect((await sweepFiles(db, files, later(25)))?.removed).toBe(2);
  });

  it("tiến trình nền làm việc này theo lịch: bỏ tệp thừa, bỏ tệp chờ của tiến trình đã chết và tệp chờ quá một ngày", async () => {
    const orphan = await files.put(Buffer.from("tệp thừa cuối cùng"));
    const staging = path.join(office.dataDir, "staging");
    const dead = path.join(staging, `${hostname()}-999999999`);
    const foreign = path.join(staging, "may-khac-1");
    for (const folder of [dead, foreign]) mkdirSync(folder, { recursive: true });
    const place = {
      dead: path.join(dead, "a.staged"),
      old: path.join(foreign, "b.staged"),
      now: path.join(foreign, "c.staged"),
    };
    for (const file of Object.values(place)) writeFileSync(file, "x");
    const long = later(30);
    utimesSync(place.now, long, long);
    office.setNow(later(25));
    await admin.query("select graphile_worker.add_job('file-sweep', '{}'::json)");
    await expect.poll(() => files.has(orphan.sha256), { timeout: 20_000 }).toBe(false);
    expect(Object.values(place).map((file) => existsSync(file))).toEqual([false, false, true]);
    const crons = await admin.query("select identifier from graphile_worker._private_known_crontabs");
    expect(crons.rows).toContainEqual({ identifier: "file-sweep" });
  });
});

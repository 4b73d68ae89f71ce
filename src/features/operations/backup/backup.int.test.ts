import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDiskFileStore } from "#src/adapters/files/disk-files.ts";
import { migrate } from "#src/platform/db/migrate.ts";
import { prepareJobs } from "#src/platform/jobs/prepare.ts";
import { useDatabase } from "../../../../tests/support/cluster/database.ts";
import { useOffice } from "../../../../tests/support/office/office.ts";
import { makeBackup, readKeyFile, restoreBackup } from "./backup.actions.ts";
import { beginRestore } from "./unfinished.actions.ts";

describe("QC-8.2 sao lưu và khôi phục", () => {
  const office = useOffice({ worker: false });
  const empty = useDatabase();
  const place = mkdtempSync(path.join(tmpdir(), "m-office-backup-"));
  const target = mkdtempSync(path.join(tmpdir(), "m-office-restored-"));
  const now = new Date("2026-11-23T15:00:00Z");
  const PHRASE = "Đoạn văn nhận biết 7f3a1c";
  let copy: Awaited<ReturnType<typeof makeBackup>>;

  const rowsOf = async (url: string, query: string): Promise<unknown[]> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query(query);
    await client.end();
    return rows;
  };
  const restore = (file: string, key: Buffer) =>
    createDiskFileStore(path.join(target, "files")).then((files) =>
      restoreBackup(
        { file, key },
        {
          dataDir: target,
          files,
          prepareDatabase: async () => empty.ownerUrl,
          finishDatabase: async (url) => void (await migrate(url).then(() => prepareJobs(url))),
        },
      ),
    );

  beforeAll(async () => {
    await prepareJobs(empty.ownerUrl);
    const clerk = await office.signIn("han.tran");
    await clerk.api.caseFiles.open({ notation: "01-VP", title: PHRASE, year: 2026, retention: "10 năm" });
    const files = await createDiskFileStore(path.join(office.dataDir, "files"));
    await files.put(Buffer.from(PHRASE));
    writeFileSync(path.join(office.dataDir, "installation.secret"), "bí mật của bản cài đặt");
    copy = await makeBackup(
      { dataDir: office.dataDir, ownerUrl: office.db.ownerUrl, files, version: "test" },
      { place, now },
    );
  });
  afterAll(() => {
    for (const folder of [place, `${place}-keys`, target]) rmSync(folder, { recursive: true, force: true });
  });

  it("bản sao không đọc được khi không có khóa, khóa nằm riêng", () => {
    const bytes = readFileSync(copy.place);
    expect(bytes.includes(PHRASE)).toBe(false);
    expect(bytes.includes("Trần Thị Ngọc Hân")).toBe(false);
    expect(path.relative(place, copy.keyFile).startsWith("..")).toBe(true);
    expect(copy.files).toBe(1);
  });

  it("sai khóa, bị sửa một byte hay bị cắt thì không khôi phục và nói rõ", async () => {
    const key = await readKeyFile(copy.keyFile);
    await expect(restore(copy.place, Buffer.alloc(32))).rejects.toMatchObject({ code: "backup.wrong-key" });
    const bytes = readFileSync(copy.place);
    const spoiled = Buffer.from(bytes);
    spoiled[Math.floor(spoiled.length / 2)] = (spoiled[Math.floor(spoiled.length / 2)] ?? 0) ^ 1;
    writeFileSync(path.join(place, "spoiled.mobackup"), spoiled);
    await expect(restore(path.join(place, "spoiled.mobackup"), key)).rejects.toMatchObject({
      code: "backup.wrong-key",
    });
    writeFileSync(path.join(place, "cut.mobackup"), bytes.subarray(0, bytes.length - 40));
    await expect(restore(path.join(place, "cut.mobackup"), key)).rejects.toMatchObject({ code: "backup.wrong-key" });
    expect(await rowsOf(empty.adminUrl, "select 1 from agency")).toEqual([]);
  });

  it("khôi phục trên máy trống: hồ sơ, tệp, số, lịch sử, bí mật đều như cũ, và dùng tiếp được", async () => {
    const done = await restore(copy.place, await readKeyFile(copy.keyFile));
    expect(done.files).toBe(1);
    for (const table of ["agency", "person", "post", "case_file", "audit_event", "audit_text", "register_book"])
      expect(await rowsOf(empty.adminUrl, `select * from ${table} order by 1, 2`)).toEqual(
        await rowsOf(office.db.adminUrl, `select * from ${table} order by 1, 2`),
      );
    // sessions of the copy open no door on the new machine
    expect(await rowsOf(office.db.adminUrl, "select 1 from session")).not.toEqual([]);
    expect(await rowsOf(empty.adminUrl, "select 1 from session")).toEqual([]);
    expect(readFileSync(path.join(target, "installation.secret"), "utf8")).toBe("bí mật của bản cài đặt");
    await rowsOf(
      empty.ownerUrl,
      "insert into agency (code, name, short_name, symbol, level) values ('H61.99', 'x', 'x', 'x', 'other')",
    );
    await expect(beginRestore(target)).rejects.toMatchObject({ code: "backup.folder-not-empty" });
  });

  it("lệnh backup không nhận nơi để nằm trong thư mục dữ liệu", async () => {
    const files = await createDiskFileStore(path.join(office.dataDir, "files"));
    await expect(
      makeBackup(
        { dataDir: office.dataDir, ownerUrl: office.db.ownerUrl, files, version: "test" },
        { place: path.join(office.dataDir, "b"), now },
      ),
    ).rejects.toMatchObject({ code: "backup.inside-data" });
    const help = await promisify(execFile)(process.execPath, ["src/server/cli/main.ts", "restore", "--help"]);
    expect(help.stdout).toContain("--key-file");
  });
});

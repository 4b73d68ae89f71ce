// A restore that fails leaves nothing: one sentence, an empty place, and no office that starts on the half of it.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createDiskFileStore } from "#src/adapters/files/disk-files.ts";
import { makeBackup } from "#src/features/operations/backup/backup.actions.ts";
import { prepareJobs } from "#src/platform/jobs/prepare.ts";
import { runCommand } from "../support/cluster/command.ts";
import { useDatabase } from "../support/cluster/database.ts";
import { ROLE_SECRET } from "../support/cluster/test-database.ts";
import { useOffice } from "../support/office/office.ts";

vi.setConfig({ testTimeout: 120_000 });

describe("QC-8.2 khôi phục không thành", () => {
  const office = useOffice({ worker: false });
  const empty = useDatabase();
  const ground = mkdtempSync(path.join(tmpdir(), "m-office-fails-"));
  const place = path.join(ground, "copies");
  const target = path.join(ground, "new", "data");
  let copy: Awaited<ReturnType<typeof makeBackup>>;

  const made = async (now: string) =>
    makeBackup(
      {
        dataDir: office.dataDir,
        ownerUrl: office.db.ownerUrl,
        files: await createDiskFileStore(path.join(office.dataDir, "files")),
        version: "test",
      },
      { place, now: new Date(now) },
    );
  const restore = (file: string, keyFile = copy.keyFile, databaseUrl = empty.adminUrl) =>
    runCommand(["restore", "--from", file, "--key-file", keyFile, "--to", target], {
      DATABASE_URL: databaseUrl,
      M_OFFICE_SECRET: ROLE_SECRET,
      M_OFFICE_DATA: path.join(ground, "elsewhere"),
    });
  const rows = async (url: string, query: string): Promise<unknown[]> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return (await client.query(query).finally(() => client.end())).rows;
  };
  const nothingLeft = async (): Promise<void> => {
    expect(readdirSync(ground).filter((name) => name === "new")).toEqual([]);
    expect(await rows(empty.adminUrl, "select 1 from person")).toEqual([]);
  };
  const oneSentence = /^[^\n]+\n$/u;

  beforeAll(async () => {
    await prepareJobs(empty.ownerUrl);
    const files = await createDiskFileStore(path.join(office.dataDir, "files"));
    // more than one sealed piece, so that the end is reached with rows and files already written
    for (let n = 0; n < 3; n++)
      await files.put(Buffer.from(Array.from({ length: 900_000 }, () => Math.random() * 256)));
    copy = await made("2026-11-23T15:00:00Z");
  });
  afterAll(() => rmSync(ground, { recursive: true, force: true }));

  it.each(["cut", "changed"])("bản sao bị %s: một câu nói rõ, nơi khôi phục không còn gì", async (how) => {
    const bytes = readFileSync(copy.place);
    const at = bytes.length - 1000;
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    const file = path.join(ground, `${how}.mobackup`);
    writeFileSync(file, how === "cut" ? readFileSync(copy.place).subarray(0, bytes.length - 1000) : bytes);
    const done = await restore(file);
    expect([done.code, done.out]).toEqual([1, ""]);
    expect(done.err).toMatch(oneSentence);
    expect(done.err).toContain("đã bị sửa hay bị cắt");
    await nothingLeft();
    // a folder that was there before stays, as empty as it was
    mkdirSync(target, { recursive: true });
    expect((await restore(file)).code).toBe(1);
    expect(readdirSync(target)).toEqual([]);
    rmSync(path.join(ground, "new"), { recursive: true });
  });

  it("dòng trái khóa ngoại trong bản sao: nói bảng nào, không in dữ liệu, không để lại gì", async () => {
    await rows(
      office.db.adminUrl,
      `set session_replication_role = replica;
       insert into session (id, token_hash, person_id, post_id, agency_id, created_at, seen_at, expires_at, from_address)
       values ('ses_x', 'x', 'per_nobody', 'x', 1, now(), now(), now(), '')`,
    );
    const broken = await made("2026-11-23T16:00:00Z");
    await rows(office.db.adminUrl, "delete from session where id = 'ses_x'");
    const done = await restore(broken.place, broken.keyFile);
    expect(done.code).toBe(1);
    expect(done.err).toMatch(oneSentence);
    expect(done.err).toContain("bảng session");
    expect(done.err).not.toContain("per_nobody");
    await nothingLeft();
  });

  it("cơ sở dữ liệu đã có dữ liệu thì không ghi đè; tệp không có thì nói không có", async () => {
    const before = await rows(office.db.adminUrl, "select id from person order by id");
    const done = await restore(copy.place, copy.keyFile, office.db.adminUrl);
    expect([done.code, done.err.trim()]).toEqual([1, expect.stringContaining("đã có dữ liệu; chưa ghi gì")]);
    expect(await rows(office.db.adminUrl, "select id from person order by id")).toEqual(before);
    expect((await restore(path.join(ground, "none.mobackup"))).err).toContain("Không thấy bản sao lưu nào");
    await nothingLeft();
  });

  it("bị ngắt giữa chừng: còn dấu dở dang thì không lệnh nào mở thư mục ấy", async () => {
    mkdirSync(target, { recursive: true });
    writeFileSync(path.join(target, "restore-unfinished"), "");
    for (const command of ["start", "serve", "doctor"]) {
      const done = await runCommand([command], { M_OFFICE_DATA: target, DATABASE_URL: "", PORT: "4241" });
      expect(done.code).toBe(1);
      expect(done.err).toMatch(oneSentence);
      expect(done.err).toContain("bản khôi phục dở dang");
    }
    expect((await restore(copy.place)).err).toContain("bản khôi phục dở dang");
    expect(readdirSync(target)).toEqual(["restore-unfinished"]);
    rmSync(path.join(ground, "new"), { recursive: true });
    const done = await restore(copy.place);
    expect([done.err, done.code]).toEqual(["", 0]);
    expect(readdirSync(target)).not.toContain("restore-unfinished");
  });
});

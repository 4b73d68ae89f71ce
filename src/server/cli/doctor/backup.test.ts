import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkBackup } from "./backup.ts";

const NOW = Date.parse("2026-11-24T10:00:00Z");

describe("QC-8.2 khám tuổi của bản sao lưu", () => {
  let place = "";
  beforeEach(() => {
    place = mkdtempSync(path.join(tmpdir(), "m-office-doctor-"));
  });
  afterEach(() => rmSync(place, { recursive: true, force: true }));

  const copy = (id: string, startedAt: string, bytes = 5): void => {
    const file = path.join(place, `${id}.mobackup`);
    writeFileSync(file, "bytes");
    writeFileSync(`${file}.json`, JSON.stringify({ id, place: file, startedAt, bytes, lastVerifiedAt: null }));
  };

  it("chưa có bản nào, hoặc không có thư mục: chưa đạt, nói việc phải làm", async () => {
    for (const folder of [place, path.join(place, "khong-co")])
      expect(await checkBackup(folder, NOW)).toMatchObject({ ok: false, remedy: expect.stringContaining("backup") });
  });
  it("bản đầy đủ mới nhất dưới 24 giờ: đạt", async () => {
    copy("bak_1", "2026-11-20T10:00:00Z");
    copy("bak_2", "2026-11-23T10:30:00Z");
    expect(await checkBackup(place, NOW)).toMatchObject({ id: "backup.age", ok: true, remedy: "" });
    expect((await checkBackup(place, NOW)).found).toContain("23,5 giờ");
  });
  it("bản mới nhất đã đủ 24 giờ: chưa đạt", async () => {
    copy("bak_2", "2026-11-23T10:00:00Z");
    expect((await checkBackup(place, NOW)).ok).toBe(false);
  });
  it("bản mới nhưng tệp bị cắt, bị mất hay ghi chú hỏng thì không tính", async () => {
    copy("bak_cut", "2026-11-24T09:00:00Z", 6);
    copy("bak_gone", "2026-11-24T09:00:00Z");
    rmSync(path.join(place, "bak_gone.mobackup"));
    writeFileSync(path.join(place, "bak_torn.mobackup.json"), '{"id":"bak_torn","star');
    expect((await checkBackup(place, NOW)).ok).toBe(false);
    copy("bak_whole", "2026-11-24T01:00:00Z");
    expect(await checkBackup(place, NOW)).toMatchObject({ ok: true, found: expect.stringContaining("9,0 giờ") });
  });
});

import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDiskFileStore } from "#src/adapters/files/disk-files.ts";
import { type Database, openDatabase, sql } from "#src/platform/db/database.ts";
import { A } from "../../../../tests/integration/across-agencies/two-agencies.ts";
import { buildWorld, type World } from "../../../../tests/support/documents/world.ts";
import { useOffice } from "../../../../tests/support/office/office.ts";
import { verifyStoredFiles } from "./verify.actions.ts";

describe("QC-2.4, QC-4.1 tệp đã lưu", () => {
  const office = useOffice({ worker: false });
  let world: World;
  let owner: Database;
  let sha = "";
  const placeOf = (name: string) => path.join(office.dataDir, "files", name.slice(0, 2), name.slice(2, 4), name);
  const check = async () => verifyStoredFiles(owner, await createDiskFileStore(path.join(office.dataDir, "files")));
  const ask = async (range?: string) => {
    const clerk = await office.signIn("han.tran");
    return clerk.fetch(`${office.url}/api/incoming-documents/${world.incomingId}/file`, {
      headers: range ? { range } : {},
    });
  };

  beforeAll(async () => {
    world = { ...(await buildWorld(office, A)), issuedId: "doc_khong-co" };
    owner = openDatabase(office.db.ownerUrl, { name: "files-owner" });
    const found = await sql<{
      file_sha256: string;
    }>`select file_sha256 from incoming_document where id = ${world.incomingId}`.execute(owner);
    sha = found.rows[0]?.file_sha256 ?? "";
  });
  afterAll(() => owner?.destroy());

  it("nguyên vẹn: mọi tệp được đếm, không có gì để báo", async () => {
    const result = await check();
    expect(result.findings).toEqual([]);
    expect(result.checked).toBeGreaterThan(0);
    expect((await ask()).status).toBe(200);
    expect((await ask("bytes=0-9")).status).toBe(206);
  });

  it("đổi một byte, rồi mất hẳn: không byte nào được gửi, câu trả lời nói phải làm gì, lệnh kiểm tra nêu đúng tệp", async () => {
    const bytes = readFileSync(placeOf(sha));
    const spoiled = Buffer.from(bytes);
    spoiled[bytes.length >> 1] = (spoiled[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(placeOf(sha), spoiled);
    for (const range of [undefined, "bytes=0-9", "bytes=20-"]) {
      const answer = await ask(range);
      expect(answer.status).toBe(500);
      expect(answer.headers.get("content-type")).toContain("problem+json");
      expect(answer.headers.get("content-range")).toBeNull();
      const told = (await answer.json()) as { code: string; title: string };
      expect(told.code).toBe("files.corrupt");
      expect(told.title).toMatch(/bị hỏng.*Chưa gửi gì.*khôi phục tệp từ bản sao lưu/u);
    }
    expect((await check()).findings).toMatchObject([{ code: "file.damaged", at: sha }]);
    rmSync(placeOf(sha));
    expect((await ask()).status).toBe(500);
    expect((await check()).findings).toMatchObject([{ code: "file.missing", at: sha }]);
    writeFileSync(placeOf(sha), bytes);
    expect((await check()).findings).toEqual([]);
    expect((await ask("bytes=20-")).status).toBe(206);
  });
});

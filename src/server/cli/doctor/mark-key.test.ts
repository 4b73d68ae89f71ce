import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkMarkKey } from "./mark-key.ts";

describe("QC-4.1 khám khóa đánh dấu lịch sử", () => {
  let dataDir = "";
  let key = "";
  beforeEach(() => {
    dataDir = mkdtempSync(path.join(tmpdir(), "m-office-doctor-"));
    mkdirSync(path.join(dataDir, "secrets"));
    mkdirSync(path.join(dataDir, "postgres", "cluster"), { recursive: true });
    key = path.join(dataDir, "secrets", "audit-mark.key");
    writeFileSync(key, "k", { mode: 0o600 });
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));
  const settings = (databaseUrl: string | null = null) => ({ dataDir, databaseUrl });

  it("cơ sở dữ liệu cùng tài khoản với phần mềm: chưa đạt, nói cách tách", () => {
    expect(checkMarkKey(settings())).toMatchObject({ ok: false, remedy: expect.stringContaining("DATABASE_URL") });
  });
  it("cơ sở dữ liệu ở nơi khác: đạt", () => {
    expect(checkMarkKey(settings("postgres://may-khac/m_office"))).toMatchObject({ ok: true, remedy: "" });
  });
  it("khóa mà ai cũng đọc được: chưa đạt", () => {
    chmodSync(key, 0o644);
    expect(checkMarkKey(settings("postgres://may-khac/m_office"))).toMatchObject({
      ok: false,
      remedy: expect.stringContaining("chmod 600"),
    });
  });
});

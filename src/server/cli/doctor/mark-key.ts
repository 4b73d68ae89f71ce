import { statSync } from "node:fs";
import { join } from "node:path";
import type { Settings } from "#src/platform/config/settings.ts";
import { clusterFolder } from "#src/platform/postgres/folder.ts";
import { type Check, check } from "./check.ts";

/**
 * Can the database's superuser read, through the server, the key that marks the rows of the trail? He can where the server runs under
 * the program's own account (docs/decisions/0009).
 */
export function checkMarkKey(settings: Pick<Settings, "dataDir" | "databaseUrl">): Check {
  const id = "audit.key-apart";
  const key = statSync(join(settings.dataDir, "secrets", "audit-mark.key"), { throwIfNoEntry: false });
  const cluster = settings.databaseUrl
    ? undefined
    : statSync(clusterFolder(settings.dataDir).cluster, { throwIfNoEntry: false });
  const open = key !== undefined && (key.mode & 0o077) !== 0;
  const same = key !== undefined && key.uid === cluster?.uid;
  const found = open
    ? "tài khoản khác trên máy đọc được khóa đánh dấu lịch sử"
    : same
      ? "cơ sở dữ liệu chạy bằng chính tài khoản của phần mềm, nên siêu người dùng cơ sở dữ liệu đọc được khóa đánh dấu lịch sử"
      : "cơ sở dữ liệu không đọc được khóa đánh dấu lịch sử";
  const remedy = open
    ? "Chỉ để chủ sở hữu đọc được: chmod 600 secrets/audit-mark.key trong thư mục dữ liệu."
    : "Đặt DATABASE_URL đến một PostgreSQL chạy bằng tài khoản khác, tốt nhất trên máy khác do người khác giữ.";
  return check(id, !open && !same, { found, remedy });
}

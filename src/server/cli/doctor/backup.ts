import { newestBackup } from "#src/features/operations/backup/backup.actions.ts";
import { backupState } from "#src/features/operations/backup-age.rules.ts";
import { type Check, check } from "./check.ts";

const HOUR = 3_600_000;

/** QC-8.2: a copy at least every 24 hours. Only a copy that lies there whole counts. @param now ms since 1970 */
export async function checkBackup(backupDir: string, now: number): Promise<Check> {
  const last = await newestBackup(backupDir);
  const remedy =
    "Chạy m-office backup, và đặt lịch chạy ít nhất 24 giờ một lần; xem các bản đã có bằng m-office backups list.";
  if (!last) return check("backup.age", false, { found: `chưa có bản sao lưu đầy đủ nào ở ${backupDir}`, remedy });
  const hours = (now - Date.parse(last.startedAt)) / HOUR;
  const tried = last.lastVerifiedAt ? `đã thử khôi phục lúc ${last.lastVerifiedAt}` : "chưa thử khôi phục";
  const found = `bản gần nhất từ ${hours.toFixed(1).replace(".", ",")} giờ trước ở ${backupDir}, ${tried}`;
  return check("backup.age", backupState(hours) !== "alarm", { found, remedy });
}

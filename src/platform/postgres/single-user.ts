import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { PlainFailure } from "../failure/plain-failure.ts";
import { type ClusterFolder, serverEnvironment } from "./folder.ts";
import { canReach, type RunUser, runAs } from "./process/run-user.ts";
import type { Binaries } from "./programs/binaries.ts";
import { readOrCreateSecret } from "./secret.ts";

/**
 * Gives the superuser a new password when its file is missing, as after a restore of the cluster alone.
 * Works on the stopped cluster, in PostgreSQL's single-user mode.
 */
export function repairPassword(how: { folder: ClusterFolder; binaries: Binaries; user: RunUser | null }): string {
  const { folder, binaries, user } = how;
  const password = readOrCreateSecret(folder.passwordFile);
  const reachable = !user || canReach(folder.base, user);
  const args = ["--single", "-D", folder.cluster, "-c", "password_encryption=scram-sha-256", "postgres"];
  const { command, ...run } = runAs(user, reachable, join(binaries.binDir, "postgres"), args);
  const identity = run.uid === undefined ? {} : { uid: run.uid, gid: run.gid };
  const input = `alter role postgres with password '${password}'\n`;
  const environment = { cwd: "/", env: serverEnvironment(), encoding: "utf8" as const };
  const result = spawnSync(command, run.args, { ...identity, ...environment, input });
  if (result.status === 0 && !/ERROR|FATAL/.test(result.stderr)) return password;
  const message = `Không đặt lại được mật khẩu quản trị của cơ sở dữ liệu trong ${folder.cluster}; dữ liệu vẫn còn nguyên. Hãy chép lại tệp ${folder.passwordFile} từ bản sao lưu rồi chạy lại.`;
  throw new PlainFailure("postgres.password", message, { cause: new Error(result.stderr) });
}

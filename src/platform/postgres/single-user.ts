import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { PlainFailure } from "../failure/plain-failure.ts";
import { type ClusterFolder, serverEnvironment } from "./folder.ts";
import { handOver, isClosedTo, type RunUser } from "./process/run-user.ts";
import type { Binaries } from "./programs/binaries.ts";
import { readOrCreateSecret } from "./secret.ts";

/**
 * Gives the superuser a new password when its file is missing, as after a restore of the cluster alone.
 * Works on the stopped cluster, in PostgreSQL's single-user mode.
 */
export function repairPassword(how: { folder: ClusterFolder; binaries: Binaries; user: RunUser | null }): string {
  const { folder, binaries, user } = how;
  const password = readOrCreateSecret(folder.passwordFile);
  const handed = handOver([folder.cluster], isClosedTo(user, folder.base));
  const dir = handed.names[0] ?? folder.cluster;
  const args = ["--single", "-D", dir, "-c", "password_encryption=scram-sha-256", "postgres"];
  const input = `alter role postgres with password '${password}'\n`;
  const result = spawnSync(join(binaries.binDir, "postgres"), args, {
    ...user,
    cwd: "/",
    env: serverEnvironment(),
    encoding: "utf8",
    input,
    stdio: ["pipe", "pipe", "pipe", ...handed.fds],
  });
  handed.close();
  if (result.status === 0 && !/ERROR|FATAL/.test(result.stderr)) return password;
  const message = `Không đặt lại được mật khẩu quản trị của cơ sở dữ liệu trong ${folder.cluster}; dữ liệu vẫn còn nguyên. Hãy chép lại tệp ${folder.passwordFile} từ bản sao lưu rồi chạy lại.`;
  throw new PlainFailure("postgres.password", message, { cause: new Error(result.stderr) });
}

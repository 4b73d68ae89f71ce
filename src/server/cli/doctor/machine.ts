import { X509Certificate } from "node:crypto";
import { readFileSync, statfsSync, statSync } from "node:fs";
import { freemem } from "node:os";
import { join } from "node:path";
import type { Settings } from "#src/platform/config/settings.ts";
import { askLocally } from "../ask-locally.ts";
import type { RunFile } from "../start/run-file.ts";
import { isBuilt } from "../start/web-build.ts";
import { checkBackup } from "./backup.ts";
import { type Check, check, formatBytes } from "./check.ts";
import { listListeners } from "./listening.ts";
import { checkMarkKey } from "./mark-key.ts";

const GB = 1024 ** 3;
const DAY = 86_400_000;
/** Generous: a busy machine that answers late is slow, not broken. */
const READY_PATIENCE = 20_000;

/** Everything that is seen without the database. @param now ms since 1970, for the certificate and the age of the backup */
export async function checkMachine(settings: Settings, run: RunFile | null, now: number): Promise<Check[]> {
  return [
    checkRunning(run, settings),
    await checkReady(run),
    checkDisk("disk.data", settings.dataDir),
    checkMemory(),
    checkSecret(settings),
    checkMarkKey(settings),
    checkUser(run),
    checkTransport(settings, now),
    checkNeighbours(run),
    check("web.built", isBuilt(), {
      found: isBuilt() ? "giao diện đúng với mã nguồn" : "giao diện chưa dựng hoặc cũ hơn mã nguồn",
      remedy: "Khởi động lại bằng npm start để dựng lại giao diện.",
    }),
    await checkBackup(settings.backupDir, now),
  ];
}

function checkRunning(run: RunFile | null, settings: Settings): Check {
  const found = run ? `đang chạy từ ${run.startedAt}, tiến trình ${run.pid}` : `không chạy trên ${settings.dataDir}`;
  return check("installation.running", run !== null, { found, remedy: "Chạy npm start với đúng M_OFFICE_DATA." });
}

async function checkReady(run: RunFile | null): Promise<Check> {
  const remedy = "Xem nhật ký của tiến trình web; nếu cần, dừng rồi chạy lại npm start.";
  if (!run?.local) return check("web.ready", false, { found: "không có tiến trình web", remedy });
  try {
    const { status } = await askLocally(`${run.local}/ready`, READY_PATIENCE);
    return check("web.ready", status === 200, { found: `${run.local} trả lời ${status}`, remedy });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return check("web.ready", false, { found: `${run.local} không trả lời (${reason})`, remedy });
  }
}

function checkDisk(id: string, folder: string): Check {
  const remedy = `Giải phóng hoặc mở rộng ổ đĩa chứa ${folder}: cần còn ít nhất 2 GB và 5 %.`;
  try {
    const { bavail, blocks, bsize } = statfsSync(folder);
    const [free, size] = [bavail * bsize, blocks * bsize];
    const found = `còn ${formatBytes(free)} trên ${formatBytes(size)} tại ${folder}`;
    return check(id, free >= 2 * GB && free >= size / 20, { found, remedy });
  } catch {
    return check(id, false, { found: `không có thư mục ${folder}`, remedy: "Đặt M_OFFICE_DATA đúng thư mục dữ liệu." });
  }
}

function checkMemory(): Check {
  const free =
    Number(/^MemAvailable:\s+(\d+) kB/m.exec(readFileSync("/proc/meminfo", "utf8"))?.[1] ?? 0) * 1024 || freemem();
  const remedy = "Đóng bớt chương trình khác hoặc tăng bộ nhớ: nên còn ít nhất 512 MB.";
  return check("memory.free", free >= GB / 2, { found: `còn ${formatBytes(free)}`, remedy });
}

function checkSecret(settings: Settings): Check {
  const file = join(settings.dataDir, "installation.secret");
  const remedy = `Chỉ để chủ sở hữu đọc được: chmod 600 ${file}.`;
  const mode = statSync(file, { throwIfNoEntry: false })?.mode;
  if (mode === undefined)
    return check("secret.private", true, { found: "khóa không nằm trong thư mục dữ liệu", remedy });
  return check("secret.private", (mode & 0o077) === 0, { found: `quyền ${(mode & 0o777).toString(8)}`, remedy });
}

function checkUser(run: RunFile | null): Check {
  const uid = run ? statSync(`/proc/${run.pid}`, { throwIfNoEntry: false })?.uid : process.getuid?.();
  const found = uid === 0 ? "chạy bằng tài khoản root" : `chạy bằng tài khoản ${uid}`;
  return check("user.ordinary", uid !== 0, {
    found,
    remedy: "Tạo một tài khoản riêng (useradd --system m-office) và chạy bằng tài khoản đó.",
  });
}

function checkTransport(settings: Settings, now: number): Check {
  const id = "network.tls";
  if (settings.tlsCert) return checkCertificate(settings.tlsCert, now);
  const remedy = "Đặt TLS_CERT và TLS_KEY, hoặc đặt máy chủ ủy quyền có HTTPS phía trước và TRUST_PROXY=1.";
  const found = settings.trustProxy ? "HTTPS ở máy chủ ủy quyền phía trước" : "HTTP không mã hóa";
  return check(id, settings.trustProxy, { found, remedy });
}

function checkCertificate(file: string, now: number): Check {
  const remedy = "Thay chứng thư trong TLS_CERT, TLS_KEY trước khi hết hạn, rồi khởi động lại.";
  try {
    const ends = new X509Certificate(readFileSync(file)).validToDate.getTime();
    const days = Math.floor((ends - now) / DAY);
    return check("network.tls", days >= 30, { found: `chứng thư còn hạn ${days} ngày`, remedy });
  } catch {
    return check("network.tls", false, { found: `không đọc được chứng thư ở ${file}`, remedy });
  }
}

function checkNeighbours(run: RunFile | null): Check {
  const others = listListeners().filter(({ everywhere, pid }) => everywhere && (pid === null || pid !== run?.web));
  const names = others.map(({ port, program }) => `${port} (${program ?? "không rõ"})`);
  return check("network.other-services", others.length === 0, {
    found: names.length === 0 ? "không có dịch vụ khác nghe ra ngoài máy" : `nghe ra ngoài máy: ${names.join(", ")}`,
    remedy: "Tắt các dịch vụ không cần, hoặc chặn cổng của chúng bằng tường lửa.",
  });
}

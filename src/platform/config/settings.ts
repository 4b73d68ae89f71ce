// Every setting, its environment variable and its default. docs/settings.md is written from this table by a test.
import { homedir } from "node:os";
import path from "node:path";

export type Settings = {
  port: number;
  host: string;
  dataDir: string;
  databaseUrl: string | null;
  pgBinDir: string | null;
  tlsCert: string | null;
  tlsKey: string | null;
  trustProxy: boolean;
  allowHttp: boolean;
  publicUrl: string | null;
  logLevel: string;
  demo: boolean;
  uploadMaxBytes: number;
  backupDir: string;
  signInPerMinute: number;
  requestsPerMinute: number;
  /** machines that may be asked for revocation lists */
  crlHosts: string[];
};

type Environment = Record<string, string | undefined>;

export const SETTINGS: { name: string; default: string; meaning: string }[] = [
  { name: "PORT", default: "8080", meaning: "cổng của máy chủ web" },
  { name: "HOST", default: "127.0.0.1; 0.0.0.0 khi có chứng thư hoặc ALLOW_HTTP=1", meaning: "địa chỉ lắng nghe" },
  { name: "M_OFFICE_DATA", default: "./data; với root: /var/lib/m-office", meaning: "thư mục dữ liệu" },
  {
    name: "DATABASE_URL",
    default: "(PostgreSQL nhúng)",
    meaning: "PostgreSQL ≥ 15 có sẵn, tài khoản tạo được vai trò",
  },
  { name: "PG_BINDIR", default: "(gói nhúng)", meaning: "thư mục bin của PostgreSQL trên máy" },
  { name: "TLS_CERT", default: "(không)", meaning: "tệp chứng thư PEM để chạy HTTPS" },
  { name: "TLS_KEY", default: "(không)", meaning: "tệp khóa PEM để chạy HTTPS" },
  {
    name: "TRUST_PROXY",
    default: "0",
    meaning: "1 khi đứng sau một máy chủ ủy quyền có HTTPS, máy này đặt X-Forwarded-Proto và X-Forwarded-For",
  },
  { name: "ALLOW_HTTP", default: "0", meaning: "1 để chấp nhận HTTP không mã hóa ngoài máy này" },
  { name: "PUBLIC_URL", default: "(tự suy ra)", meaning: "địa chỉ người dùng gõ" },
  { name: "LOG_LEVEL", default: "warn", meaning: "mức nhật ký: debug, info, warn, error" },
  { name: "M_OFFICE_DEMO", default: "1", meaning: "0 để không nạp tỉnh mẫu ở lần chạy đầu" },
  { name: "UPLOAD_MAX_MB", default: "100", meaning: "cỡ lớn nhất của một tệp tải lên" },
  { name: "BACKUP_DIR", default: "cạnh thư mục dữ liệu, đuôi -backup", meaning: "nơi để bản sao lưu" },
  {
    name: "M_OFFICE_SECRET",
    default: "(tệp installation.secret trong thư mục dữ liệu)",
    meaning: "bí mật chung khi nhiều máy dùng một cơ sở dữ liệu",
  },
  { name: "M_OFFICE_PAGE", default: "(dựng khi cần)", meaning: "none để chạy mà không dựng trang web" },
  { name: "M_OFFICE_DEBUG", default: "0", meaning: "1 để in vết lỗi khi một lệnh hỏng" },
  { name: "SIGN_IN_PER_MINUTE", default: "30", meaning: "số lần thử mật khẩu mỗi phút từ một địa chỉ" },
  {
    name: "CRL_HOSTS",
    default: "ca.gov.vn,rootca.gov.vn",
    meaning:
      "tên miền được phép tải danh sách thu hồi (mỗi 6 giờ), cách nhau bằng dấu phẩy; cổng khác 80, 443 thì ghi kèm (ten.vn:8080); none để không tải",
  },
  { name: "REQUESTS_PER_MINUTE", default: "3000", meaning: "số yêu cầu mỗi phút từ một địa chỉ" },
];

const YES = ["1", "true"];
const NO = ["0", "false"];

function flag(env: Environment, name: string, fallback: boolean): boolean {
  const text = env[name]?.trim().toLowerCase() ?? "";
  if (text === "") return fallback;
  if (!YES.includes(text) && !NO.includes(text)) throw new Error(`${name} phải là 0 hoặc 1, đang là “${env[name]}”.`);
  return YES.includes(text);
}

function whole(env: Environment, name: string, fallback: number, most = Number.MAX_SAFE_INTEGER): number {
  const text = env[name];
  if (text === undefined || text === "") return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0)
    throw new Error(`${name} phải là một số nguyên không âm, đang là “${text}”.`);
  if (value > most) throw new Error(`${name} không được lớn hơn ${most}, đang là “${text}”.`);
  return value;
}

function oneOf(env: Environment, name: string, allowed: readonly string[], fallback: string): string {
  const text = env[name]?.trim().toLowerCase() || fallback;
  if (!allowed.includes(text))
    throw new Error(`${name} phải là một trong các giá trị ${allowed.join(", ")}; đang là “${env[name]}”.`);
  return text;
}

/** The value is not repeated in the sentence: an address may hold a password. */
function address(env: Environment, name: string, schemes: readonly string[]): string | null {
  const text = env[name]?.trim() ?? "";
  if (text === "") return null;
  const scheme = URL.canParse(text) ? new URL(text).protocol.slice(0, -1) : "";
  if (!schemes.includes(scheme))
    throw new Error(`${name} phải là một địa chỉ bắt đầu bằng ${schemes.map((each) => `${each}://`).join(" hoặc ")}.`);
  return text;
}

/** Names of machines, lower case; `none` is no machine. */
function hosts(env: Environment, name: string, fallback: string): string[] {
  const names = (env[name]?.trim().toLowerCase() || fallback).split(",").map((each) => each.trim());
  if (names.length === 1 && names[0] === "none") return [];
  const bad = names.find((each) => !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/u.test(each));
  if (bad !== undefined)
    throw new Error(`${name} phải là các tên miền cách nhau bằng dấu phẩy, hoặc none; đang có “${bad}”.`);
  return names;
}

const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"];

function isLoopbackName(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127\./u.test(host);
}

/**
 * Reads the settings of one process.
 * @throws Error with a Vietnamese sentence naming the variable that is wrong
 */
export function readSettings(env: Environment = process.env): Settings {
  const asRoot = process.getuid?.() === 0;
  const dataDir = path.resolve(env.M_OFFICE_DATA || (asRoot ? "/var/lib/m-office" : "data"));
  const tlsCert = env.TLS_CERT || null;
  const tlsKey = env.TLS_KEY || null;
  if ((tlsCert === null) !== (tlsKey === null))
    throw new Error("TLS_CERT và TLS_KEY phải đi cùng nhau; thiếu một tệp.");
  const allowHttp = flag(env, "ALLOW_HTTP", false);
  const trustProxy = flag(env, "TRUST_PROXY", false);
  const host = env.HOST || (tlsCert || allowHttp ? "0.0.0.0" : "127.0.0.1");
  if (!tlsCert && !allowHttp && !trustProxy && !isLoopbackName(host))
    throw new Error(
      `HOST=${host} mở ra ngoài máy này mà chưa có HTTPS. Hãy đặt TLS_CERT và TLS_KEY, hoặc TRUST_PROXY=1 khi đứng sau máy chủ ủy quyền có HTTPS, hoặc ALLOW_HTTP=1 nếu chấp nhận HTTP không mã hóa.`,
    );
  return {
    port: whole(env, "PORT", 8080, 65_535),
    host,
    dataDir,
    databaseUrl: address(env, "DATABASE_URL", ["postgres", "postgresql"]),
    pgBinDir: env.PG_BINDIR || null,
    tlsCert,
    tlsKey,
    trustProxy,
    allowHttp,
    publicUrl: address(env, "PUBLIC_URL", ["https", "http"]),
    logLevel: oneOf(env, "LOG_LEVEL", LOG_LEVELS, "warn"),
    demo: flag(env, "M_OFFICE_DEMO", true),
    uploadMaxBytes: whole(env, "UPLOAD_MAX_MB", 100) * 1024 * 1024,
    backupDir: path.resolve(env.BACKUP_DIR?.replace(/^~/, homedir()) || `${dataDir}-backup`),
    signInPerMinute: whole(env, "SIGN_IN_PER_MINUTE", 30),
    requestsPerMinute: whole(env, "REQUESTS_PER_MINUTE", 3000),
    crlHosts: hosts(env, "CRL_HOSTS", "ca.gov.vn,rootca.gov.vn"),
  };
}

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { PlainFailure } from "../../failure/plain-failure.ts";
import { prepareBundle } from "./bundle.ts";

export type Binaries = {
  /** holds `initdb` and `postgres` */
  binDir: string;
  /** 15, 18, … */
  major: number;
  origin: "PG_BINDIR" | "bundle";
};

/**
 * The programs to run a cluster with: `PG_BINDIR` when given, else what came with the packages.
 * @param spareDir where the bundle may be copied when its own folder is read-only
 * @throws PlainFailure when they are missing, do not start, or a system library is missing
 */
export function chooseBinaries(pgBinDir: string | undefined, spareDir: string): Binaries {
  const binDir = pgBinDir ?? prepareBundle(spareDir);
  const postgres = join(binDir, "postgres");
  if (pgBinDir && !existsSync(postgres)) {
    const message = `PG_BINDIR đang là ${pgBinDir} nhưng ở đó không có chương trình postgres; chưa có gì bị thay đổi. Hãy trỏ PG_BINDIR đến thư mục bin của PostgreSQL, ví dụ /usr/lib/postgresql/17/bin, hoặc bỏ biến này.`;
    throw new PlainFailure("postgres.no-binaries", message);
  }
  return { binDir, major: majorOf(postgres), origin: pgBinDir ? "PG_BINDIR" : "bundle" };
}

function majorOf(postgres: string): number {
  try {
    const answer = execFileSync(postgres, ["--version"], { encoding: "utf8", stdio: "pipe" });
    const major = Number(/ (\d+)/.exec(answer)?.[1]);
    if (major >= 15) return major;
    const message = `PostgreSQL ở ${postgres} là bản ${answer.trim()}, cũ hơn bản 15 mà M-Office cần; chưa có gì bị thay đổi. Hãy cài bản 15 trở lên, hoặc bỏ PG_BINDIR để dùng bản đi kèm.`;
    throw new PlainFailure("postgres.too-old", message);
  } catch (error) {
    throw explainLoader(error, postgres) ?? error;
  }
}

/** The loader's complaint about a library, as a sentence; null when it is another error. */
function explainLoader(error: unknown, postgres: string): PlainFailure | null {
  if (error instanceof PlainFailure) return error;
  const said = String((error as { stderr?: unknown }).stderr ?? (error as Error).message);
  const library = /loading shared libraries: (\S+?):/.exec(said)?.[1];
  if (library) {
    const message = `Không chạy được PostgreSQL vì máy thiếu thư viện ${library}; chưa có gì bị thay đổi. Hãy cài thư viện này bằng trình quản lý gói của hệ điều hành, hoặc cài PostgreSQL của hệ điều hành rồi đặt PG_BINDIR.`;
    return new PlainFailure("postgres.missing-library", message, { cause: error });
  }
  const message = `Không chạy được ${postgres} trên máy này (${said.split("\n")[0]}); chưa có gì bị thay đổi. Hãy cài PostgreSQL của hệ điều hành rồi đặt PG_BINDIR.`;
  return new PlainFailure("postgres.does-not-run", message, { cause: error });
}

/** The major version that made the data, or null when there is no data yet. */
export function majorOfData(clusterDir: string): number | null {
  const file = join(clusterDir, "PG_VERSION");
  return existsSync(file) ? Number(readFileSync(file, "utf8").trim()) : null;
}

/** Data stay with the major that made them; says what to do when the programs are of another. */
export function requireSameMajor(clusterDir: string, binaries: Binaries): void {
  const made = majorOfData(clusterDir);
  if (made === null || made === binaries.major) return;
  const newer = made > binaries.major;
  const what = `Thư mục dữ liệu ${clusterDir} do PostgreSQL ${made} tạo, còn chương trình đang dùng là PostgreSQL ${binaries.major}; dữ liệu vẫn còn nguyên.`;
  const remedy = newer
    ? `Hãy dùng bản M-Office mới đã tạo dữ liệu này, hoặc cài PostgreSQL ${made} rồi đặt PG_BINDIR=/usr/lib/postgresql/${made}/bin.`
    : `Hãy cài PostgreSQL ${made} rồi đặt PG_BINDIR=/usr/lib/postgresql/${made}/bin để chạy tiếp. Muốn chuyển sang PostgreSQL ${binaries.major}: với PG_BINDIR ấy chạy m-office backup, rồi bỏ PG_BINDIR và chạy m-office restore vào một thư mục mới.`;
  throw new PlainFailure(newer ? "postgres.data-newer" : "postgres.data-older", `${what} ${remedy}`);
}

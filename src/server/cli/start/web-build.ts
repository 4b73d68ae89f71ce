import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { explainSystemError, PlainFailure } from "#src/platform/failure/plain-failure.ts";

const ROOT = fileURLToPath(new URL("../../../../", import.meta.url));
/** Where the built page lies. */
export const WEB_DIR = join(ROOT, "dist/web");
const MARK = join(WEB_DIR, ".sources");

// Everything the page is made of: its own room, what it may import of others, and the versions of its libraries.
const SOURCES = [
  "src/web/**/*",
  "src/rules/**/*.ts",
  "src/features/**/*.contract.ts",
  "src/platform/http/{client,contract}*.ts",
  "vite.config.ts",
  "package-lock.json",
];

/** SHA-256 over names and contents, so that a fresh clone, whose file times say nothing, is judged rightly. */
export function hashSources(root: string = ROOT): string {
  const hash = createHash("sha256");
  for (const name of globSync(SOURCES, { cwd: root }).sort()) {
    if (/\.test\.tsx?$/.test(name)) continue;
    const content = readOrNull(join(root, name));
    if (content) hash.update(`${name}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

function readOrNull(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EISDIR") return null;
    throw error;
  }
}

/** Whether the built page is the one of the present sources. */
export function isBuilt(): boolean {
  return existsSync(join(WEB_DIR, "index.html")) && existsSync(MARK) && readFileSync(MARK, "utf8") === hashSources();
}

/**
 * Builds the page in a process of its own, whose memory is given back.
 * @throws PlainFailure when it does not build, or `dist` cannot be written
 */
export async function buildWeb(signal?: AbortSignal): Promise<void> {
  const hash = hashSources();
  const vite = join(ROOT, "node_modules/vite/bin/vite.js");
  const args = [vite, "build", "--config", join(ROOT, "vite.config.ts"), "--logLevel", "warn"];
  const { NODE_ENV: _, ...env } = process.env;
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"], signal });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
  const code = await new Promise<number | null>((resolve) => {
    child.once("error", () => resolve(null));
    child.once("exit", resolve);
  });
  if (code !== 0 || !existsSync(join(WEB_DIR, "index.html"))) throw notBuilt(said);
  try {
    writeFileSync(MARK, hash);
  } catch (error) {
    throw explainSystemError(error, WEB_DIR) ?? error;
  }
}

function notBuilt(said: string): PlainFailure {
  const errno = /\b(ENOSPC|EROFS|EACCES|EPERM)\b/.exec(said)?.[1];
  const plain = errno ? explainSystemError({ code: errno }, WEB_DIR) : null;
  if (plain) return plain;
  const reason = said.trim().split("\n").slice(0, 6).join(" · ").slice(0, 500);
  const message = `Chưa dựng được giao diện web (${reason || "bị ngắt"}); dữ liệu đã lưu vẫn còn nguyên. Hãy lấy lại mã nguồn đầy đủ, chạy npm ci rồi chạy lại.`;
  return new PlainFailure("web.not-built", message, { cause: new Error(said) });
}

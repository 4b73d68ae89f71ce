import { createHmac, randomBytes } from "node:crypto";
import { closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";

/**
 * The secret kept in `file` (mode 0600), made on first use: 43 letters of base64url, 256 bits.
 * Two processes that start together end with the same secret: the file appears complete or not at all.
 */
export function readOrCreateSecret(file: string): string {
  const known = readSecret(file);
  if (known) return known;
  const draft = `${file}.${process.pid}`;
  const handle = openSync(draft, "w", 0o600);
  writeSync(handle, randomBytes(32).toString("base64url"));
  fsyncSync(handle);
  closeSync(handle);
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(file, "utf8").trim();
}

/** The secret in `file`, or null when there is none yet. */
export function readSecret(file: string): string | null {
  try {
    return readFileSync(file, "utf8").trim() || null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** A password for one purpose, so that one secret serves all and none can be computed from another. */
export function derivePassword(secret: string, purpose: string): string {
  return createHmac("sha256", secret).update(`m-office:${purpose}`).digest("base64url");
}

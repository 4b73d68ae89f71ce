// A mark on every row that only the program can make: whoever writes into the database behind its back, even as its superuser, has no
// key and leaves a row without one. The chain alone would take such a row in as if it had happened.
import { createHmac } from "node:crypto";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { readOrCreateSecret } from "#src/platform/postgres/secret.ts";
/** Over an exact text (chain.rules.ts). */
export type AuditMark = (text: string) => string;

/** The installation's key, made at the first start and readable by the service alone; kept outside the database. */
export async function openAuditMark(dataDir: string): Promise<AuditMark> {
  const folder = path.join(dataDir, "secrets");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const key = readOrCreateSecret(path.join(folder, "audit-mark.key"));
  return (text) => createHmac("sha256", key).update(text).digest("hex");
}

// One process serves one installation. The key is no part of an act: whatever an act is given ends up in logs and tests.
let current: AuditMark | null = null;

/** Every process that writes the trail says once at its start with which mark. */
export function setAuditMark(mark: AuditMark): void {
  current = mark;
}

/** @throws Error when the process has not said with which mark it writes: a row without one would look forged */
export function markOf(text: string): string {
  if (!current) throw new Error("the audit mark is not open in this process");
  return current(text);
}

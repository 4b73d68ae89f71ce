// A mark on every row that only the program can make: whoever writes into the database behind its back, even as its superuser, has no
// key and leaves a row without one. The chain alone would take such a row in as if it had happened.
import { createHmac, randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { type ChainEvent, eventText } from "./chain.rules.ts";

export type AuditMark = (event: ChainEvent) => string;

/** The installation's key, made at the first start and readable by the service alone; kept outside the database. */
export async function openAuditMark(dataDir: string): Promise<AuditMark> {
  const file = path.join(dataDir, "secrets", "audit-mark.key");
  const key = await readFile(file, "utf8").catch(async () => {
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    // two processes at a first start: the one that comes second reads what the first wrote
    await writeFile(file, randomBytes(32).toString("hex"), { mode: 0o600, flag: "wx" }).catch(() => {});
    return readFile(file, "utf8");
  });
  return (event) => createHmac("sha256", Buffer.from(key, "hex")).update(eventText(event)).digest("hex");
}

// One process serves one installation. The key is no part of an act: whatever an act is given ends up in logs and tests.
let current: AuditMark | null = null;

/** Every process that writes the trail says once at its start with which mark. */
export function setAuditMark(mark: AuditMark): void {
  current = mark;
}

/** @throws Error when the process has not said with which mark it writes: a row without one would look forged */
export function markOf(event: ChainEvent): string {
  if (!current) throw new Error("the audit mark is not open in this process");
  return current(event);
}

import { randomBytes } from "node:crypto";
import { rename, writeFile } from "node:fs/promises";

/** Written beside and renamed, for the service alone to read: a crash never leaves half a file, and no reader sees one. */
export async function writeWhole(file: string, data: string | Uint8Array): Promise<void> {
  const temporary = `${file}.${randomBytes(4).toString("hex")}.tmp`;
  await writeFile(temporary, data, { mode: 0o600, flag: "wx" });
  await rename(temporary, file);
}

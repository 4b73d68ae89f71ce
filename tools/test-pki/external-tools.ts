// Independent programs that judge our signatures in tests. Where one is absent its tests are skipped, visibly.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** True when the program answers. */
export function hasTool(program: "pdfsig" | "openssl" | "qpdf"): boolean {
  return (
    spawnSync(program, [program === "openssl" ? "version" : program === "pdfsig" ? "-v" : "--version"]).status === 0
  );
}

/** Runs a program on files that live only for the call; answers its text (both channels) and exit code. */
export function runOn(
  files: Record<string, Uint8Array>,
  command: (folder: string) => string[],
): { text: string; code: number | null } {
  const folder = mkdtempSync(join(tmpdir(), "m-office-check-"));
  try {
    for (const [file, bytes] of Object.entries(files)) writeFileSync(join(folder, file), bytes);
    const [program = "", ...args] = command(folder);
    const done = spawnSync(program, args, { encoding: "utf8", cwd: folder });
    return { text: `${done.stdout}${done.stderr}`, code: done.status };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** DER certificate → PEM. */
export function pem(der: Uint8Array): Buffer {
  const lines =
    Buffer.from(der)
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return Buffer.from(`-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`);
}

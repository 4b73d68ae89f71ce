// The machine around the server: another user, full and read-only disks. Needs root to arrange them.
import { execFileSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { canReach } from "./process/run-user.ts";

const asRoot = process.getuid?.() === 0;
const NOBODY = { uid: 65534, gid: 65534 };
const script = resolve("tests/support/cluster/start-cluster.ts");
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "m-office-machine-"));
  chmodSync(folder, 0o755);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function answer(command: string, args: string[], identity: { uid?: number; gid?: number } = {}): unknown {
  const output = execFileSync(command, args, { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], ...identity });
  return JSON.parse(output.trim().split("\n").at(-1) ?? "");
}

/** Runs in a mount namespace of its own, where `folder` is a small disk. */
function onSmallDisk(prepare: string, sql: string): unknown {
  const run = `${process.execPath} ${script} ${folder}/data "${sql}"`;
  return answer("unshare", ["--mount", "sh", "-ec", `${prepare}\n${run}`]);
}

describe.skipIf(!asRoot)("on this machine as root", () => {
  test.skipIf(!asRoot || !canReach(resolve("."), NOBODY) || !canReach(process.execPath, NOBODY))(
    "an ordinary user without rights on the program folder runs an installation of his own",
    () => {
      const home = join(folder, "home");
      mkdirSync(home, { mode: 0o700 });
      chownSync(home, NOBODY.uid, NOBODY.gid);
      const found = answer(process.execPath, [script, join(home, "data"), "select current_user::text as name"], NOBODY);
      expect(found).toMatchObject({ fresh: true, row: { name: "postgres" } });
    },
  );

  test("on a full disk the first start says so and what to do", () => {
    const failed = onSmallDisk(`mount -t tmpfs -o size=12m tmpfs ${folder}`, "select 1");
    expect(failed).toMatchObject({ failure: { code: "disk.full", message: expect.stringContaining("đã đầy") } });
  });

  test("on a read-only disk the start says so and what to do", () => {
    const failed = onSmallDisk(`mount -t tmpfs -o ro tmpfs ${folder}`, "select 1");
    expect(failed).toMatchObject({ failure: { code: "disk.read-only", message: expect.stringContaining("chỉ đọc") } });
  });
});

import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { findCommand } from "../commands.ts";

/** Whether nothing was ever set up here, or the demo's loading was cut off. */
export async function needsDemo(ownerUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ demo_state: string }>("select demo_state from installation");
    return rows.length === 0 || rows[0]?.demo_state === "loading";
  } finally {
    await client.end();
  }
}

export type DemoLoading = { done: Promise<boolean>; stop(): Promise<void> };

/** Loads the demo in a process of its own while the office already opens; null when this copy has no demo. */
export function loadDemo(): DemoLoading | null {
  if (!findCommand("demo")) return null;
  const main = fileURLToPath(new URL("../main.ts", import.meta.url));
  const child = spawn(process.execPath, [main, "demo"], { stdio: ["ignore", "inherit", "inherit"], detached: true });
  const done = new Promise<boolean>((resolve) => {
    child.once("error", () => resolve(false));
    child.once("exit", (code) => resolve(code === 0));
  });
  return {
    done,
    async stop() {
      child.kill("SIGTERM");
      await done;
    },
  };
}

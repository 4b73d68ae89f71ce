import { spawn } from "node:child_process";
import { once } from "node:events";

export type CommandResult = { code: number; out: string; err: string };

/** The command line in a process of its own. @param stdin is piped; variables of `env` that are empty are taken away */
export async function runCommand(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  stdin = "",
): Promise<CommandResult> {
  const { PORT: _, HOST: __, ...rest } = process.env;
  const all = Object.entries({ ...rest, ...env }).filter(([, value]) => value !== "");
  const child = spawn(process.execPath, ["bin/m-office.mjs", ...args], { env: Object.fromEntries(all) });
  const said = { out: "", err: "" };
  child.stdout.on("data", (piece) => (said.out += piece));
  child.stderr.on("data", (piece) => (said.err += piece));
  child.stdin.end(stdin);
  const [code] = await once(child, "close");
  return { code, ...said };
}

import { readOptions } from "../wrong-use.ts";

/** For commands that take nothing but `--help` (and `--json` where told). @returns an exit code, or what was asked for */
export function readFlags(args: string[], help: string, options: { json?: boolean } = {}): number | { json: boolean } {
  try {
    const { values } = readOptions({
      args,
      options: { help: { type: "boolean", short: "h" }, ...(options.json ? { json: { type: "boolean" } } : {}) },
    });
    if (!values.help) return { json: "json" in values && values.json === true };
    console.log(help);
    return 0;
  } catch {
    console.error(help);
    return 2;
  }
}

// m-office bench NAME [--keep DIR]: prints nothing on standard output but JSON, one object a line.
import { benchList } from "./list.ts";
import { install } from "./recorder.ts";
import { benchRegister } from "./register.ts";

const BENCHES: Record<string, (keep: string | null) => Promise<object>> = { register: benchRegister, list: benchList };

/** @returns 0 done, 2 unknown name */
export async function run(args: string[]): Promise<number> {
  const usage = `m-office bench ${Object.keys(BENCHES).join("|")} [--keep DIR]`;
  if (args.includes("--help")) {
    console.log(usage);
    return 0;
  }
  const at = args.indexOf("--keep");
  const keep = at >= 0 ? (args[at + 1] ?? null) : null;
  const names = args.filter((_each, index) => at < 0 || (index !== at && index !== at + 1));
  if (names.length === 0 || names.some((name) => !BENCHES[name])) {
    console.error(usage);
    return 2;
  }
  install();
  for (const name of names) console.log(JSON.stringify(await BENCHES[name]?.(keep)));
  return 0;
}

// Guards one process of an installation:
//   node child.ts CODE ENTRY   loads CODE at once, ENTRY (which starts on import) when the database is ready
// A failure reaches the supervisor as a sentence, not the terminal as a stack.
import { sayFailure } from "../failures.ts";
import type { Begin, Told } from "./supervised.ts";

async function fail(error: unknown): Promise<void> {
  if (process.env.M_OFFICE_DEBUG) console.error(error);
  const told: Told = { failure: sayFailure(error) };
  await new Promise((done) => (process.connected ? process.send?.(told, done) : done(null)));
  process.exit(1);
}

process.on("uncaughtException", fail);
process.on("unhandledRejection", fail);
// Until the entry has its own way of leaving there is nothing to finish.
const leave = () => process.exit(0);
process.on("SIGTERM", leave);
process.on("disconnect", leave);

const [code = "", entry = ""] = process.argv.slice(2);
const told = new Promise<Begin>((resolve) => process.once("message", (message) => resolve(message as Begin)));
await import(code);
const { begin } = await told;
Object.assign(process.env, begin.environment);
const before = { SIGTERM: process.listenerCount("SIGTERM"), disconnect: process.listenerCount("disconnect") };
await import(entry);
if (process.listenerCount("SIGTERM") > before.SIGTERM) process.off("SIGTERM", leave);
if (process.listenerCount("disconnect") > before.disconnect) process.off("disconnect", leave);

// Logs carry request ids, codes and durations; never content, names of files, subjects, passwords or tokens.
import { pino } from "pino";

export type Log = {
  debug(facts: object, message: string): void;
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
};

/** One logger a process; JSON lines on standard output. */
export function createLog(name: string, level: string): Log {
  return pino({
    name,
    level,
    base: { process: name },
    redact: { paths: ["*.password", "*.token", "*.cookie", "*.pin"], remove: true },
  });
}

export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} };

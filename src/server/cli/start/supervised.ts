import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { PlainFailure } from "#src/platform/failure/plain-failure.ts";

// What the supervisor and its children say to each other.

/** Sent once the database is ready; a child loads its code before that. */
export type Begin = { begin: { environment: Record<string, string> } };

/** `listening` comes from the process itself, a failure from the guard around it. */
export type Told = { listening: true } | { failure: { code: string; message: string } };

export type Supervised = {
  /** null while it waits to be started again */
  pid(): number | null;
  /** lets it go on with these variables; resolves when it first answers, rejects when its very first start fails */
  begin(environment: Record<string, string>): Promise<void>;
  /** SIGTERM, and SIGKILL after `patience` ms */
  stop(patience: number): Promise<void>;
};

export type SupervisedOptions = {
  /** as people read it: “web” */
  name: string;
  /** loaded at once */
  code: URL;
  /** starts on import, sends `{listening: true}` */
  entry: URL;
  /** one Vietnamese sentence each */
  log(line: string): void;
  /** after every start and end */
  onChange(): void;
  /** ms; default 200 … 30 000 */
  pauses?: { shortest: number; longest: number };
};

/** Having run this long, a process counts as healthy: the next pause is short again. */
const HEALTHY = 60_000;

/** Loads the code at once, so that it is warm when the database is; starts it again whenever it ends by itself. */
export function supervise(options: SupervisedOptions): Supervised {
  const { shortest, longest } = options.pauses ?? { shortest: 200, longest: 30_000 };
  let child: ChildProcess | null = null;
  let environment: Record<string, string> | null = null;
  let pause = shortest;
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  let everReady = false;
  const first = Promise.withResolvers<void>();
  // Whoever never asks for the first answer must not be hit by its failure.
  first.promise.catch(() => {});

  function launch(): void {
    const began = performance.now();
    const started = startChild(options);
    child = started;
    started.on("message", (message) => receive(message as Told));
    started.once("error", (error) => first.reject(error));
    started.once("exit", (code, signal) => ended({ code, signal, lived: performance.now() - began }));
    if (environment) tell(started, environment);
    options.onChange();
  }

  function receive(told: Told): void {
    if ("listening" in told) {
      everReady = true;
      first.resolve();
    } else if (everReady) options.log(told.failure.message);
    else first.reject(new PlainFailure(told.failure.code, told.failure.message));
  }

  function ended(how: { code: number | null; signal: string | null; lived: number }): void {
    child = null;
    options.onChange();
    if (stopped) return;
    const reason = how.signal ?? `mã ${how.code}`;
    if (!everReady) {
      const message = `Tiến trình ${options.name} dừng ngay khi khởi động (${reason}); dữ liệu đã lưu vẫn còn nguyên. Hãy chạy lại với M_OFFICE_DEBUG=1 để xem chi tiết.`;
      first.reject(new PlainFailure("process.not-started", message));
      return;
    }
    if (how.lived > HEALTHY) pause = shortest;
    options.log(`Tiến trình ${options.name} đã dừng (${reason}); tự khởi động lại sau ${pause / 1000} giây.`);
    timer = setTimeout(launch, pause);
    pause = Math.min(pause * 2, longest);
  }

  launch();
  return {
    pid: () => child?.pid ?? null,
    begin(given) {
      environment = given;
      if (child) tell(child, given);
      return first.promise;
    },
    async stop(patience) {
      stopped = true;
      if (timer) clearTimeout(timer);
      if (child) await end(child, patience);
    },
  };
}

function startChild(options: SupervisedOptions): ChildProcess {
  const guard = fileURLToPath(new URL("child.ts", import.meta.url));
  return spawn(process.execPath, [guard, options.code.href, options.entry.href], {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    // A session of its own: Ctrl-C reaches the supervisor alone, who knows the order of leaving.
    detached: true,
  });
}

function tell(child: ChildProcess, environment: Record<string, string>): void {
  // A child that just died is reported by its exit.
  child.send({ begin: { environment } }, () => {});
}

function end(child: ChildProcess, patience: number): Promise<void> {
  return new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done();
    const limit = setTimeout(() => child.kill("SIGKILL"), patience);
    child.once("exit", () => {
      clearTimeout(limit);
      done();
    });
    child.kill("SIGTERM");
  });
}

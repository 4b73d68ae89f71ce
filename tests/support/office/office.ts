// The running product inside a test: web server on a free port and worker, on a database of its own, with a small province.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll } from "vitest";
import type { Transport } from "#src/adapters/transport/transport.port.ts";
import { readSettings, type Settings } from "#src/platform/config/settings.ts";
import { createApiClient } from "#src/platform/http/client.ts";
import { prepareJobs } from "#src/platform/jobs/prepare.ts";
import { type Log, silentLog } from "#src/platform/log/log.ts";
import { takeDownRows } from "#src/server/cli/known-rows.ts";
import { contract } from "#src/server/contract.ts";
import { openWeb, type Web } from "#src/server/web.ts";
import { openWorker, type Worker } from "#src/server/worker.ts";
import { type TestDatabase, useDatabase } from "../cluster/database.ts";
import { PASSWORD, type Province, seedProvince } from "./province.ts";

export type TestOffice = {
  readonly db: TestDatabase;
  readonly province: Province;
  readonly url: string;
  readonly dataDir: string;
  readonly settings: Settings;
  /** the clock of web and worker; `null` = the real one. Everybody signed in was at work meanwhile, unless `idle` */
  setNow(now: Date | null, meanwhile?: "idle"): void;
  /** a signed-in client with its own cookie jar */
  signIn(login: string, password?: string): Promise<Session>;
  /** a client without a session */
  visitor(): Session;
};

export type Session = {
  api: ReturnType<typeof createApiClient<typeof contract>>;
  /** raw requests (upload, download) with the same cookies and the CSRF header */
  fetch: typeof fetch;
  cookie(): string;
};

export type OfficeOptions = {
  worker?: boolean;
  termsAccepted?: boolean;
  webDir?: string;
  environment?: Record<string, string>;
  /** hears what web and worker log; silent when absent */
  log?: Log;
  /** keys of a test PKI for everybody who may sign, and for the agencies (tests/support/office/keys.ts); `today` for the real clock */
  keys?: boolean | "today";
  /** stands between the worker and the other agencies: loses, doubles, delays */
  transport?: (inner: Transport) => Transport;
};

/** Call outside the tests. `worker: false` leaves jobs undone. `webDir` serves the built page (journeys). */
export function useOffice(options: OfficeOptions = {}): TestOffice {
  const db = useDatabase();
  let web: Web | null = null;
  let worker: Worker | null = null;
  let province: Province | null = null;
  let settings: Settings | null = null;
  let url = "";
  let fixed: Date | null = null;
  const log = options.log ?? silentLog;
  const dataDir = mkdtempSync(path.join(tmpdir(), "m-office-data-"));
  const now = (): Date => fixed ?? new Date();

  beforeAll(async () => {
    await prepareJobs(db.ownerUrl);
    province = await seedProvince(db.ownerUrl, options);
    if (options.keys) {
      const { giveKeys, installTestKeys, keysFromYesterday } = await import("./keys.ts");
      await installTestKeys(dataDir, options.keys === "today" ? keysFromYesterday() : undefined);
      await giveKeys(db.ownerUrl);
    }
    await takeDownRows(db.ownerUrl, dataDir);
    settings = readSettings({
      M_OFFICE_DATA: dataDir,
      PORT: "0",
      REQUESTS_PER_MINUTE: "1000000",
      SIGN_IN_PER_MINUTE: "1000000",
      ...options.environment,
    });
    web = await openWeb({ settings, log, appUrl: db.appUrl, now, webDir: options.webDir ?? null });
    url = (await web.app.listen({ port: 0, host: "127.0.0.1" })).replace("127.0.0.1", "localhost");
    if (options.worker !== false)
      worker = await openWorker({
        settings,
        log,
        workerUrl: db.workerUrl,
        now,
        ...(options.transport ? { transport: options.transport } : {}),
      });
  });
  afterAll(async () => {
    await worker?.close();
    await web?.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  let settled: Promise<void> = Promise.resolve();
  let moved = false;
  const atWork = (): Promise<void> => {
    if (moved) settled = keepSessions(db.adminUrl, now());
    moved = false;
    return settled;
  };
  const visitor = (): Session => openSession(url, atWork);
  return {
    db,
    dataDir,
    get province() {
      if (!province) throw new Error("the province exists only inside tests");
      return province;
    },
    get settings() {
      if (!settings) throw new Error("settings exist only inside tests");
      return settings;
    },
    get url() {
      return url;
    },
    setNow(next, meanwhile) {
      fixed = next;
      moved = meanwhile !== "idle";
    },
    visitor,
    async signIn(login, password = PASSWORD) {
      const session = visitor();
      await session.api.identity.signIn({ login, password });
      return session;
    },
  };
}

/** A session ends after fifteen minutes without a touch (five for administrators); a test's day passes in a second. */
async function keepSessions(adminUrl: string, now: Date): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query("update session set seen_at = $1 where seen_at < $1", [now]).finally(() => client.end());
}

/** A client without a session and with a cookie jar of its own, for any running installation. */
export function openSession(url: string, before: () => Promise<void> = async () => undefined): Session {
  let cookie = "";
  const send: typeof fetch = async (input, init) => {
    await before();
    const request = new Request(input, init);
    if (cookie) request.headers.set("cookie", cookie);
    request.headers.set("x-m-office", "1");
    const response = await fetch(request);
    const set = response.headers.getSetCookie()[0];
    if (set) cookie = set.split(";")[0] ?? "";
    return response;
  };
  return {
    api: createApiClient(contract, url, send),
    fetch: (input, init) => send(typeof input === "string" && input.startsWith("/") ? url + input : input, init),
    cookie: () => cookie,
  };
}

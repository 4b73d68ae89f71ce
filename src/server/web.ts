// The web process: everything wired by hand, in reading order. Stateless: any number of them may run on one database.

import type { FastifyInstance } from "fastify";
import { collectDefaultMetrics, Registry } from "prom-client";
import { openAuditMark } from "#src/features/audit/mark.actions.ts";
import { keepTrail } from "#src/features/audit/rows/stamps.actions.ts";
import { authenticate } from "#src/features/identity/identity.actions.ts";
import type { Settings } from "#src/platform/config/settings.ts";
import { openDatabase, sql } from "#src/platform/db/database.ts";
import { createHttpServer } from "#src/platform/http/server.ts";
import { openLiveHub } from "#src/platform/live/live.ts";
import type { Log } from "#src/platform/log/log.ts";
import { problem } from "#src/platform/problem/problem.ts";
import { describeInstallation, servesPlainHttp, VERSION } from "./installation.ts";
import { openApiOf } from "./open-api.ts";
import { openPorts } from "./ports.ts";
import { listRawRoutes, listRoutes } from "./routes.ts";
import { inspectWords } from "./secrecy-inspection.ts";

export type WebParts = { settings: Settings; appUrl: string; log: Log; now?(): Date; webDir: string | null };
export type Web = { app: FastifyInstance; close(): Promise<void> };

// one address stands for a whole agency behind its router, so this says nothing about the person's own account
const tooManySignIns = problem(
  "session.too-many",
  429,
  "Địa chỉ mạng này đã thử mật khẩu quá nhiều lần trong một phút. Hãy đợi một phút rồi đăng nhập lại.",
);

const tooManyChanges = problem(
  "password.too-many",
  429,
  "Bạn đã thử đổi mật khẩu quá nhiều lần trong một phút; mật khẩu chưa đổi. Hãy đợi một phút rồi thử lại.",
);

/** Opens database, live events and ports; `app.listen` is the caller's. */
export async function openWeb(parts: WebParts): Promise<Web> {
  const { settings, log } = parts;
  const db = openDatabase(parts.appUrl, { name: "m-office-web", max: 16 });
  const hub = await openLiveHub(parts.appUrl);
  const ports = await openPorts(settings);
  keepTrail(await openAuditMark(settings.dataDir));
  const now = parts.now ?? (() => new Date());
  const installation = describeInstallation({ db, settings });
  const metrics = new Registry();
  collectDefaultMetrics({ register: metrics });
  const perMinute = settings.signInPerMinute;
  const rawRoutes = listRawRoutes(ports);
  const app = await createHttpServer({
    settings,
    db,
    log,
    hub,
    now,
    router: listRoutes(ports, installation, {
      version: VERSION,
      startedAt: now(),
      backupDir: settings.backupDir,
      plainHttp: servesPlainHttp(settings),
      demo: async () => (await installation()).demo,
    }),
    rawRoutes,
    limited: {
      "identity.signIn": { perMinute, refused: tooManySignIns },
      "identity.changePassword": { perMinute, refused: tooManyChanges, by: "person" },
    },
    authenticate,
    inspect: inspectWords,
    ready: async () => (await sql`select 1`.execute(db)).rows.length === 1,
    metrics: async () => ({ type: metrics.contentType, text: await metrics.metrics() }),
    openApi: openApiOf(rawRoutes),
    webDir: parts.webDir,
  });
  return {
    app,
    async close() {
      await app.close();
      await hub.close();
      await ports.close();
      await db.destroy();
    },
  };
}

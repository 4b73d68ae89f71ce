// Entry of one web process. Started by the supervisor with APP_URL; tells its parent when it listens.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readSettings } from "#src/platform/config/settings.ts";
import { createLog } from "#src/platform/log/log.ts";
import { openWeb } from "./web.ts";

const settings = readSettings();
const log = createLog("web", settings.logLevel);
const webDir = fileURLToPath(new URL("../../dist/web", import.meta.url));
const web = await openWeb({
  settings,
  log,
  appUrl: process.env.M_OFFICE_APP_URL ?? "",
  webDir: existsSync(webDir) ? webDir : null,
});
await web.app.listen({ port: settings.port, host: settings.host });
process.send?.({ listening: true });

let closing = false;
for (const signal of ["SIGTERM", "SIGINT"] as const)
  process.on(signal, () => {
    if (closing) return;
    closing = true;
    web.close().finally(() => process.exit(0));
  });
// an orphan serves nobody: the supervisor that would stop it is gone
process.on("disconnect", () => web.close().finally(() => process.exit(0)));

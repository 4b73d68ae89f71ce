// What the sign-in page needs to know before anybody signed in.
import { readDemoAccounts, readInstallation } from "#src/features/identity/identity.actions.ts";
import type { Settings } from "#src/platform/config/settings.ts";
import type { Database } from "#src/platform/db/database.ts";
import type { DescribeInstallation } from "./routes.ts";

/** The demo's one password, shown on its sign-in page; an installation made by `init` has no such account. */
export const DEMO_PASSWORD = "Vinhlong@2026";

export const VERSION = "0.1.0";

/** Whether words may cross a wire unencrypted: no certificate, and no proxy that has one or ALLOW_HTTP=1 beside it. */
export function servesPlainHttp(settings: Settings): boolean {
  return !settings.tlsCert && (!settings.trustProxy || settings.allowHttp);
}

export function describeInstallation(parts: { db: Database; settings: Settings }): DescribeInstallation {
  return async () => {
    const state = await readInstallation(parts.db);
    const demo = state?.demo ?? false;
    return {
      demo,
      demoLoading: state?.demo_state === "loading",
      demoAccounts: demo ? await readDemoAccounts(parts.db) : [],
      demoPassword: demo ? DEMO_PASSWORD : null,
      plainHttp: servesPlainHttp(parts.settings),
      uploadMaxBytes: parts.settings.uploadMaxBytes,
      version: VERSION,
    };
  };
}

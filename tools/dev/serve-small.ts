// A throw-away office for looking at screens: the small province, a few letters that wait, web and worker on one port.
//   node tools/dev/serve-small.ts [PORT] [WEB_DIR]        default 8101, dist/web; Ctrl-C removes everything
// Everybody's password is `PASSWORD` of tests/support/office/province.ts; logins stand there too (han.tran is the clerk).
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createTypstWriter } from "#src/adapters/writer/typst/typst-writer.ts";
import { readSettings } from "#src/platform/config/settings.ts";
import { migrate } from "#src/platform/db/migrate.ts";
import { prepareJobs } from "#src/platform/jobs/prepare.ts";
import { createLog } from "#src/platform/log/log.ts";
import { startCluster } from "#src/platform/postgres/cluster.ts";
import { ensureDatabase, ensureRoles } from "#src/platform/postgres/roles.ts";
import { openWeb } from "#src/server/web.ts";
import { openWorker } from "#src/server/worker.ts";
import { createTestPki, LONG_LIST_DAYS } from "#tools/test-pki/create-test-pki.ts";
import { giveKeys, installTestKeys } from "../../tests/support/office/keys.ts";
import { PASSWORD, seedProvince } from "../../tests/support/office/province.ts";
import { tellOutgoingStory } from "./outgoing-story.ts";
import { makeLetter, SMALL_LETTERS, SMALL_SUBJECTS } from "./small-letters.ts";
import { signInAs, tellStory, uploadLetter } from "./small-story.ts";

const FAST = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "40" };
const port = Number(process.argv[2] ?? 8101);
const webDir = resolve(process.argv[3] ?? "dist/web");
const dataDir = mkdtempSync(join(tmpdir(), "m-office-small-"));
chmodSync(dataDir, 0o711);

const cluster = await startCluster({ dataDir, settings: FAST });
const urls = (await ensureRoles(cluster.adminUrl("postgres"), "a throw-away office"))("m_office");
await ensureDatabase(cluster.adminUrl("postgres"), "m_office");
await migrate(urls.ownerUrl);
await prepareJobs(urls.ownerUrl);
const province = await seedProvince(urls.ownerUrl);
await installTestKeys(dataDir);
await giveKeys(urls.ownerUrl);

const pki = await createTestPki({ subjects: SMALL_SUBJECTS, now: new Date(), keys: "ec", listDays: LONG_LIST_DAYS });
mkdirSync(join(dataDir, "trust"), { recursive: true });
writeFileSync(join(dataDir, "trust", "root.der"), pki.root);
for (const [index, crl] of pki.crls.entries()) writeFileSync(join(dataDir, "trust", `${index}.crl`), crl);

const settings = readSettings({
  M_OFFICE_DATA: dataDir,
  PORT: String(port),
  LOG_LEVEL: "warn",
  SIGN_IN_PER_MINUTE: "9999",
});
const log = createLog("small", "warn");
const web = await openWeb({ settings, log, appUrl: urls.appUrl, webDir: existsSync(webDir) ? webDir : null });
const worker = await openWorker({ settings, log, workerUrl: urls.workerUrl });
await web.app.listen({ port, host: "127.0.0.1" });
const url = `http://localhost:${port}`;

let closing = false;
async function close(): Promise<void> {
  if (closing) return;
  closing = true;
  await worker.close();
  await web.close();
  await cluster.stop();
  rmSync(dataDir, { recursive: true, force: true });
  process.exit(0);
}
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void close());

const writer = createTypstWriter();
const clerk = await signInAs(url, "han.tran");
for (const wanted of SMALL_LETTERS) {
  const made = await makeLetter({ writer, pki }, wanted);
  await uploadLetter(clerk, made).catch((error: unknown) => console.error(`${made.name}:`, error));
}
await writer.close();
await tellStory(url, province).catch((error: unknown) => console.error("the story stopped:", error));
await tellOutgoingStory(url).catch((error: unknown) => console.error("the outgoing story stopped:", error));
console.log(`${url}  mật khẩu mọi tài khoản: ${PASSWORD}  dữ liệu: ${dataDir}`);

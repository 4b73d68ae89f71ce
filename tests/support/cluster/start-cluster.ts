// One supervisor in a process of its own, for tests that kill it, run it as another user or on a small disk.
//   node tests/support/cluster/start-cluster.ts DATA_DIR [SQL]
// Prints one line of JSON: what started and the first row of SQL, or the failure. With SQL it stops again, else it stays.
import pg from "pg";
import { PlainFailure } from "#src/platform/failure/plain-failure.ts";
import { startCluster } from "#src/platform/postgres/cluster.ts";

const [dataDir = "", sql] = process.argv.slice(2);
const pgBinDir = process.env.PG_BINDIR;
try {
  const cluster = await startCluster({ dataDir, ...(pgBinDir ? { pgBinDir } : {}) });
  const client = new pg.Client({ connectionString: cluster.adminUrl("postgres") });
  await client.connect();
  const row = (await client.query(sql ?? "select 1 as up")).rows[0];
  await client.end();
  if (sql) await cluster.stop();
  console.log(JSON.stringify({ ...cluster.local, row }));
} catch (error) {
  if (!(error instanceof PlainFailure)) throw error;
  console.log(JSON.stringify({ failure: { code: error.code, message: error.message } }));
}
if (!sql) setInterval(() => {}, 60_000);

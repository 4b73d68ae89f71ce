// Loads the demo province into an empty installation: first everything people need to sign in, then letters, newest first, each
// batch whole with files, boxes and history. Cut off at any moment, it goes on where it stopped.

import { availableParallelism } from "node:os";
import path from "node:path";
import { openAuditMark } from "#src/features/audit/mark.actions.ts";
import { keepTrail, vouchForRowsOnce } from "#src/features/audit/rows/stamps.actions.ts";
import { type Database, openDatabase, outsideAgencies, sql, type Tx } from "#src/platform/db/database.ts";
import { PlainFailure } from "#src/platform/failure/plain-failure.ts";
import { announce } from "#src/platform/live/live.ts";
import { isOutgoing } from "./bodies.ts";
import { buildDemo } from "./build.ts";
import { bookIdOf, writeBase } from "./load/base.ts";
import { type Desk, type Letter, openDesk } from "./load/desk.ts";
import { type LoadNotes, openNotes } from "./load/notes.ts";
import type { DemoKeys, PageFiles, PageJob } from "./load/pages/page-job.ts";
import { openPagePool, type PagePool } from "./load/pages/page-pool.ts";
import { makeKeys, signatories } from "./load/pki.ts";
import { FULL_SIZE, jobOf, type LoadSize, type Plan, planOf } from "./load/plan.ts";
import { addCaseFiles, caseFileIds } from "./load/rows/case-files.ts";
import { addIncoming } from "./load/rows/in/incoming.ts";
import { addOutgoing } from "./load/rows/out/outgoing.ts";
import { extraNumbers } from "./load/rows/out/timeline.ts";
import { RowSet } from "./load/rows/row-set.ts";
import type { DemoProvince } from "./types.ts";

export type LoadOptions = {
  ownerUrl: string;
  dataDir: string;
  /** `YYYY-MM-DD`; a loading that was cut off keeps the day it began with */
  today: string;
  /** one Vietnamese sentence each */
  say(line: string): void;
  size?: Partial<LoadSize>;
  /** threads that make files; two cores use two */
  threads?: number;
};

const FIRST_BATCH = 12;
const BATCH = 48;
const TOPICS = ["intake", "incoming", "assignments", "outgoing", "signing", "exchange", "case-files", "counts"];

const notEmpty = (): PlainFailure =>
  new PlainFailure(
    "demo.not-empty",
    "Thư mục dữ liệu này đã có một bản cài đặt; chưa thay đổi gì. Hãy đặt M_OFFICE_DATA sang thư mục khác rồi nạp tỉnh mẫu.",
  );
const busy = (): PlainFailure =>
  new PlainFailure("demo.busy", "Tỉnh mẫu đang được nạp bởi một tiến trình khác; không cần nạp lần nữa.");

/**
 * Loads everything, or what is still missing. @returns the province that is there now
 * @throws PlainFailure when the installation is a real one, a loaded demo, or being loaded by somebody else
 */
export async function loadDemo(options: LoadOptions): Promise<DemoProvince> {
  keepTrail(await openAuditMark(options.dataDir));
  const db = openDatabase(options.ownerUrl, { name: "m-office-demo", max: 4, statementSeconds: 600 });
  const lock = await db.pool.connect();
  try {
    const { rows } = await lock.query<{ ok: boolean }>("select pg_try_advisory_lock(7120142, 1) as ok");
    if (!rows[0]?.ok) throw busy();
    return await load(db, options);
  } finally {
    lock.release(true);
    await db.destroy();
  }
}

async function load(db: Database, options: LoadOptions): Promise<DemoProvince> {
  const began = performance.now();
  const seconds = (): string => `${((performance.now() - began) / 1000).toFixed(0)} giây`;
  const state = await stateOf(db);
  if (state === "other") throw notEmpty();
  const notes = await openNotes(options.dataDir);
  const province = buildDemo({ today: await notes.day(options.today) });
  if (state === "empty") await outsideAgencies(db, (tx) => writeBase(tx, province, extraNumbers(province)));
  options.say(
    `Tỉnh mẫu: đã có ${province.agencies.length} cơ quan, ${province.people.length} người; đăng nhập được (${seconds()}).`,
  );
  const plan = planOf(province, { ...FULL_SIZE, ...options.size });
  const desk = await openDesk(db, province, plan);
  const keys = await notes.keys(() => newKeys(desk, plan, options.dataDir));
  await writeLetters({ db, desk, plan, keys, notes, options, seconds });
  await outsideAgencies(db, async (tx) => {
    await vouchForRowsOnce(tx, new Date(), ["loading"]);
    await sql`update installation set demo_state = 'loaded'`.execute(tx);
  });
  for (const table of ["incoming_document", "outgoing_document", "doc_access", "audit_event", "assignment"])
    await sql`analyze ${sql.table(table)}`.execute(db);
  await notes.remove();
  options.say(`Tỉnh mẫu: đã nạp xong ${plan.letters.length} văn bản sau ${seconds()}.`);
  return province;
}

async function stateOf(db: Database): Promise<"empty" | "loading" | "other"> {
  const found = await sql<{ demo: boolean; demo_state: string }>`select demo, demo_state from installation`.execute(db);
  const [row] = found.rows;
  if (!row) return "empty";
  return row.demo && row.demo_state === "loading" ? "loading" : "other";
}

async function newKeys(desk: Desk, plan: Plan, dataDir: string): Promise<DemoKeys> {
  const jobs = jobsFor(desk, plan, plan.letters);
  const used = new Set(
    jobs.filter((job) => job.way !== "plain").flatMap((job) => [job.person?.keyId ?? "", job.agency?.keyId ?? ""]),
  );
  return makeKeys(dataDir, signatories(desk.province, used), new Date(desk.province.now));
}

/** Files still to be made for these letters. */
function jobsFor(desk: Desk, plan: Plan, letters: readonly Letter[]): PageJob[] {
  const pages = new Set(letters.flatMap((letter) => plan.fileOf.get(letter.id) ?? []));
  return [...pages].filter((page) => !desk.files.has(page)).flatMap((page) => jobOf(desk, plan, page) ?? []);
}

type Work = {
  db: Database;
  desk: Desk;
  plan: Plan;
  keys: DemoKeys;
  notes: LoadNotes;
  options: LoadOptions;
  seconds(): string;
};

async function writeLetters(work: Work): Promise<void> {
  const { desk, plan, keys, notes, options } = work;
  for (const made of await notes.files()) desk.files.set(made.letterId, made);
  const written = await alreadyWritten(work);
  const missing = plan.letters.filter((letter) => !written.has(letter.id));
  const batches: Letter[][] = [];
  // a short first one, so that the morning's letters are there soon
  for (let start = 0; start < missing.length; start += batches.at(-1)?.length ?? 0)
    batches.push(missing.slice(start, start + (start === 0 ? FIRST_BATCH : BATCH)));
  const pool = openPagePool({
    filesRoot: path.join(options.dataDir, "files"),
    keys,
    threads: options.threads ?? Math.min(2, availableParallelism()),
  });
  try {
    await inStep(work, { pool, batches, done: written.size });
  } finally {
    await pool.close();
  }
}

/** While the rows of one batch are written, the files of the next are made. */
async function inStep(work: Work, to: { pool: PagePool; batches: Letter[][]; done: number }): Promise<void> {
  const { desk, plan, options, notes } = work;
  let done = to.done;
  let shown = 0;
  let next: Promise<PageFiles[]> | null = null;
  for (const [index, batch] of to.batches.entries()) {
    const made = await (next ?? to.pool.make(jobsFor(desk, plan, batch)));
    for (const each of made) desk.files.set(each.letterId, each);
    const after = to.batches[index + 1];
    next = after ? to.pool.make(jobsFor(desk, plan, after)) : null;
    // heard at the top of the next round; until then it must not end the process
    next?.catch(() => {});
    await notes.noteFiles(made);
    await writeBatch(work, batch);
    done += batch.length;
    const percent = Math.floor((done / plan.letters.length) * 100);
    if (percent - shown < 10 && index > 0) continue;
    shown = percent;
    options.say(`Tỉnh mẫu: ${done}/${plan.letters.length} văn bản, ${percent} % (${work.seconds()}).`);
  }
}

async function writeBatch(work: Work, batch: readonly Letter[]): Promise<void> {
  const { db, desk, keys } = work;
  const set = new RowSet();
  for (const letter of batch) {
    if (isOutgoing(letter)) addOutgoing({ desk, set, keys }, letter);
    else addIncoming(desk, set, letter);
  }
  await outsideAgencies(db, async (tx) => {
    await openCaseFiles(tx, desk);
    await set.write(tx);
    for (const agencyId of new Set(batch.map((letter) => desk.number(letter.agencyId))))
      for (const topic of TOPICS) await announce(tx, { agencyId, topic });
  });
}

/** With the first batch, because letters lie in them. */
async function openCaseFiles(tx: Tx, desk: Desk): Promise<void> {
  const known = await sql`select 1 from case_file where id = any (${caseFileIds(desk)}::text[]) limit 1`.execute(tx);
  if (known.rows.length > 0) return;
  const set = new RowSet();
  addCaseFiles(desk, set);
  await set.write(tx);
}

/** Letters of an earlier try. Each was written whole, so one row of it is proof. */
async function alreadyWritten({ db, desk, plan }: Work): Promise<Set<string>> {
  const found = await sql<{ id: string }>`select id from intake_item union all select id from outgoing_document
    union all select book_id || '/' || number from register_entry where state = 'cancelled'`.execute(db);
  const ids = new Set(found.rows.map((row) => row.id));
  return new Set(plan.letters.filter((letter) => ids.has(proofOf(desk, letter))).map((letter) => letter.id));
}

function proofOf(desk: Desk, letter: Letter): string {
  if (isOutgoing(letter)) return desk.documentId(letter.id);
  const book = desk.province.books.find((each) => each.id === letter.bookId);
  if (letter.state === "cancelled" && book) return `${bookIdOf(book)}/${letter.arrivalNumber}`;
  return desk.intakeId(letter);
}

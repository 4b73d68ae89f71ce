// One press of a person, told from every other by an id the page makes: however often the page has to ask because an answer was lost on
// the line, it is done once. The row is written in the transaction of the act itself; two requests with one press cannot both commit.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { type Database, inAgency, sql, type Tx } from "../db/database.ts";
import { problem } from "../problem/problem.ts";

const KEPT_HOURS = 24;
const HOUR = 3_600_000;

export type Press = {
  /** opens the kept answer; never stored */
  secret: Buffer;
  /** what the database knows it by */
  key: Buffer;
  /** an act of this very request has written it */
  written: boolean;
  /** what the page asked about the same thing and got no answer to: this very press, or one with other words */
  before: Press | null;
};

export type Pressed = {
  now: Date;
  requestId: string;
  caller: { agencyId: number; personId: string | null };
  press?: Press | null;
};

/** @returns null when the header is absent or no id of this shape: then nothing is remembered */
export function readPress(header: unknown, before?: unknown): Press | null {
  if (typeof header !== "string" || !/^[\w-]{20,64}$/u.test(header)) return null;
  const hash = (use: string) => createHash("sha256").update(`${use}:${header}`).digest();
  return { secret: hash("answer"), key: hash("press"), written: false, before: readPress(before) };
}

const repeated = problem(
  "act.repeated",
  409,
  "Lần bấm trước đã tới máy chủ; chưa ghi gì thêm. Hãy tải lại trang để xem trạng thái mới.",
);

/**
 * Says in the transaction of an act which press it belongs to.
 * @throws Problem 409 when another request with the same press has committed: nothing of this one may stay
 */
export async function markPress(tx: Tx, by: Pressed): Promise<void> {
  const { press, caller } = by;
  if (!press || caller.personId === null) return;
  const found = await sql<{ request_id: string }>`
    insert into press (agency_id, person_id, key, request_id, at)
    values (${caller.agencyId}, ${caller.personId}, ${press.key}, ${by.requestId}, ${by.now})
    on conflict (agency_id, person_id, key) do update set request_id = press.request_id
    returning request_id`.execute(tx);
  if (found.rows[0]?.request_id !== by.requestId) throw repeated();
  press.written = true;
}

/** Keeps what this request is answered, and forgets what is older than a day. */
export async function keepAnswer(db: Database, by: Pressed, answer: unknown): Promise<void> {
  const { press, caller } = by;
  if (!press) return;
  const sealed = seal(press.secret, JSON.stringify(answer));
  await inAgency(db, caller.agencyId, async (tx) => {
    await sql`update press set answer = ${sealed} where agency_id = ${caller.agencyId} and person_id = ${caller.personId}
      and key = ${press.key} and request_id = ${by.requestId}`.execute(tx);
    await sql`delete from press where agency_id = ${caller.agencyId}
      and at < ${new Date(by.now.getTime() - KEPT_HOURS * HOUR)}`.execute(tx);
  });
}

/** What an earlier request with this press was answered; `answer` is null while it has none, `undefined` as a whole: there was none. */
export async function earlierAnswer(
  db: Database,
  by: Pressed,
): Promise<{ at: Date; answer: unknown | null } | undefined> {
  const { press, caller } = by;
  if (!press) return undefined;
  const found = await inAgency(db, caller.agencyId, (tx) =>
    sql<{ at: Date; answer: Buffer | null }>`
      select at, answer from press where agency_id = ${caller.agencyId} and person_id = ${caller.personId}
        and key = ${press.key} and request_id <> ${by.requestId}`.execute(tx),
  );
  const row = found.rows[0];
  return row && { at: row.at, answer: row.answer && (JSON.parse(open(press.secret, row.answer)) as unknown) };
}

function seal(secret: Buffer, text: string): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", secret, iv);
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
}

function open(secret: Buffer, sealed: Buffer): string {
  const cipher = createDecipheriv("aes-256-gcm", secret, sealed.subarray(0, 12));
  cipher.setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([cipher.update(sealed.subarray(28)), cipher.final()]).toString("utf8");
}

// Links the rows of each agency in commit order within seconds, signs the head and writes it outside the database.
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import { appendFile, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Database, inAgency, outsideAgencies, type Tx } from "#src/platform/db/database.ts";
import { countText, eventText, genesis, headText, linkText, textOf } from "./chain.rules.ts";
import * as store from "./chain.store.ts";
import { differencesFromTrail } from "./differences.store.ts";
import type { AuditMark } from "./mark.actions.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const PAGE = 2000;

export type SealKey = { sign(text: string): string; verify(text: string, signature: string): boolean };
/** Where heads go outside the database: one line of JSON each, per agency. */
export type HeadExport = { append(head: ExportedHead): Promise<void>; read(agencyId: number): Promise<ExportedHead[]> };
export type ExportedHead = { agencyId: number; seq: number; chainHash: string; at: string; signature: string };

/** The installation's Ed25519 key, made at the first start; the private half is readable by the service alone. */
export async function openSealKey(file: string): Promise<SealKey> {
  const pem = await readFile(file, "utf8").catch(async () => {
    const made = generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    // two processes at a first start: the one that comes second reads what the first wrote
    await writeFile(file, made, { mode: 0o600, flag: "wx" }).catch(() => {});
    return readFile(file, "utf8");
  });
  const key = createPrivateKey(pem);
  const open = createPublicKey(key);
  return {
    sign: (text) => sign(null, Buffer.from(text), key).toString("base64"),
    verify: (text, signature) => verify(null, Buffer.from(text), open, Buffer.from(signature, "base64")),
  };
}

export function openHeadExport(folder: string): HeadExport {
  const fileOf = (agencyId: number): string => path.join(folder, `agency-${agencyId}.jsonl`);
  return {
    async append(head) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // begun on a line of its own: after a power cut the line before may have no end
      await appendFile(fileOf(head.agencyId), `\n${JSON.stringify(head)}\n`, { mode: 0o600 });
    },
    async read(agencyId) {
      const text = await readFile(fileOf(agencyId), "utf8").catch(() => "");
      return text.split("\n").flatMap((line) => headIn(line) ?? []);
    },
  };
}

/** A line that was cut off says nothing; that a head is missing shows by its number (`verifyTrail`). */
function headIn(line: string): ExportedHead | null {
  try {
    return JSON.parse(line) as ExportedHead;
  } catch {
    return null;
  }
}

/** Seals what waits in one agency. @returns how many rows were linked */
export async function sealAgency(
  db: Database,
  agencyId: number,
  with_: { key: SealKey; heads: HeadExport; now: Date },
): Promise<number> {
  const sealed = await inAgency(db, agencyId, async (tx) => {
    if (!(await store.tryLock(tx, agencyId))) return null;
    const events = await store.readQueue(tx, agencyId, PAGE);
    if (events.length === 0) return null;
    const last = await store.lastSeal(tx, agencyId);
    let seq = last?.seq ?? 0;
    let before = last?.chain_hash ?? genesis(agencyId);
    const seals = events.map((event) => {
      seq += 1;
      const eventHash = sha256(eventText(event));
      before = sha256(linkText({ seq, before, eventHash }));
      return { seq, eventId: event.id, eventHash, chainHash: before };
    });
    await store.insertSeals(tx, agencyId, seals, with_.now);
    const at = with_.now.toISOString();
    const signature = with_.key.sign(headText({ agencyId, seq, chainHash: before, at }));
    await store.insertHead(tx, { agencyId, seq, chainHash: before, signature, now: with_.now });
    return { count: seals.length, head: { agencyId, seq, chainHash: before, at, signature } };
  });
  if (!sealed) return 0;
  await with_.heads.append(sealed.head);
  return sealed.count;
}

/** One round over every agency with something to seal. */
export async function sealRound(db: Database, with_: { key: SealKey; heads: HeadExport; now: Date }): Promise<number> {
  let count = 0;
  for (const agencyId of await outsideAgencies(db, (tx) => store.agenciesToSeal(tx)))
    count += await sealAgency(db, agencyId, with_);
  return count;
}

export type AuditFinding = { agency: string; code: string; at: string; message: string };

/**
 * Recomputes every chain: changed, removed or inserted rows, rows that the program did not write, broken links, forged heads, rows
 * removed together with their seals (the exported heads know more than the database), and tables that say something else than the trail.
 * @param db a connection that sees all agencies (the owner)
 */
export async function verifyTrail(
  db: Database,
  with_: { key: SealKey; heads: HeadExport; mark: AuditMark },
): Promise<{ verdict: "intact" | "broken"; checked: number; findings: AuditFinding[] }> {
  const findings: AuditFinding[] = [];
  let checked = 0;
  for (const agency of await outsideAgencies(db, (tx) => store.listAgencies(tx)))
    checked += await inAgency(db, agency.id, (tx) => verifyAgency(tx, agency, { ...with_, findings }));
  return { verdict: findings.length === 0 ? "intact" : "broken", checked, findings };
}

async function verifyAgency(
  tx: Tx,
  agency: { id: number; code: string },
  with_: { key: SealKey; heads: HeadExport; mark: AuditMark; findings: AuditFinding[] },
): Promise<number> {
  const say = (code: string, at: string, message: string): void => {
    with_.findings.push({ agency: agency.code, code, at, message });
  };
  const chain = new Map<number, string>();
  let before = genesis(agency.id);
  let after = 0;
  for (;;) {
    const page = await store.sealPage(tx, agency.id, { after, limit: PAGE });
    for (const row of page) {
      if (row.seq !== after + 1) say("audit.gap", String(after + 1), `Thiếu mắt xích số ${after + 1} của chuỗi.`);
      if (!row.event) say("audit.row-removed", row.event_id, "Một dòng lịch sử đã niêm bị xóa.");
      else if (sha256(eventText(row.event)) !== row.event_hash)
        say("audit.row-changed", row.event_id, "Một dòng lịch sử đã niêm bị sửa.");
      if (row.event && row.mark !== with_.mark(eventText(row.event)))
        say("audit.row-not-ours", row.event_id, "Một dòng lịch sử không do phần mềm ghi, hoặc đã bị sửa.");
      const hash = sha256(linkText({ seq: row.seq, before, eventHash: row.event_hash }));
      if (hash !== row.chain_hash)
        say("audit.link-broken", String(row.seq), `Mắt xích số ${row.seq} không khớp với mắt xích trước.`);
      before = row.chain_hash;
      after = row.seq;
      chain.set(row.seq, row.chain_hash);
    }
    if (page.length < PAGE) break;
  }
  const heads = await store.listHeads(tx, agency.id);
  for (const head of heads) {
    const good = with_.key.verify(
      headText({ agencyId: agency.id, seq: head.seq, chainHash: head.chain_hash, at: head.signed_at.toISOString() }),
      head.signature,
    );
    if (!good) say("audit.head-forged", String(head.seq), `Chữ ký trên đầu chuỗi số ${head.seq} không đúng.`);
  }
  const exported = await with_.heads.read(agency.id);
  for (const head of exported) {
    if (!with_.key.verify(headText(head), head.signature))
      say("audit.export-forged", String(head.seq), `Đầu chuỗi số ${head.seq} ở bản xuất có chữ ký không đúng.`);
    else if (chain.get(head.seq) !== head.chainHash)
      say(
        "audit.differs-from-export",
        String(head.seq),
        `Chuỗi trong cơ sở dữ liệu khác đầu chuỗi số ${head.seq} đã xuất ra ngoài.`,
      );
  }
  const signed = heads.map((head) => head.seq).toSorted((a, b) => a - b);
  if (after > 0 && signed.at(-1) !== after)
    say("audit.head-missing", String(after), "Đầu chuỗi có ký của những dòng cuối bị mất.");
  // the head is written outside after the transaction: a power cut between the two may cost the newest one
  const outside = Math.max(0, ...exported.map((head) => head.seq));
  if (outside < (signed.at(-2) ?? 0))
    say("audit.export-missing", String(signed.at(-2)), "Bản xuất đầu chuỗi ở ngoài cơ sở dữ liệu bị mất hoặc bị cắt.");
  for (const id of await store.strayEvents(tx, agency.id))
    say("audit.row-inserted", id, "Có dòng lịch sử được chèn ngoài phần mềm.");
  for (const id of await store.lostEvents(tx, agency.id))
    say("audit.row-removed", id, "Một dòng lịch sử chưa niêm bị xóa.");
  await verifyCount(tx, agency.id, { ...with_, say });
  await verifyTexts(tx, agency.id, say);
  for (const { code, at, message } of await differencesFromTrail(tx, agency.id)) say(code, at, message);
  for (const gap of await store.numbersMissing(tx, agency.id))
    say(
      "register.number-missing",
      `${gap.book} ${gap.after + 1}`,
      `Sổ thiếu số sau số ${gap.after}, trước số ${gap.before}.`,
    );
  return after;
}

/** Rows taken away before they were sealed, with their places in the queue: their numbers are missing. */
async function verifyCount(
  tx: Tx,
  agencyId: number,
  with_: { mark: AuditMark; say: (code: string, at: string, message: string) => void },
): Promise<void> {
  const { count, holes } = await store.countState(tx, agencyId);
  if (count && count.mark !== with_.mark(countText({ agencyId, number: count.number })))
    with_.say("audit.count-not-ours", String(count.number), "Số đếm dòng lịch sử không do phần mềm ghi.");
  for (const { after, before } of holes)
    with_.say(
      "audit.number-missing",
      String(after + 1),
      before > after
        ? `Thiếu dòng lịch sử từ số ${after + 1} đến số ${before - 1}.`
        : `Dòng lịch sử số ${after} có hai lần, hoặc số đếm bị lùi lại.`,
    );
}

async function verifyTexts(
  tx: Tx,
  agencyId: number,
  say: (code: string, at: string, message: string) => void,
): Promise<void> {
  // nothing in the program takes a text away: a lawful destruction, once there is one, has to name its rows here
  for (const id of await store.textsRemoved(tx, agencyId))
    say("audit.text-removed", id, "Chữ kèm theo một dòng lịch sử bị xóa.");
  let after = "";
  for (;;) {
    const page = await store.textPage(tx, agencyId, { after, limit: PAGE });
    for (const row of page)
      if (createHash("sha256").update(row.salt).update(textOf(row.body)).digest("hex") !== row.text_hash)
        say("audit.text-changed", row.event_id, "Chữ kèm theo một dòng lịch sử bị sửa.");
    after = page.at(-1)?.event_id ?? after;
    if (page.length < PAGE) return;
  }
}

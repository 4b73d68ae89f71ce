// m-office audit verify, the trail's part: every step says what it found and the next one goes on; what could not be checked is a finding.
import { createHash } from "node:crypto";
import { type Database, inAgency, outsideAgencies, type Tx } from "#src/platform/db/database.ts";
import { eventText, genesis, headText, linkText, textOf } from "./chain.rules.ts";
import * as store from "./chain.store.ts";
import { differencesFromTrail } from "./differences.store.ts";
import type { AuditMark } from "./mark.actions.ts";
import { verifySessions } from "./rows/sessions.actions.ts";
import { type RowFinding, verifyRows } from "./rows/stamps.actions.ts";
import type { HeadExport, SealKey } from "./sealer.actions.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const PAGE = 2000;

export type AuditFinding = { agency: string; code: string; at: string; message: string };
type Seal = { key: SealKey; heads: HeadExport; mark: AuditMark };
type Say = (code: string, at: string, message: string) => void;
type Step = (tx: Tx, agencyId: number, with_: Seal & { say: Say }) => Promise<unknown>;

/**
 * Recomputes every chain: changed, removed or inserted rows, rows that the program did not write, broken links, forged heads, rows
 * removed together with their seals (the exported heads know more than the database), and tables that say something else than the trail.
 * @param db a connection that sees all agencies (the owner)
 */
export async function verifyTrail(
  db: Database,
  seal: Seal,
): Promise<{ verdict: "intact" | "broken"; checked: number; findings: AuditFinding[] }> {
  const findings: AuditFinding[] = [];
  let checked = 0;
  const sayOf =
    (agency: string): Say =>
    (code, at, message) =>
      void findings.push({ agency, code, at, message });
  const everywhere = sayOf("");
  const exported = (await attempt(everywhere, "đầu chuỗi đã xuất", () => seal.heads.agencies())) ?? [];
  const agencies =
    (await attempt(everywhere, "danh sách cơ quan", () =>
      outsideAgencies(db, (tx) => store.listAgencies(tx, exported)),
    )) ?? [];
  const unknown = exported.filter((id) => agencies.every((agency) => agency.id !== id));
  for (const agency of [...agencies, ...unknown.map((id) => ({ id, code: `#${id}` }))]) {
    const say = sayOf(agency.code);
    for (const [what, step] of STEPS) {
      const count = await attempt(say, what, () =>
        inAgency(db, agency.id, (tx) => step(tx, agency.id, { ...seal, say })),
      );
      if (typeof count === "number") checked += count;
    }
  }
  for (const [what, look] of [
    ["dữ liệu so với lịch sử", verifyRows],
    ["các phiên làm việc", verifySessions],
  ] as const) {
    const found = await attempt(everywhere, what, (): Promise<RowFinding[]> => outsideAgencies(db, look));
    for (const { code, at, message } of found ?? []) {
      // rows of an agency are named by its id first
      const owner = agencies.find(({ id }) => String(id) === at.split(/[ /]/)[1]);
      sayOf(owner?.code ?? "")(code, at, message);
    }
  }
  return { verdict: findings.length === 0 ? "intact" : "broken", checked, findings };
}

/** A step that fails leaves a finding and no error: somebody may have written what no step can read. */
async function attempt<T>(say: Say, what: string, step: () => Promise<T>): Promise<T | null> {
  try {
    return await step();
  } catch (error) {
    // the database's own words may tell content
    const why = (error as { code?: string }).code ?? (error instanceof Error ? error.name : "?");
    say("verify.not-checked", what, `Không kiểm tra được ${what} (lỗi ${why}), nên không thể coi là nguyên vẹn.`);
    return null;
  }
}

/** Text of a row of the trail, or null when somebody made it one that the program cannot have written. */
function textOrNull(event: Parameters<typeof eventText>[0]): string | null {
  try {
    return eventText(event);
  } catch {
    return null;
  }
}

const NOT_OURS = "Một dòng lịch sử không do phần mềm ghi, hoặc đã bị sửa.";

/** @returns how many links there are */
async function verifyChain(tx: Tx, agencyId: number, { say, ...seal }: Seal & { say: Say }): Promise<number> {
  const chain = new Map<number, string>();
  let before = genesis(agencyId);
  let after = 0;
  for (;;) {
    const page = await store.sealPage(tx, agencyId, { after, limit: PAGE });
    for (const row of page) {
      if (row.seq !== after + 1) say("audit.gap", String(after + 1), `Thiếu mắt xích số ${after + 1} của chuỗi.`);
      const text = row.event && textOrNull(row.event);
      if (!row.event) say("audit.row-removed", row.event_id, "Một dòng lịch sử đã niêm bị xóa.");
      else if (text === null || sha256(text) !== row.event_hash)
        say("audit.row-changed", row.event_id, "Một dòng lịch sử đã niêm bị sửa.");
      if (row.event && (text === null || row.mark !== seal.mark(text)))
        say("audit.row-not-ours", row.event_id, NOT_OURS);
      const hash = sha256(linkText({ seq: row.seq, before, eventHash: row.event_hash }));
      if (hash !== row.chain_hash)
        say("audit.link-broken", String(row.seq), `Mắt xích số ${row.seq} không khớp với mắt xích trước.`);
      before = row.chain_hash;
      after = row.seq;
      chain.set(row.seq, row.chain_hash);
    }
    if (page.length < PAGE) break;
  }
  await verifyHeads(tx, agencyId, { ...seal, say, chain, last: after });
  return after;
}

async function verifyHeads(
  tx: Tx,
  agencyId: number,
  { say, key, chain, last, ...seal }: Seal & { say: Say; chain: Map<number, string>; last: number },
): Promise<void> {
  const heads = await store.listHeads(tx, agencyId);
  for (const head of heads) {
    const good = key.verify(
      headText({ agencyId, seq: head.seq, chainHash: head.chain_hash, at: head.signed_at.toISOString() }),
      head.signature,
    );
    if (!good) say("audit.head-forged", String(head.seq), `Chữ ký trên đầu chuỗi số ${head.seq} không đúng.`);
  }
  for (const seq of heads.length > 0 ? await store.sealsOfAnotherMoment(tx, agencyId) : [])
    say("audit.sealed-at-changed", String(seq), `Giờ niêm của mắt xích số ${seq} khác với đầu chuỗi có ký.`);
  const exported = await seal.heads.read(agencyId);
  for (const head of exported) {
    if (!key.verify(headText(head), head.signature))
      say("audit.export-forged", String(head.seq), `Đầu chuỗi số ${head.seq} ở bản xuất có chữ ký không đúng.`);
    else if (chain.get(head.seq) !== head.chainHash)
      say(
        "audit.differs-from-export",
        String(head.seq),
        `Chuỗi trong cơ sở dữ liệu khác đầu chuỗi số ${head.seq} đã xuất ra ngoài.`,
      );
  }
  const signed = heads.map((head) => head.seq).toSorted((a, b) => a - b);
  if (last > 0 && signed.at(-1) !== last)
    say("audit.head-missing", String(last), "Đầu chuỗi có ký của những dòng cuối bị mất.");
  // the head is written outside after the transaction: a power cut between the two may cost the newest one
  const outside = Math.max(0, ...exported.map((head) => head.seq));
  if (outside < (signed.at(-2) ?? 0))
    say("audit.export-missing", String(signed.at(-2)), "Bản xuất đầu chuỗi ở ngoài cơ sở dữ liệu bị mất hoặc bị cắt.");
}

/** Rows that are not in the chain yet, or should have been. */
const verifyUnsealed: Step = async (tx, agencyId, { say, mark }) => {
  for (const id of await store.strayEvents(tx, agencyId))
    say("audit.row-inserted", id, "Có dòng lịch sử được chèn ngoài phần mềm.");
  for (const id of await store.lostEvents(tx, agencyId))
    say("audit.row-removed", id, "Một dòng lịch sử chưa niêm bị xóa.");
  let after = "";
  for (;;) {
    const page = await store.queuedEvents(tx, agencyId, { after, limit: PAGE });
    for (const row of page) {
      const text = textOrNull(row.event);
      if (text === null || row.mark !== mark(text)) say("audit.row-not-ours", row.event.id, NOT_OURS);
    }
    after = page.at(-1)?.event.id ?? after;
    if (page.length < PAGE) return;
  }
};

const verifyTexts: Step = async (tx, agencyId, { say }) => {
  // nothing in the program takes a text away: a lawful destruction, once there is one, has to name its rows here
  for (const id of await store.textsRemoved(tx, agencyId))
    say("audit.text-removed", id, "Chữ kèm theo một dòng lịch sử bị xóa.");
  let after = "";
  for (;;) {
    const page = await store.textPage(tx, agencyId, { after, limit: PAGE });
    for (const row of page)
      if (row.body === null || sha256(row.salt + textOf(row.body)) !== row.text_hash)
        say("audit.text-changed", row.event_id, "Chữ kèm theo một dòng lịch sử bị sửa.");
    after = page.at(-1)?.event_id ?? after;
    if (page.length < PAGE) return;
  }
};

const verifyDifferences: Step = async (tx, agencyId, { say }) => {
  for (const { code, at, message } of await differencesFromTrail(tx, agencyId)) say(code, at, message);
};

const verifyBooks: Step = async (tx, agencyId, { say }) => {
  for (const gap of await store.numbersMissing(tx, agencyId))
    say(
      "register.number-missing",
      `${gap.book} ${gap.after + 1}`,
      `Sổ thiếu số sau số ${gap.after}, trước số ${gap.before}.`,
    );
};

/** Each in a transaction of its own: after a statement that failed, one transaction answers nothing more. */
const STEPS: readonly (readonly [what: string, step: Step])[] = [
  ["chuỗi lịch sử", verifyChain],
  ["những dòng lịch sử chưa niêm", verifyUnsealed],
  ["chữ kèm theo lịch sử", verifyTexts],
  ["sổ và văn bản so với lịch sử", verifyDifferences],
  ["số trong sổ", verifyBooks],
];

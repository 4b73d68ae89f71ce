// Links the rows of each agency in commit order within seconds, signs the head and writes it outside the database. How all of it is checked
// again: verify.actions.ts.
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from "node:crypto";
import { appendFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Database, inAgency, outsideAgencies } from "#src/platform/db/database.ts";
import { eventText, genesis, headText, linkText } from "./chain.rules.ts";
import * as store from "./chain.store.ts";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
const PAGE = 2000;

export type SealKey = { sign(text: string): string; verify(text: string, signature: string): boolean };
/** Where heads go outside the database: one line of JSON each, per agency. */
export type HeadExport = {
  append(head: ExportedHead): Promise<void>;
  read(agencyId: number): Promise<ExportedHead[]>;
  /** of which agencies there are heads, whatever the database says of them */
  agencies(): Promise<number[]>;
};
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
    async agencies() {
      const names = await readdir(folder).catch(() => []);
      return names.flatMap((name) => /^agency-(\d{1,9})\.jsonl$/.exec(name)?.[1] ?? []).map(Number);
    },
  };
}

/** A line that was cut off says nothing; that a head is missing shows by its number (`verifyTrail`). */
function headIn(line: string): ExportedHead | null {
  try {
    const head = JSON.parse(line) as ExportedHead | null;
    return typeof head?.seq === "number" && typeof head.signature === "string" ? head : null;
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

import { refusalsFor } from "#src/features/access/access.actions.ts";
import { recordReading } from "#src/features/audit/record.actions.ts";
import { arrivalNumberOf } from "#src/features/incoming-documents/create.actions.ts";
import { URGENCIES, type Urgency } from "#src/features/incoming-documents/incoming-fields.contract.ts";
import { openRecalls } from "#src/features/incoming-documents/recall/recall.actions.ts";
import { postsOnRecord } from "#src/features/organisation/organisation.actions.ts";
import { openBook } from "#src/features/registers/numbers.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import { inAgency, type Tx } from "#src/platform/db/database.ts";
import { Problem, problem } from "#src/platform/problem/problem.ts";
import { localDateOf } from "#src/rules/legal-time/instant.ts";
import type { Sender } from "#src/rules/signing/signed-for.ts";
import { legalTimeSentence } from "#src/rules/vietnamese-text/date-text.ts";
import { shownValue } from "./decisions/proposals.rules.ts";
import { concludeReceipt } from "./decisions/receipt.rules.ts";
import { duplicatesOf, type Wanted } from "./doubles/duplicates.actions.ts";
import type { Duplicate, IntakeItem, IntakeRow, IntakeState, KeptFields } from "./intake.contract.ts";
import * as store from "./intake.store.ts";
import { countIntake, countOpen, findIntakeRow, type IntakeListRecord, listIntake } from "./intake-list.store.ts";

const notFound = problem("intake.not-found", 404, "Không có văn bản chờ này trong cơ quan bạn đang làm việc.");
const badCursor = problem("http.bad-cursor", 400, "Trang danh sách này không còn. Hãy mở lại danh sách từ đầu.");

/** The intake is the clerk's (NĐ 30/2020 Đ4.3, Đ21). @throws Problem 403 for every other post */
export function demandClerk(act: Act): void {
  const refused = refusalsFor(
    act.caller,
    act.caller.roles.includes("van-thu") ? ["clerk-of-agency"] : ["none"],
    "register",
  );
  const first = refused[0];
  if (first) throw new Problem({ code: first.code, status: 403, message: first.message, reasons: refused });
}

/** How many letters wait, for the rail. */
export const countWaiting = countOpen;

type ListInput = {
  state?: IntakeState | undefined;
  urgency?: Urgency | "urgent" | undefined;
  look?: boolean | undefined;
  order: "urgent-first" | "newest-first";
  cursor?: string | undefined;
  limit: number;
};

export async function listWaiting(act: Act, ask: ListInput) {
  demandClerk(act);
  const { agencyId } = act.caller;
  return inAgency(act.db, agencyId, async (tx) => {
    const urgencies = ask.urgency === "urgent" ? URGENCIES.filter((each) => each !== "thuong") : null;
    const rows = await listIntake(tx, agencyId, {
      states: ask.state ? [ask.state] : ["waiting", "gate-asks"],
      urgencies: urgencies ?? (ask.urgency && ask.urgency !== "urgent" ? [ask.urgency] : null),
      look: ask.look ?? false,
      urgentFirst: ask.order === "urgent-first",
      after: cursorOf(ask.cursor),
      limit: ask.limit + 1,
    });
    const recalls = await openRecalls(tx, agencyId);
    const { exchange, upload, ...counts } = await countIntake(tx, agencyId);
    const shown = rows.slice(0, ask.limit);
    const last = shown.at(-1);
    return {
      rows: shown.map(rowOf),
      next: rows.length > ask.limit && last ? `${last.rank}|${last.received_at.toISOString()}|${last.id}` : null,
      counts: { ...counts, byWay: { exchange, upload } },
      recalls,
    };
  });
}

function cursorOf(cursor: string | undefined): { rank: number; at: Date; id: string } | null {
  if (!cursor) return null;
  const [rank, at, id] = cursor.split("|");
  const date = new Date(at ?? "");
  if (Number.isNaN(date.getTime()) || !id || !/^\d$/.test(rank ?? "")) throw badCursor();
  return { rank: Number(rank), at: date, id };
}

function rowOf(row: IntakeListRecord): IntakeRow {
  return {
    id: row.id,
    way: row.way,
    state: row.state,
    urgency: row.urgency,
    receivedAt: row.received_at.toISOString(),
    receivedLegalAt: row.received_legal_at.toISOString(),
    fromName: row.from_name,
    codeNumber: row.code_number,
    codeNotation: row.code_notation,
    subject: row.subject,
    verdict: row.verdict,
    duplicate: row.double,
    look: row.look,
    recalledAt: row.recalled_at?.toISOString() ?? null,
    fileName: row.file_name ?? "",
    rowVersion: row.row_version,
  };
}

/** @throws Problem 403, 404 */
export async function readItem(act: Act, id: string): Promise<IntakeItem> {
  demandClerk(act);
  return inAgency(act.db, act.caller.agencyId, async (tx) => {
    const item = await describeItem(tx, act, id);
    await recordReading(tx, act, { action: "intake.read", objectType: "intake", objectId: id, documentId: id });
    return item;
  });
}

/** The item as its page shows it. @throws Problem 404 */
export async function describeItem(tx: Tx, act: Act, id: string): Promise<IntakeItem> {
  const { agencyId } = act.caller;
  const item = await store.findIntake(tx, agencyId, { id });
  const row = await findIntakeRow(tx, agencyId, id);
  if (!item || !row) throw notFound();
  const people = await namesOf(tx, [item.received_by, item.gate.decidedBy ?? null], item.received_at);
  const file = item.file_name !== null && item.file_size !== null && item.media_type !== null;
  return {
    ...rowOf(row),
    receivedReason: item.received_reason,
    arrivalSentence: legalTimeSentence("Đến", {
      actual: item.received_at.getTime(),
      legal: item.received_legal_at.getTime(),
    }),
    receivedByName: people.get(item.received_by ?? "") ?? null,
    fromCode: item.from_code,
    file: file
      ? {
          name: item.file_name ?? "",
          mediaType: item.media_type ?? "",
          size: item.file_size ?? 0,
          pages: item.pages,
        }
      : null,
    attachments: item.attachments.map(({ name, mediaType, size, pages }) => ({ name, mediaType, size, pages })),
    fields: item.fields.typed ?? {},
    proposed: item.fields.proposed ?? {},
    receipt: item.verification
      ? concludeReceipt(item.verification, { mediaType: item.media_type ?? "", sender: senderOf(item) }, null)
      : null,
    gate: {
      verdict: item.gate.verdict ?? "free",
      reasons: item.gate.reasons ?? [],
      unreadPages: item.gate.unreadPages ?? [],
      decidedByName: people.get(item.gate.decidedBy ?? "") ?? null,
      decidedReason: item.gate.decidedReason ?? null,
    },
    duplicates: await duplicatesOf(tx, { agencyId, now: act.now }, { item, wanted: wantedOf(item) }),
    note: item.note,
    senderNote: item.sender_note ?? "",
    recallReason: item.recall_reason,
    documentId: item.document_id,
    arrivalNumber: item.document_id
      ? ((await arrivalNumberOf(tx, agencyId, item.document_id))?.arrivalNumber ?? null)
      : null,
    decidedAt: item.decided_at?.toISOString() ?? null,
    refuseReason: item.refuse_reason,
  };
}

async function namesOf(tx: Tx, ids: (string | null)[], at: Date): Promise<Map<string, string>> {
  const posts = await postsOnRecord(tx, [...new Set(ids.filter((id) => id !== null))], at);
  return new Map(posts.map((post) => [post.id, `${post.title} ${post.full_name}`]));
}

/** Who sends and signs as far as anybody has said: typed, read from the page, or told by the message. */
function senderOf(item: store.IntakeRecord): Sender {
  const value = (name: keyof KeptFields): string => shownValue(item.fields.typed?.[name], item.fields.proposed?.[name]);
  return senderBy(item, { organName: value("organName"), signerName: value("signerName") });
}

/** The sender in the register, and the one the message names. */
export function senderBy(
  item: Pick<store.IntakeRecord, "way" | "from_name">,
  fields: { organName: string; signerName: string },
): Sender {
  const told = item.way === "exchange" && item.from_name ? [item.from_name] : [];
  return { agencies: [fields.organName, ...told].filter((name) => name !== ""), signer: fields.signerName };
}

function wantedOf(item: store.IntakeRecord): Wanted {
  const value = (name: keyof KeptFields): string => shownValue(item.fields.typed?.[name], item.fields.proposed?.[name]);
  return {
    codeNumber: value("codeNumber"),
    codeNotation: value("codeNotation"),
    organName: value("organName"),
    organCode: item.from_code ?? (value("organCode") || null),
  };
}

type DuplicateAsk = Omit<Wanted, "organCode"> & { intakeId?: string | undefined; organCode?: string | undefined };

export async function findDuplicates(act: Act, ask: DuplicateAsk): Promise<Duplicate[]> {
  demandClerk(act);
  const { agencyId } = act.caller;
  return inAgency(act.db, agencyId, async (tx) => {
    const item = ask.intakeId ? ((await store.findIntake(tx, agencyId, { id: ask.intakeId })) ?? null) : null;
    return duplicatesOf(tx, { agencyId, now: act.now }, { item, wanted: { ...ask, organCode: ask.organCode ?? null } });
  });
}

/** Only a forecast: the number is taken at registration, as late as possible. */
export async function nextNumber(act: Act): Promise<{ bookName: string; year: number; nextNumber: number }> {
  demandClerk(act);
  const { agencyId } = act.caller;
  return inAgency(act.db, agencyId, async (tx) => {
    const book = await openBook(tx, incomingBook(agencyId, act.now), act.now);
    return { bookName: book.name, year: book.year, nextNumber: book.nextNumber };
  });
}

/** The book of the year in which the letter is registered (NĐ 30/2020 Đ22.2). */
export function incomingBook(agencyId: number, now: Date) {
  return { agencyId, direction: "in", series: "chung", year: Number(localDateOf(now.getTime()).slice(0, 4)) } as const;
}

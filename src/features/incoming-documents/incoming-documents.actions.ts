import { demandContentRole, markSeen, refusalsFor, withDocument } from "#src/features/access/access.actions.ts";
import { agencyById, loadCalendar, postsOnRecord } from "#src/features/organisation/organisation.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import { inAgency, type Tx } from "#src/platform/db/database.ts";
import { problem } from "#src/platform/problem/problem.ts";
import type { Relation } from "#src/rules/access/words.ts";
import type { Calendar } from "#src/rules/legal-time/calendar.ts";
import { deadlinePhrase } from "#src/rules/legal-time/deadline-phrase.ts";
import { workingTimeBetween } from "#src/rules/legal-time/working-time.ts";
import { INCOMING_STATE_NAMES, type IncomingFacts } from "#src/rules/routing/incoming-states.ts";
import { legalTimeSentence } from "#src/rules/vietnamese-text/date-text.ts";
import { fold } from "#src/rules/vietnamese-text/fold.ts";
import type { IN_BOXES, INCOMING_VIEWS, IncomingDocument, IncomingRow } from "./incoming-documents.contract.ts";
import { pageActs, replyByOf } from "./incoming-documents.rules.ts";
import * as store from "./incoming-documents.store.ts";
import { type ListRecord, listIncoming } from "./incoming-list.store.ts";

const badCursor = problem("http.bad-cursor", 400, "Trang danh sách này không còn. Hãy mở lại danh sách từ đầu.");
const notFound = problem("document.not-found", 404, "Không có văn bản này trong cơ quan bạn đang làm việc.");

const WAITING = ["to-direct", "to-propose", "to-assign", "to-do", "to-know"];

type ListInput = {
  view: (typeof INCOMING_VIEWS)[number];
  box?: (typeof IN_BOXES)[number] | undefined;
  q?: string | undefined;
  cursor?: string | undefined;
  limit: number;
};

/**
 * Documents the caller may see, latest receipt first. Clerks and leaders see the whole agency (NĐ 30/2020 Đ4), others what
 * was presented, given or told to them.
 * @throws Problem 403 for administrators
 */
export async function listDocuments(act: Act, ask: ListInput): Promise<{ rows: IncomingRow[]; next: string | null }> {
  const { caller } = act;
  demandContentRole(caller);
  return inAgency(act.db, caller.agencyId, async (tx) => {
    const boxes = ask.box ? [ask.box] : ask.view === "mine" ? WAITING : null;
    const search = searchOf(ask.q);
    const rows = await listIncoming(tx, {
      agencyId: caller.agencyId,
      probedIds: await probedKeys(tx, act, boxes !== null),
      principalIds: caller.principalIds,
      // find_session puts the post's own key first
      postPrincipalId: caller.principalIds[0] ?? 0,
      boxes,
      only: ask.view === "open" || ask.view === "late" || ask.view === "for-reference" ? ask.view : "any",
      ...search,
      now: act.now,
      after: cursorOf(ask.cursor),
      limit: ask.limit + 1,
    });
    const shown = rows.slice(0, ask.limit);
    const last = shown.at(-1);
    return {
      rows: shown.map((row) => rowOf(row, act.now)),
      next: rows.length > ask.limit && last ? `${last.sort_at.toISOString()}|${last.id}` : null,
    };
  });
}

/** Agency-wide posts look under the agency's key alone, which has every document; others under their own. */
async function probedKeys(tx: Tx, act: Act, ownOnly: boolean): Promise<number[]> {
  const { caller } = act;
  if (ownOnly) return [...caller.principalIds];
  const agency = await agencyById(tx, caller.agencyId);
  const key = agency?.principal_id ?? 0;
  if (caller.roles.includes("van-thu") || caller.roles.includes("lanh-dao")) return [key];
  return caller.principalIds.filter((id) => id !== key);
}

function cursorOf(cursor: string | undefined): { at: Date; id: string } | null {
  if (!cursor) return null;
  const [at, id] = cursor.split("|");
  const date = new Date(at ?? "");
  if (Number.isNaN(date.getTime()) || !id) throw badCursor();
  return { at: date, id };
}

function searchOf(q: string | undefined): { words: string[]; arrivalNumber: number | null } {
  const words = fold(q ?? "")
    .split(/\s+/u)
    .filter((word) => word !== "");
  const only = words.length === 1 ? (words[0] ?? "") : "";
  return { words, arrivalNumber: /^\d{1,9}$/.test(only) ? Number(only) : null };
}

type Shown = Omit<ListRecord, "seen" | "box" | "quote" | "sort_at">;

function rowOf(row: ListRecord, now: Date): IncomingRow {
  return { ...commonOf(row, now), seen: row.seen, box: row.box, quote: row.quote };
}

function commonOf(row: Shown, now: Date): Omit<IncomingRow, "seen" | "box" | "quote"> {
  const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
  return {
    id: row.id,
    arrivalNumber: row.arrival_number,
    arrivalYear: row.arrival_year,
    codeNumber: row.code_number,
    codeNotation: row.code_notation,
    issuedDate: row.issued_date,
    organName: row.organ_name,
    typeName: row.type_name,
    subject: row.subject,
    urgency: row.urgency,
    state: row.state,
    stateName: INCOMING_STATE_NAMES[row.state],
    receivedAt: row.received_at.toISOString(),
    receivedLegalAt: row.received_legal_at.toISOString(),
    replyBy: replyByOf(row),
    dueAt: iso(row.due_at),
    late: row.due_at !== null && row.done_at === null && row.recalled_at === null && row.due_at < now,
    holder: row.holder,
    holderSince: iso(row.held_since),
    verdict: row.verdict,
    forReference: row.for_reference,
    doneAt: iso(row.done_at),
    recalledAt: iso(row.recalled_at),
    rowVersion: row.row_version,
  };
}

/**
 * Everything about one document: fields of NĐ 30/2020 PL VI, both times of arrival, the receipt's verdict, who has it, and
 * what the caller may do now with all reasons against. Reading it leaves a row in the history.
 * @throws Problem 404; 403 with the attempt in the history
 */
export async function readDocument(act: Act, id: string): Promise<IncomingDocument> {
  return withDocument(act, { documentId: id, need: "read" }, async (tx, relations) => {
    const row = await store.findIncoming(tx, act.caller.agencyId, id);
    if (!row) throw notFound();
    await markSeen(tx, act.caller, id, act.now);
    return describe(tx, act, { row, relations });
  });
}

/** After an act on it: the document as its page shows it now. */
export async function describeAfter(
  tx: Tx,
  act: Act,
  ask: { id: string; relations: Relation[] },
): Promise<IncomingDocument> {
  const row = await store.findIncoming(tx, act.caller.agencyId, ask.id);
  if (!row) throw notFound();
  return describe(tx, act, { row, relations: ask.relations });
}

async function describe(
  tx: Tx,
  act: Act,
  found: { row: store.IncomingRecord; relations: Relation[] },
): Promise<IncomingDocument> {
  const { row } = found;
  const { agencyId } = act.caller;
  const calendar = await loadCalendar(tx, agencyId, act.now);
  const [registrar] = await postsOnRecord(tx, [row.registered_by], row.registered_at);
  const box = await store.ownBox(tx, agencyId, { documentId: row.id, principalIds: act.caller.principalIds });
  const facts: IncomingFacts = {
    informOnly: row.state === "directed" && !(await store.hasLead(tx, agencyId, row.id)),
    recallAsked: row.recall_asked_at !== null && row.recall_answered_at === null,
  };
  return {
    ...commonOf({ ...row, verdict: row.receipt.verdict }, act.now),
    seen: true,
    box,
    way: row.way,
    bookName: row.book_name,
    issuedPlace: row.issued_place,
    organCode: row.organ_code,
    signerPosition: row.signer_position,
    signerName: row.signer_name,
    language: row.language,
    pageAmount: row.page_amount,
    description: row.description,
    toPlaces: row.to_places,
    receivedReason: row.received_reason,
    arrivalSentence: legalTimeSentence("Đến", {
      actual: row.received_at.getTime(),
      legal: row.received_legal_at.getTime(),
    }),
    registeredAt: row.registered_at.toISOString(),
    registeredByName: registrar ? `${registrar.title} ${registrar.full_name}` : "",
    receipt: row.receipt,
    ...timesOf(row, { now: act.now, calendar }),
    files: filesOf(row, refusalsFor(act.caller, found.relations, "read").length === 0),
    doneNote: row.done_note,
    recall: recallOf(row),
    acts: pageActs({ roles: act.caller.roles, relations: found.relations }, row.state, facts),
  };
}

function recallOf(row: store.IncomingRecord): IncomingDocument["recall"] {
  if (row.recall_asked_at === null) return null;
  return {
    askedAt: row.recall_asked_at.toISOString(),
    reason: row.recall_reason ?? "",
    answer: row.recall_answer,
    answeredAt: row.recall_answered_at?.toISOString() ?? null,
    note: row.recall_note ?? "",
  };
}

function timesOf(row: store.IncomingRecord, clock: { now: Date; calendar: Calendar }) {
  const now = clock.now.getTime();
  const minutes = (from: number, to: number): number =>
    Math.round(workingTimeBetween(from, to, clock.calendar) / 60_000);
  const open = row.done_at === null && row.recalled_at === null;
  const due = row.due_at?.getTime() ?? null;
  const phrase =
    due !== null && open
      ? deadlinePhrase({ now, deadline: due, from: row.received_legal_at.getTime() }, clock.calendar)
      : null;
  return {
    workingMinutesLeft: due !== null && open ? minutes(now, due) : null,
    dueSentence: phrase?.text ?? null,
    heldMinutes: row.held_since && open ? minutes(row.held_since.getTime(), now) : null,
  };
}

function filesOf(row: store.IncomingRecord, readable: boolean): IncomingDocument["files"] {
  if (!readable) return [];
  const original = { name: row.file_name, mediaType: row.media_type, size: row.file_size };
  return [
    { rendition: "original", title: "Bản nhận", ...original },
    ...row.attachments.map(({ name, mediaType, size }, index) => ({
      rendition: `attachment-${index + 1}`,
      title: `Phụ lục ${index + 1}`,
      name,
      mediaType,
      size,
    })),
  ];
}

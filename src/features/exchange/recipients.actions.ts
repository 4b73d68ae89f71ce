// Where it went: each recipient's way, the overview of the agency (picture 12), accepting a refusal.
import type { z } from "zod";
import { demandContentRole, refusalsFor, withDocument } from "#src/features/access/access.actions.ts";
import { recordAudit } from "#src/features/audit/record.actions.ts";
import { loadCalendar } from "#src/features/organisation/organisation.actions.ts";
import { loadForSigning } from "#src/features/outgoing-documents/signing.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import { inAgency, type Tx } from "#src/platform/db/database.ts";
import { newId } from "#src/platform/ids/ids.ts";
import { announce } from "#src/platform/live/live.ts";
import { problem, refuseIf } from "#src/platform/problem/problem.ts";
import {
  eventWords,
  refuseClose,
  refuseResend,
  type Way,
  wayBar,
  wayQuestion,
  wayWords,
} from "#src/rules/exchange/recipient-way.ts";
import { isStatusCode } from "#src/rules/exchange/status.ts";
import type { Calendar } from "#src/rules/legal-time/calendar.ts";
import { localDateOf } from "#src/rules/legal-time/instant.ts";
import { endOfWorkingDay } from "#src/rules/legal-time/legal-time.ts";
import { checkOutgoingAct } from "#src/rules/routing/outgoing-states.ts";
import { legalTimeSentence, timeText } from "#src/rules/vietnamese-text/date-text.ts";
import { fold } from "#src/rules/vietnamese-text/fold.ts";
import * as recipients from "./axis/recipients.store.ts";
import type { overviewRow, RecipientWay, recipientsAnswer } from "./exchange.contract.ts";
import { countOverview, listOverview, type OverviewRecord } from "./overview.store.ts";

type Row = recipients.RecipientRecord;

const missing = problem(
  "exchange.no-recipient",
  404,
  "Không có nơi nhận này trong cơ quan bạn đang làm việc. Hãy tải lại trang.",
);
const badCursor = problem("http.bad-cursor", 400, "Trang danh sách này không còn. Hãy mở lại danh sách từ đầu.");

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

/** The whole way of a document. @throws Problem 403, 404 */
export function recipientsOf(act: Act, id: string): Promise<z.infer<typeof recipientsAnswer>> {
  return withDocument(act, { documentId: id, need: "read" }, async (tx, relations) => {
    const { agencyId } = act.caller;
    const { document } = await loadForSigning(tx, agencyId, id);
    const calendar = await loadCalendar(tx, agencyId, act.now);
    const events = await recipients.listEvents(tx, agencyId, id);
    const rows = (await recipients.listRecipients(tx, agencyId, id)).map((row) => ({
      ...wayOf(row, { calendar, now: act.now }),
      events: events.filter((event) => event.recipient_id === row.id).map(eventView),
    }));
    const silentBefore = silenceLimit(calendar, act.now);
    return {
      documentId: id,
      numberText: document.code_number === null ? "" : `${document.code_number}/${document.code_notation}`,
      subject: document.subject,
      state: document.state,
      rowVersion: document.row_version,
      issuedAt: iso(document.issued_at),
      issuedLegalAt: iso(document.issued_legal_at),
      issuedReason: document.issued_reason,
      issuedSentence:
        document.issued_at && document.issued_legal_at
          ? legalTimeSentence("Gửi", {
              actual: document.issued_at.getTime(),
              legal: document.issued_legal_at.getTime(),
            })
          : "Chưa phát hành",
      sha256: document.current_sha256,
      recalledAt: iso(document.recalled_at),
      recallReason: document.recall_reason,
      sums: await countOverview(tx, agencyId, { principalIds: null, silentBefore, documentId: id }),
      rows: rows.toSorted((a, b) => Number(b.needsMe) - Number(a.needsMe) || done(a) - done(b)),
      acts: {
        recall: [
          ...refusalsFor(act.caller, relations, "recall"),
          ...checkOutgoingAct(document.state, "recall", { reason: "…" }),
        ],
      },
    };
  });
}

const done = (way: RecipientWay): number => way.bar.filter((cell) => cell === "done").length;

function eventView(event: recipients.EventRecord) {
  const code = event.status_code !== null && isStatusCode(event.status_code) ? event.status_code : null;
  return {
    id: event.id,
    at: event.at.toISOString(),
    status: event.status,
    statusCode: event.status_code,
    words: eventWords(event.status, code),
    note: event.note,
  };
}

/** Handed over on an earlier office day that has closed: the receiver should have confirmed by now (NĐ 30/2020 Đ21.2.c). */
function isSilent(row: Row, of: { calendar: Calendar; now: Date }): boolean {
  if (row.status !== "sent" && row.status !== "arrived") return false;
  return row.sent_legal_at !== null && row.sent_legal_at < silenceLimit(of.calendar, of.now);
}

/** What was handed over before this moment must be confirmed by now. */
function silenceLimit(calendar: Calendar, now: Date): Date {
  const today = localDateOf(now.getTime(), calendar.offsetMinutes);
  const closes = endOfWorkingDay(today, calendar);
  const midnight = Date.parse(`${today}T00:00:00Z`) - calendar.offsetMinutes * 60_000;
  return closes !== null && now.getTime() >= closes ? now : new Date(midnight);
}

/** One recipient in words, as a bar, with what may be done. */
export function wayOf(row: Row, of: { calendar: Calendar; now: Date }): RecipientWay {
  const way: Way = {
    status: row.status,
    recall: row.recall,
    recalled: row.recalled,
    silent: isSilent(row, of),
  };
  const question = wayQuestion(row.name, way);
  return {
    recipientId: row.id,
    documentId: row.document_id,
    code: row.code,
    name: row.name,
    purpose: row.purpose,
    delivery: row.delivery,
    status: row.status,
    statusCode: row.status_code,
    recall: row.recall,
    words: wayWords(way),
    detail: detailOf(row, way),
    bar: wayBar(row.status, row.recall),
    sentAt: iso(row.sent_at),
    sentLegalAt: iso(row.sent_legal_at),
    arrivedAt: iso(row.arrived_at),
    statusAt: iso(row.status_at),
    attempts: row.attempts,
    nextTryAt: row.status === "queued" ? iso(row.next_try_at) : null,
    // a recall that was refused is talked over elsewhere: nothing in the program would ever end the count
    needsMe: question !== null && way.recall !== "refused",
    question,
    acts: { resend: refuseResend({ ...way, delivery: row.delivery, resent: row.resent }), close: refuseClose(way) },
  };
}

function detailOf(row: Row, way: Way): string {
  if (row.status === "queued" && row.attempts > 0)
    return `Đã thử ${row.attempts} lần. ${row.last_error ?? ""} ${row.next_try_at ? `Lần tới lúc ${timeText(row.next_try_at.getTime())}.` : ""}`.trim();
  if (way.silent && row.status === "arrived") return "Đến rồi, quá hạn xác nhận trong ngày";
  const note = row.status_note ?? "";
  if ((row.status === "refused" || row.recall === "refused") && note !== "") return `“${note}”`;
  const tries = row.attempts > 1 ? `Gửi lần ${row.attempts}.` : "";
  return [note, tries].filter((part) => part !== "").join(" ");
}

export type OverviewInput = {
  view: "all" | "need-me" | "open";
  q?: string | undefined;
  cursor?: string | undefined;
  limit: number;
};

const SEE_ALL = ["van-thu", "lanh-dao"];

/** Clerks and leaders see everything that left the agency, others what they have to do with. @throws Problem 403 */
export async function overview(act: Act, ask: OverviewInput) {
  demandContentRole(act.caller);
  const { agencyId, roles } = act.caller;
  const principalIds = roles.some((role) => SEE_ALL.includes(role)) ? null : act.caller.principalIds;
  return inAgency(act.db, agencyId, async (tx) => {
    const calendar = await loadCalendar(tx, agencyId, act.now);
    const silentBefore = silenceLimit(calendar, act.now);
    const rows = await listOverview(tx, agencyId, {
      principalIds,
      view: ask.view,
      words: fold(ask.q ?? "")
        .split(/\s+/u)
        .filter((word) => word !== ""),
      silentBefore,
      after: cursorOf(ask.cursor),
      limit: ask.limit + 1,
    });
    const shown = rows.slice(0, ask.limit);
    const last = rows.length > ask.limit ? shown.at(-1) : undefined;
    return {
      rows: shown.map((row) => overviewView(row, { calendar, now: act.now })),
      next: last?.sent_at ? `${last.rank}|${last.sent_at.toISOString()}|${last.id}` : null,
      sums: await countOverview(tx, agencyId, { principalIds, silentBefore }),
    };
  });
}

/** Recipients a clerk must look after: refused, failed, silent. */
export async function countNeedingMe(tx: Tx, act: Act): Promise<number> {
  const { agencyId } = act.caller;
  const silentBefore = silenceLimit(await loadCalendar(tx, agencyId, act.now), act.now);
  return (await countOverview(tx, agencyId, { principalIds: null, silentBefore })).needMe;
}

function overviewView(row: OverviewRecord, of: { calendar: Calendar; now: Date }): z.infer<typeof overviewRow> {
  return {
    ...wayOf(row, of),
    numberText: row.number_text,
    subject: row.subject,
    urgency: row.urgency,
    issuedAt: iso(row.issued_at),
  };
}

function cursorOf(cursor: string | undefined): { rank: number; at: Date; id: string } | null {
  if (!cursor) return null;
  const [rank = "", at = "", id = ""] = cursor.split("|");
  const date = new Date(at);
  if (!/^\d$/u.test(rank) || Number.isNaN(date.getTime()) || id === "") throw badCursor();
  return { rank: Number(rank), at: date, id };
}

/**
 * One recipient, kept from others, of a document the caller may issue.
 * @throws Problem 404, 403 with the attempt in the history
 */
export async function withRecipient<T>(act: Act, id: string, work: (tx: Tx, row: Row) => Promise<T>): Promise<T> {
  demandContentRole(act.caller);
  const { agencyId } = act.caller;
  const row = await inAgency(act.db, agencyId, (tx) => recipients.findRecipient(tx, agencyId, { id }));
  if (!row) throw missing();
  return withDocument(act, { documentId: row.document_id, need: "issue" }, async (tx) => {
    // the document first: an act on one place and the recall of all of them wait for each other
    await recipients.lockDocument(tx, agencyId, row.document_id);
    const locked = await recipients.findRecipient(tx, agencyId, { id, lock: true });
    if (!locked) throw missing();
    return work(tx, locked);
  });
}

/** Accepts the refusal of one recipient: nothing follows there. */
export function closeRecipient(act: Act, id: string): Promise<RecipientWay> {
  return withRecipient(act, id, async (tx, row) => {
    const { agencyId } = act.caller;
    const calendar = await loadCalendar(tx, agencyId, act.now);
    if (row.status === "closed") return wayOf(row, { calendar, now: act.now });
    refuseIf(refuseClose({ ...row, silent: false }));
    await recipients.updateRecipient(tx, agencyId, { id, status: "closed", now: act.now });
    await noteAct(tx, act, { row, status: "closed", note: "" });
    await recordAudit(tx, act, {
      action: "exchange.refusal-accepted",
      objectType: "exchange",
      objectId: id,
      documentId: row.document_id,
      facts: { toCode: row.code },
      text: { to: row.name },
    });
    return describe(tx, act, id);
  });
}

/** A line in the way of a recipient, and news for open pages. */
export async function noteAct(tx: Tx, act: Act, of: { row: Row; status: string; note: string }): Promise<void> {
  const { agencyId } = act.caller;
  await recipients.insertEvent(tx, agencyId, {
    id: newId("evt", act.now.getTime()),
    recipientId: of.row.id,
    status: of.status,
    status_code: null,
    at: act.now,
    note: of.note,
  });
  await announce(tx, { agencyId, topic: "exchange", id: of.row.document_id });
}

export async function describe(tx: Tx, act: Act, id: string): Promise<RecipientWay> {
  const { agencyId } = act.caller;
  const row = await recipients.findRecipient(tx, agencyId, { id });
  if (!row) throw missing();
  return wayOf(row, { calendar: await loadCalendar(tx, agencyId, act.now), now: act.now });
}

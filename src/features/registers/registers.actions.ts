import type { SpreadsheetWriter } from "#src/adapters/spreadsheet/spreadsheet.port.ts";
import type { DocumentWriter } from "#src/adapters/writer/writer.port.ts";
import { demandContentRole, refusalsFor } from "#src/features/access/access.actions.ts";
import { recordAudit, recordReading } from "#src/features/audit/record.actions.ts";
import { agencyById } from "#src/features/organisation/organisation.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import { inAgency, type Tx } from "#src/platform/db/database.ts";
import { Problem, problem } from "#src/platform/problem/problem.ts";
import { type KindCode, kindByCode } from "#src/rules/numbering/kinds.ts";
import { type EmptyNumberRow, incomingBookCells, outgoingBookCells } from "#src/rules/registers/book-rows.ts";
import { BOOKS, bookCover } from "#src/rules/registers/books.ts";
import { dayMonthText } from "#src/rules/vietnamese-text/date-text.ts";
import * as store from "./books.store.ts";
import type { BookEntry } from "./registers.contract.ts";

const unknownBook = problem("register.unknown-book", 404, "Không có sổ này trong cơ quan bạn đang làm việc.");
const tooMany = problem(
  "register.too-many-rows",
  409,
  "Khoảng ngày chọn có hơn 20.000 dòng nên chưa in được. Hãy in theo từng quý.",
);
const badCursor = problem(
  "list.bad-cursor",
  400,
  "Đường dẫn của trang danh sách không còn dùng được. Hãy mở lại danh sách từ đầu.",
);

const PRINT_LIMIT = 20_000;
export type PrintPorts = { writer: Pick<DocumentWriter, "writeTable">; spreadsheet: SpreadsheetWriter };
export type Period = { from: string | null; to: string | null };

const legalBook = (direction: "in" | "out") => BOOKS[direction === "in" ? "incoming" : "outgoing"];

/** Registers show every letter's subject: the clerk's and the leader's, nobody else's (rules/access print-register). */
function demandRegisterRight(act: Act): void {
  demandContentRole(act.caller);
  const relations = [
    ...(act.caller.roles.includes("van-thu") ? ["clerk-of-agency" as const] : []),
    ...(act.caller.roles.includes("lanh-dao") ? ["leader-of-agency" as const] : []),
  ];
  const refused = refusalsFor(act.caller, relations, "print-register");
  const first = refused[0];
  if (first) throw new Problem({ code: first.code, status: 403, message: first.message, reasons: refused });
}

export function listBooks(act: Act) {
  demandRegisterRight(act);
  return inAgency(act.db, act.caller.agencyId, async (tx) =>
    (await store.listBooks(tx, act.caller.agencyId)).map((row) => ({
      id: row.id,
      direction: row.direction,
      series: row.series,
      year: row.year,
      name: row.name,
      nextNumber: row.next_number,
      cancelled: row.cancelled,
      given: row.given,
      columns: [...legalBook(row.direction).columns],
    })),
  );
}

/** Newest numbers first; keyset by number. */
export function listEntries(act: Act, ask: { id: string; q?: string; cursor?: string; limit: number }) {
  demandRegisterRight(act);
  const below = ask.cursor === undefined ? null : Number(ask.cursor);
  if (below !== null && !Number.isInteger(below)) throw badCursor();
  return inAgency(act.db, act.caller.agencyId, async (tx) => {
    const found = await findBook(tx, act, ask.id);
    const rows = await store.listEntries(tx, {
      bookId: found.id,
      direction: found.direction,
      below,
      from: null,
      to: null,
      q: ask.q?.trim() || null,
      limit: ask.limit + 1,
      ascending: false,
    });
    const shown = rows.slice(0, ask.limit);
    await recordReading(tx, act, { action: "register.read", objectType: "register", objectId: found.id });
    return {
      rows: shown.map((row) => entryOf(row, found.direction)),
      next: rows.length > ask.limit ? String(shown.at(-1)?.number ?? "") : null,
    };
  });
}

async function findBook(tx: Tx, act: Act, id: string): Promise<store.BookListRow> {
  const [found] = await store.listBooks(tx, act.caller.agencyId, id);
  if (!found) throw unknownBook();
  return found;
}

function entryOf(row: store.EntryRow, direction: "in" | "out"): BookEntry {
  return {
    number: row.number,
    state: row.state,
    cells: cellsOf(row, direction),
    documentId: row.document_id,
    takenAt: row.taken_at.toISOString(),
    reason: row.reason,
  };
}

function cellsOf(row: store.EntryRow, direction: "in" | "out"): string[] {
  const empty = emptyOf(row, direction);
  if (direction === "in")
    return incomingBookCells(
      empty ?? {
        state: "used",
        arrivalDate: row.day,
        arrivalNumber: row.number,
        organName: row.organ_name ?? "",
        codeNumber: row.code_number ?? "",
        codeNotation: row.code_notation ?? "",
        issuedDate: row.issued_date,
        typeName: row.type_name ?? "",
        subject: row.subject ?? "",
        recipients: row.targets ?? [],
        forwardedDate: row.forwarded,
        signedFor: row.seen && `Đã xem ${dayMonthText(row.seen)}`,
        note: row.note ?? "",
      },
    );
  return outgoingBookCells(
    empty ?? {
      state: "used",
      codeNumber: row.code_number ?? String(row.number),
      codeNotation: row.code_notation ?? "",
      issuedDate: row.issued_date ?? row.day,
      typeName: kindName(row.type_name),
      subject: row.subject ?? "",
      signer: row.signer ?? "",
      recipients: row.targets ?? [],
      keptBy: row.kept_by ? row.kept_by.split("; ") : [],
      copies: null,
      sentDate: row.sent,
      signedFor: null,
      note: row.note ?? "",
    },
  );
}

function emptyOf(row: store.EntryRow, direction: "in" | "out"): EmptyNumberRow | null {
  if (row.state === "taken") return null;
  const bare = String(row.number).padStart(2, "0");
  const number = direction === "out" && row.code_notation ? `${bare}/${row.code_notation}` : bare;
  return { state: row.state, number, date: row.day, reason: row.reason ?? "" };
}

function kindName(kind: string | null): string {
  return kind ? (kindByCode(kind as KindCode)?.name ?? kind) : "";
}

type Whole = {
  book: store.BookListRow;
  rows: store.EntryRow[];
  organLines: string[];
  organName: string;
  parent: string | null;
};

async function readWhole(
  act: Act,
  id: string,
  ask: { period: Period; action: "register.printed" | "register.exported" },
): Promise<Whole> {
  demandRegisterRight(act);
  return inAgency(act.db, act.caller.agencyId, async (tx) => {
    const found = await findBook(tx, act, id);
    const rows = await store.listEntries(tx, {
      bookId: found.id,
      direction: found.direction,
      below: null,
      ...ask.period,
      q: null,
      limit: PRINT_LIMIT + 1,
      ascending: true,
    });
    if (rows.length > PRINT_LIMIT) throw tooMany();
    const agency = await agencyById(tx, act.caller.agencyId);
    await recordAudit(tx, act, {
      action: ask.action,
      objectType: "register",
      objectId: found.id,
      facts: { rows: rows.length, from: ask.period.from, to: ask.period.to },
    });
    return {
      book: found,
      rows,
      organLines: [...(agency?.parent_organ ?? []), ...(agency?.organ ?? [])],
      organName: agency?.organ.join(" ") ?? "",
      parent: agency?.parent_organ.join(" ") || null,
    };
  });
}

/** The legal layout as PDF (NĐ 30/2020 PL IV), cover first. @throws Problem 403, 404, 409 when over 20,000 rows */
export async function printBook(act: Act, ports: PrintPorts, ask: { id: string } & Period): Promise<Uint8Array> {
  const whole = await readWhole(act, ask.id, { period: ask, action: "register.printed" });
  const legal = legalBook(whole.book.direction);
  const cover = bookCover(legal.kind, {
    parentOrganName: whole.parent,
    organName: whole.organName,
    year: whole.book.year,
    from: ask.from ?? whole.rows[0]?.day ?? `${whole.book.year}-01-01`,
    to: ask.to ?? whole.rows.at(-1)?.day ?? `${whole.book.year}-12-31`,
    firstNumber: whole.rows[0]?.number ?? null,
    lastNumber: whole.rows.at(-1)?.number ?? null,
    volume: 1,
  });
  const titleAt = cover.indexOf(legal.title);
  return ports.writer.writeTable(
    {
      organLines: whole.organLines,
      title: legal.title,
      coverLines: cover.slice(titleAt + 1),
      columns: legal.columns.map((column) => ({ label: column.heading, width: column.width, align: "left" as const })),
      rows: whole.rows.map((row) => cellsOf(row, whole.book.direction)),
      footerLines: [],
    },
    { created: act.now.toISOString() },
  );
}

/** The same columns as a spreadsheet. */
export async function exportBook(act: Act, ports: PrintPorts, ask: { id: string } & Period): Promise<Uint8Array> {
  const whole = await readWhole(act, ask.id, { period: ask, action: "register.exported" });
  const legal = legalBook(whole.book.direction);
  return ports.spreadsheet.writeSheet({
    name: legal.title,
    columns: legal.columns.map((column) => ({ label: column.heading, width: Math.max(10, column.width * 1.6) })),
    rows: whole.rows.map((row) => cellsOf(row, whole.book.direction)),
  });
}

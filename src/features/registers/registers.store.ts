import { sql, type Tx } from "#src/platform/db/database.ts";

export type BookRow = {
  id: string;
  direction: "in" | "out";
  series: string;
  year: number;
  name: string;
  next_number: number;
};

/** Opens the year's book when it is missing; two clerks at once on 2 January make one book. */
export async function ensureBook(
  tx: Tx,
  book: { agencyId: number; id: string; direction: "in" | "out"; series: string; year: number; name: string },
): Promise<BookRow> {
  await sql`insert into register_book (agency_id, id, direction, series, year, name)
    values (${book.agencyId}, ${book.id}, ${book.direction}, ${book.series}, ${book.year}, ${book.name}) on conflict (agency_id, direction, series, year) do nothing`.execute(
    tx,
  );
  const found = await findBook(tx, book);
  if (!found) throw new Error("register book vanished");
  return found;
}

export async function findBook(
  tx: Tx,
  book: { agencyId: number; direction: "in" | "out"; series: string; year: number },
): Promise<BookRow | undefined> {
  return (
    await sql<BookRow>`select id, direction, series, year, name, next_number from register_book
    where agency_id = ${book.agencyId} and direction = ${book.direction} and series = ${book.series} and year = ${book.year}`.execute(
      tx,
    )
  ).rows[0];
}

/** Takes the next number under the book's row lock, held until commit; the register row is written by the same statement. */
export async function takeNext(
  tx: Tx,
  take: { agencyId: number; bookId: string; documentId: string; now: Date; postId: string },
): Promise<number> {
  const taken = await sql<{ number: number }>`
    with book as (update register_book set next_number = next_number + 1 where agency_id = ${take.agencyId} and id = ${take.bookId} returning next_number - 1 as number)
    insert into register_entry (agency_id, book_id, number, state, document_id, taken_at, taken_by)
    select ${take.agencyId}, ${take.bookId}, number, 'taken', ${take.documentId}, ${take.now}, ${take.postId} from book returning number`.execute(
    tx,
  );
  const number = taken.rows[0]?.number;
  if (number === undefined) throw new Error("register book is missing");
  return number;
}

/** @returns whether the number was there and not cancelled before */
export async function cancelNumber(
  tx: Tx,
  cancel: { agencyId: number; bookId: string; number: number; now: Date; postId: string; reason: string },
): Promise<boolean> {
  const done =
    await sql`update register_entry set state = 'cancelled', cancelled_at = ${cancel.now}, cancelled_by = ${cancel.postId}, reason = ${cancel.reason}
    where agency_id = ${cancel.agencyId} and book_id = ${cancel.bookId} and number = ${cancel.number} and state <> 'cancelled' returning number`.execute(
      tx,
    );
  return done.rows.length > 0;
}

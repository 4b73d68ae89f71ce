// Numbers without gaps or doubles (design.md §2.1; NĐ 30/2020 Đ15.3, Đ22.2): taken under a row lock in the same transaction
// as the register row, as late as possible; a transaction that fails gives the number back by never having taken it.
import type { Tx } from "#src/platform/db/database.ts";
import { newId } from "#src/platform/ids/ids.ts";
import { problem } from "#src/platform/problem/problem.ts";
import * as store from "./registers.store.ts";

export type Book = { bookId: string; name: string; year: number; nextNumber: number };
export type BookKey = { agencyId: number; direction: "in" | "out"; series: string; year: number };

const NAMES = { in: "Sổ đăng ký văn bản đến", out: "Sổ đăng ký văn bản đi" } as const;
const noNumber = problem("register.no-number", 404, "Không có số này trong sổ, hoặc số đã hủy rồi.");

/** The book of a year and series, opened when missing. Series: `chung`, or a kind's own series (NĐ 30/2020 Đ15.1.c). */
export async function openBook(tx: Tx, key: BookKey, now: Date): Promise<Book> {
  const known = await store.findBook(tx, key);
  const row = known ?? (await store.ensureBook(tx, { ...key, id: newId("book", now.getTime()), name: bookName(key) }));
  return { bookId: row.id, name: row.name, year: row.year, nextNumber: row.next_number };
}

/** The book of a year and series, or null: books of other years than this one are never opened by a letter. */
export async function knownBook(tx: Tx, key: BookKey): Promise<Book | null> {
  const row = await store.findBook(tx, key);
  return row ? { bookId: row.id, name: row.name, year: row.year, nextNumber: row.next_number } : null;
}

function bookName(key: BookKey): string {
  return key.series === "chung" ? NAMES[key.direction] : `${NAMES[key.direction]} (${key.series})`;
}

/**
 * Takes the next number of the book for a document. Keep everything slow (rendering, signing, scanning) outside this
 * transaction: the book stays locked until it ends.
 * @param by who takes it; the moment
 */
export function takeNumber(
  tx: Tx,
  book: { agencyId: number; bookId: string },
  by: { documentId: string; postId: string; now: Date },
): Promise<number> {
  return store.takeNext(tx, { ...book, ...by });
}

/** A number that was given and cannot be used stays in the book with its reason. @throws Problem 404 */
export async function cancelNumber(
  tx: Tx,
  entry: { agencyId: number; bookId: string; number: number },
  by: { postId: string; now: Date; reason: string },
): Promise<void> {
  if (!(await store.cancelNumber(tx, { ...entry, ...by }))) throw noNumber();
}

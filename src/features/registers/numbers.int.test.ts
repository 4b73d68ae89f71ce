import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, inAgency, openDatabase, sql } from "#src/platform/db/database.ts";
import { useDatabase } from "../../../tests/support/cluster/database.ts";
import { type Province, seedProvince } from "../../../tests/support/office/province.ts";
import { cancelNumber, openBook, takeNumber } from "./numbers.actions.ts";

// Reproducible disorder: the same seed, the same rollbacks.
function disorder(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

describe("Số của sổ đăng ký", () => {
  const database = useDatabase();
  let db: Database;
  let province: Province;
  const now = new Date("2026-11-23T01:00:00Z");

  beforeAll(async () => {
    province = await seedProvince(database.ownerUrl);
    db = openDatabase(database.appUrl, { name: "numbers-test", max: 36 });
  });
  afterAll(() => db.destroy());

  it("NĐ 30/2020 Đ15.3 ba mươi hai người cùng lấy số, có người bỏ dở, có kết nối bị ngắt: không trùng, không sót", async () => {
    const agencyId = province.agencyId("H61.03");
    const key = { agencyId, direction: "in", series: "chung", year: 2026 } as const;
    const random = disorder(7);
    const taken: number[] = [];
    const admin = new pg.Client({ connectionString: database.adminUrl });
    await admin.connect();
    const writer = async (writerNo: number): Promise<void> => {
      for (let turn = 0; turn < 12; turn++) {
        const fate = random();
        await inAgency(db, agencyId, async (tx) => {
          const book = await openBook(tx, key, now);
          const number = await takeNumber(
            tx,
            { agencyId, bookId: book.bookId },
            { documentId: `doc_${writerNo}_${turn}`, postId: "post", now },
          );
          if (fate < 0.2) throw new Error("bỏ dở");
          if (fate < 0.25) {
            // the connection dies in the middle, as a killed process would leave it
            await admin
              .query(
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'numbers-test' and state = 'idle in transaction' limit 1",
              )
              .catch(() => {});
          }
          return number;
        }).then(
          (number) => taken.push(number),
          () => {},
        );
      }
    };
    await Promise.all(Array.from({ length: 32 }, (_, i) => writer(i)));
    await admin.end();
    const rows = await inAgency(db, agencyId, async (tx) => {
      const found = await sql<{
        number: number;
      }>`select number from register_entry where agency_id = ${agencyId} order by number`.execute(tx);
      return found.rows.map((row) => row.number);
    });
    expect(rows).toEqual(rows.map((_, index) => index + 1));
    for (const number of taken) expect(rows).toContain(number);
    expect(new Set(taken).size).toBe(taken.length);
    expect(taken.length).toBeGreaterThan(200);
    const book = await inAgency(db, agencyId, (tx) => openBook(tx, key, now));
    expect(book.nextNumber).toBe(rows.length + 1);
  });

  it("số đã hủy nằm lại trong sổ với lý do, không sửa, không xóa, không dùng lại", async () => {
    const agencyId = province.agencyId("H61.05");
    const key = { agencyId, direction: "out", series: "chung", year: 2026 } as const;
    const { book, number } = await inAgency(db, agencyId, async (tx) => {
      const opened = await openBook(tx, key, now);
      return {
        book: opened,
        number: await takeNumber(tx, { agencyId, bookId: opened.bookId }, { documentId: "doc_x", postId: "post", now }),
      };
    });
    await inAgency(db, agencyId, (tx) =>
      cancelNumber(tx, { agencyId, bookId: book.bookId, number }, { postId: "post", now, reason: "Khóa ký hỏng" }),
    );
    const spoil = (statement: ReturnType<typeof sql>) => inAgency(db, agencyId, (tx) => statement.execute(tx));
    await expect(spoil(sql`delete from register_entry`)).rejects.toThrow(/permission denied/);
    await expect(spoil(sql`update register_entry set number = 99`)).rejects.toThrow(/permission denied/);
    await expect(spoil(sql`update register_entry set state = 'taken'`)).rejects.toThrow(/stays cancelled/);
    await expect(spoil(sql`update register_book set next_number = 1`)).rejects.toThrow(/never goes back/);
    const next = await inAgency(db, agencyId, (tx) =>
      takeNumber(tx, { agencyId, bookId: book.bookId }, { documentId: "doc_y", postId: "post", now }),
    );
    expect(next).toBe(number + 1);
  });
});

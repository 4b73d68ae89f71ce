import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  blockOf,
  checkBook,
  checkCancelNumber,
  checkReserveBlock,
  checkTakeNumber,
  type NumberEntry,
  nextNumber,
  type SeriesFacts,
} from "./number-decisions.ts";

const SERIES: SeriesFacts = { year: 2026, start: 1, last: 44, closed: false, lastDate: "2026-11-20" };
const codes = (refusals: { code: string }[]) => refusals.map((r) => r.code.replace("numbering.", ""));
const take = (series: SeriesFacts, number: number, entry: NumberEntry | null = null, date = "2026-11-23") =>
  codes(checkTakeNumber(series, { number, date }, entry));

describe("NĐ 30 Đ15 cấp số", () => {
  it("the next number is one more than the highest; a new book begins at its start", () => {
    expect(nextNumber(SERIES)).toBe(45);
    expect(nextNumber({ ...SERIES, last: null })).toBe(1);
    expect(nextNumber({ ...SERIES, last: null, start: 1847 })).toBe(1847);
  });
  it("only the next number may be taken", () => {
    expect(take(SERIES, 45)).toEqual([]);
    expect(take(SERIES, 46)).toEqual(["number-skipped"]);
    expect(checkTakeNumber(SERIES, { number: 46, date: "2026-11-23" }, null)[0]?.facts).toEqual({
      number: 46,
      expected: 45,
    });
  });
  it("a used, cancelled or reserved number is never given again", () => {
    expect(take(SERIES, 44, { number: 44, state: "used", issued: false })).toEqual(["number-used"]);
    expect(take(SERIES, 44, { number: 44, state: "cancelled", reason: "ký lỗi" })).toEqual(["number-cancelled"]);
    expect(take(SERIES, 44, { number: 44, state: "reserved", blockId: "b1" })).toEqual(["number-reserved"]);
  });
  it("a reserved number is given only to its own block, with an earlier date too", () => {
    const entry: NumberEntry = { number: 44, state: "reserved", blockId: "b1" };
    const wanted = { number: 44, date: "2026-11-19" };
    expect(checkTakeNumber(SERIES, { ...wanted, blockId: "b1" }, entry)).toEqual([]);
    expect(codes(checkTakeNumber(SERIES, { ...wanted, blockId: "b2" }, entry))).toEqual(["number-reserved"]);
    expect(codes(checkTakeNumber(SERIES, { number: 45, date: "2026-11-23", blockId: "b1" }, null))).toEqual([
      "not-reserved",
    ]);
  });
  it("a closed book, another year, a date before the last number are refused, all reasons at once", () => {
    expect(take({ ...SERIES, closed: true }, 45)).toEqual(["series-closed"]);
    expect(take(SERIES, 45, null, "2027-01-04")).toEqual(["wrong-year"]);
    expect(take(SERIES, 45, null, "2026-11-19")).toEqual(["date-before-last"]);
    expect(take({ ...SERIES, closed: true }, 99, null, "2025-11-19")).toEqual([
      "series-closed",
      "wrong-year",
      "number-skipped",
      "date-before-last",
    ]);
  });
  it("a number is cancelled with a reason, once, and not after issue", () => {
    const used: NumberEntry = { number: 44, state: "used", issued: false };
    expect(checkCancelNumber(used, "Ký không thành")).toEqual([]);
    expect(codes(checkCancelNumber(used, "  "))).toEqual(["reason-missing"]);
    expect(codes(checkCancelNumber({ ...used, issued: true }, "sai"))).toEqual(["issued"]);
    expect(codes(checkCancelNumber({ number: 44, state: "cancelled", reason: "x" }, "y"))).toEqual([
      "already-cancelled",
    ]);
    expect(codes(checkCancelNumber(null, "y"))).toEqual(["no-such-number"]);
    expect(checkCancelNumber({ number: 44, state: "reserved", blockId: "b1" }, "giấy hỏng")).toEqual([]);
  });
  it("a block of numbers for paper takes the next ones", () => {
    const block = { count: 20, reason: "Mất điện", date: "2026-11-23" };
    expect(checkReserveBlock(SERIES, block)).toEqual([]);
    expect(blockOf(SERIES, 20)).toEqual({ first: 45, last: 64 });
    expect(codes(checkReserveBlock(SERIES, { ...block, count: 0, reason: "" }))).toEqual([
      "bad-block",
      "reason-missing",
    ]);
    expect(codes(checkReserveBlock(SERIES, { ...block, count: 501 }))).toEqual(["bad-block"]);
  });
  it("a book with a hole or a double is found out", () => {
    expect(checkBook([3, 1, 2], 1)).toEqual([]);
    expect(codes(checkBook([1, 2, 2, 5], 1))).toEqual(["double", "hole"]);
    expect(codes(checkBook([2], 1))).toEqual(["hole"]);
  });

  it("whatever people try in whatever order, the book has every number once and cancelled ones keep their reason", () => {
    const act = fc.oneof(
      fc.record({
        do: fc.constant("take" as const),
        number: fc.integer({ min: 1, max: 40 }),
        block: fc.constantFrom(undefined, "b1", "b2"),
      }),
      fc.record({ do: fc.constant("next" as const) }),
      fc.record({
        do: fc.constant("cancel" as const),
        number: fc.integer({ min: 1, max: 40 }),
        reason: fc.constantFrom("", "hỏng"),
      }),
      fc.record({
        do: fc.constant("reserve" as const),
        count: fc.integer({ min: 0, max: 4 }),
        block: fc.constantFrom("b1", "b2"),
      }),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), fc.integer({ min: 1, max: 9 }), (acts, start) => {
        const book = new Map<number, NumberEntry>();
        const given: number[] = [];
        const facts = (): SeriesFacts => ({
          year: 2026,
          start,
          last: book.size ? Math.max(...book.keys()) : null,
          closed: false,
        });
        const tryTake = (number: number, blockId?: string) => {
          const wanted = { number, date: "2026-11-23", ...(blockId === undefined ? {} : { blockId }) };
          if (checkTakeNumber(facts(), wanted, book.get(number) ?? null).length > 0) return;
          given.push(number);
          book.set(number, { number, state: "used", issued: false });
        };
        for (const a of acts) {
          if (a.do === "take") tryTake(a.number, a.block);
          if (a.do === "next") tryTake(nextNumber(facts()));
          if (a.do === "cancel" && checkCancelNumber(book.get(a.number) ?? null, a.reason).length === 0) {
            book.set(a.number, { number: a.number, state: "cancelled", reason: a.reason });
          }
          if (
            a.do === "reserve" &&
            checkReserveBlock(facts(), { count: a.count, reason: "sự cố", date: "2026-11-23" }).length === 0
          ) {
            const { first, last } = blockOf(facts(), a.count);
            for (let n = first; n <= last; n++) book.set(n, { number: n, state: "reserved", blockId: a.block });
          }
        }
        expect(checkBook([...book.keys()], start)).toEqual([]);
        expect(new Set(given).size).toBe(given.length);
        for (const entry of book.values()) if (entry.state === "cancelled") expect(entry.reason).not.toBe("");
      }),
      { numRuns: 500 },
    );
  });
});

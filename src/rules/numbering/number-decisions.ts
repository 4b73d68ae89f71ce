import type { Refusal } from "../refusal/refusal.ts";

/**
 * What a decision about a number must know of its series; read under a lock on the series' row. `last` is the highest number
 * that is used, cancelled or reserved; null = none yet. `start` is the first number of the year: 1, or where an old system
 * stopped. `lastDate` is the date (`YYYY-MM-DD`) of the newest numbered document.
 */
export type SeriesFacts = {
  year: number;
  start: number;
  last: number | null;
  closed: boolean;
  lastDate?: string | null;
};

/** One number in the book. A cancelled number stays with its reason; reserved numbers belong to a block. */
export type NumberEntry =
  | { number: number; state: "used"; issued: boolean }
  | { number: number; state: "cancelled"; reason: string }
  | { number: number; state: "reserved"; blockId: string };

export type NumberBlock = { first: number; last: number };

export const MAX_BLOCK = 500;

const CLAUSE = "NĐ 30/2020 Đ15";

/** The number that must be given next: one more than the highest, never a hole, never one already seen. */
export function nextNumber(series: SeriesFacts): number {
  return series.last === null ? series.start : series.last + 1;
}

/**
 * May `wanted.number` be taken now? Allowed are the next number, and a number of a reserved block when `wanted.blockId`
 * names that block (catching up paper of an outage). `entry` is the book's row for that number, null = none.
 */
export function checkTakeNumber(
  series: SeriesFacts,
  wanted: { number: number; date: string; blockId?: string },
  entry: NumberEntry | null,
): Refusal[] {
  const found = [...seriesRefusals(series, wanted.date)];
  const fromBlock = wanted.blockId !== undefined;
  if (entry) found.push(...takenRefusals(entry, wanted.blockId));
  else if (fromBlock)
    found.push(
      refuse(
        "not-reserved",
        `Số ${wanted.number} không nằm trong dải số đã giữ. Hãy chọn một số của dải.`,
        wanted.number,
      ),
    );
  else if (wanted.number !== nextNumber(series)) found.push(skipped(wanted.number, nextNumber(series)));
  // numbers follow the time of issue (NĐ 30/2020, PL VI III.1.đ); a reserved block was set aside before, so its dates may lie back
  if (!fromBlock && series.lastDate && wanted.date < series.lastDate) {
    found.push({
      ...refuse(
        "date-before-last",
        "Ngày văn bản sớm hơn ngày của số liền trước. Chưa có số nào được cấp. Hãy ghi ngày hôm nay.",
        wanted.number,
      ),
      clause: "NĐ 30/2020 PL VI III.1.đ",
    });
  }
  return found;
}

/** May this number be cancelled? Only with a reason, only before issue; afterwards the document is recalled instead. */
export function checkCancelNumber(entry: NumberEntry | null, reason: string): Refusal[] {
  if (!entry) return [refuse("no-such-number", "Số này chưa có trong sổ nên không có gì để hủy. Hãy xem lại số.")];
  const found: Refusal[] = [];
  if (entry.state === "cancelled")
    found.push(refuse("already-cancelled", `Số ${entry.number} đã hủy trước đó. Sổ giữ nguyên.`, entry.number));
  if (entry.state === "used" && entry.issued) {
    found.push(
      refuse("issued", `Văn bản số ${entry.number} đã phát hành, không hủy số được. Hãy dùng “Thu hồi”.`, entry.number),
    );
  }
  if (reason.trim() === "")
    found.push(refuse("reason-missing", "Chưa ghi lý do hủy số. Hãy ghi lý do, sổ giữ số kèm lý do đó.", entry.number));
  return found;
}

/** May a block of `count` numbers be set aside (paper numbering during an outage)? */
export function checkReserveBlock(
  series: SeriesFacts,
  block: { count: number; reason: string; date: string },
): Refusal[] {
  const found = [...seriesRefusals(series, block.date)];
  if (!Number.isSafeInteger(block.count) || block.count < 1 || block.count > MAX_BLOCK) {
    found.push(refuse("bad-block", `Dải số giữ lại phải có từ 1 đến ${MAX_BLOCK} số. Hãy nhập lại.`));
  }
  if (block.reason.trim() === "")
    found.push(refuse("reason-missing", "Chưa ghi lý do giữ dải số. Hãy ghi lý do, ví dụ sự cố mạng."));
  return found;
}

/** The numbers a block of `count` takes: the next ones, without a hole. */
export function blockOf(series: SeriesFacts, count: number): NumberBlock {
  const first = nextNumber(series);
  return { first, last: first + count - 1 };
}

/** Looks through a whole book: every number from `start` to the highest exactly once. Holes and doubles come back as refusals. */
export function checkBook(numbers: number[], start: number): Refusal[] {
  const sorted = numbers.toSorted((a, b) => a - b);
  const found: Refusal[] = [];
  let expected = start;
  for (const number of sorted) {
    if (number < expected)
      found.push(refuse("double", `Số ${number} có hai lần trong sổ. Hãy báo quản trị kiểm tra sổ.`, number));
    if (number > expected)
      found.push(
        refuse("hole", `Sổ thiếu số từ ${expected} đến ${number - 1}. Hãy báo quản trị kiểm tra sổ.`, expected),
      );
    expected = Math.max(expected, number + 1);
  }
  return found;
}

function seriesRefusals(series: SeriesFacts, date: string): Refusal[] {
  const found: Refusal[] = [];
  if (series.closed)
    found.push(
      refuse("series-closed", `Sổ năm ${series.year} đã khóa, không cấp thêm số được. Hãy dùng sổ của năm nay.`),
    );
  if (Number(date.slice(0, 4)) !== series.year) {
    found.push(
      refuse(
        "wrong-year",
        `Ngày văn bản không thuộc năm ${series.year} của sổ. Hãy chọn sổ của đúng năm; số bắt đầu lại từ 01 mỗi năm.`,
      ),
    );
  }
  return found;
}

function takenRefusals(entry: NumberEntry, blockId: string | undefined): Refusal[] {
  const n = entry.number;
  switch (entry.state) {
    case "used":
      return [refuse("number-used", `Số ${n} đã cấp cho văn bản khác. Hãy lấy số kế tiếp.`, n)];
    case "cancelled":
      return [
        refuse("number-cancelled", `Số ${n} đã hủy và ở lại trong sổ, không dùng lại được. Hãy lấy số kế tiếp.`, n),
      ];
    case "reserved":
      if (entry.blockId === blockId) return [];
      return [refuse("number-reserved", `Số ${n} đang giữ cho văn bản cấp số trên giấy. Hãy lấy số kế tiếp.`, n)];
    default:
      return entry satisfies never;
  }
}

function skipped(number: number, expected: number): Refusal {
  const message = `Số kế tiếp là ${expected}, không lấy số ${number} được vì số không được bỏ quãng. Hãy lấy số ${expected}.`;
  return { ...refuse("number-skipped", message, number), facts: { number, expected } };
}

function refuse(code: string, message: string, number?: number): Refusal {
  const base = { code: `numbering.${code}`, message, clause: CLAUSE };
  return number === undefined ? base : { ...base, facts: { number } };
}

// The warning on doubles (NĐ 30/2020 PL VI III.1.h): same bytes, same message, or same number, notation and agency.

import { directoryNames } from "#src/features/organisation/organisation.actions.ts";
import type { Tx } from "#src/platform/db/database.ts";
import { type ListedAgency, sameAgencyName } from "#src/rules/exchange/agency-names.ts";
import { listTimeText } from "#src/rules/vietnamese-text/date-text.ts";
import { fold } from "#src/rules/vietnamese-text/fold.ts";
import { type DoubleRecord, findDoubles } from "./doubles.store.ts";

export type Duplicate = {
  /** document id, or intake id while it still waits */
  id: string;
  where: "register" | "intake";
  arrivalNumber: number | null;
  at: string;
  codeNumber: string;
  codeNotation: string;
  issuedDate: string | null;
  organName: string;
  subject: string;
  same: ("file" | "number" | "message")[];
  sentence: string;
};

/** The waiting item whose doubles are looked for. */
export type ItemKeys = {
  id: string;
  held_key: string | null;
  file_sha256: string | null;
  from_code: string | null;
  message_document_id: string | null;
};

export type Wanted = { codeNumber: string; codeNotation: string; organName: string; organCode: string | null };

/**
 * What may be the same letter as this one, the latest first, at most twenty.
 * @param item the waiting item itself (its bytes and message are compared, it is not its own double); null = only by number
 */
export async function duplicatesOf(
  tx: Tx,
  where: { agencyId: number; now: Date },
  looked: { item: ItemKeys | null; wanted: Wanted },
): Promise<Duplicate[]> {
  const { item, wanted } = looked;
  const rows = await findDoubles(tx, where.agencyId, {
    intakeId: item?.id ?? null,
    fileSha256: item && item.held_key === null ? item.file_sha256 : null,
    message:
      item?.from_code && item.message_document_id
        ? { fromCode: item.from_code, messageDocumentId: item.message_document_id }
        : null,
    numbers: spellings(wanted),
  });
  const directory = rows.some((row) => sameNumber(row, wanted)) ? await directoryNames(tx) : [];
  return rows.flatMap((row) => {
    const same: Duplicate["same"] = [];
    if (row.same_file) same.push("file");
    if (row.same_message) same.push("message");
    if (sameNumber(row, wanted) && sameAgency(directory, row, wanted)) same.push("number");
    return same.length === 0 ? [] : [duplicateOf(row, same, where.now)];
  });
}

/** `05` and `5` are one number; a letter without number is no double of another without number. */
function spellings(wanted: Wanted): string[] {
  const number = fold(wanted.codeNumber).trim();
  if (number === "") return [];
  const bare = number.replace(/^0+(?=\d)/, "");
  const notation = fold(wanted.codeNotation).trim();
  return [...new Set([number, bare, bare.padStart(2, "0")])].map((each) => `${each}/${notation}`);
}

function sameNumber(row: DoubleRecord, wanted: Wanted): boolean {
  return spellings(wanted).includes(`${fold(row.code_number)}/${fold(row.code_notation)}`);
}

// "Sở Xây dựng" and "SỞ XÂY DỰNG TỈNH VĨNH LONG" are one agency to a clerk, that of another province is not
function sameAgency(directory: readonly ListedAgency[], row: DoubleRecord, wanted: Wanted): boolean {
  if (row.organ_code !== null && row.organ_code === wanted.organCode) return true;
  return sameAgencyName(directory, row.organ_name, wanted.organName);
}

const SAME_WORDS = { file: "cùng tệp", message: "cùng gói tin", number: "cùng cơ quan, cùng số và ký hiệu" } as const;

function duplicateOf(row: DoubleRecord, same: Duplicate["same"], now: Date): Duplicate {
  const when = listTimeText(row.at.getTime(), now.getTime());
  const why = same.map((each) => SAME_WORDS[each]).join(", ");
  const place =
    row.where === "register"
      ? `Có thể đã vào sổ. Số đến ${row.arrival_number}, vào sổ ${when}`
      : `Có thể đã nhận. Một văn bản ${row.state === "refused" ? "đã từ chối" : "đang chờ vào sổ"}, nhận ${when}`;
  return {
    id: row.id,
    where: row.where,
    arrivalNumber: row.arrival_number,
    at: row.at.toISOString(),
    codeNumber: row.code_number,
    codeNotation: row.code_notation,
    issuedDate: row.issued_date,
    organName: row.organ_name,
    subject: row.subject,
    same,
    sentence: `${place}: ${why}.`,
  };
}

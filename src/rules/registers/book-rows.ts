import { dateText } from "../vietnamese-text/date-text.ts";

/** Dates are `YYYY-MM-DD`, null where not known or not yet happened. `signedFor` is who took it over, as written in the book. */
export type IncomingBookRow = {
  state: "used";
  arrivalDate: string;
  arrivalNumber: number;
  organName: string;
  codeNumber: string;
  codeNotation: string;
  issuedDate: string | null;
  typeName: string;
  subject: string;
  recipients: string[];
  forwardedDate: string | null;
  signedFor: string | null;
  note: string;
};

export type OutgoingBookRow = {
  state: "used";
  codeNumber: string;
  codeNotation: string;
  issuedDate: string;
  typeName: string;
  subject: string;
  signer: string;
  recipients: string[];
  /** unit or person that keeps the file copy */
  keptBy: string[];
  copies: number | null;
  sentDate: string | null;
  signedFor: string | null;
  note: string;
};

/** A number without a document stays in the book with the reason (NĐ 30/2020, Đ15; invariant 1). */
export type EmptyNumberRow = {
  state: "cancelled" | "reserved";
  /** `05/STC-NS` where the notation is known */
  number: string;
  date: string;
  reason: string;
};

export type FollowUpBookRow = {
  arrivalNumber: number;
  typeName: string;
  codeNumber: string;
  codeNotation: string;
  issuedDate: string | null;
  organName: string;
  recipients: string[];
  deadline: string | null;
  progress: string;
  reply: string | null;
  note: string;
};

/** The ten cells of the incoming register (NĐ 30/2020, PL IV mục VI), as printed; empty text where nothing is known. */
export function incomingBookCells(row: IncomingBookRow | EmptyNumberRow): string[] {
  if (row.state !== "used") return [dateText(row.date), row.number, "", "", "", emptyText(row), "", "", "", ""];
  return [
    dateText(row.arrivalDate),
    String(row.arrivalNumber),
    row.organName,
    numberText(row.codeNumber, row.codeNotation),
    day(row.issuedDate),
    kindAndSubject(row.typeName, row.subject),
    row.recipients.join("; "),
    day(row.forwardedDate),
    row.signedFor ?? "",
    row.note,
  ];
}

/** The ten cells of the outgoing register (NĐ 30/2020, PL IV mục I), as printed. */
export function outgoingBookCells(row: OutgoingBookRow | EmptyNumberRow): string[] {
  if (row.state !== "used") return [row.number, dateText(row.date), emptyText(row), "", "", "", "", "", "", ""];
  return [
    numberText(row.codeNumber, row.codeNotation),
    dateText(row.issuedDate),
    kindAndSubject(row.typeName, row.subject),
    row.signer,
    row.recipients.join("; "),
    row.keptBy.join("; "),
    row.copies === null ? "" : String(row.copies),
    day(row.sentDate),
    row.signedFor ?? "",
    row.note,
  ];
}

/** The seven cells of the follow-up book (NĐ 30/2020, PL IV mục VIII), as printed. */
export function followUpBookCells(row: FollowUpBookRow): string[] {
  const document = [`${row.typeName} số ${numberText(row.codeNumber, row.codeNotation)}`];
  if (row.issuedDate) document.push(`ngày ${dateText(row.issuedDate)}`);
  return [
    String(row.arrivalNumber),
    `${document.join(" ")} của ${row.organName}`,
    row.recipients.join("; "),
    day(row.deadline),
    row.progress,
    row.reply ?? "",
    row.note,
  ];
}

function emptyText(row: EmptyNumberRow): string {
  if (row.state === "cancelled") return `HỦY SỐ ${row.number} ngày ${dateText(row.date)}, lý do: ${row.reason}`;
  return `Số giữ cho văn bản cấp số trên giấy: ${row.reason}`;
}

function numberText(codeNumber: string, codeNotation: string): string {
  if (codeNumber === "") return codeNotation;
  return codeNotation === "" ? codeNumber : `${codeNumber}/${codeNotation}`;
}

function kindAndSubject(typeName: string, subject: string): string {
  return typeName === "" ? subject : `${typeName}: ${subject}`;
}

function day(date: string | null): string {
  return date === null ? "" : dateText(date);
}

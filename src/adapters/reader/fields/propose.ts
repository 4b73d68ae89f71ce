import { bare, isCapitals } from "#src/rules/secrecy/letters.ts";
import { around, columnsOf, type Line, toLines } from "../lines.ts";
import type { Box, Field, ProposedFields, ReadPage, ReadResult } from "../reader.port.ts";
import { type Deadline, readDeadline } from "./deadline.ts";
import { readRecipients, readSigner, type Signer } from "./ending.ts";
import { adoptedDate, type Head, readHead } from "./head.ts";
import { notationNames } from "./office-words.ts";
import { organName } from "./organ-name.ts";
import { readTitle, type Title } from "./title.ts";

const NOTHING: ProposedFields = {
  codeNumber: null,
  codeNotation: null,
  issuedDate: null,
  issuedPlace: null,
  organName: null,
  parentOrganName: null,
  typeName: null,
  subject: null,
  signer: { competence: null, position: null, fullName: null },
  toPlaces: null,
  urgency: null,
  pageAmount: null,
  dueDate: null,
};

type Make = <T>(value: T | null, how: { confidence: number; page: number; box: Box | null }) => Field<T> | null;

/** Fields of a Word file have no place on paper. */
const maker =
  (positions: boolean): Make =>
  (value, how) =>
    value === null
      ? null
      : {
          value,
          confidence: how.confidence,
          page: positions ? how.page + 1 : null,
          box: positions && how.box ? (how.box.map((edge) => Math.round(edge * 10) / 10) as Box) : null,
        };

const boxOf = (lines: readonly Line[]): Box | null =>
  lines.length > 0 ? around(lines.flatMap((line) => line.words)) : null;

const URGENCY: Record<string, string> = { "HOA TOC": "Hỏa tốc", "THUONG KHAN": "Thượng khẩn", KHAN: "Khẩn" };

function readUrgency(page: ReadPage, index: number, make: Make): Field | null {
  for (const line of toLines(page.words.filter((word) => word.box[1] < page.height * 0.45)))
    for (const column of columnsOf(line)) {
      const words = column.text
        .replace(/[^\p{L} ]/gu, " ")
        .replace(/\s+/g, " ")
        .trim();
      const urgency = isCapitals(words) ? URGENCY[bare(words)] : undefined;
      if (urgency) return make(urgency, { confidence: 0.97, page: index, box: column.box });
    }
  return null;
}

function organs(head: Head, page: number, make: Make): Pick<ProposedFields, "organName" | "parentOrganName"> {
  const nameOf = (lines: Line[]): Field | null => {
    if (lines.length === 0) return null;
    const { name, known } = organName(lines.map((line) => line.text).join(" "));
    return make(name, { confidence: known ? 0.98 : 0.9, page, box: boxOf(lines) });
  };
  return { organName: nameOf(head.organ), parentOrganName: nameOf(head.parent) };
}

function dates(
  result: ReadResult,
  head: Head,
  page: number,
  make: Make,
): Pick<ProposedFields, "issuedDate" | "issuedPlace"> {
  const how = { confidence: 0.98, page, box: head.date?.box ?? null };
  if (head.date) return { issuedDate: make(head.issuedDate, how), issuedPlace: make(head.issuedPlace, how) };
  const texts = result.pages.map((each) => (each.trustworthy ? each.text : ""));
  const at = texts.findLastIndex((text) => adoptedDate(text) !== null);
  const adopted = at < 0 ? adoptedDate(texts.join("\n")) : adoptedDate(texts[at] ?? "");
  return {
    issuedDate: make(adopted, { confidence: 0.9, page: at < 0 ? texts.length - 1 : at, box: null }),
    issuedPlace: null,
  };
}

function typeName(title: Title, notation: string | null, page: number, make: Make): Field | null {
  if (title.kind) {
    const agrees = notation !== null && notationNames(notation, title.kind);
    return make(title.kind.name, { confidence: agrees ? 0.99 : 0.93, page, box: title.kindLine?.box ?? null });
  }
  return title.isLetter ? make("Công văn", { confidence: 0.96, page, box: null }) : null;
}

function signerFields(signer: Signer | null, make: Make): ProposedFields["signer"] {
  if (!signer) return NOTHING.signer;
  const { page, competence, position, fullName } = signer;
  const confidence = fullName.familyKnown ? 0.96 : 0.85;
  return {
    competence: make(competence?.text ?? null, { confidence, page, box: boxOf(competence?.lines ?? []) }),
    position: make(position?.text ?? null, { confidence, page, box: boxOf(position?.lines ?? []) }),
    fullName: make(fullName.text, { confidence, page, box: fullName.line.box }),
  };
}

/**
 * Proposes the register fields of a document from where things stand on its pages (NĐ 30/2020 Phụ lục I). Only pages
 * whose text can be relied on are used. What is not clearly there is null: the clerk types it.
 */
export function proposeFields(result: ReadResult): ProposedFields {
  const make = maker(result.positions);
  const pageAmount =
    result.pageAmount === null ? null : { value: result.pageAmount, confidence: 1, page: null, box: null };
  const page = result.pages.slice(0, 2).findIndex((each) => each.trustworthy && readHead(each) !== null);
  const first = result.pages[page];
  const head = first ? readHead(first) : null;
  if (!first || !head) return { ...NOTHING, pageAmount };
  const title = readTitle(first, head);
  const signer = readSigner(result.pages);
  const recipients = readRecipients(result.pages, signer);
  const issued = dates(result, head, page, make);
  const numberHow = { confidence: 0.98, page, box: head.number?.box ?? null };
  return {
    codeNumber: make(head.codeNumber, numberHow),
    codeNotation: make(head.codeNotation, numberHow),
    ...issued,
    ...organs(head, page, make),
    typeName: typeName(title, head.codeNotation, page, make),
    subject: make(title.subject, { confidence: 0.92, page, box: title.subjectBox }),
    signer: signerFields(signer, make),
    toPlaces: recipients
      ? make(recipients.places, { confidence: 0.9, page: recipients.page, box: around(recipients.words) })
      : null,
    urgency: readUrgency(first, page, make),
    pageAmount,
    dueDate: dueDate(readDeadline(result.pages, issued.issuedDate?.value ?? null), make),
  };
}

function dueDate(deadline: Deadline | null, make: Make): Field | null {
  if (!deadline) return null;
  const { date, page, words, sure } = deadline;
  return make(date, { confidence: sure ? 0.85 : 0.6, page, box: around(words) });
}

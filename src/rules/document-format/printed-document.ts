// The document as it stands on paper: every string with its dash, mark and fixed word. PDF, DOCX and the page in the browser
// print this, so that they cannot differ in words or order.
import type { Block, DocumentKind, DocumentModel, TextRun } from "./document-model.ts";
import {
  ADDRESS_WORD,
  DECIDE_WORD,
  KIND_FACTS,
  MOTTO,
  NATION,
  printedSubject,
  RECIPIENTS_WORD,
  URGENCY_STAMPS,
} from "./printed-words.ts";

export type PrintedBlock =
  /** justified, first line indented; `keepWithNext`: a title that must not end a page */
  | { type: "paragraph"; runs: TextRun[]; keepWithNext: boolean }
  /** centred, bold: "Chương I" over its title */
  | { type: "heading"; lines: string[] }
  | { type: "table"; head: string[][]; rows: string[][]; widths: number[] };

export type PrintedDocument = {
  kind: DocumentKind;
  stamp: { word: string; widthMm: number; heightMm: number } | null;
  nation: string;
  motto: string;
  parentOrgan: string[];
  organ: string[];
  /** what follows the hole for the number: "/STC-NS" */
  notation: string;
  place: string;
  /** công văn: ô số 5b */
  letterSubject: string | null;
  /** named kinds: ô số 5a */
  title: string | null;
  subject: string | null;
  /** one short receiver is centred, one long hangs after the colon, several stand under it (Phụ lục I, II.9.d) */
  address: { word: string; style: "none" | "centred" | "hanging" | "list"; lines: string[] };
  authority: string | null;
  bases: string[];
  decideWord: string | null;
  body: PrintedBlock[];
  signerTitle: string[];
  signerName: string;
  recipientsWord: string;
  recipients: string[];
  drafterMark: string | null;
  contact: string | null;
};

const LONGEST_CENTRED_ADDRESS = 52;
const CLOSING = "./.";

// Control characters would become boxes or line breaks; decomposed letters would miss their glyph.
const clean = (text: string) =>
  text
    .normalize("NFC")
    .replace(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .trim();
const cleanRun = (run: TextRun): TextRun => ({
  ...run,
  text: run.text.normalize("NFC").replace(/[\p{Cc}\u2028\u2029]+/gu, " "),
});
const bare = (text: string) =>
  clean(text)
    .replace(/^[-–+•]\s*/u, "")
    .replace(/\s*[.;,]+$/u, "");
const filled = (lines: string[]) => lines.map(clean).filter((line) => line !== "");

/** Each line of a list with dash and mark: ";" and, on the last, "." */
function dashed(lines: string[]): string[] {
  const all = lines.map(bare).filter((line) => line !== "");
  return all.map((line, i) => `- ${line}${i + 1 === all.length ? "." : ";"}`);
}

function printedAddress(model: DocumentModel): PrintedDocument["address"] {
  const lines = model.addressees.map(bare).filter((line) => line !== "");
  const [only] = lines;
  if (only === undefined) return { word: ADDRESS_WORD, style: "none", lines: [] };
  if (lines.length > 1) return { word: ADDRESS_WORD, style: "list", lines: dashed(lines) };
  return {
    word: ADDRESS_WORD,
    style: only.length > LONGEST_CENTRED_ADDRESS ? "hanging" : "centred",
    lines: [`${only}.`],
  };
}

const paragraph = (runs: TextRun[], keepWithNext = false): PrintedBlock => ({
  type: "paragraph",
  runs: runs.map(cleanRun),
  keepWithNext,
});

/** A number with its title on a line of its own, then the text; without title they share the line (Phụ lục I, II.6.đ). */
function numbered(lead: string, block: { title?: string; runs: TextRun[] }, boldLead: boolean): PrintedBlock[] {
  const title = clean(block.title ?? "");
  if (title === "") return [paragraph([{ text: `${lead} `, ...(boldLead ? { bold: true } : {}) }, ...block.runs])];
  const hasText = block.runs.some((run) => run.text.trim() !== "");
  const first = paragraph([{ text: `${lead} ${title}`, bold: true }], true);
  return hasText ? [first, paragraph(block.runs)] : [first];
}

const ROMAN_NUMBER = /^[IVXLC]+$/u;
const HEADING_WORD = { phan: "Phần", chuong: "Chương", muc: "Mục" } as const;

function printedBlock(block: Block): PrintedBlock[] {
  switch (block.type) {
    case "paragraph":
      return [paragraph(block.runs)];
    case "heading":
      // Without Điều, mục are numbered "I." before their title, in line with the text (Phụ lục I, II.6.đ and its diagram).
      if (block.level === "muc" && ROMAN_NUMBER.test(block.number)) {
        return [paragraph([{ text: `${block.number}. ${block.title}`, bold: true }], true)];
      }
      return [{ type: "heading", lines: filled([`${HEADING_WORD[block.level]} ${block.number}`, block.title]) }];
    case "article":
      return numbered(`Điều ${block.number}.`, block, true);
    case "clause":
      return numbered(`${block.number}.`, block, false);
    case "point":
      return [paragraph([{ text: `${block.number}) ` }, ...block.runs])];
    case "table": {
      const columns = Math.max(1, ...block.head.map((r) => r.length), ...block.rows.map((r) => r.length));
      const fit = (row: string[]) => Array.from({ length: columns }, (_, i) => clean(row[i] ?? ""));
      const widths = Array.from({ length: columns }, (_, i) => Math.max(block.widths?.[i] ?? 1, 0.01));
      return [{ type: "table", head: block.head.map(fit), rows: block.rows.map(fit), widths }];
    }
    default:
      return block satisfies never;
  }
}

/** Sets the closing "./." on the last line of text (Phụ lục III, all templates). */
function closed(blocks: PrintedBlock[]): PrintedBlock[] {
  const last = blocks.at(-1);
  if (last === undefined) return [];
  if (last.type !== "paragraph") return [...blocks, paragraph([{ text: CLOSING }])];
  const runs = [...last.runs];
  while (runs.length > 1 && runs.at(-1)?.text.trim() === "") runs.pop();
  const end = runs.pop();
  const text = (end?.text ?? "").replace(/[\s.;,/]+$/u, "");
  return [...blocks.slice(0, -1), { ...last, keepWithNext: false, runs: [...runs, { ...end, text: text + CLOSING }] }];
}

const orNull = (text: string | undefined) => (text === undefined || clean(text) === "" ? null : clean(text));

/** The words of a document in printing order. Pure; the same model gives the same words. */
export function toPrinted(model: DocumentModel): PrintedDocument {
  const facts = KIND_FACTS[model.kind];
  const letter = model.kind === "cong-van";
  const subject = clean(printedSubject({ ...model, subject: clean(model.subject) }));
  const bases = model.bases.map(bare).filter((line) => line !== "");
  return {
    kind: model.kind,
    stamp: URGENCY_STAMPS[model.urgency],
    nation: NATION,
    motto: MOTTO,
    parentOrgan: filled(model.parentOrgan),
    organ: filled(model.organ),
    notation: `/${clean(model.notation)}`,
    place: clean(model.place),
    letterSubject: letter ? subject : null,
    title: facts.title,
    subject: letter || subject === "" ? null : subject,
    address: printedAddress(model),
    authority: model.kind === "quyet-dinh" ? orNull(model.authority) : null,
    bases: bases.map((line, i) => `${line}${i + 1 === bases.length ? "." : ";"}`),
    decideWord: model.kind === "quyet-dinh" ? DECIDE_WORD : null,
    body: closed(model.body.flatMap(printedBlock)),
    signerTitle: filled(model.signerTitle),
    signerName: clean(model.signerName),
    recipientsWord: RECIPIENTS_WORD,
    recipients: dashed(model.recipients),
    drafterMark: orNull(model.drafterMark),
    contact: orNull(model.contact),
  };
}

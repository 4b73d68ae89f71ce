// What a rule of the format check is, and what it says. QC-3.1.
import type { Block, DocumentModel } from "../document-model.ts";
import type { PageLayout } from "../page-layout.ts";

/** `draft`: blanks for number, date, signer are lawful. `issue`: the document is about to leave the office. */
export type FormatPhase = "draft" | "issue";

/** `must`: against the law, stops the issue. `should`: custom or doubtful. `ok-note`: lawful, worth knowing. */
export type FormatSeverity = "must" | "should" | "ok-note";

export type FormatFinding = {
  /** stable id: "NĐ30-PL1-II.5b:mo-dau" */
  rule: string;
  clause: string;
  /** component in Vietnamese: "trích yếu", "điểm c khoản 2" */
  place: string;
  found: string;
  expected: string;
  severity: FormatSeverity;
  /** `fixFormat` removes this finding without help */
  fixable: boolean;
  /** whole Vietnamese sentence with the remedy */
  message: string;
};

export type FormatOptions = {
  phase: FormatPhase;
  /** number and date, known at issue only; ISO date */
  issued?: { number?: number; date?: string };
  /** annexes that go with the document, default 0 */
  annexes?: number;
  /** armed forces, education, health, science: their minister may allow ranks and degrees before the name (II.7.c) */
  titlesBeforeNameAllowed?: boolean;
  /** sizes the document is written with, default the standard layout */
  layout?: PageLayout;
};

export type FormatContext = Required<Pick<FormatOptions, "phase" | "annexes" | "titlesBeforeNameAllowed" | "layout">> &
  Pick<FormatOptions, "issued">;

/** What a rule saw; `place` and `severity` where they differ from the rule's own. */
export type Hit = { found: string; expected: string; message: string; place?: string; severity?: FormatSeverity };

export type FormatRule = {
  id: string;
  clause: string;
  place: string;
  severity: FormatSeverity;
  check: (model: DocumentModel, context: FormatContext) => Hit[];
  /** a better model; only where no knowledge is needed that the model lacks */
  fix?: (model: DocumentModel) => DocumentModel;
};

/** Clause of Phụ lục I as people cite it. @param point "II.5.b" */
export const pl1 = (point: string) => `NĐ 30/2020, Phụ lục I, Phần I, mục ${point}`;

/** One hit when `bad` is true. */
export function hitIf(bad: boolean, found: string, expected: string, message: string): Hit[] {
  return bad ? [{ found, expected, message }] : [];
}

export const upper = (text: string) => text.toLocaleUpperCase("vi");
export const isUpper = (text: string) => text === upper(text);

/** Shortened for a sentence. */
export const quote = (text: string) => (text.length > 80 ? `${text.slice(0, 77)}…` : text);

/** The plain text of a block, without its number. */
export function blockText(block: Block): string {
  switch (block.type) {
    case "paragraph":
    case "point":
      return block.runs.map((run) => run.text).join("");
    case "article":
    case "clause":
      return [block.title ?? "", block.runs.map((run) => run.text).join("")].filter((part) => part !== "").join(" ");
    case "heading":
      return block.title;
    case "table":
      return [...block.head, ...block.rows].flat().join(" ");
    default:
      return block satisfies never;
  }
}

/** The same model with every printed string changed. */
export function mapStrings(model: DocumentModel, change: (text: string) => string): DocumentModel {
  const optional = (key: "authority" | "drafterMark" | "contact") =>
    model[key] === undefined ? {} : { [key]: change(model[key]) };
  return {
    ...model,
    ...optional("authority"),
    ...optional("drafterMark"),
    ...optional("contact"),
    parentOrgan: model.parentOrgan.map(change),
    organ: model.organ.map(change),
    notation: change(model.notation),
    place: change(model.place),
    subject: change(model.subject),
    addressees: model.addressees.map(change),
    bases: model.bases.map(change),
    body: model.body.map((block) => mapBlock(block, change)),
    signerTitle: model.signerTitle.map(change),
    signerName: change(model.signerName),
    recipients: model.recipients.map(change),
  };
}

/** The same block with every text changed, numbers left alone. */
export function mapBlock(block: Block, change: (text: string) => string): Block {
  if (block.type === "table")
    return { ...block, head: block.head.map((r) => r.map(change)), rows: block.rows.map((r) => r.map(change)) };
  if (block.type === "heading") return { ...block, title: change(block.title) };
  const runs = block.runs.map((run) => ({ ...run, text: change(run.text) }));
  if (block.type === "paragraph" || block.type === "point") return { ...block, runs };
  return { ...block, runs, ...(block.title === undefined ? {} : { title: change(block.title) }) };
}

/** Every printed string of the model. */
export function allStrings(model: DocumentModel): string[] {
  const found: string[] = [];
  mapStrings(model, (text) => {
    found.push(text);
    return text;
  });
  return found;
}

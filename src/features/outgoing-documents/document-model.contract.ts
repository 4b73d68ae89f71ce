// The document model as it travels. The compiler checks below that it is the rules' type, no more and no less.
import { z } from "zod";
import { DOCUMENT_KINDS, type DocumentModel, URGENCIES } from "#src/rules/document-format/document-model.ts";

// Generous bounds against abuse only; the lengths of the law are checked by the rules, with a sentence.
const line = z.string().max(4000);
const lines = z.array(line).max(60);
const runs = z
  .array(z.object({ text: z.string().max(20_000), bold: z.boolean().optional(), italic: z.boolean().optional() }))
  .max(400);
const printedMark = z.string().max(20);
const row = z.array(z.string().max(8000)).max(30);

export const documentKind = z.enum(DOCUMENT_KINDS);

export const block = z.discriminatedUnion("type", [
  z.object({ type: z.literal("paragraph"), runs }),
  z.object({
    type: z.literal("heading"),
    level: z.enum(["phan", "chuong", "muc"]),
    number: printedMark,
    title: line,
  }),
  z.object({ type: z.literal("article"), number: printedMark, title: line.optional(), runs }),
  z.object({ type: z.literal("clause"), number: printedMark, title: line.optional(), runs }),
  z.object({ type: z.literal("point"), number: printedMark, runs }),
  z.object({
    type: z.literal("table"),
    head: z.array(row).max(10),
    rows: z.array(row).max(1000),
    widths: z.array(z.number().positive()).max(30).optional(),
  }),
]);

export const documentModel = z.object({
  kind: documentKind,
  urgency: z.enum(URGENCIES),
  parentOrgan: lines,
  organ: lines,
  notation: line,
  place: line,
  subject: line,
  addressees: lines,
  authority: line.optional(),
  bases: lines,
  body: z.array(block).max(2000),
  signerTitle: lines,
  signerName: line,
  recipients: lines,
  drafterMark: line.optional(),
  contact: line.optional(),
});

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
/** Does not compile once the schema and `rules/document-format` say different things, an optional field included. */
export const sameAsRules: Same<z.infer<typeof documentModel>, DocumentModel> = true;

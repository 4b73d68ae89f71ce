// The components of a document as Word paragraphs, in the places of Phụ lục I, mục IV and Phụ lục III.
import { AlignmentType, BorderStyle, LineRuleType, type Paragraph, type Table } from "docx";
import type { TextRun } from "#src/rules/document-format/document-model.ts";
import type { PageLayout } from "#src/rules/document-format/page-layout.ts";
import type { PrintedDocument } from "#src/rules/document-format/printed-document.ts";
import type { FontFile } from "../fonts/font-file.ts";
import { centred, line, mm, pt, rule, run, sideBySide, textTable } from "./docx-parts.ts";

export type Metrics = { regular: FontFile; bold: FontFile };
type Made = (Paragraph | Table)[];

const PT_TO_MM = 25.4 / 72;
const HARD_SPACE = "\u00a0";
const hole = (spaces: number) => HARD_SPACE.repeat(spaces);

export const textWidthMm = (layout: PageLayout) => 210 - layout.marginsMm.left - layout.marginsMm.right;

/** Ô số 1–5b and 10b. */
export function headPart(d: PrintedDocument, layout: PageLayout, font: Metrics): Made {
  const size = layout.sizePt;
  const right = Math.max(100, font.bold.widthPt(d.nation, size.nation) * PT_TO_MM + 1);
  const left = textWidthMm(layout) - right;
  const organWidth = Math.min(font.bold.widthPt(d.organ.at(-1) ?? "", size.organ), left / PT_TO_MM);
  const before = { spacing: { before: pt(7), after: 0 } };
  const leftHead = [
    ...d.parentOrgan.map((text) => centred(run(text, size.parentOrgan))),
    ...d.organ.map((text) => centred(run(text, size.organ, { bold: true }))),
    rule(left, organWidth * 0.42),
  ];
  const rightHead = [
    centred(run(d.nation, size.nation, { bold: true })),
    centred(run(d.motto, size.motto, { bold: true })),
    rule(right, font.bold.widthPt(d.motto, size.motto)),
  ];
  const number = centred([run(`Số:${HARD_SPACE}${hole(10)}${d.notation}`, size.numberLine)], before);
  const date = centred(
    [run(`${d.place}, ngày${hole(6)} tháng${hole(6)} năm${hole(10)}`, size.placeDate, { italics: true })],
    before,
  );
  const rows = [
    [leftHead, rightHead],
    [[number], [date]],
  ];
  if (d.letterSubject !== null) {
    rows.push([
      [
        centred(run(d.letterSubject, size.letterSubject), {
          spacing: { before: pt(6), after: 0 },
          indent: { left: mm(3), right: mm(3) },
        }),
      ],
      [],
    ]);
  }
  if (d.stamp !== null)
    rows.push([
      [
        line([], { spacing: { before: 0, after: 0, line: 120, lineRule: LineRuleType.EXACT } }),
        stampLine(d.stamp, left, size.urgency),
      ],
      [],
    ]);
  return [sideBySide([left, right], rows)];
}

function stampLine(stamp: NonNullable<PrintedDocument["stamp"]>, columnMm: number, sizePt: number): Paragraph {
  const red = "D40000";
  const side = mm((columnMm - stamp.widthMm) / 2);
  const edge = { style: BorderStyle.SINGLE, size: 8, space: 0, color: red };
  // Borders stand outside the line; an exact line of 8 mm makes the frame as high as the law wants.
  return centred(run(stamp.word, sizePt, { bold: true, color: red }), {
    indent: { left: side, right: side },
    spacing: { before: 0, after: 0, line: mm(stamp.heightMm), lineRule: LineRuleType.EXACT },
    border: { top: edge, bottom: edge, left: edge, right: edge },
  });
}

/** Ô số 5a. */
export function titlePart(d: PrintedDocument, layout: PageLayout, font: Metrics): Made {
  if (d.title === null) return [];
  const size = layout.sizePt;
  const width = textWidthMm(layout);
  const made: Made = [centred(run(d.title, size.kindTitle, { bold: true }), { spacing: { before: pt(15), after: 0 } })];
  if (d.subject === null) return made;
  const length = Math.min(font.bold.widthPt(d.subject, size.subject), (width - 16) / PT_TO_MM);
  return [
    ...made,
    centred(run(d.subject, size.subject, { bold: true }), { indent: { left: mm(8), right: mm(8) } }),
    rule(width, length * 0.36),
  ];
}

/** Ô số 9a. */
export function addressPart(d: PrintedDocument, layout: PageLayout, font: Metrics): Made {
  const { style, word, lines } = d.address;
  const size = layout.sizePt.addressees;
  const before = { before: pt(d.title === null ? 16 : 12), after: 0 };
  const only = lines[0] ?? "";
  switch (style) {
    case "none":
      return [];
    case "centred":
      return [centred(run(`${word} ${only}`, size), { spacing: before })];
    case "hanging": {
      const hanging = pt(font.regular.widthPt(`${word} `, size));
      return [line(run(`${word} ${only}`, size), { spacing: before, indent: { left: mm(20) + hanging, hanging } })];
    }
    case "list": {
      const dash = pt(font.regular.widthPt("- ", size));
      const colon = mm(32) + pt(font.regular.widthPt(word.replace(":", ""), size));
      return [
        line(run(word, size), { spacing: before, indent: { left: mm(32) } }),
        ...lines.map((text) =>
          line(run(text, size), {
            spacing: { before: pt(3), after: 0 },
            indent: { left: colon + dash, hanging: dash },
          }),
        ),
      ];
    }
    default:
      return style satisfies never;
  }
}

const styled = (text: TextRun, size: number) =>
  run(text.text, size, { ...(text.bold ? { bold: true } : {}), ...(text.italic ? { italics: true } : {}) });

/** Authority, bases and ô số 6. */
export function bodyPart(d: PrintedDocument, layout: PageLayout): Made {
  const size = layout.sizePt;
  const spacing = {
    before: pt(layout.paragraphSpacingPt),
    after: 0,
    line: Math.round(240 * layout.lineSpacing),
    lineRule: LineRuleType.AUTO,
  };
  const text = { alignment: AlignmentType.JUSTIFIED, spacing, indent: { firstLine: mm(layout.indentMm) } };
  const gap = { spacing: { before: pt(12), after: pt(2) } };
  const made: Made = [];
  if (d.authority !== null) made.push(centred(run(d.authority, size.body, { bold: true }), gap));
  else made.push(line([], { spacing: { before: 0, after: 0, line: pt(6), lineRule: LineRuleType.EXACT } }));
  for (const base of d.bases) made.push(line(run(base, size.bases, { italics: true }), text));
  if (d.decideWord !== null)
    made.push(centred(run(d.decideWord, size.body, { bold: true }), { ...gap, keepNext: true }));
  d.body.forEach((block, i) => {
    const keepNext = i + 1 === d.body.length;
    switch (block.type) {
      case "paragraph":
        made.push(
          line(
            block.runs.map((part) => styled(part, size.body)),
            { ...text, keepNext: keepNext || block.keepWithNext },
          ),
        );
        break;
      case "heading":
        for (const words of block.lines)
          made.push(centred(run(words, size.heading, { bold: true }), { spacing, keepNext: true }));
        break;
      case "table":
        made.push(line([], { spacing: { before: 0, after: 0, line: pt(6), lineRule: LineRuleType.EXACT } }));
        made.push(textTable(block, textWidthMm(layout), Math.max(size.body - 1, 12)));
        break;
      default:
        block satisfies never;
    }
  });
  return made;
}

/** Ô số 7, 9b and 12, side by side. */
export function signPart(d: PrintedDocument, layout: PageLayout): Made {
  const size = layout.sizePt;
  const left = textWidthMm(layout) * 0.44;
  const dash = pt(0.6 * size.recipients);
  const recipients = [
    line(run(d.recipientsWord, size.recipientsWord, { bold: true, italics: true })),
    ...d.recipients.map((text) => line(run(text, size.recipients), { indent: { left: dash, hanging: dash } })),
    ...(d.drafterMark === null
      ? []
      : [line(run(d.drafterMark, size.drafterMark), { spacing: { before: pt(6), after: 0 } })]),
  ];
  const signer = [
    ...d.signerTitle.map((text) => centred(run(text, size.signerTitle, { bold: true }), { keepNext: true })),
    // Room for the signature: 26 mm between two gaps of 2 mm.
    line([], { keepNext: true, spacing: { before: 0, after: 0, line: mm(30), lineRule: LineRuleType.EXACT } }),
    centred(run(d.signerName, size.signerName, { bold: true })),
  ];
  return [
    line([], { keepNext: true, spacing: { before: 0, after: 0, line: pt(12), lineRule: LineRuleType.EXACT } }),
    sideBySide([left, textWidthMm(layout) - left], [[recipients, signer]]),
  ];
}

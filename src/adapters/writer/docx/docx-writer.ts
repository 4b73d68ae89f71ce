// The document as a Word file: same words, order, sizes as the PDF; Times New Roman, plain paragraphs and tables that people can edit.
import { BorderStyle, Document, Footer, Header, Packer, PageNumber, TextRun } from "docx";
import { TextWatermark } from "docx/watermarks";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { DocumentModel } from "#src/rules/document-format/document-model.ts";
import { DRAFT_MARK, type PageLayout, STANDARD_LAYOUT } from "#src/rules/document-format/page-layout.ts";
import { type PrintedDocument, toPrinted } from "#src/rules/document-format/printed-document.ts";
import { placedStrings, refuseMissingGlyphs } from "../fonts/missing-glyphs.ts";
import { type FontSet, fontMetrics, tinosFonts } from "../fonts/office-fonts.ts";
import type { WriteOptions } from "../writer.port.ts";
import { addressPart, bodyPart, headPart, type Metrics, signPart, titlePart } from "./docx-components.ts";
import { centred, FONT, line, mm, run } from "./docx-parts.ts";

const EMPTY = () => line([]);

function contactFooter(d: PrintedDocument, layout: PageLayout): Footer {
  if (d.contact === null) return new Footer({ children: [EMPTY()] });
  const edge = { style: BorderStyle.SINGLE, size: 6, space: 3, color: "000000" };
  return new Footer({ children: [line(run(d.contact, layout.sizePt.contact), { border: { top: edge } })] });
}

/** Across every page behind the text, as in the PDF; Word's own kind of watermark, which its command takes away. */
function draftMark(version: number | undefined, font: Metrics): TextWatermark[] {
  if (version === undefined) return [];
  const { words, sizePt, colour, degrees } = DRAFT_MARK;
  const text = `${words} ${version}`;
  const width = font.bold.widthPt(text, sizePt);
  return [
    new TextWatermark({ text, width, font: FONT, bold: true, color: colour, opacity: 1, rotation: 360 - degrees }),
  ];
}

function assemble(d: PrintedDocument, options: WriteOptions, font: Metrics): Document {
  const layout = options.layout ?? STANDARD_LAYOUT;
  const { top, bottom, left, right } = layout.marginsMm;
  const mark = () => draftMark(options.draft?.version, font);
  const pageNumber = new TextRun({ font: FONT, size: layout.sizePt.pageNumber * 2, children: [PageNumber.CURRENT] });
  return new Document({
    title: d.subject ?? d.letterSubject ?? "",
    creator: d.organ.join(" "),
    lastModifiedBy: d.organ.join(" "),
    styles: {
      default: { document: { run: { font: FONT, size: layout.sizePt.body * 2, language: { value: "vi-VN" } } } },
    },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: mm(210), height: mm(297) },
            margin: {
              top: mm(top),
              bottom: mm(bottom),
              left: mm(left),
              right: mm(right),
              header: mm(10),
              footer: mm(10),
            },
          },
        },
        headers: {
          default: new Header({ children: [centred([pageNumber, ...mark()])] }),
          first: new Header({ children: [line(mark())] }),
        },
        footers: { default: new Footer({ children: [EMPTY()] }), first: contactFooter(d, layout) },
        children: [
          ...headPart(d, layout, font),
          ...titlePart(d, layout, font),
          ...addressPart(d, layout, font),
          ...bodyPart(d, layout),
          ...signPart(d, layout),
        ],
      },
    ],
  });
}

/** The package stamps the moment of writing and names each watermark at random; given values take their place, so that equal models give equal bytes. */
function steady(file: Uint8Array, created: string): Uint8Array {
  const parts = unzipSync(file);
  const stamp = `${new Date(created).toISOString().slice(0, 19)}Z`;
  const change = (name: string, pattern: RegExp, by: string): void => {
    const part = parts[name];
    if (part !== undefined) parts[name] = strToU8(strFromU8(part).replace(pattern, by));
  };
  change("docProps/core.xml", /(<dcterms:(?:created|modified)[^>]*>)[^<]*/gu, `$1${stamp}`);
  for (const name of Object.keys(parts).filter((each) => /^word\/header\d+\.xml$/u.test(each)))
    change(name, /(id="PowerPlusWaterMarkObject)[^"]*/gu, `$1${/\d+/u.exec(name)?.[0] ?? ""}`);
  const zipEpoch = new Date(1980, 0, 1, 0, 0, 0);
  // Programs that guess the kind of a file look at the first entry.
  const first = "[Content_Types].xml";
  const names = [first, ...Object.keys(parts).filter((name) => name !== first)];
  const ordered = Object.fromEntries(names.map((name) => [name, parts[name] ?? new Uint8Array()]));
  return zipSync(ordered, { mtime: zipEpoch, level: 6 });
}

/**
 * Writes a Word file. Number, date and signature stay open as blanks to be filled in Word.
 * @throws WriterError `writer.missing-glyph`
 */
export async function writeDocx(
  model: DocumentModel,
  options: WriteOptions,
  fonts: FontSet = tinosFonts(),
): Promise<Uint8Array> {
  const printed = toPrinted(model);
  const font = { regular: fontMetrics(fonts.files.regular), bold: fontMetrics(fonts.files.bold) };
  refuseMissingGlyphs(placedStrings(printed), font.regular);
  const document = assemble(printed, options, font);
  return steady(new Uint8Array(await Packer.toBuffer(document)), options.created);
}

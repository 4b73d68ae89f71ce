import {
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
  Util,
  VerbosityLevel,
} from "pdfjs-dist/legacy/build/pdf.mjs";
import { pdfHeaderAt } from "#src/adapters/files/content-kind.ts";
import { marksIn } from "#src/rules/secrecy/marks.ts";
import { marksInColumns } from "../letter-columns.ts";
import { pageText } from "../lines.ts";
import { unread } from "../problems.ts";
import type { ActiveContent, ReadPage, ReadResult, Word } from "../reader.port.ts";
import { trustPages } from "../trust/trust.ts";
import type { Asides } from "./aside.ts";
import type { ReadInside } from "./docx-aside.ts";
import { type Attachment, collectAttachment, collectDocument } from "./pdf-aside.ts";
import { type Run, wordsOf } from "./pdf-words.ts";
import { hasBomb, textOutsideStreams } from "./sweep/pdf-streams.ts";
import { sweepPdf } from "./sweep/pdf-sweep.ts";

/** Pages beyond are counted but not read; they then count as unread for the gate. */
const MAX_PAGES = 500;
/** After this much processor time the rest of the pages counts as unread too; microseconds, below the limit from outside. */
const READING_TIME = 5_000_000;

type PageWords = Omit<ReadPage, "text" | "trustworthy">;

async function runsOf(page: PDFPageProxy): Promise<Run[]> {
  const viewport = page.getViewport({ scale: 1 });
  const content = await page.getTextContent({ disableNormalization: false });
  return content.items.flatMap((item): Run[] => {
    if (!("str" in item)) return [];
    const [a = 0, b = 0, , , x = 0, y = 0] = Util.transform(viewport.transform, item.transform);
    const height = item.height || Math.hypot(item.transform[2], item.transform[3]);
    // Text that runs up or down the page (seals, side notes) gets a box of its own and is not joined with lines.
    if (Math.abs(b) > Math.abs(a))
      return [
        {
          text: item.str,
          x0: x - height,
          x1: x,
          top: Math.min(y, y + item.width),
          bottom: Math.max(y, y + item.width),
        },
      ];
    const runs = [{ text: item.str, x0: x, x1: x + item.width, top: y - 0.8 * height, bottom: y + 0.2 * height }];
    return item.hasEOL ? [...runs, { text: " ", x0: x, x1: x, top: y, bottom: y }] : runs;
  });
}

/** Text of filled form fields and of notes: page text does not hold it (number and date of signed letters stand there). */
async function annotationWords(
  page: PDFPageProxy,
  asides: Asides,
): Promise<{ words: Word[]; active: ActiveContent[]; files: Attachment[] }> {
  const viewport = page.getViewport({ scale: 1 });
  const words: Word[] = [];
  const active: ActiveContent[] = [];
  const files: Attachment[] = [];
  for (const annotation of await page.getAnnotations()) {
    asides.all(annotation);
    asides.text(annotation.textContent?.join("\n"));
    // how a stamp looks is drawn: only a person can read it
    if (annotation.subtype === "Stamp" && annotation.hasAppearance && !annotation.textContent) asides.unread += 1;
    if (annotation.fileId && annotation.file) files.push({ id: annotation.fileId, about: annotation.file });
    if (annotation.subtype === "FileAttachment") active.push("embedded-file");
    if (annotation.actions) active.push("javascript");
    const value =
      annotation.fieldType === "Tx"
        ? annotation.fieldValue
        : annotation.subtype === "FreeText"
          ? annotation.contentsObj?.str
          : null;
    if (typeof value !== "string" || value.trim() === "" || annotation.hidden) continue;
    const [ax, ay, bx, by] = annotation.rect;
    const [x0, y0] = viewport.convertToViewportPoint(ax, ay);
    const [x1, y1] = viewport.convertToViewportPoint(bx, by);
    const [top, bottom] = [Math.min(y0, y1), Math.max(y0, y1)];
    const lines = value.split(/\r\n|[\r\n]/u);
    const height = (bottom - top) / lines.length;
    for (const [index, text] of lines.entries())
      words.push(
        ...wordsOf([
          {
            text,
            x0: Math.min(x0, x1),
            x1: Math.max(x0, x1),
            top: top + index * height,
            bottom: top + (index + 1) * height,
          },
        ]),
      );
  }
  return { words, active, files };
}

function properties(info: Record<string, unknown>): Record<string, string> {
  const names = ["Title", "Subject", "Keywords", "Author", "Creator", "Producer"];
  const found = names.flatMap((name) => {
    const value = info[name];
    return typeof value === "string" && value.trim() !== ""
      ? [[name.toLowerCase(), value.trim().normalize("NFC")]]
      : [];
  });
  return Object.fromEntries(found);
}

/** Marks of active content in the raw file; those inside compressed objects are found through the parser. */
function activeInBytes(bytes: Uint8Array): ActiveContent[] {
  const raw = textOutsideStreams(bytes);
  const found: ActiveContent[] = [];
  if (/\/(JavaScript|JS|Rendition|XFA)\b/.test(raw)) found.push("javascript");
  if (/\/(Launch|SubmitForm|ImportData|GoToR|GoToE)\b/.test(raw)) found.push("launch");
  if (/\/(EmbeddedFiles?|RichMedia|FileAttachment)\b/.test(raw)) found.push("embedded-file");
  return found;
}

async function activeInDocument(pdf: PDFDocumentProxy): Promise<ActiveContent[]> {
  const found: ActiveContent[] = [];
  if (await pdf.getJSActions().catch(() => null)) found.push("javascript");
  const open = await pdf.getOpenAction().catch(() => null);
  if (open?.get("action")) found.push("launch");
  if (await pdf.getAttachments().catch(() => null)) found.push("embedded-file");
  return found;
}

type Reading = { into: Asides; readInside: ReadInside };

async function readPages(
  pdf: PDFDocumentProxy,
  reading: Reading,
): Promise<{ pages: PageWords[]; numbers: number[]; active: ActiveContent[]; broken: number }> {
  const pages: PageWords[] = [];
  const numbers: number[] = [];
  const active: ActiveContent[] = [];
  const before = process.cpuUsage();
  const spent = (): number => {
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  let broken = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    if (number > MAX_PAGES || spent() > READING_TIME) {
      pages.push({ width: 0, height: 0, words: [] });
      continue;
    }
    try {
      const page = await pdf.getPage(number);
      const { width, height } = page.getViewport({ scale: 1 });
      const annotations = await annotationWords(page, reading.into);
      active.push(...annotations.active);
      for (const file of annotations.files) await collectAttachment(pdf, file, reading);
      pages.push({ width, height, words: [...wordsOf(await runsOf(page)), ...annotations.words] });
      if (page.ref) numbers.push(page.ref.num);
      page.cleanup();
    } catch {
      broken += 1;
      pages.push({ width: 0, height: 0, words: [] });
    }
  }
  return { pages, numbers, active, broken };
}

const isMarked = (text: string): boolean => marksIn(text).some(({ certainty }) => certainty === "certain");

/** Reads a PDF with pdf.js. Runs only in the reading process: memory and time are limited from outside. */
export async function readPdf(file: Uint8Array, asides: Asides, readInside: ReadInside): Promise<ReadResult> {
  const bytes = file.subarray(Math.max(0, pdfHeaderAt(file)));
  const inBytes = activeInBytes(bytes);
  if (hasBomb(bytes)) return unread("pdf", "reader.unpacks-too-large", { activeContent: inBytes });
  const task = getDocument({
    data: Uint8Array.from(bytes),
    verbosity: VerbosityLevel.ERRORS,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    stopAtErrors: false,
  });
  try {
    const pdf = await task.promise;
    const metadata = await pdf.getMetadata().catch(() => null);
    const info: Record<string, unknown> = Object.fromEntries(Object.entries(metadata?.info ?? {}));
    const { pages, numbers, active, broken } = await readPages(pdf, { into: asides, readInside });
    await collectDocument(pdf, asides, readInside);
    const encrypted = typeof info.EncryptFilterName === "string";
    const texts = pages.map((page) => [pageText(page.words), ...marksInColumns(page.words)].join("\n"));
    // a mark on a page refuses the file: what else it holds changes nothing
    if (!texts.some(isMarked)) await sweepPdf(file, { into: asides, readInside, pages: numbers, encrypted });
    const activeContent = [...new Set([...inBytes, ...active, ...(await activeInDocument(pdf))])];
    const known: Partial<ReadResult> = {
      pageAmount: pdf.numPages,
      properties: properties(info),
      encrypted,
      activeContent,
    };
    if (pages.length === 0 || broken === pages.length) return unread("pdf", "reader.broken-pdf", known);
    const trust = trustPages(texts);
    return {
      kind: "pdf",
      pages: pages.map((page, index) => ({ ...page, text: texts[index] ?? "", trustworthy: trust[index] ?? false })),
      pageAmount: pdf.numPages,
      positions: true,
      properties: known.properties ?? {},
      ...asides.given(texts),
      encrypted: known.encrypted ?? false,
      activeContent,
      hasActiveContent: activeContent.length > 0,
    };
  } catch (error) {
    const encrypted = error instanceof Error && error.name === "PasswordException";
    return unread("pdf", encrypted ? "reader.encrypted" : "reader.broken-pdf", { activeContent: inBytes });
  } finally {
    await task.destroy().catch(() => undefined);
  }
}

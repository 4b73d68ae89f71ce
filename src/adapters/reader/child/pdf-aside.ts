import type { PDFDocumentProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Asides } from "./aside.ts";
import type { ReadInside } from "./docx-aside.ts";

/** What a PDF holds beside its pages: every property, XMP, bookmarks, form values, names and contents of files in it. */
export async function collectDocument(pdf: PDFDocumentProxy, into: Asides, readInside: ReadInside): Promise<void> {
  const metadata = await pdf.getMetadata().catch(() => null);
  if (metadata) {
    into.all({ ...metadata.info });
    collectXmp(metadata.metadata, into);
  }
  into.all((await pdf.getOutline().catch(() => null))?.map(titlesOf));
  into.all(await pdf.getPageLabels().catch(() => null));
  const fields = await pdf.getFieldObjects().catch(() => null);
  for (const [name, objects] of fields ?? []) {
    into.text(name);
    into.all(objects);
  }
  for (const [id, about] of (await pdf.getAttachments().catch(() => null)) ?? [])
    await collectAttachment(pdf, { id, about }, { into, readInside });
}

type Titled = { title: string; items: Titled[] };
const titlesOf = ({ title, items }: Titled): string[] => [title, ...items.flatMap(titlesOf)];

function collectXmp(metadata: unknown, into: Asides): void {
  const entries = metadata as Iterable<[string, unknown]> | null;
  if (entries && Symbol.iterator in entries) for (const [, value] of entries) into.all(value);
}

export type Attachment = { id: string; about: object };
type Reading = { into: Asides; readInside: ReadInside };

/** A file in the PDF, from its list of files or from a note on a page. */
export async function collectAttachment(pdf: PDFDocumentProxy, file: Attachment, reading: Reading): Promise<void> {
  const { into, readInside } = reading;
  into.name(file.id);
  for (const words of Object.values(file.about)) {
    into.text(words);
    into.name(words);
  }
  const bytes: unknown = await pdf.getAttachmentContent(file.id).catch(() => null);
  if (bytes instanceof Uint8Array) await into.file(bytes, readInside);
  else into.unread += 1;
}

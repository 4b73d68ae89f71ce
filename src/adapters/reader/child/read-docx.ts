import { readZip, type ZipEntry, ZipError } from "#src/adapters/files/bounded-zip.ts";
import { unread } from "../problems.ts";
import type { ActiveContent, ReadResult } from "../reader.port.ts";
import { trustPages } from "../trust/trust.ts";
import type { Asides } from "./aside.ts";
import { collectParts, type ReadInside } from "./docx-aside.ts";
import { DocxBody } from "./docx-body.ts";
import { layOut } from "./docx-layout.ts";
import { ForbiddenXml, walk } from "./xml-text.ts";

const LIMITS = { maxEntries: 2000, maxEntryBytes: 40 * 1024 * 1024 };
const MAX_PARAGRAPHS = 50_000;

class TooMuchText extends Error {}

function readBody(bytes: Uint8Array): DocxBody {
  const body = new DocxBody();
  walk(bytes, {
    open: (tag) => {
      body.open(tag.name, tag.attributes);
      if (body.paragraphCount > MAX_PARAGRAPHS) throw new TooMuchText();
    },
    close: (name) => body.close(name),
    text: (text) => body.text(text),
  });
  return body;
}

/** Text of simple parts by element: `dc:title` → its text. */
function simpleParts(entry: ZipEntry | undefined): Map<string, string> {
  const found = new Map<string, string>();
  let name = "";
  if (entry)
    walk(entry.bytes(), {
      open: (tag) => {
        name = tag.name;
      },
      close: () => {
        name = "";
      },
      text: (text) => {
        if (name !== "" && text.trim() !== "") found.set(name, text.trim().normalize("NFC"));
      },
    });
  return found;
}

const PROPERTIES: Record<string, string> = {
  "dc:title": "title",
  "dc:subject": "subject",
  "cp:keywords": "keywords",
  "dc:creator": "author",
};

function activeIn(entries: ZipEntry[]): ActiveContent[] {
  const found: ActiveContent[] = [];
  if (entries.some((entry) => /vbaProject\.bin$/i.test(entry.name))) found.push("macro");
  if (entries.some((entry) => /^word\/(embeddings|activeX)\//i.test(entry.name))) found.push("embedded-file");
  const relations = entries.filter((entry) => /\.rels$/i.test(entry.name));
  const external = relations.some((entry) => {
    let outside = false;
    walk(entry.bytes(), {
      // A hyperlink waits for a click; pictures, templates and frames are fetched on opening.
      open: (tag) => {
        if (tag.attributes.TargetMode === "External" && !/\/hyperlink$/.test(tag.attributes.Type ?? "")) outside = true;
      },
      close: () => undefined,
      text: () => undefined,
    });
    return outside;
  });
  if (external) found.push("external-link");
  return found;
}

async function read(bytes: Uint8Array, asides: Asides, readInside: ReadInside): Promise<ReadResult> {
  const entries = readZip(bytes, LIMITS);
  const find = (name: string): ZipEntry | undefined => entries.find((entry) => entry.name === name);
  const main = find("word/document.xml");
  if (!main) return unread("docx", "reader.broken-docx");
  const body = readBody(main.bytes());
  const others = entries.filter((entry) => /^word\/(header|footer)\d*\.xml$/.test(entry.name));
  const aside = others.flatMap((entry) => readBody(entry.bytes()).plainLines());
  const core = simpleParts(find("docProps/core.xml"));
  const pages = Number(simpleParts(find("docProps/app.xml")).get("Pages"));
  const activeContent = activeIn(entries);
  const page = layOut(body.blocks);
  await collectParts({ bytes, entries }, asides, readInside);
  const text = [...body.plainLines(), ...aside].join("\n");
  return {
    kind: "docx",
    pages: [{ ...page, text, trustworthy: trustPages([text])[0] ?? false }],
    pageAmount: Number.isInteger(pages) && pages > 0 ? pages : null,
    positions: false,
    properties: Object.fromEntries(
      [...core].flatMap(([name, value]) => (PROPERTIES[name] ? [[PROPERTIES[name], value]] : [])),
    ),
    ...asides.given([text]),
    encrypted: false,
    activeContent,
    hasActiveContent: activeContent.length > 0,
  };
}

/** Reads a Word file: text, properties, what it would run or fetch. Nothing outside the file is touched. */
export async function readDocx(bytes: Uint8Array, asides: Asides, readInside: ReadInside): Promise<ReadResult> {
  try {
    return await read(bytes, asides, readInside);
  } catch (error) {
    if (error instanceof ForbiddenXml) return unread("docx", "reader.forbidden-xml");
    if (error instanceof TooMuchText) return unread("docx", "reader.unpacks-too-large");
    if (error instanceof ZipError && (error.problem === "too-large" || error.problem === "too-many-entries"))
      return unread("docx", "reader.unpacks-too-large");
    if (error instanceof ZipError && error.problem === "encrypted") return unread("docx", "reader.encrypted");
    return unread("docx", "reader.broken-docx");
  }
}

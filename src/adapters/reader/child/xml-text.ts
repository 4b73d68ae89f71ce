import { SaxesParser } from "saxes";
import type { Asides } from "./aside.ts";

export class ForbiddenXml extends Error {}

type Tag = { name: string; attributes: Record<string, string> };
type Walker = {
  open(tag: Tag): void;
  close(name: string): void;
  text(text: string): void;
  /** comments and instructions for programs */
  hidden?(text: string): void;
};

/** Walks an XML part; a DTD stops it before anything inside is looked at. */
export function walk(bytes: Uint8Array, on: Walker): void {
  const parser = new SaxesParser({ xmlns: false });
  parser.on("doctype", () => {
    throw new ForbiddenXml();
  });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", (tag) => on.open(tag));
  parser.on("closetag", (tag) => on.close(tag.name));
  parser.on("text", (text) => on.text(text));
  parser.on("cdata", (text) => on.text(text));
  parser.on("comment", (text) => on.hidden?.(text));
  parser.on("processinginstruction", ({ target, body }) => on.hidden?.(`${target}\n${body}`));
  const [first, second] = bytes;
  const wide = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : null;
  const xml = new TextDecoder(wide ?? "utf-8").decode(bytes);
  for (let at = 0; at < xml.length; at += 65_536) parser.write(xml.slice(at, at + 65_536));
  parser.close();
}

// also the shared strings of a spreadsheet, which break into pieces in the same way
const PARAGRAPH = /^(w:p|a:p|si|is)$/u;
const LETTERS = /^(w:t|a:t|t)$/u;

/**
 * Every word of an XML part, whatever it is for: text of paragraphs, deleted text, field codes, text boxes, comments,
 * values of properties, names and values that programs use. What may be a mark is picked out by `into`.
 */
export function collectWords(bytes: Uint8Array, into: Asides): void {
  const paragraphs: { text: string; deleted: string; code: string }[] = [];
  const names: string[] = [];
  const leaves: string[] = [];
  const lines: string[] = [];
  walk(bytes, {
    open(tag) {
      names.push(tag.name);
      leaves.push("");
      into.technical(tag.name.slice(tag.name.lastIndexOf(":") + 1));
      const paragraph = paragraphs.at(-1);
      if (PARAGRAPH.test(tag.name)) paragraphs.push({ text: "", deleted: "", code: "" });
      else if (paragraph && (tag.name === "w:br" || tag.name === "w:cr" || tag.name === "a:br")) paragraph.text += "\n";
      else if (paragraph && tag.name === "w:tab") paragraph.text += "\t";
      for (const [name, value] of Object.entries(tag.attributes)) collectAttribute(tag.name, { name, value }, into);
    },
    text(text) {
      const name = names.at(-1) ?? "";
      const paragraph = paragraphs.at(-1);
      if (paragraph && name === "w:delText") paragraph.deleted += text;
      else if (paragraph && /^w:(instrText|delInstrText)$/u.test(name)) paragraph.code += text;
      else if (paragraph && LETTERS.test(name)) paragraph.text += text;
      else if (leaves.length > 0) leaves[leaves.length - 1] += text;
    },
    hidden(text) {
      into.text(text);
      into.text(text.replaceAll(/<[^>]*>/gu, "\n"));
    },
    close(name) {
      names.pop();
      into.text(leaves.pop());
      const done = PARAGRAPH.test(name) ? paragraphs.pop() : undefined;
      if (!done) return;
      lines.push(done.text);
      into.text(done.deleted);
      // the words of a field code stand between its quotation marks
      into.text(done.code.replaceAll(/["“”]/gu, "\n"));
    },
  });
  into.text(lines.join("\n"));
}

function collectAttribute(tag: string, { name, value }: { name: string; value: string }, into: Asides): void {
  // three letters without signs are a technical value
  if (value === "MAT") return;
  into.technical(value);
  // a bookmark's name has no blanks
  if (tag === "w:bookmarkStart" && name === "w:name") into.name(value);
}

import { SaxesParser } from "saxes";
import type { Asides } from "./aside.ts";

export class ForbiddenXml extends Error {}

type Tag = { name: string; attributes: Record<string, string> };
type Walker = { open(tag: Tag): void; close(name: string): void; text(text: string): void };

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
  const xml = new TextDecoder("utf-8").decode(bytes);
  for (let at = 0; at < xml.length; at += 65_536) parser.write(xml.slice(at, at + 65_536));
  parser.close();
}

// what a person reads as such: words of WordArt and watermarks, descriptions of pictures, names of content controls
const WORDS = /^(string|descr|title|alt|w:tooltip)$/u;
const PARAGRAPH = /^(w:p|a:p)$/u;

/**
 * Every word of an XML part, whatever it is for: text of paragraphs, deleted text, field codes, text boxes, values of
 * properties, and attributes that hold words (a mark with its diacritics is never a technical value).
 */
export function collectWords(bytes: Uint8Array, into: Asides): void {
  const paragraphs: { text: string; deleted: string; code: string }[] = [];
  const names: string[] = [];
  const leaves: string[] = [];
  walk(bytes, {
    open(tag) {
      names.push(tag.name);
      leaves.push("");
      const paragraph = paragraphs.at(-1);
      if (PARAGRAPH.test(tag.name)) paragraphs.push({ text: "", deleted: "", code: "" });
      else if (paragraph && (tag.name === "w:br" || tag.name === "w:cr" || tag.name === "a:br")) paragraph.text += "\n";
      else if (paragraph && tag.name === "w:tab") paragraph.text += "\t";
      for (const [name, value] of Object.entries(tag.attributes))
        if (WORDS.test(name) || /[\u0300-\u036F\u1E00-\u1EFF\uFF00-\uFFEF]/u.test(value)) into.text(value);
    },
    text(text) {
      const name = names.at(-1) ?? "";
      const paragraph = paragraphs.at(-1);
      if (paragraph && name === "w:delText") paragraph.deleted += text;
      else if (paragraph && /^w:(instrText|delInstrText)$/u.test(name)) paragraph.code += text;
      else if (paragraph && /^(w:t|a:t)$/u.test(name)) paragraph.text += text;
      else if (leaves.length > 0) leaves[leaves.length - 1] += text;
    },
    close(name) {
      names.pop();
      into.text(leaves.pop());
      const done = PARAGRAPH.test(name) ? paragraphs.pop() : undefined;
      if (!done) return;
      into.text(done.text);
      into.text(done.deleted);
      // the words of a field code stand between its quotation marks
      into.text(done.code.replaceAll(/["“”]/gu, "\n"));
    },
  });
}

import { SaxesParser } from "saxes";
import { EdxmlError } from "../edxml.port.ts";

/** An element by its local name; prefixes and order differ between writers and carry no meaning here. */
export type XmlElement = {
  name: string;
  /** attributes by local name */
  attributes: Record<string, string>;
  children: XmlElement[];
  /** its own text, children's text not included */
  text: string;
};

/** `maxAttributes` in one element; all together no more than there may be elements. */
export type XmlLimits = { maxBytes: number; maxElements: number; maxDepth: number; maxAttributes: number };

const CHUNK = 65_536;
const MAX_NAME = 256;
const MAX_VALUE = 65_536;
/** references (`&lt;`) in a whole message: each is appended by itself, which costs eight times its bytes */
const MAX_REFERENCES = 1_000_000;
/** pieces of markup for each element there may be: its two tags, and as many comments and sections */
const MARKUP_PER_ELEMENT = 4;
const localName = (name: string): string => name.slice(name.indexOf(":") + 1);

function decodeUtf8(bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new EdxmlError("edxml.not-utf8");
  }
  const declared = /^<\?xml[^>]*?encoding\s*=\s*["']([^"']+)["']/.exec(text.slice(0, 200))?.[1];
  if (declared && !/^utf-?8$/i.test(declared)) throw new EdxmlError("edxml.not-utf8", `declared encoding ${declared}`);
  return text;
}

const tooLarge = (what: string): EdxmlError => new EdxmlError("edxml.too-large", what);

/** Before anything is built: how often a character stands in the text, no further than the limit. @throws EdxmlError */
function demandAtMost(text: string, mark: string, limit: number): void {
  let count = 0;
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) {
    count += 1;
    if (count > limit) throw tooLarge(`more than ${limit} times ${mark}`);
  }
}

/**
 * Parses a whole document into a tree within limits. Not aware of namespaces on purpose: real senders use undeclared
 * prefixes. A DTD is refused before anything in it is looked at; only the five predefined entities exist.
 * Throws `EdxmlError`. The namespace of the root is given back as `xmlns` resolved for the root's own prefix.
 */
export function parseXml(bytes: Uint8Array, limits: XmlLimits): { root: XmlElement; namespace: string } {
  if (bytes.length > limits.maxBytes) throw tooLarge(`${bytes.length} bytes`);
  const text = decodeUtf8(bytes);
  demandAtMost(text, "<", MARKUP_PER_ELEMENT * limits.maxElements);
  demandAtMost(text, "&", MAX_REFERENCES);
  const parser = new SaxesParser({ xmlns: false });
  const open: XmlElement[] = [];
  let root: XmlElement | null = null;
  let namespace = "";
  let elements = 0;
  let attributesHere = 0;
  let attributesSoFar = 0;
  parser.on("doctype", () => {
    throw new EdxmlError("edxml.doctype");
  });
  parser.on("error", (error) => {
    throw new EdxmlError("edxml.not-xml", error.message);
  });
  parser.on("opentagstart", (tag) => {
    elements += 1;
    attributesHere = 0;
    if (elements > limits.maxElements || open.length >= limits.maxDepth) throw tooLarge("too many elements or levels");
    if (tag.name.length > MAX_NAME) throw tooLarge("name too long");
  });
  // counted while they come: an element of two million attributes is not gathered first
  parser.on("attribute", ({ name, value }) => {
    attributesHere += 1;
    attributesSoFar += 1;
    if (attributesHere > limits.maxAttributes || attributesSoFar > limits.maxElements)
      throw tooLarge("too many attributes");
    if (name.length > MAX_NAME || value.length > MAX_VALUE) throw tooLarge("attribute too long");
  });
  parser.on("opentag", (tag) => {
    const raw = Object.entries(tag.attributes);
    const attributes = Object.fromEntries(raw.map(([name, value]) => [localName(name), value]));
    const element: XmlElement = { name: localName(tag.name), attributes, children: [], text: "" };
    const parent = open.at(-1);
    if (parent) parent.children.push(element);
    else {
      root = element;
      const prefix = tag.name.includes(":") ? `xmlns:${tag.name.slice(0, tag.name.indexOf(":"))}` : "xmlns";
      namespace = tag.attributes[prefix] ?? "";
    }
    open.push(element);
  });
  const addText = (part: string): void => {
    const element = open.at(-1);
    if (element) element.text += part;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.on("closetag", () => {
    open.pop();
  });
  for (let at = 0; at < text.length; at += CHUNK) parser.write(text.slice(at, at + CHUNK));
  parser.close();
  if (!root) throw new EdxmlError("edxml.not-xml", "no root element");
  return { root, namespace };
}

export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((candidate) => candidate.name === name);
}

export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((candidate) => candidate.name === name) ?? [];
}

/** Trimmed NFC text of a child; undefined when the child is absent or empty. */
export function textOf(element: XmlElement | undefined, name: string): string | undefined {
  const text = child(element, name)?.text.trim().normalize("NFC");
  return text === "" ? undefined : text;
}

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

export type XmlLimits = { maxBytes: number; maxElements: number; maxDepth: number; maxAttributes: number };

const CHUNK = 65_536;
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

/**
 * Parses a whole document into a tree within limits. Not aware of namespaces on purpose: real senders use undeclared
 * prefixes. A DTD is refused before anything in it is looked at; only the five predefined entities exist.
 * Throws `EdxmlError`. The namespace of the root is given back as `xmlns` resolved for the root's own prefix.
 */
export function parseXml(bytes: Uint8Array, limits: XmlLimits): { root: XmlElement; namespace: string } {
  if (bytes.length > limits.maxBytes) throw new EdxmlError("edxml.too-large", `${bytes.length} bytes`);
  const text = decodeUtf8(bytes);
  const parser = new SaxesParser({ xmlns: false });
  const open: XmlElement[] = [];
  let root: XmlElement | null = null;
  let namespace = "";
  let elements = 0;
  parser.on("doctype", () => {
    throw new EdxmlError("edxml.doctype");
  });
  parser.on("error", (error) => {
    throw new EdxmlError("edxml.not-xml", error.message);
  });
  parser.on("opentag", (tag) => {
    elements += 1;
    const raw = Object.entries(tag.attributes);
    if (elements > limits.maxElements || open.length >= limits.maxDepth || raw.length > limits.maxAttributes)
      throw new EdxmlError("edxml.too-large", "too many elements, levels or attributes");
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

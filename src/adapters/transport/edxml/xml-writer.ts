import { EdxmlError } from "../edxml.port.ts";

export type XmlNode = { name: string; attributes?: Record<string, string>; children?: XmlNode[]; text?: string };

// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these characters are forbidden in XML 1.0
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/u;

function escapeText(text: string): string {
  if (FORBIDDEN.test(text) || !text.isWellFormed())
    throw new EdxmlError("edxml.bad-spec", "a character that XML does not allow");
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\r", "&#xD;");
}

/** An element with text; null (nothing is written) when the text is absent or empty. NFC, trimmed. */
export function element(name: string, value: string | undefined | null): XmlNode | null {
  const text = value?.trim().normalize("NFC");
  return text ? { name, text } : null;
}

/** An element with children; null when none of them is there. */
export function list(name: string, children: (XmlNode | null)[]): XmlNode | null {
  const present = children.filter((node) => node !== null);
  return present.length > 0 ? { name, children: present } : null;
}

function write(node: XmlNode, indent: string, into: string[]): void {
  const attributes = Object.entries(node.attributes ?? {})
    .map(([name, value]) => ` ${name}="${escapeText(value).replaceAll('"', "&quot;")}"`)
    .join("");
  if (node.text !== undefined) {
    into.push(`${indent}<${node.name}${attributes}>${escapeText(node.text)}</${node.name}>`);
    return;
  }
  if (!node.children || node.children.length === 0) {
    into.push(`${indent}<${node.name}${attributes} />`);
    return;
  }
  into.push(`${indent}<${node.name}${attributes}>`);
  for (const inner of node.children) write(inner, `${indent}  `, into);
  into.push(`${indent}</${node.name}>`);
}

/** The document as text: XML declaration, two blanks a level, CRLF, as the official software prints it. */
export function toXml(root: XmlNode): string {
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>'];
  write(root, "", lines);
  return `${lines.join("\r\n")}\r\n`;
}

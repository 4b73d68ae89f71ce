const BEYOND_ASCII = /[\u0080-\uFFFF]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they enclose the name of a language
const LANGUAGE = /\u001B[^\u001B]{0,8}\u001B/gu;

const decode = (raw: string, encoding: string, fatal = false): string =>
  new TextDecoder(encoding, { fatal }).decode(Buffer.from(raw, "latin1"));

/**
 * What a string of a PDF may say (ISO 32000-2 §7.9.2.2): UTF-16 or UTF-8 by its first bytes, else one byte a letter;
 * writers also leave UTF-8 and UTF-16 without saying so.
 * @param raw bytes as Latin-1
 */
export function wordingsOf(raw: string): string[] {
  if (raw.startsWith("\u00FE\u00FF")) return [decode(raw, "utf-16be").replaceAll(LANGUAGE, "")];
  if (raw.startsWith("\u00FF\u00FE")) return [decode(raw, "utf-16le").replaceAll(LANGUAGE, "")];
  const found = [raw];
  if (raw.includes("\0") && raw.length % 2 === 0) found.push(decode(raw, "utf-16be"), decode(raw, "utf-16le"));
  if (BEYOND_ASCII.test(raw)) found.push(decode(raw, "utf-8"));
  return found;
}

const CODE = /\b(?:app|this|event|function|var|let|const|util|console)\b/u;

/** The strings of a script. */
export function codePieces(raw: string): string[] {
  return wordingsOf(raw).flatMap((text) => {
    if (!CODE.test(text)) return [];
    const plain = text.replaceAll(/\\u([\dA-Fa-f]{4})|\\x([\dA-Fa-f]{2})/gu, (_all, wide?: string, narrow?: string) =>
      String.fromCharCode(Number.parseInt(wide ?? narrow ?? "", 16)),
    );
    return [...plain.matchAll(/(["'`])((?:(?!\1)[^\\\r\n]|\\.)*)\1/gu)].map(([, , piece = ""]) => piece);
  });
}

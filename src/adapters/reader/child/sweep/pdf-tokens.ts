/** A piece of PDF syntax (ISO 32000-1 §7.2); bytes are written as Latin-1. */
export type Token = { kind: "string" | "name" | "word" | "comment"; text: string };

const PLAIN = /[^\0\t\n\f\r ()<>[\]{}/%]+/y;
const NAME = /[^\0\t\n\f\r ()<>[\]{}/%]*/y;
const SPACE = /[\0\t\n\f\r ]+/y;
const HEX = /<([\dA-Fa-f\0\t\n\f\r ]*)>/y;
const COMMENT = /%[^\r\n]*/y;

const ESCAPES: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** `#20` in a name stands for a blank. */
export const plainName = (name: string): string =>
  name.replaceAll(/#([\dA-Fa-f]{2})/gu, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

function fromHex(digits: string): string {
  const even = digits.replaceAll(/[^\dA-Fa-f]/gu, "");
  return Buffer.from(even.length % 2 === 0 ? even : `${even}0`, "hex").toString("latin1");
}

const unescaped = (raw: string): string =>
  raw.replaceAll(/\\(\r\n|[0-7]{1,3}|[\s\S])/gu, (_all, code: string) =>
    /^[0-7]/u.test(code)
      ? String.fromCharCode(Number.parseInt(code, 8) & 255)
      : (ESCAPES[code] ?? (/^[\r\n]/u.test(code) ? "" : code)),
  );

/** End of the string that begins at `(`; where it never ends, the end of its object. A loop: brackets nest. */
function endOfString(text: string, at: number): { end: number; closed: boolean } {
  let depth = 0;
  for (let i = at; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 0x5c) i += 1;
    else if (code === 0x28) depth += 1;
    else if (code === 0x29) {
      depth -= 1;
      if (depth === 0) return { end: i, closed: true };
    }
  }
  const object = text.indexOf("endobj", at);
  return { end: object < 0 ? text.length : object, closed: false };
}

/** All pieces in their order, whatever they mean; damaged syntax loses no string. */
export function* tokensOf(text: string): Generator<Token> {
  let at = 0;
  // after one string without end no further one can end either: the rest is cut at every bracket
  let endless = false;
  while (at < text.length) {
    const space = match(SPACE, text, at);
    if (space) at += space[0].length;
    const sign = text[at];
    if (sign === undefined) return;
    if (sign === "(" && !endless) {
      const { end, closed } = endOfString(text, at);
      endless = !closed;
      if (closed) yield { kind: "string", text: unescaped(text.slice(at + 1, end)) };
      else at = yield* pieces(text, at, end);
      if (closed) at = end + 1;
      continue;
    }
    const found =
      sign === "/"
        ? match(NAME, text, at + 1)
        : sign === "<"
          ? match(HEX, text, at)
          : match(sign === "%" ? COMMENT : PLAIN, text, at);
    if (!found) at += 1;
    else if (sign === "/") {
      yield { kind: "name", text: plainName(found[0]) };
      at += 1 + found[0].length;
    } else {
      if (sign === "<") yield { kind: "string", text: fromHex(found[1] ?? "") };
      else yield { kind: sign === "%" ? "comment" : "word", text: found[0] };
      at += found[0].length;
    }
  }
}

function* pieces(text: string, from: number, to: number): Generator<Token, number> {
  for (const piece of text.slice(from, to).split(/[()]/u))
    if (piece.trim() !== "") yield { kind: "string", text: unescaped(piece) };
  return to;
}

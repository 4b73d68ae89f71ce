// Text drawn by a stream that no page shows: an earlier page, a form or pattern that nothing calls.
import { pageText } from "../../lines.ts";
import { type Run, wordsOf } from "../pdf-words.ts";
import { tokensOf } from "./pdf-tokens.ts";

type Matrix = [number, number, number, number, number, number];
/** Codes as they stand in the stream, with their place. */
export type Shown = { raw: string; x: number; y: number; size: number };

const SAME: Matrix = [1, 0, 0, 1, 0, 0];
const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[1] * n[2],
  m[0] * n[1] + m[1] * n[3],
  m[2] * n[0] + m[3] * n[2],
  m[2] * n[1] + m[3] * n[3],
  m[4] * n[0] + m[5] * n[2] + n[4],
  m[4] * n[1] + m[5] * n[3] + n[5],
];
/** a letter is about half as wide as high */
const LETTER = 0.5;
const MAX_SHOWN = 50_000;

/** What the operators of a stream show, in their order (ISO 32000-1 §9.4). */
export function shownIn(content: string): Shown[] {
  const shown: Shown[] = [];
  const kept: Matrix[] = [];
  let [ctm, line, text]: [Matrix, Matrix, Matrix] = [SAME, SAME, SAME];
  let [size, leading] = [12, 12];
  let strings: string[] = [];
  let numbers: number[] = [];
  const matrix = (): Matrix => {
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers.slice(-6);
    return [a, b, c, d, e, f];
  };
  const move = (x: number, y: number): void => {
    line = times([1, 0, 0, 1, x, y], line);
    text = line;
  };
  const show = (): void => {
    const raw = strings.join("");
    const at = times(text, ctm);
    const scale = Math.hypot(at[2], at[3]) || 1;
    shown.push({ raw, x: at[4], y: at[5], size: Math.abs(size) * scale || 12 });
    text = times([1, 0, 0, 1, raw.length * LETTER * size, 0], text);
  };
  const last = (): number => numbers.at(-1) ?? 0;
  const run = (operator: string): void => {
    switch (operator) {
      case "q":
        if (kept.length < 100) kept.push(ctm);
        break;
      case "Q":
        ctm = kept.pop() ?? ctm;
        break;
      case "cm":
        ctm = times(matrix(), ctm);
        break;
      case "BT":
        [line, text] = [SAME, SAME];
        break;
      case "Tm":
        line = matrix();
        text = line;
        break;
      case "Tf":
        size = last();
        break;
      case "TL":
        leading = last();
        break;
      case "Td":
        move(numbers.at(-2) ?? 0, last());
        break;
      case "TD":
        leading = -last();
        move(numbers.at(-2) ?? 0, last());
        break;
      case "T*":
        move(0, -leading);
        break;
      case "Tj":
      case "TJ":
        show();
        break;
      case "'":
      case '"':
        move(0, -leading);
        show();
        break;
      default:
    }
  };
  for (const token of tokensOf(content)) {
    if (shown.length >= MAX_SHOWN) break;
    if (token.kind === "string") strings.push(token.text);
    if (token.kind !== "word") continue;
    const number = Number(token.text);
    if (Number.isFinite(number)) {
      numbers.push(number);
      continue;
    }
    run(token.text);
    [strings, numbers] = [[], []];
  }
  return shown;
}

/** Codes to letters, as a ToUnicode table of the file gives them; null = the codes are letters already. */
export type Letters = { width: 1 | 2; of: ReadonlyMap<number, string> } | null;

/** Lines as they would stand on a page; empty when the table belongs to another font. */
export function linesOf(shown: readonly Shown[], letters: Letters): string {
  let [known, all] = [0, 0];
  const runs = shown.map(({ raw, x, y, size }): Run => {
    let text = letters ? "" : raw;
    if (letters)
      for (let at = 0; at + letters.width <= raw.length; at += letters.width) {
        const code = letters.width === 1 ? raw.charCodeAt(at) : raw.charCodeAt(at) * 256 + raw.charCodeAt(at + 1);
        const letter = letters.of.get(code);
        all += 1;
        if (letter !== undefined) known += 1;
        text += letter ?? "\uFFFD";
      }
    const width = text.length * LETTER * size;
    return { text, x0: x, x1: x + width, top: -y - 0.8 * size, bottom: -y + 0.2 * size };
  });
  return known * 2 < all ? "" : pageText(wordsOf(runs));
}

const wide = (hex: string): string =>
  hex.length <= 2
    ? String.fromCharCode(Number.parseInt(hex, 16))
    : Buffer.from(hex.padEnd(Math.ceil(hex.length / 4) * 4, "0"), "hex")
        .swap16()
        .toString("utf16le");

/** A ToUnicode table (ISO 32000-1 §9.10.3). */
export function lettersOf(table: string): Letters {
  const of = new Map<number, string>();
  let width: 1 | 2 = 1;
  for (const [, section = ""] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/gu))
    for (const [, code = "", letter = ""] of section.matchAll(/<([\dA-Fa-f]+)>\s*<([\dA-Fa-f]+)>/gu)) {
      if (code.length > 2) width = 2;
      of.set(Number.parseInt(code, 16), wide(letter));
    }
  for (const [, section = ""] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/gu))
    for (const [, from = "", to = "", first, list] of section.matchAll(
      /<([\dA-Fa-f]+)>\s*<([\dA-Fa-f]+)>\s*(?:<([\dA-Fa-f]+)>|\[([^\]]*)\])/gu,
    )) {
      if (from.length > 2) width = 2;
      const start = Number.parseInt(from, 16);
      const several = [...(list ?? "").matchAll(/<([\dA-Fa-f]+)>/gu)].map(([, hex = ""]) => wide(hex));
      const base = first === undefined ? 0 : wide(first).codePointAt(0);
      for (let code = start; code <= Math.min(Number.parseInt(to, 16), start + 0xffff); code += 1)
        of.set(code, several[code - start] ?? String.fromCodePoint(Math.min(0x10ffff, (base ?? 0) + code - start)));
    }
  return { width, of };
}

import { isCapitals } from "#src/rules/secrecy/letters.ts";
import { around, type Line, toLines } from "../lines.ts";
import type { ReadPage, Word } from "../reader.port.ts";
import { COMPETENCE, FAMILY_NAMES, POST } from "./office-words.ts";

export type Signer = {
  /** index of the page */
  page: number;
  competence: { text: string; lines: Line[] } | null;
  position: { text: string; lines: Line[] } | null;
  fullName: { text: string; line: Line; familyKnown: boolean };
  /** left edge of the block */
  x: number;
  top: number;
};

const clean = (line: Line): string => line.text.replace(/^[^\p{L}]+|[^\p{L}.)]+$/gu, "").replace(/\s+/g, " ");
const isPost = (text: string): boolean =>
  isCapitals(text.replace(/[^\p{L} ]/gu, "")) && (COMPETENCE.test(text) || POST.test(text));

/** `Nguyễn Văn A`, two to six words with capitals, perhaps after a rank or title (TS., Đại tá). */
function nameIn(text: string): string | null {
  const plain = text
    .replace(/\s*[–-]\s*(Đã ký|đã ký)$/u, "")
    .replace(/[^\p{L}' .]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  const match = /(?:^|[. ])((?:\p{Lu}\p{Ll}*'?\p{L}*\s){1,5}\p{Lu}\p{Ll}+)$/u.exec(plain);
  const name = match?.[1];
  if (!name || isCapitals(name) || plain.length - name.length > 16) return null;
  return name;
}

/** The post lines that follow each other from `at` on. */
function postBlock(lines: Line[], at: number): Line[] {
  const block: Line[] = [];
  for (const line of lines.slice(at)) {
    const above = block.at(-1);
    const text = clean(line);
    if (above && line.box[1] - above.box[3] > line.height * 1.2) break;
    if (!isCapitals(text.replace(/[^\p{L} ]/gu, "")) || (!above && !isPost(text))) break;
    if (above && !isPost(text) && text.length < 4) break;
    block.push(line);
  }
  return block;
}

function splitPosts(block: Line[]): Pick<Signer, "competence" | "position"> {
  const competence: { text: string; lines: Line[] }[] = [];
  const position: { text: string; lines: Line[] }[] = [];
  for (const line of block) {
    const text = clean(line);
    const group = COMPETENCE.test(text)
      ? competence
      : POST.test(text)
        ? position
        : position.length > 0
          ? position
          : competence;
    const last = group.at(-1);
    // A line that begins neither way goes on with the one above: "KT. TRƯỞNG BAN / BAN CHÍNH SÁCH".
    if (last && !COMPETENCE.test(text) && !POST.test(text)) {
      last.text += ` ${text}`;
      last.lines.push(line);
    } else group.push({ text, lines: [line] });
  }
  const merge = (parts: { text: string; lines: Line[] }[]): { text: string; lines: Line[] } | null =>
    parts.length > 0
      ? { text: parts.map((part) => part.text).join("; "), lines: parts.flatMap((part) => part.lines) }
      : null;
  return { competence: merge(competence), position: merge(position) };
}

function signerOn(page: ReadPage, index: number): Signer | null {
  const lines = toLines(page.words.filter((word) => word.box[0] > page.width * 0.4));
  let found: Signer | null = null;
  for (let at = 0; at < lines.length; at += 1) {
    const block = postBlock(lines, at);
    const last = block.at(-1);
    if (!last) continue;
    const after = lines.slice(at + block.length).filter((line) => line.box[1] - last.box[3] < 190);
    const line = after.slice(0, 4).find((each) => nameIn(each.text) !== null);
    const name = line ? nameIn(line.text) : null;
    if (line && name) {
      const familyKnown = FAMILY_NAMES.has(name.split(" ")[0] ?? "");
      const [x, top] = around(block.flatMap((each) => each.words));
      if (familyKnown || !found)
        found = { page: index, ...splitPosts(block), fullName: { text: name, line, familyKnown }, x, top };
    }
    at += block.length - 1;
  }
  return found;
}

/** Who signed: posts in capitals and a name under them, in the right half of the last page that has both. */
export function readSigner(pages: readonly ReadPage[]): Signer | null {
  for (let index = pages.length - 1; index >= 0; index -= 1) {
    const page = pages[index];
    const signer = page?.trustworthy ? signerOn(page, index) : null;
    if (signer) return signer;
  }
  return null;
}

export type Recipients = { page: number; places: string[]; words: Word[] };

function itemsBelow(lines: Line[]): { places: string[]; words: Word[] } {
  const places: string[] = [];
  const words: Word[] = [];
  let above: Line | undefined;
  for (const line of lines) {
    if (above && line.box[1] - above.box[3] > line.height * 1.6) break;
    const text = line.text.trim();
    const item = /^[-–—+•]\s*(.+)$/u.exec(text)?.[1];
    if (item !== undefined) places.push(item);
    else if (places.length > 0 && !/^\d+$/.test(text)) places.push(`${places.pop()} ${text}`);
    else if (places.length === 0 && above) break;
    words.push(...line.words);
    above = line;
  }
  return { places: places.map((place) => place.replace(/[;.,\s/]+$/u, "")).filter((place) => place !== ""), words };
}

/** "Nơi nhận": the list in the left half beside the signature. */
export function readRecipients(pages: readonly ReadPage[], signer: Signer | null): Recipients | null {
  for (let index = pages.length - 1; index >= 0; index -= 1) {
    const page = pages[index];
    if (!page?.trustworthy) continue;
    const edge = signer?.page === index ? signer.x - 4 : page.width * 0.52;
    const left = toLines(page.words.filter((word) => (word.box[0] + word.box[2]) / 2 < edge));
    const at = left.findIndex((line) => /^Nơi nhận\s*:?/iu.test(line.text.normalize("NFC")));
    if (at < 0) continue;
    const { places, words } = itemsBelow(left.slice(at + 1));
    return places.length > 0 ? { page: index, places, words } : null;
  }
  return null;
}

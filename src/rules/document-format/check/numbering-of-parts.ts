// Which number each part of the text must bear: Phụ lục I, mục II.6.đ.
import type { Block } from "../document-model.ts";
import { POINT_LETTERS, toRoman } from "../printed-words.ts";

/**
 * The right number of each block, null where it has none. Phần, chương and điều run through the whole document; mục begin again in
 * each phần or chương, khoản after each phần, chương, mục or điều, điểm after each of these and each khoản. Mục are Arabic where the
 * document has điều or chương, else Roman. A khoản may follow plain text; the count goes on.
 */
export function expectedNumbers(body: readonly Block[]): (string | null)[] {
  const arabicSections = body.some((b) => b.type === "article" || (b.type === "heading" && b.level === "chuong"));
  let [part, chapter, section, article, clause, point] = [0, 0, 0, 0, 0, 0];
  return body.map((block) => {
    switch (block.type) {
      case "heading":
        [clause, point] = [0, 0];
        if (block.level === "muc") {
          section += 1;
          return arabicSections ? String(section) : toRoman(section);
        }
        section = 0;
        if (block.level === "chuong") {
          chapter += 1;
          return toRoman(chapter);
        }
        part += 1;
        return toRoman(part);
      case "article":
        [clause, point] = [0, 0];
        article += 1;
        return String(article);
      case "clause":
        point = 0;
        clause += 1;
        return String(clause);
      case "point":
        point += 1;
        return pointLetter(point);
      case "paragraph":
      case "table":
        return null;
      default:
        return block satisfies never;
    }
  });
}

/** a … y, then aa, ab …: the law names no letter after y; offices double it. */
function pointLetter(n: number): string {
  const count = POINT_LETTERS.length;
  const last = POINT_LETTERS[(n - 1) % count] ?? "";
  return n <= count ? last : `${POINT_LETTERS[Math.floor((n - 1) / count) - 1] ?? ""}${last}`;
}

/** The blocks with right numbers on those that `which` picks. */
export function withNumbers(body: readonly Block[], which: (block: Block) => boolean): Block[] {
  const numbers = expectedNumbers(body);
  return body.map((block, i) => {
    const number = numbers[i];
    return number !== null && number !== undefined && "number" in block && which(block) ? { ...block, number } : block;
  });
}

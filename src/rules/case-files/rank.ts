// Which case file a document probably belongs to: by the words of its subject against the titles of the file plan (NĐ 30/2020 PL V).
import { fold } from "../vietnamese-text/fold.ts";

/** words every office writes everywhere: they tell nothing about the matter */
const EMPTY = new Set(
  "ve viec de nghi cua va cac theo nam thang quy tinh so ban hanh thuc hien cong tac cho den tu tai o duoc voi tren tra loi gui ho".split(
    " ",
  ),
);

const syllables = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
const told = (words: readonly string[]): Set<string> =>
  new Set(words.filter((word) => !EMPTY.has(word) && !/^\d+$/u.test(word)));
const pairs = (words: readonly string[]): Set<string> =>
  new Set(
    words.slice(1).flatMap((word, at) => (told([words[at] ?? "", word]).size === 2 ? [`${words[at]} ${word}`] : [])),
  );
const shared = (one: Set<string>, other: Set<string>): number => [...one].filter((word) => other.has(word)).length;

/** How much two texts speak of one matter: Vietnamese words are mostly two syllables, so two that follow each other weigh most. */
export function sharedMatter(one: string, other: string): number {
  const [a, b] = [syllables(one), syllables(other)];
  return 3 * shared(pairs(a), pairs(b)) + shared(told(a), told(b));
}

export type Candidate = {
  title: string;
  /** it belongs to the unit that leads the work, or to the person's own */
  ofUnit: boolean;
  own: boolean;
  sameSender: boolean;
};

/** The best first. Words go before everything; among equals the unit's own plan, then where this sender's letters lie. */
export function rankCaseFiles<T extends Candidate>(subject: string, files: readonly T[]): T[] {
  const weigh = (file: T): number =>
    10 * sharedMatter(subject, file.title) +
    4 * Number(file.ofUnit) +
    3 * Number(file.sameSender) +
    2 * Number(file.own);
  const weighed = files.map((file) => ({ file, weight: weigh(file) }));
  return weighed.toSorted((a, b) => b.weight - a.weight).map(({ file }) => file);
}

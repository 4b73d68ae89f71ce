// Deep equality of two objects of two revisions, following references on both sides, without recursion and within a budget.
import {
  PdfArray,
  PdfBool,
  PdfDict,
  PdfName,
  PdfNumber,
  type PdfObject,
  PdfRef,
  PdfStream,
  PdfString,
} from "@libpdf/core";
import { follow, LimitReached, type Revision } from "./revision.ts";

/** Steps allowed for one file; a large real document needs some hundred thousand. */
export type Budget = { left: number };

/** Objects with rules of their own (pages, fields, catalogue): equality stops there, their own rule judges them. */
export type Special = (objectNumber: number) => boolean;

/** Programs that write an object again round to five decimals: less than a millionth of a page, nothing anybody could see. */
const ROUNDING = 6e-6;
const sameNumber = (a: number, b: number): boolean =>
  Math.abs(a - b) <= ROUNDING || (Number.isNaN(a) && Number.isNaN(b));
const isNothing = (object: PdfObject | null): boolean => object === null || object.type === "null";

export type Comparer = (a: PdfObject | null | undefined, b: PdfObject | null | undefined) => boolean;

/** A comparer for one pair of revisions; it remembers which pairs of objects it has seen. */
export function comparer(before: Revision, after: Revision, limits: { budget: Budget; special: Special }): Comparer {
  const seen = new Set<string>();

  const scalars = (a: PdfObject, b: PdfObject): boolean => {
    if (a instanceof PdfName && b instanceof PdfName) return a.value === b.value;
    if (a instanceof PdfNumber && b instanceof PdfNumber) return sameNumber(a.value, b.value);
    if (a instanceof PdfString && b instanceof PdfString) return Buffer.from(a.bytes).equals(b.bytes);
    if (a instanceof PdfBool && b instanceof PdfBool) return a.value === b.value;
    return false;
  };

  const walk = (first: PdfObject | null | undefined, second: PdfObject | null | undefined, met: string[]): boolean => {
    const work: [PdfObject | null | undefined, PdfObject | null | undefined][] = [[first, second]];
    for (let pair = work.pop(); pair; pair = work.pop()) {
      if (--limits.budget.left < 0) throw new LimitReached();
      let [a, b] = pair;
      if (a instanceof PdfRef || b instanceof PdfRef) {
        const numbers = [a, b].map((object) => (object instanceof PdfRef ? object.objectNumber : null));
        if (numbers.some((number) => number !== null && limits.special(number))) {
          if (numbers[0] !== numbers[1]) return false;
          continue;
        }
        if (numbers[0] !== null && numbers[1] !== null) {
          const key = `${numbers[0]}/${numbers[1]}`;
          if (seen.has(key)) continue;
          seen.add(key);
          met.push(key);
        }
        a = follow(before.pdf, a);
        b = follow(after.pdf, b);
      }
      a ??= null;
      b ??= null;
      if (isNothing(a) && isNothing(b)) continue;
      if (a === null || b === null || a.type !== b.type) return false;
      if (a instanceof PdfArray && b instanceof PdfArray) {
        if (a.length !== b.length) return false;
        for (let i = 0; i < a.length; i++) work.push([a.at(i), b.at(i)]);
        continue;
      }
      if (a instanceof PdfDict && b instanceof PdfDict) {
        if (a instanceof PdfStream && b instanceof PdfStream && !Buffer.from(a.data).equals(b.data)) return false;
        const keys = new Set([...a.keys(), ...b.keys()].map((key) => key.value));
        for (const key of keys) work.push([a.get(key), b.get(key)]);
        continue;
      }
      if (!scalars(a, b)) return false;
    }
    return true;
  };

  return (first, second) => {
    const met: string[] = [];
    const same = walk(first, second, met);
    // What was met on the way to a difference has not been compared to its end.
    if (!same) for (const key of met) seen.delete(key);
    return same;
  };
}

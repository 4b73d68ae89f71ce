import type { KindCode } from "./kinds.ts";

/**
 * How the head of an agency has its administrative documents numbered (NĐ 30/2020, Đ15.1.c): one common series, one per
 * kind, or a mix: `own` names the kinds with a series of their own beside the common one.
 */
export type SeriesPlan = { mode: "common" } | { mode: "per-kind" } | { mode: "mixed"; own: KindCode[] };

/**
 * The book a number belongs to. `body` is the abbreviation of a council or board that issues under the agency's seal and
 * therefore has its own series (PL I mục II.3.a). Copies share one series (PL I phần II). Incoming documents have one series
 * for paper and electronic (Đ22.2).
 */
export type SeriesOf =
  | { book: "incoming"; year: number }
  | { book: "outgoing"; year: number; kind: KindCode; body?: string }
  | { book: "legal"; year: number; kind: KindCode }
  | { book: "copies"; year: number };

/**
 * Key of a series inside one agency: `incoming:2026`, `outgoing:2026:common`, `outgoing:2026:quyet-dinh`,
 * `outgoing:2026:common@HĐTĐKT`, `legal:2026:quyet-dinh`, `copies:2026`. Every key begins anew at 01 on 1 January.
 */
export function seriesKey(of: SeriesOf, plan: SeriesPlan = { mode: "common" }): string {
  switch (of.book) {
    case "incoming":
    case "copies":
      return `${of.book}:${of.year}`;
    case "legal":
      // NĐ 30/2020, Đ15.1.a: legal documents always by kind
      return `legal:${of.year}:${of.kind}`;
    case "outgoing":
      return `outgoing:${of.year}:${groupOf(of.kind, plan)}${of.body ? `@${of.body}` : ""}`;
    default:
      return of satisfies never;
  }
}

function groupOf(kind: KindCode, plan: SeriesPlan): string {
  switch (plan.mode) {
    case "common":
      return "common";
    case "per-kind":
      return kind;
    case "mixed":
      return plan.own.includes(kind) ? kind : "common";
    default:
      return plan satisfies never;
  }
}

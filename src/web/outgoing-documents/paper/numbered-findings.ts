// Findings with the numbers they bear on the page and in the list, worst first in the list, in page order on the page.
import { checkFormat, FORMAT_RULE_COUNT, fixFormat } from "#src/rules/document-format/check/check-format.ts";
import type { FormatFinding, FormatPhase } from "#src/rules/document-format/check/format-rule.ts";
import type { DocumentModel } from "#src/rules/document-format/document-model.ts";
import { nodeIndexOf } from "../editor/blocks.ts";
import type { BodyHint } from "../editor/page-hints.ts";
import { type Place, placeOf } from "./places.ts";

export type NumberedFinding = FormatFinding & { key: string; number: number; where: Place | null };
export type Judgement = {
  findings: NumberedFinding[];
  must: number;
  should: number;
  notes: number;
  passed: number;
  fixable: number;
};

const ORDER = { must: 0, should: 1, "ok-note": 2 } as const;

/** @param found what the server said, when its phase knows more than the page; default: the same rules run here */
export function judge(model: DocumentModel, phase: FormatPhase, found?: readonly FormatFinding[]): Judgement {
  const seen = new Map<string, number>();
  const nthOf = ({ rule, found: words }: FormatFinding) => {
    const nth = seen.get(`${rule} ${words}`) ?? 0;
    seen.set(`${rule} ${words}`, nth + 1);
    return nth;
  };
  const all = (found ?? checkFormat(model, { phase })).map(
    (finding, index): NumberedFinding => ({
      ...finding,
      key: `${finding.rule}#${index}`,
      number: index + 1,
      where: placeOf(finding, model, nthOf(finding)),
    }),
  );
  const count = (severity: FormatFinding["severity"]) => all.filter((finding) => finding.severity === severity).length;
  const failed = new Set(all.filter((finding) => finding.severity !== "ok-note").map((finding) => finding.rule));
  return {
    findings: all.toSorted((a, b) => ORDER[a.severity] - ORDER[b.severity] || a.number - b.number),
    must: count("must"),
    should: count("should"),
    notes: count("ok-note"),
    passed: FORMAT_RULE_COUNT - failed.size,
    fixable: new Set(all.filter((finding) => finding.fixable).map((finding) => finding.rule)).size,
  };
}

/** “41 quy tắc đạt, 3 phải sửa, 1 nên xem” */
export function judgementWords(judgement: Pick<Judgement, "passed" | "must" | "should">): string {
  const parts = [`${judgement.passed} quy tắc đạt`];
  if (judgement.must > 0) parts.push(`${judgement.must} phải sửa`);
  if (judgement.should > 0) parts.push(`${judgement.should} nên xem`);
  return parts.join(", ");
}

/** The model after the repairs of these rules. */
export function repaired(model: DocumentModel, rules: readonly string[]): DocumentModel {
  return [...new Set(rules)].reduce((now, rule) => fixFormat(now, rule), model);
}

/** Repairs until no rule can repair more: one repair may bring another to light (“V/v Bố trí” → “Bố trí” → “bố trí”). */
export function repairedAll(model: DocumentModel, phase: FormatPhase): DocumentModel {
  let now = model;
  for (let round = 0; round < 5; round++) {
    const rules = checkFormat(now, { phase })
      .filter((finding) => finding.fixable)
      .map((finding) => finding.rule);
    if (rules.length === 0) break;
    now = repaired(now, rules);
  }
  return now;
}

export function bodyHints(
  findings: readonly NumberedFinding[],
  model: DocumentModel,
  active: string | null,
): BodyHint[] {
  return findings.flatMap((finding) => {
    const { where } = finding;
    if (where?.key !== "body" || where.block === null) return [];
    return [
      {
        block: nodeIndexOf(model.body, where.block),
        words: where.words,
        active: finding.key === active,
        tone: finding.severity,
      },
    ];
  });
}

/** The message's first sentence says what is wrong, the rest what to do. */
export function splitMessage(message: string): { what: string; remedy: string } {
  const hint = message.search(/[.;:] (?=Hãy )/u);
  const end = hint < 0 ? message.search(/; /u) : hint;
  if (end < 0) return { what: message, remedy: "" };
  const rest = message.slice(end + 2);
  return { what: `${message.slice(0, end)}.`, remedy: rest.charAt(0).toLocaleUpperCase("vi") + rest.slice(1) };
}

// Format check of a drafted document, first form. QC-3.1; NĐ 30/2020, Phụ lục I, Phần I.

import type { DocumentModel } from "../document-model.ts";
import { STANDARD_LAYOUT } from "../page-layout.ts";
import { ADDED_RULES } from "./added-rules.ts";
import { BASIS_RULES } from "./basis-rules.ts";
import { BODY_RULES } from "./body-rules.ts";
import type { FormatContext, FormatFinding, FormatOptions, FormatRule } from "./format-rule.ts";
import { HEAD_RULES } from "./head-rules.ts";
import { LAYOUT_RULES } from "./layout-rules.ts";
import { RECIPIENT_RULES } from "./recipient-rules.ts";
import { SIGNER_RULES } from "./signer-rules.ts";
import { STRUCTURE_RULES } from "./structure-rules.ts";
import { SUBJECT_RULES } from "./subject-rules.ts";

export const FORMAT_RULES: readonly FormatRule[] = [
  ...HEAD_RULES,
  ...SUBJECT_RULES,
  ...BASIS_RULES,
  ...STRUCTURE_RULES,
  ...BODY_RULES,
  ...SIGNER_RULES,
  ...RECIPIENT_RULES,
  ...ADDED_RULES,
  ...LAYOUT_RULES,
];
export const FORMAT_RULE_COUNT: number = FORMAT_RULES.length;

const contextOf = (options: FormatOptions): FormatContext => ({
  phase: options.phase,
  annexes: options.annexes ?? 0,
  titlesBeforeNameAllowed: options.titlesBeforeNameAllowed ?? false,
  layout: options.layout ?? STANDARD_LAYOUT,
  ...(options.issued === undefined ? {} : { issued: options.issued }),
});

function findingsOf(rule: FormatRule, model: DocumentModel, context: FormatContext): FormatFinding[] {
  const hits = rule.check(model, context);
  if (hits.length === 0) return [];
  // "Fixable" is what the fix really removes, not what it hopes to.
  const fixable = rule.fix !== undefined && rule.check(rule.fix(model), context).length === 0;
  return hits.map((hit) => ({
    rule: rule.id,
    clause: rule.clause,
    place: hit.place ?? rule.place,
    found: hit.found,
    expected: hit.expected,
    severity: hit.severity ?? rule.severity,
    fixable,
    message: hit.message,
  }));
}

/**
 * Every departure from NĐ 30/2020, Phụ lục I, in the order of the components on paper; lawful blanks of a draft come as `ok-note`.
 * At phase `issue` pass `issued` (number and date). An agency stops the issue on any `must`.
 */
export function checkFormat(model: DocumentModel, options: FormatOptions): FormatFinding[] {
  const context = contextOf(options);
  return FORMAT_RULES.flatMap((rule) => findingsOf(rule, model, context));
}

/** The model with the departures of one rule repaired; unchanged where the rule is unknown or needs a person. */
export function fixFormat(model: DocumentModel, ruleId: string): DocumentModel {
  return FORMAT_RULES.find((rule) => rule.id === ruleId)?.fix?.(model) ?? model;
}

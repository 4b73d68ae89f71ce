// The format check of a draft as the office sees it before number and date are given (QC-3.1; NĐ 30/2020 Đ12.2).
import { checkFormat, FORMAT_RULE_COUNT } from "#src/rules/document-format/check/check-format.ts";
import type { FormatFinding, FormatPhase } from "#src/rules/document-format/check/format-rule.ts";
import type { DocumentModel } from "#src/rules/document-format/document-model.ts";

export type FormatAnswer = {
  phase: FormatPhase;
  rules: number;
  passed: number;
  must: number;
  should: number;
  notes: number;
  findings: FormatFinding[];
};

/** Number and date are given by the clerk after signing (Đ15.3): until then their places are lawfully empty in any phase. */
const GIVEN_LATER = ["NĐ30-PL1-II.3a:so", "NĐ30-PL1-II.4b:ngay"];

export function judgeFormat(
  model: DocumentModel,
  phase: FormatPhase,
  issued: { number: number; date: string } | null,
): FormatAnswer {
  const all = checkFormat(model, { phase, ...(issued ? { issued } : {}) });
  const later = issued || phase === "draft" ? [] : checkFormat(model, { phase: "draft" });
  const findings =
    issued || phase === "draft"
      ? all
      : [
          ...all.filter((finding) => !GIVEN_LATER.includes(finding.rule)),
          ...later.filter((finding) => GIVEN_LATER.includes(finding.rule)),
        ];
  const count = (severity: FormatFinding["severity"]): number => findings.filter((f) => f.severity === severity).length;
  const failed = new Set(findings.filter((f) => f.severity !== "ok-note").map((f) => f.rule));
  return {
    phase,
    rules: FORMAT_RULE_COUNT,
    passed: FORMAT_RULE_COUNT - failed.size,
    must: count("must"),
    should: count("should"),
    notes: count("ok-note"),
    findings,
  };
}

// The format check while typing: the same rules as the server, run here a moment after the last change.
import { useEffect, useMemo, useRef, useState } from "react";
import type { DocumentModel } from "#src/rules/document-format/document-model.ts";
import { type FormatAnswer, type OutgoingDoc, useFormatAnswer } from "../outgoing-api.ts";
import { type Judgement, judge } from "../paper/numbered-findings.ts";

const AFTER = 350;

/** @param live true: judge what is typed as a draft; false: show what the server says of a document on its way */
export function useFindings(model: DocumentModel, live: boolean, document: OutgoingDoc): Judgement {
  const [seen, setSeen] = useState(model);
  const first = useRef(true);
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    const timer = setTimeout(() => setSeen(model), AFTER);
    return () => clearTimeout(timer);
  }, [model]);
  const phase = live || document.state === "draft" || document.state === "unit-approval" ? "draft" : "issue";
  const { data } = useFormatAnswer(document, phase);
  const answer: FormatAnswer | null = live ? null : (data ?? null);
  return useMemo(() => judge(seen, phase, answer?.findings), [seen, phase, answer]);
}

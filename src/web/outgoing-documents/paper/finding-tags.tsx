/** Numbered tags beside the places of the findings. They lie over the page, never inside the text, so nothing disturbs typing. */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from "react";
import type { DocumentModel } from "#src/rules/document-format/document-model.ts";
import { nodeIndexOf } from "../editor/blocks.ts";
import type { NumberedFinding } from "./numbered-findings.ts";
import type { PlaceKey } from "./places.ts";

type Props = {
  sheet: RefObject<HTMLElement | null>;
  model: DocumentModel;
  findings: readonly NumberedFinding[];
  active: string | null;
  onPick: (key: string) => void;
  zoom: number;
};
type Spot = { key: string; number: number; tone: string; words: string; x: number; y: number };

export function FindingTags({ sheet, model, findings, active, onPick, zoom }: Props) {
  const [spots, setSpots] = useState<Spot[]>([]);
  const measure = useCallback(() => {
    const page = sheet.current?.querySelector<HTMLElement>(".mo-a4");
    if (!page || !sheet.current) return;
    setSpots((old) => {
      const next = spotsOf({ page, frame: sheet.current ?? page, findings, model });
      return JSON.stringify(old) === JSON.stringify(next) ? old : next;
    });
  }, [sheet, findings, model]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another zoom moves every place
  useLayoutEffect(measure, [measure, zoom]);
  useEffect(() => {
    const page = sheet.current?.querySelector(".mo-a4");
    if (!page) return;
    const watch = new ResizeObserver(measure);
    watch.observe(page);
    void window.document.fonts.ready.then(measure);
    return () => watch.disconnect();
  }, [measure, sheet]);
  return spots.map((spot) => (
    <button
      key={spot.key}
      type="button"
      className="mo-tag"
      tabIndex={-1}
      data-tone={spot.tone}
      data-active={spot.key === active || undefined}
      style={{ left: spot.x, top: spot.y }}
      aria-label={`Chỗ ${spot.number}: ${spot.words}`}
      onClick={() => onPick(spot.key)}
    >
      {spot.number}
    </button>
  ));
}

/** The element on the page where a finding stands. */
export function elementOf(page: ParentNode, finding: NumberedFinding, model: DocumentModel): HTMLElement | null {
  const { where } = finding;
  if (!where) return null;
  if (where.key === "body") {
    const text = page.querySelector(".ProseMirror");
    const block = where.block === null ? null : text?.children[nodeIndexOf(model.body, where.block)];
    return (block as HTMLElement | undefined) ?? page.querySelector<HTMLElement>('[data-place="body"]');
  }
  const line =
    where.line === null
      ? null
      : page.querySelector<HTMLElement>(`[data-place="${where.key}"][data-line="${where.line}"]`);
  return line ?? page.querySelector<HTMLElement>(`[data-place="${where.key}"]`);
}

const BEHIND: readonly PlaceKey[] = ["date", "notation"];

function spotsOf(of: {
  page: HTMLElement;
  frame: HTMLElement;
  findings: readonly NumberedFinding[];
  model: DocumentModel;
}): Spot[] {
  const frame = of.frame.getBoundingClientRect();
  const taken: { x: number; y: number }[] = [];
  return of.findings
    .toSorted((a, b) => a.number - b.number)
    .flatMap((finding) => {
      const element = elementOf(of.page, finding, of.model);
      if (!element) return [];
      const [first] = element.getClientRects();
      const words = element.querySelector<HTMLElement>(".mo-pf-fixed, .mo-pf, .mo-pf-read");
      const rect = finding.where?.key === "body" ? first : ((words ?? element).getClientRects()[0] ?? first);
      if (!rect) return [];
      const y = Math.round(rect.top - frame.top);
      // these stand in the middle of a line: their tag goes behind them, not over the words before
      const behind = finding.where !== null && BEHIND.includes(finding.where.key);
      const at = { x: Math.round(behind ? rect.right - frame.left + 6 : Math.max(2, rect.left - frame.left - 25)), y };
      while (!behind && taken.some((other) => Math.abs(other.x - at.x) < 22 && Math.abs(other.y - at.y) < 19))
        at.x -= 23;
      at.x = Math.max(2, at.x);
      taken.push(at);
      return [{ key: finding.key, number: finding.number, tone: finding.severity, words: finding.message, ...at }];
    });
}

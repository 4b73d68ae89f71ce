/** Two versions in one text: added words green and underlined, removed ones red and struck through; unchanged parts stay small. */

import { IconEqual } from "@tabler/icons-react";
import { Fragment } from "react";
import { EmptyState } from "../../parts/feedback/empty-state.tsx";
import { ErrorPanel } from "../../parts/feedback/error-panel.tsx";
import { Skeleton } from "../../parts/feedback/skeleton.tsx";
import { type Compared, useComparison } from "../outgoing-api.ts";
import "../../viewer/viewer.css";
import "./shared.css";

type Line = Compared["lines"][number];

export function CompareView(props: { id: string; from: number; to: number; stamp: number }) {
  const query = useComparison(props.id, props, props.stamp);
  if (query.isPending) return <Skeleton lines={5} label="Đang so hai bản" />;
  if (!query.data) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  const { lines, changes } = query.data;
  if (changes === 0) {
    return (
      <EmptyState icon={<IconEqual size={20} stroke={1.75} />} title="Hai bản giống hệt nhau">
        {versionWords(props.from)} và {versionWords(props.to)} không khác một chữ.
      </EmptyState>
    );
  }
  return (
    <section
      className="mo-compare"
      aria-label={`So ${versionWords(props.from)} với ${versionWords(props.to)}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
      tabIndex={0}
      data-pane-focus
    >
      <div className="mo-compare-page">
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an answer of the server, never rearranged
          <Fragment key={index}>
            {line.place !== lines[index - 1]?.place && <h2 className="mo-compare-place">{placeWords(line.place)}</h2>}
            <ChangedLine line={line} />
          </Fragment>
        ))}
      </div>
    </section>
  );
}

export const versionWords = (no: number): string => (no === 0 ? "bản đang soạn" : `bản ${no}`);
const placeWords = (place: string): string => place.charAt(0).toLocaleUpperCase("vi") + place.slice(1);

export function ChangedLine({ line }: { line: Line }) {
  switch (line.change) {
    case "same":
      return <p data-change="same">{line.after.map((run) => run.text).join("")}</p>;
    case "added":
      return (
        <p data-change="added">
          <ins>{line.after.map((run) => run.text).join("")}</ins>
        </p>
      );
    case "removed":
      return (
        <p data-change="removed">
          <del>{line.before.map((run) => run.text).join("")}</del>
        </p>
      );
    case "changed":
      return <p data-change="changed">{woven(line)}</p>;
    default:
      return line.change satisfies never;
  }
}

/** Before and after share their unchanged words; what was taken away stands before what came in its place. */
function woven(line: Line) {
  const parts: { kind: "same" | "del" | "ins"; text: string }[] = [];
  const before = [...line.before];
  for (const run of line.after) {
    if (run.changed) {
      while (before[0]?.changed) parts.push({ kind: "del", text: before.shift()?.text ?? "" });
      parts.push({ kind: "ins", text: run.text });
      continue;
    }
    while (before[0]?.changed) parts.push({ kind: "del", text: before.shift()?.text ?? "" });
    before.shift();
    parts.push({ kind: "same", text: run.text });
  }
  for (const rest of before) if (rest.changed) parts.push({ kind: "del", text: rest.text });
  return parts.map((part, index) => {
    const key = `${index}${part.kind}`;
    if (part.kind === "del") return <del key={key}>{part.text}</del>;
    if (part.kind === "ins") return <ins key={key}>{part.text}</ins>;
    return <Fragment key={key}>{part.text}</Fragment>;
  });
}

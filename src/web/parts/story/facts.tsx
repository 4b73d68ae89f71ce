/**
 * Facts: label and value pairs in the fields pane (02) and cards (15, 17).
 *
 *   <Facts rows={[{ label: "Cơ quan", value: <strong>Sở Xây dựng</strong> }, …]} />
 *
 * DirectiveBlock: bút phê, the blue block with its author and time.
 */
import "./story.css";
import { IconWritingSign } from "@tabler/icons-react";
import type { ReactNode } from "react";

export function Facts({ rows }: { rows: readonly { label: string; value: ReactNode; act?: ReactNode }[] }) {
  return (
    <dl className="mo-facts">
      {rows.map((row) => (
        <div key={row.label} className="mo-fact">
          <dt>{row.label}</dt>
          <dd>
            {row.value ?? "–"} {row.act}
          </dd>
        </div>
      ))}
    </dl>
  );
}

export function DirectiveBlock(props: { children: ReactNode; by?: string; at?: ReactNode; title?: string }) {
  return (
    <section className="mo-directive" aria-label={props.title ?? "Bút phê"}>
      <div className="mo-row">
        <strong className="mo-row">
          <IconWritingSign size={17} stroke={1.75} aria-hidden="true" />
          {props.title ?? "Bút phê"}
        </strong>
        <span className="mo-grow" />
        <span className="mo-small mo-ink-3">{props.at}</span>
      </div>
      <div className="mo-lead">{props.children}</div>
      {props.by && <div className="mo-small mo-ink-2">{props.by}</div>}
    </section>
  );
}

/**
 * One light and its conditions (pictures 11, 13): may it be done, what is missing, how to repair it.
 *
 *   <LightHead tone="bad" title="Chưa phát hành được" words="2 mục phải sửa, 8 mục đạt" />
 *   <CheckRow tone="bad" name="Phụ lục" act={<Button size="small">Đính kèm…</Button>}>Văn bản nhắc “Phụ lục kèm theo”</CheckRow>
 *
 * `share` draws a ring with “10/12” instead of the symbol.
 */
import "./checks.css";
import { IconAlertTriangle, IconCheck, IconHandStop, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";

export type CheckTone = "ok" | "warn" | "bad";
const STATE_WORDS: Record<CheckTone, string> = { ok: "đạt", warn: "cần xem lại", bad: "chưa đạt" };

export function LightHead(props: {
  tone: CheckTone;
  title: string;
  words?: ReactNode;
  icon?: ReactNode;
  share?: { done: number; of: number };
}) {
  return (
    <div className="mo-light" data-tone={props.tone} role="status">
      {props.share ? (
        <ShareRing {...props.share} />
      ) : (
        <span className="mo-light-icon" aria-hidden="true">
          {props.icon ?? <LightIcon tone={props.tone} />}
        </span>
      )}
      <div className="mo-grow">
        <h2 className="mo-light-title">{props.title}</h2>
        {props.words && <p>{props.words}</p>}
      </div>
    </div>
  );
}

function LightIcon({ tone }: { tone: CheckTone }) {
  const look = { size: 22, stroke: 2 } as const;
  if (tone === "ok") return <IconCheck {...look} />;
  return tone === "bad" ? <IconHandStop {...look} /> : <IconAlertTriangle {...look} />;
}

const RADIUS = 24;
const ROUND = 2 * Math.PI * RADIUS;

function ShareRing({ done, of }: { done: number; of: number }) {
  const share = of === 0 ? 1 : done / of;
  return (
    <span className="mo-light-ring">
      <svg width="56" height="56" viewBox="0 0 56 56" fill="none" strokeWidth="5" aria-hidden="true">
        <circle className="mo-light-ground" cx="28" cy="28" r={RADIUS} />
        <circle className="mo-light-done" cx="28" cy="28" r={RADIUS} strokeDasharray={`${share * ROUND} ${ROUND}`} />
      </svg>
      <strong className="mo-tnum">
        {done}/{of}
      </strong>
    </span>
  );
}

export function CheckRow(props: {
  tone: CheckTone;
  name: string;
  children?: ReactNode;
  clause?: string | undefined;
  act?: ReactNode;
}) {
  return (
    <li className="mo-check-row" data-tone={props.tone}>
      <CheckMark tone={props.tone} />
      <div className="mo-grow">
        <strong>{props.name}</strong>
        <span className="mo-hidden">, {STATE_WORDS[props.tone]}</span>
        <div className="mo-small mo-ink-2">
          {props.children} {props.clause && <span className="mo-caption mo-ink-3 mo-nowrap">{props.clause}</span>}
        </div>
      </div>
      {props.act}
    </li>
  );
}

/** The round sign alone: ✓ done, ! look again, ✗ stopped. Words must stand beside it. */
export function CheckMark({ tone }: { tone: CheckTone }) {
  return (
    <span className="mo-check-mark" data-tone={tone} aria-hidden="true">
      {tone === "ok" ? <IconCheck size={14} stroke={2.5} /> : tone === "bad" ? <IconX size={14} stroke={2.5} /> : "!"}
    </span>
  );
}

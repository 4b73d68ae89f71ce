/**
 * Track: the steps of a document with who holds each and how long. ✓ done · ring now · number later · ✗ stopped.
 *
 *   <Track label="Đường đi" steps={[{ name: "Soạn thảo", who: "2 giờ 39 phút", state: "done" }, …]} />
 *
 * HopList: who did what, when, how long it was held (working time).
 *
 *   <HopList hops={[{ key, who: "Văn thư Trần Thị Ngọc Hân", what: "Vào sổ, trình Chánh Văn phòng", at: "07:38", held: "giữ 12 phút", state: "done" }]} />
 */
import "./story.css";
import { IconCheck, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";

export type StepState = "done" | "now" | "later" | "stopped";
export type Step = { name: string; who?: string; state: StepState };
const STATE_WORDS: Record<StepState, string> = {
  done: "đã xong",
  now: "đang ở đây",
  later: "chưa đến",
  stopped: "đã dừng",
};

export function Track({ label, steps, act }: { label: string; steps: readonly Step[]; act?: ReactNode }) {
  return (
    <div className="mo-track">
      <ol aria-label={label}>
        {steps.map((step, index) => (
          <li
            key={step.name}
            className="mo-step"
            data-state={step.state}
            aria-current={step.state === "now" ? "step" : undefined}
          >
            <Dot state={step.state} number={index + 1} />
            <span className="mo-step-name">{step.name}</span>
            {step.who && (
              <span className="mo-ink-3" title={step.who}>
                {step.who}
              </span>
            )}
            <span className="mo-hidden">, {STATE_WORDS[step.state]}</span>
          </li>
        ))}
      </ol>
      {act}
    </div>
  );
}

export function Dot({ state, number }: { state: StepState; number: number }) {
  return (
    <span className="mo-dot mo-tnum" data-state={state} aria-hidden="true">
      {state === "done" ? (
        <IconCheck size={14} stroke={2.25} />
      ) : state === "stopped" ? (
        <IconX size={14} stroke={2.25} />
      ) : (
        number
      )}
    </span>
  );
}

export type Hop = { key: string; who: string; what: ReactNode; at: string; held?: string; state: StepState };

export function HopList({ hops }: { hops: readonly Hop[] }) {
  return (
    <ol className="mo-hops">
      {hops.map((hop, index) => (
        <li key={hop.key} className="mo-hop" data-state={hop.state}>
          <Dot state={hop.state} number={index + 1} />
          <div className="mo-grow">
            <strong>{hop.who}</strong>
            <div className="mo-ink-2">{hop.what}</div>
            {hop.held && <div className="mo-caption mo-ink-3">{hop.held}</div>}
          </div>
          <span className="mo-small mo-ink-3 mo-nowrap mo-tnum">{hop.at}</span>
        </li>
      ))}
    </ol>
  );
}

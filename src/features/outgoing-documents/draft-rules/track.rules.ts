// The five stations above the page: who has it, who had it how long, who is next (picture 09).
import type { ApprovalStep } from "#src/rules/routing/approvals.ts";
import { OUTGOING_STATES, type OutgoingState } from "#src/rules/routing/outgoing-states.ts";

export type TrackStep = {
  step: "draft" | ApprovalStep | "issue";
  name: string;
  holder: string;
  state: "done" | "current" | "waiting";
  since: Date | null;
  until: Date | null;
};

export type TrackFacts = {
  state: OutgoingState;
  createdAt: Date;
  /** since when it is in its state */
  stateAt: Date;
  submittedAt: Date | null;
  signedAt: Date | null;
  issuedAt: Date | null;
  /** live approvals */
  approvals: readonly { step: ApprovalStep; by: string; at: Date }[];
  /** names of those who have or will have each station */
  names: Record<TrackStep["step"], string>;
};

const STATIONS: readonly { step: TrackStep["step"]; name: string; states: readonly OutgoingState[] }[] = [
  { step: "draft", name: "Soạn thảo", states: ["draft"] },
  { step: "unit", name: "Trưởng đơn vị duyệt nội dung", states: ["unit-approval"] },
  { step: "format", name: "Thể thức", states: ["format-check"] },
  { step: "leader", name: "Duyệt, ký", states: ["leader-approval", "approved"] },
  { step: "issue", name: "Cấp số, phát hành", states: ["signed", "numbered", "sealed"] },
];

/** A station is done when the document is past it, current when it lies there. */
export function trackOf(facts: TrackFacts): TrackStep[] {
  const order = (state: OutgoingState): number => OUTGOING_STATES.indexOf(state);
  const ended = facts.state === "issued" || facts.state === "recalled";
  const dropped = facts.state === "discarded";
  return STATIONS.map(({ step, name, states }) => {
    const given = facts.approvals.find((approval) => approval.step === step);
    const until = endOf(step, facts);
    const current = states.includes(facts.state);
    const past = ended || (!dropped && order(facts.state) > order(states.at(-1) ?? "draft"));
    const holder = past && given ? given.by : facts.names[step];
    if (past) return { step, name, holder, state: "done", since: startOf(step, facts), until };
    if (!current) return { step, name, holder, state: "waiting", since: null, until: null };
    const since = facts.state === "approved" ? startOf(step, facts) : facts.stateAt;
    return { step, name, holder, state: "current", since, until: null };
  });
}

function approvedAt(step: ApprovalStep, facts: TrackFacts): Date | null {
  return facts.approvals.find((approval) => approval.step === step)?.at ?? null;
}

function endOf(step: TrackStep["step"], facts: TrackFacts): Date | null {
  switch (step) {
    case "draft":
      return facts.submittedAt;
    case "unit":
    case "format":
      return approvedAt(step, facts);
    case "leader":
      return facts.signedAt;
    case "issue":
      return facts.issuedAt;
    default:
      return step satisfies never;
  }
}

function startOf(step: TrackStep["step"], facts: TrackFacts): Date | null {
  const order: TrackStep["step"][] = ["draft", "unit", "format", "leader", "issue"];
  const before = order[order.indexOf(step) - 1];
  return before === undefined ? facts.createdAt : endOf(before, facts);
}

// How a draft or outgoing document is spoken of on its screens.
import type { OutgoingState } from "#src/rules/routing/outgoing-states.ts";
import { asSentence, numberAndNotation, workingTimeWords } from "../letter/words.ts";
import type { Tone } from "../parts/marks/marks.tsx";
import type { Step } from "../parts/story/track.tsx";

const BLANK = /^[\s….]*$/u;

/** The subject as a title; a draft without one says so. */
export function titleOf(document: { subject: string; kindName: string }): string {
  return BLANK.test(document.subject) ? `${document.kindName} chưa có trích yếu` : asSentence(document.subject);
}

/** `05/STC-NS`; before the clerk gave a number `Số: …/STC-NS`. */
export function numberWords(document: { codeNumber: string | null; codeNotation: string }): string {
  return document.codeNumber === null ? `…/${document.codeNotation}` : numberAndNotation(document);
}

export function stateTone(state: OutgoingState): Tone {
  switch (state) {
    case "draft":
    case "discarded":
      return "plain";
    case "unit-approval":
    case "format-check":
    case "leader-approval":
      return "pri";
    case "approved":
    case "signed":
    case "numbered":
    case "sealed":
    case "issued":
      return "ok";
    case "recalled":
      return "warn";
    default:
      return state satisfies never;
  }
}

/** five steps must fit beside each other on 1366 px */
const SHORT_NAMES: Record<string, string> = { "Trưởng đơn vị duyệt nội dung": "Trưởng đơn vị" };
type TrackStep = { name: string; holder: string; state: "done" | "current" | "waiting"; minutes: number | null };

/** The steps above the page: who has it, who had it how long, who is next (§1.5 of the design). */
export function trackSteps(steps: readonly TrackStep[], me: string): Step[] {
  return steps.map((step) => {
    const time = step.minutes === null ? "" : workingTimeWords(step.minutes);
    const name = SHORT_NAMES[step.name] ?? step.name;
    const who = step.holder === me ? "bạn" : step.holder;
    if (step.state === "waiting") return { name, who, state: "later" };
    const words = [who, time].filter(Boolean).join(", ");
    return { name, who: words, state: step.state === "done" ? "done" : "now" };
  });
}

/** “Bước 2 / 5: Trưởng đơn vị · bạn, 6 phút”: the track in one line, where it has no room. */
export function stepWords(steps: readonly Step[]): string {
  const at = steps.findIndex((step) => step.state === "now");
  const step = steps[at];
  return step ? `Bước ${at + 1} / ${steps.length}: ${[step.name, step.who].filter(Boolean).join(" · ")}` : "";
}

export type ApprovalStep = "unit" | "format" | "leader";
export const APPROVING: Record<
  ApprovalStep,
  { act: "approve-unit" | "check-format" | "approve-leader"; verb: string; done: string }
> = {
  unit: { act: "approve-unit", verb: "Duyệt, chuyển soát thể thức", done: "Đã duyệt nội dung, chuyển soát thể thức." },
  format: { act: "check-format", verb: "Đạt thể thức, trình lãnh đạo", done: "Đã soát thể thức, trình lãnh đạo." },
  leader: { act: "approve-leader", verb: "Duyệt, khóa để ký", done: "Đã duyệt, nội dung đã khóa để ký." },
};

/** Which approval this document waits for; null when none. */
export function stepOf(state: OutgoingState): ApprovalStep | null {
  if (state === "unit-approval") return "unit";
  if (state === "format-check") return "format";
  return state === "leader-approval" ? "leader" : null;
}

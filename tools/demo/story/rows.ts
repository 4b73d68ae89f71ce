// Letters of the pictures as rows. Dates are those of the pictures; `when.ts` moves them. {Y} and the like are filled from the
// moved date, so that a story told in another year speaks of that year.
import type { DocumentKind, Urgency } from "#src/rules/document-format/document-model.ts";
import type { DemoChannel, DemoSignature } from "../types.ts";

export type StoryRow = {
  sender: string;
  number: string;
  notation: string;
  kind?: DocumentKind;
  issued: string;
  subject: string;
  urgency?: Urgency;
  arrived: readonly [date: string, time: string];
  channel?: DemoChannel;
  signature?: DemoSignature;
  replyDue?: string;
  remark?: string;
  parked?: boolean;
  /** the same document came before, on paper: PL VI III.1.h warns of it */
  hasEarlierCopy?: boolean;
  earlierCopy?: boolean;
  pages?: number;
  annexes?: number;
  unit: string;
  /** full name and whether the deputy signs; else the sender's head */
  signer?: readonly [name: string, deputy: boolean];
  finding: string;
  ask: string;
};

/** What became of a letter before the morning shown. */
export type StoryWork = {
  /** still on the director's desk */
  onDesk?: boolean;
  lead: string;
  coordinate?: readonly string[];
  text?: string;
  deadline?: string;
  assignee?: string;
  ownDeadline?: string;
  state?: "in-progress" | "paused" | "done";
  remark?: string;
};

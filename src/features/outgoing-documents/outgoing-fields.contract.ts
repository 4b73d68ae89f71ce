// Shapes of an outgoing document: row of a list, the whole document, its versions, approvals, recipients.
import { z } from "zod";
import { day, instant, reason } from "#src/platform/http/contract.ts";
import { OUTGOING_ACTS, OUTGOING_STATES } from "#src/rules/routing/outgoing-states.ts";
import { documentKind, documentModel } from "./document-model.contract.ts";

export const OUTGOING_VIEWS = ["all", "open", "mine", "issued"] as const;
export const OUT_BOXES = [
  "drafts",
  "returned",
  "to-approve",
  "to-check",
  "to-approve-leader",
  "to-sign",
  "to-seal",
  "to-issue",
] as const;

export const outgoingRow = z.object({
  id: z.string(),
  kind: documentKind,
  /** "Công văn" */
  kindName: z.string(),
  subject: z.string(),
  urgency: z.enum(["thuong", "khan", "thuong-khan", "hoa-toc"]),
  state: z.enum(OUTGOING_STATES),
  /** the state in words: "chờ soát thể thức" */
  stateName: z.string(),
  /** null until the clerk gave it; `05` as printed */
  codeNumber: z.string().nullable(),
  codeNotation: z.string(),
  issuedDate: day.nullable(),
  unitName: z.string(),
  drafterName: z.string(),
  signerName: z.string().nullable(),
  replyToId: z.string().nullable(),
  /** frozen versions so far; 0 = only the working copy */
  versionNo: z.number(),
  /** who has it now, in words; null when nobody has to act */
  holder: z.string().nullable(),
  holderSince: instant,
  /** why it waits for the caller; null when nothing waits */
  box: z.string().nullable(),
  seen: z.boolean(),
  /** reason of the last return, while it has not been submitted again */
  returnReason: z.string().nullable(),
  updatedAt: instant,
  issuedAt: instant.nullable(),
  recalledAt: instant.nullable(),
  rowVersion: z.number(),
});
export type OutgoingRow = z.infer<typeof outgoingRow>;

/** Acts a page may offer; each with all reasons against it now (empty = may be done). Absent = this caller never does it here. */
export const OUTGOING_PAGE_ACTS = [...OUTGOING_ACTS, "set-recipients", "download"] as const;
export type OutgoingPageAct = (typeof OUTGOING_PAGE_ACTS)[number];

export const APPROVAL_WORDS = ["unit", "format", "leader"] as const;
export const TRACK_STEPS = ["draft", "unit", "format", "leader", "issue"] as const;

/** One station of the track above the page. */
export const trackStep = z.object({
  step: z.enum(TRACK_STEPS),
  /** "Soạn thảo", "Trưởng đơn vị duyệt", "Thể thức", "Duyệt, ký", "Cấp số, phát hành" */
  name: z.string(),
  /** who has, had or will have it */
  holder: z.string(),
  state: z.enum(["done", "current", "waiting"]),
  since: instant.nullable(),
  until: instant.nullable(),
  /** working minutes it lay there (until now for the current one); null before it began */
  minutes: z.number().nullable(),
});

export const versionEntry = z.object({
  no: z.number(),
  note: z.string(),
  byName: z.string(),
  at: instant,
  approved: z.boolean(),
});

export const approvalEntry = z.object({
  id: z.string(),
  step: z.enum(APPROVAL_WORDS),
  /** "Trưởng đơn vị duyệt nội dung" */
  stepName: z.string(),
  versionNo: z.number(),
  byName: z.string(),
  byTitle: z.string(),
  at: instant,
  sha256: z.string().nullable(),
  note: z.string(),
  voidedAt: instant.nullable(),
  voidReason: z.string().nullable(),
});

export const formatFinding = z.object({
  rule: z.string(),
  clause: z.string(),
  place: z.string(),
  found: z.string(),
  expected: z.string(),
  severity: z.enum(["must", "should", "ok-note"]),
  /** `fix` repairs it without help */
  fixable: z.boolean(),
  message: z.string(),
});

export const formatAnswer = z.object({
  phase: z.enum(["draft", "issue"]),
  /** rules looked at, and how many of them found nothing */
  rules: z.number(),
  passed: z.number(),
  must: z.number(),
  should: z.number(),
  notes: z.number(),
  findings: z.array(formatFinding),
});

export const recipientEntry = z.object({
  id: z.string(),
  code: z.string().nullable(),
  name: z.string(),
  purpose: z.string(),
  delivery: z.enum(["exchange", "paper"]),
  status: z.string(),
  statusCode: z.string().nullable(),
  statusAt: instant.nullable(),
  statusNote: z.string().nullable(),
  sentAt: instant.nullable(),
});

export const recipientInput = z.object({
  /** code of the province's directory; empty for somebody outside it, who then gets paper */
  code: z.string().trim().max(100).nullable().default(null),
  /** left out: the directory's name */
  name: z.string().trim().max(4000).default(""),
  /** "để thực hiện", "để báo cáo", "để biết" */
  purpose: z.string().trim().max(500).default(""),
  delivery: z.enum(["exchange", "paper"]),
});

export const replyTo = z.object({
  id: z.string(),
  arrivalNumber: z.number(),
  arrivalYear: z.number(),
  organName: z.string(),
  typeName: z.string(),
  codeNumber: z.string(),
  codeNotation: z.string(),
  issuedDate: day,
  subject: z.string(),
  dueAt: instant.nullable(),
});

export const outgoingDocument = outgoingRow.extend({
  model: documentModel,
  modelSavedAt: instant,
  drafterPostId: z.string(),
  signerPostId: z.string().nullable(),
  /** true: the working copy is exactly version `versionNo` */
  workingCopyFrozen: z.boolean(),
  createdAt: instant,
  steps: z.array(trackStep),
  versions: z.array(versionEntry),
  approvals: z.array(approvalEntry),
  findings: z.object({ must: z.number(), should: z.number(), notes: z.number() }),
  replyTo: replyTo.nullable(),
  recipients: z.array(recipientEntry),
  /** what every later step names; null before the leader's approval */
  approvedVersion: z.number().nullable(),
  approvedSha256: z.string().nullable(),
  currentSha256: z.string().nullable(),
  pageAmount: z.number().nullable(),
  signedAt: instant.nullable(),
  sealedAt: instant.nullable(),
  issuedLegalAt: instant.nullable(),
  issuedReason: z.string().nullable(),
  recallReason: z.string().nullable(),
  /** where `return` may lead from here, nearest first; empty when it may not be returned */
  returnTargets: z.array(z.object({ state: z.enum(OUTGOING_STATES), name: z.string() })),
  /** posts that may sign, first the usual one */
  signers: z.array(z.object({ postId: z.string(), fullName: z.string(), title: z.string() })),
  acts: z.partialRecord(z.enum(OUTGOING_PAGE_ACTS), z.array(reason)),
});
export type OutgoingDocument = z.infer<typeof outgoingDocument>;

/** One paragraph of the comparison; `before` and `after` as runs so that changed words can be marked. */
export const comparedLine = z.object({
  change: z.enum(["same", "added", "removed", "changed"]),
  /** component: "trích yếu", "nội dung" */
  place: z.string(),
  before: z.array(z.object({ text: z.string(), changed: z.boolean() })),
  after: z.array(z.object({ text: z.string(), changed: z.boolean() })),
});

// Directing and giving work (NĐ 30/2020 Đ23–24; QC-2.7): bút phê, đề xuất, phân công, việc của tôi.
import { z } from "zod";
import { enteredDay, instant, operation, page, pageRequest, reason } from "#src/platform/http/contract.ts";

export const TARGET_ROLES = ["lead", "co-ordinate", "inform"] as const;
export const ASSIGNMENT_STATES = ["new", "seen", "working", "done", "returned", "replaced"] as const;

/** A unit or a person by the post; `dueDate`: the last office minute of that day counts. */
export const target = z.object({
  role: z.enum(TARGET_ROLES),
  unitId: z.string().max(60).optional(),
  postId: z.string().max(60).optional(),
  dueDate: enteredDay.nullable().default(null),
});

const directiveBody = {
  text: z.string().trim().max(2000),
  targets: z.array(target).min(1).max(60),
  dueDate: enteredDay.nullable().default(null),
  replyNeeded: z.boolean().default(false),
  rowVersion: z.number().int().min(1),
};

export const assignmentView = z.object({
  id: z.string(),
  role: z.enum(TARGET_ROLES),
  state: z.enum(ASSIGNMENT_STATES),
  unitId: z.string().nullable(),
  unitName: z.string().nullable(),
  postId: z.string().nullable(),
  fullName: z.string().nullable(),
  postTitle: z.string().nullable(),
  dueAt: instant.nullable(),
  seenAt: instant.nullable(),
  startedAt: instant.nullable(),
  doneAt: instant.nullable(),
  note: z.string(),
});
export type AssignmentView = z.infer<typeof assignmentView>;

export const directiveView = z.object({
  id: z.string(),
  kind: z.enum(["proposal", "directive", "assignment"]),
  text: z.string(),
  byPostId: z.string(),
  byName: z.string(),
  byTitle: z.string(),
  /** acted for another: both names are shown */
  onBehalfName: z.string().nullable(),
  createdAt: instant,
  dueAt: instant.nullable(),
  replyNeeded: z.boolean(),
  replacedAt: instant.nullable(),
  parentAssignmentId: z.string().nullable(),
  assignments: z.array(assignmentView),
});
export type DirectiveView = z.infer<typeof directiveView>;

/** One step of the way: who did what, when, how long it had been held (working minutes). */
export const hop = z.object({
  at: instant,
  who: z.string(),
  what: z.string(),
  heldMinutes: z.number().nullable(),
  state: z.enum(["done", "now", "stopped"]),
});

export const trace = z.object({
  documentId: z.string(),
  directives: z.array(directiveView),
  hops: z.array(hop),
  /** replies drafted or issued for this letter */
  replies: z.array(
    z.object({
      id: z.string(),
      subject: z.string(),
      state: z.string(),
      stateName: z.string(),
      codeNumber: z.string().nullable(),
      codeNotation: z.string(),
    }),
  ),
});

export const WORK_VIEWS = ["mine", "unit", "given"] as const;
export const workRow = z.object({
  assignmentId: z.string(),
  documentId: z.string(),
  role: z.enum(TARGET_ROLES),
  state: z.enum(ASSIGNMENT_STATES),
  subject: z.string(),
  organName: z.string(),
  codeNumber: z.string(),
  codeNotation: z.string(),
  arrivalNumber: z.number(),
  urgency: z.enum(["thuong", "khan", "thuong-khan", "hoa-toc"]),
  directiveText: z.string(),
  givenByName: z.string(),
  givenAt: instant,
  unitName: z.string().nullable(),
  assigneeName: z.string().nullable(),
  dueAt: instant.nullable(),
  /** "còn 2 ngày làm việc", "quá 2 ngày"; null without a deadline */
  dueSentence: z.string().nullable(),
  dueState: z.enum(["ok", "near", "overdue"]).nullable(),
  dueShareLeft: z.number().nullable(),
  doneAt: instant.nullable(),
  replyId: z.string().nullable(),
  replyState: z.string().nullable(),
  documentRowVersion: z.number(),
});
export type WorkRow = z.infer<typeof workRow>;

const doc = { id: z.string().max(60) };
const done = z.object({ documentState: z.string(), rowVersion: z.number() });

export const assignmentsContract = {
  trace: operation("GET", "/incoming-documents/{id}/trace", "Bút phê, người xử lý và đường đi của văn bản đến")
    .input(z.object(doc))
    .output(trace),
  /** all reasons against a directive before it is sent; the same rule guards the act itself */
  checkDirective: operation("POST", "/incoming-documents/{id}/directives/check", "Kiểm tra bút phê trước khi gửi")
    .input(z.object({ ...doc, ...directiveBody }))
    .output(z.object({ refusals: z.array(reason) })),
  direct: operation("POST", "/incoming-documents/{id}/directives", "Bút phê, giao việc (NĐ 30/2020 Đ23.2)")
    .input(z.object({ ...doc, ...directiveBody }))
    .output(done.extend({ directiveId: z.string() })),
  propose: operation("POST", "/incoming-documents/{id}/proposals", "Đề xuất phân công, trình lãnh đạo")
    .input(z.object({ ...doc, ...directiveBody, toPostId: z.string().max(60) }))
    .output(done.extend({ directiveId: z.string() })),
  /** within 10 seconds and while nobody has seen it; afterwards only a new directive replaces it */
  withdraw: operation("POST", "/directives/{id}/withdraw", "Hoàn tác bút phê vừa gửi")
    .input(z.object(doc))
    .output(done),
  assign: operation("POST", "/assignments/{id}/assign", "Phân công trong đơn vị (hạn không quá hạn được giao)")
    .input(
      z.object({
        ...doc,
        text: z.string().trim().max(2000).default(""),
        postId: z.string().max(60),
        coordinatorPostIds: z.array(z.string().max(60)).max(30).default([]),
        dueDate: enteredDay.nullable().default(null),
      }),
    )
    .output(done.extend({ assignmentId: z.string() })),
  start: operation("POST", "/assignments/{id}/start", "Bắt đầu xử lý").input(z.object(doc)).output(done),
  giveBack: operation("POST", "/assignments/{id}/return", "Trả lại việc kèm lý do")
    .input(z.object({ ...doc, reason: z.string().trim().max(1000) }))
    .output(done),
  finish: operation("POST", "/assignments/{id}/finish", "Hoàn thành việc được giao")
    .input(
      z.object({
        ...doc,
        note: z.string().trim().max(1000).default(""),
        resultOutgoingId: z.string().max(60).optional(),
      }),
    )
    .output(done),
  work: operation("GET", "/assignments", "Việc của tôi, của đơn vị, đã giao")
    .input(
      z.object({
        view: z.enum(WORK_VIEWS).default("mine"),
        open: z.union([z.boolean(), z.stringbool()]).default(true),
        ...pageRequest,
      }),
    )
    .output(page(workRow).extend({ counts: z.object({ overdue: z.number(), today: z.number(), open: z.number() }) })),
};

import { z } from "zod";
import { instant, operation } from "#src/platform/http/contract.ts";
import { WORK_KINDS } from "#src/rules/access/hand-over.ts";
import { ROLES } from "#src/rules/access/words.ts";

const id = z.string().max(60);
const rowVersion = z.number().int();
/** operators of the machines are not made here */
const role = z.enum(ROLES).exclude(["van-hanh"]);
const login = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9._-]{3,60}$/, "chỉ gồm chữ thường không dấu, số, dấu chấm, gạch; từ 3 ký tự");
const fullName = z.string().trim().min(2).max(100);
const title = z.string().trim().min(2).max(100);
const wantedPost = { unitId: id, title, roles: z.array(role).min(1).max(4), isHead: z.boolean().default(false) };
const done = z.object({ done: z.literal(true) });

/**
 * `waiting`: takes effect when a second person has confirmed it; `machine`: so too, but only whoever keeps the machine is left to do
 * it (`m-office confirm`); `alone`: at once, because the agency never had a leader or chief of office
 */
const outcome = z.enum(["done", "waiting", "machine", "alone"]);
/** the first-use password is shown once, in this answer; null: the person keeps the own one */
const given = z.object({ outcome, firstPassword: z.string().nullable() });

const heldPost = z.object({
  id: z.string(),
  title: z.string(),
  unitId: z.string(),
  unitName: z.string(),
  roles: z.array(z.string()),
  isHead: z.boolean(),
  rowVersion: z.number(),
});

const kind = z.enum(["account", "post", "change", "replace", "password", "reopen", "end", "close"]);
const postWords = z.object({ title: z.string(), unitName: z.string(), roles: z.array(z.string()) });

/** Something an administrator asked for; says what, never anything of a document. */
export const confirmation = z.object({
  id: z.string(),
  kind,
  state: z.enum(["waiting", "declined", "alone"]),
  person: z.object({ fullName: z.string(), login: z.string() }),
  wanted: postWords.extend({ isHead: z.boolean() }).nullable(),
  /** the post as it is */
  before: postWords.nullable(),
  /** who leaves the post that is replaced */
  leaving: z.string().nullable(),
  askedBy: z.string(),
  askedAt: instant,
  reason: z.string(),
  decidedBy: z.string().nullable(),
  mayDecide: z.boolean(),
  /** who may, by name */
  deciders: z.array(z.string()),
});

export const staffContract = {
  people: operation("GET", "/staff/people", "Tài khoản và chức danh của cơ quan (quản trị)").output(
    z.array(
      z.object({
        personId: z.string(),
        login: z.string(),
        fullName: z.string(),
        rowVersion: z.number(),
        closed: z.boolean(),
        lockedUntil: instant.nullable(),
        lastSignInAt: instant.nullable(),
        /** the other agency that keeps the account; null: this one does */
        keptBy: z.string().nullable(),
        posts: z.array(heldPost),
        waiting: z.array(kind),
      }),
    ),
  ),
  createAccount: operation("POST", "/staff/people", "Thêm tài khoản và chức danh")
    .input(z.object({ login, fullName, ...wantedPost }))
    .output(given.extend({ personId: z.string() })),
  addPost: operation("POST", "/staff/people/{personId}/posts", "Thêm chức danh cho người đã có tài khoản")
    .input(z.object({ personId: id, ...wantedPost }))
    .output(given),
  resetPassword: operation("POST", "/staff/people/{personId}/password", "Cấp lại mật khẩu lần đầu")
    .input(z.object({ personId: id, rowVersion }))
    .output(given),
  unlock: operation("POST", "/staff/people/{personId}/unlock", "Mở khóa tài khoản")
    .input(z.object({ personId: id }))
    .output(done),
  closeAccount: operation("POST", "/staff/people/{personId}/close", "Đóng tài khoản, bàn giao việc đang mở")
    .input(
      z.object({
        personId: id,
        rowVersion,
        handOver: z
          .array(z.object({ postId: id, successorPostId: id }))
          .max(20)
          .default([]),
      }),
    )
    .output(z.object({ outcome })),
  reopenAccount: operation("POST", "/staff/people/{personId}/reopen", "Mở lại tài khoản đã đóng")
    .input(z.object({ personId: id, rowVersion }))
    .output(given),

  /** what a post still holds: numbers by kind */
  work: operation("GET", "/staff/posts/{postId}/work", "Việc đang mở của một chức danh (số lượng)")
    .input(z.object({ postId: id }))
    .output(
      z.object({
        words: z.string(),
        counts: z.record(z.enum(Object.keys(WORK_KINDS) as [keyof typeof WORK_KINDS]), z.number()),
      }),
    ),
  changePost: operation("PUT", "/staff/posts/{postId}", "Đổi đơn vị, chức danh, vai trò")
    .input(z.object({ postId: id, rowVersion, ...wantedPost }))
    .output(given),
  endPost: operation("POST", "/staff/posts/{postId}/end", "Kết thúc chức danh, bàn giao việc đang mở")
    .input(z.object({ postId: id, rowVersion, successorPostId: id.optional() }))
    .output(z.object({ outcome })),
  replacePost: operation(
    "POST",
    "/staff/posts/{postId}/replace",
    "Thay người giữ chức danh; việc đang mở theo người mới",
  )
    .input(z.object({ postId: id, rowVersion, login, fullName, title }))
    .output(given),

  confirmations: operation("GET", "/staff/confirmations", "Quyền chờ xác nhận").output(z.array(confirmation)),
  confirm: operation("POST", "/staff/confirmations/{id}/confirm", "Xác nhận; việc được đề nghị có hiệu lực")
    .input(z.object({ id }))
    .output(done),
  decline: operation("POST", "/staff/confirmations/{id}/decline", "Từ chối kèm lý do")
    .input(z.object({ id, reason: z.string().trim().min(3).max(500) }))
    .output(done),
  withdraw: operation("POST", "/staff/confirmations/{id}/withdraw", "Quản trị rút đề nghị")
    .input(z.object({ id }))
    .output(done),
};

import type { Refusal } from "../refusal/refusal.ts";
import { ROLES, type Role } from "./words.ts";

/** Roles that keep the house and read nothing of it (invariant 10). */
const TECHNICAL_ROLES: readonly Role[] = ["quan-tri", "van-hanh"];
const CONTENT_ROLES: readonly Role[] = ROLES.filter((role) => !TECHNICAL_ROLES.includes(role));

const isTechnical = (role: string): boolean => TECHNICAL_ROLES.some((one) => one === role);
const isContent = (role: string): boolean => CONTENT_ROLES.some((one) => one === role);

/** A post that is to be given, and what the agency's rows say about it. */
export type NewPost = {
  roles: readonly string[];
  isHead: boolean;
  /** who gives it, and who gets it (null: somebody new) */
  giverId: string;
  personId: string | null;
  /** roles of every post the same person holds in this agency */
  heldRoles: readonly string[];
  /** the head whose place this post would take: of the unit, or for a leader of the agency; null when the place is free */
  head: { fullName: string; title: string } | null;
};

/**
 * May this post be given? Empty = yes. Who keeps the accounts never gets to the content, neither by one post nor by a second
 * one, and never gives himself anything (invariant 10; NĐ 30/2020 PL VI III.3.b). A unit and an agency have one head: the
 * other signatures are a deputy's, KT. (NĐ 30/2020 Đ13).
 */
export function checkNewPost(post: NewPost): Refusal[] {
  const clause = "NĐ 30/2020 PL VI III.3.b";
  const reasons: Refusal[] = [];
  const mixed = mixedRoles(post.roles);
  if (mixed) reasons.push(mixed);
  else if (mixedRoles([...post.roles, ...post.heldRoles]))
    reasons.push({
      code: "access.person-mixes-roles",
      message: post.roles.some(isTechnical)
        ? "Người này đang giữ chức danh xử lý văn bản trong cơ quan nên không thể kiêm quản trị. Chưa tạo gì. Hãy giao việc quản trị cho người khác."
        : "Người này đang giữ chức danh quản trị của cơ quan nên không thể nhận vai trò xử lý văn bản. Chưa tạo gì. Hãy giao chức danh này cho người khác.",
      clause,
    });
  if (post.personId !== null && post.personId === post.giverId)
    reasons.push({
      code: "access.own-post",
      message:
        "Không ai tự thêm chức danh cho chính mình. Chưa tạo gì. Hãy nhờ một quản trị khác của cơ quan thêm chức danh này.",
      clause,
    });
  if (post.isHead && post.roles.some(isTechnical))
    reasons.push({
      code: "access.administrator-as-head",
      message:
        "Chức danh quản trị không thể là người đứng đầu. Chưa tạo gì. Hãy bỏ chọn “Người đứng đầu đơn vị” rồi thêm lại.",
      clause,
    });
  if (post.isHead && post.head)
    reasons.push({
      code: "organisation.second-head",
      message: `Đã có người đứng đầu: ${post.head.title} ${post.head.fullName}. Chưa tạo gì. Cấp phó không phải người đứng đầu: hãy bỏ chọn “Người đứng đầu đơn vị” rồi thêm lại.`,
      clause: "NĐ 30/2020 Đ13",
    });
  return reasons;
}

/** The reason against roles that must not meet in one post, known before anything is sent; null = they may. */
export function mixedRoles(roles: readonly string[]): Refusal | null {
  if (!roles.some(isTechnical) || !roles.some(isContent)) return null;
  return {
    code: "access.roles-mixed",
    message:
      "Vai trò quản trị không đi cùng vai trò xử lý văn bản trong một chức danh: quản trị không xem nội dung. Chưa tạo gì. Hãy bỏ một trong hai, giao vai trò kia cho người khác.",
    clause: "NĐ 30/2020 PL VI III.3.b",
  };
}

/** The roles a post works with: of one that mixes both (older data) only the technical ones, so that it reads nothing. */
export function workingRoles(roles: readonly string[]): string[] {
  return mixedRoles(roles) ? roles.filter(isTechnical) : [...roles];
}

import type { Refusal } from "../refusal/refusal.ts";
import { mayConfirm } from "./four-eyes.ts";
import { isContentRole, TECHNICAL_ROLES } from "./words.ts";

const isTechnical = (role: string): boolean => TECHNICAL_ROLES.some((one) => one === role);

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
        ? "Người này đang giữ chức danh xử lý văn bản trong cơ quan nên không thể kiêm quản trị. Chưa ghi gì. Hãy giao việc quản trị cho người khác."
        : "Người này đang giữ chức danh quản trị của cơ quan nên không thể nhận vai trò xử lý văn bản. Chưa ghi gì. Hãy giao chức danh này cho người khác.",
      clause,
    });
  if (post.personId !== null && post.personId === post.giverId)
    reasons.push({
      code: "access.own-post",
      message:
        "Không ai tự thêm chức danh cho chính mình. Chưa ghi gì. Hãy nhờ một quản trị khác của cơ quan thêm chức danh này.",
      clause,
    });
  if (post.isHead && post.roles.some(isTechnical))
    reasons.push({
      code: "access.administrator-as-head",
      message:
        "Chức danh quản trị không thể là người đứng đầu. Chưa ghi gì. Hãy bỏ chọn “Người đứng đầu đơn vị” rồi thêm lại.",
      clause,
    });
  if (post.isHead && post.head)
    reasons.push({
      code: "organisation.second-head",
      message: `Đã có người đứng đầu: ${post.head.title} ${post.head.fullName}. Chưa ghi gì. Cấp phó không phải người đứng đầu: hãy bỏ chọn “Người đứng đầu đơn vị” rồi thêm lại.`,
      clause: "NĐ 30/2020 Đ13",
    });
  return reasons;
}

/** A post that is to end, or an account that is to close, and who is left afterwards. */
export type Ending = {
  endedBy: string;
  personId: string;
  /** roles of the post, or of all posts of the account */
  roles: readonly string[];
  /** other posts of this agency whose holders can sign in */
  left: readonly { personId: string; roles: readonly string[] }[];
};

/**
 * May this post end? Empty = yes. An agency always has an administrator who can come in, nobody ends his own last administrator's
 * post, and there is always a leader or chief of office: without one nobody could confirm rights any more (four-eyes.ts).
 */
export function checkEnding(ending: Ending): Refusal[] {
  const reasons: Refusal[] = [];
  const clause = "QCVN 12:2026/BCA";
  const administrators = ending.left.filter((post) => post.roles.includes("quan-tri"));
  if (ending.roles.includes("quan-tri")) {
    if (ending.personId === ending.endedBy && !administrators.some((post) => post.personId === ending.personId))
      reasons.push({
        code: "access.own-last-administrator",
        message:
          "Không ai tự kết thúc chức danh quản trị cuối cùng của mình. Chưa ghi gì. Hãy nhờ một quản trị khác của cơ quan làm việc này.",
        clause,
      });
    if (administrators.length === 0)
      reasons.push({
        code: "access.last-administrator",
        message:
          "Cơ quan phải luôn còn ít nhất một quản trị đăng nhập được. Chưa ghi gì. Hãy thêm một quản trị khác trước.",
        clause,
      });
  }
  if (mayConfirm(ending.roles) && !ending.left.some((post) => mayConfirm(post.roles)))
    reasons.push({
      code: "access.last-confirmer",
      message:
        "Đây là lãnh đạo hoặc chánh văn phòng cuối cùng của cơ quan, không còn ai xác nhận quyền cho người mới. Chưa ghi gì. Hãy dùng “Thay người giữ chức danh” để người kế nhiệm vào thay.",
      clause,
    });
  return reasons;
}

/** The reason against roles that must not meet in one post, known before anything is sent; null = they may. */
export function mixedRoles(roles: readonly string[]): Refusal | null {
  if (!roles.some(isTechnical) || !roles.some(isContentRole)) return null;
  return {
    code: "access.roles-mixed",
    message:
      "Vai trò quản trị không đi cùng vai trò xử lý văn bản trong một chức danh: quản trị không xem nội dung. Chưa ghi gì. Hãy bỏ một trong hai, giao vai trò kia cho người khác.",
    clause: "NĐ 30/2020 PL VI III.3.b",
  };
}

/** The roles a post works with: of one that mixes both (older data) only the technical ones, so that it reads nothing. */
export function workingRoles(roles: readonly string[]): string[] {
  return mixedRoles(roles) ? roles.filter(isTechnical) : [...roles];
}

import type { Refusal } from "../refusal/refusal.ts";
import { isContentRole } from "./words.ts";

const CLAUSE = "QCVN 12:2026/BCA";

/** A wish about a person that waits for its second person, in whatever agency. */
export type WaitingWish = { agencyId: number; agencyName: string; kind: string; roles: readonly string[] };

/**
 * May this agency give the person a post? Empty = yes. Not while the account itself waits elsewhere: with a post here it would be
 * in use before anybody had confirmed it, and whoever confirms there would let in a person somebody else has made his own.
 * @param account `holdsPosts`: in any agency
 */
export function checkGivingPost(
  agencyId: number,
  account: { holdsPosts: boolean; waiting: readonly WaitingWish[] },
): Refusal[] {
  const there = account.waiting.find(
    (wish) => wish.agencyId !== agencyId && (wish.kind === "account" || !account.holdsPosts),
  );
  if (!there) return [];
  return [
    {
      code: "account.waits-elsewhere",
      message: `Tài khoản này còn chờ xác nhận ở ${there.agencyName}. Chưa ghi gì. Hãy đợi ${there.agencyName} xác nhận hoặc rút đề nghị, rồi làm lại.`,
      clause: CLAUSE,
    },
  ];
}

/** What a password opens: the roles held in every agency, and those that still wait there. */
export function rolesOpened(
  posts: readonly { roles: readonly string[] }[],
  waiting: readonly { roles: readonly string[] }[],
): string[] {
  return [...posts, ...waiting].flatMap((each) => each.roles);
}

/** A post of the person in another agency, and how many others keep the accounts there. */
export type PostElsewhere = {
  agencyName: string;
  title: string;
  roles: readonly string[];
  otherAdministrators: number;
};

/**
 * May the agency that keeps the account close it, given what the person holds elsewhere? Empty = yes. A technical post another
 * agency gave by itself does not hold the account open; one that works with documents, or the last administrator there, does:
 * work would be left without anybody.
 */
export function checkClosing(elsewhere: readonly PostElsewhere[]): Refusal[] {
  return elsewhere
    .filter(
      (post) => post.roles.some(isContentRole) || (post.roles.includes("quan-tri") && post.otherAdministrators === 0),
    )
    .map((post) => ({
      code: "account.posts-elsewhere",
      message: `Người này còn giữ chức danh “${post.title}” ở ${post.agencyName}. Chưa đóng. Hãy kết thúc chức danh ở cơ quan mình, hoặc nhờ quản trị ${post.agencyName} thay người hoặc kết thúc chức danh kia trước.`,
      clause: CLAUSE,
    }));
}

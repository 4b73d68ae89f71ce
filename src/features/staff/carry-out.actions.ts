// What a wish about a person or post does once nothing stands against it any more: at once, or when a second person confirmed it.
import { handOverWork } from "#src/features/assignments/end-of-work.actions.ts";
import { recordAudit } from "#src/features/audit/record.actions.ts";
import { handOverCaseFiles } from "#src/features/case-files/hand-over.actions.ts";
import { endSessions, giveFirstPassword } from "#src/features/identity/credentials.actions.ts";
import { type PostRow, postsByIds, postsOnRecord } from "#src/features/organisation/organisation.actions.ts";
import { noUnit } from "#src/features/organisation/units.actions.ts";
import { handOverDrafts } from "#src/features/outgoing-documents/ground/hand-over.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import type { Tx } from "#src/platform/db/database.ts";
import { newId } from "#src/platform/ids/ids.ts";
import { problem } from "#src/platform/problem/problem.ts";
import { checkHandOver, type Work } from "#src/rules/access/hand-over.ts";
import { checkGivingPost } from "#src/rules/access/keeping.ts";
import { checkEnding, checkNewPost } from "#src/rules/access/posts.ts";
import type { Refusal } from "#src/rules/refusal/refusal.ts";
import { forgetFirstPasswords, type HandOver, type Kind, withdrawAbout } from "./confirmations.store.ts";
import * as people from "./people.store.ts";
import * as store from "./posts.store.ts";

export type Wish = {
  kind: Kind;
  personId: string;
  post: { id: string; rowVersion: number } | null;
  wanted: store.Wanted | null;
  /** argon2id of the first-use password that comes with it: of a new account or a reset */
  passwordHash: string | null;
  /** of an ending: who takes over what is open, by the post that ends */
  handOver?: readonly HandOver[];
};

/** A post that is not here, or has ended, or was changed since the page or the wish saw it. */
const otherPost = problem(
  "stale",
  409,
  "Chức danh này vừa được người khác thay đổi hoặc đã kết thúc. Việc của bạn chưa được ghi. Hãy xem bản mới; đề nghị cũ thì từ chối để quản trị đề nghị lại.",
);
export const unknownPost = problem("post.unknown", 404, "Không có chức danh này trong cơ quan, hoặc đã kết thúc.");
export const closedAccount = problem(
  "account.closed",
  409,
  "Tài khoản của người này đã đóng. Chưa ghi gì. Hãy mở lại tài khoản trước.",
);

/** @throws Problem 404, 409 `stale` */
export async function lookUpPost(
  tx: Tx,
  agencyId: number,
  ask: { id: string; rowVersion: number },
): Promise<store.HeldPost> {
  const post = await store.findPost(tx, agencyId, ask.id);
  if (!post) throw unknownPost();
  if (post.row_version !== ask.rowVersion) throw otherPost();
  return post;
}

/** What the post still holds, given who else is there. */
export function workOf(
  tx: Tx,
  agencyId: number,
  of: { post: store.HeldPost; holders: readonly store.HolderRow[] },
): Promise<Work> {
  const { post } = of;
  const others = of.holders.filter((holder) => holder.postId !== post.id);
  const supervises = (row: { roles: readonly string[]; isHead: boolean }) =>
    row.isHead || row.roles.some((role) => SUPERVISING.includes(role));
  return store.countWork(tx, agencyId, {
    post,
    lastOfUnit:
      supervises({ roles: post.roles, isHead: post.is_head }) &&
      !others.some((other) => other.unitId === post.unit_id && supervises(other)),
    lastClerk: post.roles.includes("van-thu") && !others.some((other) => other.roles.includes("van-thu")),
  });
}
const SUPERVISING = ["truong-don-vi", "chanh-van-phong", "lanh-dao"];

/**
 * Every reason against a wish; asked when it is made and once more when it is confirmed.
 * @param giverId the person who asked for it
 * @throws Problem 404, 409 when what it is about is no longer there
 */
export async function refusalsOf(tx: Tx, act: Act, ask: { wish: Wish; giverId: string }): Promise<Refusal[]> {
  const { agencyId } = act.caller;
  const { wish, giverId } = ask;
  await people.lockPerson(tx, wish.personId);
  const holders = await store.listHolders(tx, agencyId, act.now);
  const post = wish.post ? await lookUpPost(tx, agencyId, wish.post) : null;
  const person = await people.findPerson(tx, wish.personId);
  if (wish.kind === "reopen") return headsTaken(await store.postsHeld(tx, agencyId, wish.personId), holders, giverId);
  if (person?.disabled_at) throw closedAccount();
  const { wanted } = wish;
  if (!wanted) return [];
  if (!(await store.unitExists(tx, agencyId, wanted.unitId))) throw noUnit();
  const held = (await store.postsHeld(tx, agencyId, wish.personId)).filter((each) => each.id !== post?.id);
  const reasons = checkNewPost({
    roles: wanted.roles,
    isHead: wanted.isHead,
    giverId,
    personId: wish.personId,
    heldRoles: held.flatMap((each) => each.roles),
    head: headBefore(wanted, holders, post?.id ?? null),
  });
  if (wish.kind !== "change")
    reasons.push(
      ...checkGivingPost(agencyId, {
        holdsPosts: (await people.postsAnywhere(tx, wish.personId, act.now)).length > 0,
        waiting: await people.wishesAnywhere(tx, wish.personId),
      }),
    );
  if (!post) return reasons;
  const left = [
    ...holders.filter((holder) => holder.postId !== post.id && holder.free),
    { personId: wish.personId, roles: wanted.roles },
  ];
  reasons.push(...checkEnding({ endedBy: giverId, personId: post.person_id, roles: post.roles, left }));
  if (wish.kind === "change") {
    const work = await workOf(tx, agencyId, { post, holders });
    // work of a unit stays in the unit: who goes elsewhere hands it over first
    const stays = wanted.unitId === post.unit_id;
    reasons.push(
      ...checkHandOver(work, { unitId: post.unit_id }, wanted),
      ...(stays || !work.tasks ? [] : [tasksOfUnit]),
    );
  }
  return reasons;
}
const tasksOfUnit: Refusal = {
  code: "staff.tasks-of-unit",
  message:
    "Người này còn việc đơn vị cũ giao. Chưa ghi gì. Hãy thêm chức danh mới ở đơn vị kia, rồi kết thúc chức danh cũ và chọn người nhận bàn giao.",
  clause: "NĐ 30/2020 Đ24",
};

function headBefore(wanted: store.Wanted, holders: readonly store.HolderRow[], except: string | null) {
  const leads = wanted.roles.includes("lanh-dao");
  return (
    holders.find(
      (holder) =>
        holder.isHead &&
        holder.postId !== except &&
        (holder.unitId === wanted.unitId || (leads && holder.roles.includes("lanh-dao"))),
    ) ?? null
  );
}

/** Meanwhile somebody else may have become the head. */
function headsTaken(posts: readonly store.HeldPost[], holders: readonly store.HolderRow[], giverId: string): Refusal[] {
  return posts
    .filter((post) => post.is_head)
    .flatMap((post) =>
      checkNewPost({
        roles: post.roles,
        isHead: true,
        giverId,
        personId: null,
        heldRoles: [],
        head: headBefore(
          { unitId: post.unit_id, title: post.title, roles: post.roles, isHead: true },
          holders,
          post.id,
        ),
      }),
    );
}

/** Writes what the wish says. Whoever calls has asked `refusalsOf` in the same transaction. */
export async function carryOut(tx: Tx, act: Act, wish: Wish): Promise<void> {
  const { agencyId } = act.caller;
  switch (wish.kind) {
    case "account":
    case "post":
      await give(tx, act, { wish, carries: null });
      return;
    case "change":
    case "replace":
      await succeed(tx, act, wish);
      return;
    case "password":
      await giveFirstPassword(tx, wish.personId, { hash: wish.passwordHash ?? "", now: act.now });
      await forgetFirstPasswords(tx, agencyId, wish.personId);
      await tell(tx, act, { action: "password.reset", personId: wish.personId });
      return;
    case "reopen":
      await people.setDisabled(tx, wish.personId, null);
      await store.setSuccessor(tx, agencyId, {
        ids: (await store.postsHeld(tx, agencyId, wish.personId)).map((post) => post.id),
        successorPostId: null,
      });
      await tell(tx, act, { action: "account.reopened", personId: wish.personId });
      return;
    case "end":
    case "close":
      throw new Error("an ending has its own way (endings.actions.ts)");
    default:
      wish.kind satisfies never;
  }
}

type Carried = { id: string; principalId: number } | null;

async function give(tx: Tx, act: Act, of: { wish: Wish; carries: Carried }): Promise<string> {
  const { wish, carries } = of;
  const { wanted } = wish;
  if (!wanted) throw new Error("a wish for a post says which");
  // whatever stood in the account meanwhile: only what was handed out with this wish opens it
  if (wish.passwordHash) await giveFirstPassword(tx, wish.personId, { hash: wish.passwordHash, now: act.now });
  const id = newId("post", act.now.getTime());
  await store.insertPost(tx, act.caller.agencyId, { ...wanted, id, personId: wish.personId, carries });
  if (wish.kind === "account" || wish.kind === "post")
    await tell(tx, act, {
      action: wish.kind === "account" ? "account.created" : "post.given",
      personId: wish.personId,
      facts: { postId: id, roles: wanted.roles.join(",") },
      text: { title: wanted.title },
    });
  return id;
}

/** One post follows another: the same person's with other words, or somebody else's. The old one keeps its name in every history. */
async function succeed(tx: Tx, act: Act, wish: Wish): Promise<void> {
  const { agencyId } = act.caller;
  const before = await lookUpPost(tx, agencyId, wish.post ?? { id: "", rowVersion: 0 });
  const same = before.person_id === wish.personId;
  await store.endPost(tx, agencyId, { id: before.id, now: act.now, newKey: same });
  const id = await give(tx, act, { wish, carries: same ? { id: before.id, principalId: before.principal_id } : null });
  const [from] = await postsOnRecord(tx, [before.id]);
  const [to] = await postsByIds(tx, [id]);
  if (!from || !to) throw new Error("both posts were just written");
  await endSessions(tx, { personId: before.person_id, postId: before.id });
  // the key went over: what waited under it is found under it
  await passOn(tx, act, { from: { ...from, principal_id: before.principal_id }, to });
  await tell(tx, act, {
    action: same ? "post.changed" : "post.replaced",
    personId: wish.personId,
    facts: { postId: id, before: before.id, roles: to.roles.join(",") },
    text: { title: to.title, before: before.title, leaving: before.full_name },
  });
}

/** All that is open passes to the successor; whatever a successor cannot take is found a new holder by the office's own rules. */
export async function passOn(tx: Tx, act: Act, change: { from: PostRow; to: PostRow | null }): Promise<void> {
  const { from, to } = change;
  await store.setSuccessor(tx, act.caller.agencyId, { ids: [from.id], successorPostId: to?.id ?? null });
  if (to) {
    await handOverWork(tx, act, { from, to });
    await handOverCaseFiles(tx, act, { from: from.id, to: to.id, toName: `${to.title} ${to.full_name}` });
  }
  await handOverDrafts(tx, act, { from, to });
  await withdrawAbout(tx, act.caller.agencyId, {
    postId: from.id,
    by: act.caller.postId,
    now: act.now,
    reason: "chức danh đã kết thúc",
  });
}

type Told = {
  action:
    | "account.created"
    | "account.closed"
    | "account.reopened"
    | "account.unlocked"
    | "password.reset"
    | "post.given"
    | "post.changed"
    | "post.replaced"
    | "post.ended";
  personId: string;
  facts?: Record<string, string | number | boolean | null>;
  text?: Record<string, string>;
};

/** A line in the trail about a person, with the name as it is today. */
export async function tell(tx: Tx, act: Act, what: Told): Promise<void> {
  const person = await people.findPerson(tx, what.personId);
  await recordAudit(tx, act, {
    action: what.action,
    objectType: "person",
    objectId: what.personId,
    ...(what.facts ? { facts: what.facts } : {}),
    text: { name: person?.full_name ?? "", ...what.text },
  });
}

// What it takes to end a post or close an account, and doing it: at once, or when a second person has confirmed it.
import { endSessions } from "#src/features/identity/credentials.actions.ts";
import { postsByIds, postsOnRecord } from "#src/features/organisation/organisation.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import type { Tx } from "#src/platform/db/database.ts";
import { checkHandOver } from "#src/rules/access/hand-over.ts";
import { checkClosing } from "#src/rules/access/keeping.ts";
import { checkEnding } from "#src/rules/access/posts.ts";
import type { Refusal } from "#src/rules/refusal/refusal.ts";
import { closedAccount, lookUpPost, passOn, tell, unknownPost, type Wish, workOf } from "./carry-out.actions.ts";
import { withdrawAbout } from "./confirmations.store.ts";
import * as people from "./people.store.ts";
import * as store from "./posts.store.ts";

export function isEnding(wish: Wish): boolean {
  return wish.kind === "end" || wish.kind === "close";
}

/** The posts that would go: the one, or all that the person holds here. */
async function postsGoing(tx: Tx, agencyId: number, wish: Wish): Promise<store.HeldPost[]> {
  return wish.post ? [await lookUpPost(tx, agencyId, wish.post)] : store.postsHeld(tx, agencyId, wish.personId);
}

/** Who is left when it is done. */
export function holdersAfter(wish: Wish, holders: readonly store.HolderRow[]): store.HolderRow[] {
  const { post, personId } = wish;
  return holders.filter((holder) => (post ? holder.postId !== post.id : holder.personId !== personId));
}

/**
 * Every reason against the ending; asked when it is made and once more when it is confirmed.
 * @throws Problem 404, 409 when what it is about is no longer there
 */
export async function refusalsOfEnding(tx: Tx, act: Act, ask: { wish: Wish; giverId: string }): Promise<Refusal[]> {
  const { agencyId } = act.caller;
  const { wish, giverId } = ask;
  await people.lockPerson(tx, wish.personId);
  const closing = wish.kind === "close";
  if (closing && (await people.findPerson(tx, wish.personId))?.disabled_at) throw closedAccount();
  const posts = await postsGoing(tx, agencyId, wish);
  const holders = await store.listHolders(tx, agencyId, act.now);
  const left = holdersAfter(wish, holders);
  const reasons = closing ? checkClosing(await people.postsElsewhere(tx, wish.personId)) : [];
  reasons.push(
    ...checkEnding({
      endedBy: giverId,
      personId: wish.personId,
      roles: posts.flatMap((post) => post.roles),
      left: left.filter((holder) => holder.free),
    }),
  );
  for (const post of posts) {
    const staying = holders.filter((holder) => holder.postId === post.id || left.includes(holder));
    const work = await workOf(tx, agencyId, { post, holders: staying });
    reasons.push(...checkHandOver(work, { unitId: post.unit_id }, successorOf(wish, post.id, left)));
  }
  return reasons;
}

function successorOf(wish: Wish, postId: string, left: readonly store.HolderRow[]): store.HolderRow | null {
  const chosen = wish.handOver?.find((each) => each.postId === postId)?.successorPostId;
  if (chosen === undefined) return null;
  const successor = left.find((holder) => holder.postId === chosen);
  if (!successor) throw unknownPost();
  return successor;
}

/** Whoever calls has asked `refusalsOfEnding` in the same transaction. */
export async function carryOutEnding(tx: Tx, act: Act, wish: Wish): Promise<void> {
  const { agencyId, postId: by } = act.caller;
  const { personId } = wish;
  const posts = await postsGoing(tx, agencyId, wish);
  if (wish.kind === "close") {
    await people.setDisabled(tx, personId, act.now);
    await endSessions(tx, { personId });
  }
  for (const post of posts) {
    const chosen = wish.handOver?.find((each) => each.postId === post.id)?.successorPostId;
    if (wish.kind === "end") {
      await store.endPost(tx, agencyId, { id: post.id, now: act.now, newKey: false });
      await endSessions(tx, { personId, postId: post.id });
    }
    const [from] = await postsOnRecord(tx, [post.id]);
    const [to] = chosen === undefined ? [] : await postsByIds(tx, [chosen]);
    if (from) await passOn(tx, act, { from, to: to ?? null });
    if (wish.kind === "end")
      await tell(tx, act, {
        action: "post.ended",
        personId,
        facts: { postId: post.id, successorPostId: to?.id ?? null },
        text: { title: post.title, ...(to ? { to: `${to.title} ${to.full_name}` } : {}) },
      });
  }
  if (wish.kind !== "close") return;
  await withdrawAbout(tx, agencyId, { personId, by, now: act.now, reason: "tài khoản đã đóng" });
  await tell(tx, act, { action: "account.closed", personId });
}

// What an administrator does with a post somebody holds: other words, an end, somebody else.
import { endSessions } from "#src/features/identity/credentials.actions.ts";
import { postsByIds, postsOnRecord } from "#src/features/organisation/organisation.actions.ts";
import { demandAdministrator } from "#src/features/organisation/units.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import { inAgency } from "#src/platform/db/database.ts";
import { refuseIf } from "#src/platform/problem/problem.ts";
import { checkHandOver, type Work, workWords } from "#src/rules/access/hand-over.ts";
import { checkEnding } from "#src/rules/access/posts.ts";
import { type Given, type NewPerson, neat, personFor, writing } from "./accounts.actions.ts";
import { lookUpPost, passOn, tell, unknownPost, workOf } from "./carry-out.actions.ts";
import * as store from "./posts.store.ts";
import { ask, changed } from "./wishes.actions.ts";

/** Numbers only: what a successor would have to take over. @throws Problem 403, 404 */
export function readWork(act: Act, postId: string): Promise<{ words: string; counts: Work }> {
  demandAdministrator(act);
  const { agencyId } = act.caller;
  return inAgency(act.db, agencyId, async (tx) => {
    const post = await store.findPost(tx, agencyId, postId);
    if (!post) throw unknownPost();
    const counts = await workOf(tx, agencyId, { post, holders: await store.listHolders(tx, agencyId, act.now) });
    return { words: workWords(counts), counts };
  });
}

/**
 * Another unit, title or other roles: a post of the same person follows the old one, which keeps its name in every history.
 * @throws Problem 403, 404, 409 `stale`, 409 with every reason
 */
export function changePost(act: Act, input: { postId: string; rowVersion: number } & store.Wanted): Promise<Given> {
  return writing(act, async (tx) => {
    const post = await lookUpPost(tx, act.caller.agencyId, { id: input.postId, rowVersion: input.rowVersion });
    const wish = {
      kind: "change",
      personId: post.person_id,
      post: { id: post.id, rowVersion: post.row_version },
      wanted: neat(input),
      passwordHash: null,
    } as const;
    return { firstPassword: null, outcome: await ask(tx, act, wish, [...post.roles, ...input.roles]) };
  });
}

/** @throws Problem 403, 404, 409 `stale`, 409 with every reason: what is left and who could take it */
export function endPost(
  act: Act,
  input: { postId: string; rowVersion: number; successorPostId?: string | undefined },
): Promise<void> {
  return writing(act, async (tx) => {
    const { agencyId, personId } = act.caller;
    const post = await lookUpPost(tx, agencyId, { id: input.postId, rowVersion: input.rowVersion });
    const holders = await store.listHolders(tx, agencyId, act.now);
    const left = holders.filter((holder) => holder.postId !== post.id);
    const successor =
      input.successorPostId === undefined ? null : left.find((holder) => holder.postId === input.successorPostId);
    if (successor === undefined) throw unknownPost();
    const work = await workOf(tx, agencyId, { post, holders });
    refuseIf([
      ...checkEnding({
        endedBy: personId,
        personId: post.person_id,
        roles: post.roles,
        left: left.filter((holder) => holder.free),
      }),
      ...checkHandOver(work, { unitId: post.unit_id }, successor),
    ]);
    await store.endPost(tx, agencyId, { id: post.id, now: act.now, newKey: false });
    await endSessions(tx, { postId: post.id });
    const [from] = await postsOnRecord(tx, [post.id]);
    const [to] = successor ? await postsByIds(tx, [successor.postId]) : [];
    if (from) await passOn(tx, act, { from, to: to ?? null });
    await tell(tx, act, {
      action: "post.ended",
      personId: post.person_id,
      facts: { postId: post.id, successorPostId: to?.id ?? null },
      text: { title: post.title, ...(to ? { to: `${to.title} ${to.full_name}` } : {}) },
    });
    await changed(tx, act);
  });
}

/**
 * Somebody else in the same post, the head of a unit above all: the old post ends, a new one begins, open work moves, in one act.
 * @throws Problem 403, 404, 409 `stale`, 409 with every reason
 */
export function replacePost(
  act: Act,
  input: { postId: string; rowVersion: number; title: string } & NewPerson,
): Promise<Given> {
  return writing(act, async (tx) => {
    const post = await lookUpPost(tx, act.caller.agencyId, { id: input.postId, rowVersion: input.rowVersion });
    const { personId, fresh, passwordHash } = await personFor(tx, act, input);
    const wish = {
      kind: "replace",
      personId,
      post: { id: post.id, rowVersion: post.row_version },
      wanted: neat({ unitId: post.unit_id, title: input.title, roles: post.roles, isHead: post.is_head }),
      passwordHash,
    } as const;
    return { firstPassword: fresh, outcome: await ask(tx, act, wish, post.roles) };
  });
}

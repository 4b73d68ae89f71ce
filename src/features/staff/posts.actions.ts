// What an administrator does with a post somebody holds: other words, an end, somebody else.
import { demandAdministrator } from "#src/features/organisation/units.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import { inAgency } from "#src/platform/db/database.ts";
import { type Work, workWords } from "#src/rules/access/hand-over.ts";
import { type Given, type NewPerson, neat, personFor, writing } from "./accounts.actions.ts";
import { lookUpPost, unknownPost, workOf } from "./carry-out.actions.ts";
import * as store from "./posts.store.ts";
import { ask, type Outcome } from "./wishes.actions.ts";

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
): Promise<{ outcome: Outcome }> {
  return writing(act, async (tx) => {
    const post = await lookUpPost(tx, act.caller.agencyId, { id: input.postId, rowVersion: input.rowVersion });
    const { successorPostId } = input;
    const wish = {
      kind: "end",
      personId: post.person_id,
      post: { id: post.id, rowVersion: post.row_version },
      wanted: null,
      passwordHash: null,
      handOver: successorPostId === undefined ? [] : [{ postId: post.id, successorPostId }],
    } as const;
    return { outcome: await ask(tx, act, wish, post.roles) };
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

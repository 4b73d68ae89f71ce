// A post ends or is another's: its drafts go on, and nothing waits for a signature that will not come.
import { grantAccess } from "#src/features/access/access.actions.ts";
import type { PostRow } from "#src/features/organisation/organisation.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import type { Tx } from "#src/platform/db/database.ts";
import type { OutgoingState } from "#src/rules/routing/outgoing-states.ts";
import { type Change, type OutgoingRecord, onTheirWay } from "./document.store.ts";
import { isBefore, lockOutgoing, moveTo, note } from "./steps.actions.ts";
import { undoSteps } from "./undo.actions.ts";

type HandOver = { from: PostRow; to: PostRow | null };

/**
 * Every draft in which `from` has a part goes on without it. The successor becomes the drafter; who approves, checks or issues is
 * found anew by the office's own rules. What `from` was to sign goes back to its drafter: the name under a letter is that of who
 * signs it (NĐ 30/2020 Đ13), so it is presented again. Call when `from` no longer counts as held.
 * @returns how many documents
 */
export async function handOverDrafts(tx: Tx, act: Act, change: HandOver): Promise<number> {
  const { agencyId } = act.caller;
  const ids = await onTheirWay(tx, agencyId, { id: change.from.id, principalId: change.from.principal_id });
  for (const id of ids) await handOver(tx, act, await lockOutgoing(tx, agencyId, { id }), change);
  return ids.length;
}

async function handOver(tx: Tx, act: Act, before: OutgoingRecord, change: HandOver): Promise<void> {
  const { from, to } = change;
  const drafts = before.drafter_post_id === from.id && to !== null;
  const document = drafts ? { ...before, drafter_post_id: to.id } : before;
  const owner: Change = drafts ? { drafterPostId: to.id } : {};
  if (drafts)
    await grantAccess(tx, act.caller.agencyId, [
      {
        documentId: document.id,
        direction: "out",
        principalId: to.principal_id,
        relation: "drafter",
        box: "done",
        sortAt: document.created_at,
      },
    ]);
  await note(tx, act, {
    documentId: document.id,
    action: "outgoing.handed-over",
    facts: { fromPostId: from.id, toPostId: to?.id ?? null },
    text: { from: nameOf(from), ...(drafts ? { to: nameOf(to) } : {}) },
  });
  const state = document.state as OutgoingState;
  if (document.signer_post_id !== from.id || !isBefore(state, "signed")) {
    await moveTo(tx, act, document, { act: "hand-over", state, change: owner });
    return;
  }
  // same name, same title: the block under the letter stays true
  const same = to !== null && to.person_id === from.person_id && to.title === from.title;
  if (same || state === "draft") {
    await moveTo(tx, act, document, {
      act: "hand-over",
      state,
      change: { ...owner, signerPostId: same ? to.id : null },
      returned: state === "draft" && document.return_reason !== null,
    });
    return;
  }
  const reason = `${nameOf(from)} thôi giữ chức danh; trình lại để người đang giữ chức danh ký.`;
  const undone = await undoSteps(tx, act, { document, to: "draft", reason });
  await note(tx, act, {
    documentId: document.id,
    action: "outgoing.returned",
    facts: { from: state, to: "draft" },
    text: { reason },
  });
  await moveTo(tx, act, document, {
    act: "return",
    state: "draft",
    returned: true,
    change: { ...undone, ...owner, signerPostId: null },
  });
}

function nameOf(post: PostRow): string {
  return `${post.title} ${post.full_name}`;
}

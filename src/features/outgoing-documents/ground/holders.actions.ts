// Who has the document at which step: whom the box of a state belongs to, and in whose name it stands on the page.
import type { Box } from "#src/features/access/access.actions.ts";
import { allUnits, findPosts, type PostRow } from "#src/features/organisation/organisation.actions.ts";
import type { Tx } from "#src/platform/db/database.ts";
import type { Relation } from "#src/rules/access/words.ts";
import type { OutgoingState } from "#src/rules/routing/outgoing-states.ts";
import type { OutgoingRecord } from "./document.store.ts";

export type Holder = {
  /** in words: a person, or the office that has it */
  name: string;
  relation: Relation;
  box: Box;
  principalIds: number[];
  /** the drafter himself has to approve, because nobody else can */
  selfApproval: boolean;
};

type Draft = Pick<OutgoingRecord, "unit_id" | "drafter_post_id" | "signer_post_id">;
export type Office = { posts: PostRow[]; units: Awaited<ReturnType<typeof allUnits>> };

const NOBODY: Holder = { name: "", relation: "none", box: "done", principalIds: [], selfApproval: false };
const HEAD_ROLES = ["truong-don-vi", "chanh-van-phong"];

export async function loadOffice(tx: Tx): Promise<Office> {
  return { posts: await findPosts(tx, {}), units: await allUnits(tx) };
}

/** Whose turn it is in `state`; nobody's after issue. */
export function holderOf(office: Office, draft: Draft, state: OutgoingState): Holder {
  switch (state) {
    case "draft":
      return of(byId(office, draft.drafter_post_id), "drafter", "drafts");
    case "unit-approval":
      return unitHolder(office, draft);
    case "format-check":
      return of(formatPosts(office), "approver", "to-check");
    case "leader-approval":
      return of(byId(office, draft.signer_post_id), "signer", "to-approve-leader");
    case "approved":
      return of(byId(office, draft.signer_post_id), "signer", "to-sign");
    case "signed":
    case "numbered":
      return { ...of(clerks(office), "clerk-of-agency", "to-seal"), name: "Văn thư" };
    case "sealed":
      return { ...of(clerks(office), "clerk-of-agency", "to-issue"), name: "Văn thư" };
    case "issued":
    case "recalled":
    case "discarded":
      return NOBODY;
    default:
      return state satisfies never;
  }
}

/** From the approval on the document is also the clerk's business (rules/access). */
export function clerks(office: Office): PostRow[] {
  return office.posts.filter((post) => post.roles.includes("van-thu"));
}

/** The head of the agency; else its first leader. */
export function headOf(office: Office): PostRow | undefined {
  const leaders = office.posts.filter((post) => post.roles.includes("lanh-dao"));
  return leaders.find((post) => post.is_head) ?? leaders[0];
}

function byId(office: Office, id: string | null): PostRow[] {
  return office.posts.filter((post) => post.id === id);
}

function of(posts: PostRow[], relation: Relation, box: Box): Holder {
  const names = posts.map((post) => post.full_name);
  return { name: names.join(", "), relation, box, principalIds: posts.map((p) => p.principal_id), selfApproval: false };
}

// The unit answers for the content (NĐ 30/2020 Đ12.1): its heads, but nobody approves his own draft; where no other head is
// left the leader does it, and a leader who drafts alone answers for himself.
function unitHolder(office: Office, draft: Draft): Holder {
  const [drafter] = byId(office, draft.drafter_post_id);
  const heads = office.posts.filter((post) => post.unit_id === draft.unit_id && isHead(post));
  const others = heads.filter((post) => post.person_id !== drafter?.person_id);
  const unit = office.units.find((each) => each.id === draft.unit_id);
  if (others.length > 0 && others.length === heads.length && unit)
    // the unit's own key: deputies and a successor see it too
    return { ...of(others, "approver", "to-approve"), principalIds: [unit.principal_id] };
  if (others.length > 0) return of(others, "approver", "to-approve");
  const leaders = office.posts.filter((post) => post.roles.includes("lanh-dao"));
  const free = leaders.filter((post) => post.person_id !== drafter?.person_id);
  const chosen = free.find((post) => post.id === draft.signer_post_id) ?? free.find((post) => post.is_head) ?? free[0];
  if (chosen) return of([chosen], "approver", "to-approve");
  const alone = leaders.filter((post) => post.person_id === drafter?.person_id).slice(0, 1);
  return { ...of(alone, "approver", "to-approve"), selfApproval: true };
}

function isHead(post: PostRow): boolean {
  return post.roles.some((role) => HEAD_ROLES.includes(role));
}

// The office answers for the form (Đ12.2): the chief of office, in an agency without one the clerk.
function formatPosts(office: Office): PostRow[] {
  const chiefs = office.posts.filter((post) => post.roles.includes("chanh-van-phong"));
  return chiefs.length > 0 ? chiefs : clerks(office);
}

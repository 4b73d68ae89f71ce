// What the operator does at the machine itself, without a session: every act stands in the trail of the agency it is about.
import { inAgency } from "#src/platform/db/database.ts";
import { problem } from "#src/platform/problem/problem.ts";
import { maySign } from "#src/rules/access/access.ts";
import { attachPerson, type By, type CertificateParts, type NewCertificate } from "./attach.actions.ts";
import type { CertificateView } from "./certificates.contract.ts";
import * as store from "./certificates.store.ts";
import { removeFromPost, removeSeal } from "./keeping.actions.ts";
import { stateOf } from "./state.actions.ts";

const noSuchPost = problem(
  "certificate.unknown-post",
  404,
  "Không có chức danh nào như vậy có quyền ký ở cơ quan này. Chưa thay đổi gì. Hãy xem m-office certificate list.",
);
const nothingThere = problem("certificate.none", 404, "Chức danh này chưa có chứng thư nào. Chưa thay đổi gì.");

/** A person by the sign-in name, one post of his, or both. */
export type Named = { login?: string | undefined; post?: string | undefined };

export type Listed = {
  holder: string;
  /** null: the agency's seal */
  post: string | null;
  login: string | null;
  /** the post ended and left its key behind */
  ended: boolean;
  certificate: CertificateView | null;
};

/** The codes of the agencies of this installation, the oldest first. */
export const agencyCodes = (by: Pick<By, "db">): Promise<string[]> =>
  store.hostedAgencies(by.db).then((rows) => rows.map((row) => row.code));

/** @param ended also posts that ended and left a key behind */
async function postsOf(by: By, named: Named, ended = false): Promise<store.SigningPost[]> {
  const { agencyId } = by.caller;
  const posts = await inAgency(by.db, agencyId, (tx) => store.listPosts(tx, agencyId, null));
  const found = posts.filter(
    (post) =>
      (post.ended ? ended : maySign(post.roles)) &&
      (named.login === undefined || post.login === named.login) &&
      (named.post === undefined || post.id === named.post),
  );
  if (found.length === 0) throw noSuchPost();
  return found;
}

/** The certificate of a person for the posts named. @throws Problem 404, 422 */
export async function attachAtMachine(
  by: By,
  parts: CertificateParts,
  input: NewCertificate & { pin: string; named: Named },
): Promise<string> {
  const posts = await postsOf(by, input.named);
  const [first] = posts;
  if (!first) throw noSuchPost();
  return attachPerson(by, parts, {
    ...input,
    holder: {
      personId: first.person_id,
      fullName: first.full_name,
      postIds: posts.map((post) => post.id),
    },
  });
}

/** @param of the agency's seal when nobody is named */
export async function removeAtMachine(
  by: By,
  parts: CertificateParts,
  of: { named: Named | null; reason: string },
): Promise<{ sentence: string }> {
  if (of.named === null) return removeSeal(by, parts, of.reason);
  const post = (await postsOf(by, of.named, true)).find((each) => each.signing_key_id !== null);
  if (!post) throw nothingThere();
  return removeFromPost(by, parts, { post, reason: of.reason });
}

/** The agency's seal first, then every post that may sign. */
export async function listAtMachine(by: By, parts: CertificateParts): Promise<Listed[]> {
  const { agencyId } = by.caller;
  const of = { agencyId, trusted: await parts.trustStore.read(), now: by.now };
  const { agency, seal, posts } = await inAgency(by.db, agencyId, (tx) => stateOf(tx, parts, of));
  return [
    { holder: agency.name, post: null, login: null, ended: false, certificate: seal },
    ...posts.map(({ post, certificate }) => ({
      holder: `${post.title} ${post.full_name}`,
      post: post.id,
      login: post.login,
      ended: post.ended,
      certificate,
    })),
  ];
}

// What stands attached, and what is still to be done before somebody can sign.
import type { SigningPictures } from "#src/adapters/signer/pictures.port.ts";
import type { Signer } from "#src/adapters/signer/signer.port.ts";
import { demandContentRole } from "#src/features/access/access.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import { inAgency, type Tx } from "#src/platform/db/database.ts";
import { PlainFailure } from "#src/platform/failure/plain-failure.ts";
import { problem } from "#src/platform/problem/problem.ts";
import { maySign } from "#src/rules/access/access.ts";
import { type CertificateParts, seenOf } from "./attach.actions.ts";
import type { CertificateView } from "./certificates.contract.ts";
import { daysLeft, remarksOn } from "./certificates.rules.ts";
import * as store from "./certificates.store.ts";

const notForYou = problem(
  "access.denied",
  403,
  "Trang chứng thư dành cho văn thư giữ con dấu và quản trị. Chứng thư của riêng bạn ở trang Chứng thư của tôi.",
);

export const keepsSeal = (roles: readonly string[]): boolean => roles.includes("van-thu");
export const administers = (roles: readonly string[]): boolean => roles.includes("quan-tri");
const operates = (roles: readonly string[]): boolean => administers(roles) || roles.includes("van-hanh");

/** Who may look at the state: it holds no content, but it is nobody else's business. */
export function demandKeeper(act: Act): void {
  const { roles } = act.caller;
  if (!keepsSeal(roles) && !operates(roles)) throw notForYou();
}
const notYourList = problem(
  "trust.not-yours",
  403,
  "Danh sách CA tin cậy dùng chung cho mọi cơ quan của bản cài đặt nên quản trị của một cơ quan không đổi được. Chưa thay đổi gì. Hãy nhờ người giữ máy chủ chạy m-office trust add hoặc m-office trust remove.",
);

/**
 * Whom all agencies here trust is not for one of them to say: who runs the installation decides, the administrator only where his
 * agency is the only one (NĐ 68/2024 Đ32: a forged authority would make forged letters valid for everybody).
 */
async function changesTrust(act: Act): Promise<boolean> {
  const { roles } = act.caller;
  return roles.includes("van-hanh") || (administers(roles) && (await store.hostedAgencies(act.db)).length === 1);
}
/** @throws Problem 403 with the sentence that says who can */
export async function demandTrustKeeper(act: Act): Promise<void> {
  demandKeeper(act);
  if (!(await changesTrust(act))) throw notYourList();
}

type Trusted = { certificates: readonly Uint8Array[]; crls: readonly Uint8Array[] };

/** What judging a key needs; signing asks the same before it begins. */
export type JudgingParts = Pick<CertificateParts, "checkCertificate"> & { signer: Signer; pictures: SigningPictures };

/** null when the key is not in the store: nothing is attached */
export async function viewOf(
  parts: JudgingParts,
  keyId: string | null,
  of: { trusted: Trusted; whose: "person" | "agency"; now: Date },
): Promise<CertificateView | null> {
  const kept = keyId === null ? null : await parts.signer.certificateOf(keyId).catch(nothing);
  if (!kept || keyId === null) return null;
  const check = parts.checkCertificate({ ...kept, trust: of.trusted.certificates, crls: of.trusted.crls, at: of.now });
  const { facts, faults } = check;
  const picture = (await parts.pictures.of(keyId)) !== null;
  return {
    name: facts.name,
    organisation: facts.organisation,
    issuerName: facts.issuerName,
    serial: facts.serial,
    fingerprint: facts.fingerprint,
    notBefore: facts.notBefore,
    notAfter: facts.notAfter,
    daysLeft: daysLeft(facts.notAfter, of.now),
    anchor: check.anchor,
    picture,
    test: /THỬ NGHIỆM/u.test(facts.subject),
    ready: picture && faults.length === 0,
    remarks: remarksOn(seenOf(check), { picture, whose: of.whose }, of.now),
  };
}

function nothing(error: unknown): null {
  if (error instanceof PlainFailure && error.code === "signer.unknown-key") return null;
  throw error;
}

export async function addressOf(parts: CertificateParts, keyId: string | null): Promise<string | null> {
  const png = keyId === null ? null : await parts.pictures.of(keyId);
  return png ? `data:image/png;base64,${Buffer.from(png).toString("base64")}` : null;
}

export type PostState = { post: store.SigningPost; certificate: CertificateView | null };

/**
 * The agency's seal and everybody who signs. An ended post stands here only while a key is left behind it: somebody has to take it away.
 */
export async function stateOf(
  tx: Tx,
  parts: JudgingParts,
  of: { agencyId: number; trusted: Trusted; now: Date },
): Promise<{ agency: store.Sealing; seal: CertificateView | null; posts: PostState[] }> {
  const agency = await store.sealingOf(tx, of.agencyId);
  const all = (await store.listPosts(tx, of.agencyId, null)).filter((post) => post.ended || maySign(post.roles));
  const living = new Set(all.filter((post) => !post.ended).map((post) => post.signing_key_id));
  const shown = all.filter((post) => !post.ended || !living.has(post.signing_key_id));
  const posts = await Promise.all(
    shown.map(async (post) => ({
      post,
      certificate: await viewOf(parts, post.signing_key_id, { ...of, whose: "person" }),
    })),
  );
  return {
    agency,
    seal: await viewOf(parts, agency.seal_key_id, { ...of, whose: "agency" }),
    posts: posts.filter(({ post, certificate }) => !post.ended || certificate !== null),
  };
}

/** @throws Problem 403 unless the caller keeps the seal, administers the agency or runs the installation */
export async function readState(act: Act, parts: CertificateParts) {
  demandKeeper(act);
  const { agencyId, roles } = act.caller;
  const of = { agencyId, trusted: await parts.trustStore.read(), now: act.now };
  const { agency, seal, posts } = await inAgency(act.db, agencyId, (tx) => stateOf(tx, parts, of));
  return {
    agencyName: agency.name,
    seal,
    // the seal is shown to its keeper alone, a person's signature to nobody but himself
    sealPicture: keepsSeal(roles) ? await addressOf(parts, agency.seal_key_id) : null,
    keepsSeal: keepsSeal(roles),
    administers: administers(roles),
    changesTrust: await changesTrust(act),
    posts: posts.map(({ post, certificate }) => ({
      postId: post.id,
      title: post.title,
      fullName: post.full_name,
      unitName: post.unit_name,
      ended: post.ended,
      certificate,
    })),
  };
}

/** The caller's posts in this agency that may sign, the one in use first: its key is "my certificate". */
export async function ownPosts(act: Act): Promise<store.SigningPost[]> {
  const { agencyId, personId, postId } = act.caller;
  const posts = await inAgency(act.db, agencyId, (tx) => store.listPosts(tx, agencyId, personId));
  return posts
    .filter((post) => !post.ended && maySign(post.roles))
    .toSorted((a, b) => Number(b.id === postId) - Number(a.id === postId));
}

export async function readOwn(act: Act, parts: CertificateParts) {
  demandContentRole(act.caller);
  const posts = await ownPosts(act);
  const keyId = posts[0]?.signing_key_id ?? null;
  return {
    maySign: posts.length > 0,
    fullName: act.caller.fullName,
    titles: posts.map((post) => post.title),
    certificate: await viewOf(parts, keyId, {
      trusted: await parts.trustStore.read(),
      whose: "person",
      now: act.now,
    }),
    picture: await addressOf(parts, keyId),
  };
}

// What a person does with his own certificate, the clerk with the agency's, the administrator with either: he may take away, never
// attach, so that whoever runs the machine cannot sign in another's name (NĐ 30/2020 Đ32).
import { recordAudit } from "#src/features/audit/record.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import { inAgency, type Tx } from "#src/platform/db/database.ts";
import { announce } from "#src/platform/live/live.ts";
import { problem, refuseIf } from "#src/platform/problem/problem.ts";
import { maySign } from "#src/rules/access/access.ts";
import { localDateOf } from "#src/rules/legal-time/instant.ts";
import { dateText } from "#src/rules/vietnamese-text/date-text.ts";
import {
  attachPerson,
  attachSeal,
  type By,
  type CertificateParts,
  forgetUnused,
  type NewCertificate,
  plainly,
} from "./attach.actions.ts";
import type { CertificateView } from "./certificates.contract.ts";
import { refusePin } from "./certificates.rules.ts";
import * as store from "./certificates.store.ts";
import { withPin } from "./pins/pins.actions.ts";
import { administers, keepsSeal, ownPosts, viewOf } from "./state.actions.ts";

const notSigning = problem(
  "certificate.no-post",
  403,
  "Chức danh của bạn ở cơ quan này không ký văn bản nên không cần chứng thư. Chưa thay đổi gì. Nếu được giao quyền ký, hãy nhờ quản trị sửa chức danh.",
);
const notKeeper = problem(
  "certificate.not-the-keeper",
  403,
  "Chứng thư và con dấu của cơ quan do văn thư giữ (NĐ 30/2020 Đ32.2). Chưa thay đổi gì. Hãy nhờ văn thư làm việc này.",
);
const notYours = problem(
  "certificate.not-yours",
  403,
  "Chỉ người giữ chức danh hoặc quản trị gỡ được chứng thư này. Chưa thay đổi gì.",
);
const nothingThere = problem(
  "certificate.none",
  404,
  "Chưa có chứng thư nào ở đây. Chưa thay đổi gì. Hãy tải lại trang rồi nạp chứng thư trước.",
);

export type NewFile = { p12: string; password: string; picture?: string | undefined };
const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, "base64"));
const fileOf = (input: NewFile): NewCertificate => ({
  p12: bytesOf(input.p12),
  password: input.password,
  picture: input.picture === undefined ? undefined : bytesOf(input.picture),
});

/** @param of.current the key in use now: of two attached at once the earlier one is gone before its answer is written */
async function answer(
  act: Act,
  parts: CertificateParts,
  of: { keyId: string; current(): Promise<string | null>; whose: "person" | "agency" },
): Promise<{ sentence: string; certificate: CertificateView }> {
  const judged = { trusted: await parts.trustStore.read(), whose: of.whose, now: act.now };
  const certificate = (await viewOf(parts, of.keyId, judged)) ?? (await viewOf(parts, await of.current(), judged));
  if (!certificate) throw nothingThere();
  const until = dateText(localDateOf(Date.parse(certificate.notAfter)));
  return { sentence: `Đã gắn chứng thư ${certificate.name}, còn hạn đến ${until}.`, certificate };
}

/** @throws Problem 403 without a post that signs; 422 with every reason against the file */
export async function addOwn(act: Act, parts: CertificateParts, input: NewFile & { pin: string }) {
  const posts = await ownPosts(act);
  if (posts.length === 0) throw notSigning();
  const { personId, fullName } = act.caller;
  const holder = { personId, fullName, postIds: posts.map((post) => post.id) };
  const keyId = await attachPerson(act, parts, { ...fileOf(input), pin: input.pin, holder });
  const current = async () => (await ownPosts(act))[0]?.signing_key_id ?? null;
  return answer(act, parts, { keyId, current, whose: "person" });
}

/** @throws Problem 403 unless the caller keeps the seal; 422 with every reason against the file */
export async function addSeal(act: Act, parts: CertificateParts, input: NewFile) {
  if (!keepsSeal(act.caller.roles)) throw notKeeper();
  const keyId = await attachSeal(act, parts, fileOf(input));
  return answer(act, parts, { keyId, current: () => sealKey(act), whose: "agency" });
}

const sealKey = (act: Act): Promise<string | null> =>
  inAgency(act.db, act.caller.agencyId, (tx) => store.sealingOf(tx, act.caller.agencyId)).then(
    (agency) => agency.seal_key_id,
  );

async function ownKey(act: Act): Promise<string> {
  const posts = await ownPosts(act);
  if (posts.length === 0) throw notSigning();
  const keyId = posts[0]?.signing_key_id;
  if (!keyId) throw nothingThere();
  return keyId;
}

export async function changeOwnPicture(act: Act, parts: CertificateParts, input: { picture: string }) {
  return changePicture(act, parts, { keyId: await ownKey(act), picture: input.picture, whose: "person" });
}

export async function changeSealPicture(act: Act, parts: CertificateParts, input: { picture: string }) {
  if (!keepsSeal(act.caller.roles)) throw notKeeper();
  const keyId = await sealKey(act);
  if (keyId === null) throw nothingThere();
  return changePicture(act, parts, { keyId, picture: input.picture, whose: "agency" });
}

async function changePicture(
  act: Act,
  parts: CertificateParts,
  of: { keyId: string; picture: string; whose: "person" | "agency" },
): Promise<{ sentence: string }> {
  const prepared = await plainly(() => parts.pictures.prepare(bytesOf(of.picture)));
  await inAgency(act.db, act.caller.agencyId, async (tx) => {
    await recordAudit(tx, act, {
      action: "certificate.picture-changed",
      objectType: of.whose === "person" ? "person" : "agency",
      objectId: of.whose === "person" ? act.caller.personId : String(act.caller.agencyId),
      facts: { keyId: of.keyId, whose: of.whose, width: prepared.width, height: prepared.height },
    });
    await announce(tx, { agencyId: act.caller.agencyId, topic: "signing", id: of.keyId });
    // last: a picture that cannot be written leaves no trace of an act
    await parts.pictures.put(of.keyId, prepared.png);
  });
  const done = of.whose === "person" ? "Đã thay hình chữ ký" : "Đã thay hình con dấu";
  return { sentence: prepared.madeTransparent ? `${done}; nền giấy đã được bỏ.` : `${done}.` };
}

/** @throws Problem 422 when today's PIN is another, or the new one too easy */
export async function changeOwnPin(act: Act, parts: CertificateParts, input: { pin: string; newPin: string }) {
  const keyId = await ownKey(act);
  refuseIf(refusePin(input.newPin, input.pin));
  const change = () =>
    inAgency(act.db, act.caller.agencyId, async (tx) => {
      await recordAudit(tx, act, {
        action: "certificate.pin-changed",
        objectType: "person",
        objectId: act.caller.personId,
        facts: { keyId },
      });
      await plainly(() => parts.signer.changePin(keyId, input.pin, input.newPin));
    });
  await withPin(act, { keyId, pin: input.pin }, change);
  return { sentence: "Đã đổi mã PIN. Lần ký sau dùng mã mới." };
}

export type Removed = { of: "seal" | { postId: string }; reason: string };

/** @throws Problem 403, 404 */
export async function removeCertificate(act: Act, parts: CertificateParts, input: Removed) {
  const { roles, agencyId, personId } = act.caller;
  if (input.of === "seal") {
    if (!keepsSeal(roles) && !administers(roles)) throw notKeeper();
    return removeSeal(act, parts, input.reason);
  }
  const { postId } = input.of;
  const posts = await inAgency(act.db, agencyId, (tx) => store.listPosts(tx, agencyId, null));
  const post = posts.find((each) => each.id === postId && (each.ended || maySign(each.roles)));
  if (!post || (post.person_id !== personId && !administers(roles))) throw notYours();
  if (post.signing_key_id === null) throw nothingThere();
  return removeFromPost(act, parts, { post, reason: input.reason });
}

/** The one key of a person stands behind all his posts of the agency: it goes from all of them. */
export async function removeFromPost(
  by: By,
  parts: CertificateParts,
  of: { post: store.SigningPost; reason: string },
): Promise<{ sentence: string }> {
  const { agencyId } = by.caller;
  const { post, reason } = of;
  const name = await nameOf(parts, post.signing_key_id);
  const before = await inAgency(by.db, agencyId, async (tx) => {
    const own = await store.listPosts(tx, agencyId, post.person_id);
    const same = own.filter((each) => each.signing_key_id === post.signing_key_id).map((each) => each.id);
    const keys = await store.setSigningKey(tx, agencyId, same, null);
    await removed(tx, by, { keys, objectType: "person", objectId: post.person_id, reason, name, to: post.full_name });
    return keys;
  });
  await forgetUnused(by.db, parts, before);
  return { sentence: `Đã gỡ chứng thư của ${post.full_name}. Văn bản đã ký trước đây không thay đổi.` };
}

export async function removeSeal(by: By, parts: CertificateParts, reason: string): Promise<{ sentence: string }> {
  const { agencyId } = by.caller;
  const agency = await inAgency(by.db, agencyId, (tx) => store.sealingOf(tx, agencyId));
  if (agency.seal_key_id === null) throw nothingThere();
  const name = await nameOf(parts, agency.seal_key_id);
  const before = await inAgency(by.db, agencyId, async (tx) => {
    const keys = await store.setSealKey(tx, agencyId, null);
    await removed(tx, by, { keys, objectType: "agency", objectId: agency.code, reason, name, to: agency.name });
    return keys;
  });
  await forgetUnused(by.db, parts, before);
  return { sentence: `Đã gỡ chứng thư của ${agency.name}. Văn bản đã ký trước đây không thay đổi.` };
}

async function nameOf(parts: CertificateParts, keyId: string | null): Promise<string> {
  const kept = keyId === null ? null : await parts.signer.certificateOf(keyId).catch(() => null);
  if (!kept) return "";
  return parts.checkCertificate({ ...kept, trust: [], crls: [], at: new Date(0) }).facts.name;
}

async function removed(
  tx: Tx,
  by: By,
  of: {
    keys: readonly string[];
    objectType: "person" | "agency";
    objectId: string;
    reason: string;
    name: string;
    to: string;
  },
): Promise<void> {
  await recordAudit(tx, by, {
    action: "certificate.removed",
    objectType: of.objectType,
    objectId: of.objectId,
    facts: { keyId: of.keys[0] ?? null },
    text: { certificate: of.name, to: of.to, reason: of.reason },
  });
  await announce(tx, { agencyId: by.caller.agencyId, topic: "signing", id: of.objectId });
}

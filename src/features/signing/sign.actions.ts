// Ký số cá nhân: the signature is made outside every transaction on exactly the bytes the person saw, then written in one.
import type { z } from "zod";
import { withDocument } from "#src/features/access/access.actions.ts";
import { recordAudit } from "#src/features/audit/record.actions.ts";
import { withPin } from "#src/features/certificates/pins/pins.actions.ts";
import { postsByIds } from "#src/features/organisation/organisation.actions.ts";
import { advance, type ForSigning, loadForSigning } from "#src/features/outgoing-documents/signing.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import type { Tx } from "#src/platform/db/database.ts";
import { newId } from "#src/platform/ids/ids.ts";
import { announce } from "#src/platform/live/live.ts";
import { problem, refuseIf } from "#src/platform/problem/problem.ts";
import { checkOutgoingAct } from "#src/rules/routing/outgoing-states.ts";
import { timeText } from "#src/rules/vietnamese-text/date-text.ts";
import { failing, onceOnly } from "./attempts.actions.ts";
import { type ReadyKey, readyKey, type SigningParts, signBytes, verifyBytes } from "./keys.actions.ts";
import type { signed } from "./signing.contract.ts";
import { PERSON_FIELD, refuseAuthority, refuseMade } from "./signing.rules.ts";
import { insertSignature, signingKeyOf } from "./signing.store.ts";

export type SignInput = {
  id: string;
  sha256: string;
  rowVersion: number;
  unseenPages?: number[] | undefined;
  pin?: string | undefined;
};
type Signed = z.infer<typeof signed>;

const notTheSigner = problem(
  "signing.not-the-signer",
  403,
  "Văn bản này do người khác ký. Chưa có gì được ký. Hãy trả lại nếu cần đổi người ký.",
);
const otherBytes = problem(
  "signing.other-bytes",
  409,
  "Nội dung văn bản đã khác bản bạn đang xem. Chưa có gì được ký. Hãy mở lại, xem bản hiện tại rồi ký.",
);
const changed = problem(
  "stale",
  409,
  "Văn bản vừa được người khác xử lý. Chưa có gì được ký. Hãy mở lại văn bản, xem rồi ký.",
);

/**
 * Signs one document for the person who is named as its signer.
 * @throws Problem 403 for anybody else; 404; 409 `signing.other-bytes` when the current file is not the one that was seen, `stale`,
 *   every reason of the rules, or the signer's own sentence; a failure stands in the history, state and number stay as they were
 */
export async function signPerson(act: Act, parts: SigningParts, input: SignInput): Promise<Signed> {
  const before = await withDocument(act, { documentId: input.id, need: "sign-person" }, async (tx) => {
    const loaded = await loadForSigning(tx, act.caller.agencyId, input.id);
    const again = earlier(loaded, input);
    if (again) return { again };
    demandSigner(act, loaded, input);
    const [post] = await postsByIds(tx, [act.caller.postId]);
    const keyId = await signingKeyOf(tx, act.caller.agencyId, act.caller.postId);
    return { again: null, loaded, keyId, isHead: post?.is_head ?? false };
  });
  if (before.again) return before.again;
  const key = await readyKey(parts, before.keyId, "person");
  const { personId, fullName, roles } = act.caller;
  const signer = {
    personId,
    fullName,
    roles,
    isHead: before.isHead,
    certificateName: key.name,
    certificateHolder: key.holder,
  };
  refuseIf(refuseAuthority(before.loaded.document.model, signer, act.now));
  const attempt = () => failing(act, { input, key, kind: "person" }, () => make(act, parts, { input, key }));
  const made = await (key.pinned ? withPin(act, { keyId: key.keyId, pin: input.pin }, attempt) : attempt());
  return onceOnly(
    () =>
      withDocument(act, { documentId: input.id, need: "sign-person" }, async (tx) => {
        demandSigner(act, await loadForSigning(tx, act.caller.agencyId, input.id), input);
        return write(tx, act, { input, key, sha256: made.sha256 });
      }),
    () =>
      withDocument(act, { documentId: input.id, need: "sign-person" }, async (tx) =>
        earlier(await loadForSigning(tx, act.caller.agencyId, input.id), input),
      ),
  );
}

/** The same bytes were signed by an earlier press: its answer once more. */
function earlier(loaded: ForSigning, input: SignInput): Signed | null {
  const made = loaded.signatures.findLast((each) => each.kind === "person" && each.sha256Before === input.sha256);
  const { document } = loaded;
  if (!made?.sha256After || !document.signed_at) return null;
  return {
    documentId: document.id,
    state: document.state,
    rowVersion: document.row_version,
    sha256: made.sha256After,
    signedAt: document.signed_at.toISOString(),
    again: true,
    sentence: `Văn bản đã ký lúc ${timeText(document.signed_at.getTime())}, không ký lần nữa.`,
  };
}

function demandSigner(act: Act, loaded: ForSigning, input: SignInput): void {
  const { document, approvals } = loaded;
  if (document.signer_post_id !== act.caller.postId) throw notTheSigner();
  refuseIf(checkOutgoingAct(document.state, "sign-person", { version: document.approved_sha256 ?? "", approvals }));
  if (document.current_sha256 !== input.sha256) throw otherBytes();
  if (document.row_version !== input.rowVersion) throw changed();
}

async function make(
  act: Act,
  parts: SigningParts,
  of: { input: SignInput; key: ReadyKey },
): Promise<{ sha256: string }> {
  const bytes = await parts.files.read(of.input.sha256);
  const signedBytes = await signBytes(parts, bytes, {
    purpose: "person",
    key: of.key,
    approved: { length: bytes.length, sha256: of.input.sha256 },
    pin: of.input.pin,
    now: act.now,
  });
  refuseIf(refuseMade(await verifyBytes(parts, signedBytes, { now: act.now, from: "own" }), PERSON_FIELD));
  return parts.files.put(signedBytes);
}

async function write(tx: Tx, act: Act, of: { input: SignInput; key: ReadyKey; sha256: string }): Promise<Signed> {
  const { input, key, sha256 } = of;
  // first, because it locks the row: a second press waits here and then finds the work done
  const { state, rowVersion } = await advance(tx, act, {
    id: input.id,
    rowVersion: input.rowVersion,
    onSha256: input.sha256,
    act: "sign-person",
    fields: { currentSha256: sha256, signedAt: act.now },
  });
  await insertSignature(tx, act.caller.agencyId, {
    id: newId("sig", act.now.getTime()),
    documentId: input.id,
    kind: "person",
    byPostId: act.caller.postId,
    state: "made",
    keyId: key.keyId,
    serial: key.serial,
    subject: key.subject,
    sha256Before: input.sha256,
    sha256After: sha256,
    at: act.now,
    error: null,
  });
  await recordAudit(tx, act, {
    action: "outgoing.signed",
    objectType: "outgoing",
    objectId: input.id,
    documentId: input.id,
    facts: {
      sha256Before: input.sha256,
      sha256,
      keyId: key.keyId,
      serial: key.serial,
      unseenPages: input.unseenPages?.length ?? 0,
    },
    text: { certificate: key.name },
  });
  await announce(tx, { agencyId: act.caller.agencyId, topic: "signing", id: input.id });
  return {
    documentId: input.id,
    state,
    rowVersion,
    sha256,
    signedAt: act.now.toISOString(),
    again: false,
    sentence: `Đã ký lúc ${timeText(act.now.getTime())} bằng chứng thư ${key.name}. Văn thư sẽ cấp số.`,
  };
}

// A try to sign: a failure stands in the history and changes nothing else; a second press finds the first one's answer.
import { createHash } from "node:crypto";
import { withDocument } from "#src/features/access/access.actions.ts";
import { recordAudit } from "#src/features/audit/record.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import { newId } from "#src/platform/ids/ids.ts";
import { announce } from "#src/platform/live/live.ts";
import { Problem } from "#src/platform/problem/problem.ts";
import type { ReadyKey } from "./keys.actions.ts";
import { insertSignature } from "./signing.store.ts";

/** Writes; when somebody was quicker, the answer of that earlier press counts, if it did the same. */
export async function onceOnly<T>(write: () => Promise<T>, earlier: () => Promise<T | null>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 409) throw error;
    const done = await earlier();
    if (done === null) throw error;
    return done;
  }
}

export type Failure = { input: { id: string; sha256: string }; key: ReadyKey; kind: "person" | "agency" };

/** Runs the slow part; when it fails, the try and its reason stand in the history and nothing else changes. */
export async function failing<T>(act: Act, of: Failure, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await recordFailure(act, of, error instanceof Problem ? error.message : "Lỗi của phần mềm hoặc của kho tệp.");
    throw error;
  }
}

function recordFailure(act: Act, of: Failure, error: string): Promise<void> {
  const need = of.kind === "person" ? "sign-person" : "sign-agency";
  return withDocument(act, { documentId: of.input.id, need }, async (tx) => {
    await insertSignature(tx, act.caller.agencyId, {
      id: newId("sig", act.now.getTime()),
      documentId: of.input.id,
      kind: of.kind,
      byPostId: act.caller.postId,
      state: "failed",
      keyId: of.key.keyId,
      serial: of.key.serial,
      subject: of.key.subject,
      sha256Before: of.input.sha256,
      sha256After: null,
      at: act.now,
      error,
    });
    await recordAudit(tx, act, {
      action: "outgoing.sign-failed",
      objectType: "outgoing",
      objectId: of.input.id,
      documentId: of.input.id,
      facts: { kind: of.kind, keyId: of.key.keyId, sha256: of.input.sha256 },
      text: { error },
    });
    await announce(tx, { agencyId: act.caller.agencyId, topic: "signing", id: of.input.id });
  });
}

/** SHA-256 of the first `length` bytes, hexadecimal. */
export function prefixSha256(bytes: Uint8Array, length: number): string {
  return createHash("sha256").update(bytes.subarray(0, length)).digest("hex");
}

// Many documents, one PIN, one truth each: every document is a decision and a history of its own (picture 10).
import type { z } from "zod";
import { demandContentRole } from "#src/features/access/access.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import { Problem, type Reason } from "#src/platform/problem/problem.ts";
import type { SigningParts } from "./keys.actions.ts";
import { type SignInput, signPerson } from "./sign.actions.ts";
import type { batchResult } from "./signing.contract.ts";

type Result = z.infer<typeof batchResult>;
export type BatchInput = { items: Omit<SignInput, "pin">[]; pin?: string | undefined };

/** What stops the whole batch: without the key or with a wrong PIN no later document could be signed either. */
const STOPPING = [
  "signer.wrong-pin",
  "signer.pin-needed",
  "signer.pin-blocked",
  "signer.wrong-secret",
  "signer.unknown-key",
  "signing.no-key",
  "signing.no-picture",
];

export async function signBatch(act: Act, parts: SigningParts, input: BatchInput) {
  demandContentRole(act.caller);
  const results: Result[] = [];
  let stopped: Reason | null = null;
  for (const item of input.items) {
    const result: Result = stopped
      ? notTried(item.id, stopped)
      : await signOne(act, parts, { ...item, pin: input.pin });
    results.push(result);
    if (!stopped && result.code !== null && STOPPING.includes(result.code))
      stopped = { code: result.code, message: result.sentence };
  }
  const count = (kind: Result["result"]): number => results.filter((each) => each.result === kind).length;
  const [signed, failed, left] = [count("signed"), count("failed"), count("not-tried")];
  return {
    results,
    signed,
    failed,
    notTried: left,
    headline: headlineOf({ signed, total: results.length, stopped }),
    stopped,
  };
}

async function signOne(act: Act, parts: SigningParts, input: SignInput): Promise<Result> {
  try {
    const done = await signPerson(act, parts, input);
    return {
      id: input.id,
      result: "signed",
      at: done.signedAt,
      sha256: done.sha256,
      rowVersion: done.rowVersion,
      code: null,
      sentence: done.sentence,
      reasons: [],
    };
  } catch (error) {
    // one document's trouble, even a defect of ours, never hides what happened to the others
    const known = error instanceof Problem ? error : null;
    return {
      id: input.id,
      result: "failed",
      at: null,
      sha256: null,
      rowVersion: null,
      code: known?.code ?? "http.internal",
      sentence: known?.message ?? "Máy chủ gặp lỗi khi ký văn bản này. Văn bản chưa thay đổi. Hãy thử lại.",
      reasons: known?.reasons ?? [],
    };
  }
}

function notTried(id: string, stopped: Reason): Result {
  return {
    id,
    result: "not-tried",
    at: null,
    sha256: null,
    rowVersion: null,
    code: null,
    sentence: `Chưa ký: đợt ký dừng trước khi đến lượt. ${stopped.message}`,
    reasons: [],
  };
}

function headlineOf(of: { signed: number; total: number; stopped: Reason | null }): string {
  const done = `Đã ký ${of.signed} trên ${of.total}.`;
  return of.stopped ? `${done} Đợt ký dừng. ${of.stopped.message}` : done;
}

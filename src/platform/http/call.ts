// What a handler receives: the call (public part) and, behind a getter, the act of a signed-in post.

import type { AnyContractRouter } from "@orpc/contract";
import { implement } from "@orpc/server";
import type { Act } from "../act/act.ts";
import type { Database } from "../db/database.ts";
import { problem } from "../problem/problem.ts";
import type { Access, OperationMeta } from "./contract.ts";

export type Call = {
  db: Database;
  now: Date;
  requestId: string;
  from: string;
  sessionToken: string | null;
  secure: boolean;
  /** sets or (null) clears the session cookie */
  setSession(token: string | null, expiresAt: Date | null): void;
};

export type SignedIn = { act: Act; login: string; termsAccepted: boolean; mustChangePassword: boolean };

export type CallContext = { call: Call; signedIn: SignedIn | null; readonly act: Act };

export const signedOut = problem(
  "session.none",
  401,
  "Phiên làm việc đã hết. Hãy đăng nhập lại; chữ đang gõ vẫn còn trên máy này.",
);
const termsNeeded = problem(
  "terms.not-accepted",
  403,
  "Hãy đọc và chấp nhận quy định sử dụng trước khi làm việc (QC-4.4).",
);
const passwordNeeded = problem("password.must-change", 403, "Hãy đổi mật khẩu lần đầu trước khi làm việc.");

export function createContext(call: Call, signedIn: SignedIn | null): CallContext {
  return {
    call,
    signedIn,
    get act(): Act {
      if (!signedIn) throw signedOut();
      return signedIn.act;
    },
  };
}

/**
 * Default deny: who may call an operation at all, before any rule about documents.
 * @throws Problem 401 without a session, 403 before the terms are accepted
 */
export function admit(access: Access, signedIn: SignedIn | null): void {
  if (access === "public") return;
  if (!signedIn) throw signedOut();
  if (access === "signed-in") return;
  if (signedIn.mustChangePassword) throw passwordNeeded();
  if (!signedIn.termsAccepted) throw termsNeeded();
}

/** Which access an operation's contract asks for; nothing said means `full`. */
export function accessOf(procedure: { "~orpc": { meta: unknown } }): Access {
  return (procedure["~orpc"].meta as Partial<OperationMeta> | undefined)?.access ?? "full";
}

/** The implementer every `<f>.routes.ts` starts from: `const on = implementContract(identityContract)`. */
export function implementContract<T extends AnyContractRouter>(contract: T) {
  return implement(contract).$context<CallContext>();
}

// Sessions come and go without an agency, so that they have no notes: the sign-in that opened one tells its mark in the trail.
import { createHash } from "node:crypto";
import type { Tx } from "#src/platform/db/database.ts";
import * as store from "./sessions.store.ts";
import type { RowFinding } from "./stamps.actions.ts";

/** What the trail knows a session by: another token or a longer life is another session. The token cannot be found from it. */
export function sessionMark(session: { id: string; tokenHash: string; expiresAt: Date }): string {
  const text = [session.id, session.tokenHash, session.expiresAt.getTime()].join("\n");
  return createHash("sha256").update(text).digest("hex");
}

/** Open sessions against the sign-ins that the trail tells. @param tx of a role that sees all agencies */
export async function verifySessions(tx: Tx): Promise<RowFinding[]> {
  const open = await store.listSessions(tx);
  const marks = open.map((row) => sessionMark({ id: row.id, tokenHash: row.token_hash, expiresAt: row.expires_at }));
  const untold = await store.sessionsUntold(
    tx,
    open.map((row) => row.id),
    marks,
  );
  return untold.map((id) => ({
    code: "row.inserted",
    at: `session ${id}`,
    message: `Phiên làm việc ${id} (bảng session) không phải phiên mà một lần đăng nhập trong lịch sử đã mở: đã được chèn hoặc sửa ngoài phần mềm.`,
  }));
}

// What signing, numbering and issue may ask of an outgoing document. They never touch its row or boxes themselves.
import type { AuditBy } from "#src/features/audit/record.actions.ts";
import type { Tx } from "#src/platform/db/database.ts";
import { refuseIf } from "#src/platform/problem/problem.ts";
import type { Approval } from "#src/rules/routing/approvals.ts";
import {
  checkOutgoingAct,
  nextOutgoingState,
  type OutgoingFacts,
  type OutgoingState,
} from "#src/rules/routing/outgoing-states.ts";
import { standingApprovals } from "./ground/acts.actions.ts";
import { findOutgoing, type OutgoingRecord } from "./ground/document.store.ts";
import { lockOutgoing, missing, moveTo } from "./ground/steps.actions.ts";
import { listRecipients, listSignatures } from "./ground/trail.store.ts";

export type ForSigning = {
  document: OutgoingRecord;
  /** live approvals; `version` is `approved_sha256` for those given to the approved version, as the routing rules want it */
  approvals: Approval[];
  /** made and not void, oldest first */
  signatures: { id: string; kind: "person" | "agency"; sha256Before: string; sha256After: string | null }[];
  recipients: Awaited<ReturnType<typeof listRecipients>>;
};

/** Everything signing, numbering and issue must know of a document. The row is not locked. @throws Problem 404 */
export async function loadForSigning(tx: Tx, agencyId: number, id: string): Promise<ForSigning> {
  const document = await findOutgoing(tx, agencyId, { id });
  if (!document) throw missing();
  return {
    document,
    approvals: await standingApprovals(tx, agencyId, document),
    signatures: (await listSignatures(tx, agencyId, id))
      .filter((row) => row.voided_at === null)
      .map((row) => ({ id: row.id, kind: row.kind, sha256Before: row.sha256_before, sha256After: row.sha256_after })),
    recipients: await listRecipients(tx, agencyId, id),
  };
}

export type Advance = {
  id: string;
  /** as the page saw it; left out = asked by the program itself */
  rowVersion?: number;
  /** SHA-256 the work was done on (`current_sha256` when it was loaded): refused when other bytes stand there now */
  onSha256: string;
  facts?: OutgoingFacts;
} & (
  | { act: "sign-person"; fields: { currentSha256: string; signedAt: Date } }
  | {
      act: "give-number";
      fields: { currentSha256: string; bookId: string; number: number; codeNumber: string; issuedDate: string };
    }
  | { act: "sign-agency"; fields: { currentSha256: string; sealedAt: Date } }
  | { act: "issue"; fields: { issuedAt: Date; issuedLegalAt: Date; issuedReason: string } }
  | { act: "recall"; fields: { recalledAt: Date; recallReason: string } }
);

/**
 * Moves an approved document one step on, state, bytes and number together: locks the row, asks the routing rules, writes,
 * fills the boxes of the next (`to-seal`, `to-issue`), announces. The approvals `sign-person` needs are read here; verdicts of the
 * signatures and the number of recipients come in `facts`. Audit and the row in `signature` are the caller's, in the same
 * transaction. Access is asked before, by `withDocument`.
 * @throws Problem 404, 409 `stale`, 409 with every reason of the rules
 */
export async function advance(
  tx: Tx,
  by: AuditBy,
  ask: Advance,
): Promise<{ state: OutgoingState; rowVersion: number; document: OutgoingRecord }> {
  const document = await lockOutgoing(tx, by.caller.agencyId, ask);
  const facts: OutgoingFacts = {
    ...ask.facts,
    version: document.approved_sha256 ?? "",
    approvals: await standingApprovals(tx, by.caller.agencyId, document),
  };
  refuseIf([
    ...checkOutgoingAct(document.state, ask.act, facts),
    ...(document.current_sha256 === ask.onSha256
      ? []
      : [
          {
            code: "outgoing.bytes-changed",
            message:
              "Tệp của văn bản đã khác lúc bạn mở. Chưa có gì được ghi. Hãy mở lại văn bản, xem rồi làm lại bước này.",
            clause: "NĐ 30/2020 Đ11.2",
          },
        ]),
  ]);
  const state = nextOutgoingState(document.state, ask.act) ?? document.state;
  const rowVersion = await moveTo(tx, by, document, { act: ask.act, state, change: ask.fields });
  return { state, rowVersion, document };
}

// Phát hành: one transaction hands the document over to delivery. From that commit on it is beyond the sender's control: both times
// of sending are its times (QC-7.1, QC-7.3), nothing can be edited, what follows is recall as an act of its own.
import type { z } from "zod";
import { withDocument } from "#src/features/access/access.actions.ts";
import { recordAudit } from "#src/features/audit/record.actions.ts";
import { loadCalendar } from "#src/features/organisation/organisation.actions.ts";
import { advance, loadForSigning } from "#src/features/outgoing-documents/signing.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import type { Tx } from "#src/platform/db/database.ts";
import { emit } from "#src/platform/events/events.ts";
import { newId } from "#src/platform/ids/ids.ts";
import { announce } from "#src/platform/live/live.ts";
import { Problem, refuseIf } from "#src/platform/problem/problem.ts";
import { legalTime } from "#src/rules/legal-time/legal-time.ts";
import { checkOutgoingAct } from "#src/rules/routing/outgoing-states.ts";
import { legalTimeSentence } from "#src/rules/vietnamese-text/date-text.ts";
import { queueMessage } from "./axis/deliver.actions.ts";
import { documentIdFor } from "./axis/message.rules.ts";
import { insertMessage } from "./axis/messages.store.ts";
import { insertEvent, updateRecipient } from "./axis/recipients.store.ts";
import type { issued } from "./exchange.contract.ts";
import { type ExchangeParts, type Gathered, gather } from "./gate.actions.ts";

type Issued = z.infer<typeof issued>;
type Input = { id: string; rowVersion: number };

/**
 * Issues a sealed document to all its recipients at once. Pressing twice issues once.
 * @throws Problem 403, 404; 409 `exchange.gate-closed` with every reason of the gate, `stale`, every reason of the rules
 */
export async function issueDocument(act: Act, parts: ExchangeParts, input: Input): Promise<Issued> {
  const before = await earlier(act, input.id);
  if (before) return before;
  try {
    return await issueOnce(act, parts, input);
  } catch (error) {
    // the other press may have committed at any moment since: while the gate was judged, or while this one waited for the row
    const done = error instanceof Problem && error.status === 409 ? await earlier(act, input.id) : null;
    if (done) return done;
    throw error;
  }
}

async function issueOnce(act: Act, parts: ExchangeParts, input: Input): Promise<Issued> {
  const found = await gather(act, parts, { id: input.id, need: "issue" });
  const { document } = found.loaded;
  refuseIf(
    checkOutgoingAct(document.state, "issue", {
      personalSignature: "valid",
      agencySignature: "valid",
      recipients: found.recipients.length,
    }),
  );
  if (!found.ready) throw gateClosed(found);
  const stored = found.message ? await parts.files.put(parts.edxml.buildDocument(found.message)) : null;
  return withDocument(act, { documentId: input.id, need: "issue" }, (tx) =>
    write(tx, act, { input, found, messageSha256: stored?.sha256 ?? null }),
  );
}

/** Already issued by an earlier press; its answer once more. */
function earlier(act: Act, id: string): Promise<Issued | null> {
  return withDocument(act, { documentId: id, need: "issue" }, async (tx) => {
    const { document, recipients } = await loadForSigning(tx, act.caller.agencyId, id);
    if (document.state !== "issued" || !document.issued_at || !document.issued_legal_at) return null;
    return {
      documentId: id,
      state: document.state,
      rowVersion: document.row_version,
      issuedAt: document.issued_at.toISOString(),
      issuedLegalAt: document.issued_legal_at.toISOString(),
      issuedReason: document.issued_reason ?? "",
      byExchange: recipients.filter((each) => each.delivery === "exchange").length,
      byPaper: recipients.filter((each) => each.delivery === "paper").length,
      again: true,
      sentence: "Văn bản đã phát hành trước đó, không gửi lần nữa.",
    };
  });
}

function gateClosed(found: Gathered): Problem {
  const reasons = found.checks.flatMap((check) => check.reasons);
  return new Problem({
    code: "exchange.gate-closed",
    status: 409,
    message: `Chưa phát hành được. ${reasons[0]?.message ?? ""} Chưa gửi đi đâu.`,
    reasons,
  });
}

async function write(
  tx: Tx,
  act: Act,
  of: { input: Input; found: Gathered; messageSha256: string | null },
): Promise<Issued> {
  const { input, found } = of;
  const { agencyId } = act.caller;
  const times = legalTime(act.now.getTime(), await loadCalendar(tx, agencyId, act.now));
  const issuedLegalAt = new Date(times.legal);
  const { state, rowVersion, document } = await advance(tx, act, {
    id: input.id,
    rowVersion: input.rowVersion,
    onSha256: found.loaded.document.current_sha256 ?? "",
    facts: { personalSignature: "valid", agencySignature: "valid", recipients: found.recipients.length },
    act: "issue",
    fields: { issuedAt: act.now, issuedLegalAt, issuedReason: times.reason },
  });
  for (const recipient of found.recipients) await hand(tx, act, { ...of, recipient, legalAt: issuedLegalAt });
  const byExchange = found.recipients.filter((each) => each.delivery === "exchange").length;
  const byPaper = found.recipients.length - byExchange;
  const numberText = `${document.code_number}/${document.code_notation}`;
  await recordAudit(tx, act, {
    action: "outgoing.issued",
    objectType: "outgoing",
    objectId: input.id,
    documentId: input.id,
    facts: {
      recipients: found.recipients.length,
      byExchange,
      byPaper,
      sha256: document.current_sha256,
      issuedAt: act.now.toISOString(),
      issuedLegalAt: issuedLegalAt.toISOString(),
    },
    text: { number: numberText, to: found.recipients.map((each) => each.name).join("; ") },
  });
  await emit(tx, {
    agencyId,
    type: "outgoing.issued",
    payload: { documentId: input.id, replyToId: document.reply_to_id, numberText },
    now: act.now,
  });
  await announce(tx, { agencyId, topic: "exchange", id: input.id });
  const sentence = legalTimeSentence("Gửi", times);
  return {
    documentId: input.id,
    state,
    rowVersion,
    issuedAt: act.now.toISOString(),
    issuedLegalAt: issuedLegalAt.toISOString(),
    issuedReason: times.reason,
    byExchange,
    byPaper,
    again: false,
    sentence: `Đã phát hành ${numberText} đến ${found.recipients.length} nơi. ${sentence}.`,
  };
}

/** One recipient: over the exchange a message row and its job, on paper the record alone. */
async function hand(
  tx: Tx,
  act: Act,
  of: {
    input: Input;
    found: Gathered;
    messageSha256: string | null;
    recipient: Gathered["recipients"][number];
    legalAt: Date;
  },
): Promise<void> {
  const { agencyId } = act.caller;
  const { recipient, found } = of;
  const electronic = recipient.delivery === "exchange" && recipient.code !== null && found.outgoing !== null;
  const messageId = newId("msg", act.now.getTime());
  if (electronic && recipient.code !== null && found.outgoing !== null) {
    await insertMessage(tx, agencyId, {
      id: messageId,
      direction: "out",
      kind: "document",
      fromCode: found.sender.code,
      toCode: recipient.code,
      messageDocumentId: documentIdFor(found.sender, found.outgoing),
      statusCode: "",
      about: "",
      documentId: of.input.id,
      recipientId: recipient.id,
      fileSha256: of.messageSha256,
      content: null,
      state: "queued",
      now: act.now,
    });
    await queueMessage(tx, agencyId, messageId);
  }
  const status = electronic ? "queued" : "paper";
  await updateRecipient(tx, agencyId, {
    id: recipient.id,
    status,
    ...(electronic ? { messageId } : {}),
    sent: { at: act.now, legalAt: of.legalAt },
    now: act.now,
  });
  await insertEvent(tx, agencyId, {
    id: newId("evt", act.now.getTime()),
    recipientId: recipient.id,
    status,
    status_code: null,
    at: act.now,
    note: "",
  });
}

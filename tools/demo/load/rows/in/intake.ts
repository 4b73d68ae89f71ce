// An arrived letter as the clerk finds it: waiting, put aside, turned away, or registered.

import {
  joinProposals,
  type Proposal,
  type Proposals,
  withSender,
} from "#src/features/intake/decisions/proposals.rules.ts";
import { concludeReceipt, type ReceiptRecord, UNSIGNED } from "#src/features/intake/decisions/receipt.rules.ts";
import type { PostRow } from "#src/features/organisation/organisation.actions.ts";
import { blockText } from "#src/rules/document-format/check/format-rule.ts";
import { documentIdOf } from "#src/rules/exchange/document-id.ts";
import { legalTime } from "#src/rules/legal-time/legal-time.ts";
import type { VerifyResult } from "#src/rules/signing/verify-result.ts";
import { cleanFileName } from "#src/rules/vietnamese-text/file-name.ts";
import { fold } from "#src/rules/vietnamese-text/fold.ts";
import { keySentence, type Quote } from "#src/rules/vietnamese-text/key-sentence.ts";
import { capital, KIND_NAME } from "../../../pages/parts.ts";
import type { DemoIncoming } from "../../../types.ts";
import { CALENDAR } from "../../../when.ts";
import type { Desk } from "../../desk.ts";
import { iso, isoOrNull, type RowSet, teller } from "../row-set.ts";

/** The entered fields of the register. */
export function fieldsOf(desk: Desk, letter: DemoIncoming) {
  const sender = desk.agency(letter.senderId);
  return {
    codeNumber: desk.page(letter).number ?? letter.number,
    codeNotation: letter.notation,
    issuedDate: letter.issuedDate,
    issuedPlace: sender.place,
    organName: sender.name,
    organCode: sender.code,
    typeName: KIND_NAME[letter.kind],
    subject: capital(letter.subject),
    signerPosition: letter.signer.position,
    signerName: letter.signer.fullName,
    urgency: letter.urgency,
    pageAmount: desk.file(letter.id).pages,
    dueDate: letter.replyDue,
  };
}

/** How it came: over the axis with the sender's message, or brought in by the clerk. */
export function wayOf(desk: Desk, letter: DemoIncoming) {
  const sender = desk.agency(letter.senderId);
  if (letter.channel !== "axis" || sender.code === null)
    return { way: "upload" as const, fromCode: null, messageDocumentId: null };
  const { codeNumber, codeNotation, issuedDate } = fieldsOf(desk, letter);
  return {
    way: "exchange" as const,
    fromCode: sender.code,
    messageDocumentId: documentIdOf({ organId: sender.code, issuedDate, codeNumber, codeNotation }),
  };
}

export function storedFileOf(desk: Desk, letter: DemoIncoming) {
  const { sha256, size } = desk.file(letter.id).final;
  const name = cleanFileName(`${letter.number}-${letter.notation.replaceAll("/", "-")}.pdf`);
  return { sha256, size, name, mediaType: "application/pdf" };
}

/** What the check at arrival found. Where the authority could not be asked then, it stays undecided. */
export function verificationOf(desk: Desk, letter: DemoIncoming): VerifyResult {
  const found = desk.file(letter.id).verification ?? UNSIGNED;
  if (letter.signature !== "unknown") return found;
  const reason = {
    code: "revocation.unknown",
    message: letter.remark ?? "Chưa hỏi được nơi cấp chứng thư còn hiệu lực không; hệ thống tự hỏi lại.",
  };
  return {
    ...found,
    verdict: "unknown",
    signatures: found.signatures.map((each) => ({
      ...each,
      verdict: "unknown",
      revocation: "unknown",
      reasons: [...each.reasons, reason],
    })),
  };
}

/** The receipt at registration (QC-3.3): a valid signature, or six items the clerk has seen on the page. */
export function receiptOf(desk: Desk, letter: DemoIncoming, clerk: PostRow): ReceiptRecord {
  const seen = { name: true, post: true, signature: true, seal: true, number: true, date: true };
  const result = verificationOf(desk, letter);
  const attested =
    result.verdict === "valid"
      ? null
      : { items: seen, byName: `${clerk.title} ${clerk.full_name}`, at: iso(letter.registeredAt ?? letter.arrivedAt) };
  const sender = { agencies: [desk.agency(letter.senderId).name], signer: letter.signer.fullName };
  return concludeReceipt(result, { mediaType: "application/pdf", sender }, attested);
}

const STATES = { arrived: "waiting", parked: "parked", refused: "refused" } as const;

export function addIntake(desk: Desk, set: RowSet, letter: DemoIncoming): void {
  const agencyId = desk.number(letter.agencyId);
  const sender = desk.agency(letter.senderId);
  const clerk = desk.clerk(letter.agencyId);
  const file = desk.file(letter.id);
  const stored = storedFileOf(desk, letter);
  const { way, fromCode, messageDocumentId } = wayOf(desk, letter);
  const verification = verificationOf(desk, letter);
  const state =
    letter.state === "arrived" || letter.state === "parked" || letter.state === "refused"
      ? STATES[letter.state]
      : "registered";
  const decidedAt = state === "registered" ? letter.registeredAt : state === "waiting" ? null : soonAfter(desk, letter);
  const decider = letter.registeredByPersonId ? desk.post(letter.registeredByPersonId, letter.agencyId) : clerk;
  const id = desk.intakeId(letter);
  set.add("intake_item", {
    agency_id: agencyId,
    id,
    way,
    state,
    received_at: iso(letter.arrivedAt),
    received_legal_at: iso(letter.legalArrivedAt),
    received_reason: legalTime(letter.arrivedAt, CALENDAR).reason,
    received_by: way === "upload" ? clerk.id : null,
    file_sha256: stored.sha256,
    file_name: stored.name,
    media_type: stored.mediaType,
    file_size: stored.size,
    pages: file.pages,
    attachments: [],
    from_code: fromCode,
    from_name: way === "exchange" ? sender.name : null,
    message_document_id: messageDocumentId,
    message_id: messageDocumentId === null ? null : `msg-${id}`,
    fields: {
      typed: {},
      proposed: state === "waiting" || state === "parked" ? proposalsFor(desk, letter) : {},
      quote: quoteOf(desk, letter),
    },
    verification,
    gate: { verdict: "free", reasons: [], unreadPages: [] },
    urgency: letter.urgency,
    note: state === "refused" || state === "registered" ? "" : (letter.remark ?? ""),
    document_id: state === "registered" ? desk.documentId(letter.id) : null,
    decided_at: state === "registered" || state === "refused" ? isoOrNull(decidedAt) : null,
    decided_by: state === "registered" || state === "refused" ? decider.id : null,
    refuse_reason: state === "refused" ? letter.remark : null,
    row_version: state === "waiting" ? 1 : 2,
    changed_by: decidedAt === null ? null : decider.id,
    changed_at: isoOrNull(decidedAt),
  });
  const tell = teller(set, { agencyId, objectType: "intake", objectId: id, documentId: id });
  tell(letter.arrivedAt, way === "upload" ? clerk : null, "intake.received", {
    facts: { way, fromCode, fileSha256: stored.sha256, size: stored.size, verdict: verification.verdict },
    ...(way === "upload" ? { text: { fileName: stored.name } } : {}),
  });
  if (decidedAt === null || state === "registered") return;
  if (state === "parked") tell(decidedAt, clerk, "intake.parked");
  else tell(decidedAt, clerk, "intake.refused", { text: { reason: letter.remark ?? "" } });
}

/** What the reader would have quoted; of a letter of several pages only its own words know which page that is. */
function quoteOf(desk: Desk, letter: DemoIncoming): Quote | null {
  if (desk.file(letter.id).pages !== 1) return null;
  return keySentence([desk.page(letter).model.body.map(blockText).join("\n\n")]);
}

function soonAfter(desk: Desk, letter: DemoIncoming): number {
  return Math.min(letter.legalArrivedAt + 12 * 60_000, desk.province.now);
}

/** The sender's word first, then what stands on the page; a scan has the page alone. */
function proposalsFor(desk: Desk, letter: DemoIncoming): Proposals {
  const read = desk.file(letter.id).proposed ?? {};
  const { name } = desk.agency(letter.senderId);
  const page = withSender(read, fold(read.organName?.value ?? "") === fold(name) ? { name, sure: true } : null);
  if (wayOf(desk, letter).way === "upload") return page;
  const said = Object.entries(fieldsOf(desk, letter)).flatMap(([name, value]): [string, Proposal][] =>
    value === null || value === ""
      ? []
      : [[name, { value: String(value), confidence: 1, page: null, box: null, source: "sender", others: [] }]],
  );
  return joinProposals(Object.fromEntries(said), page);
}

// An outgoing document as its page shows it.
import { relationsTo } from "#src/features/access/access.actions.ts";
import { loadCalendar } from "#src/features/organisation/organisation.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import type { Tx } from "#src/platform/db/database.ts";
import { maySign } from "#src/rules/access/access.ts";
import { KIND_FACTS } from "#src/rules/document-format/printed-words.ts";
import { workingTimeBetween } from "#src/rules/legal-time/working-time.ts";
import { APPROVAL_STEPS } from "#src/rules/routing/approvals.ts";
import { OUTGOING_STATE_NAMES, OUTGOING_STATES, type OutgoingState } from "#src/rules/routing/outgoing-states.ts";
import { judgeFormat } from "./draft-rules/format.rules.ts";
import { type TrackStep, trackOf } from "./draft-rules/track.rules.ts";
import { actsOf } from "./ground/acts.actions.ts";
import { findOutgoing, findReply, issuedOf, type OutgoingRecord } from "./ground/document.store.ts";
import { clerks, headOf, holderOf, loadOffice, type Office } from "./ground/holders.actions.ts";
import { findListRow, type ListRecord } from "./ground/outgoing-list.store.ts";
import { isBefore, missing } from "./ground/steps.actions.ts";
import { listApprovals, listRecipients, listVersions } from "./ground/trail.store.ts";
import type { OutgoingDocument, OutgoingRow } from "./outgoing-fields.contract.ts";

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;

export function rowView(row: ListRecord): OutgoingRow {
  return {
    id: row.id,
    kind: row.kind,
    kindName: KIND_FACTS[row.kind].name,
    subject: row.subject,
    urgency: row.urgency,
    state: row.state,
    stateName: OUTGOING_STATE_NAMES[row.state],
    codeNumber: row.code_number,
    codeNotation: row.code_notation,
    issuedDate: row.issued_date,
    unitName: row.unit_name,
    drafterName: row.drafter_name,
    signerName: row.signer_name,
    replyToId: row.reply_to_id,
    versionNo: row.version_no,
    holder: row.holder,
    holderSince: (row.state_at ?? row.created_at).toISOString(),
    box: row.box,
    seen: row.seen,
    returnReason: row.return_reason,
    updatedAt: row.updated_at.toISOString(),
    issuedAt: iso(row.issued_at),
    recalledAt: iso(row.recalled_at),
    rowVersion: row.row_version,
  };
}

/** The whole document for this caller. Access was asked before. @throws Problem 404 */
export async function describeOutgoing(tx: Tx, act: Act, id: string): Promise<OutgoingDocument> {
  const { agencyId, principalIds } = act.caller;
  const document = await findOutgoing(tx, agencyId, { id });
  const row = await findListRow(tx, { agencyId, principalIds, id });
  if (!document || !row) throw missing();
  const office = await loadOffice(tx);
  const versions = await listVersions(tx, agencyId, id);
  const approvals = await listApprovals(tx, agencyId, id);
  const reply = document.reply_to_id ? await findReply(tx, agencyId, document.reply_to_id) : undefined;
  const recipients = await listRecipients(tx, agencyId, id);
  const relations = await relationsTo(tx, act.caller, id);
  const acts = await actsOf(tx, act.caller, { document, office, relations, recipients: recipients.length });
  const { must, should, notes } = judgeFormat(document.model, phaseOf(document.state), issuedOf(document));
  return {
    ...rowView(row),
    model: document.model,
    modelSavedAt: document.model_saved_at.toISOString(),
    drafterPostId: document.drafter_post_id,
    signerPostId: document.signer_post_id,
    workingCopyFrozen: document.model_frozen,
    createdAt: document.created_at.toISOString(),
    steps: await stepsOf(tx, act, { document, office, approvals, row }),
    versions: versions.map((version) => ({
      no: version.no,
      note: version.note,
      byName: version.by_name,
      at: version.at.toISOString(),
      approved: version.no === document.approved_version,
    })),
    approvals: approvals.map((approval) => ({
      id: approval.id,
      step: approval.step,
      stepName: APPROVAL_STEPS.find((each) => each.step === approval.step)?.name ?? "",
      versionNo: approval.version_no,
      byName: approval.by_name,
      byTitle: approval.by_title,
      at: approval.at.toISOString(),
      sha256: approval.sha256,
      note: approval.note,
      voidedAt: iso(approval.voided_at),
      voidReason: approval.void_reason,
    })),
    findings: { must, should, notes },
    replyTo: reply
      ? {
          id: reply.id,
          arrivalNumber: reply.arrival_number,
          arrivalYear: reply.arrival_year,
          organName: reply.organ_name,
          typeName: reply.type_name,
          codeNumber: reply.code_number,
          codeNotation: reply.code_notation,
          issuedDate: reply.issued_date,
          subject: reply.subject,
          dueAt: iso(reply.due_at),
        }
      : null,
    recipients: recipients.map((each) => ({
      id: each.id,
      code: each.code,
      name: each.name,
      purpose: each.purpose,
      delivery: each.delivery,
      status: each.status,
      statusCode: each.status_code,
      statusAt: iso(each.status_at),
      statusNote: each.status_note,
      sentAt: iso(each.sent_at),
    })),
    approvedVersion: document.approved_version,
    approvedSha256: document.approved_sha256,
    currentSha256: document.current_sha256,
    pageAmount: document.page_amount,
    signedAt: iso(document.signed_at),
    sealedAt: iso(document.sealed_at),
    issuedLegalAt: iso(document.issued_legal_at),
    issuedReason: document.issued_reason,
    recallReason: document.recall_reason,
    returnTargets: acts.return?.length === 0 ? returnTargets(office, document) : [],
    signers: signersOf(office),
    acts,
  };
}

/** Until the unit has approved it the blanks of a draft are lawful. */
function phaseOf(state: OutgoingState): "draft" | "issue" {
  return isBefore(state, "format-check") ? "draft" : "issue";
}

function returnTargets(office: Office, document: OutgoingRecord): OutgoingDocument["returnTargets"] {
  return OUTGOING_STATES.filter((state) => isBefore(state, document.state))
    .toReversed()
    .map((state) => {
      const { name } = holderOf(office, document, state);
      const step = OUTGOING_STATE_NAMES[state];
      return { state, name: name === "" ? step : `${name} (${step})` };
    });
}

function signersOf(office: Office): OutgoingDocument["signers"] {
  const head = headOf(office);
  const rank = (post: Office["posts"][number]): number =>
    post.id === head?.id ? 0 : post.roles.includes("lanh-dao") ? 1 : 2;
  return office.posts
    .filter((post) => maySign(post.roles))
    .toSorted((a, b) => rank(a) - rank(b))
    .map((post) => ({ postId: post.id, fullName: post.full_name, title: post.title }));
}

async function stepsOf(
  tx: Tx,
  act: Act,
  of: {
    document: OutgoingRecord;
    office: Office;
    approvals: Awaited<ReturnType<typeof listApprovals>>;
    row: ListRecord;
  },
): Promise<OutgoingDocument["steps"]> {
  const { document, office } = of;
  const calendar = await loadCalendar(tx, act.caller.agencyId, act.now);
  const minutes = (step: TrackStep): number | null =>
    step.since === null
      ? null
      : Math.round(workingTimeBetween(step.since.getTime(), (step.until ?? act.now).getTime(), calendar) / 60_000);
  const nameAt = (state: OutgoingState): string => holderOf(office, document, state).name;
  const steps = trackOf({
    state: document.state,
    createdAt: document.created_at,
    stateAt: document.state_at ?? document.created_at,
    submittedAt: document.submitted_at,
    signedAt: document.signed_at,
    issuedAt: document.issued_at,
    approvals: of.approvals
      .filter((approval) => approval.voided_at === null)
      .map((approval) => ({ step: approval.step, by: approval.by_name, at: approval.at })),
    names: {
      draft: of.row.drafter_name,
      unit: nameAt("unit-approval"),
      format: nameAt("format-check"),
      leader: of.row.signer_name ?? headOf(office)?.full_name ?? "",
      issue: clerks(office).length > 0 ? "Văn thư" : "",
    },
  });
  return steps.map((step) => ({ ...step, since: iso(step.since), until: iso(step.until), minutes: minutes(step) }));
}

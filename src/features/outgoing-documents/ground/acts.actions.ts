// What a caller may do on an outgoing document now, with every reason against it.
import { refusalsFor } from "#src/features/access/access.actions.ts";
import type { Caller } from "#src/platform/act/act.ts";
import type { Tx } from "#src/platform/db/database.ts";
import type { Act as AccessAct, Relation } from "#src/rules/access/words.ts";
import type { Refusal } from "#src/rules/refusal/refusal.ts";
import type { Approval } from "#src/rules/routing/approvals.ts";
import { checkOutgoingAct, OUTGOING_ACTS, type OutgoingFacts } from "#src/rules/routing/outgoing-states.ts";
import { judgeFormat } from "../draft-rules/format.rules.ts";
import { issuedOf, type OutgoingRecord, waitingBoxes } from "./document.store.ts";
import { holderOf, type Office } from "./holders.actions.ts";
import { isBefore } from "./steps.actions.ts";
import { listApprovals } from "./trail.store.ts";

const PAGE_ACTS = [...OUTGOING_ACTS, "set-recipients", "download"] as const;
type PageAct = (typeof PAGE_ACTS)[number];

/** Live approvals as the rules read them: each names what it was given for. */
export async function standingApprovals(
  tx: Tx,
  agencyId: number,
  document: Pick<OutgoingRecord, "id" | "approved_version" | "approved_sha256">,
): Promise<Approval[]> {
  return (await listApprovals(tx, agencyId, document.id))
    .filter((row) => row.voided_at === null)
    .map((row) => ({
      step: row.step,
      by: row.by_post_id,
      version:
        row.version_no === document.approved_version && document.approved_sha256 !== null
          ? document.approved_sha256
          : `version-${row.version_no}`,
    }));
}

const ACCESS_ACT: Record<PageAct, AccessAct> = {
  "edit-draft": "edit-draft",
  submit: "submit",
  "approve-unit": "approve-unit",
  "check-format": "check-format",
  "approve-leader": "approve-leader",
  "sign-person": "sign-person",
  "give-number": "give-number",
  "sign-agency": "sign-agency",
  issue: "issue",
  return: "return",
  recall: "recall",
  discard: "discard",
  "set-recipients": "read",
  download: "download",
};

/** What this caller may do now; acts his role never does on this document are left out. */
export async function actsOf(
  tx: Tx,
  caller: Caller,
  of: { document: OutgoingRecord; office: Office; relations: Relation[]; recipients: number },
): Promise<Partial<Record<PageAct, Refusal[]>>> {
  const { document, office, relations } = of;
  const boxes = await waitingBoxes(tx, caller.agencyId, { id: document.id, principalIds: caller.principalIds });
  const facts: OutgoingFacts = {
    // a page always asks for the reason; the button is not grey for want of it
    reason: "…",
    version: document.approved_sha256 ?? "",
    approvals: await standingApprovals(tx, caller.agencyId, document),
    formatErrors: judgeFormat(document.model, "issue", issuedOf(document)).must,
    actorIsDrafter: caller.postId === document.drafter_post_id,
    selfApprovalAllowed: holderOf(office, document, "unit-approval").selfApproval,
    personalSignature: document.signed_at ? "valid" : "none",
    agencySignature: document.sealed_at ? "valid" : "none",
    recipients: of.recipients,
  };
  const acts: Partial<Record<PageAct, Refusal[]>> = {};
  for (const name of PAGE_ACTS) {
    if (refusalsFor(caller, relations, ACCESS_ACT[name]).length > 0) continue;
    if (name === "download") acts[name] = [];
    else if (name === "set-recipients") {
      const refused = recipientRefusals(caller, relations, document);
      if (refused === "never") continue;
      acts[name] = refused;
    } else
      acts[name] = [
        ...checkOutgoingAct(document.state, name, facts),
        ...turnRefusals(name, { document, office, boxes, relations }),
      ];
  }
  return acts;
}

/** Recipients belong to the draft until it is approved, then to the clerk, until it leaves. `never` = not this caller's. */
export function recipientRefusals(
  caller: Pick<Caller, "roles">,
  relations: readonly Relation[],
  document: Pick<OutgoingRecord, "state" | "issued_at">,
): Refusal[] | "never" {
  const need = isBefore(document.state, "approved") ? "edit-draft" : "issue";
  const mine = refusalsFor(caller, relations, need).length === 0;
  if (!mine) return "never";
  if (isBefore(document.state, "issued")) return [];
  return [
    {
      code: "outgoing.recipients-fixed",
      message:
        "Văn bản đã phát hành hoặc đã bỏ, nơi nhận không đổi được nữa. Nơi nhận cũ giữ nguyên. Hãy thu hồi hoặc ban hành văn bản khác.",
      clause: "QC-7.1",
    },
  ];
}

/** Steps of approval are walked by whoever has the document, not by everybody who may approve somewhere. */
export function turnRefusals(
  act: string,
  of: { document: OutgoingRecord; office: Office; boxes: readonly string[]; relations: readonly Relation[] },
): Refusal[] {
  if (!["approve-unit", "check-format", "approve-leader", "return"].includes(act)) return [];
  const { document } = of;
  const holder = holderOf(of.office, document, document.state);
  if (of.boxes.includes(holder.box)) return [];
  // who has signed may also call it back before it leaves
  if (act === "return" && of.relations.includes("signer") && !isBefore(document.state, "approved")) return [];
  return [
    {
      code: "outgoing.not-your-turn",
      message: `Văn bản đang ở chỗ ${holder.name === "" ? "người khác" : holder.name}. Không có gì thay đổi. Hãy đợi đến lượt, hoặc nhắc người đang giữ.`,
      clause: "NĐ 30/2020 Đ12",
    },
  ];
}

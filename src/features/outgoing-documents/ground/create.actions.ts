// The rows of a new draft: template, drafter's box, the planned recipient, history.
import { grantAccess } from "#src/features/access/access.actions.ts";
import {
  type AgencyRow,
  agencyByCode,
  agencyById,
  allUnits,
  postsByIds,
} from "#src/features/organisation/organisation.actions.ts";
import { holdOrganisation } from "#src/features/organisation/units.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import type { Tx } from "#src/platform/db/database.ts";
import { signedOut } from "#src/platform/http/call.ts";
import { newId } from "#src/platform/ids/ids.ts";
import { announce } from "#src/platform/live/live.ts";
import { problem } from "#src/platform/problem/problem.ts";
import type { DocumentKind } from "#src/rules/document-format/document-model.ts";
import type { AgencyFacts, IncomingFacts } from "#src/rules/document-format/templates.ts";
import { cleanModel } from "../draft-rules/model-text.rules.ts";
import { newDraft } from "../draft-rules/new-draft.rules.ts";
import { signerTitleLines } from "../draft-rules/signer-block.rules.ts";
import { findByRequest, findReply, findSuperiorName, insertDraft, type ReplyRecord } from "./document.store.ts";
import { headOf, loadOffice } from "./holders.actions.ts";
import { missing, note } from "./steps.actions.ts";
import { replaceRecipients } from "./trail.store.ts";

const keyTaken = problem(
  "outgoing.request-key-taken",
  409,
  "Mã yêu cầu này đã dùng cho một dự thảo khác. Chưa tạo gì thêm. Hãy tải lại trang rồi bấm soạn lần nữa.",
);

export type CreateInput = { kind: DocumentKind; replyToId?: string | undefined; requestKey: string };

/** The draft this request made before, or a new one. @returns its id @throws Problem 404, 409 when the key was another draft's */
export async function draftFor(tx: Tx, act: Act, input: CreateInput): Promise<string> {
  return (await findOwnRequest(tx, act, input)) ?? insertNew(tx, act, input);
}

async function findOwnRequest(tx: Tx, act: Act, input: CreateInput): Promise<string | undefined> {
  const known = await findByRequest(tx, act.caller.agencyId, input.requestKey);
  if (!known) return undefined;
  const same =
    known.drafter_post_id === act.caller.postId &&
    known.kind === input.kind &&
    known.reply_to_id === (input.replyToId ?? null);
  if (!same) throw keyTaken();
  return known.id;
}

async function insertNew(tx: Tx, act: Act, input: CreateInput): Promise<string> {
  const { caller, now } = act;
  await holdOrganisation(tx, caller.agencyId);
  const [own] = await postsByIds(tx, [caller.postId]);
  if (!own) throw signedOut();
  const reply = input.replyToId === undefined ? null : await findReply(tx, caller.agencyId, input.replyToId);
  if (reply === undefined) throw missing();
  const { model, signerPostId } = await firstModel(tx, act, { kind: input.kind, reply });
  const id = newId("doc", now.getTime());
  const fresh = await insertDraft(tx, caller.agencyId, {
    id,
    requestKey: input.requestKey,
    replyToId: input.replyToId ?? null,
    unitId: caller.unitId,
    drafterPostId: caller.postId,
    signerPostId,
    model: cleanModel(model),
    holder: caller.fullName,
    now,
  });
  // a second click came first and has committed meanwhile
  if (!fresh) return (await findOwnRequest(tx, act, input)) ?? id;
  await grantAccess(tx, caller.agencyId, [
    {
      documentId: id,
      direction: "out",
      principalId: own.principal_id,
      relation: "drafter",
      box: "drafts",
      sortAt: now,
    },
  ]);
  await planReplyRecipient(tx, act, { id, reply });
  await note(tx, act, {
    documentId: id,
    action: "outgoing.created",
    facts: { kind: input.kind, replyTo: input.replyToId ?? null },
    text: { subject: model.subject },
  });
  await tell(tx, act, id);
  return id;
}

async function firstModel(tx: Tx, act: Act, of: { kind: DocumentKind; reply: ReplyRecord | null }) {
  const agency = await agencyById(tx, act.caller.agencyId);
  if (!agency) throw new Error("agency of a session is missing");
  const office = await loadOffice(tx);
  const head = headOf(office);
  const unit = (await allUnits(tx)).find((each) => each.id === act.caller.unitId);
  const facts = agencyFacts(agency, {
    unitSymbol: unit?.symbol ?? "",
    headTitle: head?.title ?? "",
    superiorName: await findSuperiorName(tx, agency.id),
  });
  const signer = head
    ? {
        title: signerTitleLines(agency.organ, head.title, {
          title: head.title,
          fullName: head.full_name,
          roles: head.roles,
          isHead: head.is_head,
        }),
        name: head.full_name,
      }
    : null;
  const model = newDraft(of.kind, facts, { signer, replyTo: of.reply ? incomingFacts(of.reply) : null });
  return { model, signerPostId: head?.id ?? null };
}

function agencyFacts(
  agency: AgencyRow,
  own: { unitSymbol: string; headTitle: string; superiorName: string | null },
): AgencyFacts {
  return {
    parentOrgan: agency.parent_organ,
    organ: agency.organ,
    name: agency.short_name,
    abbreviation: agency.symbol,
    unitAbbreviation: own.unitSymbol === "" ? "VP" : own.unitSymbol,
    place: agency.place,
    headTitle: own.headTitle.toLocaleUpperCase("vi"),
    ...(agency.authority === "" ? {} : { authority: agency.authority }),
    ...(own.superiorName === null ? {} : { superiorName: own.superiorName }),
  };
}

function incomingFacts(reply: ReplyRecord): IncomingFacts {
  return {
    senderName: reply.organ_name,
    typeName: reply.type_name,
    codeNumber: reply.code_number,
    codeNotation: reply.code_notation,
    issuedDate: reply.issued_date,
    subject: reply.subject,
  };
}

/** Whoever wrote gets the answer: over the axis when the directory knows its code, else on paper. */
async function planReplyRecipient(tx: Tx, act: Act, of: { id: string; reply: ReplyRecord | null }): Promise<void> {
  if (!of.reply) return;
  const code = of.reply.organ_code;
  // the name beside a code is the directory's: a letter may call its sender what it likes
  const agency = code === null ? undefined : await agencyByCode(tx, code);
  await replaceRecipients(tx, act.caller.agencyId, {
    documentId: of.id,
    rows: [
      {
        id: newId("rcp", act.now.getTime()),
        code,
        name: agency?.name ?? of.reply.organ_name,
        purpose: "",
        delivery: code === null ? "paper" : "exchange",
      },
    ],
  });
}

async function tell(tx: Tx, act: Act, id: string): Promise<void> {
  await announce(tx, { agencyId: act.caller.agencyId, topic: "outgoing", id });
  await announce(tx, { agencyId: act.caller.agencyId, topic: "counts", principals: [...act.caller.principalIds] });
}

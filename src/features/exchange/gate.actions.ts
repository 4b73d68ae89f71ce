// Everything the gate must know, gathered: the document, its bytes and their signatures, the recipients, the message to be sent.
import { createHash } from "node:crypto";
import type { FileStore } from "#src/adapters/files/files.port.ts";
import type { EdxmlCodec } from "#src/adapters/transport/edxml.port.ts";
import type { Verifier } from "#src/adapters/verifier/verifier.port.ts";
import { withDocument } from "#src/features/access/access.actions.ts";
import { messageOfDocument } from "#src/features/incoming-documents/create.actions.ts";
import { plainId } from "#src/features/intake/messages.actions.ts";
import {
  agencyByCode,
  agencyById,
  directoryNames,
  postsOnRecord,
} from "#src/features/organisation/organisation.actions.ts";
import { type ForSigning, loadForSigning } from "#src/features/outgoing-documents/signing.actions.ts";
import type { Act } from "#src/platform/act/act.ts";
import type { Tx } from "#src/platform/db/database.ts";
import { maySign } from "#src/rules/access/access.ts";
import type { Act as AccessAct } from "#src/rules/access/words.ts";
import type { ListedAgency } from "#src/rules/exchange/agency-names.ts";
import type { DocumentContent } from "#src/rules/exchange/message.ts";
import { compareRecipients, type RecipientDifferences } from "#src/rules/exchange/printed-recipients.ts";
import type { Refusal } from "#src/rules/refusal/refusal.ts";
import type { VerifyResult } from "#src/rules/signing/verify-result.ts";
import { documentMessage, type Outgoing, type Sender } from "./axis/message.rules.ts";
import { superiorOf } from "./axis/report.actions.ts";
import type { IssueGate } from "./exchange.contract.ts";
import { type Check, type GateRecipient, gateChecks, gateSummary, plainText, recipientReasons } from "./gate.rules.ts";

export type ExchangeParts = {
  files: FileStore;
  /** the document to be issued was made here */
  ownVerifier: Verifier;
  edxml: EdxmlCodec;
  trust(): Promise<{ certificates: readonly Uint8Array[]; crls: readonly Uint8Array[] }>;
};

const FIELDS = { person: "nguoi-ky", agency: "co-quan" };
const PDF = "application/pdf";
const NOTHING: VerifyResult = { verdict: "unsigned", signatures: [], reasons: [] };

export type Gathered = {
  directory: readonly ListedAgency[];
  loaded: ForSigning;
  sender: Sender;
  outgoing: Outgoing | null;
  recipients: GateRecipient[];
  pdf: Uint8Array;
  message: DocumentContent | null;
  checks: Check[];
  ready: boolean;
};

type Loaded = Pick<Gathered, "loaded" | "sender" | "outgoing" | "recipients"> & {
  directory: readonly ListedAgency[];
  signerTitle: string | null;
  signerRefusals: Refusal[];
};

/** Looks at the document as it stands; nothing is locked. @throws Problem 403, 404 */
export async function gather(act: Act, parts: ExchangeParts, ask: { id: string; need: AccessAct }): Promise<Gathered> {
  const found = await withDocument(act, { documentId: ask.id, need: ask.need }, (tx) => load(tx, act, ask.id));
  const { document } = found.loaded;
  const pdf = document.current_sha256 === null ? new Uint8Array() : await parts.files.read(document.current_sha256);
  const message = messageOf(found, { pdf, at: act.now, update: null });
  const checks = gateChecks({
    kind: document.kind,
    model: document.model,
    number: document.number,
    codeNumber: document.code_number,
    codeNotation: document.code_notation,
    issuedDate: document.issued_date,
    signedAt: document.signed_at,
    sealedAt: document.sealed_at,
    signerTitle: found.signerTitle,
    signerRefusals: found.signerRefusals,
    // an approved document is a PDF from the approval on; before it there is only the draft, which never leaves (QC-3.3)
    mediaType: pdf.length > 0 ? PDF : "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    result: await verify(parts, pdf, act.now),
    approved: await prefixOf(parts, document, pdf),
    fields: FIELDS,
    message,
    recipients: found.recipients,
    now: act.now,
  });
  return { ...found, pdf, message, checks, ready: checks.every((each) => each.ok) };
}

async function verify(parts: ExchangeParts, pdf: Uint8Array, at: Date): Promise<VerifyResult> {
  if (pdf.length === 0) return NOTHING;
  const { certificates, crls } = await parts.trust();
  return parts.ownVerifier.verify(pdf, { trust: certificates, crls, at });
}

async function prefixOf(parts: ExchangeParts, document: ForSigning["document"], pdf: Uint8Array) {
  if (document.approved_sha256 === null) return null;
  const length = (await parts.files.size(document.approved_sha256)) ?? 0;
  return {
    sha256: document.approved_sha256,
    prefixSha256: createHash("sha256").update(pdf.subarray(0, length)).digest("hex"),
  };
}

async function load(tx: Tx, act: Act, id: string): Promise<Loaded> {
  const { agencyId } = act.caller;
  const loaded = await loadForSigning(tx, agencyId, id);
  const { document } = loaded;
  const own = await agencyById(tx, agencyId);
  if (!own) throw new Error("agency of a session is missing");
  const [signer] = document.signer_post_id === null ? [] : await postsOnRecord(tx, [document.signer_post_id]);
  return {
    loaded,
    sender: { code: own.code, name: own.name, superior: superiorOf(own.parent_organ), address: own.address },
    outgoing: await outgoingOf(tx, agencyId, document),
    recipients: await Promise.all(loaded.recipients.map((each) => recipientOf(tx, each))),
    directory: await directoryNames(tx),
    signerTitle: signer ? `${signer.title} ${signer.full_name}` : null,
    signerRefusals: signer && maySign(signer.roles) ? [] : [NO_SIGNER],
  };
}

const NO_SIGNER: Refusal = {
  code: "exchange.signer-unfit",
  message: "Người ký không còn thẩm quyền ký trong cơ quan. Hãy trả lại để trình người có thẩm quyền.",
  clause: "NĐ 30/2020 Đ13",
};

async function outgoingOf(tx: Tx, agencyId: number, document: ForSigning["document"]): Promise<Outgoing | null> {
  if (document.code_number === null || document.issued_date === null) return null;
  const answers = document.reply_to_id === null ? null : await messageOfDocument(tx, agencyId, document.reply_to_id);
  return {
    kind: document.kind,
    model: document.model,
    codeNumber: document.code_number,
    codeNotation: document.code_notation,
    issuedDate: document.issued_date,
    pageAmount: document.page_amount,
    answers: answers && {
      fromCode: answers.fromCode,
      messageDocumentId: plainId(answers.messageDocumentId),
      code: `${answers.codeNumber}/${answers.codeNotation}`,
      issuedDate: answers.issuedDate,
    },
  };
}

async function recipientOf(tx: Tx, row: ForSigning["recipients"][number]): Promise<GateRecipient> {
  const agency = row.code === null ? undefined : await agencyByCode(tx, row.code);
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    purpose: row.purpose,
    delivery: row.delivery,
    known: agency !== undefined,
    reachable: agency?.hosted ?? false,
  };
}

/** The message to all recipients over the exchange, or to one of them; null while the document has no number or nobody to go to. */
export function messageOf(
  found: Pick<Loaded, "outgoing" | "sender" | "recipients">,
  as: { pdf: Uint8Array; at: Date; update: string | null; only?: string },
): DocumentContent | null {
  const to = found.recipients.flatMap((each) =>
    each.delivery === "exchange" && each.code !== null && (as.only === undefined || as.only === each.id)
      ? [{ code: each.code, name: each.name }]
      : [],
  );
  if (found.outgoing === null || to.length === 0) return null;
  return documentMessage({
    sender: found.sender,
    document: found.outgoing,
    to,
    pdf: as.pdf,
    paper: found.recipients.some((each) => each.delivery === "paper"),
    update: as.update,
    at: as.at.toISOString(),
  });
}

/** The gate as its screen shows it: failed lights first. */
export async function describeGate(act: Act, parts: ExchangeParts, id: string): Promise<IssueGate> {
  const found = await gather(act, parts, { id, need: "read" });
  const { document } = found.loaded;
  const issued = document.state === "issued" || document.state === "recalled";
  const ready = found.ready && document.state === "sealed";
  return {
    documentId: id,
    rowVersion: document.row_version,
    ready,
    headline: issued ? "Đã phát hành" : ready ? "Phát hành được" : "Chưa phát hành được",
    summary: gateSummary(found.checks),
    checks: found.checks.toSorted((a, b) => Number(a.ok) - Number(b.ok)),
    recipients: found.recipients.map((each) => {
      const [reason] = recipientReasons(each);
      const { known: _known, reachable: _reachable, ...row } = each;
      return {
        ...row,
        ready: reason === undefined,
        sentence: reason?.message ?? (each.delivery === "paper" ? "Gửi giấy" : "Sẵn sàng"),
      };
    }),
    differences: issued ? NO_DIFFERENCES : differencesOf(found),
    button: `Phát hành đến ${found.recipients.length} nơi`,
  };
}

const NO_DIFFERENCES: RecipientDifferences = { notChosen: [], notPrinted: [] };

function differencesOf(found: Gathered): RecipientDifferences {
  const { addressees, recipients } = found.loaded.document.model;
  return compareRecipients({
    letter: { addressees, recipients, text: plainText(found.loaded.document.model) },
    chosen: found.recipients,
    directory: found.directory,
    ownCode: found.sender.code,
  });
}

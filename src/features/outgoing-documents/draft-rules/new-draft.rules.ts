// The first working copy: template of the kind, with the letter that is answered carried over (NĐ 30/2020 Đ10; Phụ lục III).
import type { DocumentKind, DocumentModel } from "#src/rules/document-format/document-model.ts";
import { bareSubject, inSentence, KIND_FACTS } from "#src/rules/document-format/printed-words.ts";
import {
  type AgencyFacts,
  citation,
  emptyModel,
  type IncomingFacts,
  replyModel,
  type SignerFacts,
} from "#src/rules/document-format/templates.ts";

const BLANK = "…";

/** @param signer who usually signs: the head; null when the post is vacant */
export function newDraft(
  kind: DocumentKind,
  agency: AgencyFacts,
  from: { signer: SignerFacts | null; replyTo: IncomingFacts | null },
): DocumentModel {
  const { signer, replyTo } = from;
  if (replyTo && kind === "cong-van")
    return shortSubject(replyModel(replyTo, agency, signer ?? { title: [agency.headTitle], name: "" }));
  const empty = emptyModel(kind, agency);
  const signed = signer ? { ...empty, signerTitle: [...signer.title], signerName: signer.name } : empty;
  return replyTo ? shortSubject(answering(signed, replyTo)) : signed;
}

/** Other kinds than công văn also name the letter they rest on. */
function answering(model: DocumentModel, replyTo: IncomingFacts): DocumentModel {
  const cited = citation(replyTo);
  const subject = bareSubject(replyTo.subject);
  const about = subject === "" ? BLANK : inSentence(subject);
  const named = { ...model, subject: about };
  if (model.kind === "quyet-dinh") return { ...named, bases: [model.bases[0] ?? "", `Theo ${inSentence(cited)}`] };
  const addressees = KIND_FACTS[model.kind].address === "none" ? model.addressees : [replyTo.senderName.trim()];
  const first = { type: "paragraph" as const, runs: [{ text: `Thực hiện ${cited}, ${BLANK}` }] };
  return { ...named, addressees, body: [first, ...model.body] };
}

const MAX_SUBJECT = 500;

/** A long subject of the letter, with our words before it, must still fit the register (PL VI: 500 characters). */
function shortSubject(model: DocumentModel): DocumentModel {
  const letters = Array.from(model.subject.normalize("NFC"));
  if (letters.length <= MAX_SUBJECT) return model;
  return { ...model, subject: `${letters.slice(0, MAX_SUBJECT - 1).join("")}…` };
}

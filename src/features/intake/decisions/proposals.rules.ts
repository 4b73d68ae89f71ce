// What the intake proposes for each field: what the sender wrote into the message, and what stands on the page.
import { receivedTypeName, urgencyOf } from "#src/rules/exchange/catalogues.ts";
import type { DocumentMessage } from "#src/rules/exchange/message.ts";
import { fold, toNfc } from "#src/rules/vietnamese-text/fold.ts";

export type Proposal = {
  value: string;
  confidence: number;
  page: number | null;
  box: [number, number, number, number] | null;
  source: "sender" | "page";
  others: { value: string; confidence: number }[];
};
export type Proposals<Name extends string = string> = Partial<Record<Name, Proposal>>;

/** Below this the page shows a hint instead of a value (ui §15, 03). */
export const SHOWN_FROM = 0.8;

type PageField = { value: string | number; confidence: number; page: number | null; box: Proposal["box"] } | null;
export type PageFields = {
  codeNumber: PageField;
  codeNotation: PageField;
  issuedDate: PageField;
  issuedPlace: PageField;
  organName: PageField;
  typeName: PageField;
  subject: PageField;
  signer: { position: PageField; fullName: PageField };
  urgency: PageField;
  pageAmount: PageField;
  dueDate: PageField;
};

const URGENCY_WORDS: Record<string, string> = {
  thuong: "thuong",
  khan: "khan",
  "thuong khan": "thuong-khan",
  "hoa toc": "hoa-toc",
};

function capitalised(text: string): string {
  const [first = "", ...rest] = Array.from(toNfc(text));
  return first.toLocaleUpperCase("vi") + rest.join("");
}

/** From here on a proposal is called clear; what must be looked at again stays below. */
const CLEAR = 0.95;
const LOOK_AGAIN = 0.85;

/**
 * The sender as the directory writes it: a letterhead in capitals does not say where the small letters stand ("CP", "XVIII").
 * @param sender what the directory knows about the read name, null when nothing; known there and read here is certain, a namesake of
 *   another province never is
 */
export function withSender(proposals: Proposals, sender: { name: string; sure: boolean } | null): Proposals {
  const read = proposals.organName;
  if (!read || !sender) return proposals;
  const confidence = sender.sure ? Math.max(read.confidence, CLEAR) : Math.min(read.confidence, LOOK_AGAIN);
  return { ...proposals, organName: { ...read, value: toNfc(sender.name), confidence } };
}

/** Proposals from the layout of the page. */
export function fromPage(read: PageFields): Proposals {
  const urgency = read.urgency ? URGENCY_WORDS[fold(String(read.urgency.value))] : undefined;
  const fields: Record<string, PageField> = {
    codeNumber: read.codeNumber,
    codeNotation: read.codeNotation,
    issuedDate: read.issuedDate,
    issuedPlace: read.issuedPlace,
    organName: read.organName,
    typeName: read.typeName,
    // "V/v đề nghị …" begins a sentence in the register
    subject: read.subject && { ...read.subject, value: capitalised(String(read.subject.value)) },
    signerPosition: read.signer.position,
    signerName: read.signer.fullName,
    urgency: read.urgency && urgency ? { ...read.urgency, value: urgency } : null,
    pageAmount: read.pageAmount,
    dueDate: read.dueDate,
  };
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) =>
      field
        ? [
            [
              name,
              {
                value: toNfc(String(field.value)),
                confidence: field.confidence,
                page: field.page,
                box: field.box,
                source: "page",
                others: [],
              } satisfies Proposal,
            ],
          ]
        : [],
    ),
  );
}

/** Proposals from what the sender wrote into the message (QCVN 102:2016). */
export function fromMessage(message: DocumentMessage): Proposals {
  const said: Record<string, string | null | undefined> = {
    codeNumber: message.code?.codeNumber,
    codeNotation: message.code?.codeNotation,
    issuedDate: message.promulgationInfo?.promulgationDate,
    issuedPlace: message.promulgationInfo?.place,
    organName: message.from.organName,
    organCode: message.from.organId,
    typeName: receivedTypeName(message.documentType),
    subject: message.subject,
    signerPosition: message.signerInfo?.position,
    signerName: message.signerInfo?.fullName,
    urgency: urgencyOf(message.otherInfo?.priority),
    pageAmount: message.otherInfo?.pageAmount === undefined ? null : String(message.otherInfo.pageAmount),
    dueDate: message.dueDate,
  };
  return Object.fromEntries(
    Object.entries(said).flatMap(([name, value]) => {
      const text = toNfc(value ?? "")
        .replace(/\s+/gu, " ")
        .trim();
      const proposal: Proposal = { value: text, confidence: 1, page: null, box: null, source: "sender", others: [] };
      return text === "" ? [] : [[name, proposal]];
    }),
  );
}

/** The sender's word first; what the page says differently is shown beside it. */
export function joinProposals(sender: Proposals, page: Proposals): Proposals {
  const names = new Set([...Object.keys(sender), ...Object.keys(page)]);
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const [said, seen] = [sender[name], page[name]];
      const first = said ?? seen;
      if (!first) return [];
      if (!said || !seen) return [[name, first]];
      const differs = fold(said.value) !== fold(seen.value) && seen.confidence >= SHOWN_FROM;
      return [
        [
          name,
          {
            ...said,
            page: seen.page,
            box: seen.box,
            others: differs ? [{ value: seen.value, confidence: seen.confidence }] : [],
          },
        ],
      ];
    }),
  );
}

/** The value a list shows: what was typed, else what is proposed with enough certainty. */
export function shownValue(typed: string | undefined, proposed: Proposal | undefined): string {
  if (typed !== undefined && typed !== "") return typed;
  return proposed && proposed.confidence >= SHOWN_FROM ? proposed.value : "";
}

// What leaves the agency as a message (QCVN 102:2016; protocols/edxml §2): the same content for every recipient.
import type { DocumentKind, DocumentModel } from "#src/rules/document-format/document-model.ts";
import { KIND_FACTS } from "#src/rules/document-format/printed-words.ts";
import { exchangeTypeByName, priorityOf } from "#src/rules/exchange/catalogues.ts";
import { documentIdOf } from "#src/rules/exchange/document-id.ts";
import type { DocumentContent, Organ, ResponseFor } from "#src/rules/exchange/message.ts";
import { cleanFileName } from "#src/rules/vietnamese-text/file-name.ts";

export type Sender = {
  code: string;
  name: string;
  superior: string | null;
  address: string;
};

export type Outgoing = {
  kind: DocumentKind;
  model: DocumentModel;
  codeNumber: string;
  codeNotation: string;
  issuedDate: string;
  pageAmount: number | null;
  /** the letter it answers, when that came over the exchange */
  answers: { fromCode: string; messageDocumentId: string; code: string; issuedDate: string | null } | null;
};

export function organOf(sender: Sender): Organ {
  return {
    organId: sender.code,
    ...(sender.superior === null ? {} : { organizationInCharge: sender.superior }),
    organName: sender.name,
    ...(sender.address === "" ? {} : { organAdd: sender.address }),
  };
}

/** mã định danh văn bản of an issued document. */
export function documentIdFor(
  sender: Pick<Sender, "code">,
  document: Pick<Outgoing, "codeNumber" | "codeNotation" | "issuedDate">,
): string {
  return documentIdOf({ organId: sender.code, ...document });
}

/** `1246-STC-NS.pdf`: for people to read at the other side. */
export function attachmentName(document: Pick<Outgoing, "codeNumber" | "codeNotation">): string {
  return cleanFileName(`${document.codeNumber}-${document.codeNotation}.pdf`);
}

/**
 * The message of an issued document.
 * @param parts.paper a paper copy follows to somebody
 * @param parts.update an explanation for a receiver that had refused it: the same document, sent again (BussinessDocType 2)
 * @param parts.at hand-over to delivery, ISO 8601
 */
export function documentMessage(parts: {
  sender: Sender;
  document: Outgoing;
  to: readonly { code: string; name: string }[];
  pdf: Uint8Array;
  paper: boolean;
  update: string | null;
  at: string;
}): DocumentContent {
  const { sender, document } = parts;
  const { model } = document;
  const documentId = documentIdFor(sender, document);
  const type = exchangeTypeByName(KIND_FACTS[document.kind].name);
  return {
    from: organOf(sender),
    to: parts.to.map((each) => ({ organId: each.code, organName: each.name })),
    documentId,
    code: { codeNumber: document.codeNumber, codeNotation: document.codeNotation },
    promulgationInfo: { place: model.place, promulgationDate: document.issuedDate },
    ...(type ? { documentType: type } : {}),
    subject: model.subject,
    content: model.subject,
    signerInfo: signerInfo(model),
    otherInfo: {
      priority: priorityOf(model.urgency),
      ...(document.pageAmount === null ? {} : { pageAmount: document.pageAmount }),
      direction: false,
    },
    responseFor: document.answers ? [answered(document.answers)] : [],
    steeringType: 0,
    toPlaces: model.recipients,
    trace: [{ organId: sender.code, timestamp: parts.at }],
    business:
      parts.update === null
        ? { kind: "new", reason: "Văn bản điện tử mới", paper: parts.paper }
        : {
            kind: "update",
            documentId,
            reason: parts.update,
            paper: parts.paper,
            update: [{ documentInfo: false, documentReceiver: false, receivers: [] }],
          },
    attachments: [
      { contentId: "", attachmentName: attachmentName(document), description: model.subject, bytes: parts.pdf },
    ],
  };
}

function answered(answers: NonNullable<Outgoing["answers"]>): ResponseFor {
  return {
    organId: answers.fromCode,
    code: answers.code,
    documentId: answers.messageDocumentId,
    promulgationDate: answers.issuedDate,
  };
}

// the marks of the form of signing (TM., KT. …) are the competence, the last line is the signer's own post
function signerInfo(model: DocumentModel): NonNullable<DocumentContent["signerInfo"]> {
  const competence = model.signerTitle.slice(0, -1).join(" ");
  const position = model.signerTitle.at(-1) ?? "";
  return { ...(competence === "" ? {} : { competence }), position, fullName: model.signerName };
}

// What agencies tell each other, as plain data. Names are those of QCVN 102:2016 and NĐ 30/2020 Phụ lục VI.
// Dates are `YYYY-MM-DD`, instants ISO 8601 with offset (QĐ 28/2018 Đ14.4: Vietnam time).

/** An agency as a message names it. Only the code is certain to be there. */
export type Organ = {
  organId: string;
  /** name of the parent body (cơ quan chủ quản) */
  organizationInCharge?: string;
  organName?: string;
  organAdd?: string;
  email?: string;
  telephone?: string;
  fax?: string;
  website?: string;
};

/** The document a message answers, recalls or reports on. */
export type ResponseFor = {
  organId: string;
  /** number and notation: `15/STC-NS` */
  code: string;
  documentId: string;
  promulgationDate: string | null;
};

export type StaffInfo = {
  department?: string;
  departmentId?: string;
  staff?: string;
  staffId?: string;
  email?: string;
  mobile?: string;
};

/** BussinessDocType: 0 văn bản mới, 1 thu hồi, 2 cập nhật, 3 thay thế. */
export type BusinessKind = "new" | "recall" | "update" | "replace";

export type Business = {
  kind: BusinessKind;
  /** the document being updated (kind `update`) */
  documentId?: string;
  reason?: string;
  /** true when a paper copy follows */
  paper: boolean;
  /** what an update changes, and who was taken off or added to the recipients */
  update?: {
    documentInfo: boolean;
    documentReceiver: boolean;
    receivers: { organId: string; change: "removed" | "added" }[];
  }[];
  /** which documents this one replaces, and for which agencies */
  replaces?: { documentId: string; organIds: string[] }[];
  staff?: StaffInfo[];
};

export type Attachment = {
  /** joins manifest and payload; without the leading `cid:` */
  contentId: string;
  /** the name as the sender wrote it: for people to read, never a path */
  attachmentName: string;
  description?: string;
  bytes: Uint8Array;
};

export type DocumentContent = {
  from: Organ;
  to: Organ[];
  /** mã định danh văn bản; opaque on receipt, unique together with `from.organId` */
  documentId: string;
  code?: { codeNumber: string; codeNotation: string };
  promulgationInfo?: { place?: string; promulgationDate: string | null };
  documentType?: { type: number; typeDetail: number; typeName: string };
  subject: string;
  content?: string;
  signerInfo?: { competence?: string; position?: string; fullName?: string };
  dueDate?: string | null;
  otherInfo?: {
    priority?: number;
    sphereOfPromulgation?: string;
    typerNotation?: string;
    promulgationAmount?: number;
    pageAmount?: number;
    replyFors?: string;
    direction?: boolean;
    referenceCodes?: string;
    appendixes?: string[];
  };
  responseFor: ResponseFor[];
  steeringType: number;
  taskCodes?: string[];
  applicationType?: string;
  toPlaces: string[];
  trace: { organId: string | null; timestamp: string | null }[];
  traceId?: string;
  business?: Business;
  attachments: Attachment[];
};

/** Something a person should know before relying on a received message. */
export type MessageWarning = { code: string; message: string };

/** An attachment as received: what it really is was told from its bytes. */
export type ReceivedAttachment = Attachment & {
  /** a name that is safe to store and to offer for download */
  safeName: string;
  /** the type the sender states */
  contentType: string | null;
  /** what the bytes are: `pdf`, `docx`, `zip` … */
  contentKind: string;
};

export type DocumentMessage = Omit<DocumentContent, "attachments"> & {
  kind: "document";
  attachments: ReceivedAttachment[];
  /** the signature element as found; it proves nothing, senders copy a constant */
  signature?: { value: string; method?: string; canonicalization?: string; subjectName?: string };
  warnings: MessageWarning[];
};

export type StatusContent = {
  from: Organ;
  responseFor: ResponseFor;
  staffInfo?: StaffInfo;
  /** two digits: `01` … `16` */
  statusCode: string;
  description?: string;
  timestamp: string | null;
};

export type StatusMessage = StatusContent & { kind: "status"; warnings: MessageWarning[] };

export type ExchangeMessage = DocumentMessage | StatusMessage;

/**
 * The key by which a message delivered twice is known as the same: for a document (From.OrganId, DocumentId, kind),
 * for a status the sender, the document it is about, the code and its time (a recall may be asked for again).
 */
export function messageKey(message: ExchangeMessage): string {
  switch (message.kind) {
    case "document":
      return JSON.stringify(["document", message.from.organId, message.documentId, message.business?.kind ?? "new"]);
    case "status":
      return JSON.stringify([
        "status",
        message.from.organId,
        message.responseFor.documentId,
        message.statusCode,
        message.timestamp,
      ]);
    default: {
      const none: never = message;
      return none;
    }
  }
}

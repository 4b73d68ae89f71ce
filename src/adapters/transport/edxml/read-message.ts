import type {
  DocumentMessage,
  ExchangeMessage,
  MessageWarning,
  Organ,
  ReceivedAttachment,
  ResponseFor,
  StaffInfo,
  StatusMessage,
} from "#src/rules/exchange/message.ts";
import { fromWireDate, fromWireTime } from "#src/rules/exchange/wire-time.ts";
import { cleanFileName } from "#src/rules/vietnamese-text/file-name.ts";
import { EdxmlError } from "../edxml.port.ts";
import { decodeBase64, describePayload, unwrapPayload } from "./payload.ts";
import { readBusiness, readTrace } from "./read-trace.ts";
import { defined, type Warn } from "./read-values.ts";
import { child, childrenOf, parseXml, textOf, type XmlElement } from "./xml-tree.ts";

export const NAMESPACE = "http://www.mic.gov.vn/TBT/QCVN_102_2016";
const LIMITS = { maxBytes: 300 * 1024 * 1024, maxElements: 100_000, maxDepth: 40, maxAttributes: 50 };

export function readOrgan(element: XmlElement | undefined): Organ {
  return defined({
    organId: textOf(element, "OrganId") ?? "",
    organizationInCharge: textOf(element, "OrganizationInCharge"),
    organName: textOf(element, "OrganName"),
    organAdd: textOf(element, "OrganAdd"),
    email: textOf(element, "Email"),
    telephone: textOf(element, "Telephone"),
    fax: textOf(element, "Fax"),
    website: textOf(element, "Website"),
  });
}

export function readStaff(element: XmlElement): StaffInfo {
  return defined({
    department: textOf(element, "Department"),
    departmentId: textOf(element, "DepartmentId"),
    // Some integrators misspell it.
    staff: textOf(element, "Staff") ?? textOf(element, "StaffName"),
    staffId: textOf(element, "StaffId"),
    email: textOf(element, "Email"),
    mobile: textOf(element, "Mobile"),
  });
}

function readDate(text: string | undefined, what: string, warn: Warn): string | null {
  if (text === undefined) return null;
  const date = fromWireDate(text);
  if (date === null) warn("date-unreadable", `${what} trong gói tin không đọc được. Hãy xem ngày trên văn bản.`);
  return date;
}

function readResponseFor(element: XmlElement | undefined, warn: Warn): ResponseFor {
  return {
    organId: textOf(element, "OrganId") ?? "",
    code: textOf(element, "Code") ?? "",
    documentId: textOf(element, "DocumentId") ?? "",
    promulgationDate: readDate(textOf(element, "PromulgationDate"), "Ngày của văn bản được trả lời", warn),
  };
}

const integer = (text: string | undefined): number | undefined =>
  text !== undefined && /^-?\d{1,9}$/.test(text) ? Number(text) : undefined;

function readOtherInfo(element: XmlElement | undefined): DocumentMessage["otherInfo"] {
  if (!element) return undefined;
  const direction = textOf(element, "Direction");
  const appendixes = childrenOf(child(element, "Appendixes"), "Appendix").map((item) =>
    item.text.trim().normalize("NFC"),
  );
  return defined({
    priority: integer(textOf(element, "Priority")),
    sphereOfPromulgation: textOf(element, "SphereOfPromulgation"),
    typerNotation: textOf(element, "TyperNotation"),
    promulgationAmount: integer(textOf(element, "PromulgationAmount")),
    pageAmount: integer(textOf(element, "PageAmount")),
    replyFors: textOf(element, "ReplyFors"),
    direction: direction === undefined ? undefined : /^(true|1)$/i.test(direction),
    referenceCodes: textOf(element, "ReferenceCodes"),
    appendixes: appendixes.length > 0 ? appendixes : undefined,
  });
}

function readSignature(header: XmlElement | undefined): DocumentMessage["signature"] {
  const element = child(header, "Signature");
  const value = textOf(element, "SignatureValue");
  if (value === undefined) return undefined;
  const signedInfo = child(element, "SignedInfo");
  const x509 = child(child(element, "KeyInfo"), "X509Data");
  return defined({
    value,
    method: child(signedInfo, "SignatureMethod")?.attributes.Algorithm,
    canonicalization: child(signedInfo, "CanonicalizationMethod")?.attributes.Algorithm,
    subjectName: textOf(x509, "X509SubjectName"),
  });
}

const contentIdOf = (element: XmlElement): string => (textOf(element, "ContentId") ?? "").replace(/^cid:/, "");

function readAttachments(root: XmlElement, envelope: XmlElement, warn: Warn): ReceivedAttachment[] {
  const references = childrenOf(child(child(envelope, "edXMLBody"), "edXMLManifest"), "Reference");
  const elements = childrenOf(child(root, "AttachmentEncoded"), "Attachment");
  const announced = new Map(references.map((reference) => [contentIdOf(reference), reference]));
  if (references.length !== elements.length || elements.some((element) => !announced.has(contentIdOf(element))))
    warn(
      "manifest-differs",
      "Danh sách tệp trong gói tin không khớp với các tệp kèm theo. Hãy kiểm tra đủ tệp trước khi tiếp nhận.",
    );
  if (elements.length === 0)
    warn("no-attachment", "Gói tin không kèm tệp văn bản nào. Hãy đề nghị bên gửi gửi lại kèm tệp.");
  return elements.map((element, index) => {
    const reference = announced.get(contentIdOf(element));
    const attachmentName =
      textOf(element, "AttachmentName") ?? textOf(reference, "AttachmentName") ?? `tep-dinh-kem-${index + 1}`;
    const decoded = decodeBase64(child(element, "ContentTransferEncoded")?.text ?? "");
    if (!decoded)
      warn("payload-unreadable", "Một tệp trong gói tin bị hỏng nên không đọc được. Hãy đề nghị bên gửi gửi lại.");
    const bytes = unwrapPayload(decoded ?? new Uint8Array(), attachmentName);
    const { contentKind, contradicts } = describePayload(bytes, attachmentName);
    if (contradicts && decoded)
      warn("kind-contradicts", "Nội dung của một tệp không đúng loại ghi ở tên tệp. Hãy xem kỹ trước khi mở.");
    return defined({
      contentId: contentIdOf(element),
      attachmentName,
      safeName: cleanFileName(attachmentName),
      description: textOf(element, "Description") ?? textOf(reference, "Description"),
      contentType: textOf(element, "ContentType") ?? null,
      contentKind,
      bytes,
    });
  });
}

function readDocumentType(element: XmlElement | undefined): DocumentMessage["documentType"] {
  if (!element) return undefined;
  return {
    type: integer(textOf(element, "Type")) ?? 2,
    typeDetail: integer(textOf(element, "TypeDetail")) ?? 0,
    typeName: textOf(element, "TypeName") ?? "",
  };
}

function readDocument(root: XmlElement, envelope: XmlElement, warnings: MessageWarning[]): DocumentMessage {
  const warn: Warn = (code, message) => warnings.push({ code: `edxml.${code}`, message });
  const header = child(envelope, "edXMLHeader");
  const message = child(header, "MessageHeader");
  const code = child(message, "Code");
  const promulgation = child(message, "PromulgationInfo");
  const signer = child(message, "SignerInfo");
  const traceList = child(header, "TraceHeaderList");
  const due = textOf(message, "DueDate");
  const taskCodes = childrenOf(child(message, "ResponseForTask"), "TaskCode").map((task) => task.text.trim());
  const signature = readSignature(header);
  warn(
    "signature-unverifiable",
    signature
      ? "Chữ ký của gói tin không kiểm tra được, chỉ chữ ký số trong tệp văn bản có giá trị."
      : "Gói tin không có chữ ký kiểm tra được. Hãy dựa vào chữ ký số trong tệp văn bản.",
  );
  return defined({
    kind: "document",
    from: readOrgan(child(message, "From")),
    to: childrenOf(message, "To").map(readOrgan),
    documentId: textOf(message, "DocumentId") ?? "",
    code: code && { codeNumber: textOf(code, "CodeNumber") ?? "", codeNotation: textOf(code, "CodeNotation") ?? "" },
    promulgationInfo:
      promulgation &&
      defined({
        place: textOf(promulgation, "Place"),
        promulgationDate: readDate(textOf(promulgation, "PromulgationDate"), "Ngày ban hành", warn),
      }),
    documentType: readDocumentType(child(message, "DocumentType")),
    subject: textOf(message, "Subject") ?? "",
    content: textOf(message, "Content"),
    signerInfo:
      signer &&
      defined({
        competence: textOf(signer, "Competence"),
        position: textOf(signer, "Position"),
        fullName: textOf(signer, "FullName"),
      }),
    dueDate: due === undefined ? undefined : readDate(due, "Hạn trả lời", warn),
    otherInfo: readOtherInfo(child(message, "OtherInfo")),
    // An element with nothing in it answers nothing.
    responseFor: childrenOf(message, "ResponseFor")
      .map((element) => readResponseFor(element, warn))
      .filter((answered) => answered.organId !== "" || answered.code !== "" || answered.documentId !== ""),
    steeringType: integer(textOf(message, "SteeringType")) ?? 0,
    taskCodes: taskCodes.length > 0 ? taskCodes : undefined,
    applicationType: textOf(message, "ApplicationType"),
    toPlaces: childrenOf(child(message, "ToPlaces"), "Place")
      .map((place) => place.text.trim().normalize("NFC"))
      .filter((place) => place !== ""),
    trace: readTrace(traceList, warn),
    traceId: traceList?.attributes.id,
    business: readBusiness(traceList, readStaff),
    attachments: readAttachments(root, envelope, warn),
    signature,
    warnings,
  });
}

function readStatus(message: XmlElement): StatusMessage {
  const warnings: MessageWarning[] = [];
  const warn: Warn = (code, text) => warnings.push({ code: `edxml.${code}`, message: text });
  const staff = child(message, "StaffInfo");
  const time = textOf(message, "Timestamp");
  return defined({
    kind: "status",
    from: readOrgan(child(message, "From")),
    responseFor: readResponseFor(child(message, "ResponseFor"), warn),
    staffInfo: staff && readStaff(staff),
    statusCode: (textOf(message, "StatusCode") ?? "").padStart(2, "0"),
    description: textOf(message, "Description"),
    timestamp: time === undefined ? null : fromWireTime(time),
    warnings,
  });
}

/**
 * Reads an edXML message (QCVN 102:2016) in any order of elements and any known dialect. What it is, is told from its
 * content: a StatusCode makes it a status. Payloads are told from their bytes. Throws `EdxmlError`; what is odd but
 * usable becomes a warning. Source: the behaviour of the official software and of messages in the field.
 */
export function parseEdxml(bytes: Uint8Array): ExchangeMessage {
  const { root, namespace } = parseXml(bytes, LIMITS);
  if (root.name !== "edXML" || namespace !== NAMESPACE)
    throw new EdxmlError("edxml.not-edxml", `root ${root.name} in namespace ${namespace}`);
  const envelope = child(root, "edXMLEnvelope");
  const message = child(child(envelope, "edXMLHeader"), "MessageHeader");
  if (!envelope || !message) throw new EdxmlError("edxml.not-edxml", "no MessageHeader");
  if (textOf(message, "StatusCode") !== undefined) {
    const status = readStatus(message);
    if (status.from.organId === "" || (status.responseFor.documentId === "" && status.responseFor.code === ""))
      throw new EdxmlError("edxml.incomplete", "status without From or ResponseFor");
    return status;
  }
  const document = readDocument(root, envelope, []);
  if (document.from.organId === "" || document.to.length === 0 || document.documentId === "")
    throw new EdxmlError("edxml.incomplete", "document without From, To or DocumentId");
  return document;
}

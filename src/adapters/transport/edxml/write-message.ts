import type {
  Business,
  DocumentContent,
  Organ,
  ResponseFor,
  StaffInfo,
  StatusContent,
} from "#src/rules/exchange/message.ts";
import { toWireDate, toWireTime } from "#src/rules/exchange/wire-time.ts";
import { EdxmlError } from "../edxml.port.ts";
import { contentUuid, wrapPayload } from "./payload.ts";
import { NAMESPACE } from "./read-message.ts";
import { element, list, toXml, type XmlNode } from "./xml-writer.ts";

// Readers in the field look for the literal prefix `edXML:`, so it is written where the official software writes it.
const p = (name: string): string => `edXML:${name}`;
const text = (name: string, value: string | undefined | null): XmlNode | null => element(p(name), value);
const number = (name: string, value: number | undefined): XmlNode | null =>
  value === undefined || value < 0 ? null : element(p(name), String(value));
const date = (name: string, value: string | undefined | null): XmlNode | null =>
  text(name, value ? toWireDate(value) : undefined);
const group = (name: string, children: (XmlNode | null)[]): XmlNode | null => list(p(name), children);

function organ(name: string, value: Organ): XmlNode | null {
  return group(name, [
    text("OrganId", value.organId),
    text("OrganizationInCharge", value.organizationInCharge),
    text("OrganName", value.organName),
    text("OrganAdd", value.organAdd),
    text("Email", value.email),
    text("Telephone", value.telephone),
    text("Fax", value.fax),
    text("Website", value.website),
  ]);
}

const responseFor = (value: ResponseFor): XmlNode | null =>
  group("ResponseFor", [
    text("OrganId", value.organId),
    text("Code", value.code),
    text("DocumentId", value.documentId),
    date("PromulgationDate", value.promulgationDate),
  ]);

const staffInfo = (value: StaffInfo): XmlNode | null =>
  group("StaffInfo", [
    text("Department", value.department),
    text("DepartmentId", value.departmentId),
    text("Staff", value.staff),
    text("StaffId", value.staffId),
    text("Email", value.email),
    text("Mobile", value.mobile),
  ]);

function otherInfo(info: DocumentContent["otherInfo"]): XmlNode | null {
  if (!info) return null;
  return group("OtherInfo", [
    number("Priority", info.priority),
    text("SphereOfPromulgation", info.sphereOfPromulgation),
    text("TyperNotation", info.typerNotation),
    number("PromulgationAmount", info.promulgationAmount),
    number("PageAmount", info.pageAmount),
    text("ReplyFors", info.replyFors),
    text("Direction", String(info.direction ?? false)),
    text("ReferenceCodes", info.referenceCodes),
    group(
      "Appendixes",
      (info.appendixes ?? []).map((appendix) => text("Appendix", appendix)),
    ),
  ]);
}

const BUSINESS_CODE = { new: "0", recall: "1", update: "2", replace: "3" } as const;
const flag = (value: boolean): string => (value ? "1" : "0");

function business(value: Business): XmlNode | null {
  const updates = (value.update ?? []).map((info) =>
    group("BussinessDocumentInfo", [
      text("DocumentInfo", flag(info.documentInfo)),
      text("DocumentReceiver", flag(info.documentReceiver)),
      group(
        "ReceiverList",
        info.receivers.map((receiver) =>
          group("Receiver", [
            text("OrganId", receiver.organId),
            text("ReceiverType", flag(receiver.change === "added")),
          ]),
        ),
      ),
    ]),
  );
  const replaces = (value.replaces ?? []).map((info) =>
    group("ReplacementInfo", [
      text("DocumentId", info.documentId),
      group(
        "OrganIdList",
        info.organIds.map((organId) => text("OrganId", organId)),
      ),
    ]),
  );
  return group("Bussiness", [
    text("DocumentId", value.documentId),
    text("BussinessDocType", BUSINESS_CODE[value.kind]),
    text("BussinessDocReason", value.reason),
    text("Paper", flag(value.paper)),
    ...updates,
    group("ReplacementInfoList", replaces),
    ...(value.staff ?? []).map(staffInfo),
  ]);
}

function traceHeaderList(content: DocumentContent): XmlNode | null {
  const hops = content.trace.map((hop) =>
    group("TraceHeader", [
      text("OrganId", hop.organId),
      text("Timestamp", hop.timestamp ? toWireTime(hop.timestamp) : undefined),
    ]),
  );
  const node = group("TraceHeaderList", [content.business ? business(content.business) : null, ...hops]);
  if (!node || content.traceId === undefined) return node;
  return { ...node, attributes: { id: content.traceId, version: "1.0" } };
}

function messageHeader(content: DocumentContent): XmlNode | null {
  const { code, promulgationInfo, documentType, signerInfo } = content;
  return group("MessageHeader", [
    organ("From", content.from),
    ...content.to.map((to) => organ("To", to)),
    text("DocumentId", content.documentId),
    code ? group("Code", [text("CodeNumber", code.codeNumber), text("CodeNotation", code.codeNotation)]) : null,
    promulgationInfo
      ? group("PromulgationInfo", [
          text("Place", promulgationInfo.place),
          date("PromulgationDate", promulgationInfo.promulgationDate),
        ])
      : null,
    documentType
      ? group("DocumentType", [
          number("Type", documentType.type),
          number("TypeDetail", documentType.typeDetail),
          text("TypeName", documentType.typeName),
        ])
      : null,
    text("Subject", content.subject),
    text("Content", content.content),
    signerInfo
      ? group("SignerInfo", [
          text("Competence", signerInfo.competence),
          text("Position", signerInfo.position),
          text("FullName", signerInfo.fullName),
        ])
      : null,
    date("DueDate", content.dueDate),
    otherInfo(content.otherInfo),
    ...content.responseFor.map(responseFor),
    // Never left out and never empty: the official reader loses the whole message over it.
    text("SteeringType", String(content.steeringType)),
    group(
      "ResponseForTask",
      (content.taskCodes ?? []).map((task) => text("TaskCode", task)),
    ),
    text("ApplicationType", content.applicationType),
    group(
      "ToPlaces",
      content.toPlaces.map((place) => text("Place", place)),
    ),
  ]);
}

function envelopeOf(children: (XmlNode | null)[]): XmlNode {
  return {
    name: p("edXMLEnvelope"),
    attributes: { "xmlns:edXML": NAMESPACE },
    children: children.filter((node) => node !== null),
  };
}

function fileOf(children: XmlNode[]): Uint8Array {
  return Buffer.from(toXml({ name: "edXML", attributes: { xmlns: NAMESPACE }, children }), "utf8");
}

/** Builds in plain words what went wrong with the caller's data. */
function checked<T>(build: () => T): T {
  try {
    return build();
  } catch (error) {
    if (error instanceof RangeError) throw new EdxmlError("edxml.bad-spec", error.message);
    throw error;
  }
}

/**
 * Builds a document message, UTF-8 with CRLF, in the order and with the prefixes of the official software. The same
 * content gives the same bytes. Lengths and codes are the business of `checkOutgoing`; here only what cannot be
 * written throws `EdxmlError`.
 */
export function buildDocumentMessage(content: DocumentContent): Uint8Array {
  return checked(() => {
    const files = content.attachments.map((file, index) => ({
      ...file,
      cid: `cid:${file.contentId || contentUuid(`${index}/${file.attachmentName}/${contentUuid(file.bytes)}`)}`,
      ...wrapPayload(file.bytes, file.attachmentName),
    }));
    const references = files.map((file) =>
      group("Reference", [
        text("ContentId", file.cid),
        text("ContentType", file.contentType),
        text("Description", file.description),
        text("AttachmentName", file.attachmentName),
      ]),
    );
    const manifest: XmlNode = {
      name: p("edXMLManifest"),
      attributes: { version: "1.0" },
      children: references.filter((node) => node !== null),
    };
    const envelope = envelopeOf([
      group("edXMLHeader", [messageHeader(content), traceHeaderList(content)]),
      { name: p("edXMLBody"), children: [manifest] },
    ]);
    const attachments = files.map((file) =>
      list("Attachment", [
        element("ContentId", file.cid),
        element("AttachmentName", file.attachmentName),
        element("Description", file.description),
        element("ContentType", file.contentType),
        { name: p("ContentTransferEncoded"), attributes: { "xmlns:edXML": NAMESPACE }, text: file.base64 },
      ]),
    );
    return fileOf([envelope, { name: "AttachmentEncoded", children: attachments.filter((node) => node !== null) }]);
  });
}

/** Builds a status message: no To, no trace, no body; the addressee is `responseFor.organId`. */
export function buildStatusMessage(content: StatusContent): Uint8Array {
  return checked(() => {
    if (!/^\d{2}$/.test(content.statusCode)) throw new EdxmlError("edxml.bad-spec", "statusCode is two digits");
    const header = group("MessageHeader", [
      organ("From", content.from),
      responseFor(content.responseFor),
      content.staffInfo ? staffInfo(content.staffInfo) : null,
      text("StatusCode", content.statusCode),
      text("Description", content.description),
      text("Timestamp", content.timestamp ? toWireTime(content.timestamp) : undefined),
    ]);
    return fileOf([envelopeOf([group("edXMLHeader", [header])])]);
  });
}

import type { Business, BusinessKind, DocumentMessage, StaffInfo } from "#src/rules/exchange/message.ts";
import { fromWireTime } from "#src/rules/exchange/wire-time.ts";
import { defined, type Warn } from "./read-values.ts";
import { child, childrenOf, textOf, type XmlElement } from "./xml-tree.ts";

const KINDS: Record<string, BusinessKind> = { "0": "new", "1": "recall", "2": "update", "3": "replace" };

/** The way a message came: one line per hop; the axis itself often gives no code, or the word `null`. */
export function readTrace(list: XmlElement | undefined, warn: Warn): DocumentMessage["trace"] {
  return childrenOf(list, "TraceHeader").map((hop) => {
    const organId = textOf(hop, "OrganId");
    const time = textOf(hop, "Timestamp");
    const timestamp = time === undefined ? null : fromWireTime(time);
    if (time !== undefined && timestamp === null)
      warn("time-unreadable", "Thời gian của một chặng chuyển không đọc được. Văn bản không bị ảnh hưởng.");
    return { organId: organId === undefined || organId === "null" ? null : organId, timestamp };
  });
}

/** `Bussiness` (spelt so in the standard; some write it right). undefined where the message has none: then it is new. */
export function readBusiness(
  list: XmlElement | undefined,
  readStaff: (element: XmlElement) => StaffInfo,
): Business | undefined {
  const element = child(list, "Bussiness") ?? child(list, "Business");
  if (!element) return undefined;
  const update = childrenOf(element, "BussinessDocumentInfo").map((info) => ({
    documentInfo: textOf(info, "DocumentInfo") === "1",
    documentReceiver: textOf(info, "DocumentReceiver") === "1",
    receivers: childrenOf(child(info, "ReceiverList"), "Receiver").map((receiver) => ({
      organId: textOf(receiver, "OrganId") ?? "",
      change: textOf(receiver, "ReceiverType") === "0" ? ("removed" as const) : ("added" as const),
    })),
  }));
  const replaces = childrenOf(child(element, "ReplacementInfoList"), "ReplacementInfo").map((info) => ({
    documentId: textOf(info, "DocumentId") ?? "",
    organIds: childrenOf(child(info, "OrganIdList"), "OrganId").map((organ) => organ.text.trim()),
  }));
  const staff = childrenOf(element, "StaffInfo").map(readStaff);
  const paper = textOf(element, "Paper") ?? textOf(list, "Paper");
  return defined({
    kind: KINDS[textOf(element, "BussinessDocType") ?? "0"] ?? "new",
    documentId: textOf(element, "DocumentId"),
    reason: textOf(element, "BussinessDocReason") ?? textOf(element, "Reason"),
    paper: paper !== undefined && paper !== "0",
    update: update.length > 0 ? update : undefined,
    replaces: replaces.length > 0 ? replaces : undefined,
    staff: staff.length > 0 ? staff : undefined,
  });
}

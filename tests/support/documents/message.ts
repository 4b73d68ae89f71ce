// A message of Sở Xây dựng to Sở Tài chính as the sending agency's own system would build it (QĐ 28/2018).
import { edxmlCodec } from "#src/adapters/transport/edxml/edxml.ts";
import { letterPdf } from "./letters.ts";

export const SENDER = {
  organId: "H61.05",
  organName: "Sở Xây dựng tỉnh Vĩnh Long",
  organizationInCharge: "UBND tỉnh Vĩnh Long",
};
const RECEIVER = { organId: "H61.03", organName: "Sở Tài chính tỉnh Vĩnh Long" };
let serial = 0;

export type MessageWords = {
  id?: string;
  subject?: string;
  files?: { name: string; bytes: Uint8Array }[];
  /** ids of the documents it calls back */
  recall?: string[];
};

export function letterMessage(words: MessageWords = {}): { id: string; bytes: Uint8Array } {
  serial += 1;
  const id = words.id ?? `H61.05,2026/11/20,${5000 + serial}/SXD-QLN`;
  const files = words.files ?? [{ name: "van-ban.pdf", bytes: letterPdf({ number: String(5000 + serial) }) }];
  const bytes = edxmlCodec.buildDocument({
    from: SENDER,
    to: [RECEIVER],
    documentId: id,
    code: { codeNumber: String(5000 + serial), codeNotation: "SXD-QLN" },
    promulgationInfo: { place: "Vĩnh Long", promulgationDate: "2026-11-20" },
    documentType: { type: 2, typeDetail: 18, typeName: "Công văn" },
    subject: words.subject ?? "Đề nghị bố trí kinh phí sửa chữa trụ sở",
    signerInfo: { position: "Giám đốc", fullName: "Lê Hoàng Phúc" },
    dueDate: "2026-11-27",
    otherInfo: { priority: 2, pageAmount: 1 },
    responseFor: (words.recall ?? []).map((documentId) => ({
      organId: SENDER.organId,
      code: "",
      documentId,
      promulgationDate: null,
    })),
    steeringType: 0,
    toPlaces: [],
    trace: [],
    business: { kind: words.recall ? "recall" : "new", reason: "Gửi nhầm", paper: false },
    attachments: files.map((file, index) => ({ contentId: `f${index}`, attachmentName: file.name, bytes: file.bytes })),
  });
  return { id, bytes };
}

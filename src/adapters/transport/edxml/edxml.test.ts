import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { DocumentContent, DocumentMessage, StatusContent } from "#src/rules/exchange/message.ts";
import { edxmlCodec } from "./edxml.ts";
import { contentUuid } from "./payload.ts";

const NS = "http://www.mic.gov.vn/TBT/QCVN_102_2016";
const codeOf = (act: () => unknown): string => {
  try {
    act();
    return "none";
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
  }
};
const full: DocumentContent = {
  from: {
    organId: "H61.05",
    organizationInCharge: "UBND tỉnh Vĩnh Long",
    organName: "Sở Tài chính <A&B>",
    email: "stc@example.vn",
  },
  to: [{ organId: "000.00.00.G22", organName: "Văn phòng Chính phủ" }, { organId: "H41" }],
  documentId: "H61.05,2026/11/23,15/STC-NS",
  code: { codeNumber: "15", codeNotation: "STC-NS" },
  promulgationInfo: { place: "Vĩnh Long", promulgationDate: "2026-11-23" },
  documentType: { type: 2, typeDetail: 18, typeName: "Công văn" },
  subject: "V/v dự toán & quyết toán",
  content: "Tóm tắt",
  signerInfo: { competence: "KT. GIÁM ĐỐC", position: "PHÓ GIÁM ĐỐC", fullName: "Nguyễn Văn A" },
  dueDate: "2026-12-01",
  otherInfo: { priority: 3, pageAmount: 2, promulgationAmount: 5, direction: true, appendixes: ["PL1"] },
  responseFor: [
    { organId: "G22", code: "1/VPCP", documentId: "G22,2025/12/31,1/VPCP", promulgationDate: "2025-12-31" },
  ],
  steeringType: 1,
  taskCodes: ["NV-1"],
  applicationType: "APP",
  toPlaces: ["Như trên", "Lưu: VT"],
  trace: [{ organId: "H61.05", timestamp: "2026-11-23T08:00:00+07:00" }],
  traceId: "abc",
  business: {
    kind: "replace",
    documentId: "cũ",
    reason: "lý do",
    paper: true,
    update: [{ documentInfo: true, documentReceiver: false, receivers: [{ organId: "H41", change: "removed" }] }],
    replaces: [{ documentId: "d1", organIds: ["H41", "H14"] }],
    staff: [{ department: "VP", staff: "B", mobile: "09" }],
  },
  attachments: [
    { contentId: "1", attachmentName: "công văn.pdf", description: "mô tả", bytes: strToU8("%PDF-1.4\n%%EOF") },
    {
      contentId: "2",
      attachmentName: "bảng.xlsx",
      bytes: zipSync({ "xl/workbook.xml": strToU8("<x/>"), b: strToU8("y") }),
    },
    { contentId: "", attachmentName: "ghi chú.txt", bytes: strToU8("chữ thường") },
    { contentId: "4", attachmentName: "gói.zip", bytes: zipSync({ "một.txt": strToU8("z") }) },
  ],
};
const message = (header: string, rest = ""): Uint8Array =>
  strToU8(
    `<?xml version="1.0" encoding="UTF-8"?><edXML xmlns="${NS}"><edXMLEnvelope><edXMLHeader><MessageHeader>${header}</MessageHeader></edXMLHeader></edXMLEnvelope>${rest}</edXML>`,
  );
const MIN =
  "<From><OrganId>H61</OrganId></From><To><OrganId>H41</OrganId></To><DocumentId>d</DocumentId><Subject>s</Subject>";
const parsed = (bytes: Uint8Array): DocumentMessage => {
  const result = edxmlCodec.parse(bytes);
  if (result.kind !== "document") throw new Error("not a document");
  return result;
};

describe("gói tin văn bản edXML", () => {
  it("viết ra rồi đọc lại không mất gì", () => {
    const { kind, warnings, signature, attachments, ...rest } = parsed(edxmlCodec.buildDocument(full));
    const { attachments: sent, ...content } = full;
    expect(kind).toBe("document");
    expect(signature).toBeUndefined();
    expect(rest).toEqual(content);
    expect(
      attachments.map((file) => [file.attachmentName, Buffer.from(file.bytes).toString("hex"), file.contentKind]),
    ).toEqual(
      sent.map((file, i) => [
        file.attachmentName,
        Buffer.from(file.bytes).toString("hex"),
        ["pdf", "xlsx", "unknown", "zip"][i],
      ]),
    );
    expect(warnings.map((warning) => warning.code)).toEqual(["edxml.signature-unverifiable"]);
  });
  it("cùng nội dung thì cùng từng byte; xuống dòng CRLF, tiền tố edXML: viết thẳng", () => {
    const bytes = edxmlCodec.buildDocument(full);
    expect(Buffer.from(bytes).equals(edxmlCodec.buildDocument(full))).toBe(true);
    const text = Buffer.from(bytes).toString("utf8");
    expect(text).toContain(`\r\n  <edXML:edXMLEnvelope xmlns:edXML="${NS}">\r\n`);
    expect(text.split("\n").every((line) => line === "" || line.endsWith("\r"))).toBe(true);
    expect(text).toContain("Sở Tài chính &lt;A&amp;B&gt;");
  });
  it("văn bản không kèm tệp vẫn đúng khung và được nêu khi nhận", () => {
    const bytes = edxmlCodec.buildDocument({ ...full, attachments: [] });
    const text = Buffer.from(bytes).toString();
    expect(text).toContain('<edXML:edXMLManifest version="1.0" />');
    expect(text).toContain("<AttachmentEncoded />");
    expect(parsed(bytes).warnings.map((warning) => warning.code)).toContain("edxml.no-attachment");
  });
  it("đọc được mọi thứ tự, mọi tiền tố, BOM, và dialect của bên khác", () => {
    const swapped = `<x:edXML xmlns:x="${NS}"><x:edXMLEnvelope><x:edXMLHeader><x:TraceHeaderList><x:Business><x:BussinessDocType>1</x:BussinessDocType><x:Reason>r</x:Reason></x:Business><x:TraceHeader><x:OrganId>null</x:OrganId><x:Timestamp>?</x:Timestamp></x:TraceHeader></x:TraceHeaderList><x:MessageHeader><x:Subject>${"Trích yếu".normalize("NFD")}</x:Subject><x:SteeringType/><x:DocumentId>d</x:DocumentId><x:PromulgationInfo><x:PromulgationDate>05/01/2026</x:PromulgationDate></x:PromulgationInfo><x:To><x:OrganName>B</x:OrganName><x:OrganId>H41</x:OrganId></x:To><x:From><x:OrganId>H61</x:OrganId></x:From><x:ResponseFor><x:OrganId/></x:ResponseFor></x:MessageHeader></x:edXMLHeader></x:edXMLEnvelope></x:edXML>`;
    expect(parsed(strToU8(`\uFEFF${swapped}`))).toMatchObject({
      subject: "Trích yếu",
      steeringType: 0,
      promulgationInfo: { promulgationDate: "2026-01-05" },
      business: { kind: "recall", reason: "r" },
      trace: [{ organId: null, timestamp: null }],
      responseFor: [],
    });
  });
  it("tên tệp dẫn ra ngoài thư mục được thay bằng tên an toàn", () => {
    const file = `<AttachmentEncoded><Attachment><ContentId>cid:cid:1</ContentId><AttachmentName>..\\..\\windows\\evil.pdf</AttachmentName><ContentTransferEncoded>JVBE\r\n Ri0=</ContentTransferEncoded></Attachment></AttachmentEncoded>`;
    const [attachment] = parsed(message(MIN, file)).attachments;
    expect(attachment).toMatchObject({ safeName: "evil.pdf", contentKind: "pdf", contentId: "cid:1" });
  });
  it.each([
    [
      "tên .pdf nhưng ruột là zip",
      "a.pdf",
      Buffer.from(zipSync({ "x.txt": strToU8("1"), "y.txt": strToU8("2") })).toString("base64"),
      "edxml.kind-contradicts",
    ],
    ["base64 hỏng", "a.pdf", "không phải base64", "edxml.payload-unreadable"],
    ["PDF bị coi như chữ", "a.pdf", Buffer.from("\uFFFD\uFFFDPDF").toString("base64"), "edxml.kind-contradicts"],
  ])("%s: được nêu ra, thư không mất", (_, name, base64, warning) => {
    const file = `<AttachmentEncoded><Attachment><ContentId>1</ContentId><AttachmentName>${name}</AttachmentName><ContentTransferEncoded>${base64}</ContentTransferEncoded></Attachment></AttachmentEncoded>`;
    expect(parsed(message(MIN, file)).warnings.map((w) => w.code)).toContain(warning);
  });
  it("tệp bọc zip bùng nổ được giữ nguyên dạng nén, không bung ra", { timeout: 120_000 }, () => {
    const bomb = zipSync({ [`${contentUuid("x")}.txt`]: new Uint8Array(210 * 1024 * 1024) }, { level: 1 });
    const file = `<AttachmentEncoded><Attachment><ContentId>1</ContentId><AttachmentName>a.txt</AttachmentName><ContentTransferEncoded>${Buffer.from(bomb).toString("base64")}</ContentTransferEncoded></Attachment></AttachmentEncoded>`;
    expect(parsed(message(MIN, file)).attachments[0]?.bytes.length).toBe(bomb.length);
  });
  it.each([
    ["DTD", strToU8(`<!DOCTYPE edXML [<!ENTITY a "b">]><edXML xmlns="${NS}"/>`), "edxml.doctype"],
    ["thực thể lạ", message("<From>&xxe;</From>"), "edxml.not-xml"],
    ["chữ trước khai báo", strToU8(`1212<?xml version="1.0"?><edXML xmlns="${NS}"/>`), "edxml.not-xml"],
    ["không phải XML", strToU8("%PDF-1.4"), "edxml.not-xml"],
    ["rỗng", new Uint8Array(), "edxml.not-xml"],
    ["không gian tên khác", strToU8("<edXML xmlns='http://www.go.vn/eDoc'/>"), "edxml.not-edxml"],
    ["gốc khác", strToU8(`<html xmlns="${NS}"/>`), "edxml.not-edxml"],
    ["UTF-16", Uint8Array.from([0xff, 0xfe, 0x3c, 0]), "edxml.not-utf8"],
    [
      "khai bảng mã khác",
      strToU8(`<?xml version="1.0" encoding="ISO-8859-1"?><edXML xmlns="${NS}"/>`),
      "edxml.not-utf8",
    ],
    ["lồng quá sâu", strToU8("<a>".repeat(60)), "edxml.too-large"],
    ["quá nhiều phần tử", message(`<From>${"<a/>".repeat(100_001)}</From>`), "edxml.too-large"],
    ["thiếu bên gửi", message("<To><OrganId>H41</OrganId></To><DocumentId>d</DocumentId>"), "edxml.incomplete"],
    ["cắt ngang", edxmlCodec.buildDocument(full).subarray(0, 900), "edxml.not-xml"],
  ])("%s: từ chối", (_, bytes, code) => {
    expect(codeOf(() => edxmlCodec.parse(bytes))).toBe(code);
  });
  it("không viết ký tự mà XML không nhận, không viết ngày không có thật", () => {
    expect(codeOf(() => edxmlCodec.buildDocument({ ...full, subject: "\u0007" }))).toBe("edxml.bad-spec");
    expect(codeOf(() => edxmlCodec.buildDocument({ ...full, dueDate: "2026-02-30" }))).toBe("edxml.bad-spec");
  });
});

describe("gói tin trạng thái", () => {
  const status: StatusContent = {
    from: { organId: "H61.05", organName: "Sở Nội vụ" },
    responseFor: {
      organId: "G22",
      code: "1/VPCP",
      documentId: "G22,2025/12/31,1/VPCP",
      promulgationDate: "2025-12-31",
    },
    staffInfo: { department: "Văn thư", staff: "B" },
    statusCode: "03",
    description: "Đã tiếp nhận",
    timestamp: "2026-01-05T09:00:00+07:00",
  };
  it("viết ra rồi đọc lại không mất gì; không có To, thân và tệp", () => {
    const bytes = edxmlCodec.buildStatus(status);
    expect(edxmlCodec.parse(bytes)).toEqual({ kind: "status", ...status, warnings: [] });
    expect(Buffer.from(bytes).toString()).not.toMatch(/edXML:To|edXMLBody|Attachment|TraceHeader/);
  });
  it("mã trạng thái phải là hai chữ số", () => {
    expect(codeOf(() => edxmlCodec.buildStatus({ ...status, statusCode: "3" }))).toBe("edxml.bad-spec");
  });
});

import type { DocumentContent, ExchangeMessage, StatusContent } from "#src/rules/exchange/message.ts";

/** Turns messages between agencies into edXML files (QCVN 102:2016) and back. Every function throws `EdxmlError`. */
export type EdxmlCodec = {
  parse(bytes: Uint8Array): ExchangeMessage;
  buildDocument(content: DocumentContent): Uint8Array;
  buildStatus(content: StatusContent): Uint8Array;
};

export type EdxmlErrorCode =
  | "edxml.too-large"
  | "edxml.not-utf8"
  | "edxml.not-xml"
  | "edxml.doctype"
  | "edxml.not-edxml"
  | "edxml.incomplete"
  | "edxml.bad-spec";

const SENTENCES: Record<EdxmlErrorCode, string> = {
  "edxml.too-large":
    "Gói tin liên thông vượt quá kích thước cho phép nên không được đọc. Hãy đề nghị bên gửi tách tệp rồi gửi lại.",
  "edxml.not-utf8":
    "Gói tin liên thông không dùng bảng mã UTF-8 nên không đọc được. Hãy đề nghị bên gửi tạo lại gói tin.",
  "edxml.not-xml": "Gói tin liên thông bị hỏng hoặc không đúng định dạng XML. Hãy đề nghị bên gửi gửi lại.",
  "edxml.doctype":
    "Gói tin liên thông chứa khai báo DTD, là cách tấn công thường gặp, nên bị từ chối. Hãy báo bên gửi và người phụ trách an toàn thông tin.",
  "edxml.not-edxml":
    "Tệp không phải gói tin edXML theo QCVN 102:2016. Hãy kiểm tra lại tệp hoặc đề nghị bên gửi dùng đúng định dạng.",
  "edxml.incomplete":
    "Gói tin liên thông thiếu thông tin bắt buộc (bên gửi, nơi nhận, mã định danh văn bản hoặc trích yếu). Hãy đề nghị bên gửi bổ sung rồi gửi lại.",
  "edxml.bad-spec": "Thông tin để tạo gói tin chưa đúng. Chưa có gì được tạo. Hãy sửa rồi thử lại.",
};

/** A message that cannot be read or built; `detail` is for operators, in English, without content. */
export class EdxmlError extends Error {
  readonly code: EdxmlErrorCode;
  readonly detail: string;
  constructor(code: EdxmlErrorCode, detail = "") {
    super(SENTENCES[code]);
    this.name = "EdxmlError";
    this.code = code;
    this.detail = detail;
  }
}

import type { FileKind, ReadProblemCode, ReadResult } from "./reader.port.ts";

const SENTENCES: Record<ReadProblemCode, string> = {
  "reader.empty":
    "Tệp rỗng, không có nội dung nào. Chưa có gì được lưu. Hãy quét hoặc xuất lại văn bản rồi tải lên lại.",
  "reader.not-a-document":
    "Nội dung tệp không phải văn bản dù tên tệp có thể ghi là PDF. Chưa có gì được lưu. Hãy mở tệp kiểm tra rồi tải lên đúng bản PDF hoặc DOCX.",
  "reader.unsupported":
    "Loại tệp này không nhận làm văn bản chính. Chưa có gì được lưu. Hãy chuyển sang PDF hoặc DOCX, hoặc gửi làm tệp kèm theo.",
  "reader.encrypted":
    "Tệp được đặt mật khẩu nên không đọc và không kiểm tra được. Chưa có gì được lưu. Hãy bỏ mật khẩu hoặc đề nghị nơi gửi cung cấp bản không khóa.",
  "reader.broken-pdf":
    "Tệp PDF bị hỏng nên không mở được. Chưa có gì được lưu. Hãy tải lại từ nguồn, quét lại, hoặc đề nghị nơi gửi gửi lại.",
  "reader.broken-docx":
    "Tệp Word bị hỏng nên không mở được. Chưa có gì được lưu. Hãy mở bằng Word, lưu lại rồi tải lên, hoặc đề nghị nơi gửi gửi lại.",
  "reader.too-large":
    "Tệp lớn hơn mức cho phép nên không đọc. Chưa có gì được lưu. Hãy giảm độ phân giải bản quét hoặc tách tệp rồi tải lên lại.",
  "reader.unpacks-too-large":
    "Tệp nén bung ra quá lớn, có thể là tệp phá hoại, nên không đọc. Chưa có gì được lưu. Hãy đề nghị nơi gửi gửi lại bản PDF.",
  "reader.forbidden-xml":
    "Tệp chứa khai báo bị cấm (DTD), có thể là tệp phá hoại, nên không đọc. Chưa có gì được lưu. Hãy đề nghị nơi gửi gửi lại bản PDF.",
  "reader.image-too-large":
    "Ảnh có kích thước quá lớn (hơn 100 triệu điểm ảnh) nên không đọc. Chưa có gì được lưu. Hãy quét lại ở 200–300 dpi.",
  "reader.too-slow":
    "Đọc tệp quá lâu nên đã dừng để không ảnh hưởng người khác. Chưa có gì được lưu. Hãy in lại tệp sang PDF mới rồi tải lên lại.",
  "reader.too-much-memory":
    "Tệp cần quá nhiều bộ nhớ, có thể là tệp phá hoại, nên đã dừng đọc. Chưa có gì được lưu. Hãy in lại tệp sang PDF mới rồi tải lên lại.",
  "reader.failed":
    "Chưa đọc được tệp vì lỗi của chương trình. Chưa có gì được lưu. Hãy thử lại; nếu vẫn lỗi, báo người quản trị.",
};

/** A result that holds nothing but what went wrong. */
export function unread(kind: FileKind, code: ReadProblemCode, known: Partial<ReadResult> = {}): ReadResult {
  return {
    kind,
    pages: [],
    pageAmount: null,
    positions: false,
    properties: {},
    encrypted: code === "reader.encrypted",
    activeContent: [],
    hasActiveContent: (known.activeContent ?? []).length > 0,
    ...known,
    problem: { code, message: SENTENCES[code] },
  };
}

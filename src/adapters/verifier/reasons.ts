// Every sentence the verifier can say. `weight` decides the verdict of a signature: the heaviest reason wins.
import type { VerifyReason } from "./verifier.port.ts";

type Weight = "note" | "unknown" | "invalid";

const REASONS = {
  "integrity.byte-range": [
    "invalid",
    "Vùng được ký không hợp lệ: chữ ký không bao trọn nội dung quanh nó. Không dùng văn bản này.",
  ],
  "integrity.not-a-revision": [
    "invalid",
    "Vùng được ký không kết thúc ở một phiên bản trọn vẹn của tệp. Không dùng văn bản này.",
  ],
  "integrity.digest-mismatch": [
    "invalid",
    "Nội dung đã bị thay đổi sau khi ký. Không dùng văn bản này; hãy yêu cầu nơi gửi gửi lại.",
  ],
  "integrity.wrong-value": ["invalid", "Giá trị ký không do khóa của chứng thư này tạo ra. Không dùng văn bản này."],
  "integrity.unreadable": [
    "invalid",
    "Không đọc được dữ liệu chữ ký. Không dùng văn bản này; hãy yêu cầu nơi gửi ký lại.",
  ],
  "integrity.certificate-mismatch": [
    "invalid",
    "Chứng thư kèm theo không phải chứng thư đã dùng để ký. Không dùng văn bản này.",
  ],
  "integrity.certificate-not-bound": ["unknown", "Chữ ký không ghi rõ chứng thư đã dùng nên chưa đủ căn cứ kết luận."],
  "integrity.unsupported": [
    "unknown",
    "Phần mềm chưa hỗ trợ kiểm tra loại chữ ký này. Hãy kiểm tra bằng công cụ của Ban Cơ yếu Chính phủ hoặc NEAC.",
  ],
  "algorithm.weak": ["unknown", "Thuật toán ký không đáp ứng quy định (TT 15/2025/TT-BKHCN), không thể tin cậy."],
  "changes.allowed": [
    "note",
    "Sau chữ ký này có bổ sung trong phạm vi cho phép (cấp số, ký cơ quan, dữ liệu kiểm tra).",
  ],
  "changes.forbidden": [
    "invalid",
    "Sau khi ký, văn bản đã bị sửa ngoài phạm vi cho phép. Không dùng văn bản này; hãy yêu cầu nơi gửi gửi lại.",
  ],
  "changes.annotation": [
    "unknown",
    "Sau khi ký có người thêm ghi chú lên trang. Nội dung đã ký còn nguyên; hãy xem kỹ phần ghi chú trước khi dùng.",
  ],
  "changes.two-readings": [
    "invalid",
    "Phần ghi thêm sau khi ký được viết để mỗi phần mềm hiện một nội dung khác nhau. Không dùng văn bản này; hãy yêu cầu nơi gửi gửi lại.",
  ],
  "changes.odd-structure": [
    "unknown",
    "Phần ghi thêm sau khi ký không đúng cấu trúc PDF nên phần mềm khác có thể hiện nội dung khác. Chưa thể kết luận; hãy yêu cầu nơi gửi gửi lại bản vừa ký.",
  ],
  "changes.unexplained": [
    "unknown",
    "Sau khi ký, tệp bị ghi thêm dữ liệu không thuộc phần nào của văn bản. Chưa thể kết luận; hãy yêu cầu nơi gửi gửi lại bản vừa ký.",
  ],
  "changes.covering": [
    "unknown",
    "Sau chữ ký này có chữ ký khác với hình che lên nội dung đã ký. Chưa thể kết luận; hãy so với bản trước khi thêm hình hoặc hỏi nơi gửi.",
  ],
  "changes.undecided": ["unknown", "Không so sánh hết được các thay đổi sau khi ký nên chưa thể kết luận."],
  "chain.no-signer": ["invalid", "Chữ ký không kèm chứng thư của người ký. Không dùng văn bản này."],
  "chain.untrusted": [
    "unknown",
    "Chứng thư không do tổ chức chứng thực mà cơ quan tin cậy cấp. Hãy kiểm tra nguồn gốc hoặc bổ sung chứng thư gốc.",
  ],
  "chain.not-yet-valid": ["invalid", "Chứng thư chưa có hiệu lực tại thời điểm ký. Không dùng văn bản này."],
  "chain.expired": ["invalid", "Chứng thư đã hết hạn tại thời điểm ký. Không dùng văn bản này."],
  "chain.expired-since": [
    "unknown",
    "Chứng thư nay đã hết hạn và chữ ký không có dấu thời gian tin cậy nên không chứng minh được thời điểm ký.",
  ],
  "chain.not-an-authority": [
    "invalid",
    "Chuỗi chứng thư không hợp lệ: có chứng thư không được quyền cấp phát. Không dùng văn bản này.",
  ],
  "chain.path-length": ["invalid", "Chuỗi chứng thư dài hơn mức tổ chức chứng thực cho phép. Không dùng văn bản này."],
  "chain.usage": ["invalid", "Chứng thư không được cấp để ký văn bản (phạm vi sử dụng không phù hợp)."],
  "chain.critical-extension": [
    "unknown",
    "Chứng thư có điều kiện sử dụng mà phần mềm chưa hiểu nên chưa thể kết luận.",
  ],
  "revocation.revoked": ["invalid", "Chứng thư đã bị thu hồi. Không dùng văn bản này; hãy liên hệ nơi gửi."],
  "revocation.unknown": [
    "unknown",
    "Chưa kiểm tra được chứng thư có bị thu hồi hay không. Văn bản được giữ nguyên; hệ thống cần kiểm tra lại khi có danh sách thu hồi mới.",
  ],
  "revocation.not-published": ["note", "Chứng thư không công bố nơi tra cứu thu hồi nên không có gì để kiểm tra."],
  "time.in-future": ["unknown", "Thời điểm ký nằm sau thời điểm kiểm tra; đồng hồ máy ký có thể bị lệch."],
  "time.none": ["unknown", "Chữ ký không ghi thời điểm ký nên không xác định được hiệu lực chứng thư khi ký."],
  "time.no-timestamp": ["note", "Chữ ký không gắn dấu thời gian; thời điểm ký là do người ký khai báo."],
  "timestamp.mismatch": ["unknown", "Dấu thời gian không khớp với chữ ký nên không được tính."],
  "timestamp.revoked": [
    "unknown",
    "Chứng thư của nơi cấp dấu thời gian đã bị thu hồi nên dấu thời gian không được tính.",
  ],
  "timestamp.unchecked": [
    "unknown",
    "Chưa kiểm tra được chứng thư của nơi cấp dấu thời gian có bị thu hồi hay không nên dấu thời gian chưa được tính; hệ thống sẽ kiểm tra lại khi có danh sách thu hồi mới.",
  ],
  "timestamp.untrusted": ["note", "Dấu thời gian không do tổ chức mà cơ quan tin cậy cấp nên không được tính."],
  "file.encrypted": [
    "unknown",
    "Tệp đặt mật khẩu nên không kiểm tra được chữ ký. Hãy yêu cầu nơi gửi gửi bản không đặt mật khẩu.",
  ],
  "file.not-a-pdf": ["unknown", "Tệp không phải là PDF đọc được nên không kiểm tra được chữ ký."],
  "file.damaged": ["unknown", "Cấu trúc tệp bị hỏng nên không thể kết luận về chữ ký. Hãy yêu cầu nơi gửi gửi lại."],
  "file.two-readings": [
    "unknown",
    "Cấu trúc tệp có chỗ mỗi phần mềm có thể hiểu một khác nên không thể kết luận về chữ ký. Hãy yêu cầu nơi gửi gửi lại.",
  ],
  "file.hidden-signature": [
    "invalid",
    "Trong tệp còn dấu vết chữ ký nhưng chữ ký đã hỏng hoặc bị gỡ khỏi văn bản. Không dùng văn bản này; hãy yêu cầu nơi gửi gửi lại.",
  ],
  "file.too-many-signatures": ["unknown", "Tệp có quá nhiều chữ ký nên không kiểm tra hết được."],
  "file.limit": [
    "unknown",
    "Việc kiểm tra vượt giới hạn thời gian hoặc bộ nhớ nên đã dừng. Không coi văn bản là hợp lệ; hãy kiểm tra nguồn gốc tệp.",
  ],
} as const satisfies Record<string, readonly [Weight, string]>;

export type ReasonCode = keyof typeof REASONS;

export const reason = (code: ReasonCode): VerifyReason => ({ code, message: REASONS[code][1] });

/** The verdict that a set of reasons allows at best. */
export function verdictOf(codes: readonly ReasonCode[]): "valid" | "invalid" | "unknown" {
  const weights = codes.map((code) => REASONS[code][0] as Weight);
  if (weights.includes("invalid")) return "invalid";
  return weights.includes("unknown") ? "unknown" : "valid";
}

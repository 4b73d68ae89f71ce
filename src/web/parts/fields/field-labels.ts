// The server names a field as the contract does (`codeNumber`); people know it as the form does.
import type { ProblemJson } from "#src/platform/http/contract.ts";

const LABELS: Readonly<Record<string, string>> = {
  address: "Địa chỉ",
  attestation: "Sáu thông tin đã nhìn thấy",
  codeNotation: "Ký hiệu",
  codeNumber: "Số",
  description: "Ghi chú",
  dueAt: "Hạn xử lý",
  dueDate: "Hạn giải quyết",
  fullName: "Họ và tên",
  issuedDate: "Ngày văn bản",
  issuedPlace: "Địa danh",
  login: "Tên đăng nhập",
  name: "Tên",
  note: "Ghi chú",
  notation: "Ký hiệu",
  organCode: "Mã định danh cơ quan",
  organName: "Cơ quan ban hành",
  pageAmount: "Số trang",
  parentOrgan: "Cơ quan chủ quản",
  password: "Mật khẩu",
  place: "Địa danh",
  purpose: "Để làm gì",
  q: "Chữ cần tìm",
  reason: "Lý do",
  recipients: "Nơi nhận",
  retention: "Thời hạn bảo quản",
  signerName: "Người ký",
  signerPosition: "Chức vụ người ký",
  subject: "Trích yếu",
  symbol: "Ký hiệu",
  text: "Nội dung",
  title: "Tiêu đề",
  toPlaces: "Đơn vị hoặc người nhận",
  typeName: "Loại văn bản",
  urgency: "Mức khẩn",
  year: "Năm",
};

/** The same answer with the names of the form: “Trường “Số”: dài quá 11 ký tự.” */
export function withFieldLabels(problem: ProblemJson): ProblemJson {
  const reasons = problem.reasons.map((reason) => {
    const field = reason.facts?.["field"];
    const label = typeof field === "string" ? labelOf(field) : null;
    return label === null ? reason : { ...reason, message: reason.message.replace(`“${String(field)}”`, `“${label}”`) };
  });
  return { ...problem, reasons };
}

/** `fields.codeNumber` → Số · `recipients.2.name` → Nơi nhận thứ 3, Tên */
function labelOf(field: string): string | null {
  const parts = field
    .split(".")
    .flatMap((part) => (/^\d+$/u.test(part) ? [`thứ ${Number(part) + 1}`] : (LABELS[part] ?? [])));
  return parts.length === 0 ? null : parts.join(", ").replaceAll(", thứ", " thứ");
}

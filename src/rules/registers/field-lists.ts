/** Input fields of documents and files (NĐ 30/2020, PL VI phần II), with the names the law prints. */
export type FieldType = "String" | "Number" | "Date" | "LongText";

export type FieldSpec = {
  /** number in the law: `12.1` */
  no: string;
  /** name inside its group: `FullName` */
  name: string;
  /** group the field lies in: `SignerInfo`; a group of `To` repeats */
  group?: "FileCode" | "SignerInfo" | "To";
  label: string;
  type: FieldType;
  /** longest text, most digits; null for LongText */
  length: number | null;
  /** what we keep when a later law allows more (mã định danh: QĐ 20/2020, 35) */
  storedLength?: number;
};

type Row = [no: string, path: string, label: string, type: FieldType, length: number | null];

// mã định danh: 13 in NĐ 30 and QĐ 28, up to 35 since QĐ 20/2020
const spec = ([no, path, label, type, length]: Row): FieldSpec => {
  const [group, name] = path.split(".") as [FieldSpec["group"], string | undefined];
  const stored = path.endsWith("OrganId") ? { storedLength: 35 } : {};
  return name === undefined
    ? { no, name: path, label, type, length, ...stored }
    : { no, name, ...(group ? { group } : {}), label, type, length, ...stored };
};

const COMMON: Row[] = [
  ["1.1", "FileCode.OrganId", "Mã định danh cơ quan lập danh mục hồ sơ", "String", 13],
  ["1.2", "FileCode.FileCatalog", "Năm hình thành hồ sơ", "Number", 4],
  ["1.3", "FileCode.FileNotation", "Số và ký hiệu hồ sơ", "String", 20],
  ["2", "DocOrdinal", "Số thứ tự văn bản trong hồ sơ", "Number", 3],
  ["3", "TypeName", "Tên loại văn bản", "String", 100],
  ["4", "CodeNumber", "Số của văn bản", "String", 11],
  ["5", "CodeNotation", "Ký hiệu của văn bản", "String", 30],
  ["6", "IssuedDate", "Ngày, tháng, năm văn bản", "Date", 10],
  ["7", "OrganName", "Tên cơ quan, tổ chức ban hành văn bản", "String", 200],
  ["8", "Subject", "Trích yếu nội dung", "String", 500],
  ["9", "Language", "Ngôn ngữ", "String", 30],
  ["10", "PageAmount", "Số trang của văn bản", "Number", 3],
  ["11", "Description", "Ghi chú", "String", 500],
];

/** Văn bản đi: 16 groups, 20 fields. */
export const OUTGOING_FIELDS: readonly FieldSpec[] = [
  ...COMMON,
  ["12.1", "SignerInfo.Position", "Chức vụ người ký văn bản", "String", 100],
  ["12.2", "SignerInfo.FullName", "Họ tên người ký văn bản", "String", 50],
  ["13.1", "To.OrganId", "Mã định danh nơi nhận", "String", 13],
  ["13.2", "To.OrganName", "Tên nơi nhận", "String", 200],
  ["14", "Priority", "Mức độ khẩn, độ mật", "Number", 1],
  ["15", "IssuedAmount", "Số lượng bản phát hành", "Number", 3],
  ["16", "DueDate", "Hạn trả lời văn bản", "Date", 10],
].map((row) => spec(row as Row));

/** Văn bản đến: 18 groups, 21 fields. */
export const INCOMING_FIELDS: readonly FieldSpec[] = [
  ...COMMON,
  ["12", "ArrivalDate", "Ngày, tháng, năm đến", "Date", 10],
  ["13", "ArrivalNumber", "Số đến", "Number", 10],
  ["14.1", "SignerInfo.Position", "Chức vụ người ký văn bản", "String", 100],
  ["14.2", "SignerInfo.FullName", "Họ tên người ký văn bản", "String", 50],
  ["15", "Priority", "Mức độ khẩn, độ mật", "Number", 1],
  ["16", "ToPlaces", "Đơn vị hoặc người nhận", "String", 1000],
  ["17", "TraceHeaderList", "Ý kiến phân phối, chỉ đạo, trạng thái xử lý văn bản", "LongText", null],
  ["18", "DueDate", "Thời hạn giải quyết", "Date", 10],
].map((row) => spec(row as Row));

/** Hồ sơ: 11 groups, 13 fields. */
export const CASE_FILE_FIELDS: readonly FieldSpec[] = [
  ...COMMON.slice(0, 3),
  ["2", "Title", "Tiêu đề hồ sơ", "String", 500],
  ["3", "Maintenance", "Thời hạn bảo quản", "String", 30],
  ["4", "Rights", "Chế độ sử dụng", "String", 30],
  ["5", "Creator", "Người lập hồ sơ", "String", 30],
  ["6", "Language", "Ngôn ngữ", "String", 50],
  ["7", "StartDate", "Thời gian bắt đầu", "Date", 10],
  ["8", "EndDate", "Thời gian kết thúc", "Date", 10],
  ["9", "DocTotal", "Tổng số văn bản trong hồ sơ", "Number", 4],
  ["10", "PageTotal", "Tổng số trang của hồ sơ", "Number", 4],
  ["11", "Description", "Ghi chú", "String", 500],
].map((row) => spec(row as Row));

/** What a register row cannot do without, by the columns of the book (NĐ 30/2020, PL IV). */
export const REQUIRED_INCOMING: readonly string[] = [
  "OrganName",
  "TypeName",
  "Subject",
  "ArrivalDate",
  "ArrivalNumber",
];
export const REQUIRED_OUTGOING: readonly string[] = [
  "TypeName",
  "CodeNumber",
  "CodeNotation",
  "IssuedDate",
  "OrganName",
  "Subject",
  "SignerInfo.Position",
  "SignerInfo.FullName",
  "To.OrganName",
];

// Which tables the trail vouches for: as `stamped_table` in the database (migrations/0030_row_stamps.sql), which a superuser can change.
export type StampedTable = {
  name: string;
  /** what a finding calls one row of it */
  row: string;
  keys: readonly string[];
  /** not looked at, besides what is not looked at anywhere */
  besides: readonly string[];
};

/** Spelling for searches and counters of edits, in every table that has them. */
export const BESIDES_ANYWHERE = [
  "name_norm",
  "number_norm",
  "organ_norm",
  "subject_norm",
  "title_norm",
  "row_version",
  "changed_at",
  "changed_by",
  "updated_at",
];

export const STAMPED_TABLES: readonly StampedTable[] = [
  { name: "agency", row: "Cơ quan", keys: ["id"], besides: [] },
  { name: "agency_day", row: "Ngày nghỉ, ngày làm bù", keys: ["agency_id", "day"], besides: [] },
  { name: "unit", row: "Đơn vị", keys: ["agency_id", "id"], besides: [] },
  { name: "post", row: "Chức danh", keys: ["agency_id", "id"], besides: ["demo_ordinal"] },
  { name: "person", row: "Tài khoản", keys: ["id"], besides: ["failed_count", "locked_until", "last_sign_in_at"] },
  { name: "former_name", row: "Tên cũ", keys: ["agency_id", "kind", "id", "until"], besides: [] },
  { name: "terms_acceptance", row: "Lần chấp nhận quy định", keys: ["person_id", "version"], besides: [] },
  { name: "confirmation", row: "Đề nghị chờ xác nhận", keys: ["agency_id", "id"], besides: [] },
  { name: "register_book", row: "Sổ đăng ký", keys: ["agency_id", "id"], besides: ["next_number"] },
  { name: "register_entry", row: "Số trong sổ", keys: ["agency_id", "book_id", "number"], besides: [] },
  { name: "intake_item", row: "Văn bản chờ vào sổ", keys: ["agency_id", "id"], besides: ["fields", "held_key"] },
  { name: "gate_refusal", row: "Lần bị chặn ở cửa", keys: ["agency_id", "id"], besides: [] },
  { name: "incoming_document", row: "Văn bản đến", keys: ["agency_id", "id"], besides: [] },
  {
    name: "outgoing_document",
    row: "Văn bản đi",
    keys: ["agency_id", "id"],
    besides: ["model", "model_saved_at", "model_frozen"],
  },
  { name: "draft_version", row: "Bản dự thảo", keys: ["agency_id", "document_id", "no"], besides: [] },
  { name: "approval", row: "Lượt duyệt", keys: ["agency_id", "document_id", "id"], besides: [] },
  { name: "signature", row: "Chữ ký", keys: ["agency_id", "document_id", "id"], besides: [] },
  { name: "recipient", row: "Nơi nhận", keys: ["agency_id", "document_id", "id"], besides: [] },
  { name: "recipient_event", row: "Trạng thái của nơi nhận", keys: ["agency_id", "recipient_id", "id"], besides: [] },
  {
    name: "exchange_message",
    row: "Thông điệp liên thông",
    keys: ["agency_id", "id"],
    besides: ["attempts", "last_error", "next_try_at"],
  },
  { name: "directive", row: "Bút phê", keys: ["agency_id", "document_id", "id"], besides: [] },
  { name: "assignment", row: "Việc được giao", keys: ["agency_id", "document_id", "id"], besides: [] },
  {
    name: "doc_access",
    row: "Quyền xem văn bản",
    keys: ["agency_id", "doc_id", "principal_id", "relation"],
    besides: ["box", "sort_at", "seen_at"],
  },
  { name: "case_file", row: "Hồ sơ", keys: ["agency_id", "id"], besides: [] },
  {
    name: "case_file_document",
    row: "Văn bản trong hồ sơ",
    keys: ["agency_id", "case_file_id", "document_id"],
    besides: [],
  },
];

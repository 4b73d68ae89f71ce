/** Roles of a post. `quan-tri` keeps accounts and lists of an agency, `van-hanh` the machines; neither reads content. */
export const ROLES = [
  "van-thu",
  "lanh-dao",
  "chanh-van-phong",
  "truong-don-vi",
  "chuyen-vien",
  "quan-tri",
  "van-hanh",
] as const;
export type Role = (typeof ROLES)[number];
/** Roles that keep the house and read nothing of it (invariant 10). */
export const TECHNICAL_ROLES: readonly Role[] = ["quan-tri", "van-hanh"];
/** Roles that work with documents: all others. */
export const CONTENT_ROLES: readonly Role[] = ROLES.filter((role) => !TECHNICAL_ROLES.includes(role));
/** A role that comes to the content of documents. */
export const isContentRole = (role: string): boolean => CONTENT_ROLES.some((one) => one === role);

/**
 * What a post has to do with one document. The feature works them out from its rows:
 * - `clerk-of-agency`: a clerk's post of the document's agency; for outgoing documents only from the approval on, a draft is
 *   not the clerk's business
 * - `leader-of-agency`: a leader's post of the document's agency
 * - `presented-to`: the document was presented to this post, or its superior
 * - `lead-unit-head`: heads the unit that leads the work; `lead-assignee`: leads it as a person
 * - `co-ordinator`, `informed`: named so in a directive or an assignment
 * - `drafter`, `approver`, `signer`: has that part in an outgoing document
 * - `none`: nothing of these
 */
export const RELATIONS = [
  "clerk-of-agency",
  "leader-of-agency",
  "presented-to",
  "lead-unit-head",
  "lead-assignee",
  "co-ordinator",
  "informed",
  "drafter",
  "approver",
  "signer",
  "none",
] as const;
export type Relation = (typeof RELATIONS)[number];

/** Every act with the words that complete "Bạn không có quyền …". */
export const ACT_NAMES = {
  "see-in-list": "thấy văn bản này trong danh sách",
  read: "đọc văn bản này",
  download: "tải tệp của văn bản này",
  "read-history": "xem lịch sử văn bản này",
  register: "vào sổ văn bản",
  "refuse-intake": "từ chối văn bản đến",
  present: "trình văn bản",
  "pass-to-unit": "chuyển thẳng văn bản cho đơn vị",
  direct: "bút phê văn bản này",
  assign: "giao việc này",
  "extend-deadline": "gia hạn việc này",
  start: "bắt đầu xử lý việc này",
  finish: "kết thúc việc này",
  reopen: "mở lại việc này",
  "draft-reply": "soạn trả lời văn bản này",
  "edit-draft": "sửa dự thảo này",
  discard: "bỏ dự thảo này",
  submit: "trình dự thảo này",
  "approve-unit": "duyệt nội dung dự thảo này",
  "check-format": "soát thể thức dự thảo này",
  "approve-leader": "duyệt dự thảo này",
  return: "trả lại văn bản này",
  "sign-person": "ký văn bản này",
  "give-number": "cấp số văn bản",
  "cancel-number": "hủy số văn bản",
  "sign-agency": "ký số cơ quan",
  issue: "phát hành văn bản",
  recall: "thu hồi văn bản này",
  "file-in-case": "đưa văn bản này vào hồ sơ",
  "print-register": "in sổ đăng ký văn bản",
  "manage-accounts": "quản lý tài khoản",
  "see-queues": "xem hàng đợi vận hành",
  "read-audit-log": "xem nhật ký hệ thống",
} as const;
export type Act = keyof typeof ACT_NAMES;
export const ACTS = Object.keys(ACT_NAMES) as Act[];

/** Acts that neither show nor change content: all an administrator has (invariant 10). */
export const TECHNICAL_ACTS: readonly Act[] = ["manage-accounts", "see-queues", "read-audit-log"];

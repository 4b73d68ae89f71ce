import { ACT_NAMES, type Act } from "#src/rules/access/words.ts";
import { localDateOf } from "#src/rules/legal-time/instant.ts";
import { trustWords } from "#src/rules/signing/trust-words.ts";
import { dateText, dayMonthText, timeText } from "#src/rules/vietnamese-text/date-text.ts";
import type { AuditAction } from "./audit-actions.rules.ts";

/** What a sentence may draw on: ids and numbers of the row, and its readable values (gone after a lawful destruction). */
export type SentenceFacts = { facts: Record<string, unknown>; text: Record<string, string> };

type Say = (seen: SentenceFacts) => string;

const quoted = (value: string | undefined): string => (value ? `: “${value}”` : "");
const to = (value: string | undefined): string => (value ? ` cho ${value}` : "");
const number = (seen: SentenceFacts, name: string): string =>
  seen.facts[name] === undefined || seen.facts[name] === null ? "" : ` ${String(seen.facts[name])}`;

const onDay = (seen: SentenceFacts): string =>
  typeof seen.facts.issuedDate === "string" ? ` ngày ${dateText(seen.facts.issuedDate)}` : "";
const numbered = (seen: SentenceFacts): string =>
  `${seen.text.number ? ` ${seen.text.number}` : number(seen, "number")}${onDay(seen)}`;
const trusted = (seen: SentenceFacts): string =>
  trustWords({ kind: seen.facts.kind === "list" ? "list" : "authority", name: seen.text.name ?? "" }).trim();
/** a certificate that bears another name than its holder's is accepted at the machine only */
const otherName = (seen: SentenceFacts): string =>
  seen.facts.confirmedName === true ? ", ghi tên khác, đã được xác nhận tại máy chủ" : "";
/** which act was refused (QC-4.1): a person who reads a letter may still be refused an act on it */
const refused = (seen: SentenceFacts): string =>
  `không được ${ACT_NAMES[seen.facts.need as Act] ?? "mở văn bản này"} vì chức danh không có quyền đó`;

const of = (name: string | undefined): string => (name ? ` của ${name}` : "");
const as = (title: string | undefined): string => (title ? `, ${title}` : "");
const handedOver = (seen: SentenceFacts): string =>
  `bàn giao${seen.text.from ? ` từ ${seen.text.from}` : ""}${to(seen.text.to)} vì chức danh kết thúc hoặc đổi người`;
const dayOf = (at: unknown): string => (typeof at === "string" ? dayMonthText(localDateOf(Date.parse(at))) : "");
/** the office's deadline beside what the letter asks for, and what it was before */
const deadlines = (seen: SentenceFacts): string => {
  const [due, before] = [dayOf(seen.facts.dueAt), dayOf(seen.facts.dueBefore)];
  if (due === "") return "";
  const asked = typeof seen.facts.replyBy === "string" ? dayMonthText(seen.facts.replyBy) : "";
  const changed = before === "" || before === due || before === asked ? "" : `, trước đó ${before}`;
  return `, hạn xử lý ${due}${changed}${asked === "" ? "" : ` (văn bản yêu cầu trước ${asked})`}`;
};
const WISHES: Record<string, string> = {
  account: "tạo tài khoản",
  post: "thêm chức danh",
  change: "đổi chức danh",
  replace: "thay người giữ chức danh",
  password: "cấp lại mật khẩu",
  reopen: "mở lại tài khoản",
  end: "kết thúc chức danh",
  close: "đóng tài khoản",
};
const wish = (seen: SentenceFacts): string =>
  `${WISHES[String(seen.facts.kind)] ?? "một việc"}${to(seen.text.name)}${as(seen.text.title)}`;

/** The hour that counts, where it is not the hour on the clock (QC-7.3). */
const legalOf = (s: SentenceFacts): string => {
  const [actual, legal] = [s.facts.issuedAt, s.facts.issuedLegalAt].map((at) => Date.parse(String(at ?? "")));
  if (actual === undefined || legal === undefined || Number.isNaN(legal) || legal === actual) return "";
  return `, giờ tính ${timeText(legal)} ngày ${dateText(localDateOf(legal))}`;
};

/** On what the letter was taken as it stands (QC-3.3). */
const worthOf = (s: SentenceFacts): string => {
  if (s.facts.forReference === true) return ", để biết, tham khảo";
  if (s.facts.verdict === "valid") return ", chữ ký số hợp lệ";
  return s.facts.verdict === "unsigned" ? ", đã xem đủ sáu thông tin trên bản giấy" : "";
};

/** One sentence for every action there is; the compiler refuses an action without one. */
const SENTENCES: Record<AuditAction, Say> = {
  "session.signed-in": (s) =>
    s.facts.firstPassword === true
      ? `đăng nhập bằng mật khẩu lần đầu${s.facts.administratorsPlace === true ? ", từ nơi quản trị đã đăng nhập" : ""}`
      : "đăng nhập",
  "session.sign-in-failed": () => "nhập sai mật khẩu",
  "session.locked": () => "bị khóa tài khoản sau nhiều lần nhập sai",
  "session.signed-out": () => "đăng xuất",
  "session.post-switched": () => "chuyển chức danh làm việc",
  "password.changed": () => "đổi mật khẩu",
  "terms.accepted": (s) => `chấp nhận quy định sử dụng bản${number(s, "version")}`,
  "intake.received": (s) =>
    s.facts.way === "exchange" ? "nhận văn bản qua trục liên thông" : "đưa tệp văn bản lên hệ thống",
  "intake.read": () => "mở xem văn bản chờ vào sổ",
  "intake.downloaded": () => "tải tệp của văn bản chờ vào sổ về máy",
  "intake.gate-asked": () => "được hỏi về nội dung cần xem trước khi nhận",
  "intake.gate-decided": (s) => `quyết định nội dung được nhận${quoted(s.text.reason)}`,
  "intake.parked": () => "giữ lại, chưa vào sổ",
  "intake.resumed": () => "đưa lại vào hàng chờ vào sổ",
  "intake.refused": (s) => `từ chối tiếp nhận${quoted(s.text.reason)}`,
  "intake.recall-seen": (s) => `bỏ khỏi hàng chờ vì bên gửi đã thu hồi${quoted(s.text.reason)}`,
  "gate.refused": () => "bị từ chối nội dung không được đưa lên hệ thống; không giữ lại gì",
  "incoming.registered": (s) => `vào sổ, số đến${number(s, "arrivalNumber")}${worthOf(s)}`,
  "incoming.presented": (s) => `trình${to(s.text.to)}`,
  "incoming.read": () => "mở đọc văn bản",
  "incoming.downloaded": () => "tải tệp về máy",
  "incoming.edited": (s) => `sửa trường đã vào sổ${quoted(s.text.reason)}`,
  "incoming.finished": (s) => `kết thúc xử lý${quoted(s.text.note)}`,
  "incoming.recall-asked": (s) => `bên gửi yêu cầu thu hồi văn bản (13)${quoted(s.text.reason)}`,
  "incoming.recall-refused": (s) => `không đồng ý cho bên gửi thu hồi (16)${quoted(s.text.reason)}`,
  "incoming.recalled": (s) =>
    s.facts.statusCode === "15"
      ? `đồng ý cho bên gửi thu hồi văn bản (15)${quoted(s.text.reason)}`
      : `bên gửi thu hồi văn bản${quoted(s.text.reason)}`,
  "incoming.access-refused": refused,
  "incoming.handed-over": handedOver,
  "directive.proposed": (s) => `đề xuất phân công, trình${to(s.text.to)}${quoted(s.text.text)}`,
  "directive.given": (s) =>
    `bút phê, giao${s.text.lead ? ` ${s.text.lead} chủ trì` : " để biết"}${s.text.coordinators ? `, phối hợp ${s.text.coordinators}` : ""}${deadlines(s)}${quoted(s.text.text)}`,
  "directive.withdrawn": () => "hoàn tác bút phê vừa gửi",
  "assignment.given": (s) => `giao việc${to(s.text.to)}${quoted(s.text.text)}`,
  "assignment.seen": () => "xem việc được giao lần đầu",
  "assignment.started": () => "bắt đầu xử lý",
  "assignment.returned": (s) => `trả lại việc${to(s.text.to)}${quoted(s.text.reason)}`,
  "assignment.finished": (s) => `báo hoàn thành việc${quoted(s.text.note)}`,
  "outgoing.created": () => "mở dự thảo",
  "outgoing.edited": () => "sửa bản đang soạn",
  "outgoing.saved-version": (s) => `lưu bản${number(s, "version")}${quoted(s.text.note)}`,
  "outgoing.submitted": (s) => `trình dự thảo bản${number(s, "version")}`,
  "outgoing.approved": (s) =>
    `${STEP[String(s.facts.step)] ?? "duyệt"} bản${number(s, "version")}${quoted(s.text.note)}`,
  "outgoing.returned": (s) => `trả lại${to(s.text.to)}${quoted(s.text.reason)}`,
  "outgoing.approvals-voided": (s) =>
    s.facts.because === "return"
      ? `${voided(s)} không còn giá trị vì văn bản bị trả lại`
      : `sửa nội dung, ${voided(s)} không còn giá trị`,
  "outgoing.read": () => "mở đọc văn bản",
  "outgoing.downloaded": () => "tải tệp về máy",
  "outgoing.recipients-changed": (s) =>
    `sửa danh sách nơi nhận${s.text.added ? `, thêm ${s.text.added}` : ""}${s.text.removed ? `, bỏ ${s.text.removed}` : ""}`,
  "outgoing.signed": (s) => `ký số cá nhân${s.text.certificate ? `, chứng thư ${s.text.certificate}` : ""}`,
  "outgoing.sign-failed": (s) => `ký không thành${quoted(s.text.error)}`,
  "outgoing.numbered": (s) => `cấp số${numbered(s)}`,
  "outgoing.signature-voided": (s) =>
    `hủy chữ ký ${s.facts.kind === "agency" ? "cơ quan" : "cá nhân"} vì văn bản bị trả lại${quoted(s.text.reason)}`,
  "outgoing.number-cancelled": (s) => `hủy số${numbered(s)}${s.text.reason ? `, lý do “${s.text.reason}”` : ""}`,
  "outgoing.sealed": (s) => `ký số cơ quan${s.text.certificate ? `, chứng thư ${s.text.certificate}` : ""}`,
  "outgoing.issued": (s) => `phát hành đến${number(s, "recipients")} nơi${legalOf(s)}`,
  "outgoing.recalled": (s) => `thu hồi văn bản${quoted(s.text.reason)}`,
  "outgoing.discarded": (s) => `bỏ dự thảo${quoted(s.text.reason)}`,
  "outgoing.access-refused": refused,
  "outgoing.handed-over": handedOver,
  "exchange.sent": (s) => `gửi qua trục liên thông${to(s.text.to)}`,
  "exchange.send-failed": (s) => `gửi chưa được${to(s.text.to)}, sẽ gửi lại`,
  "exchange.received": () => "nhận qua trục liên thông",
  "exchange.status-received": (s) =>
    `nhận trạng thái${number(s, "statusCode")} từ ${s.text.from ?? "nơi nhận"}${quoted(s.text.note)}`,
  "exchange.resent": (s) => `gửi lại qua trục liên thông${to(s.text.to)}${quoted(s.text.note)}`,
  "exchange.refusal-accepted": (s) => `chấp nhận việc ${s.text.to ?? "nơi nhận"} từ chối, kết thúc nơi này`,
  "case-file.opened": (s) => `mở hồ sơ ${s.text.notation ?? ""}`.trim(),
  "case-file.read": () => "mở xem hồ sơ",
  "case-file.filed": (s) => `đưa vào hồ sơ ${s.text.notation ?? ""}`.trim(),
  "case-file.unfiled": (s) => `đưa ra khỏi hồ sơ ${s.text.notation ?? ""}`.trim(),
  "case-file.handed-over": (s) => `bàn giao hồ sơ ${s.text.notation ?? ""}${to(s.text.to)}`,
  "case-file.closed": (s) => `kết thúc hồ sơ ${s.text.notation ?? ""}`.trim(),
  "register.read": () => "mở xem sổ đăng ký",
  "register.printed": () => "in sổ đăng ký",
  "register.exported": () => "xuất sổ đăng ký ra bảng tính",
  "job.retried": () => "cho chạy lại một việc hỏng",
  "agency.edited": (s) => `sửa thông tin cơ quan ${s.text.name ?? ""}`.trim(),
  "unit.created": (s) => `thêm đơn vị ${s.text.name ?? ""}`.trim(),
  "unit.edited": (s) =>
    s.text.before && s.text.before !== s.text.name
      ? `đổi tên đơn vị ${s.text.before} thành ${s.text.name}`
      : `sửa đơn vị ${s.text.name ?? ""}`.trim(),
  "unit.closed": (s) => `đóng đơn vị ${s.text.name ?? ""}`.trim(),
  "account.created": (s) => `tạo tài khoản${of(s.text.name)}${as(s.text.title)}`,
  "account.unlocked": () => "mở khóa tài khoản",
  "certificate.attached": (s) => `gắn chứng thư ký số ${s.text.certificate ?? ""}${to(s.text.to)}${otherName(s)}`,
  "certificate.seal-attached": (s) =>
    `gắn chứng thư ký số của cơ quan ${s.text.certificate ?? ""}`.trim() + otherName(s),
  "certificate.picture-changed": (s) =>
    s.facts.whose === "agency" ? "thay hình con dấu" : "thay hình chữ ký của mình",
  "certificate.pin-changed": () => "đổi mã PIN của chứng thư",
  "certificate.removed": (s) => `gỡ chứng thư ký số của ${s.text.to ?? ""}${quoted(s.text.reason)}`,
  "trust.added": (s) => `thêm ${trusted(s)} vào danh sách tin cậy`,
  "trust.removed": (s) => `bỏ ${trusted(s)} khỏi danh sách tin cậy${quoted(s.text.reason)}`,
  "account.closed": (s) => `đóng tài khoản${of(s.text.name)}`,
  "account.reopened": (s) => `mở lại tài khoản${of(s.text.name)}`,
  "password.reset": (s) => `cấp lại mật khẩu lần đầu${to(s.text.name)}, kết thúc mọi phiên của người ấy`,
  "post.given": (s) => `thêm chức danh${to(s.text.name)}${as(s.text.title)}`,
  "post.changed": (s) =>
    s.text.before === s.text.title
      ? `đổi đơn vị hoặc vai trò${of(s.text.name)}${as(s.text.title)}`
      : `đổi chức danh${of(s.text.name)} từ ${s.text.before ?? ""} thành ${s.text.title ?? ""}`,
  "post.replaced": (s) => `đưa ${s.text.name ?? ""} vào thay ${s.text.leaving ?? ""}${as(s.text.title)}`,
  "post.ended": (s) =>
    `kết thúc chức danh${of(s.text.name)}${as(s.text.title)}${s.text.to ? `, bàn giao cho ${s.text.to}` : ""}`,
  "confirmation.asked": (s) => `đề nghị ${wish(s)}, chờ người thứ hai xác nhận`,
  "confirmation.alone": (s) => `đề nghị ${wish(s)}, có hiệu lực ngay vì cơ quan chưa có người thứ hai xác nhận`,
  "confirmation.confirmed": (s) => `xác nhận ${wish(s)}`,
  "confirmation.seen": (s) => `xem lại ${wish(s)}, việc đã có hiệu lực trước đó`,
  "confirmation.declined": (s) => `từ chối ${wish(s)}${quoted(s.text.reason)}`,
  "confirmation.withdrawn": (s) => `rút đề nghị ${wish(s)}`,
  "rows.stamped": () => "ghi nhận dấu của những dòng dữ liệu vừa thay đổi",
  "rows.baseline": () => "ghi nhận dấu của những dòng dữ liệu đã có khi bắt đầu đối chiếu",
};

const STEP: Record<string, string> = { unit: "duyệt nội dung", format: "soát thể thức", leader: "duyệt" };
const VOIDED: Record<string, string> = {
  unit: "lần duyệt nội dung",
  format: "lần soát thể thức",
  leader: "lần lãnh đạo duyệt",
};
const voided = (s: SentenceFacts): string =>
  `${VOIDED[String(s.facts.step)] ?? "lần duyệt trước"}${number(s, "version") && ` bản${number(s, "version")}`}`;

/** The sentence after the name; an action of a newer version is told as it stands. */
export function sentenceOf(action: string, seen: SentenceFacts): string {
  const say = SENTENCES[action as AuditAction] as Say | undefined;
  return say ? say(seen) : action;
}

/** Acts, readings, refusals and the exchange are told apart, so that a long story can be narrowed. */
export function kindOf(action: string): "act" | "read" | "refused" | "exchange" {
  if (action.endsWith("access-refused")) return "refused";
  if (action.endsWith(".read") || action.endsWith(".downloaded") || action === "assignment.seen") return "read";
  return action.startsWith("exchange.") ? "exchange" : "act";
}

/** Why a row of access exists, in words. */
export const RELATION_NAMES: Record<string, string> = {
  "clerk-of-agency": "văn thư cơ quan",
  "leader-of-agency": "lãnh đạo cơ quan",
  "presented-to": "được trình",
  "lead-unit-head": "đơn vị chủ trì",
  "lead-assignee": "người chủ trì",
  "co-ordinator": "phối hợp",
  informed: "để biết",
  drafter: "người soạn",
  approver: "người duyệt",
  signer: "người ký",
};

// Who sees which entries on the left, top to bottom (nine at most); the rest stands under “Thêm”.

import { mayConfirm } from "#src/rules/access/four-eyes.ts";
import type { Role } from "#src/rules/access/words.ts";

/** `count` names the live number of what waits for me; see app/rail-counts.ts. */
export type RailEntry = { path: string; words: string; icon: RailIcon; count?: string };
export type RailIcon =
  | "sun"
  | "inbox"
  | "mail-down"
  | "send"
  | "mail-up"
  | "network"
  | "book"
  | "folders"
  | "search"
  | "directive"
  | "sign"
  | "given"
  | "calendar"
  | "library"
  | "chart"
  | "route"
  | "check"
  | "bell"
  | "users"
  | "task"
  | "tasks"
  | "draft"
  | "talk"
  | "tree"
  | "key"
  | "flow"
  | "list"
  | "clock"
  | "database"
  | "history"
  | "clipboard"
  | "pulse"
  | "alert"
  | "building"
  | "settings"
  | "scan"
  | "certificate"
  | "school"
  | "palette";

const entry = (path: string, words: string, icon: RailIcon, count?: string): RailEntry =>
  count ? { path, words, icon, count } : { path, words, icon };

const today = entry("/hom-nay", "Hôm nay", "sun");
const files = entry("/ho-so", "Hồ sơ", "folders");
const find = entry("/tra-cuu", "Tra cứu", "search");
const calendar = entry("/lich", "Lịch", "calendar");
const library = entry("/thu-vien", "Thư viện", "library");
const situation = entry("/tinh-hinh", "Tình hình", "chart");
const compliance = entry("/tuan-thu", "Tuân thủ", "clipboard");
const backup = entry("/sao-luu", "Sao lưu", "database");
const certificates = entry("/chung-thu", "Chứng thư", "certificate");
/** rights that an administrator asked for and somebody else confirms */
const grants = entry("/quyen-cho", "Chờ xác nhận", "key", "confirmations");
const mine = entry("/viec-cua-toi", "Việc của tôi", "task", "my-work");

export const RAIL: Record<Role, readonly RailEntry[]> = {
  "van-thu": [
    today,
    entry("/cho-vao-so", "Chờ vào sổ", "inbox", "intake"),
    entry("/van-ban-den", "Văn bản đến", "mail-down"),
    entry("/cho-phat-hanh", "Chờ phát hành", "send", "to-issue"),
    entry("/van-ban-di", "Văn bản đi", "mail-up"),
    entry("/lien-thong", "Liên thông", "network", "exchange"),
    entry("/so-dang-ky", "Sổ đăng ký", "book"),
    files,
    find,
  ],
  "lanh-dao": [
    entry("/buoi-sang", "Buổi sáng", "sun"),
    entry("/but-phe", "Bút phê", "directive", "to-direct"),
    entry("/cho-ky", "Chờ ký", "sign", "to-sign"),
    entry("/viec-da-giao", "Việc đã giao", "given"),
    // fifth: on a phone the bar holds the first four, the rest stands under “Thêm” with its number
    entry("/duyet", "Chờ duyệt", "check", "approvals"),
    calendar,
    library,
    situation,
    find,
  ],
  "chanh-van-phong": [
    today,
    entry("/de-xuat", "Đề xuất", "route", "to-propose"),
    entry("/duyet", "Duyệt thể thức", "check", "approvals"),
    entry("/don-doc", "Đôn đốc", "bell", "to-urge"),
    entry("/lich-cong-tac", "Lịch công tác", "calendar", "calendar"),
    files,
    library,
    situation,
    find,
  ],
  "truong-don-vi": [
    today,
    entry("/phan-cong", "Phân công", "users", "to-assign"),
    mine,
    entry("/duyet", "Chờ duyệt", "check", "approvals"),
    entry("/viec-cua-phong", "Việc của phòng", "tasks"),
    files,
    calendar,
    find,
  ],
  "chuyen-vien": [
    mine,
    entry("/du-thao", "Dự thảo", "draft", "drafts"),
    entry("/gop-y", "Góp ý", "talk", "opinions"),
    entry("/ho-so", "Hồ sơ", "folders", "case-files"),
    calendar,
    library,
    find,
  ],
  "quan-tri": [
    entry("/to-chuc", "Tổ chức", "tree"),
    entry("/tai-khoan", "Tài khoản", "users"),
    grants,
    entry("/quy-trinh", "Quy trình", "flow"),
    entry("/danh-muc", "Danh mục", "list"),
    entry("/gio-lam-viec", "Giờ làm việc", "clock"),
    // holds the copies too until they have a screen of their own
    entry("/van-hanh", "Vận hành", "pulse"),
    entry("/nhat-ky", "Nhật ký", "history"),
    certificates,
  ],
  "van-hanh": [
    entry("/van-hanh", "Vận hành", "pulse"),
    entry("/su-co", "Sự cố", "alert", "incidents"),
    entry("/lien-thong", "Liên thông", "network", "exchange"),
    backup,
    entry("/co-quan", "Cơ quan", "building"),
    entry("/bao-cao", "Báo cáo", "chart"),
    entry("/y-kien-nguoi-dung", "Góp ý", "talk", "feedback"),
    certificates,
  ],
};

/** What a post needs a few times a year: under “Thêm”. */
const SELDOM: Partial<Record<Role, readonly RailEntry[]>> = { "van-thu": [certificates] };

export const MORE: readonly RailEntry[] = [
  entry("/so-hoa", "Số hóa", "scan"),
  entry("/tap-huan", "Tập huấn", "school"),
  compliance,
  entry("/gop-y-san-pham", "Góp ý sản phẩm", "talk"),
  entry("/cai-dat", "Cài đặt cá nhân", "settings"),
];
const MAX = 9;

/**
 * The rail of a post. Several roles in one post (head of unit who also works himself) are joined in their order.
 * @param hasPage screens that exist in this build; an entry without a screen is never shown
 */
export function railOf(
  roles: readonly Role[],
  hasPage: (path: string) => boolean,
): { rail: RailEntry[]; more: RailEntry[] } {
  const all: RailEntry[] = [];
  for (const role of roles)
    for (const item of RAIL[role]) if (!all.some((other) => other.path === item.path)) all.push(item);
  // behind their own nine: as long as some of those have no screen yet it stands on the rail, later under “Thêm”
  if (mayConfirm(roles)) all.push(grants);
  const shown = all.filter((item) => hasPage(item.path));
  const seldom = [...roles.flatMap((role) => SELDOM[role] ?? []), ...MORE];
  const more = seldom.filter((item) => hasPage(item.path) && !shown.some((other) => other.path === item.path));
  return { rail: shown.slice(0, MAX), more: [...shown.slice(MAX), ...more] };
}

/** Where a person lands after signing in. */
export function homeOf(roles: readonly Role[], hasPage: (path: string) => boolean): string {
  return railOf(roles, hasPage).rail[0]?.path ?? "/khong-co-man-hinh";
}

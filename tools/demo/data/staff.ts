// Units and posts of the staffed agencies. People of the pictures carry their names; the others are named by the seed.
import type { DemoRole } from "../types.ts";

/** [id, name, short name, symbol in notations, is the office] */
export type UnitRow = readonly [id: string, name: string, shortName: string, symbol: string, isOffice?: boolean];
/** [unit id or null, role, title, deputy, full name or null (then named by the seed), gender] */
export type PostRow = readonly [
  unit: string | null,
  role: DemoRole,
  title: string,
  deputy: boolean,
  name: string | null,
  gender: "nam" | "nu",
];
export type StaffTable = { agencyId: string; units: readonly UnitRow[]; posts: readonly PostRow[] };

/** `count` specialists of a unit, men and women in turn. */
function specialists(unit: string, count: number, title = "Chuyên viên"): PostRow[] {
  return Array.from(
    { length: count },
    (_, i) => [unit, "chuyen-vien", title, false, null, i % 2 === 0 ? "nu" : "nam"] as const,
  );
}

function heads(unit: string, head: string | null, deputies: (string | null)[], genders: ("nam" | "nu")[]): PostRow[] {
  return [head, ...deputies].map((name, i) => {
    const title = i === 0 ? "Trưởng phòng" : "Phó Trưởng phòng";
    return [unit, "truong-don-vi", title, i > 0, name, genders[i] ?? "nam"] as const;
  });
}

export const FINANCE: StaffTable = {
  agencyId: "stc",
  units: [
    ["stc.vp", "Văn phòng Sở", "Văn phòng", "VP", true],
    ["stc.ns", "Phòng Ngân sách", "P. Ngân sách", "NS"],
    ["stc.gcs", "Phòng Quản lý giá và công sản", "P. QLGCS", "GCS"],
    ["stc.dt", "Phòng Đầu tư", "P. Đầu tư", "ĐT"],
    ["stc.hcsn", "Phòng Tài chính hành chính sự nghiệp", "P. TCHCSN", "HCSN"],
    ["stc.dkkd", "Phòng Đăng ký kinh doanh", "P. ĐKKD", "ĐKKD"],
    ["stc.tcdn", "Chi cục Tài chính doanh nghiệp", "Chi cục TCDN", "TCDN"],
  ],
  posts: [
    [null, "lanh-dao", "Giám đốc", false, "Nguyễn Minh Trí", "nam"],
    [null, "lanh-dao", "Phó Giám đốc", true, "Lê Thị Bích Thủy", "nu"],
    [null, "lanh-dao", "Phó Giám đốc", true, null, "nam"],
    [null, "lanh-dao", "Phó Giám đốc", true, null, "nam"],
    ["stc.vp", "chanh-van-phong", "Chánh Văn phòng", false, "Huỳnh Thanh Tùng", "nam"],
    ["stc.vp", "chanh-van-phong", "Phó Chánh Văn phòng", true, null, "nu"],
    ["stc.vp", "van-thu", "Văn thư", false, "Trần Thị Ngọc Hân", "nu"],
    ["stc.vp", "van-thu", "Văn thư", false, null, "nu"],
    ["stc.vp", "quan-tri", "Kỹ sư CNTT, quản trị cơ quan", false, "Trương Gia Huy", "nam"],
    ...specialists("stc.vp", 3),
    ...heads("stc.ns", "Đặng Quốc Bảo", ["Ngô Thị Thanh Trúc", null], ["nam", "nu", "nam"]),
    ["stc.ns", "chuyen-vien", "Chuyên viên", false, "Lâm Thị Diễm My", "nu"],
    ...specialists("stc.ns", 5),
    ...heads("stc.gcs", "Phạm Quang Vinh", [null], ["nam", "nu"]),
    ...specialists("stc.gcs", 4),
    ...heads("stc.dt", "Phan Thanh Bình", [null], ["nam", "nu"]),
    ...specialists("stc.dt", 4),
    ...heads("stc.hcsn", null, [null], ["nu", "nam"]),
    ...specialists("stc.hcsn", 4),
    ...heads("stc.dkkd", null, [], ["nam"]),
    ...specialists("stc.dkkd", 3),
    ["stc.tcdn", "truong-don-vi", "Chi cục trưởng", false, null, "nam"],
    ...specialists("stc.tcdn", 2),
  ],
};

export const CONSTRUCTION: StaffTable = {
  agencyId: "sxd",
  units: [
    ["sxd.vp", "Văn phòng Sở", "Văn phòng", "VP", true],
    ["sxd.qln", "Phòng Quản lý nhà và hạ tầng đô thị", "P. Quản lý nhà", "QLN"],
    ["sxd.ktvlxd", "Phòng Kinh tế và vật liệu xây dựng", "P. KTVLXD", "KTVLXD"],
    ["sxd.qhkt", "Phòng Quy hoạch - Kiến trúc", "P. QHKT", "QHKT"],
    ["sxd.khtc", "Phòng Kế hoạch - Tài chính", "P. KHTC", "KHTC"],
    ["sxd.qlxd", "Phòng Quản lý xây dựng", "P. QLXD", "QLXD"],
    ["sxd.vtatgt", "Phòng Vận tải và an toàn giao thông", "P. VTATGT", "VTATGT"],
  ],
  posts: [
    [null, "lanh-dao", "Giám đốc", false, null, "nam"],
    [null, "lanh-dao", "Phó Giám đốc", true, "Lê Hoàng Phúc", "nam"],
    [null, "lanh-dao", "Phó Giám đốc", true, null, "nu"],
    ["sxd.vp", "chanh-van-phong", "Chánh Văn phòng", false, null, "nam"],
    ["sxd.vp", "van-thu", "Văn thư", false, null, "nu"],
    ["sxd.vp", "van-thu", "Văn thư", false, null, "nu"],
    ["sxd.vp", "quan-tri", "Chuyên viên CNTT, quản trị cơ quan", false, null, "nam"],
    ...specialists("sxd.vp", 2),
    ...["sxd.qln", "sxd.ktvlxd", "sxd.qhkt", "sxd.khtc", "sxd.qlxd", "sxd.vtatgt"].flatMap((unit, i) => [
      ...heads(unit, null, i % 2 === 0 ? [null] : [], ["nam", "nu"]),
      ...specialists(unit, 3),
    ]),
  ],
};

export const COMMITTEE: StaffTable = {
  agencyId: "ubnd-ba-tri",
  units: [
    ["ubnd-ba-tri.vp", "Văn phòng HĐND và UBND", "Văn phòng", "VP", true],
    ["ubnd-ba-tri.kt", "Phòng Kinh tế", "P. Kinh tế", "KT"],
    ["ubnd-ba-tri.vhxh", "Phòng Văn hóa - Xã hội", "P. VHXH", "VHXH"],
    ["ubnd-ba-tri.ttpv", "Trung tâm Phục vụ hành chính công", "TT PVHCC", "TTPVHCC"],
  ],
  posts: [
    [null, "lanh-dao", "Chủ tịch", false, null, "nam"],
    [null, "lanh-dao", "Phó Chủ tịch", true, null, "nu"],
    [null, "lanh-dao", "Phó Chủ tịch", true, null, "nam"],
    ["ubnd-ba-tri.vp", "chanh-van-phong", "Chánh Văn phòng", false, null, "nam"],
    ["ubnd-ba-tri.vp", "van-thu", "Văn thư", false, null, "nu"],
    ["ubnd-ba-tri.vp", "quan-tri", "Công chức phụ trách chuyển đổi số, quản trị cơ quan", false, null, "nam"],
    ...specialists("ubnd-ba-tri.vp", 2),
    ...heads("ubnd-ba-tri.kt", null, [null], ["nam", "nam"]),
    ...specialists("ubnd-ba-tri.kt", 5),
    ...heads("ubnd-ba-tri.vhxh", null, [null], ["nu", "nam"]),
    ...specialists("ubnd-ba-tri.vhxh", 5),
    ["ubnd-ba-tri.ttpv", "truong-don-vi", "Giám đốc Trung tâm", false, null, "nu"],
    ...specialists("ubnd-ba-tri.ttpv", 3),
  ],
};

/** The council of the same commune; its clerk and chief of office are the committee's (a second post, added in `people.ts`). */
export const COUNCIL: StaffTable = {
  agencyId: "hdnd-ba-tri",
  units: [
    ["hdnd-ba-tri.vp", "Văn phòng HĐND và UBND", "Văn phòng", "VP", true],
    ["hdnd-ba-tri.ktns", "Ban Kinh tế - Ngân sách", "Ban KTNS", "KTNS"],
    ["hdnd-ba-tri.vhxh", "Ban Văn hóa - Xã hội", "Ban VHXH", "VHXH"],
  ],
  posts: [
    [null, "lanh-dao", "Chủ tịch", false, null, "nam"],
    [null, "lanh-dao", "Phó Chủ tịch", true, null, "nu"],
    ["hdnd-ba-tri.ktns", "truong-don-vi", "Trưởng ban", false, null, "nam"],
    ["hdnd-ba-tri.ktns", "chuyen-vien", "Ủy viên", false, null, "nu"],
    ["hdnd-ba-tri.vhxh", "truong-don-vi", "Trưởng ban", false, null, "nu"],
    ["hdnd-ba-tri.vhxh", "chuyen-vien", "Ủy viên", false, null, "nam"],
  ],
};

/** People of other agencies whom the pictures name: agency, role, title, deputy, name, gender. */
export const NAMED_ELSEWHERE: readonly (readonly [string, DemoRole, string, boolean, string, "nam" | "nu"])[] = [
  ["skhcn", "lanh-dao", "Phó Giám đốc", true, "Trần Quốc Hưng", "nam"],
  ["skhcn", "quan-tri", "Đơn vị vận hành hệ thống", false, "Bùi Đức Anh", "nam"],
  ["skhcn", "quan-tri", "Đơn vị vận hành hệ thống", false, "Lê Quốc Khánh", "nam"],
  ["sgddt", "van-thu", "Văn thư", false, "Lê Ngọc Mai", "nu"],
  ["ubnd-binh-dai", "lanh-dao", "Chủ tịch", false, "Võ Thành Được", "nam"],
];

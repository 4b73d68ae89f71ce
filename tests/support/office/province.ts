// The smallest province in which the whole journey can be told: two departments and a commune whose clerk serves two agencies.
import pg from "pg";
import { hashPassword } from "#src/features/identity/identity.actions.ts";

export const PASSWORD = "Kiemthu@2026";

type PostSpec = {
  key: string;
  unit: string;
  login: string;
  name: string;
  title: string;
  roles: string[];
  head?: boolean;
};
type AgencySpec = {
  code: string;
  name: string;
  short: string;
  symbol: string;
  level: string;
  parentOrgan: string[];
  organ: string[];
  place: string;
  authority: string;
  units: [key: string, name: string, symbol: string, kind: string][];
  posts: PostSpec[];
};

const DEPARTMENT_HEAD = ["UBND TỈNH VĨNH LONG"];
export const AGENCIES: AgencySpec[] = [
  {
    code: "H61.03",
    name: "Sở Tài chính tỉnh Vĩnh Long",
    short: "Sở Tài chính",
    symbol: "STC",
    level: "department",
    parentOrgan: DEPARTMENT_HEAD,
    organ: ["SỞ TÀI CHÍNH"],
    place: "Vĩnh Long",
    authority: "GIÁM ĐỐC SỞ TÀI CHÍNH",
    units: [
      ["bgd", "Ban Giám đốc", "BGĐ", "leadership"],
      ["vp", "Văn phòng Sở", "VP", "office"],
      ["ns", "Phòng Ngân sách", "NS", "unit"],
      ["qlgcs", "Phòng Quản lý giá và công sản", "QLGCS", "unit"],
    ],
    posts: [
      {
        key: "giam-doc",
        unit: "bgd",
        login: "tri.nguyen",
        name: "Nguyễn Minh Trí",
        title: "Giám đốc",
        roles: ["lanh-dao"],
        head: true,
      },
      {
        key: "pho-giam-doc",
        unit: "bgd",
        login: "thuy.le",
        name: "Lê Thị Bích Thủy",
        title: "Phó Giám đốc",
        roles: ["lanh-dao"],
      },
      {
        key: "chanh-van-phong",
        unit: "vp",
        login: "tung.huynh",
        name: "Huỳnh Thanh Tùng",
        title: "Chánh Văn phòng",
        roles: ["chanh-van-phong"],
        head: true,
      },
      {
        key: "van-thu",
        unit: "vp",
        login: "han.tran",
        name: "Trần Thị Ngọc Hân",
        title: "Văn thư",
        roles: ["van-thu"],
      },
      {
        key: "quan-tri",
        unit: "vp",
        login: "phuc.vo",
        name: "Võ Hoàng Phúc",
        title: "Quản trị hệ thống",
        roles: ["quan-tri"],
      },
      {
        key: "truong-phong",
        unit: "ns",
        login: "bao.dang",
        name: "Đặng Quốc Bảo",
        title: "Trưởng phòng Ngân sách",
        roles: ["truong-don-vi"],
        head: true,
      },
      {
        key: "chuyen-vien",
        unit: "ns",
        login: "my.lam",
        name: "Lâm Thị Diễm My",
        title: "Chuyên viên",
        roles: ["chuyen-vien"],
      },
      {
        key: "truong-qlgcs",
        unit: "qlgcs",
        login: "vinh.pham",
        name: "Phạm Quang Vinh",
        title: "Trưởng phòng Quản lý giá và công sản",
        roles: ["truong-don-vi"],
        head: true,
      },
    ],
  },
  {
    code: "H61.05",
    name: "Sở Xây dựng tỉnh Vĩnh Long",
    short: "Sở Xây dựng",
    symbol: "SXD",
    level: "department",
    parentOrgan: DEPARTMENT_HEAD,
    organ: ["SỞ XÂY DỰNG"],
    place: "Vĩnh Long",
    authority: "GIÁM ĐỐC SỞ XÂY DỰNG",
    units: [
      ["bgd", "Ban Giám đốc", "BGĐ", "leadership"],
      ["vp", "Văn phòng Sở", "VP", "office"],
      ["qln", "Phòng Quản lý nhà", "QLN", "unit"],
    ],
    posts: [
      {
        key: "giam-doc",
        unit: "bgd",
        login: "phuc.le",
        name: "Lê Hoàng Phúc",
        title: "Giám đốc",
        roles: ["lanh-dao"],
        head: true,
      },
      { key: "van-thu", unit: "vp", login: "lan.bui", name: "Bùi Thị Lan", title: "Văn thư", roles: ["van-thu"] },
      {
        key: "truong-phong",
        unit: "qln",
        login: "an.trinh",
        name: "Trịnh Hoài An",
        title: "Trưởng phòng Quản lý nhà",
        roles: ["truong-don-vi"],
        head: true,
      },
      {
        key: "chuyen-vien",
        unit: "qln",
        login: "khoa.do",
        name: "Đỗ Đăng Khoa",
        title: "Chuyên viên",
        roles: ["chuyen-vien"],
      },
    ],
  },
  {
    code: "H61.131",
    name: "Ủy ban nhân dân xã Ba Tri",
    short: "UBND xã Ba Tri",
    symbol: "UBND",
    level: "commune",
    parentOrgan: [],
    organ: ["ỦY BAN NHÂN DÂN", "XÃ BA TRI"],
    place: "Ba Tri",
    authority: "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ BA TRI",
    units: [
      ["ld", "Lãnh đạo", "LĐ", "leadership"],
      ["vp", "Văn phòng HĐND và UBND", "VP", "office"],
    ],
    posts: [
      {
        key: "chu-tich",
        unit: "ld",
        login: "hai.ngo",
        name: "Ngô Thanh Hải",
        title: "Chủ tịch",
        roles: ["lanh-dao"],
        head: true,
      },
      { key: "van-thu", unit: "vp", login: "thao.ly", name: "Lý Thu Thảo", title: "Văn thư", roles: ["van-thu"] },
    ],
  },
  {
    code: "K61.131",
    name: "Hội đồng nhân dân xã Ba Tri",
    short: "HĐND xã Ba Tri",
    symbol: "HĐND",
    level: "commune",
    parentOrgan: [],
    organ: ["HỘI ĐỒNG NHÂN DÂN", "XÃ BA TRI"],
    place: "Ba Tri",
    authority: "HỘI ĐỒNG NHÂN DÂN XÃ BA TRI",
    units: [["vp", "Văn phòng HĐND và UBND", "VP", "office"]],
    posts: [
      { key: "van-thu", unit: "vp", login: "thao.ly", name: "Lý Thu Thảo", title: "Văn thư", roles: ["van-thu"] },
    ],
  },
];

export type Province = {
  agencyId(code: string): number;
  /** id of a post, e.g. `postId("H61.03", "giam-doc")` */
  postId(code: string, key: string): string;
  unitId(code: string, key: string): string;
};

export const unitId = (code: string, key: string): string => `unit_${code}_${key}`;
export const postId = (code: string, key: string): string => `post_${code}_${key}`;

/** Fills an empty migrated database as its owner. Terms are accepted unless `termsAccepted: false`. */
export async function seedProvince(
  ownerUrl: string,
  options: { termsAccepted?: boolean; year?: number } = {},
): Promise<Province> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const hash = await hashPassword(PASSWORD);
  const ids = new Map<string, number>();
  await client.query("begin");
  await client.query("insert into installation (id) values ('ins_test') on conflict do nothing");
  await client.query(
    "insert into terms_version (version, body, valid_from) values ('2026.1', 'Chỉ dùng cho công việc của cơ quan; không đưa văn bản mật lên hệ thống.', '2026-01-01') on conflict do nothing",
  );
  for (const agency of AGENCIES) {
    const made = await client.query<{ id: number }>(
      "insert into agency (code, name, short_name, symbol, level, parent_organ, organ, place, authority, hosted) values ($1,$2,$3,$4,$5,$6,$7,$8,$9,true) returning id",
      [
        agency.code,
        agency.name,
        agency.short,
        agency.symbol,
        agency.level,
        agency.parentOrgan,
        agency.organ,
        agency.place,
        agency.authority,
      ],
    );
    const id = made.rows[0]?.id ?? 0;
    ids.set(agency.code, id);
    for (const [index, [key, name, symbol, kind]] of agency.units.entries())
      await client.query("insert into unit (agency_id, id, name, symbol, kind, ordinal) values ($1,$2,$3,$4,$5,$6)", [
        id,
        unitId(agency.code, key),
        name,
        symbol,
        kind,
        index,
      ]);
    for (const [index, post] of agency.posts.entries()) {
      await client.query(
        "insert into person (id, login, full_name, password_hash) values ($1,$2,$3,$4) on conflict do nothing",
        [`per_${post.login}`, post.login, post.name, hash],
      );
      if (options.termsAccepted !== false)
        await client.query(
          "insert into terms_acceptance (person_id, version, accepted_at, from_address) values ($1,'2026.1',now(),'') on conflict do nothing",
          [`per_${post.login}`],
        );
      await client.query(
        "insert into post (agency_id, id, unit_id, person_id, title, roles, is_head, ordinal) values ($1,$2,$3,$4,$5,$6,$7,$8)",
        [
          id,
          postId(agency.code, post.key),
          unitId(agency.code, post.unit),
          `per_${post.login}`,
          post.title,
          post.roles,
          post.head ?? false,
          index,
        ],
      );
    }
  }
  await client.query("commit");
  await client.end();
  return {
    agencyId: (code) => ids.get(code) ?? 0,
    postId,
    unitId,
  };
}

/**
 * Kinds of administrative documents with their abbreviations. `nd30` is the law today (NĐ 30/2020, Đ7 and PL III mục I, 29
 * kinds); `tt01` the older list of TT 01/2011/TT-BNV (32 kinds), for reading and numbering old books.
 */
export type KindList = "nd30" | "tt01";

/** ASCII word, the same as on the command line and in `document-format`. */
export type KindCode = (typeof KIND_TABLE)[number][0];

export type OfficeKind = {
  code: KindCode;
  /** `Quyết định` */
  name: string;
  /** `QĐ`; null for Công văn and Thư công */
  abbreviation: string | null;
};

// code, name, abbreviation in NĐ 30 (undefined = not a kind there), abbreviation in TT 01/2011; null = kind without one
const KIND_TABLE = [
  ["nghi-quyet", "Nghị quyết", "NQ", "NQ"],
  ["quyet-dinh", "Quyết định", "QĐ", "QĐ"],
  ["chi-thi", "Chỉ thị", "CT", "CT"],
  ["quy-che", "Quy chế", "QC", "QC"],
  ["quy-dinh", "Quy định", "QyĐ", "QyĐ"],
  ["thong-cao", "Thông cáo", "TC", "TC"],
  ["thong-bao", "Thông báo", "TB", "TB"],
  ["huong-dan", "Hướng dẫn", "HD", "HD"],
  ["chuong-trinh", "Chương trình", "CTr", "CTr"],
  ["ke-hoach", "Kế hoạch", "KH", "KH"],
  ["phuong-an", "Phương án", "PA", "PA"],
  ["de-an", "Đề án", "ĐA", "ĐA"],
  ["du-an", "Dự án", "DA", "DA"],
  ["bao-cao", "Báo cáo", "BC", "BC"],
  ["bien-ban", "Biên bản", "BB", "BB"],
  ["to-trinh", "Tờ trình", "TTr", "TTr"],
  ["hop-dong", "Hợp đồng", "HĐ", "HĐ"],
  ["cong-van", "Công văn", null, null],
  ["cong-dien", "Công điện", "CĐ", "CĐ"],
  ["ban-ghi-nho", "Bản ghi nhớ", "BGN", "GN"],
  ["ban-thoa-thuan", "Bản thỏa thuận", "BTT", "TTh"],
  ["giay-uy-quyen", "Giấy ủy quyền", "GUQ", "UQ"],
  ["giay-moi", "Giấy mời", "GM", "GM"],
  ["giay-gioi-thieu", "Giấy giới thiệu", "GGT", "GT"],
  ["giay-nghi-phep", "Giấy nghỉ phép", "GNP", "NP"],
  ["phieu-gui", "Phiếu gửi", "PG", "PG"],
  ["phieu-chuyen", "Phiếu chuyển", "PC", "PC"],
  ["phieu-bao", "Phiếu báo", "PB", undefined],
  ["thu-cong", "Thư công", null, null],
  ["ban-cam-ket", "Bản cam kết", undefined, "CK"],
  ["giay-chung-nhan", "Giấy chứng nhận", undefined, "CN"],
  ["giay-di-duong", "Giấy đi đường", undefined, "ĐĐ"],
  ["giay-bien-nhan", "Giấy biên nhận hồ sơ", undefined, "BN"],
] as const satisfies readonly (readonly [string, string, string | null | undefined, string | null | undefined])[];

/** Forms of copies (NĐ 30/2020, Đ25; PL I phần II); TT 01/2011 wrote TS for the extract. */
export const COPY_ABBREVIATIONS: Record<KindList, { full: string; extract: string; ofCopy: string }> = {
  nd30: { full: "SY", extract: "TrS", ofCopy: "SL" },
  tt01: { full: "SY", extract: "TS", ofCopy: "SL" },
};

/** All kinds of a list in the order of the law. */
export function kindsOf(list: KindList = "nd30"): OfficeKind[] {
  return KIND_TABLE.flatMap(([code, name, nd30, tt01]) => {
    const abbreviation = list === "nd30" ? nd30 : tt01;
    return abbreviation === undefined ? [] : [{ code, name, abbreviation }];
  });
}

/** The kind with this code; `null` when the list has none. */
export function kindByCode(code: string, list: KindList = "nd30"): OfficeKind | null {
  return kindsOf(list).find((kind) => kind.code === code) ?? null;
}

/** The kind an abbreviation stands for, accents and case exactly as in the law; `null` when there is none. */
export function kindByAbbreviation(abbreviation: string, list: KindList = "nd30"): OfficeKind | null {
  return kindsOf(list).find((kind) => kind.abbreviation === abbreviation) ?? null;
}

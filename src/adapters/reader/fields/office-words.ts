import { bare } from "#src/rules/secrecy/letters.ts";

// Words of the office that layout rules look for. Comparison is on capitals without diacritics.

/** Kinds of documents (NĐ 30/2020 Đ7 and legal documents) with the abbreviation their notation begins with. */
const KINDS: readonly [name: string, abbreviation: string][] = [
  ["Nghị quyết", "NQ"],
  ["Quyết định", "QĐ"],
  ["Chỉ thị", "CT"],
  ["Quy chế", "QC"],
  ["Quy định", "QyĐ"],
  ["Thông cáo", "TC"],
  ["Thông báo", "TB"],
  ["Hướng dẫn", "HD"],
  ["Chương trình", "CTr"],
  ["Kế hoạch", "KH"],
  ["Phương án", "PA"],
  ["Đề án", "ĐA"],
  ["Dự án", "DA"],
  ["Báo cáo", "BC"],
  ["Biên bản", "BB"],
  ["Tờ trình", "TTr"],
  ["Hợp đồng", "HĐ"],
  ["Công điện", "CĐ"],
  ["Bản ghi nhớ", "BGN"],
  ["Bản thỏa thuận", "BTT"],
  ["Giấy ủy quyền", "GUQ"],
  ["Giấy mời", "GM"],
  ["Giấy giới thiệu", "GGT"],
  ["Giấy nghỉ phép", "GNP"],
  ["Phiếu gửi", "PG"],
  ["Phiếu chuyển", "PC"],
  ["Phiếu báo", "PB"],
  ["Nghị định", "NĐ"],
  ["Thông tư", "TT"],
  ["Thông tư liên tịch", "TTLT"],
  ["Pháp lệnh", "PL"],
  ["Luật", "L"],
  ["Lệnh", "L"],
  ["Kết luận", "KL"],
];

export type KindWord = { name: string; abbreviation: string };
const BY_WORDS = new Map(KINDS.map(([name, abbreviation]) => [bare(name), { name, abbreviation }]));

/** The kind a whole line names; null when the line is anything else. */
export function kindOfLine(text: string): KindWord | null {
  return (
    BY_WORDS.get(
      bare(text)
        .replace(/[^A-Z ]/g, " ")
        .replace(/\s+/g, " ")
        .trim(),
    ) ?? null
  );
}

/** True when a notation begins with the abbreviation of the kind (`QĐ-UBND`), its year left aside. */
export function notationNames(notation: string, kind: KindWord): boolean {
  const segments = notation.replace(/^\d{4}\//, "").split(/[-/]/);
  return segments.some((segment) => segment === kind.abbreviation);
}

/** How the name of an agency begins, for telling its line from the parent's. */
export const AGENCY_START =
  /^(BO|SO|CUC|TONG CUC|CHI CUC|VU|BAN|PHONG|VAN PHONG|TRUNG TAM|TRUONG|VIEN|THANH TRA|HOI|UY BAN|UBND|HDND|HOI DONG|TINH UY|HUYEN UY|THANH UY|QUAN UY|DANG UY|CHINH PHU|THU TUONG|NGAN HANG|TOA AN|CONG AN|KHO BAC|BAO HIEM|DAI|QUOC HOI|CONG TY|TAP DOAN|TONG CONG TY|LIEN DOAN|DOAN|BENH VIEN|HAT|CHU TICH|THUE|DOI|XA DOAN|MAT TRAN)\b/;
/** How the name of a body begins that has bodies under it. */
export const PARENT_START =
  /^(UBND|UY BAN NHAN DAN|BO |TINH UY|HUYEN UY|THANH UY|DANG UY|DANG BO|SO |CUC |KHO BAC |TONG CUC|TONG CONG TY|HOI DONG NHAN DAN|TAP DOAN|VIEN |DAI HOC|LIEN DOAN|TINH DOAN)/;

/** First words of a signer's post; TM., KT., TL., TUQ. stand before it (NĐ 30/2020 Phụ lục I, mục II.7). */
export const COMPETENCE = /^(T\/?M|KT|K\/T|TL|T\/L|TUQ)\s*\.?\s+/u;
export const POST =
  /^(Q\.\s*|QUYỀN )?(PHÓ )?(CHỦ TỊCH|CHỦ NHIỆM|GIÁM ĐỐC|TỔNG|BỘ TRƯỞNG|THỨ TRƯỞNG|CỤC TRƯỞNG|CHI CỤC|TRƯỞNG|VỤ TRƯỞNG|CHÁNH|THỦ TƯỚNG|BÍ THƯ|HIỆU TRƯỞNG|VIỆN TRƯỞNG|THỐNG ĐỐC|ĐỘI TRƯỞNG|HẠT TRƯỞNG|CHỈ HUY)(?!\p{L})/u;

/** Where the text of a document begins after its title. */
export const BODY_START =
  /^(Căn cứ|Kính gửi|Theo đề nghị|Theo|Xét|Điều 1|[IVX]+\.|[A-Z]\.|1\.|Thực hiện|QUYẾT|Trên cơ sở|Để |Ngày |Sau khi)/u;

/** Family names; with one of them a line of two to five words is taken for a name with certainty. */
export const FAMILY_NAMES: ReadonlySet<string> = new Set(
  "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đinh Đoàn Trương Mai Lâm Trịnh Phùng Tạ Tô Hà Cao Châu Chu La Lương Lưu Quách Thái Thạch Thân Tống Triệu Từ Văn Vương Kiều Kim Nghiêm Ninh Ông Tăng Tôn Vi Hứa Đàm Lục Giáp Giang Khổng Mạc Mạnh Nông Bế Ma Lò Quàng Cầm Hầu Giàng Vàng Sùng Thào Lầu Sơn Danh Khưu Lại Viên An Âu Bạch Cù Doãn Diệp Hàn Hạ Khuất Lã Lữ Mẫn Nhâm Phó Quan Tiêu Trang Ung Đồng Đậu Y Niê Ksor Rơ Siu Nay Ayun Bá".split(
    " ",
  ),
);

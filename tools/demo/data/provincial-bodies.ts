// Bodies of the province (NĐ 150/2025/NĐ-CP and the vertical services) and the correspondents outside that write to them.
// Symbols are each agency's choice; groups of codes are placeholders but for Sở Xây dựng's, which the design shows as 21.

export type ProvincialRow = {
  id: string;
  name: string;
  shortName?: string;
  symbol: string;
  /** second group of its code */
  group: number;
  head?: string;
  address?: string;
  parentLines?: string[];
  vertical?: boolean;
  units: string[];
};

export type CorrespondentRow = {
  id: string;
  name: string;
  symbol: string;
  level: "central" | "public-unit" | "company";
  code?: string;
  confirmed?: boolean;
  head: string;
  deputy: string;
  place: string;
  address: string;
  parentLines?: string[];
  units: string[];
};

export const PROVINCIAL_BODIES: readonly ProvincialRow[] = [
  {
    id: "ubnd-tinh",
    name: "Ủy ban nhân dân tỉnh Vĩnh Long",
    shortName: "UBND tỉnh Vĩnh Long",
    symbol: "UBND",
    group: 0,
    head: "Chủ tịch",
    address: "Số 88 đường Võ Văn Kiệt, khóm 3, phường Long Châu, tỉnh Vĩnh Long",
    units: ["KT", "TH", "VX", "NC", "NN", "XD"],
  },
  {
    id: "vp-ubnd",
    name: "Văn phòng Ủy ban nhân dân tỉnh",
    shortName: "Văn phòng UBND tỉnh",
    symbol: "VPUBND",
    group: 1,
    head: "Chánh Văn phòng",
    units: ["TH", "KT", "HCQT"],
  },
  { id: "snv", name: "Sở Nội vụ", symbol: "SNV", group: 11, units: ["TCBC", "CCVC", "XDCQ"] },
  { id: "stp", name: "Sở Tư pháp", symbol: "STP", group: 12, units: ["XDVB", "PBGDPL"] },
  {
    id: "stc",
    name: "Sở Tài chính",
    symbol: "STC",
    group: 13,
    address: "Đường Võ Văn Kiệt, phường Long Châu, tỉnh Vĩnh Long",
    units: ["NS", "GCS", "ĐT", "HCSN", "ĐKKD", "TCDN", "VP"],
  },
  { id: "sct", name: "Sở Công Thương", symbol: "SCT", group: 14, units: ["KHTC", "QLTM", "QLNL"] },
  {
    id: "snnmt",
    name: "Sở Nông nghiệp và Môi trường",
    symbol: "SNNMT",
    group: 15,
    units: ["KHTC", "TS", "TL", "QLĐĐ"],
  },
  {
    id: "sxd",
    name: "Sở Xây dựng",
    symbol: "SXD",
    group: 21,
    address: "Đường Hoàng Thái Hiếu, phường Long Châu, tỉnh Vĩnh Long",
    units: ["QLN", "KTVLXD", "QHKT", "KHTC", "QLXD", "VTATGT", "VP"],
  },
  { id: "skhcn", name: "Sở Khoa học và Công nghệ", symbol: "SKHCN", group: 22, units: ["CĐS", "KHTC", "BCVT"] },
  {
    id: "svhttdl",
    name: "Sở Văn hóa, Thể thao và Du lịch",
    symbol: "SVHTTDL",
    group: 23,
    units: ["KHTC", "QLVH", "DL"],
  },
  { id: "sgddt", name: "Sở Giáo dục và Đào tạo", symbol: "SGDĐT", group: 24, units: ["KHTC", "GDTH", "TCCB"] },
  { id: "syt", name: "Sở Y tế", symbol: "SYT", group: 25, units: ["KHTC", "NVY", "BTXH"] },
  { id: "sdttg", name: "Sở Dân tộc và Tôn giáo", symbol: "SDTTG", group: 26, units: ["KH", "CSDT"] },
  { id: "sngv", name: "Sở Ngoại vụ", symbol: "SNgV", group: 27, units: ["HTQT", "VP"] },
  { id: "ttt", name: "Thanh tra tỉnh", symbol: "TTT", group: 28, head: "Chánh Thanh tra", units: ["NV1", "NV2", "VP"] },
  {
    id: "bqlkcn",
    name: "Ban Quản lý các khu công nghiệp",
    symbol: "BQLKCN",
    group: 29,
    head: "Trưởng ban",
    units: ["KHTC", "QHXD"],
  },
  {
    id: "ttpvhcc",
    name: "Trung tâm Phục vụ hành chính công tỉnh",
    symbol: "TTPVHCC",
    group: 30,
    units: ["HCTH", "GSHT"],
  },
  {
    id: "vp-dbqh-hdnd",
    name: "Văn phòng Đoàn đại biểu Quốc hội và Hội đồng nhân dân tỉnh",
    shortName: "Văn phòng Đoàn ĐBQH và HĐND tỉnh",
    symbol: "VP.ĐĐBQH&HĐND",
    group: 31,
    head: "Chánh Văn phòng",
    parentLines: [],
    units: ["CTQH", "CTHĐND"],
  },
  {
    id: "cat",
    name: "Công an tỉnh Vĩnh Long",
    symbol: "CAT",
    group: 41,
    vertical: true,
    parentLines: ["BỘ CÔNG AN"],
    units: ["PH10", "PC08", "PV01"],
  },
  {
    id: "bchqs",
    name: "Bộ Chỉ huy quân sự tỉnh Vĩnh Long",
    shortName: "Bộ CHQS tỉnh Vĩnh Long",
    symbol: "BCH",
    group: 42,
    vertical: true,
    head: "Chỉ huy trưởng",
    parentLines: ["QUÂN KHU 9"],
    units: ["TM", "HCKT"],
  },
  {
    id: "thue",
    name: "Thuế tỉnh Vĩnh Long",
    symbol: "VLO",
    group: 43,
    vertical: true,
    head: "Trưởng Thuế tỉnh",
    parentLines: ["CỤC THUẾ"],
    units: ["NVDTPC", "QLDN1"],
  },
  {
    id: "kbnn",
    name: "Kho bạc Nhà nước khu vực XVIII",
    symbol: "KBKV",
    group: 44,
    vertical: true,
    parentLines: ["KHO BẠC NHÀ NƯỚC"],
    units: ["KTNN", "QLNVC"],
  },
  {
    id: "bhxh",
    name: "Bảo hiểm xã hội tỉnh Vĩnh Long",
    symbol: "BHXH",
    group: 45,
    vertical: true,
    parentLines: ["BẢO HIỂM XÃ HỘI VIỆT NAM"],
    units: ["KHTC", "QLT"],
  },
  {
    id: "tand",
    name: "Tòa án nhân dân tỉnh Vĩnh Long",
    symbol: "TAND",
    group: 46,
    vertical: true,
    head: "Chánh án",
    parentLines: ["TÒA ÁN NHÂN DÂN TỐI CAO"],
    units: ["VP"],
  },
  {
    id: "vksnd",
    name: "Viện kiểm sát nhân dân tỉnh Vĩnh Long",
    symbol: "VKS",
    group: 47,
    vertical: true,
    head: "Viện trưởng",
    parentLines: ["VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO"],
    units: ["VP"],
  },
  {
    id: "thong-ke",
    name: "Thống kê tỉnh Vĩnh Long",
    symbol: "TKT",
    group: 48,
    vertical: true,
    head: "Trưởng Thống kê tỉnh",
    parentLines: ["CỤC THỐNG KÊ"],
    units: ["TH", "KT"],
  },
];

const HANOI = { place: "Hà Nội", address: "Thành phố Hà Nội" };
const LOCAL = { place: "Vĩnh Long", address: "Phường Long Châu, tỉnh Vĩnh Long" };
const MINISTRY = { level: "central", head: "Bộ trưởng", deputy: "Thứ trưởng", ...HANOI } as const;

export const CORRESPONDENTS: readonly CorrespondentRow[] = [
  {
    ...MINISTRY,
    id: "btc",
    name: "Bộ Tài chính",
    symbol: "BTC",
    code: "G12",
    confirmed: true,
    units: ["NSNN", "QLCS", "ĐT", "QLG"],
  },
  { ...MINISTRY, id: "bxd", name: "Bộ Xây dựng", symbol: "BXD", code: "G17", units: ["QLN", "KTXD", "QHKT"] },
  { ...MINISTRY, id: "bnv", name: "Bộ Nội vụ", symbol: "BNV", code: "G09", units: ["TCBC", "CQĐP"] },
  {
    ...MINISTRY,
    id: "vpcp",
    name: "Văn phòng Chính phủ",
    symbol: "VPCP",
    code: "G22",
    confirmed: true,
    head: "Bộ trưởng, Chủ nhiệm",
    deputy: "Phó Chủ nhiệm",
    units: ["KTTH", "CN", "KSTT"],
  },
  {
    id: "bqlda",
    name: "Ban Quản lý dự án đầu tư xây dựng tỉnh",
    symbol: "BQLDA",
    level: "public-unit",
    head: "Giám đốc",
    deputy: "Phó Giám đốc",
    ...LOCAL,
    parentLines: ["UBND TỈNH VĨNH LONG"],
    units: ["KT", "KH", "TĐ"],
  },
  {
    id: "cdvl",
    name: "Trường Cao đẳng Vĩnh Long",
    symbol: "CĐVL",
    level: "public-unit",
    head: "Hiệu trưởng",
    deputy: "Phó Hiệu trưởng",
    ...LOCAL,
    parentLines: ["UBND TỈNH VĨNH LONG"],
    units: ["TCKT", "TCHC"],
  },
  {
    id: "bvdk",
    name: "Bệnh viện Đa khoa tỉnh",
    symbol: "BVĐK",
    level: "public-unit",
    head: "Giám đốc",
    deputy: "Phó Giám đốc",
    ...LOCAL,
    parentLines: ["SỞ Y TẾ"],
    units: ["TCKT", "KHTH"],
  },
  {
    id: "cap-nuoc-ben-tre",
    name: "Công ty CP Cấp nước Bến Tre",
    symbol: "CTN",
    level: "company",
    head: "Tổng Giám đốc",
    deputy: "Phó Tổng Giám đốc",
    place: "Bến Tre",
    address: "Phường An Hội, tỉnh Vĩnh Long",
    units: ["KHKT", "TCHC"],
  },
  {
    id: "xskt",
    name: "Công ty TNHH MTV Xổ số kiến thiết Vĩnh Long",
    symbol: "XSKT",
    level: "company",
    head: "Giám đốc",
    deputy: "Phó Giám đốc",
    ...LOCAL,
    units: ["KTTV", "TCHC"],
  },
  {
    id: "cong-trinh-do-thi",
    name: "Công ty CP Công trình công cộng Vĩnh Long",
    symbol: "CTCC",
    level: "company",
    head: "Giám đốc",
    deputy: "Phó Giám đốc",
    ...LOCAL,
    units: ["KHKT", "KT"],
  },
];

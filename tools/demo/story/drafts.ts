// Outgoing letters of Sở Tài chính that are still on their way on that Monday morning.
import type { DocumentKind } from "#src/rules/document-format/document-model.ts";
import type { OutgoingState } from "../types.ts";

export type DraftRow = {
  kind: DocumentKind;
  unit: string;
  subject: string;
  to: readonly string[];
  state: OutgoingState;
  pages?: number;
  drafter?: string;
  /** the incoming letter it answers, "4120/UBND-KT" */
  answers?: string;
  remark?: string;
  finding: string;
  ask: string;
};

export const DRAFTS: readonly DraftRow[] = [
  // signed, waiting for number and issue: the next one gets 1245
  {
    kind: "cong-van",
    unit: "ĐT",
    subject: "đôn đốc giải ngân vốn đầu tư công",
    to: ["sgddt", "ubnd-mo-cay", "sxd", "ubnd-ba-tri", "ubnd-an-hoi", "ubnd-tinh", "kbnn", "ttt"],
    state: "awaiting-issue",
    finding: "Đến hết tuần qua, các chủ đầu tư còn 412.000.000.000 đồng chưa giải ngân.",
    ask: "Đề nghị chủ đầu tư lập tiến độ từng tuần, gửi Sở Tài chính vào chiều Thứ Năm hằng tuần.",
  },
  {
    kind: "bao-cao",
    unit: "NS",
    subject: "thu, chi ngân sách tháng {M}",
    to: ["ubnd-tinh"],
    state: "awaiting-issue",
    pages: 9,
    finding: "Tổng thu ngân sách trên địa bàn đạt 86,3 % dự toán năm.",
    ask: "Sở Tài chính tiếp tục phối hợp cơ quan thuế quản lý nguồn thu những tháng cuối năm.",
  },
  {
    kind: "cong-van",
    unit: "GCS",
    subject: "bổ sung hồ sơ điều chuyển trụ sở công an xã cũ",
    to: ["cat", "ubnd-chau-hoa"],
    state: "awaiting-issue",
    finding: "Hồ sơ 12 trụ sở chưa có bản vẽ hiện trạng.",
    ask: "Đề nghị bổ sung trước khi họp thống nhất phương án.",
  },
  {
    kind: "cong-van",
    unit: "HCSN",
    subject: "thẩm định giá thiết bị y tế trạm y tế xã",
    to: ["syt"],
    state: "awaiting-issue",
    finding: "Giá đề nghị phù hợp với ba báo giá và kết quả trúng thầu gần nhất.",
    ask: "Sở Tài chính thống nhất mức không quá 1.960.000.000 đồng.",
  },
  // on the director's desk for signature
  {
    kind: "cong-van",
    unit: "NS",
    subject: "trả lời Sở Nội vụ về quỹ tiền lương năm {Y1}",
    to: ["snv"],
    state: "awaiting-signature",
    pages: 2,
    finding: "Quỹ tiền lương năm {Y1} được tính theo số có mặt và mức lương cơ sở hiện hành.",
    ask: "Đề nghị Sở Nội vụ thống nhất số biên chế trước khi trình.",
  },
  {
    kind: "to-trinh",
    unit: "NS",
    subject: "điều chỉnh dự toán ngân sách quý {Qn}",
    to: ["ubnd-tinh"],
    state: "awaiting-signature",
    pages: 6,
    finding:
      "Qua rà soát, 07 đơn vị không còn nhu cầu sử dụng 12.450.000.000 đồng, 05 nhiệm vụ cấp bách chưa có nguồn.",
    ask: "Kính trình Ủy ban nhân dân tỉnh cho điều chỉnh giảm và bổ sung tương ứng, chi tiết tại phụ lục kèm theo.",
  },
  {
    kind: "ke-hoach",
    unit: "GCS",
    subject: "kiểm tra tài sản công năm {Y1}",
    to: ["ubnd-an-hoi", "ubnd-mo-cay", "syt", "sgddt"],
    state: "awaiting-signature",
    pages: 5,
    remark: "Đổi 2 đoạn so với bản đã duyệt.",
    finding: "Kiểm tra tại 12 cơ quan, 08 xã, phường trong tháng 02/{Y1}.",
    ask: "Kinh phí thực hiện 310.000.000 đồng từ dự toán chi thường xuyên năm {Y1}.",
  },
  {
    kind: "quyet-dinh",
    unit: "NS",
    subject: "giao dự toán bổ sung năm {Y}",
    to: ["kbnn"],
    state: "awaiting-signature",
    pages: 3,
    finding: "Giao dự toán bổ sung 1.275.000.000 đồng cho 03 đơn vị trực thuộc theo biểu chi tiết.",
    ask: "Chánh Văn phòng Sở, Trưởng Phòng Ngân sách và thủ trưởng đơn vị được giao dự toán thi hành.",
  },
  {
    kind: "giay-moi",
    unit: "VP",
    subject: "họp giao ban tài chính các xã, phường",
    to: ["ubnd-an-hoi", "ubnd-ba-tri", "ubnd-mo-cay", "ubnd-binh-dai", "ubnd-tra-vinh"],
    state: "awaiting-signature",
    finding: "Nội dung họp: khóa sổ, quyết toán năm {Y} và dự toán năm {Y1}.",
    ask: "Đề nghị đại biểu mang theo số liệu thu, chi đến cuối tháng.",
  },
  // format check by the office
  {
    kind: "thong-bao",
    unit: "VP",
    subject: "kết luận giao ban tháng {m}",
    to: ["ttpvhcc"],
    state: "format-review",
    pages: 2,
    finding: "Trong tháng các phòng hoàn thành 94 % công việc được giao.",
    ask: "Các phòng xử lý dứt điểm 03 việc quá hạn.",
  },
  {
    kind: "cong-van",
    unit: "ĐT",
    subject: "phúc đáp kiến nghị của Ban Quản lý các khu công nghiệp",
    to: ["bqlkcn"],
    state: "format-review",
    finding: "Khối lượng hoàn thành đủ điều kiện thanh toán.",
    ask: "Đề nghị hoàn thiện chứng từ theo hướng dẫn của Kho bạc.",
  },
  // with the head of unit
  {
    kind: "cong-van",
    unit: "NS",
    subject: "góp ý dự thảo Nghị quyết phân cấp nguồn thu, nhiệm vụ chi",
    to: ["stp"],
    state: "unit-review",
    drafter: "Lâm Thị Diễm My",
    answers: "655/STP-XDVB",
    finding: "Sở Tài chính cơ bản thống nhất; đề nghị làm rõ tỷ lệ điều tiết của 03 khoản thu.",
    ask: "Đề nghị cơ quan soạn thảo bổ sung đánh giá tác động đến ngân sách xã, phường.",
  },
  {
    kind: "cong-van",
    unit: "NS",
    subject: "hướng dẫn khóa sổ ngân sách cuối năm {Y}",
    to: ["ubnd-ba-tri", "ubnd-binh-dai", "ubnd-an-hoi"],
    state: "unit-review",
    finding: "Thời hạn tạm ứng, thanh toán cuối năm theo quy định của Luật Ngân sách nhà nước.",
    ask: "Đề nghị các xã, phường đối chiếu với Kho bạc trước khi khóa sổ.",
  },
  // being written
  {
    kind: "bao-cao",
    unit: "NS",
    subject: "xử lý tài sản dôi dư sau sắp xếp",
    to: ["ubnd-tinh"],
    state: "drafting",
    drafter: "Lâm Thị Diễm My",
    answers: "4120/UBND-KT",
    pages: 4,
    finding: "Toàn tỉnh còn 23 cơ sở nhà, đất dôi dư; 09 cơ sở đề nghị điều chuyển, 14 cơ sở đề nghị bán đấu giá.",
    ask: "Kiến nghị Ủy ban nhân dân tỉnh cho chủ trương xử lý theo từng nhóm.",
  },
  {
    kind: "bao-cao",
    unit: "NS",
    subject: "tài chính quý {Qn} của Phòng Ngân sách",
    to: ["ubnd-tinh"],
    state: "drafting",
    drafter: "Lâm Thị Diễm My",
    finding: "Phòng đang tổng hợp số liệu đến cuối tháng.",
    ask: "Số liệu chính thức bổ sung sau khi khóa sổ.",
  },
  {
    kind: "to-trinh",
    unit: "ĐT",
    subject: "phân bổ chi tiết vốn đầu tư công năm {Y1}",
    to: ["ubnd-tinh"],
    state: "drafting",
    pages: 5,
    finding: "Nhu cầu của các chủ đầu tư vượt 1,6 lần khả năng cân đối.",
    ask: "Kính trình Ủy ban nhân dân tỉnh xem xét nguyên tắc ưu tiên.",
  },
  {
    kind: "cong-van",
    unit: "TCDN",
    subject: "xác định giá trị trạm bơm bàn giao",
    to: ["cap-nuoc-ben-tre"],
    state: "drafting",
    finding: "Hồ sơ bàn giao còn thiếu biên bản kiểm kê.",
    ask: "Đề nghị Công ty bổ sung để thành lập tổ xác định giá trị.",
  },
];

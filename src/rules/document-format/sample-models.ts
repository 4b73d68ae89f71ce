// Complete, correct documents of all seven kinds, as an office would write them: for tests, pictures and the demo.
import type { DocumentKind, DocumentModel } from "./document-model.ts";
import { type AgencyFacts, emptyModel } from "./templates.ts";

export const SAMPLE_AGENCY: AgencyFacts = {
  parentOrgan: ["UBND TỈNH VĨNH LONG"],
  organ: ["SỞ TÀI CHÍNH"],
  name: "Sở Tài chính",
  abbreviation: "STC",
  unitAbbreviation: "NS",
  place: "Vĩnh Long",
  headTitle: "GIÁM ĐỐC",
  superiorName: "Ủy ban nhân dân tỉnh Vĩnh Long",
};

const p = (text: string): DocumentModel["body"][number] => ({ type: "paragraph", runs: [{ text }] });
const DEPUTY = { signerTitle: ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], signerName: "Nguyễn Thị Ánh Nguyệt" };
const HEAD = { signerTitle: ["GIÁM ĐỐC"], signerName: "Trần Quốc Tuấn" };
const make = (kind: DocumentKind, rest: Partial<DocumentModel>): DocumentModel => ({
  ...emptyModel(kind, SAMPLE_AGENCY),
  ...rest,
});

export const SAMPLE_MODELS: Readonly<Record<DocumentKind, DocumentModel>> = {
  "cong-van": make("cong-van", {
    ...DEPUTY,
    subject: "bố trí kinh phí sửa chữa trụ sở làm việc",
    addressees: ["Sở Xây dựng"],
    body: [
      p(
        "Sở Tài chính nhận được Công văn số 1245/SXD-VP ngày 20 tháng 11 năm 2026 của Sở Xây dựng về việc bố trí kinh phí sửa chữa trụ sở làm việc. Sau khi nghiên cứu, Sở Tài chính có ý kiến như sau:",
      ),
      {
        type: "clause",
        number: "1",
        runs: [{ text: "Thống nhất về sự cần thiết sửa chữa trụ sở làm việc theo đề nghị của Sở Xây dựng." }],
      },
      {
        type: "clause",
        number: "2",
        runs: [{ text: "Đề nghị Sở Xây dựng bổ sung hồ sơ trước ngày 15 tháng 12 năm 2026, gồm:" }],
      },
      { type: "point", number: "a", runs: [{ text: "Thuyết minh hiện trạng và khối lượng sửa chữa;" }] },
      { type: "point", number: "b", runs: [{ text: "Dự toán chi tiết được cơ quan chuyên môn thẩm định." }] },
      p("Sở Tài chính gửi Sở Xây dựng để phối hợp thực hiện."),
    ],
    recipients: ["Như trên", "Giám đốc, các PGĐ Sở", "Lưu: VT, NS"],
  }),
  "quyet-dinh": make("quyet-dinh", {
    ...HEAD,
    subject: "thành lập Tổ kiểm kê tài sản công năm 2026",
    authority: "GIÁM ĐỐC SỞ TÀI CHÍNH",
    bases: [
      "Căn cứ Luật Quản lý, sử dụng tài sản công",
      "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư",
      "Theo đề nghị của Chánh Văn phòng Sở",
    ],
    body: [
      {
        type: "article",
        number: "1",
        runs: [{ text: "Thành lập Tổ kiểm kê tài sản công năm 2026 của Sở Tài chính gồm các thành viên sau:" }],
      },
      { type: "clause", number: "1", runs: [{ text: "Ông Lê Minh Hoàng, Phó Giám đốc Sở, Tổ trưởng." }] },
      { type: "clause", number: "2", runs: [{ text: "Bà Phạm Thị Thu Hà, Chánh Văn phòng Sở, Tổ phó." }] },
      {
        type: "article",
        number: "2",
        runs: [
          {
            text: "Tổ kiểm kê có nhiệm vụ kiểm kê toàn bộ tài sản công của Sở tại thời điểm 0 giờ ngày 31 tháng 12 năm 2026 và báo cáo Giám đốc Sở trước ngày 31 tháng 01 năm 2027.",
          },
        ],
      },
      {
        type: "article",
        number: "3",
        runs: [
          {
            text: "Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng Sở, trưởng các phòng thuộc Sở và các thành viên có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này.",
          },
        ],
      },
    ],
    recipients: ["Như Điều 3", "UBND tỉnh (để b/c)", "Lưu: VT, VP"],
  }),
  "thong-bao": make("thong-bao", {
    ...DEPUTY,
    subject: "lịch trực cơ quan dịp nghỉ Tết Dương lịch năm 2027",
    body: [
      p(
        "Sở Tài chính thông báo lịch trực cơ quan dịp nghỉ Tết Dương lịch năm 2027 đến các phòng, đơn vị thuộc Sở như sau:",
      ),
      p("Các phòng bố trí người trực từ 07 giờ 00 đến 17 giờ 00 ngày 01 tháng 01 năm 2027 tại trụ sở cơ quan."),
      p("Văn phòng Sở tổng hợp danh sách trước ngày 25 tháng 12 năm 2026."),
    ],
    recipients: ["Ban Giám đốc Sở", "Các phòng, đơn vị thuộc Sở", "Lưu: VT, VP"],
  }),
  "to-trinh": make("to-trinh", {
    ...HEAD,
    subject: "phê duyệt phương án phân bổ kinh phí bổ sung năm 2026",
    body: [
      p(
        "Thực hiện Chỉ thị của Chủ tịch Ủy ban nhân dân tỉnh về điều hành ngân sách những tháng cuối năm, Sở Tài chính kính trình Ủy ban nhân dân tỉnh phương án phân bổ kinh phí bổ sung năm 2026 với các nội dung chính sau:",
      ),
      {
        type: "clause",
        number: "1",
        title: "Sự cần thiết",
        runs: [{ text: "Nhu cầu chi phát sinh của các xã, phường sau khi sắp xếp đơn vị hành chính." }],
      },
      {
        type: "clause",
        number: "2",
        title: "Phương án phân bổ",
        runs: [{ text: "Phân bổ 12.500 triệu đồng từ nguồn dự phòng ngân sách tỉnh." }],
      },
      p("Sở Tài chính kính trình Ủy ban nhân dân tỉnh xem xét, phê duyệt."),
    ],
    recipients: ["Như trên", "Kho bạc Nhà nước khu vực XVIII", "Lưu: VT, NS"],
  }),
  "bao-cao": make("bao-cao", {
    ...DEPUTY,
    subject: "Kết quả thực hiện dự toán ngân sách 9 tháng đầu năm 2026",
    body: [
      p("Sở Tài chính báo cáo Ủy ban nhân dân tỉnh kết quả thực hiện dự toán ngân sách 9 tháng đầu năm 2026 như sau:"),
      { type: "heading", level: "muc", number: "I", title: "KẾT QUẢ THỰC HIỆN" },
      {
        type: "clause",
        number: "1",
        runs: [{ text: "Tổng thu ngân sách nhà nước trên địa bàn đạt 78,4% dự toán, tăng 6,1% so với cùng kỳ." }],
      },
      { type: "clause", number: "2", runs: [{ text: "Tổng chi ngân sách địa phương đạt 65,2% dự toán." }] },
      { type: "heading", level: "muc", number: "II", title: "NHIỆM VỤ THỜI GIAN TỚI" },
      p("Tiếp tục đôn đốc thu nộp ngân sách, kiểm soát chặt chẽ các khoản chi phát sinh ngoài dự toán."),
    ],
    recipients: ["Như trên", "Giám đốc, các PGĐ Sở", "Lưu: VT, NS"],
  }),
  "ke-hoach": make("ke-hoach", {
    ...HEAD,
    subject: "Chỉnh lý tài liệu lưu trữ giai đoạn 2021 - 2025",
    body: [
      { type: "heading", level: "muc", number: "I", title: "MỤC ĐÍCH, YÊU CẦU" },
      {
        type: "clause",
        number: "1",
        title: "Mục đích",
        runs: [{ text: "Hoàn thành việc lập hồ sơ, chỉnh lý tài liệu tồn đọng của cơ quan." }],
      },
      {
        type: "clause",
        number: "2",
        title: "Yêu cầu",
        runs: [{ text: "Bảo đảm tiến độ, tiết kiệm, an toàn tài liệu." }],
      },
      { type: "heading", level: "muc", number: "II", title: "NỘI DUNG VÀ TIẾN ĐỘ" },
      p("Các phòng thuộc Sở thực hiện theo bảng phân công dưới đây:"),
      {
        type: "table",
        head: [["STT", "Nội dung công việc", "Đơn vị chủ trì", "Thời hạn"]],
        rows: [
          ["1", "Khảo sát, thống kê khối lượng tài liệu", "Văn phòng", "15/12/2026"],
          ["2", "Lập hồ sơ, xác định thời hạn bảo quản", "Các phòng thuộc Sở", "31/3/2027"],
          ["3", "Giao nộp hồ sơ vào Lưu trữ cơ quan", "Các phòng thuộc Sở", "30/6/2027"],
        ],
        widths: [13, 72, 45, 35],
      },
      { type: "heading", level: "muc", number: "III", title: "TỔ CHỨC THỰC HIỆN" },
      p("Văn phòng Sở theo dõi, đôn đốc và báo cáo Giám đốc Sở kết quả thực hiện hằng tháng."),
    ],
    recipients: ["Các phòng thuộc Sở", "Giám đốc, các PGĐ Sở", "Lưu: VT, VP"],
  }),
  "giay-moi": make("giay-moi", {
    ...DEPUTY,
    subject: "họp thống nhất dự toán ngân sách năm 2027",
    body: [
      p("Sở Tài chính trân trọng kính mời: Đại diện lãnh đạo Sở Xây dựng, Sở Nông nghiệp và Môi trường."),
      p("Tới dự cuộc họp thống nhất dự toán ngân sách năm 2027."),
      p("Chủ trì: Bà Nguyễn Thị Ánh Nguyệt, Phó Giám đốc Sở Tài chính."),
      p("Thời gian: 08 giờ 00, ngày 27 tháng 11 năm 2026."),
      p("Địa điểm: Phòng họp số 1, trụ sở Sở Tài chính."),
    ],
    recipients: ["Như thành phần mời", "Lưu: VT, NS"],
  }),
};

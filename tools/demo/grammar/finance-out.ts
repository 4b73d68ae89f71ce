// What Sở Tài chính writes.
import type { Topic } from "./topic.ts";

export const FINANCE_OUT: readonly Topic[] = [
  {
    key: "fo.du-toan",
    act: "inform",
    unit: "NS",
    parties: ["@commune", "@so"],
    weight: 3,
    subjects: [
      "thông báo thẩm tra phân bổ dự toán năm {Y}",
      "hướng dẫn điều chỉnh dự toán chi thường xuyên quý {Q}",
      "rà soát nguồn cải cách tiền lương năm {Y1}",
    ],
    findings: [
      "Qua thẩm tra, phương án phân bổ cơ bản đúng tổng mức và chi tiết theo lĩnh vực; còn {count} nội dung cần điều chỉnh.",
      "Số kinh phí chưa phân bổ là {amount} đồng, đơn vị chưa nêu rõ lý do.",
    ],
    asks: [
      "Đề nghị đơn vị hoàn chỉnh, gửi lại Sở Tài chính và nhập dự toán trên hệ thống.",
      "Đề nghị đơn vị thực hiện đúng thời gian để bảo đảm thanh toán qua Kho bạc.",
    ],
  },
  {
    key: "fo.to-trinh",
    act: "propose",
    unit: "NS",
    parties: ["ubnd-tinh"],
    weight: 2,
    subjects: [
      "bổ sung dự toán ngân sách năm {Y} cho các đơn vị",
      "phân bổ nguồn dự phòng ngân sách tỉnh đợt {count} năm {Y}",
      "hỗ trợ kinh phí khắc phục sạt lở tại {place}",
    ],
    findings: [
      "Sau khi rà soát đề nghị của {count} đơn vị, Sở Tài chính xác định nhu cầu cần thiết là {amount} đồng.",
      "Nguồn dự phòng ngân sách tỉnh hiện còn đủ cân đối cho nhiệm vụ nêu trên.",
    ],
    asks: [
      "Kính trình Ủy ban nhân dân tỉnh bổ sung {amount} đồng, giao Sở Tài chính thông báo và theo dõi.",
      "Kính trình Ủy ban nhân dân tỉnh xem xét, quyết định.",
    ],
  },
  {
    key: "fo.giai-ngan",
    act: "direct",
    unit: "ĐT",
    parties: ["@commune", "bqlda", "snnmt", "sxd", "bqlkcn"],
    weight: 2,
    subjects: [
      "đôn đốc giải ngân vốn đầu tư công năm {Y}",
      "nhập dự toán và hồ sơ thanh toán dự án {project}",
      "báo cáo khó khăn, vướng mắc dự án {project}",
    ],
    findings: [
      "Đến nay tỷ lệ giải ngân của đơn vị đạt {percent} %, thấp hơn bình quân chung.",
      "Dự án {project} đã có khối lượng nhưng chưa lập hồ sơ thanh toán.",
    ],
    asks: [
      "Đề nghị chủ đầu tư báo cáo nguyên nhân, cam kết tiến độ từng tuần gửi Sở Tài chính.",
      "Đề nghị hoàn thành thủ tục thanh toán phần khối lượng {amount} đồng trong tháng.",
    ],
  },
  {
    key: "fo.bao-cao",
    act: "report",
    unit: "NS",
    parties: ["ubnd-tinh", "btc"],
    weight: 2,
    subjects: [
      "thu, chi ngân sách tháng {M}",
      "tình hình nợ của chính quyền địa phương quý {Q}",
      "kết quả giải ngân vốn đầu tư công đến tháng {M}",
    ],
    findings: [
      "Tổng thu ngân sách nhà nước trên địa bàn đạt {percent} % dự toán; {count} khoản thu đạt khá, {count2} địa phương hụt thu.",
      "Chi đầu tư phát triển là {amount} đồng, chi thường xuyên bảo đảm theo dự toán.",
    ],
    asks: [
      "Sở Tài chính tiếp tục phối hợp cơ quan thuế, Kho bạc khai thác nguồn thu và kiểm soát chi.",
      "Đề nghị chỉ đạo các chủ đầu tư đẩy nhanh thanh toán khối lượng hoàn thành.",
    ],
  },
  {
    key: "fo.tai-san",
    act: "inform",
    unit: "GCS",
    parties: ["@commune", "@so"],
    weight: 2,
    subjects: [
      "hoàn chỉnh phương án sắp xếp, xử lý nhà, đất tại {place}",
      "xử lý tài sản dôi dư sau sắp xếp tại {place}",
      "ý kiến về giá cho thuê mặt bằng tại {place}",
    ],
    findings: [
      "Hồ sơ đơn vị gửi còn thiếu bản vẽ hiện trạng và biên bản kiểm tra của {count} cơ sở.",
      "Qua kiểm tra thực tế, {count} cơ sở đủ điều kiện điều chuyển, số còn lại cần tiếp tục sử dụng.",
    ],
    asks: [
      "Đề nghị bổ sung hồ sơ để Sở Tài chính tổng hợp trình Ủy ban nhân dân tỉnh.",
      "Đề nghị đơn vị bảo quản tài sản trong thời gian chờ quyết định.",
    ],
  },
  {
    key: "fo.quyet-dinh",
    act: "decide",
    unit: "NS",
    parties: ["@so", "@commune"],
    subjects: [
      "giao dự toán bổ sung năm {Y} cho đơn vị trực thuộc",
      "công bố công khai dự toán, quyết toán năm {Y}",
      "thành lập Tổ thẩm tra quyết toán dự án {project}",
    ],
    findings: [
      "Giao bổ sung {amount} đồng theo biểu chi tiết kèm theo.",
      "Công bố công khai dự toán, quyết toán năm {Y} của cơ quan và {count} đơn vị trực thuộc.",
      "Tổ gồm {count} thành viên, làm việc theo chế độ kiêm nhiệm.",
    ],
    asks: [
      "Thủ trưởng các đơn vị sử dụng kinh phí đúng mục đích, quyết toán theo quy định.",
      "Văn phòng đăng tải trên trang thông tin điện tử và niêm yết tại trụ sở.",
      "Chánh Văn phòng, Trưởng các phòng và cá nhân liên quan chịu trách nhiệm thi hành.",
    ],
  },
  {
    key: "fo.hop",
    act: "invite",
    unit: "VP",
    parties: ["@commune", "kbnn", "sxd", "snnmt", "thue"],
    weight: 2,
    subjects: [
      "họp giao ban tài chính các xã, phường tháng {M}",
      "họp thẩm tra quyết toán {project}",
      "tập huấn lập báo cáo quyết toán năm {Y}",
    ],
    findings: ["Nội dung họp gồm tình hình thực hiện nhiệm vụ tài chính, ngân sách và các vướng mắc của địa phương."],
    asks: ["Đề nghị đại biểu mang theo số liệu của đơn vị để đối chiếu."],
  },
  {
    key: "fo.ket-luan",
    act: "notify",
    unit: "VP",
    parties: ["@commune", "@so"],
    subjects: [
      "kết luận giao ban tháng {M}",
      "kết luận cuộc họp chuyên đề tháng {M}",
      "kết luận kiểm tra nội bộ quý {Q}",
    ],
    findings: ["Trong tháng các phòng hoàn thành {percent} % công việc được giao, còn {count} việc quá hạn."],
    asks: ["Các phòng xử lý dứt điểm việc quá hạn, báo cáo Ban Giám đốc qua Văn phòng."],
  },
  {
    key: "fo.ke-hoach",
    act: "plan",
    unit: "GCS",
    parties: ["@so", "@commune"],
    subjects: [
      "kiểm tra việc quản lý, sử dụng tài sản công năm {Y1}",
      "kiểm tra công tác tài chính, ngân sách cấp xã quý {Q}",
      "số hóa hồ sơ tài chính năm {Y1}",
    ],
    findings: [
      "Kiểm tra tại {count} cơ quan, đơn vị và {count} xã, phường.",
      "Kịp thời chấn chỉnh sai sót, hướng dẫn đơn vị thực hiện đúng chế độ.",
    ],
    asks: [
      "Kinh phí thực hiện {amount} đồng từ dự toán chi thường xuyên của Sở.",
      "Các đơn vị chuẩn bị hồ sơ, bố trí người làm việc với đoàn.",
    ],
  },
  {
    key: "fo.gop-y",
    act: "opinion",
    unit: "HCSN",
    parties: ["@so", "stp"],
    weight: 2,
    subjects: [
      "góp ý dự thảo Nghị quyết về mức chi sự nghiệp",
      "ý kiến về nguồn kinh phí thực hiện Đề án {project}",
      "góp ý dự thảo Kế hoạch năm {Y1}",
    ],
    findings: [
      "Sở Tài chính thống nhất với sự cần thiết ban hành; mức chi dự kiến nằm trong khả năng cân đối.",
      "Phần kinh phí {amount} đồng chưa nêu rõ nguồn, cần tách chi đầu tư và chi thường xuyên.",
    ],
    asks: [
      "Đề nghị cơ quan soạn thảo bổ sung thuyết minh dự toán và đánh giá tác động.",
      "Đề nghị rà soát lại {count} nội dung chi đã có trong chương trình khác.",
    ],
  },
  {
    key: "fo.tham-dinh",
    act: "inform",
    unit: "HCSN",
    parties: ["syt", "sgddt", "@commune", "ttpvhcc"],
    subjects: ["thẩm định giá {goods}", "ý kiến về chủ trương mua sắm {goods}"],
    findings: ["Hồ sơ có {count} báo giá và chứng thư thẩm định còn hiệu lực; mức giá phù hợp thị trường."],
    asks: [
      "Sở Tài chính thống nhất mức không quá {amount} đồng, đề nghị đơn vị tổ chức lựa chọn nhà thầu theo quy định.",
    ],
  },
  {
    key: "fo.doanh-nghiep",
    act: "inform",
    unit: "TCDN",
    parties: ["xskt", "cap-nuoc-ben-tre", "cong-trinh-do-thi"],
    subjects: ["ý kiến về báo cáo tài chính năm {Y}", "hướng dẫn xác định giá trị tài sản bàn giao"],
    findings: ["Số liệu báo cáo khớp với sổ kế toán; còn {count} khoản phải thu cần trích lập dự phòng."],
    asks: ["Đề nghị Công ty hoàn chỉnh và gửi lại Sở Tài chính để lưu hồ sơ."],
  },
];

// What reaches Sở Tài chính.
import type { Topic } from "./topic.ts";

export const FINANCE_IN: readonly Topic[] = [
  {
    key: "f.sua-tru-so",
    act: "request",
    unit: "NS",
    parties: ["@commune", "sxd", "sgddt", "syt"],
    weight: 3,
    subjects: [
      "đề nghị bố trí kinh phí sửa chữa {work}",
      "bổ sung kinh phí cải tạo, sửa chữa {work} năm {Y}",
      "đề nghị cấp kinh phí chống xuống cấp {work}",
    ],
    findings: [
      "Kiểm tra thực tế cho thấy {work} đã xuống cấp ở {count} hạng mục, mùa mưa bị thấm dột, chưa bảo đảm điều kiện làm việc và tiếp công dân.",
      "Công trình {work} đưa vào sử dụng đã lâu, {count} hạng mục hư hỏng nặng; đơn vị đã dùng nguồn duy tu trong năm nhưng chưa đủ.",
    ],
    asks: [
      "Nhu cầu kinh phí sửa chữa là {amount} đồng, trong đó phần đơn vị tự cân đối {amount2} đồng; phần còn lại đề nghị bố trí từ nguồn chi thường xuyên năm {Y}.",
      "Tổng dự toán sửa chữa là {amount} đồng; đề nghị xem xét, tham mưu cấp có thẩm quyền bổ sung trong năm {Y}.",
    ],
  },
  {
    key: "f.sat-lo",
    act: "request",
    unit: "NS",
    parties: ["@commune", "snnmt"],
    weight: 2,
    subjects: [
      "bổ sung kinh phí khắc phục sạt lở bờ sông tại {place}",
      "đề nghị hỗ trợ kinh phí gia cố đê bao, bờ bao tại {place}",
      "đề nghị hỗ trợ khẩn cấp khắc phục sạt lở tại {place}",
    ],
    findings: [
      "Đợt triều cường vừa qua làm sạt lở {count} đoạn bờ sông với tổng chiều dài {count2} mét, ảnh hưởng trực tiếp đến đường đi lại và nhà ở của nhân dân tại {place}.",
      "Tại {place} có {count2} mét bờ bao bị lún, nứt; {count} hộ dân phải di dời tài sản.",
    ],
    asks: [
      "Khái toán khắc phục là {amount} đồng; ngân sách địa phương chỉ cân đối được {amount2} đồng, phần còn thiếu đề nghị hỗ trợ từ nguồn dự phòng ngân sách tỉnh.",
      "Đề nghị tạm ứng {amount} đồng để xử lý ngay các đoạn xung yếu trước kỳ triều cường tới.",
    ],
  },
  {
    key: "f.tien-luong",
    act: "request",
    unit: "NS",
    parties: ["@commune", "snv", "sgddt", "snnmt"],
    subjects: [
      "nguồn cải cách tiền lương năm {Y1}",
      "đề nghị bổ sung quỹ tiền lương quý {Q}",
      "nhu cầu kinh phí thực hiện tinh giản biên chế đợt {count} năm {Y}",
    ],
    findings: [
      "Theo biên chế được giao, đơn vị còn thiếu nguồn chi lương cho {count} người trong các tháng cuối năm.",
      "Đơn vị đã rà soát quỹ lương của {count} người hưởng lương từ ngân sách; nguồn dành để cải cách tiền lương còn dư không đáng kể.",
    ],
    asks: [
      "Số còn thiếu là {amount} đồng; đề nghị thẩm định và bổ sung dự toán.",
      "Tổng nhu cầu là {amount} đồng, nguồn tại chỗ {amount2} đồng; đề nghị bố trí phần chênh lệch.",
    ],
  },
  {
    key: "f.doi-chieu",
    act: "inform",
    unit: "NS",
    senderUnit: "KTNN",
    parties: ["kbnn"],
    weight: 2,
    subjects: [
      "đối chiếu số liệu thu, chi ngân sách tháng {M}",
      "số liệu thanh toán, quyết toán vốn đầu tư công tháng {M}",
      "đôn đốc hoàn ứng các khoản tạm ứng quá hạn đến tháng {M}",
    ],
    findings: [
      "Đến hết tháng {M}, thu ngân sách trên địa bàn đạt {percent} % dự toán; chi thường xuyên qua Kho bạc là {amount} đồng.",
      "Số dư tạm ứng chưa thu hồi là {amount} đồng của {count} chủ đầu tư, tập trung ở các dự án chuyển tiếp.",
    ],
    asks: [
      "Đề nghị đối chiếu và xác nhận số liệu theo bảng kê kèm theo, có chênh lệch thì trao đổi lại để điều chỉnh.",
      "Đề nghị phối hợp đôn đốc các đơn vị hoàn chứng từ trước khi khóa sổ.",
    ],
  },
  {
    key: "f.giai-ngan",
    act: "direct",
    unit: "ĐT",
    senderUnit: "KT",
    parties: ["ubnd-tinh"],
    weight: 3,
    subjects: [
      "đôn đốc tiến độ giải ngân vốn đầu tư công năm {Y}",
      "tháo gỡ vướng mắc dự án {project}",
      "rà soát, điều chỉnh kế hoạch vốn các dự án chậm tiến độ năm {Y}",
    ],
    findings: [
      "Tỷ lệ giải ngân vốn đầu tư công của tỉnh đến nay mới đạt {percent} % kế hoạch; {count} chủ đầu tư có tỷ lệ thấp hơn mức bình quân.",
      "Dự án {project} còn vướng mặt bằng của {count} hộ, khối lượng thực hiện chậm so với kế hoạch.",
    ],
    asks: [
      "Giao Sở Tài chính chủ trì, phối hợp các chủ đầu tư rà soát từng dự án, đề xuất điều chuyển vốn và báo cáo kết quả về Ủy ban nhân dân tỉnh.",
      "Giao Sở Tài chính tổng hợp khó khăn, đề xuất phương án xử lý, trình Ủy ban nhân dân tỉnh xem xét.",
    ],
  },
  {
    key: "f.tru-so-doi-du",
    act: "direct",
    unit: "GCS",
    senderUnit: "KT",
    parties: ["ubnd-tinh"],
    weight: 2,
    subjects: [
      "rà soát, sắp xếp trụ sở làm việc sau sắp xếp đơn vị hành chính",
      "xử lý nhà, đất dôi dư trên địa bàn {place}",
      "chấn chỉnh việc quản lý, sử dụng tài sản công sau sắp xếp",
    ],
    findings: [
      "Sau sắp xếp, toàn tỉnh còn {count2} cơ sở nhà, đất chưa có phương án sử dụng, một số nơi đã xuống cấp.",
      "Việc bàn giao tài sản giữa các đơn vị cũ và mới còn chậm, {count} nơi chưa lập đủ biên bản.",
    ],
    asks: [
      "Giao Sở Tài chính chủ trì tổng hợp phương án của các cơ quan, đơn vị và đề xuất hình thức xử lý từng cơ sở.",
      "Giao Sở Tài chính hướng dẫn, kiểm tra và báo cáo Ủy ban nhân dân tỉnh kết quả thực hiện.",
    ],
  },
  {
    key: "f.huong-dan-bo",
    act: "guide",
    unit: "NS",
    senderUnit: "NSNN",
    parties: ["btc"],
    weight: 2,
    subjects: [
      "hướng dẫn quyết toán ngân sách nhà nước năm {Y}",
      "hướng dẫn xây dựng dự toán ngân sách năm {Y1}",
      "báo cáo tình hình vay, trả nợ của chính quyền địa phương quý {Q}",
      "công khai ngân sách nhà nước quý {Q}",
    ],
    findings: [
      "Qua tổng hợp báo cáo của các địa phương, một số nơi còn chậm gửi số liệu và chưa thống nhất biểu mẫu.",
      "Để bảo đảm tổng hợp đúng thời hạn, Bộ Tài chính thống nhất cách lập và thời gian gửi báo cáo như sau.",
    ],
    asks: [
      "Đề nghị Sở Tài chính rà soát, lập báo cáo theo biểu mẫu kèm theo và gửi về Bộ Tài chính cả bản điện tử.",
      "Đề nghị Sở Tài chính phổ biến đến các đơn vị dự toán và tổng hợp vướng mắc gửi về Bộ Tài chính.",
    ],
  },
  {
    key: "f.tai-san-bo",
    act: "guide",
    unit: "GCS",
    senderUnit: "QLCS",
    parties: ["btc"],
    subjects: [
      "hướng dẫn kiểm kê tài sản công sau sắp xếp tổ chức bộ máy",
      "cập nhật Cơ sở dữ liệu quốc gia về tài sản công năm {Y}",
      "báo cáo tình hình quản lý, sử dụng xe ô tô công",
    ],
    findings: [
      "Số liệu trên Cơ sở dữ liệu quốc gia về tài sản công của địa phương còn {count} đơn vị chưa cập nhật biến động.",
      "Kết quả kiểm kê là căn cứ để sắp xếp lại, xử lý tài sản dôi dư của từng cơ quan.",
    ],
    asks: [
      "Đề nghị chỉ đạo các đơn vị hoàn thành cập nhật, gửi báo cáo tổng hợp về Bộ Tài chính.",
      "Đề nghị rà soát số liệu, chịu trách nhiệm về tính chính xác của báo cáo.",
    ],
  },
  {
    key: "f.quyet-toan",
    act: "propose",
    unit: "ĐT",
    parties: ["@commune", "bqlda", "snnmt", "bqlkcn"],
    weight: 3,
    subjects: [
      "thẩm tra, phê duyệt quyết toán dự án hoàn thành: {project}",
      "phê duyệt quyết toán vốn đầu tư công trình {project}",
      "điều chỉnh danh mục dự án đầu tư công trung hạn: {project}",
    ],
    findings: [
      "Công trình {project} đã nghiệm thu, bàn giao đưa vào sử dụng; hồ sơ gồm báo cáo quyết toán, biên bản nghiệm thu và bảng đối chiếu số liệu với Kho bạc.",
      "Chủ đầu tư đã lập xong hồ sơ {project}; số liệu đã được Kho bạc xác nhận.",
    ],
    asks: [
      "Giá trị đề nghị quyết toán là {amount} đồng, chênh lệch giảm {amount2} đồng so với dự toán được duyệt; kính đề nghị Sở Tài chính thẩm tra.",
      "Kính trình Sở Tài chính thẩm tra để trình cấp có thẩm quyền phê duyệt giá trị {amount} đồng.",
    ],
  },
  {
    key: "f.bao-cao-xa",
    act: "report",
    unit: "NS",
    parties: ["@commune"],
    weight: 4,
    subjects: [
      "tình hình thu, chi ngân sách tháng {M}",
      "kết quả thực hiện dự toán chi quý {Q}",
      "thu ngân sách và công nợ xây dựng cơ bản đến tháng {M}",
    ],
    findings: [
      "Thu ngân sách trên địa bàn đạt {percent} % dự toán năm; trong đó thu từ đất {amount} đồng, thu khác {amount2} đồng.",
      "Chi thường xuyên đạt {percent} % dự toán; các khoản chi bảo đảm đúng tiêu chuẩn, định mức.",
    ],
    asks: [
      "Địa phương còn {count} khoản thu khó đạt, đề nghị được hướng dẫn cân đối.",
      "Địa phương tiếp tục rà soát nguồn thu, tiết kiệm chi, phấn đấu hoàn thành dự toán.",
    ],
  },
  {
    key: "f.bao-cao-so",
    act: "report",
    unit: "HCSN",
    parties: ["sgddt", "syt", "svhttdl", "skhcn", "cdvl", "bvdk"],
    weight: 3,
    subjects: [
      "tình hình thực hiện dự toán chi sự nghiệp tháng {M}",
      "kết quả thực hiện tự chủ tài chính quý {Q}",
      "tình hình sử dụng kinh phí chương trình mục tiêu quốc gia quý {Q}",
    ],
    findings: [
      "Kinh phí được giao đã sử dụng {percent} %; {count} đơn vị trực thuộc có tiến độ chậm do phải đấu thầu lại.",
      "Nguồn thu sự nghiệp trong kỳ là {amount} đồng, trích lập các quỹ theo quy chế chi tiêu nội bộ.",
    ],
    asks: [
      "Đơn vị cam kết hoàn thành giải ngân theo kế hoạch, phần không còn nhu cầu {amount2} đồng xin hoàn trả ngân sách.",
      "Đề nghị Sở Tài chính xem xét điều chỉnh giữa các nhiệm vụ để sử dụng hết nguồn được giao.",
    ],
  },
  {
    key: "f.mua-sam",
    act: "request",
    unit: "HCSN",
    parties: ["@commune", "syt", "sgddt", "ttpvhcc", "skhcn", "svhttdl"],
    weight: 3,
    subjects: [
      "đề nghị thẩm định giá {goods}",
      "đề nghị bổ sung kinh phí mua sắm {goods}",
      "chủ trương mua sắm {goods} năm {Y}",
    ],
    findings: [
      "Số {goods} hiện có đã sử dụng quá niên hạn, {count} bộ hỏng không sửa được.",
      "Theo tiêu chuẩn, định mức, đơn vị còn thiếu {count} bộ {goods} để phục vụ công việc thường xuyên.",
    ],
    asks: [
      "Dự kiến kinh phí {amount} đồng từ nguồn không tự chủ; đề nghị Sở Tài chính thẩm định, có ý kiến để đơn vị thực hiện đúng quy định.",
      "Đề nghị xem xét bổ sung {amount} đồng vào dự toán năm {Y}.",
    ],
  },
  {
    key: "f.gia-dat",
    act: "request",
    unit: "GCS",
    parties: ["snnmt", "@commune", "bqlkcn"],
    weight: 2,
    subjects: [
      "thẩm định giá đất cụ thể tại {place}",
      "phê duyệt giá khởi điểm đấu giá quyền sử dụng đất tại {place}",
      "xác định giá cho thuê mặt bằng nhà, đất công tại {place}",
    ],
    findings: [
      "Khu đất tại {place} diện tích {count2}00 m² đã hoàn thành giải phóng mặt bằng, đơn vị tư vấn đã nộp chứng thư thẩm định giá.",
      "Phương án giá được lập theo ba phương pháp, chênh lệch giữa các kết quả dưới 10 %.",
    ],
    asks: [
      "Đề nghị Sở Tài chính tham gia Hội đồng thẩm định và có ý kiến về mức giá {amount} đồng.",
      "Đề nghị cho ý kiến bằng văn bản để hoàn chỉnh hồ sơ trình Ủy ban nhân dân tỉnh.",
    ],
  },
  {
    key: "f.gop-y",
    act: "opinion",
    unit: "NS",
    parties: ["stp", "snv", "skhcn", "vp-dbqh-hdnd", "snnmt"],
    weight: 3,
    subjects: [
      "góp ý dự thảo Nghị quyết quy định mức chi tại địa phương",
      "lấy ý kiến dự thảo Quyết định phân cấp quản lý trên địa bàn tỉnh",
      "góp ý dự thảo Đề án phát triển {project}",
      "lấy ý kiến dự thảo Kế hoạch thực hiện nhiệm vụ năm {Y1}",
    ],
    findings: [
      "Cơ quan soạn thảo đã hoàn thành dự thảo lần {count} trên cơ sở ý kiến của các sở, ngành.",
      "Dự thảo có nội dung liên quan đến nguồn lực ngân sách, dự kiến {amount} đồng mỗi năm.",
    ],
    asks: [
      "Đề nghị nghiên cứu, góp ý bằng văn bản; quá thời hạn trên, cơ quan không có ý kiến được xem là thống nhất.",
      "Đề nghị cho ý kiến về căn cứ, thẩm quyền và khả năng cân đối kinh phí.",
    ],
  },
  {
    key: "f.thanh-tra",
    act: "request",
    unit: "GCS",
    parties: ["ttt", "vksnd", "cat"],
    subjects: [
      "đề nghị cung cấp hồ sơ, tài liệu dự án {project}",
      "đề nghị cử người tham gia định giá tài sản",
      "thực hiện kiến nghị sau thanh tra về quản lý tài sản công",
    ],
    findings: [
      "Để phục vụ công việc theo kế hoạch, cơ quan cần hồ sơ về nguồn vốn, quyết toán của {project}.",
      "Qua kiểm tra còn {count} kiến nghị xử lý tài chính với số tiền {amount} đồng chưa thực hiện xong.",
    ],
    asks: [
      "Đề nghị Sở Tài chính cung cấp hồ sơ hoặc cử người phối hợp.",
      "Đề nghị báo cáo kết quả thực hiện kèm chứng từ.",
    ],
  },
  {
    key: "f.quyet-dinh-tinh",
    act: "decide",
    unit: "NS",
    parties: ["ubnd-tinh"],
    weight: 2,
    subjects: [
      "bổ sung dự toán ngân sách năm {Y} cho các đơn vị",
      "phê duyệt quyết toán vốn đầu tư dự án hoàn thành: {project}",
      "giao chỉ tiêu thu, chi ngân sách nhà nước năm {Y}",
    ],
    findings: [
      "Bổ sung {amount} đồng từ nguồn dự phòng ngân sách tỉnh cho {count} đơn vị theo danh sách kèm theo.",
      "Giá trị được duyệt là {amount} đồng, nguồn vốn ngân sách tỉnh.",
      "Giao dự toán thu, chi ngân sách nhà nước năm {Y} cho {count} cơ quan, đơn vị; tổng chi thường xuyên {amount} đồng.",
    ],
    asks: [
      "Giao Sở Tài chính thông báo, hướng dẫn thực hiện và quyết toán theo quy định.",
      "Giao Sở Tài chính phối hợp Kho bạc cấp phát, theo dõi việc sử dụng.",
    ],
  },
  {
    key: "f.hop",
    act: "invite",
    unit: "VP",
    parties: ["ubnd-tinh", "vp-ubnd", "@commune", "sxd", "snnmt", "vp-dbqh-hdnd"],
    weight: 3,
    subjects: [
      "họp thông qua phương án xử lý nhà, đất dôi dư",
      "họp về tiến độ dự án {project}",
      "dự hội nghị đánh giá tình hình kinh tế - xã hội tháng {M}",
      "dự lễ bàn giao {work}",
    ],
    findings: ["Cuộc họp xem xét các nội dung do cơ quan chuẩn bị, tài liệu gửi kèm trên hệ thống."],
    asks: ["Đề nghị đại biểu dự đúng thành phần và chuẩn bị ý kiến phát biểu."],
  },
  {
    key: "f.ket-luan",
    act: "notify",
    unit: "VP",
    parties: ["ubnd-tinh", "vp-ubnd"],
    weight: 2,
    subjects: ["kết luận họp giao ban Ủy ban nhân dân tỉnh tháng {M}", "kết luận họp về tiến độ dự án {project}"],
    findings: [
      "Các sở, ngành đã chủ động thực hiện nhiệm vụ, tuy nhiên còn {count} việc chậm so với yêu cầu.",
      "Tiến độ chung đạt {percent} %; vướng mắc chủ yếu ở khâu chuẩn bị mặt bằng.",
    ],
    asks: [
      "Sở Tài chính cân đối nguồn {amount} đồng và tham mưu phương án phân bổ.",
      "Các cơ quan thực hiện nghiêm, báo cáo kết quả trong báo cáo tháng.",
    ],
  },
  {
    key: "f.doanh-nghiep",
    act: "request",
    unit: "TCDN",
    parties: ["cap-nuoc-ben-tre", "xskt", "cong-trinh-do-thi"],
    weight: 2,
    subjects: [
      "đề nghị xác định giá trị tài sản công bàn giao",
      "báo cáo tài chính và phương án phân phối lợi nhuận năm {Y}",
      "đề nghị thanh toán kinh phí dịch vụ công ích quý {Q}",
      "đề nghị điều chỉnh giá nước sạch trên địa bàn {place}",
    ],
    findings: [
      "Công ty đã hoàn thành khối lượng theo hợp đồng, được nghiệm thu {count} lần trong kỳ.",
      "Chi phí đầu vào tăng {rise} % so với phương án giá được duyệt.",
    ],
    asks: [
      "Kính đề nghị Sở Tài chính xem xét, giải quyết số tiền {amount} đồng.",
      "Kính đề nghị Sở Tài chính thẩm định và hướng dẫn Công ty thực hiện.",
    ],
  },
  {
    key: "f.dang-ky",
    act: "inform",
    unit: "ĐKKD",
    parties: ["thue", "thong-ke", "bhxh", "sct"],
    weight: 2,
    subjects: [
      "phối hợp rà soát doanh nghiệp ngừng hoạt động tại {place}",
      "cung cấp thông tin đăng ký doanh nghiệp tháng {M}",
      "danh sách doanh nghiệp nợ đọng đến tháng {M}",
    ],
    findings: [
      "Trong kỳ có {count2} doanh nghiệp không hoạt động tại địa chỉ đăng ký.",
      "Cơ quan gửi danh sách {count2} đơn vị cần đối chiếu thông tin.",
    ],
    asks: [
      "Đề nghị Sở Tài chính phối hợp đối chiếu, cập nhật trạng thái trên hệ thống.",
      "Đề nghị thông báo kết quả để cùng xử lý theo quy định.",
    ],
  },
  {
    key: "f.dan-toc",
    act: "request",
    unit: "HCSN",
    parties: ["sdttg", "@commune"],
    subjects: [
      "kinh phí chương trình mục tiêu quốc gia vùng đồng bào Khmer",
      "kinh phí thăm hỏi dịp lễ Sene Dolta",
      "kinh phí hỗ trợ hộ nghèo tại {place}",
    ],
    findings: [
      "Toàn vùng có {count2} hộ thuộc đối tượng, đã được rà soát công khai.",
      "Nhiệm vụ đã có trong kế hoạch năm nhưng chưa bố trí đủ nguồn.",
    ],
    asks: [
      "Nhu cầu là {amount} đồng; đề nghị Sở Tài chính cân đối, tham mưu bổ sung.",
      "Đề nghị cho ý kiến về nguồn kinh phí và trình tự thanh toán.",
    ],
  },
  {
    key: "f.quoc-phong",
    act: "request",
    unit: "NS",
    parties: ["bchqs", "cat", "@commune"],
    subjects: [
      "thanh toán kinh phí diễn tập khu vực phòng thủ năm {Y}",
      "đề nghị hỗ trợ kinh phí tuyển quân năm {Y1}",
      "kinh phí bảo đảm trật tự an toàn giao thông dịp Tết",
    ],
    findings: [
      "Nhiệm vụ đã hoàn thành, chứng từ chi được lập theo chế độ.",
      "Nhiệm vụ phát sinh ngoài dự toán giao đầu năm, huy động {count2} lượt người.",
    ],
    asks: [
      "Đề nghị thẩm định, bổ sung {amount} đồng.",
      "Đề nghị Sở Tài chính tham mưu bố trí {amount} đồng từ ngân sách tỉnh.",
    ],
  },
  {
    key: "f.ke-hoach",
    act: "plan",
    unit: "VP",
    parties: ["ubnd-tinh", "snv", "skhcn", "stp"],
    subjects: [
      "cải cách hành chính năm {Y1}",
      "kiểm tra công vụ quý {Q}",
      "triển khai chữ ký số trong cơ quan nhà nước",
      "tập huấn công tác văn thư, lưu trữ năm {Y}",
    ],
    findings: [
      "Nâng cao chất lượng, bảo đảm {percent} % công việc được xử lý đúng hạn.",
      "Thực hiện thống nhất ở các sở, ngành và {count2} xã, phường.",
    ],
    asks: [
      "Thủ trưởng các cơ quan cử người thực hiện, báo cáo kết quả về cơ quan chủ trì.",
      "Kinh phí {amount} đồng từ dự toán được giao.",
    ],
  },
  {
    key: "f.xay-dung",
    act: "request",
    unit: "ĐT",
    parties: ["sxd"],
    weight: 2,
    subjects: [
      "thỏa thuận nguồn vốn dự án {project}",
      "đề nghị bố trí vốn duy tu {road}",
      "thẩm tra giá bán nhà ở xã hội tại {place}",
    ],
    findings: [
      "Hồ sơ thiết kế, dự toán của {project} đã thẩm định; tổng mức đầu tư {amount} đồng.",
      "Tuyến {road} có {count} vị trí hư hỏng cần sửa chữa ngay.",
    ],
    asks: [
      "Đề nghị Sở Tài chính có ý kiến về nguồn và khả năng cân đối vốn.",
      "Đề nghị xem xét bố trí {amount} đồng trong kế hoạch.",
    ],
  },
];

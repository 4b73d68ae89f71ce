import { describe, expect, it } from "vitest";
import { type ContentKind, type DeclaredSecrecy, type GateInput, judge, stillBarred } from "./secrecy.ts";

const policy = { refuseComplaints: true };
const BODY = "Kính gửi: Ủy ban nhân dân tỉnh\nThực hiện Kế hoạch số 12/KH-UBND, Sở Tài chính báo cáo như sau:";
const letter = (over: Partial<GateInput>): GateInput => ({
  declaredSecrecy: "ordinary",
  contentKind: "ordinary",
  fileName: "15-STC-NS.pdf",
  properties: {},
  pages: [{ text: `SỞ TÀI CHÍNH\nSố: 15/STC-NS\n${BODY}`, trustworthy: true }],
  ...over,
});
const onPage = (line: string) =>
  judge(letter({ pages: [{ text: `SỞ TÀI CHÍNH\n${line}\n${BODY}`, trustworthy: true }] }), policy);
const inName = (fileName: string) => judge(letter({ fileName }), policy);

describe("QC-4.2 dấu độ mật trên trang: từ chối", () => {
  it.each([
    ["MẬT"],
    ["TỐI MẬT"],
    ["TUYỆT MẬT"],
    ["  MẬT  "],
    ["M Ậ T"],
    ["M   Ậ   T"],
    ["T Ố I  M Ậ T"],
    ["T U Y Ệ T   M Ậ T"],
    ["TUYỆT  MẬT"],
    ["MẬT".normalize("NFD")],
    ["TUYỆT MẬT".normalize("NFD")],
    ["MA\u0323\u0302T"],
    ["M\u0041\u0302\u0323T"],
    ["М\u1eacТ"], // Cyrillic М, Т
    ["M\u200BẬT"],
    ["ＭẬＴ"],
    ["[MẬT]"],
    ["(TỐI MẬT)"],
    ["│ MẬT │"],
    ["┃ TUYỆT MẬT ┃"],
    ["** MẬT **"],
    ["| MAT |"],
    ["[ MAT ]"],
    ["TOI MAT"],
    ["TUYET MAT"],
    ["TUYÊT MÂT"],
    ["TỐI MÂT"],
    ["Độ mật: Mật"],
    ["Độ mật: TỐI MẬT"],
    ["ĐỘ MẬT: Tuyệt mật"],
    ["Độ mật : A"],
    ["Mức độ mật: tối mật"],
    ["DO MAT: TUYET MAT"],
    ["MẬT - HỎA TỐC"],
    ["HỎA TỐC – TỐI MẬT"],
    ["MẬT – BẢN SỐ: 02"],
    ["MẬT\t\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
    ["ỦY BAN NHÂN DÂN TỈNH      TỐI MẬT"],
    ["TÀI LIỆU THU HỒI"],
    ["TAI LIEU THU HOI"],
    ["CHỈ NGƯỜI CÓ TÊN MỚI ĐƯỢC BÓC BÌ"],
    ["Chỉ người có tên mới được bóc bì"],
    ["TÀI LIỆU TỐI MẬT"],
    ["MËT"], // TCVN3
    ["TUYÖT MËT"],
    ["TèI MËT"],
    ["MAÄT"], // VNI
    ["TOÁI MAÄT"],
    ["TUYEÄT MAÄT"],
    ["TUYE^.T MA^.T"], // VIQR
    ["Số: 12/BC-UBND-M"],
    ["Số: 05-M/CV-TU"],
    ["ĐỘ MẬT TUYỆT MẬT"],
    ["Độ mật Tối mật"],
    ["TUYỆT M\nẬT"],
    ["TỐI\nM\nẬ\nT"],
    ["T\nU\nY\nE\nT\n\nM\nA\nT"],
    ["M\u00ADẬ\u2064T"],
    ["М\u0410\u0323\u0302Т"], // Cyrillic letters under Vietnamese signs
    ["M\u0336Ậ\u0336T\u0336"],
    ["🅃🄾🄸 🄼🄰🅃"],
    ["\u13A2U\u13A9\u13ACT M\u13AAT"],
  ])("“%s”", (line) => {
    const judgement = onPage(line);
    expect(judgement.verdict).toBe("refused");
    expect(judgement.reasons[0]).toMatchObject({ code: "secrecy.mark-found", facts: { place: "page", page: 1 } });
  });
});

describe("QC-4.2 chữ giống dấu mật: văn thư quyết định", () => {
  it.each([
    ["MAT"],
    ["MÂT"],
    ["Mật"],
    ["mật"],
    ["Tối mật"],
    ["TÀI LIỆU MẬT"],
    ["SỐ 7/KH-M"],
    ["GIẢI MẬT"],
    ["Độ mật: theo quy định"],
    ["Thời hạn bảo vệ bí mật nhà nước: 10 năm"],
    ["BẢO VỆ BÍ\nMẬT"],
  ])("“%s”", (line) => {
    expect(onPage(line)).toMatchObject({ verdict: "clerk-decides", reasons: [{ code: "secrecy.mark-doubtful" }] });
  });
});

describe("QC-4.2 chữ thường gặp nhưng không phải dấu mật: được nhận", () => {
  it.each([
    ["Bảo vệ bí mật kinh doanh của doanh nghiệp"],
    ["Công tác bảo mật thông tin trên mạng"],
    ["BẢO MẬT"],
    ["BÍ MẬT KINH DOANH"],
    ["Căn cứ Luật Bảo vệ bí mật nhà nước ngày 15 tháng 11 năm 2018;"],
    ["LUẬT BẢO VỆ BÍ MẬT NHÀ NƯỚC"],
    ["tài liệu có độ Mật, Tối mật, Tuyệt mật phải đăng ký vào sổ riêng"],
    ["Văn bản mật được lập sổ riêng theo quy định tại Điều 15."],
    ["giữ gìn bí\nmật."],
    ["MẬT KHẨU"],
    ["Mật độ dân số: 500 người/km2"],
    ["Độ mật: Thường"],
    ["Độ mật: ............"],
    ["Độ mật:"],
    ["Độ mật: Không"],
    ["MẶT BẰNG"],
    ["MẶT"],
    ["MẮT"],
    ["MẤT"],
    ["Mật ong rừng U Minh"],
    ["Số: 15/STC-NS"],
    ["Số: 15/STC-M&E"],
    ["Số: 20/QĐ-MTTQ"],
    ["Thu hồi đất để thực hiện dự án; tài liệu thu hồi gửi kèm theo công văn này"],
    ["HỎA TỐC"],
    ["Thông mật mã"],
    ["M\nA\nT"],
    ["về độ mật tối mật, tuyệt mật của tài liệu"],
  ])("“%s”", (line) => {
    expect(onPage(line)).toMatchObject({ verdict: "free", reasons: [], mustAttest: false });
  });
});

describe("QC-4.2 tên tệp", () => {
  it.each([
    ["TUYET MAT - ke hoach.pdf"],
    ["Tối mật_KH 12.pdf"],
    ["[MẬT] cong van 15.pdf"],
    ["cv15 (MẬT).docx"],
    ["toi_mat.pdf"],
    ["CV-TUYETMAT-01.pdf"],
    ["van-ban-toi_mat.pdf"],
    ["T U Y E T M A T.pdf"],
    ["TU\u200BYET MAT.pdf"],
    [`MẬT.pdf`.normalize("NFD")],
  ])("từ chối “%s”", (name) => {
    expect(inName(name)).toMatchObject({
      verdict: "refused",
      reasons: [{ facts: { place: "file-name", page: null } }],
    });
  });
  it.each([
    ["mat_cv15.pdf"],
    ["cv15 - mat.pdf"],
    ["văn bản mật số 3.pdf"],
    ["15-BC-UBND-M.pdf"],
    ["VBTOIMAT.pdf"],
    ["cvTuyetMat2026.docx"],
    ["VBMẬT.pdf"],
    ["toi-mat-tien.pdf"],
    ["don to cao ong A.pdf"],
    ["Đơn khiếu nại.docx"],
    ["don_khieu_nai_lan_2.pdf"],
    ["to giac toi pham.pdf"],
  ])("hỏi văn thư “%s”", (name) => {
    expect(inName(name).verdict).toBe("clerk-decides");
  });
  it.each([
    ["Quy trinh bao mat.pdf"],
    ["bao_mat_thong_tin.pdf"],
    ["Luật Bảo vệ bí mật nhà nước.pdf"],
    ["doi mat khau.pdf"],
    ["mat bang quy hoach xa.docx"],
    ["bao cao giai quyet don khieu nai quy 3.pdf"],
    ["huong-dan-xu-ly-don-to-cao.pdf"],
    ["15-STC-NS.pdf"],
    ["be mat duong.pdf"],
  ])("nhận “%s”", (name) => {
    expect(inName(name).verdict).toBe("free");
  });
});

describe("QC-4.2 đơn khiếu nại, tố cáo: văn thư quyết định", () => {
  it.each([
    ["ĐƠN KHIẾU NẠI"],
    ["ĐƠN TỐ CÁO"],
    ["ĐƠN TỐ GIÁC TỘI PHẠM"],
    ["ĐƠN KIẾN NGHỊ, KHIẾU NẠI"],
    ["DON TO CAO"],
    ["Tôi làm đơn này để tố cáo việc lấn chiếm đất"],
    ["Người tố cáo: Nguyễn Văn A"],
    ["V/v tố cáo ông Trần Văn B"],
    ["ĐƠN KHIẾU NẠI".normalize("NFD")],
  ])("“%s”", (line) => {
    expect(onPage(line)).toMatchObject({
      verdict: "clerk-decides",
      reasons: [{ code: "secrecy.complaint-suspected" }],
    });
  });
  it.each([
    ["Báo cáo kết quả giải quyết đơn khiếu nại, tố cáo quý III"],
    ["V/v báo cáo công tác tiếp công dân,\nxử lý đơn thư khiếu nại, tố cáo"],
    ["Luật Khiếu nại, Luật Tố cáo"],
    ["tình hình khiếu nại, tố cáo trên địa bàn"],
    ["Hướng dẫn quy trình tiếp nhận đơn tố cáo"],
    ["V/v giải quyết\nđơn khiếu nại của công dân"],
  ])("văn bản nói về việc giải quyết đơn thì được nhận: “%s”", (line) => {
    expect(onPage(line).verdict).toBe("free");
  });
});

describe("QC-4.2 điều văn thư khai", () => {
  it.each<[DeclaredSecrecy]>([["mat"], ["toi-mat"], ["tuyet-mat"]])(
    "khai độ mật %s thì từ chối bằng câu của quy định",
    (declaredSecrecy) => {
      const judgement = judge(letter({ declaredSecrecy }), policy);
      expect(judgement.verdict).toBe("refused");
      expect(judgement.reasons[0]?.message).toContain("không được cập nhật, lưu trữ, xử lý trên hệ thống");
    },
  );
  it.each<[ContentKind]>([
    ["complaint"],
    ["denunciation"],
    ["ethnic-unconcluded"],
    ["religion-unconcluded"],
    ["foreign-affairs-unconcluded"],
    ["obscene"],
  ])("khai loại nội dung %s thì từ chối", (contentKind) => {
    expect(judge(letter({ contentKind }), policy)).toMatchObject({
      verdict: "refused",
      reasons: [{ code: "secrecy.declared-content", clause: "QC-4.2" }],
    });
  });
  it("cơ quan cho phép nhận đơn thì văn thư quyết định từng đơn, còn nội dung khác vẫn bị từ chối", () => {
    const open = { refuseComplaints: false };
    expect(judge(letter({ contentKind: "denunciation" }), open).verdict).toBe("clerk-decides");
    expect(judge(letter({ contentKind: "obscene" }), open).verdict).toBe("refused");
  });
});

describe("QC-4.2 bản quét không có lớp chữ", () => {
  const scan = letter({
    pages: [
      { text: "", trustworthy: false },
      { text: "Trang hai", trustworthy: true },
    ],
  });
  it("được nhận nhưng văn thư phải xác nhận đã xem", () => {
    const judgement = judge(scan, policy);
    expect(judgement).toEqual({ verdict: "free", reasons: [], mustAttest: true, unreadPages: [1], note: "no-text" });
    expect(stillBarred(judgement, { noMarkSeen: false, doubtsCleared: false })).toMatchObject([
      { code: "secrecy.attest-needed" },
    ]);
    expect(stillBarred(judgement, { noMarkSeen: true, doubtsCleared: false })).toEqual([]);
  });
  it("tệp không đọc được trang nào cũng phải xác nhận", () => {
    expect(judge(letter({ pages: [] }), policy)).toMatchObject({ verdict: "free", mustAttest: true });
  });
  it("lớp chữ không đáng tin vẫn được tìm dấu mật", () => {
    expect(
      judge(letter({ pages: [{ text: "Cña Së Tµi chÝnh\nTUYÖT MËT\n", trustworthy: false }] }), policy).verdict,
    ).toBe("refused");
  });
});

describe("QC-4.2 xác nhận của văn thư", () => {
  it("xóa được nghi ngờ nhưng không lật được lời từ chối", () => {
    const yes = { noMarkSeen: true, doubtsCleared: true };
    expect(stillBarred(onPage("MAT"), yes)).toEqual([]);
    expect(stillBarred(onPage("MAT"), { ...yes, doubtsCleared: false })).toHaveLength(1);
    expect(stillBarred(onPage("TỐI MẬT"), yes)).toHaveLength(1);
  });
  it("lý do nêu trang và loại, không bao giờ nêu nội dung hay tên tệp", () => {
    const judgement = judge(
      letter({
        fileName: "TỐI MẬT kế hoạch phòng thủ khu vực.pdf",
        properties: { title: "MẬT" },
        pages: [
          { text: "trang một", trustworthy: true },
          { text: "MẬT\nKế hoạch phòng thủ khu vực", trustworthy: true },
        ],
      }),
      policy,
    );
    expect(judgement.reasons.map((reason) => reason.facts)).toEqual([
      { place: "file-name", page: null, property: null, kind: "toi-mat" },
      { place: "property", page: null, property: "title", kind: "mat" },
      { place: "page", page: 2, property: null, kind: "mat" },
    ]);
    expect(JSON.stringify(judgement)).not.toContain("phòng thủ");
  });
});

// How stamps are really typed and pressed, and what only looks like one; each table names its clause of law/F.
import { describe, expect, it } from "vitest";
import { marksInFileName } from "./file-name.ts";
import { marksIn } from "./marks.ts";

/** the strongest mark of a page with the line between two ordinary ones */
const seen = (line: string): string => {
  const marks = marksIn(`ỦY BAN NHÂN DÂN TỈNH\n${line}\nThực hiện Kế hoạch năm 2026, Sở Tài chính báo cáo như sau:`);
  const mark = marks.find(({ certainty }) => certainty === "certain") ?? marks[0];
  return mark ? `${mark.kind} ${mark.certainty}` : "none";
};

describe("law/F §3.2, §3.3 dấu độ mật gõ cùng dòng với chữ khác: từ chối", () => {
  it.each([
    // bản số, số trang (NĐ 26/2020 Đ2)
    ["TUYỆT MẬT Bản số 3", "tuyet-mat"],
    ["MẬT - Bản số: 05", "mat"],
    ["MẬT    Bản số: 05", "mat"],
    ["TỐI MẬT, bản số 02/05", "toi-mat"],
    ["Bản số: 01 – TUYỆT MẬT", "tuyet-mat"],
    ["TUYỆT MẬT Bản thứ 2", "tuyet-mat"],
    ["TỐI MẬT Trang 1/3", "toi-mat"],
    ["TỐI MẬT    Số bản: 05 bản", "toi-mat"],
    ["TOI MAT - BAN SO 3", "toi-mat"],
    ["MẬT  BẢN SAO SỐ 04", "mat"],
    // độ khẩn (NĐ 30/2020 PL I)
    ["TỐI MẬT - Khẩn", "toi-mat"],
    ["TỐI MẬT Hỏa tốc", "toi-mat"],
    ["Thượng khẩn / TUYỆT MẬT", "tuyet-mat"],
    ["MẬT + HOẢ TỐC HẸN GIỜ", "mat"],
    ["Độ khẩn: Hỏa tốc; Độ mật: Tối mật", "toi-mat"],
    // số, ký hiệu, ngày tháng
    ["MẬT  Số: 05/BC-UBND", "mat"],
    ["TUYỆT MẬT Số:      /KH-BCH", "tuyet-mat"],
    ["TỐI MẬT 12/2026/QĐ-UBND", "toi-mat"],
    ["Số: 12/BC-UBND (MẬT)", "mat"],
    ["Số: 05-CV/TU TUYỆT MẬT", "tuyet-mat"],
    ["TỐI MẬT Đà Lạt, ngày 05 tháng 3 năm 2026", "toi-mat"],
    // thời hạn bảo vệ, giải mật (mẫu 04, 05 TT 24/2020/TT-BCA)
    ["TỐI MẬT (đến ngày 01/01/2030)", "toi-mat"],
    ["TUYỆT MẬT (30 năm)", "tuyet-mat"],
    ["MẬT - Thời hạn bảo vệ: 10 năm", "mat"],
    ["TỐI MẬT – Thời hạn bảo mật: từ ngày 01/01/2026 đến ngày 01/01/2046", "toi-mat"],
    ["TUYỆT MẬT (Giải mật sau 30 năm)", "tuyet-mat"],
    ["TỐI MẬT đến hết ngày 31 tháng 12 năm 2045", "toi-mat"],
    // tài liệu thu hồi, bóc bì, sao chụp (mẫu 07, 09)
    ["TUYỆT MẬT - Chỉ người có tên mới được bóc bì", "tuyet-mat"],
    ["CHỈ NGƯỜI CÓ TÊN MỚI ĐƯỢC BÓC BÌ - Bản số 1", "addressee-only-stamp"],
    ["TÀI LIỆU THU HỒI - Bản số 07", "recall-stamp"],
    ["Tài liệu thu hồi sau hội nghị", "recall-stamp"],
    ["MẬT – Không sao chụp", "mat"],
    // khung, gạch, sao, chữ lạ
    ["══ TỐI MẬT ══ Bản số 2 ══", "toi-mat"],
    ["| TUYỆT MẬT | Bản số: 01 |", "tuyet-mat"],
    ["«MẬT» Số: 05/BC-UBND", "mat"],
    ["[ Tối mật ] Bản số 3", "toi-mat"],
    ["ᴛᴜʏỆᴛ ᴍẬᴛ", "tuyet-mat"],
    ["\u202ETẬM TỆYUT", "tuyet-mat"],
    ["\u202ETẬM IỐT\u202C Bản số 3", "toi-mat"],
    // hai cột trên một dòng
    ["TUYỆT MẬT CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "tuyet-mat"],
    ["TỐI MẬT  Độc lập - Tự do - Hạnh phúc", "toi-mat"],
    ["ĐẢNG CỘNG SẢN VIỆT NAM  TUYỆT MẬT", "tuyet-mat"],
    // mục của biểu mẫu; chữ A, B, C trên bì (F §2)
    ["Độ mật Tuyệt mật", "tuyet-mat"],
    ["Mức độ bảo mật: TỐI MẬT", "toi-mat"],
    ["Cấp độ mật: Mật", "mat"],
    ["Dấu: TUYỆT MẬT", "tuyet-mat"],
    ["Độ mật: Tối mật – Bản số 02", "toi-mat"],
    ["Độ mật A", "tuyet-mat"],
    ["Ký hiệu độ mật: C", "mat"],
    ["ĐIỀU CHỈNH ĐỘ MẬT: TỐI MẬT", "toi-mat"],
    ["VĂN BẢN TUYỆT MẬT - Bản số 3", "tuyet-mat"],
    // đóng, in hai ba lần (chữ đậm giả)
    ["TUYỆT MẬT TUYỆT MẬT", "tuyet-mat"],
    ["TUYỆT TUYỆT MẬT MẬT", "tuyet-mat"],
    ["TUYỆT MẬTTUYỆT MẬT", "tuyet-mat"],
    ["TỐI MẬT TỐI MẬT TỐI MẬT", "toi-mat"],
    ["TTUUYYỆỆTT MMẬẬTT", "tuyet-mat"],
    ["TTTỐỐỐIII   MMMẬẬẬTTT", "toi-mat"],
    ["TTOOII MMAATT", "toi-mat"],
    ["T T U U Y Y Ệ Ệ T T M M Ậ Ậ T T", "tuyet-mat"],
    ["MMẬẬTT", "mat"],
    ["MẬT MẬT", "mat"],
    ["TUYỆT MẬT - TUYỆT MẬT", "tuyet-mat"],
    ["TUYỆT MẬT Bản số 3 TUYỆT MẬT Bản số 3", "tuyet-mat"],
    ["TUYỆT MẬT Bản số 3 TUYỆT MẬT", "tuyet-mat"],
    ["TTỐỐII MMẬẬTT BBảảnn ssốố 33", "toi-mat"],
    ["Độ mật: Tối mật Tối mật", "toi-mat"],
    ["Độ mật: Mật Độ mật: Mật", "mat"],
    ["TÀI LIỆU TUYỆT MẬT TUYỆT MẬT", "tuyet-mat"],
    ["TÀI LIỆU THU HỒI TÀI LIỆU THU HỒI", "recall-stamp"],
    ["SSốố:: 1122//BBCC--UUBBNNDD--MM", "notation-m"],
    // số, ký hiệu
    ["12-M/BC-UBND", "notation-m"],
    ["Số: 12/BC-UBND(M)", "notation-m"],
    ["Số: 12/BC-UBND (M)", "notation-m"],
    ["Số, ký hiệu: 12/2026/QĐ-UBND-M", "notation-m"],
    ["Số:     -M/BC-UBND", "notation-m"],
    ["05/KH-BCH-M", "notation-m"],
    ["Số: 12-BC/TU-M", "notation-m"],
    ["12/BC-UBND(TM)", "notation-m"],
  ])("“%s”", (line, kind) => {
    expect(seen(line)).toBe(`${kind} certain`);
  });
});

describe("law/F §3.2 chữ có thể là dấu độ mật: văn thư xem và quyết định", () => {
  it.each([
    ["DẤU TUYỆT MẬT", "tuyet-mat"],
    ["UBND TỈNH LÂM ĐỒNG | TỐI MẬT | TỐI MẬT", "toi-mat"],
    ["SỞ TÀI CHÍNH TỐI MẬT TỐI MẬT", "toi-mat"],
    ["Tài liệu này thuộc độ TỐI MẬT, cấm sao chụp.", "toi-mat"],
    ["Văn bản độ TỐI MẬT", "toi-mat"],
    ["Văn bản này có độ MẬT.", "mat"],
    ["TÀI LIỆU BÍ MẬT NHÀ NƯỚC ĐỘ TỐI MẬT", "toi-mat"],
    ["Tài liệu này là TUYỆT MẬT", "tuyet-mat"],
    ["Lưu ý: Hồ sơ này đóng dấu TUYỆT MẬT, không mang ra ngoài", "tuyet-mat"],
    ["TUYỆT M4T", "tuyet-mat"],
    ["TUYỆT MẬT MẬT", "tuyet-mat"],
    ["TTUYỆTT MMẬTT", "tuyet-mat"],
    ["TỐITỐI MẬTMẬT", "toi-mat"],
    ["MMẬT", "mat"],
    ["T0I M4T", "toi-mat"],
    ["TOP SECRET", "tuyet-mat"],
    ["DẤU MẬT", "mat"],
    ["Dấu chữ A", "tuyet-mat"],
    ["Mật - Khẩn", "mat"],
    ["Tối mật (đến ngày 01/01/2030)", "toi-mat"],
    ["TỐI MẬT theo QĐ 5", "toi-mat"],
    ["UBND TỈNH LÂM ĐỒNG  MẬT", "mat"],
    ["SỞ TÀI CHÍNH TỐI MẬT", "toi-mat"],
    ["KẾ HOẠCH PHÒNG THỦ (TUYỆT MẬT)", "tuyet-mat"],
    ["Kế hoạch phòng thủ [TUYỆT MẬT]", "tuyet-mat"],
    ["Báo cáo tuần - TỐI MẬT", "toi-mat"],
    ["Mức độ: Tối mật", "toi-mat"],
    ["MAT - BAN SO 3", "mat"],
    ["ĐIỆN MẬT", "mat"],
    ["ĐÃ GIẢI MẬT ngày 01/01/2026", "protection-line"],
    ["GIẢI MẬT từ ngày 01/01/2026", "protection-line"],
    ["Số: 12/BC-M", "notation-m"], // có thể là ký hiệu của đơn vị
    ["Số: 12M/BC-UBND", "notation-m"],
    ["Số: 12/Tm-BC", "notation-m"],
    ["Số: 05-TM/BC-UBND", "notation-m"],
    ["Số: 05-Tm/BC-UBND", "notation-m"],
  ])("“%s”", (line, kind) => {
    expect(seen(line)).toBe(`${kind} doubtful`);
  });
});

describe("law/F §3.2 câu thường có chữ “mật”, số ký hiệu thường: không hỏi, không từ chối", () => {
  it.each([
    ["Mật ong rừng U Minh Hạ được mùa"],
    ["MẬT ONG BẠC HÀ HÀ GIANG"],
    ["Sản lượng mật: 5 tấn"],
    ["Bảo mật thông tin khách hàng"],
    ["CHÍNH SÁCH BẢO MẬT"],
    ["Mức độ bảo mật: Cao"],
    ["Mức độ bảo mật: cấp độ 3"],
    ["Cam kết bảo mật, thời hạn bảo mật: 05 năm"],
    ["Thời hạn bảo mật: 02 năm kể từ ngày ký"],
    ["Mật độ xây dựng: 40%"],
    ["MẬT ĐỘ DÂN SỐ"],
    ["Tối mật thư cho đội chơi thứ hai"],
    ["Trò chơi giải mật thư"],
    ["Phẫu thuật sỏi túi mật"],
    ["Đau mắt đỏ lây lan"],
    ["ĐAU MẮT"],
    ["Đầu mặt bị thương"],
    ["Loại mật: mật hoa nhãn"],
    ["Danh mục bí mật nhà nước độ Mật của ngành Tài nguyên và Môi trường"],
    ["DANH MỤC BÍ MẬT NHÀ NƯỚC ĐỘ TỐI MẬT"],
    ["Quyết định ban hành danh mục bí mật nhà nước độ Tuyệt mật, Tối mật"],
    ["Nghị định số 26/2020/NĐ-CP quy định chi tiết một số điều của Luật Bảo vệ bí mật nhà nước"],
    ["Thông tư 24/2020/TT-BCA ban hành biểu mẫu sử dụng trong công tác bảo vệ bí mật nhà nước"],
    ["BẢO VỆ BÍ MẬT NHÀ NƯỚC TRÊN KHÔNG GIAN MẠNG"],
    ["a) 30 năm đối với bí mật nhà nước độ Tuyệt mật;"],
    ["Mẫu số 02: dấu “Tuyệt mật”, dấu “Tối mật”, dấu “Mật”"],
    ["□ Mật  □ Tối mật  □ Tuyệt mật"],
    ["MẬT / TỐI MẬT / TUYỆT MẬT"],
    ["Mật, Tối mật, Tuyệt mật"],
    ["TUYỆT MẬT, TỐI MẬT, MẬT"],
    ["TỐI MẬT, MẬT"],
    ["MẬT  TỐI MẬT  TUYỆT MẬT  MẬT"],
    ["Văn bản độ TỐI MẬT, TUYỆT MẬT thì gửi qua cơ yếu"],
    ["Văn bản quy định danh mục bí mật nhà nước độ TỐI MẬT"],
    ["Quyết định ban hành Danh mục bí mật nhà nước độ TỐI MẬT thuộc lĩnh vực tài chính"],
    ["Hồ sơ quản lý tài liệu bí mật nhà nước độ TUYỆT MẬT"],
    ["Tài liệu này thuộc loại Tối mật thư của trò chơi"],
    ["Top Secret Garden"],
    ["M4T 1207"],
    ["Không mật"],
    ["KHÔNG MẬT"],
    ["Độ mật: Không"],
    ["Độ mật: Thường"],
    ["Độ mật: Không có"],
    ["Độ mật: Thường; Độ khẩn: Hỏa tốc"],
    ["Độ mật Thường"],
    ["Độ khẩn: Khẩn"],
    ["Thời hạn bảo vệ thực vật"],
    ["mật số 29/2018/QH14 ngày 15 tháng 11 năm 2018"],
    ["Bản số 3"],
    ["HỎA TỐC Số: 05/BC-UBND"],
    ["Thu hồi đất; tài liệu thu hồi gửi kèm"],
    ["Không sao chụp dưới mọi hình thức"],
    ["\u202Etậm tịt\u202C"],
    ["Ông giữ bí mật đến phút chót"],
    ["Vụ án tuyệt mật trong tiểu thuyết trinh thám"],
    ["12/BC-M"],
    ["Số: 12/BC-MTTQ"],
    ["Số: 45/KH-MTTQ-BTT"],
    ["Số: 3612/UBND-TM"],
    ["Số: 1205/TM-XNK"],
    ["Số: 15/STC-M&E"],
    ["Số: 07-M1/BC-UBND"],
    ["Tốc độ gió 5-M/s"],
    ["12/3-M"],
    ["Số: 43-LCT/HĐNN8"],
    ["Số: 20/TB-THM"],
    ["Số: 09/MN-SM"],
  ])("“%s”", (line) => {
    expect(seen(line)).toBe("none");
  });

  it("một dòng dài toàn số, gạch, chấm không làm máy đứng", { timeout: 10_000 }, () => {
    for (const sign of ["-", "1", "1/", "A-", "SO ", "NGAY ", "  MẬT", "(", "MẬT - "])
      expect(marksIn(`M${sign.repeat(100_000)}x\n${`M${sign.repeat(40)}x\n`.repeat(200)}`).length).toBeLessThan(500);
  });
});

describe("law/F §3.2 ký hiệu có -M trong tên tệp", () => {
  it.each([["12-M_BC.docx"], ["05-M-BC-UBND.pdf"], ["Văn bản 112-M_KH.pdf"]])("“%s”: văn thư quyết định", (name) => {
    expect(marksInFileName(name)).toEqual([{ kind: "notation-m", certainty: "doubtful" }]);
  });
  it.each([["TM-12.docx"], ["khoan 5-M_a.pdf"], ["C12-M_BC.pdf"], ["12-MTTQ_BC.pdf"]])("“%s”: được nhận", (name) => {
    expect(marksInFileName(name)).toEqual([]);
  });
});

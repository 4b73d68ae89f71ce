import { describe, expect, it } from "vitest";
import { rankCaseFiles, sharedMatter } from "./rank.ts";

const file = (title: string, more: object = {}) => ({ title, ofUnit: false, own: false, sameSender: false, ...more });

describe("NĐ 30/2020 Đ29, PL V hồ sơ gợi ý cho văn bản", () => {
  it("theo lời của trích yếu, không theo hồ sơ mở sau cùng hay hồ sơ đã có thư của nơi gửi", () => {
    const plan = [
      file("Kiểm tra tài sản công", { sameSender: true, own: true }),
      file("Dự toán chi ngân sách năm 2026"),
      file("Tổ chức cán bộ"),
    ];
    const subject = "Đề nghị bổ sung dự toán kinh phí sửa chữa cầu Cái Tàu từ ngân sách tỉnh";
    expect(rankCaseFiles(subject, plan)[0]?.title).toBe("Dự toán chi ngân sách năm 2026");
    expect(rankCaseFiles("kiem tra tai san cong nam 2026", plan)[0]?.title).toBe("Kiểm tra tài sản công");
  });

  it("lời ngang nhau thì danh mục của đơn vị chủ trì đứng trước, rồi đến nơi đã có thư cùng nơi gửi", () => {
    const plan = [file("Họp giao ban"), file("Khen thưởng", { sameSender: true }), file("Đào tạo", { ofUnit: true })];
    expect(rankCaseFiles("Dự toán ngân sách", plan).map((each) => each.title)).toEqual([
      "Đào tạo",
      "Khen thưởng",
      "Họp giao ban",
    ]);
  });

  it("chữ chung của mọi văn bản không tính là cùng việc", () => {
    expect(sharedMatter("V/v thực hiện công tác năm 2026 của tỉnh", "Công tác năm 2026 theo đề nghị của tỉnh")).toBe(0);
    expect(sharedMatter("Dự toán ngân sách", "dự toán NGÂN SÁCH tỉnh")).toBeGreaterThan(6);
  });
});

import { describe, expect, it } from "vitest";
import { z } from "zod";
import "./contract.ts";

const said = (schema: z.ZodType, value: unknown) => schema.safeParse(value).error?.issues.map((issue) => issue.message);

describe("Trường sai thì nói bằng câu tiếng Việt, không nói tên kiểu của máy", () => {
  it("thiếu, sai kiểu, ngoài danh sách", () => {
    expect(said(z.string(), undefined)).toEqual(["chưa có giá trị. Hãy điền rồi gửi lại."]);
    expect(said(z.number(), "x")).toEqual(["phải là số. Hãy xem lại."]);
    expect(said(z.enum(["khan", "thuong"]), "gap")).toEqual(["không có trong các giá trị được chọn. Hãy chọn lại."]);
  });
  it("dài quá, ngắn quá, trống, ngoài mức", () => {
    expect(said(z.string().max(500), "a".repeat(501))).toEqual(["dài quá 500 ký tự. Hãy rút ngắn."]);
    expect(said(z.string().min(1), "")).toEqual(["còn trống. Hãy điền rồi gửi lại."]);
    expect(said(z.string().min(3), "a")).toEqual(["phải có ít nhất 3 ký tự. Hãy viết rõ hơn."]);
    expect(said(z.array(z.string()).min(1), [])).toEqual(["phải có ít nhất một mục. Hãy chọn thêm."]);
    expect(said(z.number().max(300), 400)).toEqual(["phải từ 300 trở xuống."]);
  });
  it("ngày, thư điện tử, mẫu chữ; câu của hợp đồng giữ nguyên", () => {
    expect(said(z.iso.date(), "2026-02-31")).toEqual(["không phải ngày có thật. Hãy chọn lại ngày."]);
    expect(said(z.string().regex(/^\d+$/u), "a")).toEqual(["viết chưa đúng cách. Hãy xem lại từng ký tự."]);
    expect(said(z.string().regex(/^\d+$/u, "chỉ nhận chữ số"), "a")).toEqual(["chỉ nhận chữ số"]);
  });
});

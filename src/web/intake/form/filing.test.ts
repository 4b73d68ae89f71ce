import { describe, expect, it } from "vitest";
import { filingOf } from "./filing-fields.tsx";

describe("Trình cho ai", () => {
  const chief = { id: "1", title: "Chánh Văn phòng", fullName: "Bùi Lan" };
  const director = { id: "2", title: "Giám đốc", fullName: "Nguyễn Minh Trí" };
  it("chưa chọn thì theo mặc định và không nói thêm gì", () => {
    expect(filingOf([chief, director], "")).toEqual({ presentTo: "1", unusual: null });
    expect(filingOf([chief, director], "1").unusual).toBeNull();
  });
  it("khác mặc định thì nói rõ bên nút Vào sổ", () => {
    expect(filingOf([chief, director], "2")).toEqual({ presentTo: "2", unusual: "Trình: Giám đốc Nguyễn Minh Trí" });
    expect(filingOf([chief, director], "khong-trinh").unusual).toBe("Trình: chưa trình, để ở văn thư");
  });
});

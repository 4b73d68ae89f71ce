import { describe, expect, it } from "vitest";
import { signedFor } from "./signed-for.ts";
import type { SignatureResult } from "./verify-result.ts";

const by = (signer: string, more: { o?: string; ou?: string; at?: string } = {}): SignatureResult => ({
  field: signer,
  kind: "signature",
  signer,
  certificate: {
    subject: `C=VN, O=${more.o ?? ""}${more.ou ? `, OU=${more.ou}` : ""}, CN=${signer}`,
    organisation: more.o ?? null,
    issuer: "",
    serial: "",
    notBefore: "",
    notAfter: "",
  },
  anchor: null,
  signedAt: more.at ?? "2026-11-24T02:00:00.000Z",
  timestamp: null,
  integrity: "intact",
  changesAfter: "none",
  chain: "trusted",
  revocation: "good",
  verdict: "valid",
  reasons: [],
});
const STC = "Sở Tài chính tỉnh Vĩnh Long";
const person = by("Nguyễn Thị Ánh Nguyệt", { o: STC });
const agency = by(STC, { o: STC });

describe("QC-4.1 NĐ 30/2020 Đ13 ai ký, cho cơ quan nào", () => {
  it("người ký và cơ quan gửi khớp, dù viết hoa, viết tắt, bỏ tên tỉnh hay khác cách đặt dấu", () => {
    for (const [agencies, signer] of [
      [["SỞ TÀI CHÍNH", "TỈNH VĨNH LONG SỞ TÀI CHÍNH"], "NGUYỄN THỊ ÁNH NGUYỆT"],
      [["Sở Tài chính tỉnh Vĩnh Long", "Sở Tài chính"], ""],
    ] as const)
      expect(signedFor([person, agency], { agencies, signer })).toEqual({ missing: [], differences: [] });
    const ubnd = [by("Trần Văn A", { o: "ỦY BAN NHÂN DÂN TỈNH VĨNH LONG" }), by("UBND tỉnh Vĩnh Long")];
    expect(signedFor(ubnd, { agencies: ["Uỷ ban nhân dân tỉnh Vĩnh Long"], signer: "Trần Văn A" })).toEqual({
      missing: [],
      differences: [],
    });
    // State certificates often name the ministry or province first and the agency as its unit.
    const unit = [
      by("Lê Văn B", { o: "UBND tỉnh Vĩnh Long", ou: "Sở Y tế" }),
      by("SỞ Y TẾ", { o: "UBND tỉnh Vĩnh Long" }),
    ];
    expect(signedFor(unit, { agencies: ["Sở Y tế"], signer: "Lê Văn B" }).differences).toEqual([]);
  });
  it("giám đốc cơ quan khác ký một mình: thiếu chữ ký cơ quan, sai nơi gửi, sai người ký", () => {
    const found = signedFor([person], { agencies: ["UBND tỉnh Vĩnh Long"], signer: "Trần Văn B" });
    expect(found.missing).toEqual(["agency"]);
    expect(found.differences).toEqual([
      "Chứng thư của “Nguyễn Thị Ánh Nguyệt” thuộc “Sở Tài chính tỉnh Vĩnh Long”, không phải nơi gửi “UBND tỉnh Vĩnh Long”.",
      "Người ký số là “Nguyễn Thị Ánh Nguyệt”, còn người ký ghi vào sổ là “Trần Văn B”.",
    ]);
  });
  it("nơi gửi ghi trong gói tin cũng phải khớp, không chỉ nơi gửi văn thư gõ", () => {
    const found = signedFor([person, agency], { agencies: ["Sở Tài chính", "Sở Xây dựng tỉnh Vĩnh Long"], signer: "" });
    expect(found.differences).toHaveLength(2);
    expect(found.differences.join(" ")).toContain("“Sở Xây dựng tỉnh Vĩnh Long”");
  });
  it("cấp khác, tỉnh khác, hay tên chỉ có “Ủy ban nhân dân” thì không khớp", () => {
    const ubnd = [by("Trần Văn A", { o: "UBND xã Không Liên Quan" }), by("UBND xã Không Liên Quan")];
    for (const name of ["UBND tỉnh Vĩnh Long", "Ủy ban nhân dân", "UBND xã Ba Tri"])
      expect(signedFor(ubnd, { agencies: [name], signer: "" }).differences).toHaveLength(2);
  });
  it("NĐ 30/2020 Đ32.2 cơ quan ký trước người có thẩm quyền thì nói rõ", () => {
    const early = by(STC, { o: STC, at: "2026-11-24T01:00:00.000Z" });
    expect(signedFor([early, person], null).differences).toEqual([
      "Chữ ký cơ quan có trước chữ ký của người có thẩm quyền.",
    ]);
  });
  it("chưa ai nói nơi gửi: hai chữ ký phải cùng một cơ quan", () => {
    expect(signedFor([person, agency], null)).toEqual({ missing: [], differences: [] });
    expect(signedFor([person, by("Sở Xây dựng", { o: "Sở Xây dựng" })], null).differences).toHaveLength(1);
  });
});

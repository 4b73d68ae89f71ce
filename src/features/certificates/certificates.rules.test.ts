import { describe, expect, it } from "vitest";
import {
  daysLeft,
  type Fault,
  marksInNames,
  refuseAgencyName,
  refuseCertificate,
  refusePersonName,
  refusePin,
  refuseTaken,
  remarksOn,
  type Seen,
  trustRemark,
} from "./certificates.rules.ts";

const now = new Date("2026-11-24T02:00:00Z");
const seen = (more: Partial<Seen> = {}): Seen => ({
  name: "Nguyễn Minh Trí",
  organisation: "Sở Tài chính",
  issuerName: "CA của Ban Cơ yếu",
  notBefore: "2026-01-01T00:00:00Z",
  notAfter: "2028-01-01T00:00:00Z",
  faults: [],
  ...more,
});
const codes = (refusals: { code: string }[]): string[] => refusals.map((each) => each.code);

describe("NĐ 68/2024 Đ7, Đ9, Đ31, Đ32 chứng thư nào không nạp được", () => {
  it.each([
    ["expired", /đã hết hạn ngày 01\/01\/2028.*xin cấp chứng thư mới/u],
    ["not-yet-valid", /chỉ có hiệu lực từ ngày 01\/01\/2026/u],
    ["usage", /không được cấp để ký văn bản/u],
    ["weak", /RSA từ 2048 bit/u],
    ["chain", /đường dẫn|Đường dẫn/u],
    ["revoked", /đã bị thu hồi/u],
  ] as const)("%s", (fault, words) => {
    const [refusal, ...more] = refuseCertificate(seen({ faults: [fault] }));
    expect(more).toEqual([]);
    expect(refusal?.message).toMatch(words);
    expect(refusal?.message).toContain("Chưa nạp gì.");
    expect(refusal?.clause).toBeTruthy();
  });
  it("chưa tin cậy CA hay thiếu danh sách thu hồi thì vẫn nạp được, nhưng nói rõ phải làm gì mới ký được", () => {
    const faults: Fault[] = ["untrusted", "revocation-unknown"];
    expect(refuseCertificate(seen({ faults }))).toEqual([]);
    const remarks = remarksOn(seen({ faults }), { picture: true, whose: "person" }, now);
    expect(remarks).toEqual([
      expect.stringMatching(/chưa tin cậy CA “CA của Ban Cơ yếu”.*mục CA tin cậy/u),
      expect.stringMatching(/danh sách thu hồi còn hạn.*tệp \.crl/u),
    ]);
  });
});

describe("NĐ 30/2020 Đ13, Đ32 chứng thư của đúng người, đúng cơ quan", () => {
  it("tên viết hoa, không dấu, NFD vẫn là một người; tên khác thì không nạp", () => {
    for (const name of ["NGUYỄN MINH TRÍ", "Nguyen Minh Tri", "Nguyễn Minh Trí".normalize("NFD")])
      expect(refusePersonName(seen({ name }), "Nguyễn Minh Trí")).toEqual([]);
    expect(codes(refusePersonName(seen({ name: "Nguyễn Minh Trị Giám đốc" }), "Nguyễn Minh Trí"))).toEqual([
      "certificate.other-name",
    ]);
  });
  it("chứng thư cơ quan có tên hay mã của cơ quan; chứng thư của một người thuộc cơ quan thì không", () => {
    const agency = {
      code: "H61.03",
      name: "Sở Tài chính tỉnh Vĩnh Long",
      shortName: "Sở Tài chính",
      people: ["Nguyễn Minh Trí"],
    };
    const of = (more: Partial<Seen> & { subject?: string }) =>
      refuseAgencyName({ subject: "", ...seen(), ...more }, agency);
    expect(of({ name: "SỞ TÀI CHÍNH TỈNH VĨNH LONG" })).toEqual([]);
    expect(of({ name: "Con dấu số 1", subject: "CN=Con dấu số 1, OU=H61.03" })).toEqual([]);
    // a longer code is another agency's; a person's certificate stays one, whatever else stands in it
    expect(codes(of({ name: "Con dấu số 1", subject: "CN=Con dấu số 1, OU=H61.03.5" }))).toHaveLength(1);
    expect(codes(of({ name: "NGUYEN MINH TRI", subject: "CN=NGUYEN MINH TRI, OU=H61.03" }))).toHaveLength(1);
    expect(codes(of({ name: "Sở Xây dựng" }))).toEqual(["certificate.other-agency"]);
    expect(codes(of({ name: "Nguyễn Minh Trí", organisation: "Sở Tài chính" }))).toEqual(["certificate.other-agency"]);
  });
});

it("QC-4.2 dấu độ mật trong tên của chứng thư bị thấy như trong chữ gõ, đứng ở phần nào cũng vậy", () => {
  for (const name of [
    "CN=TUYỆT MẬT",
    "C=VN\nO=Sở Tài chính\nCN=TỐI MẬT",
    "C=VN, O=TUYỆT MẬT, CN=Nguyễn Minh Trí",
    "CN=TUYỆT MẬT\\0AKế hoạch",
    "OU=MẬT + CN=Nguyễn Minh Trí",
    "O=TUYỆT\nCN=MẬT",
  ])
    expect(marksInNames([name]), name).not.toEqual([]);
  for (const name of ["CN=Nguyễn Minh Trí\nO=Phòng Bảo vệ bí mật nhà nước", "CN=Mai\\, Công ty Mật ong", "C=VN"])
    expect(marksInNames([name]), name).toEqual([]);
});

it("NĐ 30/2020 Đ32 một chứng thư một chủ", () => {
  expect(refuseTaken([], "per_1")).toEqual([]);
  expect(refuseTaken(["per_1", "per_1"], "per_1")).toEqual([]);
  expect(codes(refuseTaken(["per_1", "per_2"], "per_1"))).toEqual(["certificate.taken"]);
  // nobody states whose an old key is
  expect(codes(refuseTaken([""], "H61.03"))).toEqual(["certificate.taken"]);
});

describe("NĐ 30/2020 Đ32.3 mã PIN chỉ người giữ khóa biết", () => {
  it.each([
    ["12345", "certificate.short-pin"],
    ["111111", "certificate.easy-pin"],
    ["123456", "certificate.easy-pin"],
    ["987654", "certificate.easy-pin"],
    ["mat-khau-tep", "certificate.pin-is-password"],
  ])("%s", (pin, code) => {
    expect(codes(refusePin(pin, "mat-khau-tep"))).toEqual([code]);
  });
  it("mã khác thì được", () => {
    expect(refusePin("852963", "mat-khau-tep")).toEqual([]);
  });
});

it("còn dưới 30 ngày thì nhắc gia hạn; thiếu hình thì nói ai tải lên ở đâu", () => {
  const soon = seen({ notAfter: "2026-12-04T02:00:00Z" });
  expect(daysLeft(soon.notAfter, now)).toBe(10);
  expect(remarksOn(soon, { picture: true, whose: "person" }, now)).toEqual([
    "Còn 10 ngày là hết hạn. Hãy xin gia hạn và nạp chứng thư mới trước ngày 04/12/2026.",
  ]);
  expect(remarksOn(seen(), { picture: false, whose: "agency" }, now)).toEqual([
    "Chưa ký được: chưa có hình con dấu. Văn thư tải hình lên ở trang Chứng thư.",
  ]);
  const expired = seen({ faults: ["expired"], notAfter: "2026-11-01T00:00:00Z" });
  expect(remarksOn(expired, { picture: true, whose: "person" }, now)).toEqual([
    expect.stringMatching(/đã hết hạn ngày 01\/11\/2026\. Không ký được\./u),
  ]);
});

it("TT 15/2025/TT-BKHCN Đ5.5 danh sách tin cậy nói trước khi danh sách thu hồi quá hạn", () => {
  const list = (to: string | null) => trustRemark({ kind: "list", name: "CA A", to, weak: false }, now);
  expect(list("2026-12-24T00:00:00Z")).toBeNull();
  expect(list("2026-11-26T00:00:00Z")).toMatch(/chỉ còn hạn đến/u);
  expect(list("2026-11-20T00:00:00Z")).toMatch(/quá hạn/u);
  expect(list(null)).toMatch(/không ghi hạn/u);
  const authority = (to: string, weak = false) => trustRemark({ kind: "authority", name: "CA A", to, weak }, now);
  expect(authority("2030-01-01T00:00:00Z")).toBeNull();
  expect(authority("2025-01-01T00:00:00Z")).toMatch(/CA đã hết hạn/u);
  expect(authority("2030-01-01T00:00:00Z", true)).toMatch(/yếu hơn quy định/u);
});

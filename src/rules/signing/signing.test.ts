import { describe, expect, it } from "vitest";
import { refuseSigner, type SigningAct, signerTitleLines } from "./authority.ts";
import { type IssueEvidence, refuseIssue } from "./issue-gate.ts";
import { readableTime, receiptStatement } from "./receipt-statement.ts";
import type { SignatureResult, VerifyResult } from "./verify-result.ts";
import { refuseAttestation, VISIBLE_ITEMS } from "./visible-items.ts";

const signature = (field: string, more: Partial<SignatureResult> = {}): SignatureResult => ({
  field,
  kind: "signature",
  signer: field === "co-quan" ? "Sở Tài chính" : "Nguyễn Thị Ánh Nguyệt",
  certificate: {
    subject: "",
    organisation: "Sở Tài chính",
    issuer: "",
    serial: "",
    notBefore: "",
    notAfter: "",
  },
  anchor: null,
  signedAt: "2026-11-24T02:00:00.000Z",
  timestamp: null,
  integrity: "intact",
  changesAfter: "none",
  chain: "trusted",
  revocation: "good",
  verdict: "valid",
  reasons: [],
  ...more,
});
const result = (verdict: VerifyResult["verdict"], signatures: SignatureResult[] = []): VerifyResult => ({
  verdict,
  signatures,
  reasons: [],
});
const both = [signature("nguoi-ky"), signature("co-quan")];
const codes = (refusals: { code: string }[]): string[] => refusals.map(({ code }) => code);

describe("Giá trị của văn bản nhận được", () => {
  it("QC-4.1 chữ ký hợp lệ: có giá trị như bản giấy, nói rõ ai ký và lúc nào", () => {
    const { value, sentence } = receiptStatement({ result: result("valid", both), seen: null, sender: null });
    expect(value).toBe("as-paper");
    expect(sentence).toMatch(/^Có giá trị như bản giấy\. /);
    expect(sentence).toContain("Nguyễn Thị Ánh Nguyệt lúc 09:00 24/11/2026; Sở Tài chính");
  });
  it("QC-4.1 dấu thời gian không phải chữ ký của ai; chỉ có một trong hai chữ ký thì nói rõ thiếu chữ ký nào", () => {
    const value = (signatures: SignatureResult[], seen: typeof VISIBLE_ITEMS | null = null) =>
      receiptStatement({ result: result("valid", signatures), seen, sender: null });
    const stamp = value([signature("dau-thoi-gian", { kind: "timestamp" })]);
    expect(stamp).toMatchObject({ value: "reference-only", incomplete: true });
    expect(stamp.sentence).toContain("chỉ có dấu thời gian");
    expect(stamp.sentence).not.toContain("hợp lệ của");
    const person = value([signature("nguoi-ky")]);
    expect(person).toMatchObject({ value: "reference-only", incomplete: true });
    expect(person.sentence).toContain("Thiếu chữ ký số của cơ quan (thay con dấu)");
    expect(value([signature("co-quan")]).sentence).toContain("Thiếu chữ ký số của người có thẩm quyền");
    // A signed and sealed paper that the agency scanned and signed: the clerk sees the rest on the page.
    expect(value([signature("co-quan")], VISIBLE_ITEMS).sentence).toContain("được tiếp nhận, xử lý");
  });
  it("QĐ 28/2018 Đ9.1 chữ ký không hợp lệ: không có giá trị, nêu lý do", () => {
    const bad = signature("nguoi-ky", {
      verdict: "invalid",
      reasons: [{ code: "integrity.digest-mismatch", message: "Nội dung đã bị thay đổi." }],
    });
    const { value, sentence, recheck } = receiptStatement({
      result: result("invalid", [bad]),
      seen: null,
      sender: null,
    });
    expect([value, recheck]).toEqual(["none", false]);
    expect(sentence).toContain("Nội dung đã bị thay đổi.");
  });
  it("chưa kiểm tra được thu hồi: chưa kết luận và phải kiểm tra lại", () => {
    const open = signature("nguoi-ky", {
      verdict: "unknown",
      reasons: [{ code: "revocation.unknown", message: "Chưa kiểm tra được thu hồi." }],
    });
    expect(receiptStatement({ result: result("unknown", [open]), seen: null, sender: null })).toMatchObject({
      value: "undecided",
      recheck: true,
    });
  });
  it("QĐ 28/2018 Đ4.2 không ký số: để biết, tham khảo; thiếu một trong sáu thông tin thì nói tên thông tin đó", () => {
    const seen = VISIBLE_ITEMS.filter((item) => item !== "seal");
    const six = receiptStatement({ result: result("unsigned"), seen: [...VISIBLE_ITEMS], sender: null }).sentence;
    expect(six).toContain("được tiếp nhận, xử lý");
    expect(six).not.toContain("tham khảo");
    const five = receiptStatement({ result: result("unsigned"), seen, sender: null });
    expect(five.value).toBe("reference-only");
    expect(five.sentence).toContain("để biết, tham khảo");
    expect(five.sentence).toContain("con dấu");
    expect(receiptStatement({ result: result("unsigned"), seen: null, sender: null }).sentence).toContain(
      "Văn thư cần xác nhận",
    );
  });
  it("giờ trên biên nhận là giờ Việt Nam", () => {
    expect(readableTime("2026-12-31T17:05:00.000Z")).toBe("00:05 01/01/2027");
  });
});

describe("QC-3.3 sáu thông tin trên bản PDF không ký số", () => {
  it("đủ sáu thì được, thiếu một thì bị từ chối và nêu tên thông tin thiếu", () => {
    expect(refuseAttestation({ mediaType: "application/pdf", seen: VISIBLE_ITEMS })).toEqual([]);
    for (const missing of VISIBLE_ITEMS) {
      const refusals = refuseAttestation({
        mediaType: "application/pdf",
        seen: VISIBLE_ITEMS.filter((item) => item !== missing),
      });
      expect(refusals).toMatchObject([{ code: "signing.item-missing", clause: "QC-3.3", facts: { item: missing } }]);
    }
  });
  it("không phải PDF thì từ chối dù đủ sáu", () => {
    expect(codes(refuseAttestation({ mediaType: "image/png", seen: VISIBLE_ITEMS }))).toEqual(["signing.not-a-pdf"]);
  });
});

describe("Cổng phát hành", () => {
  const good: IssueEvidence = {
    mediaType: "application/pdf",
    result: result("valid", both),
    approved: { sha256: "a", prefixSha256: "a" },
    personField: "nguoi-ky",
    agencyField: "co-quan",
    seen: null,
  };
  it("QC-3.3 PDF đủ hai chữ ký hợp lệ thì được đi", () => {
    expect(refuseIssue(good)).toEqual([]);
  });
  it("QC-3.3 DOCX chưa ký bị từ chối", () => {
    const docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    expect(codes(refuseIssue({ ...good, mediaType: docx, result: result("unsigned") }))).toEqual(["signing.not-a-pdf"]);
  });
  it("thiếu chữ ký của người hoặc của cơ quan thì nêu đúng bên thiếu", () => {
    expect(codes(refuseIssue({ ...good, result: result("valid", [signature("nguoi-ky")]) }))).toEqual([
      "signing.agency-missing",
    ]);
    expect(codes(refuseIssue({ ...good, result: result("unsigned") }))).toEqual([
      "signing.person-missing",
      "signing.agency-missing",
    ]);
  });
  it("chữ ký hỏng hoặc chưa kiểm tra xong thì chưa đi", () => {
    const bad = [signature("nguoi-ky", { verdict: "invalid" }), signature("co-quan", { verdict: "unknown" })];
    expect(codes(refuseIssue({ ...good, result: result("invalid", bad) }))).toEqual([
      "signing.person-invalid",
      "signing.agency-undecided",
    ]);
    const third = [...both, signature("sao-y", { verdict: "invalid" })];
    expect(codes(refuseIssue({ ...good, result: result("invalid", third) }))).toEqual(["signing.other-invalid"]);
  });
  it("tệp không bắt đầu bằng bản đã duyệt thì chưa đi", () => {
    expect(codes(refuseIssue({ ...good, approved: { sha256: "a", prefixSha256: "b" } }))).toEqual([
      "signing.not-the-approved-document",
    ]);
  });
  it("bản quét được văn thư xác nhận đủ sáu thông tin thì được, năm thì nêu thông tin thứ sáu", () => {
    const scan = { ...good, result: result("unsigned"), approved: null };
    expect(refuseIssue({ ...scan, seen: VISIBLE_ITEMS })).toEqual([]);
    expect(refuseIssue({ ...scan, seen: VISIBLE_ITEMS.slice(0, 5) })).toMatchObject([{ facts: { item: "date" } }]);
  });
});

describe("Ai được ký (NĐ 30/2020 Đ13)", () => {
  const mandate = { kinds: null, from: "2026-01-01", to: "2026-12-31", written: true, redelegated: false };
  const head: SigningAct = {
    form: "direct",
    rank: "head",
    kind: "cong-van",
    on: "2026-11-24",
    collective: false,
    onBehalfOfBody: false,
    mandate: null,
    certificateHolderId: "per_1",
    signerId: "per_1",
  };
  it("thủ trưởng ký mọi văn bản; cấp phó ký thay khi được giao", () => {
    expect(refuseSigner(head)).toEqual([]);
    expect(refuseSigner({ ...head, form: "kt", rank: "deputy-head", mandate })).toEqual([]);
    expect(codes(refuseSigner({ ...head, form: "kt", rank: "deputy-head" }))).toEqual(["signing.no-mandate"]);
    expect(codes(refuseSigner({ ...head, rank: "deputy-head" }))).toEqual(["signing.wrong-rank"]);
  });
  it("thừa lệnh chỉ với loại văn bản được giao", () => {
    const act: SigningAct = { ...head, form: "tl", rank: "unit-head", mandate: { ...mandate, kinds: ["giay-moi"] } };
    expect(codes(refuseSigner(act))).toEqual(["signing.kind-outside-mandate"]);
    expect(refuseSigner({ ...act, kind: "giay-moi" })).toEqual([]);
  });
  it("thừa ủy quyền phải bằng văn bản, có thời hạn, không ủy quyền lại", () => {
    const act: SigningAct = {
      ...head,
      form: "tuq",
      rank: "unit-head",
      mandate: { ...mandate, to: null, written: false, redelegated: true },
    };
    expect(codes(refuseSigner(act))).toEqual([
      "signing.mandate-not-written",
      "signing.mandate-without-end",
      "signing.redelegated",
    ]);
    expect(codes(refuseSigner({ ...act, mandate, on: "2027-01-01" }))).toEqual(["signing.mandate-not-in-force"]);
  });
  it("TM. chỉ ở cơ quan làm việc theo chế độ tập thể; ký bằng chứng thư của chính mình", () => {
    expect(codes(refuseSigner({ ...head, onBehalfOfBody: true }))).toEqual(["signing.no-collective"]);
    expect(refuseSigner({ ...head, onBehalfOfBody: true, collective: true })).toEqual([]);
    expect(codes(refuseSigner({ ...head, certificateHolderId: "per_2" }))).toEqual(["signing.not-own-certificate"]);
  });
  it("các dòng chức vụ ghi đúng thứ tự TM., KT., chức vụ", () => {
    const parts = { body: "ỦY BAN NHÂN DÂN", headPost: "CHỦ TỊCH", ownPost: "PHÓ CHỦ TỊCH" };
    expect(signerTitleLines({ ...parts, form: "kt" })).toEqual(["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]);
    expect(signerTitleLines({ form: "direct", body: null, headPost: "GIÁM ĐỐC", ownPost: "GIÁM ĐỐC" })).toEqual([
      "GIÁM ĐỐC",
    ]);
    expect(signerTitleLines({ form: "tuq", body: null, headPost: "GIÁM ĐỐC", ownPost: "TRƯỞNG PHÒNG" })).toEqual([
      "TUQ. GIÁM ĐỐC",
      "TRƯỞNG PHÒNG",
    ]);
  });
});

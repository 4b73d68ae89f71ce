import { describe, expect, it } from "vitest";
import type { DocumentMessage } from "#src/rules/exchange/message.ts";
import { judge } from "#src/rules/secrecy/secrecy.ts";
import type { SignatureResult, VerifyResult } from "#src/rules/signing/verify-result.ts";
import { mediaTypeOf, refusalKind, worstOf } from "./gate.rules.ts";
import { fromMessage, fromPage, joinProposals, type PageFields, shownValue } from "./proposals.rules.ts";
import { type Attested, concludeReceipt, UNSIGNED } from "./receipt.rules.ts";

const SIX: Attested = { name: true, post: true, signature: true, seal: true, number: true, date: true };
const clerk = (items: Attested) => ({ items, byName: "Văn thư Trần Thị Ngọc Hân", at: "2026-11-23T01:00:00.000Z" });
const PDF = "application/pdf";
const of = (signer: string, organisation: string): SignatureResult => ({
  field: signer,
  kind: "signature",
  signer,
  certificate: { subject: "", organisation, issuer: "", serial: "", notBefore: "", notAfter: "" },
  anchor: null,
  signedAt: "2026-11-23T00:30:00.000Z",
  timestamp: null,
  integrity: "intact",
  changesAfter: "none",
  chain: "trusted",
  revocation: "good",
  verdict: "valid",
  reasons: [],
});
const PERSON = of("Lê Văn Thành", "Sở Xây dựng tỉnh Vĩnh Long");
const AGENCY = of("Sở Xây dựng tỉnh Vĩnh Long", "Sở Xây dựng tỉnh Vĩnh Long");
const SENDER = { agencies: ["Sở Xây dựng"], signer: "Lê Văn Thành" };
const result = (verdict: VerifyResult["verdict"], signatures = [PERSON, AGENCY]): VerifyResult => ({
  verdict,
  signatures,
  reasons: verdict === "valid" ? [] : [{ code: "file.limit", message: "Chưa kiểm tra được." }],
});

describe("QC-3.3 giá trị của văn bản lúc nhận", () => {
  it.each<[string, VerifyResult, string, Attested | null, boolean]>([
    ["chữ ký số hợp lệ", result("valid"), PDF, null, false],
    ["chỉ người có thẩm quyền ký số, chưa ai xem trang", result("valid", [PERSON]), PDF, null, true],
    ["chỉ người có thẩm quyền ký số, văn thư thấy đủ sáu yếu tố", result("valid", [PERSON]), PDF, SIX, false],
    ["chỉ cơ quan ký số trên bản chụp, văn thư thấy đủ sáu yếu tố", result("valid", [AGENCY]), PDF, SIX, false],
    ["chỉ có dấu thời gian", result("valid", [{ ...PERSON, kind: "timestamp" }]), PDF, null, true],
    ["không ký số, đủ sáu yếu tố", UNSIGNED, PDF, SIX, false],
    ["không ký số, chưa ai xem", UNSIGNED, PDF, null, true],
    ["không ký số, thiếu chữ ký", UNSIGNED, PDF, { ...SIX, signature: false }, true],
    ["không ký số, đủ sáu yếu tố nhưng là ảnh", UNSIGNED, "image/png", SIX, true],
    ["chữ ký số hỏng, dù thấy đủ sáu yếu tố", result("invalid"), PDF, SIX, true],
    ["chữ ký số chưa đủ căn cứ", result("unknown"), PDF, SIX, true],
  ])("%s", (_case, verified, mediaType, items, forReference) => {
    expect(concludeReceipt(verified, { mediaType, sender: SENDER }, items ? clerk(items) : null).forReference).toBe(
      forReference,
    );
  });

  it.each(["name", "post", "signature", "seal", "number", "date"] as const)(
    "thiếu %s thì câu kết luận nêu đúng yếu tố đó",
    (item) => {
      const receipt = concludeReceipt(UNSIGNED, { mediaType: PDF, sender: SENDER }, clerk({ ...SIX, [item]: false }));
      expect(receipt.attested?.missing).toEqual([item]);
      const words = {
        name: "họ tên",
        post: "chức vụ",
        signature: "chữ ký",
        seal: "con dấu",
        number: "số và ký hiệu",
        date: "thời gian",
      };
      expect(receipt.sentence).toContain(`còn thiếu ${words[item]}`);
    },
  );
});

describe("QC-4.1 chữ ký của ai, cho cơ quan nào", () => {
  it("người ký hay cơ quan khác nơi gửi: nói rõ và giữ dấu “để biết, tham khảo” dù văn thư thấy đủ sáu yếu tố", () => {
    const sender = { agencies: ["UBND tỉnh Vĩnh Long"], signer: "Trần Văn B" };
    const receipt = concludeReceipt(result("valid"), { mediaType: PDF, sender }, clerk(SIX));
    expect(receipt).toMatchObject({ verdict: "valid", forReference: true });
    expect(receipt.differences).toHaveLength(3);
    expect(receipt.sentence).not.toContain("Có giá trị như bản giấy");
    for (const words of ["“UBND tỉnh Vĩnh Long”", "“Lê Văn Thành”", "“Trần Văn B”"])
      expect(receipt.sentence).toContain(words);
  });
});

describe("cửa thứ nhất", () => {
  it("loại tệp do nội dung quyết định", () => {
    expect(mediaTypeOf("pdf", new Uint8Array())).toBe(PDF);
    expect(mediaTypeOf("image", Uint8Array.of(0xff, 0xd8, 0xff, 0xe0))).toBe("image/jpeg");
    expect(mediaTypeOf("image", Uint8Array.of(0x47, 0x49, 0x46))).toBeNull();
    expect(mediaTypeOf("doc", new Uint8Array())).toBeNull();
  });

  it("nhiều tệp trong một gói: một tệp bị từ chối là cả gói bị từ chối, ghi loại mà không ghi chữ", () => {
    const page = (text: string) =>
      judge(
        {
          declaredSecrecy: "ordinary",
          contentKind: "ordinary",
          fileName: "a.pdf",
          properties: {},
          pages: [{ text, trustworthy: true }],
        },
        { refuseComplaints: true },
      );
    const worst = worstOf([page("Kính gửi"), page("TỐI MẬT\nnội dung riêng")]);
    expect(worst.verdict).toBe("refused");
    expect(refusalKind(worst)).toBe("mark-found:toi-mat");
    expect(worstOf([page("Kính gửi")]).verdict).toBe("free");
  });
});

describe("đề xuất trường", () => {
  const field = (value: string, confidence = 0.98) => ({
    value,
    confidence,
    page: 1,
    box: [0, 0, 1, 1] as [number, number, number, number],
  });
  const page: PageFields = {
    codeNumber: field("2034", 0.71),
    codeNotation: field("SXD-QLN"),
    issuedDate: field("2026-11-20"),
    issuedPlace: null,
    organName: field("Sở Xây dựng"),
    typeName: null,
    subject: field("đề nghị bố trí kinh phí"),
    signer: { position: null, fullName: null },
    urgency: field("Thượng khẩn"),
    pageAmount: null,
    dueDate: null,
  };
  const message = {
    kind: "document",
    from: { organId: "H61.05", organName: "Sở Xây dựng tỉnh Vĩnh Long" },
    to: [],
    documentId: "x",
    code: { codeNumber: "2034", codeNotation: "SXD-QLN" },
    subject: "Đề nghị bố trí kinh phí",
    responseFor: [],
    steeringType: 0,
    toPlaces: [],
    trace: [],
    attachments: [],
    warnings: [],
  } as DocumentMessage;

  it("dưới 0,8 thì chỉ gợi ý, không hiện thành giá trị", () => {
    const proposed = fromPage(page);
    expect(shownValue(undefined, proposed.codeNumber)).toBe("");
    expect(shownValue(undefined, proposed.codeNotation)).toBe("SXD-QLN");
    expect(shownValue("2084", proposed.codeNumber)).toBe("2084");
    expect(proposed.urgency?.value).toBe("thuong-khan");
    expect(proposed.subject?.value).toBe("Đề nghị bố trí kinh phí");
  });

  it("lời bên gửi đứng trước, trang nói khác thì hiện bên cạnh", () => {
    const joined = joinProposals(fromMessage(message), fromPage(page));
    expect(joined.organName).toMatchObject({ value: "Sở Xây dựng tỉnh Vĩnh Long", source: "sender", page: 1 });
    expect(joined.organName?.others).toEqual([{ value: "Sở Xây dựng", confidence: 0.98 }]);
    expect(joined.subject?.others).toEqual([]);
    expect(joined.issuedDate?.source).toBe("page");
  });
});

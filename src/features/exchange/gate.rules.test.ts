import { describe, expect, it } from "vitest";
import { SAMPLE_MODELS } from "#src/rules/document-format/sample-models.ts";
import type { SignatureResult, VerifyResult } from "#src/rules/signing/verify-result.ts";
import { type GateFacts, gateChecks, gateSummary } from "./gate.rules.ts";

const signature = (field: string, verdict: SignatureResult["verdict"] = "valid"): SignatureResult => ({
  field,
  kind: "signature",
  signer: "Nguyễn Minh Trí",
  certificate: null,
  anchor: null,
  signedAt: "2026-11-23T08:31:00Z",
  timestamp: null,
  integrity: "intact",
  changesAfter: "allowed",
  chain: "trusted",
  revocation: "good",
  verdict,
  reasons: [],
});
const BOTH: VerifyResult = { verdict: "valid", signatures: [signature("nguoi-ky"), signature("co-quan")], reasons: [] };
const READY = {
  id: "rcp_1",
  code: "H61.05",
  name: "Sở Xây dựng",
  purpose: "",
  delivery: "exchange",
  known: true,
  reachable: true,
} as const;

const facts = (more: Partial<GateFacts> = {}): GateFacts => {
  const model = SAMPLE_MODELS["cong-van"];
  return {
    kind: model.kind,
    model,
    number: 1246,
    codeNumber: "1246",
    codeNotation: model.notation,
    issuedDate: "2026-11-23",
    signedAt: new Date("2026-11-23T08:31:00Z"),
    sealedAt: new Date("2026-11-23T08:38:00Z"),
    signerTitle: "Giám đốc Nguyễn Minh Trí",
    signerRefusals: [],
    mediaType: "application/pdf",
    result: BOTH,
    approved: { sha256: "a", prefixSha256: "a" },
    fields: { person: "nguoi-ky", agency: "co-quan" },
    message: null,
    recipients: [READY],
    now: new Date("2026-11-23T08:42:00Z"),
    ...more,
  };
};
const red = (more: Partial<GateFacts>): string[] =>
  gateChecks(facts(more))
    .filter((check) => !check.ok)
    .map((check) => check.id);

describe("Cửa phát hành", () => {
  it("mười mục xanh thì phát hành được, mỗi mục nói điều đã thấy", () => {
    const checks = gateChecks(facts());
    expect(red({})).toEqual([]);
    expect(checks).toHaveLength(10);
    expect(gateSummary(checks)).toBe("10 mục đều đạt");
    for (const check of checks) expect(check.sentence).not.toBe("");
    expect(checks.find((check) => check.id === "date")?.sentence).toBe("23/11/2026, trùng ngày ký");
  });

  it("QC-3.3 thiếu chữ ký cơ quan, chữ ký người ký hỏng, tệp Word: mỗi thứ đỏ đúng mục của nó, có đường sửa", () => {
    const person = signature("nguoi-ky");
    expect(red({ result: { verdict: "valid", signatures: [person], reasons: [] } })).toEqual(["agency-signature"]);
    const broken = {
      verdict: "invalid" as const,
      signatures: [signature("nguoi-ky", "invalid"), signature("co-quan")],
      reasons: [],
    };
    expect(red({ result: broken })).toEqual(["person-signature"]);
    expect(
      red({ mediaType: "application/msword", result: { verdict: "unsigned", signatures: [], reasons: [] } }),
    ).toContain("person-signature");
    for (const check of gateChecks(facts({ result: broken }))) expect(check.ok || check.repair !== null).toBe(true);
  });

  it("NĐ 30/2020 Đ11.3 nội dung khác bản đã duyệt thì không ra khỏi cơ quan", () => {
    expect(red({ approved: { sha256: "a", prefixSha256: "b" } })).toEqual(["unchanged"]);
    expect(red({ approved: null })).toContain("unchanged");
  });

  it("NĐ 30/2020 Đ15 chưa có số, ngày sớm hơn ngày ký, ngày ở tương lai", () => {
    expect(red({ number: null, codeNumber: null })).toContain("number");
    expect(red({ issuedDate: "2026-11-20" })).toEqual(["date"]);
    expect(red({ issuedDate: "2026-11-24" })).toEqual(["date"]);
  });

  it("nơi nhận thiếu mã hoặc chưa nối liên thông thì đỏ, gửi giấy thì không; không có nơi nhận nào cũng đỏ", () => {
    expect(red({ recipients: [{ ...READY, known: false }] })).toEqual(["recipients"]);
    expect(red({ recipients: [{ ...READY, reachable: false }] })).toEqual(["recipients"]);
    expect(red({ recipients: [{ ...READY, known: false, code: null, delivery: "paper" }] })).toEqual([]);
    expect(red({ recipients: [] })).toEqual(["recipients"]);
  });

  it("nhắc “Phụ lục kèm theo” mà không có phụ lục thì đỏ", () => {
    const { model } = facts();
    const body = [
      ...model.body,
      { type: "paragraph" as const, runs: [{ text: "Gửi dự toán chi tiết (Phụ lục kèm theo) về Sở." }] },
    ];
    expect(red({ model: { ...model, body } })).toContain("annexes");
    const table = { type: "table" as const, head: [["TT"]], rows: [["1"]] };
    expect(red({ model: { ...model, body: [...body, table] } })).not.toContain("annexes");
  });

  it("QC-4.2 có dấu mật trong nội dung thì không phát hành qua hệ thống", () => {
    const { model } = facts();
    const body = [{ type: "paragraph" as const, runs: [{ text: "TỐI MẬT" }] }, ...model.body];
    expect(red({ model: { ...model, body } })).toContain("urgency");
    for (const field of ["drafterMark", "contact", "place", "signerName", "authority"])
      expect(red({ model: { ...model, [field]: "TUYỆT MẬT" } })).toContain("urgency");
  });

  it.each<[string, (model: GateFacts["model"]) => Partial<GateFacts>]>([
    ["trích yếu", (model) => ({ model: { ...model, subject: "[TUYỆT MẬT] Kế hoạch" } })],
    [
      "hai đoạn của nội dung",
      (model) => ({
        model: {
          ...model,
          body: [
            { type: "paragraph", runs: [{ text: "TUYỆT M" }] },
            { type: "paragraph", runs: [{ text: "Ậ" }, { text: "T" }] },
          ],
        },
      }),
    ],
    [
      "bảng của phụ lục",
      (model) => ({
        model: { ...model, body: [...model.body, { type: "table", head: [["TT"]], rows: [["1", "TỐI MẬT"]] }] },
      }),
    ],
    ["tên nơi nhận", () => ({ recipients: [{ ...READY, name: "TỐI MẬT" }] })],
    ["mục đích gửi", () => ({ recipients: [{ ...READY, purpose: "MẬT" }] })],
    ["ký hiệu", () => ({ codeNotation: "STC-NS-M" })],
  ])("QC-4.2 dấu mật ở %s: không phát hành qua hệ thống", (_place, change) => {
    expect(red(change(facts().model))).toContain("urgency");
  });
});

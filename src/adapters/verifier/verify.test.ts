import { createHash, sign } from "node:crypto";
import { PDF, type PdfDict, type PdfRef } from "@libpdf/core";
import { beforeAll, describe, expect, it } from "vitest";
import { SAMPLE_SUBJECTS, type SignedSteps, signedSample } from "#tools/signed-sample/signed-sample.ts";
import { buildCertificate, distinguishedName } from "#tools/test-pki/certificate.ts";
import { createTestPki, type TestPki } from "#tools/test-pki/create-test-pki.ts";
import { sampleDocument } from "#tools/test-pki/sample-document.ts";
import { createPdfForm } from "../pdf-form/pdf-form.ts";
import {
  array,
  dict,
  fieldsByName,
  formXObject,
  name,
  number,
  type PdfContext,
  text,
} from "../pdf-form/pdf-objects.ts";
import { createDocumentSigning } from "../signer/document-signing.ts";
import type { VerifyResult } from "./verifier.port.ts";
import { verifyPdf } from "./verify.ts";

const now = new Date("2026-11-24T02:00:00Z");
const later = new Date("2026-11-24T04:00:00Z");
const signing = createDocumentSigning();
let pki: TestPki;
let steps: SignedSteps;

beforeAll(async () => {
  pki = await createTestPki({
    now,
    subjects: [
      ...SAMPLE_SUBJECTS,
      { id: "revoked", name: "Bị thu hồi", kind: "person", revokedAt: new Date("2026-11-23T12:00:00Z") },
      { id: "expired", name: "Hết hạn", kind: "person", odd: { to: new Date("2026-11-24T03:00:00Z") } },
      { id: "cipher", name: "Chỉ để mã hóa", kind: "person", odd: { usages: ["keyEncipherment"] } },
      {
        id: "web",
        name: "Máy chủ web",
        kind: "person",
        odd: { extendedUsage: { id: "1.3.6.1.5.5.7.3.1", critical: false } },
      },
      { id: "critical", name: "Điều kiện lạ", kind: "person", odd: { unknownCritical: true } },
      { id: "short", name: "Khóa ngắn", kind: "person", odd: { rsaBits: 1024 } },
      { id: "sha1", name: "Chứng thư SHA-1", kind: "person", odd: { digest: "sha1" } },
    ],
  });
  steps = await signedSample(pki, now);
});

const check = (
  bytes: Uint8Array,
  more: { trust?: Uint8Array[]; at?: Date; crls?: Uint8Array[] } = {},
): Promise<VerifyResult> =>
  verifyPdf(bytes, { trust: more.trust ?? [pki.root], crls: more.crls ?? pki.crls, at: more.at ?? later });
const codes = (result: VerifyResult): string[] =>
  result.signatures.flatMap(({ reasons }) => reasons.map(({ code }) => code));

async function appended(
  bytes: Uint8Array,
  change: (context: PdfContext, catalog: PdfDict) => void,
): Promise<Uint8Array> {
  const pdf = await PDF.load(bytes);
  change(pdf.context, pdf.context.catalog.getDict());
  return pdf.save({ incremental: true });
}
const field = (context: PdfContext, id: string): PdfDict => fieldsByName(context).get(id)?.dict ?? dict({});
const page = (context: PdfContext): PdfDict =>
  context.resolve(
    context.pages.getPage(0) ?? fieldsByName(context).values().next().value?.ref ?? (undefined as never),
  ) as PdfDict;

async function signedBy(id: string, at = now): Promise<Uint8Array> {
  const { certificate, chain, privateKey } = pki.key(id);
  const prepared = await signing.prepare(sampleDocument().pdf, {
    purpose: "person",
    look: { kind: "none" },
    signer: { certificate, chain },
    at,
  });
  return signing.complete(prepared, sign("sha256", prepared.attributes, privateKey));
}

describe("Văn bản ký đúng quy trình", () => {
  it("hợp lệ: đủ người ký, thời điểm, toàn vẹn, chuỗi chứng thư, thu hồi (TT 15/2025 PL II)", async () => {
    const result = await check(steps.final, { crls: [] });
    expect(result.verdict).toBe("valid");
    expect(result.signatures).toMatchObject([
      {
        field: "nguoi-ky",
        signer: "Nguyễn Thị Ánh Nguyệt",
        signedAt: now.toISOString(),
        integrity: "intact",
        changesAfter: "allowed",
        chain: "trusted",
        revocation: "good",
      },
      {
        field: "co-quan",
        signer: "Sở Tài chính tỉnh Vĩnh Long",
        integrity: "intact",
        changesAfter: "allowed",
        chain: "trusted",
        revocation: "good",
      },
    ]);
  });
  it("từng bước riêng lẻ cũng hợp lệ; bản chưa ký thì nói là chưa ký", async () => {
    for (const bytes of [steps.person, steps.numbered, steps.agency])
      expect((await check(bytes)).verdict).toBe("valid");
    expect(await check(steps.approved)).toEqual({ verdict: "unsigned", signatures: [], reasons: [] });
  });
  it("sao y vào ô dành sẵn vẫn hợp lệ", async () => {
    const { certificate, chain, privateKey } = pki.key("agency");
    const prepared = await signing.prepare(steps.final, {
      purpose: "copy",
      look: { kind: "text", line: "SAO Y; Sở Tài chính" },
      signer: { certificate, chain },
      at: now,
    });
    const result = await check(signing.complete(prepared, sign("sha256", prepared.attributes, privateKey)));
    expect(result).toMatchObject({ verdict: "valid", signatures: [{}, {}, { field: "sao-y" }] });
  });
  it("ký bằng khóa ECDSA cũng kiểm tra được", async () => {
    const ec = await createTestPki({ subjects: SAMPLE_SUBJECTS, now, keys: "ec" });
    const signed = await signedSample(ec, now);
    expect((await verifyPdf(signed.final, { trust: [ec.root], at: later })).verdict).toBe("valid");
  });
});

describe("Văn bản bị sửa sau khi ký", () => {
  const forbidden = async (bytes: Uint8Array, from = steps.final): Promise<void> => {
    expect(Buffer.from(bytes).subarray(0, from.length).equals(from)).toBe(true);
    const result = await check(bytes);
    expect(result.verdict).toBe("invalid");
    expect(codes(result)).toContain("changes.forbidden");
  };
  it("lật một bit ở bất cứ phần nào được ký đều bị phát hiện", async () => {
    for (const at of [1200, 30_000, steps.person.length - 300, steps.numbered.length - 400]) {
      const bytes = new Uint8Array(steps.agency);
      bytes[at] = (bytes[at] ?? 0) ^ 4;
      expect((await check(bytes)).verdict, `byte ${at}`).toBe("invalid");
    }
  });
  it("thay nội dung trang", async () => {
    await forbidden(
      await appended(steps.final, (context) =>
        page(context).set("Contents", context.register(formXObject({ w: 1, h: 1 }, dict({}), "BT ET"))),
      ),
    );
  });
  it("ghi lại số sau khi cơ quan đã ký", async () => {
    await forbidden(await appended(steps.final, (context) => field(context, "so").set("V", text("9999"))));
    await forbidden(
      await appended(steps.final, (context) =>
        field(context, "so").set(
          "AP",
          dict({ N: context.register(formXObject({ w: 34, h: 14 }, dict({}), "0 0 34 14 re f")) }),
        ),
      ),
    );
  });
  it("dời ô số, dời con dấu", async () => {
    for (const id of ["so", "co-quan"]) {
      await forbidden(
        await appended(steps.final, (context) =>
          field(context, id).set("Rect", array(number(10), number(10), number(60), number(30))),
        ),
      );
    }
    // Before the agency signs the number is open, its place is not.
    await forbidden(
      await appended(steps.person, (context) =>
        field(context, "so").set("Rect", array(number(10), number(10), number(60), number(30))),
      ),
      steps.person,
    );
  });
  it("dán thêm ghi chú, thêm ô nhập, thêm chữ ký ngoài ô dành sẵn", async () => {
    const rect = array(number(10), number(10), number(200), number(200));
    const annots = (context: PdfContext, added: PdfDict): void => {
      const list = page(context).getArray("Annots");
      list?.push(context.register(added));
    };
    await forbidden(
      await appended(steps.final, (context) =>
        annots(context, dict({ Type: name("Annot"), Subtype: name("Stamp"), Rect: rect })),
      ),
    );
    await forbidden(
      await appended(steps.final, (context) => {
        const added = context.register(
          dict({ Type: name("Annot"), Subtype: name("Widget"), FT: name("Tx"), T: text("la"), Rect: rect }),
        );
        page(context).getArray("Annots")?.push(added);
        const form = context.catalog.getDict().getDict("AcroForm", (ref: PdfRef) => context.resolve(ref));
        form?.getArray("Fields", (ref: PdfRef) => context.resolve(ref))?.push(added);
      }),
    );
    const { certificate, chain, privateKey } = pki.key("agency");
    const prepared = await signing.prepare(steps.final, {
      purpose: "person",
      field: "chen-them",
      look: { kind: "none" },
      signer: { certificate, chain },
      at: now,
    });
    await forbidden(signing.complete(prepared, sign("sha256", prepared.attributes, privateKey)));
  });
  it("thêm hành động khi mở, đổi phông của biểu mẫu", async () => {
    await forbidden(
      await appended(steps.final, (_, catalog) =>
        catalog.set("OpenAction", dict({ S: name("JavaScript"), JS: text("app.alert(1)") })),
      ),
    );
    await forbidden(
      await appended(steps.final, (context, catalog) => {
        const resources = catalog.getDict("AcroForm", (ref: PdfRef) => context.resolve(ref))?.getDict("DR");
        resources?.getDict("Font")?.set("TinosR", dict({ Type: name("Font") }));
      }),
    );
  });
  it("gỡ biểu mẫu để giấu chữ ký thì không được coi là chưa ký", async () => {
    const bytes = await appended(steps.final, (_, catalog) => void catalog.delete("AcroForm"));
    expect(await check(bytes)).toMatchObject({ verdict: "invalid", reasons: [{ code: "file.hidden-signature" }] });
  });
  it("dữ liệu chèn quanh giá trị ký, vùng ký không bắt đầu từ đầu tệp", async () => {
    const file = Buffer.from(steps.person);
    const at = file.indexOf("/ByteRange [0 ");
    for (const patch of ["/ByteRange [1 ", "/ByteRange [0 1"]) {
      const bytes = new Uint8Array(file);
      bytes.set(Buffer.from(patch), at);
      expect((await check(bytes)).verdict).toBe("invalid");
    }
  });
});

describe("Chứng thư không dùng được", () => {
  it("bị thu hồi trước khi ký", async () => {
    expect(await check(await signedBy("revoked"))).toMatchObject({
      verdict: "invalid",
      signatures: [{ integrity: "intact", revocation: "revoked" }],
    });
  });
  it("không có danh sách thu hồi, hoặc danh sách đã quá hạn, thì chưa kết luận – không bao giờ là hợp lệ", async () => {
    expect(await check(steps.agency, { crls: [] })).toMatchObject({
      verdict: "unknown",
      signatures: [{ revocation: "unknown" }, { revocation: "unknown" }],
    });
    expect(await check(steps.agency, { at: new Date("2027-01-15T00:00:00Z") })).toMatchObject({ verdict: "unknown" });
  });
  it("đã hết hạn khi kiểm tra mà không có dấu thời gian thì chưa kết luận", async () => {
    const result = await check(await signedBy("expired"));
    expect(result.verdict).toBe("unknown");
    expect(codes(result)).toContain("chain.expired-since");
  });
  it.each([
    ["cipher", "invalid", "chain.usage"],
    ["web", "invalid", "chain.usage"],
    ["critical", "unknown", "chain.critical-extension"],
    ["short", "unknown", "algorithm.weak"],
    ["sha1", "unknown", "algorithm.weak"],
  ])("chứng thư loại %s thì %s", async (id, verdict, code) => {
    const result = await check(await signedBy(id));
    expect(result.verdict).toBe(verdict);
    expect(codes(result)).toContain(code);
    expect(result.signatures[0]?.chain).toBe("invalid");
  });
  it("không do nơi tin cậy cấp thì chưa kết luận; chứng thư người ký tự đưa vào danh sách tin cậy cũng không giúp được", async () => {
    for (const trust of [[], [pki.key("person").certificate]]) {
      expect(await check(steps.person, { trust })).toMatchObject({
        verdict: "unknown",
        signatures: [{ chain: "untrusted", integrity: "intact" }],
      });
    }
  });
  it("do một người ký (không phải tổ chức chứng thực) cấp thì không hợp lệ", async () => {
    const issuer = pki.key("agency");
    const victim = pki.key("person");
    const { createPublicKey } = await import("node:crypto");
    const certificate = buildCertificate({
      serial: Buffer.from("7777", "hex"),
      subject: distinguishedName({ C: "VN", O: "Giả", OU: "TEST", CN: "Giả mạo" }),
      publicKey: createPublicKey(victim.privateKey),
      issuer: {
        name: distinguishedName({ C: "VN", O: issuer.name, OU: "KHÓA THỬ NGHIỆM / TEST", CN: issuer.name }),
        privateKey: issuer.privateKey,
        publicKey: createPublicKey(issuer.privateKey),
      },
      from: new Date("2026-11-01T00:00:00Z"),
      to: new Date("2027-11-01T00:00:00Z"),
      usages: ["digitalSignature"],
    });
    const signer = { certificate, chain: [issuer.certificate, ...issuer.chain] };
    const prepared = await signing.prepare(sampleDocument().pdf, {
      purpose: "person",
      look: { kind: "none" },
      signer,
      at: now,
    });
    const result = await check(signing.complete(prepared, sign("sha256", prepared.attributes, victim.privateKey)));
    expect(result.verdict).toBe("invalid");
    expect(codes(result)).toEqual(expect.arrayContaining(["chain.not-an-authority", "chain.path-length"]));
  });
  it("thời điểm ký ghi trong tương lai thì chưa kết luận", async () => {
    const result = await check(steps.agency, { at: new Date("2026-11-23T20:00:00Z") });
    expect(result.verdict).toBe("unknown");
    expect(codes(result)).toContain("time.in-future");
  });
});

describe("Tệp không kiểm tra được", () => {
  it("không phải PDF, cụt, đặt mật khẩu: báo rõ, không sập", async () => {
    expect(await check(Buffer.from("xin chào"))).toMatchObject({
      verdict: "unknown",
      reasons: [{ code: "file.not-a-pdf" }],
    });
    const cut = steps.final.slice(0, steps.final.length - 4000);
    expect((await check(cut)).verdict).not.toBe("valid");
    const pdf = await PDF.load(sampleDocument().pdf);
    pdf.setProtection({ userPassword: "mat-khau", ownerPassword: "x" });
    expect(await check(await pdf.save())).toMatchObject({ verdict: "unknown", reasons: [{ code: "file.encrypted" }] });
  });
  it("kết quả không đổi khi kiểm tra lại", async () => {
    const hash = async (): Promise<string> =>
      createHash("sha256")
        .update(JSON.stringify(await check(steps.final)))
        .digest("hex");
    expect(await hash()).toBe(await hash());
  });
  it("ô số ở bản đã ký của người có thẩm quyền chỉ nhận giá trị qua đúng ô của nó", async () => {
    const numbered = await createPdfForm().fillNumber(steps.person, { so: "07", ngay: "05", thang: "02", nam: "2027" });
    expect(await check(numbered)).toMatchObject({ verdict: "valid", signatures: [{ changesAfter: "allowed" }] });
  });
});

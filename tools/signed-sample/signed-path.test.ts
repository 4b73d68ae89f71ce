import { createHash } from "node:crypto";
import { PDF } from "@libpdf/core";
import { beforeAll, describe, expect, it } from "vitest";
import { createPdfForm } from "#src/adapters/pdf-form/pdf-form.ts";
import { array, dictOf, fieldsByName, number, numbersOf } from "#src/adapters/pdf-form/pdf-objects.ts";
import type { PrepareInput } from "#src/adapters/signer/document-signing.port.ts";
import { createDocumentSigning } from "#src/adapters/signer/document-signing.ts";
import { SAMPLE_NUMBER, SAMPLE_SUBJECTS, type SignedSteps, signedSample } from "#tools/signed-sample/signed-sample.ts";
import { createTestPki, type TestPki } from "#tools/test-pki/create-test-pki.ts";
import { hasTool, pem, runOn } from "#tools/test-pki/external-tools.ts";
import { sealPicture, signaturePicture } from "#tools/test-pki/pictures.ts";
import { sampleDocument } from "#tools/test-pki/sample-document.ts";

const now = new Date("2026-11-24T02:00:00Z");
const form = createPdfForm();
const signing = createDocumentSigning();
let pki: TestPki;
let steps: SignedSteps;

beforeAll(async () => {
  pki = await createTestPki({
    subjects: [
      ...SAMPLE_SUBJECTS,
      { id: "old", name: "Chứng thư hết hạn", kind: "person", odd: { to: new Date("2026-11-23T10:00:00Z") } },
    ],
    now,
  });
  steps = await signedSample(pki, now);
});

const signerOf = (id: string): PrepareInput["signer"] => ({
  certificate: pki.key(id).certificate,
  chain: pki.key(id).chain,
});
const input = (purpose: PrepareInput["purpose"], id: string): PrepareInput => ({
  purpose,
  signer: signerOf(id),
  look: { kind: "none" },
  at: now,
});
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

describe("Đường đi của văn bản: duyệt – ký – cấp số – ký cơ quan", () => {
  it("cùng một dự thảo cho cùng một bản duyệt, từng byte", async () => {
    const again = await form.reserveFields(sampleDocument());
    expect(sha256(again)).toBe(sha256(steps.approved));
  });

  it("bản duyệt và mọi bước sau là phần đầu nguyên vẹn của tệp cuối cùng", () => {
    const final = Buffer.from(steps.final);
    for (const step of [steps.approved, steps.person, steps.numbered, steps.agency]) {
      expect(final.subarray(0, step.length).equals(step)).toBe(true);
    }
  });

  it("con dấu đúng cỡ 36 mm và trùm khoảng 1/3 hình chữ ký về bên trái (NĐ 30/2020 PL I)", async () => {
    const { context } = await PDF.load(steps.approved);
    const fields = fieldsByName(context);
    const [px0 = 0, , px1 = 0] = numbersOf(context, fields.get("nguoi-ky")?.dict.get("Rect"));
    const [ax0 = 0, ay0 = 0, ax1 = 0, ay1 = 0] = numbersOf(context, fields.get("co-quan")?.dict.get("Rect"));
    expect(((ax1 - ax0) / 72) * 25.4).toBeCloseTo(36, 1);
    expect(((ay1 - ay0) / 72) * 25.4).toBeCloseTo(36, 1);
    expect((ax1 - px0) / (px1 - px0)).toBeCloseTo(1 / 3, 2);
  });

  it("khai báo mở rộng ESIC có sẵn trước chữ ký đầu tiên", async () => {
    const { context } = await PDF.load(steps.approved);
    expect(
      dictOf(context, dictOf(context, context.catalog.getDict().get("Extensions"))?.get("ESIC"))?.getNumber(
        "ExtensionLevel",
      )?.value,
    ).toBe(5);
  });
});

describe.skipIf(!hasTool("pdfsig"))("pdfsig (poppler) chấm chữ ký", () => {
  it("cả hai chữ ký đều hợp lệ ở tệp cuối, chữ ký đầu hợp lệ sau từng bước", () => {
    const valid = (bytes: Uint8Array): number =>
      runOn({ "a.pdf": bytes }, () => ["pdfsig", "a.pdf"]).text.split("Signature is Valid").length - 1;
    expect([steps.person, steps.numbered, steps.agency, steps.final].map(valid)).toEqual([1, 1, 2, 2]);
  });
});

describe.skipIf(!hasTool("openssl"))("openssl chấm chữ ký", () => {
  it("openssl cms -verify -cades chấp nhận cả hai chữ ký theo CA gốc", () => {
    const file = Buffer.from(steps.final);
    const ranges = [...file.toString("latin1").matchAll(/\/ByteRange \[0 (\d+) (\d+) (\d+)/g)].map((m) =>
      m.slice(1).map(Number),
    );
    expect(ranges).toHaveLength(2);
    for (const [start = 0, end = 0, length = 0] of ranges) {
      const content = Buffer.concat([file.subarray(0, start), file.subarray(end, end + length)]);
      const hole = Buffer.from(file.subarray(start + 1, end - 1).toString("latin1"), "hex");
      const cms = hole.subarray(0, hole.readUInt16BE(2) + 4);
      const { text, code } = runOn({ content, cms, "root.pem": pem(pki.root) }, () => [
        "openssl",
        "cms",
        "-verify",
        "-cades",
        "-binary",
        "-inform",
        "DER",
        "-in",
        "cms",
        "-content",
        "content",
        "-CAfile",
        "root.pem",
        "-purpose",
        "any",
        "-attime",
        String(now.getTime() / 1000),
        "-out",
        "/dev/null",
      ]);
      expect(text).toMatch(/successful/i);
      expect(code).toBe(0);
    }
  });
});

describe.skipIf(!hasTool("qpdf"))("qpdf kiểm tra cấu trúc", () => {
  it("mọi bước đều là PDF không lỗi", () => {
    for (const bytes of Object.values(steps)) {
      expect(runOn({ "a.pdf": bytes }, () => ["qpdf", "--check", "a.pdf"])).toMatchObject({ code: 0 });
    }
  });
});

describe("Những điều không được ký", () => {
  it("ô đã ký thì không ký chồng", async () => {
    await expect(signing.prepare(steps.person, input("person", "person"))).rejects.toMatchObject({
      code: "signature.already-signed",
    });
  });
  it("cơ quan không ký trước người có thẩm quyền, cũng không ký khi chưa có số (NĐ 30/2020 Đ32)", async () => {
    await expect(signing.prepare(steps.approved, input("agency", "agency"))).rejects.toMatchObject({
      code: "signature.agency-before-person",
    });
    await expect(signing.prepare(steps.person, input("agency", "agency"))).rejects.toMatchObject({
      code: "signature.agency-before-number",
    });
  });
  it("nội dung khác bản đã duyệt thì dừng", async () => {
    const approved = { length: steps.approved.length, sha256: sha256(steps.approved) };
    const changed = Buffer.from(steps.person);
    changed[2000] = (changed[2000] ?? 0) ^ 1;
    await expect(signing.prepare(changed, { ...input("agency", "agency"), approved })).rejects.toMatchObject({
      code: "signature.prefix-changed",
    });
    await expect(signing.prepare(steps.numbered, { ...input("agency", "agency"), approved })).resolves.toBeDefined();
  });
  it("chứng thư hết hạn thì không ký", async () => {
    await expect(signing.prepare(steps.approved, input("person", "old"))).rejects.toMatchObject({
      code: "signature.certificate-expired",
    });
  });
  it("giá trị ký của khóa khác bị phát hiện trước khi ghi vào văn bản", async () => {
    const prepared = await signing.prepare(steps.approved, input("person", "person"));
    const { sign } = await import("node:crypto");
    const wrong = sign("sha256", prepared.attributes, pki.key("agency").privateKey);
    expect(() => signing.complete(prepared, wrong)).toThrowError(
      expect.objectContaining({ code: "signature.wrong-value" }),
    );
  });
  it("chữ ký lớn hơn chỗ dành sẵn 12.000 byte thì từ chối, không cắt bớt", async () => {
    const chain = Array.from({ length: 12 }, () => pki.issuing);
    const prepared = await signing.prepare(steps.approved, {
      ...input("person", "person"),
      signer: { certificate: pki.key("person").certificate, chain },
    });
    const { sign } = await import("node:crypto");
    const value = sign("sha256", prepared.attributes, pki.key("person").privateKey);
    expect(() => signing.complete(prepared, value)).toThrowError(
      expect.objectContaining({ code: "signature.too-large" }),
    );
  });
  it("QC-7.1 số đã ghi thì không ghi lại, số quá rộng thì không ghi, chưa ký thì chưa cấp số", async () => {
    await expect(form.fillNumber(steps.numbered, SAMPLE_NUMBER)).rejects.toMatchObject({
      code: "number.already-filled",
    });
    await expect(form.fillNumber(steps.person, { ...SAMPLE_NUMBER, so: "12345678" })).rejects.toMatchObject({
      code: "number.too-wide",
    });
    await expect(form.fillNumber(steps.approved, SAMPLE_NUMBER)).rejects.toMatchObject({
      code: "number.before-signature",
    });
    await expect(form.fillNumber(steps.person, { ...SAMPLE_NUMBER, ngay: "5" })).rejects.toMatchObject({
      code: "number.malformed",
    });
  });
  it("tệp không phải PDF hoặc đã có ô nhập thì báo rõ", async () => {
    await expect(signing.prepare(Buffer.from("không phải pdf"), input("person", "person"))).rejects.toMatchObject({
      code: "pdf.unreadable",
    });
    await expect(form.reserveFields({ pdf: steps.approved, anchors: sampleDocument().anchors })).rejects.toMatchObject({
      code: "pdf.form-present",
    });
    await expect(form.reserveFields({ pdf: sampleDocument().pdf, anchors: [] })).rejects.toMatchObject({
      code: "pdf.anchor-missing",
    });
  });
});

describe("Sao y và văn bản kèm theo", () => {
  it("sao y ghi dòng chữ góc trên bên phải vào ô dành sẵn, không có hình", async () => {
    const line = "SAO Y; Sở Tài chính tỉnh Vĩnh Long; 24/11/2026; 09:00:00 +07:00";
    const prepared = await signing.prepare(steps.agency, { ...input("copy", "agency"), look: { kind: "text", line } });
    const { sign } = await import("node:crypto");
    const out = signing.complete(prepared, sign("sha256", prepared.attributes, pki.key("agency").privateKey));
    expect(Buffer.from(out).subarray(0, steps.agency.length).equals(steps.agency)).toBe(true);
    if (hasTool("pdfsig"))
      expect(runOn({ "a.pdf": out }, () => ["pdftotext", "-layout", "a.pdf", "-"]).text).toContain(
        "SAO Y; Sở Tài chính",
      );
  });
  it("tệp kèm theo không có ô sẵn thì được thêm ô ký", async () => {
    const line = "Số: 1245/STC-NS; 24/11/2026; 09:00:00 +07:00";
    const prepared = await signing.prepare(sampleDocument().pdf, {
      ...input("attachment", "agency"),
      look: { kind: "text", line },
    });
    expect(prepared.field).toBe("kem-theo");
  });
  it("số đo lẻ của tệp do phần mềm khác làm được ghi lại đúng từng chữ số", async () => {
    const pdf = await PDF.load(sampleDocument().pdf);
    const page = dictOf(pdf.context, pdf.context.pages.getPage(0));
    page?.set("MediaBox", array(number(0), number(0), number(595.303), number(841.889)));
    // Same length as what the library can write, so that no offset moves.
    const foreign = Buffer.from(await pdf.save());
    const at = foreign.indexOf("[0 0 595.303 841.889]", 0, "latin1");
    foreign.write("[0 0 595.3035678 841]", at, "latin1");
    const prepared = await signing.prepare(foreign, input("attachment", "agency"));
    expect(Buffer.from(prepared.bytes).subarray(foreign.length).toString("latin1")).toContain("595.3035678");
  });
  it("cùng một người ký luôn cho cùng một hình, hai con dấu khác cơ quan thì khác nhau", () => {
    expect(sha256(signaturePicture("Trần Văn Hùng"))).toBe(sha256(signaturePicture("Trần Văn Hùng")));
    expect(sha256(sealPicture({ agency: "Sở Tài chính" }))).not.toBe(sha256(sealPicture({ agency: "Sở Nội vụ" })));
  });
});

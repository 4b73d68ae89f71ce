// What may be laid on a page behind a signature (QC-3.3; TT 15/2025/TT-BKHCN PL II 2.4; seal and picture: NĐ 30/2020 PL I).
import { PDF, type PdfDict, type PdfRef } from "@libpdf/core";
import { beforeAll, describe, expect, it } from "vitest";
import {
  array,
  dict,
  dictOf,
  formXObject,
  name,
  number,
  type PdfContext,
  text,
} from "#src/adapters/pdf-form/pdf-objects.ts";
import type { SignatureLook } from "#src/adapters/signer/document-signing.port.ts";
import { createDocumentSigning } from "#src/adapters/signer/document-signing.ts";
import { createP12Signer, P12_KEY } from "#src/adapters/signer/p12-signer.ts";
import { SAMPLE_SUBJECTS, type SignedSteps, signedSample } from "#tools/signed-sample/signed-sample.ts";
import { createTestPki, type TestPki } from "#tools/test-pki/create-test-pki.ts";
import { sealPicture, signaturePicture } from "#tools/test-pki/pictures.ts";
import { sampleDocument } from "#tools/test-pki/sample-document.ts";
import { createIsolatedVerifier } from "../isolated/isolated-verifier.ts";
import type { VerifyResult } from "../verifier.port.ts";
import { verifyPdf } from "../verify.ts";

const now = new Date("2026-11-24T02:00:00Z");
const options = () => ({ trust: [pki.root], crls: pki.crls, at: new Date("2026-11-24T04:00:00Z") });
const signing = createDocumentSigning();
let pki: TestPki;
/** a document of another program, signed by a person without any lock */
let plain: Uint8Array;
let steps: SignedSteps;

type Place = { x: number; y: number; w: number; h: number };
const sign = (bytes: Uint8Array, field: string, more: { look?: SignatureLook; place?: Place } = {}) =>
  signing.signNow(bytes, {
    purpose: "person",
    field,
    look: more.look ?? { kind: "none" },
    ...(more.place ? { place: { page: 1, ...more.place } } : {}),
    at: now,
    signer: createP12Signer(pki.key("person").p12("1"), "1"),
    keyId: P12_KEY,
    pin: "1",
  });

beforeAll(async () => {
  pki = await createTestPki({ now, keys: "ec", subjects: SAMPLE_SUBJECTS });
  plain = await sign(sampleDocument().pdf, "ky-1", {
    look: { kind: "picture", png: signaturePicture("Nguyễn Thị Ánh Nguyệt") },
    place: { x: 330, y: 260, w: 150, h: 65 },
  });
  steps = await signedSample(pki, now);
});

const check = (bytes: Uint8Array): Promise<VerifyResult> => verifyPdf(bytes, options());
const codes = (result: VerifyResult): string[] =>
  result.signatures.flatMap(({ reasons }) => reasons.map(({ code }) => code));

const WHITE = "1 1 1 rg 0 0 500 300 re f";
const painted = (context: PdfContext): PdfDict =>
  dict({ N: context.register(formXObject({ w: 500, h: 300 }, dict({}), WHITE)) });
const wide = (): ReturnType<typeof array> => array(...[50, 450, 550, 750].map(number));

/** Adds a field with one widget to page 1. */
async function withField(
  bytes: Uint8Array,
  entries: (context: PdfContext) => Parameters<typeof dict>[0],
): Promise<Uint8Array> {
  const pdf = await PDF.load(bytes);
  const { context } = pdf;
  const first = context.pages.getPage(0) as PdfRef;
  const widget = context.register(
    dict({
      Type: name("Annot"),
      Subtype: name("Widget"),
      FT: name("Sig"),
      T: text("ky-9"),
      F: number(4),
      P: first,
      Rect: wide(),
      ...entries(context),
    }),
  );
  const form = dictOf(context, context.catalog.getDict().get("AcroForm"));
  form?.getArray("Fields", (ref) => context.resolve(ref))?.push(widget);
  dictOf(context, first)
    ?.getArray("Annots", (ref) => context.resolve(ref))
    ?.push(widget);
  return pdf.save({ incremental: true });
}

describe("Ô ký mới chưa có chữ ký", () => {
  it("vẽ đè lên trang: không hợp lệ, ở văn bản của phần mềm khác và của chính phần mềm này", async () => {
    for (const bytes of [plain, steps.final, steps.person]) {
      const result = await check(await withField(bytes, (context) => ({ AP: painted(context) })));
      expect(result.verdict).toBe("invalid");
      expect(codes(result)).toContain("changes.forbidden");
    }
  });
  it("có nền nhưng không có hình, hay mang hành động, hay giả làm ghi chú: không hợp lệ", async () => {
    const made: Parameters<typeof dict>[0][] = [
      { MK: dict({ BG: array(number(1)) }) },
      { AA: dict({ E: dict({ S: name("JavaScript"), JS: text("1") }) }), Rect: array(...[0, 0, 0, 0].map(number)) },
      { Subtype: name("FreeText"), Contents: text("Đồng ý chi 9 tỷ"), DA: text("/Helv 12 Tf") },
      { FT: name("Tx"), V: text("Đồng ý") },
      // flat, so that some programs draw a line through the words
      { Rect: array(...[60, 700, 300, 700].map(number)), AP: dict({}) },
    ];
    for (const entries of made) expect((await check(await withField(plain, () => entries))).verdict).toBe("invalid");
  });
  it("không hiện gì (không hình, không diện tích, hoặc ẩn) thì vẫn hợp lệ", async () => {
    expect(await check(await withField(plain, () => ({})))).toMatchObject({ verdict: "valid" });
    const silent = await withField(plain, (context) => ({
      AP: painted(context),
      Rect: array(...[0, 0, 0, 0].map(number)),
    }));
    expect(await check(silent)).toMatchObject({ verdict: "valid" });
    expect(await check(await withField(plain, (context) => ({ AP: painted(context), F: number(2) })))).toMatchObject({
      verdict: "valid",
    });
  });
  it("tự xưng là dấu thời gian để hiện hình thì không hợp lệ, kể cả khi chữ ký khóa mọi ô", async () => {
    const stamp = await withField(steps.final, (context) => ({
      AP: painted(context),
      V: dict({ Type: name("Sig"), SubFilter: name("ETSI.RFC3161") }),
    }));
    const result = await check(stamp);
    expect(result.signatures[0]).toMatchObject({ verdict: "invalid", changesAfter: "forbidden" });
  });
});

describe("Chữ ký thêm sau có hình", () => {
  const look = (): SignatureLook => ({ kind: "picture", png: signaturePicture("Lê Văn B") });
  it("hình cỡ thường ở chỗ trống: vẫn hợp lệ", async () => {
    const result = await check(await sign(plain, "ky-2", { look: look(), place: { x: 120, y: 500, w: 150, h: 65 } }));
    expect(result).toMatchObject({ verdict: "valid", signatures: [{ changesAfter: "allowed" }, {}] });
  });
  it("con dấu trong suốt trùm lên 1/3 hình chữ ký: vẫn hợp lệ (NĐ 30/2020 PL I)", async () => {
    const png = sealPicture({ agency: "Sở Tài chính", parent: "Tỉnh Vĩnh Long" });
    const result = await check(
      await sign(plain, "dau", { look: { kind: "picture", png }, place: { x: 278, y: 245, w: 102, h: 102 } }),
    );
    expect(result).toMatchObject({ verdict: "valid" });
  });
  it("hình đặt trên chữ của văn bản: chưa kết luận, nói rõ vì sao", async () => {
    for (const over of [
      { look: look(), place: { x: 85, y: 190, w: 250, h: 60 } },
      {
        look: { kind: "text", line: "Số: 99/QĐ-UBND; Số: 99/QĐ-UBND" } as const,
        place: { x: 85, y: 190, w: 250, h: 60 },
      },
    ]) {
      const result = await check(await sign(plain, "ky-2", over));
      expect(result.verdict).toBe("unknown");
      expect(codes(result)).toContain("changes.covering");
    }
  });
  it("hình to bằng cả trang: chưa kết luận, kể cả khi trong suốt và kiểm tra ở tiến trình riêng", async () => {
    const bytes = await sign(plain, "ky-2", { look: look(), place: { x: 0, y: 0, w: 590, h: 840 } });
    const result = await createIsolatedVerifier({ milliseconds: 20_000 }).verify(bytes, options());
    expect(result.verdict).toBe("unknown");
    expect(codes(result)).toContain("changes.covering");
  });
});

import { createHash, sign } from "node:crypto";
import { PDF, type PdfDict, type PdfRef } from "@libpdf/core";
import { beforeAll, describe, expect, it } from "vitest";
import { SAMPLE_SUBJECTS, type SignedSteps, signedSample } from "#tools/signed-sample/signed-sample.ts";
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
    subjects: SAMPLE_SUBJECTS,
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

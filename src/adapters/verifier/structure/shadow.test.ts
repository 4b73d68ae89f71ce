// A small document by hand, to attack what bigger samples do not have: lengths that stand apart, hybrid tables before the signature.
import { beforeAll, describe, expect, it } from "vitest";
import { createDocumentSigning } from "#src/adapters/signer/document-signing.ts";
import { createP12Signer, P12_KEY } from "#src/adapters/signer/p12-signer.ts";
import { SAMPLE_SUBJECTS } from "#tools/signed-sample/signed-sample.ts";
import { createTestPki, type TestPki } from "#tools/test-pki/create-test-pki.ts";
import { verifyPdf } from "../verify.ts";
import { crossReferences } from "./cross-references.ts";

const now = new Date("2026-11-24T02:00:00Z");
const KEPT = "BT /F1 18 Tf 60 700 Td (Chi 500 trieu dong) Tj ET\n";
const HIDDEN = "BT /F1 18 Tf 60 650 Td (Khong duoc chi) Tj ET\n";
const OBJECTS = [
  "<</Type/Catalog/Pages 2 0 R>>",
  "<</Type/Pages/Kids[3 0 R]/Count 1>>",
  "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
  `<</Length 6 0 R>>\nstream\n${KEPT}${HIDDEN}endstream`,
  "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
  String(KEPT.length + HIDDEN.length),
];
const ten = (offset: number): string => String(offset).padStart(10, "0");
let pki: TestPki;

beforeAll(async () => {
  pki = await createTestPki({ now, keys: "ec", subjects: SAMPLE_SUBJECTS });
});

function written(): { text: string; places: number[]; table: number } {
  let text = "%PDF-1.7\n";
  const places = OBJECTS.map((body, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${body}\nendobj\n`;
    return at;
  });
  const table = text.length;
  const rows = places.map((at) => `${ten(at)} 00000 n \n`).join("");
  text += `xref\n0 7\n0000000000 65535 f \n${rows}trailer\n<</Size 7/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`;
  return { text, places, table };
}
const sign = (text: string): Promise<Uint8Array> =>
  createDocumentSigning().signNow(Buffer.from(text, "latin1"), {
    purpose: "person",
    look: { kind: "none" },
    at: now,
    signer: createP12Signer(pki.key("person").p12("1"), "1"),
    keyId: P12_KEY,
    pin: "1",
  });
const check = (bytes: Uint8Array) => verifyPdf(bytes, { trust: [pki.root], crls: pki.crls, at: now });

/** The signed file with one object written again, by the letter. */
function again(signed: Uint8Array, number: number, body: string): Uint8Array {
  const [newest] = crossReferences(signed, signed.length).sections;
  const size = newest?.trailer.get("Size");
  const text = Buffer.from(signed).toString("latin1");
  const object = `${number} 0 obj\n${body}\nendobj\n`;
  const at = text.length + object.length;
  const trailer = `trailer\n<</Size ${size?.kind === "number" ? size.value : 0}/Root 1 0 R/Prev ${newest?.at}>>`;
  return Buffer.from(
    `${text}${object}xref\n${number} 1\n${ten(text.length)} 00000 n \n${trailer}\nstartxref\n${at}\n%%EOF\n`,
    "latin1",
  );
}

describe("Thay nội dung mà không chạm tới nội dung", () => {
  it("độ dài của luồng nội dung, phông chữ: ghi lại sau khi ký thì không hợp lệ", async () => {
    const signed = await sign(written().text);
    expect(await check(signed)).toMatchObject({ verdict: "valid" });
    const font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Differences[53/nine]>>>>";
    for (const bytes of [
      again(signed, 6, String(KEPT.length)),
      again(signed, 6, String(KEPT.length + HIDDEN.length + 30)),
      again(signed, 5, font),
    ])
      expect(await check(bytes)).toMatchObject({ verdict: "invalid", signatures: [{ changesAfter: "forbidden" }] });
  });
  it("bảng lai có hai chỗ cho một đối tượng ngay từ trước chữ ký: không bao giờ hợp lệ dù người ký là thật", async () => {
    const { text, places, table } = written();
    const forged = text.length;
    const evil = `${text}4 0 obj\n<</Length ${KEPT.length}>>\nstream\n${KEPT}endstream\nendobj\n`;
    const row = Buffer.from([1, 0, 0, forged >> 8, forged & 255, 0]).toString("latin1");
    const head = "<</Type/XRef/Size 8/W[1 4 1]/Index[4 1]/Root 1 0 R/Length 6>>";
    const beside = `${evil}7 0 obj\n${head}\nstream\n${row}\nendstream\nendobj\n`;
    const last = `xref\n4 1\n${ten(places[3] ?? 0)} 00000 n \ntrailer\n<</Size 8/Root 1 0 R/Prev ${table}/XRefStm ${evil.length}>>`;
    const result = await check(await sign(`${beside}${last}\nstartxref\n${beside.length}\n%%EOF\n`));
    expect(result).toMatchObject({ verdict: "unknown", reasons: [{ code: "file.two-readings" }] });
  });
});

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { SAMPLE_SUBJECTS } from "#tools/signed-sample/signed-sample.ts";
import { createTestPki, type TestPki } from "#tools/test-pki/create-test-pki.ts";
import { pem } from "#tools/test-pki/external-tools.ts";
import { signaturePicture } from "#tools/test-pki/pictures.ts";
import { sampleDocument } from "#tools/test-pki/sample-document.ts";
import { run as sign } from "./sign.ts";
import { run as verify } from "./verify.ts";

const now = new Date();
const folder = mkdtempSync(join(tmpdir(), "m-office-cli-"));
const path = (name: string): string => join(folder, name);
let pki: TestPki;

beforeAll(async () => {
  pki = await createTestPki({ subjects: SAMPLE_SUBJECTS, now });
  writeFileSync(path("plain.pdf"), sampleDocument().pdf);
  writeFileSync(path("person.p12"), pki.key("person").p12("123456"));
  writeFileSync(path("pin"), "123456\n");
  writeFileSync(path("wrong-pin"), "999999\n");
  writeFileSync(path("signature.png"), signaturePicture("Nguyễn Thị Ánh Nguyệt"));
  mkdirSync(path("trust"));
  writeFileSync(path("trust/root.pem"), pem(pki.root));
  for (const [i, crl] of pki.crls.entries()) writeFileSync(path(`trust/${i}.crl`), crl);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function call(
  command: (args: string[]) => Promise<number>,
  args: string[],
): Promise<{ code: number; out: string; json: Record<string, unknown> }> {
  const lines: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((line) => void lines.push(String(line)));
  const error = vi.spyOn(console, "error").mockImplementation(() => undefined);
  try {
    const code = await command(args);
    const out = lines.join("\n");
    return { code, out, json: args.includes("--json") && out.startsWith("{") ? JSON.parse(out) : {} };
  } finally {
    log.mockRestore();
    error.mockRestore();
  }
}
const signArgs = (file: string, out: string, ...more: string[]): string[] => [
  path(file),
  "-o",
  path(out),
  "--p12",
  path("person.p12"),
  "--pin-file",
  path("pin"),
  "--as",
  "person",
  "--json",
  ...more,
];

describe("m-office sign và verify", () => {
  it("ký một PDF thường rồi kiểm tra thấy hợp lệ; byte cũ giữ nguyên", async () => {
    const signed = await call(
      sign,
      signArgs("plain.pdf", "signed.pdf", "--picture", path("signature.png"), "--place", "1,320,300,142,62"),
    );
    expect(signed).toMatchObject({
      code: 0,
      json: { field: "nguoi-ky", as: "person", signer: "Nguyễn Thị Ánh Nguyệt" },
    });
    const before = readFileSync(path("plain.pdf"));
    expect(readFileSync(path("signed.pdf")).subarray(0, before.length).equals(before)).toBe(true);
    const checked = await call(verify, [path("signed.pdf"), "--trust", path("trust"), "--json"]);
    expect(checked).toMatchObject({
      code: 0,
      json: { verdict: "valid", signatures: [{ field: "nguoi-ky", integrity: "intact", revocation: "good" }] },
    });
  });
  it("ký thêm lần nữa vào ô khác: cả hai vẫn hợp lệ; cùng ô thì từ chối", async () => {
    expect(
      (
        await call(
          sign,
          signArgs("signed.pdf", "twice.pdf", "--field", "ky-2", "--as", "attachment", "--number", "12/STC-NS"),
        )
      ).code,
    ).toBe(0);
    expect(await call(verify, [path("twice.pdf"), "--trust", path("trust"), "--json"])).toMatchObject({
      json: { verdict: "valid", signatures: [{}, { field: "ky-2" }] },
    });
    expect(await call(sign, signArgs("signed.pdf", "x.pdf"))).toMatchObject({
      code: 1,
      json: { refusals: [{ code: "signature.already-signed" }] },
    });
  });
  it("không chỉ nơi tin cậy thì không kết luận hợp lệ; chưa ký thì nói chưa ký", async () => {
    expect(await call(verify, [path("signed.pdf"), "--json"])).toMatchObject({ code: 1, json: { verdict: "unknown" } });
    expect(await call(verify, [path("plain.pdf"), "--json"])).toMatchObject({
      code: 1,
      json: { verdict: "unsigned", signatures: [] },
    });
    // a person's signature alone stands for no seal
    const { out } = await call(verify, [path("signed.pdf"), "--trust", path("trust")]);
    expect(out).toMatch(/^Chưa đủ để có giá trị như bản giấy\. Chữ ký số hợp lệ của Nguyễn Thị Ánh Nguyệt/);
    expect(out).toContain("Thiếu chữ ký số của cơ quan");
  });
  it("PIN sai, tệp không có, dùng sai lệnh: mã thoát đúng và không để lại tệp dở dang", async () => {
    const args = signArgs("plain.pdf", "no.pdf").map((arg) => (arg === path("pin") ? path("wrong-pin") : arg));
    expect(await call(sign, args)).toMatchObject({ code: 1, json: { refusals: [{ code: "signer.wrong-pin" }] } });
    expect(() => readFileSync(path("no.pdf"))).toThrow();
    expect((await call(verify, [path("khong-co.pdf"), "--json"])).code).toBe(1);
    expect((await call(verify, [])).code).toBe(2);
    expect((await call(sign, [path("plain.pdf")])).code).toBe(2);
    expect((await call(verify, ["--help"])).code).toBe(0);
  });
});

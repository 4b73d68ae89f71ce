import { createPrivateKey, sign, X509Certificate } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDocumentSigning } from "#src/adapters/signer/document-signing.ts";
import { readRevocationList } from "#src/adapters/verifier/trust/revocation.ts";
import { readTrustFolder } from "#src/adapters/verifier/trust/trust-folder.ts";
import { verifyPdf } from "#src/adapters/verifier/verify.ts";
import { sampleDocument } from "../../test-pki/sample-document.ts";
import type { DemoKeys } from "./pages/page-job.ts";
import { makeKeys, type Signatory } from "./pki.ts";

const LOADED = new Date("2026-11-23T01:30:00Z");
const DAY = 86_400_000;
const daysLater = (days: number): Date => new Date(LOADED.getTime() + days * DAY);
const SIGNATORY: Signatory = {
  keyId: "person-nguyet",
  subject: {
    id: "person-nguyet",
    name: "Nguyễn Thị Ánh Nguyệt",
    kind: "person",
    organisation: "Sở Tài chính",
    keys: "ec",
  },
  look: { kind: "person", fullName: "Nguyễn Thị Ánh Nguyệt" },
  stored: true,
};

describe("khóa và danh sách thu hồi của tỉnh mẫu", () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), "m-office-demo-pki-"));
  const signing = createDocumentSigning();
  let made: DemoKeys;
  beforeAll(async () => {
    made = await makeKeys(dataDir, [SIGNATORY], LOADED);
  });
  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  /** Signs on that day and judges on that day, by the installation's own trust folder. */
  async function verdictOn(day: Date): Promise<string> {
    const key = made.keys[SIGNATORY.keyId];
    const der = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, "base64"));
    const signer = { certificate: der(key?.certificate ?? ""), chain: made.authorities.map(der) };
    const prepared = await signing.prepare(sampleDocument().pdf, {
      purpose: "person",
      look: { kind: "none" },
      signer,
      at: day,
    });
    const value = sign("sha256", prepared.attributes, createPrivateKey(key?.privateKey ?? ""));
    const { certificates, crls } = await readTrustFolder(path.join(dataDir, "trust"));
    const bytes = await signing.complete(prepared, value);
    return (await verifyPdf(bytes, { trust: certificates, crls, at: day })).verdict;
  }

  it("để chạy bao lâu cũng ký và kiểm được, cho đến hết hạn chứng thư", async () => {
    for (const days of [0, 29, 31, 200, 729]) expect([days, await verdictOn(daysLater(days))]).toEqual([days, "valid"]);
    await expect(verdictOn(daysLater(731))).rejects.toMatchObject({ code: "signature.certificate-expired" });
  });

  it("danh sách thu hồi có hiệu lực lâu hơn mọi chứng thư đã cấp, nên không cần khóa của CA để làm danh sách mới", async () => {
    const ends = Object.values(made.keys).map(
      (key) => new X509Certificate(Buffer.from(key.certificate, "base64")).validToDate,
    );
    const { crls } = await readTrustFolder(path.join(dataDir, "trust"));
    expect(crls.length).toBe(2);
    for (const crl of crls)
      for (const end of ends) expect(readRevocationList(crl)?.nextUpdate?.getTime()).toBeGreaterThan(end.getTime());
  });

  it("khóa của CA thử nghiệm không nằm ở đâu trong thư mục dữ liệu", () => {
    const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const names = files.map((file) => path.relative(dataDir, path.join(file.parentPath, file.name))).sort();
    expect(names).toEqual([
      "keys/person-nguyet.json",
      "keys/person-nguyet.png",
      "secrets/key-store",
      "trust/thu-nghiem-0.crl",
      "trust/thu-nghiem-1.crl",
      "trust/thu-nghiem-root.pem",
    ]);
    for (const name of names) expect(readFileSync(path.join(dataDir, name), "latin1")).not.toContain("PRIVATE KEY");
  });
});

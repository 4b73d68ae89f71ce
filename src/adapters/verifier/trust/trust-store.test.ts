import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createTestPki, type TestPki } from "#tools/test-pki/create-test-pki.ts";
import { pem } from "#tools/test-pki/external-tools.ts";
import { checkCertificate, sha256Of } from "./check-certificate.ts";
import { openTrustStore } from "./trust-store.ts";

const now = new Date("2026-11-24T02:00:00Z");
const DAY = 86_400_000;
let pki: TestPki;
let folder = "";

beforeAll(async () => {
  const odd = (id: string, more: object) => ({ id, name: id, kind: "person" as const, odd: more });
  pki = await createTestPki({
    now,
    keys: "ec",
    subjects: [
      { id: "good", name: "Nguyễn Minh Trí", kind: "person" },
      { id: "revoked", name: "Người cũ", kind: "person", revokedAt: new Date(now.getTime() - 3_600_000) },
      odd("expired", { from: new Date(now.getTime() - 9 * DAY), to: new Date(now.getTime() - DAY) }),
      odd("early", { from: new Date(now.getTime() + DAY) }),
      odd("encrypts", { usages: ["keyEncipherment"] }),
      { id: "weak", name: "weak", kind: "person", keys: "rsa", odd: { rsaBits: 1024 } },
    ],
  });
});
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), "m-office-trust-")), "trust");
});
afterEach(() => rmSync(join(folder, ".."), { recursive: true, force: true }));

describe("Danh sách tin cậy của bản cài đặt", () => {
  it("chưa có thư mục thì không tin ai; thêm PEM và DER, CA và danh sách thu hồi; thêm lại không thành hai", async () => {
    const store = openTrustStore(folder);
    expect(await store.list()).toEqual([]);
    await store.add(pem(pki.root));
    await store.add(pki.root);
    for (const list of pki.crls) await store.add(list);
    expect(await store.list()).toMatchObject([
      { kind: "authority", name: "CA gốc thử nghiệm M-Office", selfIssued: true, weak: false },
      { kind: "list", revoked: expect.any(Number) },
      { kind: "list", revoked: expect.any(Number) },
    ]);
    for (const file of readdirSync(folder)) expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
  });
  it("chứng thư của người dùng và tệp khác không vào được danh sách", async () => {
    const store = openTrustStore(folder);
    expect(() => store.examine(pki.key("good").certificate)).toThrowError(
      expect.objectContaining({ code: "trust.not-an-authority" }),
    );
    expect(() => store.examine(Buffer.from("%PDF-1.7"))).toThrowError(
      expect.objectContaining({ code: "trust.unreadable" }),
    );
    await expect(store.add(pki.key("good").certificate)).rejects.toMatchObject({ code: "trust.not-an-authority" });
    expect(await store.list()).toEqual([]);
  });
  it("bỏ một CA nằm chung tệp với CA khác thì CA kia còn nguyên", async () => {
    const store = openTrustStore(folder);
    await store.add(pem(pki.root));
    writeFileSync(join(folder, "hai-ca.pem"), Buffer.concat([pem(pki.issuing), pem(pki.root)]));
    await store.remove(sha256Of(pki.root));
    expect(await store.list()).toMatchObject([{ name: "CA cấp phát thử nghiệm M-Office" }]);
    expect(readdirSync(folder)).toEqual(["hai-ca.pem"]);
    expect(readFileSync(join(folder, "hai-ca.pem"), "utf8").match(/BEGIN/gu)).toHaveLength(1);
  });
});

describe("NĐ 68/2024 Đ30–32 chứng thư được xét trước khi dùng, như chữ ký sau này", () => {
  const check = (id: string, more: { trust?: Uint8Array[]; crls?: Uint8Array[] } = {}) =>
    checkCertificate({ ...pki.key(id), trust: [pki.root], crls: pki.crls, at: now, ...more });
  it.each([
    ["good", []],
    ["revoked", ["revoked"]],
    ["expired", ["expired"]],
    ["early", ["not-yet-valid"]],
    ["encrypts", ["usage"]],
    ["weak", ["weak"]],
  ])("%s: %j", (id, faults) => {
    expect(check(id).faults).toEqual(faults);
  });
  it("không có CA tin cậy, không có danh sách thu hồi", () => {
    expect(check("good", { trust: [] })).toMatchObject({ faults: ["untrusted"], anchor: null });
    expect(check("good", { crls: [] })).toMatchObject({
      faults: ["revocation-unknown"],
      anchor: "CA gốc thử nghiệm M-Office",
      facts: { name: "Nguyễn Minh Trí", issuerName: "CA cấp phát thử nghiệm M-Office" },
    });
  });
});

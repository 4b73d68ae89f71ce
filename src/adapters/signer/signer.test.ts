import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestPki, type TestPki } from "#tools/test-pki/create-test-pki.ts";
import { hasTool, runOn } from "#tools/test-pki/external-tools.ts";
import { createKeyStoreSigner } from "./key-store-signer.ts";
import { createP12Signer, P12_KEY } from "./p12-signer.ts";
import { signerConformance } from "./signer.conformance.ts";

const PIN = "mật-khẩu-246";
const SUBJECT = "Nguyễn Thị Ánh Nguyệt";
const now = new Date("2026-11-24T02:00:00Z");
const secret = Buffer.from("bí mật của một bản cài đặt thử");
const folders: string[] = [];
let pki: TestPki;

beforeAll(async () => {
  pki = await createTestPki({ subjects: [{ id: "p", name: SUBJECT, kind: "person" }], now });
});
afterAll(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
});

async function storeWithKey(): Promise<{ folder: string; store: ReturnType<typeof createKeyStoreSigner> }> {
  const folder = await mkdtemp(join(tmpdir(), "m-office-keys-"));
  folders.push(folder);
  const store = createKeyStoreSigner({ folder, secret });
  await store.add({ ...pki.key("p"), id: "nguyet", pin: PIN });
  return { folder, store };
}

signerConformance("Tệp PKCS#12", async () => ({
  signer: createP12Signer(pki.key("p").p12(PIN), PIN),
  keyId: P12_KEY,
  pin: PIN,
  subject: SUBJECT,
}));
signerConformance("Kho khóa phần mềm", async () => ({
  signer: (await storeWithKey()).store,
  keyId: "nguyet",
  pin: PIN,
  subject: SUBJECT,
}));

describe("Kho khóa phần mềm giữ kín khóa", () => {
  it("không để khóa bí mật đọc được trên đĩa", async () => {
    const { folder } = await storeWithKey();
    const [file = ""] = await readdir(folder);
    const content = await readFile(join(folder, file), "utf8");
    const der = pki.key("p").privateKey.export({ type: "pkcs8", format: "der" });
    expect(content).not.toContain("PRIVATE KEY");
    expect(content).not.toContain(der.subarray(40, 80).toString("base64").slice(4, 30));
  });
  it("không mở được bằng bí mật của bản cài đặt khác", async () => {
    const { folder } = await storeWithKey();
    const other = createKeyStoreSigner({ folder, secret: Buffer.from("một bí mật hoàn toàn khác") });
    await expect(other.signAttributes("nguyet", Buffer.from("3100", "hex"), PIN)).rejects.toMatchObject({
      code: "signer.wrong-secret",
    });
  });
  it("không ghi đè khóa đã có", async () => {
    const { store } = await storeWithKey();
    await expect(store.add({ ...pki.key("p"), id: "nguyet", pin: PIN })).rejects.toMatchObject({
      code: "signer.key-exists",
    });
  });
});

describe("Tệp PKCS#12", () => {
  it("hỏng hoặc không phải .p12 thì báo rõ, không sập", () => {
    expect(() => createP12Signer(Buffer.from("không phải p12"), PIN)).toThrowError(
      expect.objectContaining({ code: "signer.unsupported-file" }),
    );
    const cut = pki.key("p").p12(PIN).slice(0, 900);
    expect(() => createP12Signer(cut, PIN)).toThrowError(expect.objectContaining({ code: "signer.unsupported-file" }));
  });

  describe.skipIf(!hasTool("openssl"))("do openssl xuất ra", () => {
    const rewrap = (extra: string[]): Buffer => {
      const { text } = runOn({ "in.p12": pki.key("p").p12("123456") }, () => [
        "sh",
        "-c",
        `openssl pkcs12 -in in.p12 -passin pass:123456 -nodes -out k.pem && openssl pkcs12 -export -in k.pem -passout pass:123456 ${extra.join(" ")} | base64`,
      ]);
      return Buffer.from(text, "base64");
    };
    it("mở được với AES-256 (mặc định), 3DES (cũ) và RC2 40, 128 bit (Windows cũ, OpenSSL 1)", async () => {
      const old = "-keypbe PBE-SHA1-3DES -macalg sha1";
      for (const extra of [
        [],
        [`${old} -certpbe PBE-SHA1-3DES`],
        ["-legacy -macalg sha1"],
        [`-legacy ${old} -certpbe PBE-SHA1-RC2-128`],
      ]) {
        const [key] = await createP12Signer(rewrap(extra), "123456").keys();
        expect(key?.subject).toBe(SUBJECT);
      }
    });
    it("sai mã PIN thì nói là sai mã PIN", () => {
      expect(() => createP12Signer(rewrap([]), "000000")).toThrowError(
        expect.objectContaining({ code: "signer.wrong-pin" }),
      );
    });
  });
});

import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestPki, type TestPki } from "#tools/test-pki/create-test-pki.ts";
import { openListSource } from "./list-source.ts";
import { openTrustStore } from "./trust-store.ts";

const now = new Date("2026-11-24T02:00:00Z");
const DAY = 86_400_000;
const folder = mkdtempSync(join(tmpdir(), "m-office-lists-"));
let server: Server;
let base = "";
let pki: TestPki;

beforeAll(async () => {
  pki = await createTestPki({ now, keys: "ec", subjects: [{ id: "p", name: "Nguyễn Minh Trí", kind: "person" }] });
  server = createServer((request, response) => {
    if (request.url === "/ca.crl") return response.end(Buffer.from(pki.crls[1] ?? []));
    if (request.url === "/away") return response.writeHead(302, { location: "http://169.254.169.254/" }).end();
    if (request.url === "/large") return response.end(Buffer.alloc(31_000_000));
    return response.writeHead(404).end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  base = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("Danh sách thu hồi tải từ nơi CA công bố", () => {
  it("chỉ hỏi tên miền được phép, kể cả tên miền con; địa chỉ lấy từ chứng thư", () => {
    const chain = [pki.key("p").certificate, ...pki.key("p").chain];
    expect(openListSource(["thu-nghiem.invalid"]).addresses(chain)).toEqual([
      "http://thu-nghiem.invalid/ca.crl",
      "http://thu-nghiem.invalid/root.crl",
    ]);
    expect(openListSource(["invalid"]).addresses(chain)).toHaveLength(2);
    for (const hosts of [[], ["nghiem.invalid"], ["ca.gov.vn"]])
      expect(openListSource(hosts).addresses(chain)).toEqual([]);
  });
  it("mỗi chứng thư hỏi nhiều nhất 4 nơi, chỉ http, https ở cổng thường dùng; phần còn lại bỏ qua", async () => {
    const many = [
      ...["http://a.vn:22/x.crl", "https://a.vn:80/x.crl", "ldap://a.vn/x", "http://b.vn/x.crl", "http://n:p@a.vn/x"],
      ...["http://a.vn:80/0.crl", "https://a.vn:443/0.crl"],
      ...Array.from({ length: 400 }, (_, index) => `http://crl.a.vn/${index}.crl`),
    ];
    const subjects = [{ id: "p", name: "Nguyễn Minh Trí", kind: "person" as const, odd: { crlUrl: many } }];
    const { certificate } = (await createTestPki({ now, keys: "ec", subjects })).key("p");
    const asked = ["http://a.vn:80/0.crl", "https://a.vn:443/0.crl", "http://crl.a.vn/0.crl", "http://crl.a.vn/1.crl"];
    expect(openListSource(["a.vn"]).addresses([certificate, certificate])).toEqual(asked);
    expect(openListSource(["a.vn:22"]).addresses([certificate])).toEqual(["http://a.vn:22/x.crl"]);
  });
  it("tải được; máy lạ, địa chỉ chuyển tiếp, trang lỗi, tệp quá lớn thì một câu, không đi theo", async () => {
    const source = openListSource([new URL(base).host]);
    expect(Buffer.from(await source.load(`${base}/ca.crl`)).equals(Buffer.from(pki.crls[1] ?? []))).toBe(true);
    for (const address of [
      `${base}/away`,
      `${base}/no`,
      `${base}/large`,
      "file:///etc/passwd",
      "http://10.0.0.1/x",
      "x",
    ])
      await expect(source.load(address)).rejects.toMatchObject({ code: "trust.list-not-loaded" });
    for (const hosts of [[], ["localhost"]])
      await expect(openListSource(hosts).load(`${base}/ca.crl`)).rejects.toMatchObject({
        code: "trust.list-not-loaded",
      });
  });
});

describe("NĐ 68/2024 Đ31 danh sách mới thay danh sách cũ của đúng CA đó", () => {
  const keep = async (_entry: unknown, write: () => Promise<void>): Promise<void> => write();
  it("chưa có CA nào ký thì không nhận; có thì nhận một lần, bản cũ hơn không quay lại", async () => {
    const store = openTrustStore(join(folder, "trust"));
    const [rootList = new Uint8Array(), list = new Uint8Array()] = pki.crls;
    await expect(store.renew(list, [], keep)).rejects.toMatchObject({ code: "trust.list-not-theirs" });
    await store.add(pki.root);
    expect(await store.renew(list, [pki.issuing], keep)).toMatchObject({ kind: "list", revoked: 0 });
    expect(await store.renew(rootList, [], keep)).not.toBeNull();
    expect(await store.renew(list, [pki.issuing], keep)).toBeNull();
    expect(await store.list()).toHaveLength(3);
    // another authority with the same name: its list neither replaces nor counts as ours
    const later = new Date(now.getTime() + DAY);
    const foreign = await createTestPki({ now: later, keys: "ec", subjects: [] });
    await expect(store.renew(foreign.crls[1] ?? list, [pki.issuing], keep)).rejects.toMatchObject({
      code: "trust.list-not-theirs",
    });
    await store.renew(foreign.crls[1] ?? list, [foreign.issuing], keep);
    expect((await store.list()).filter((entry) => entry.kind === "list")).toHaveLength(3);
  });
});

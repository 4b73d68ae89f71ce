import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readSettings, SETTINGS } from "./settings.ts";

it("mọi thiết lập đều có trong docs/settings.md, đúng tên và mặc định", () => {
  const page = readFileSync(new URL("../../../docs/settings.md", import.meta.url), "utf8");
  for (const setting of SETTINGS)
    expect(page).toContain(`| \`${setting.name}\` | ${setting.default} | ${setting.meaning} |`);
});

it("thiết lập sai nêu đúng tên biến, không chạy tiếp", () => {
  expect(() => readSettings({ PORT: "tám nghìn" })).toThrow(/PORT/);
  expect(() => readSettings({ TLS_CERT: "/a.pem" })).toThrow(/TLS_KEY/);
  expect(() => readSettings({ PORT: "99999" })).toThrow(/PORT.*65535/);
  expect(() => readSettings({ LOG_LEVEL: "loud" })).toThrow(/LOG_LEVEL.*debug, info, warn, error/);
  expect(() => readSettings({ M_OFFICE_DEMO: "maybe" })).toThrow(/M_OFFICE_DEMO.*0 hoặc 1/);
  expect(() => readSettings({ PUBLIC_URL: "van-phong.example" })).toThrow(/PUBLIC_URL.*https:/);
  expect(() => readSettings({ CRL_HOSTS: "http://ca.gov.vn" })).toThrow(/CRL_HOSTS.*tên miền/);
  expect(readSettings({ CRL_HOSTS: "none" }).crlHosts).toEqual([]);
  expect(readSettings({ CRL_HOSTS: "CA.gov.vn, b.vn:8080" }).crlHosts).toEqual(["ca.gov.vn", "b.vn:8080"]);
  expect(readSettings({ LOG_LEVEL: "INFO", M_OFFICE_DEMO: "false", PUBLIC_URL: "https://vp.example" })).toMatchObject({
    logLevel: "info",
    demo: false,
    publicUrl: "https://vp.example",
  });
});

it("địa chỉ cơ sở dữ liệu sai không bị in ra: trong đó có mật khẩu", () => {
  expect(() => readSettings({ DATABASE_URL: "mysql://a:mat-khau@b/c" })).toThrow(/^(?!.*mat-khau).*postgres:/u);
});

it("HTTP không mã hóa chỉ nghe trên máy này, trừ khi được yêu cầu", () => {
  expect(readSettings({}).host).toBe("127.0.0.1");
  for (const HOST of ["0.0.0.0", "::", "10.1.2.3", "van-phong.example"])
    expect(() => readSettings({ HOST })).toThrow(/HOST.*HTTPS.*ALLOW_HTTP=1/u);
  for (const HOST of ["127.0.0.1", "::1", "localhost"]) expect(readSettings({ HOST }).host).toBe(HOST);
  expect(readSettings({ HOST: "0.0.0.0", TRUST_PROXY: "1" }).host).toBe("0.0.0.0");
  expect(readSettings({ ALLOW_HTTP: "1" }).host).toBe("0.0.0.0");
  expect(readSettings({ TLS_CERT: "/a.pem", TLS_KEY: "/b.pem" }).host).toBe("0.0.0.0");
});

// Limits are made to act: a limit that no test ever reached is none.
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { Settings } from "#src/platform/config/settings.ts";
import { silentLog } from "#src/platform/log/log.ts";
import { openWeb, type Web } from "#src/server/web.ts";
import { useOffice } from "../support/office/office.ts";
import { PASSWORD } from "../support/office/province.ts";

describe("Giới hạn số yêu cầu từ một địa chỉ", () => {
  const office = useOffice({ worker: false });
  let web: Web | null = null;
  afterEach(() => web?.close());

  async function open(change: Partial<Settings>): Promise<string> {
    const settings = { ...office.settings, ...change };
    web = await openWeb({ settings, log: silentLog, appUrl: office.db.appUrl, webDir: null });
    await web.app.listen({ port: 0, host: "127.0.0.1" });
    return `http://127.0.0.1:${(web.app.server.address() as AddressInfo).port}`;
  }
  const signIn = (url: string, more: { login?: string; password?: string; from?: string } = {}): Promise<Response> =>
    fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-m-office": "1",
        ...(more.from ? { "x-forwarded-for": more.from, "x-forwarded-proto": "https" } : {}),
      },
      body: JSON.stringify({ login: more.login ?? "han.tran", password: more.password ?? PASSWORD }),
    });

  it("thử mật khẩu quá số lần mỗi phút thì bị chặn bằng một câu tiếng Việt, kể cả khi viết địa chỉ kiểu khác", async () => {
    const url = await open({ signInPerMinute: 3 });
    for (let time = 0; time < 3; time += 1) expect((await signIn(`${url}/api/session`)).status).toBe(200);
    for (const spelled of ["/api/session", "/api/session/", "/api/session?x=1", "/api/%73ession"]) {
      const refused = await signIn(url + spelled);
      expect([404, 429], spelled).toContain(refused.status);
      expect(refused.headers.getSetCookie(), spelled).toEqual([]);
    }
    const refused = await signIn(`${url}/api/session`);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({
      code: "session.too-many",
      status: 429,
      title: expect.stringMatching(/quá nhiều lần.*đợi một phút/u),
    });
    expect((await fetch(`${url}/api/session`)).status).toBe(200);
  });

  it("máy khác sau cùng máy chủ ủy quyền không bị vạ lây, và tự khai địa chỉ khác không thoát được", async () => {
    const url = `${await open({ signInPerMinute: 1, trustProxy: true })}/api/session`;
    expect((await signIn(url, { from: "203.0.113.7" })).status).toBe(200);
    expect((await signIn(url, { from: "198.51.100.1, 203.0.113.7" })).status).toBe(429);
    expect((await signIn(url, { from: "203.0.113.8" })).status).toBe(200);
    expect((await signIn(url, { from: "2001:db8::1" })).status).toBe(200);
    expect((await signIn(url, { from: "2001:db8::2" })).status).toBe(429);
  });

  it("một người đổi mật khẩu quá nhiều lần chỉ chặn chính mình: đồng nghiệp cùng địa chỉ vẫn đăng nhập, vẫn đổi được", async () => {
    const url = await open({ signInPerMinute: 2 });
    const cookieOf = async (login: string) =>
      (await signIn(`${url}/api/session`, { login })).headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const change = async (cookie: string): Promise<number> =>
      (
        await fetch(`${url}/api/session/password`, {
          method: "POST",
          headers: { "content-type": "application/json", "x-m-office": "1", cookie },
          body: JSON.stringify({ current: "sai", next: "Mua-xuan-2026" }),
        })
      ).status;
    const one = await cookieOf("han.tran");
    for (const status of [409, 409, 429, 429]) expect(await change(one)).toBe(status);
    const other = await cookieOf("tri.nguyen");
    expect(await change(other)).toBe(409);
  });

  it("hỏi quá nhiều bất cứ gì cũng bị chặn trước khi chạm tới cơ sở dữ liệu; trang sẵn sàng vẫn trả lời", async () => {
    const url = await open({ requestsPerMinute: 5 });
    for (let time = 0; time < 5; time += 1) expect((await fetch(`${url}/api/session`)).status).toBe(200);
    const refused = await fetch(`${url}/api/session`);
    expect(refused.headers.get("content-type")).toMatch(/^application\/problem\+json/u);
    expect([refused.status, await refused.json()]).toEqual([
      429,
      expect.objectContaining({ code: "http.too-many", title: expect.stringMatching(/quá nhanh.*đợi một phút/u) }),
    ]);
    expect((await fetch(`${url}/khong-co`)).status).toBe(429);
    expect((await fetch(`${url}/ready`)).status).toBe(200);
    expect((await fetch(`${url}/health`)).status).toBe(200);
  });
});

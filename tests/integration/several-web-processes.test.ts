import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { silentLog } from "#src/platform/log/log.ts";
import { openWeb, type Web } from "#src/server/web.ts";
import { type Session, useOffice } from "../support/office/office.ts";

describe("Nhiều tiến trình web trên một cơ sở dữ liệu", () => {
  const office = useOffice({ worker: false });
  let second: Web;
  let secondUrl: string;
  let clerk: Session;

  beforeAll(async () => {
    second = await openWeb({ settings: office.settings, log: silentLog, appUrl: office.db.appUrl, webDir: null });
    secondUrl = await second.app.listen({ port: 0, host: "127.0.0.1" });
    clerk = await office.signIn("han.tran");
  });
  afterAll(() => second.close());

  it("việc làm ở tiến trình này hiện ngay ở trình duyệt nối với tiến trình kia, không lọt sang cơ quan khác", async () => {
    const other = await office.signIn("lan.bui");
    const stop = new AbortController();
    const heard: Record<"own" | "other", string> = { own: "", other: "" };
    const listen = async (who: "own" | "other", session: Session): Promise<void> => {
      const answer = await fetch(`${secondUrl}/api/live`, {
        headers: { cookie: session.cookie() },
        signal: stop.signal,
      });
      expect(answer.headers.get("content-type")).toBe("text/event-stream");
      const text = new TextDecoder();
      for await (const part of answer.body ?? []) heard[who] += text.decode(part as Uint8Array, { stream: true });
    };
    const streams = [listen("own", clerk).catch(() => {}), listen("other", other).catch(() => {})];
    await expect.poll(() => heard.own.includes("hello") && heard.other.includes("hello")).toBe(true);
    const made = await clerk.api.caseFiles.open({
      notation: "09-VP",
      title: "Hồ sơ mở ở tiến trình thứ nhất",
      year: 2026,
      retention: "10 năm",
    });
    await expect.poll(() => heard.own).toContain('"topic":"case-files"');
    for (const told of [made.id, "Hồ sơ mở"]) expect(heard.own).not.toContain(told);
    expect(heard.other).not.toContain("case-files");
    stop.abort();
    await Promise.all(streams);
  });

  it("phiên đăng nhập dùng được ở mọi tiến trình, đăng xuất ở một nơi là hết ở mọi nơi", async () => {
    const ask = () => fetch(`${secondUrl}/api/organisation/units`, { headers: { cookie: clerk.cookie() } });
    expect((await ask()).status).toBe(200);
    const cookie = clerk.cookie();
    await clerk.api.identity.signOut();
    expect((await fetch(`${secondUrl}/api/organisation/units`, { headers: { cookie } })).status).toBe(401);
  });

  it("khi không ai được nghe thì luồng trực tiếp trả 401; trang sẵn sàng và số đo trả lời được", async () => {
    expect((await fetch(`${secondUrl}/api/live`)).status).toBe(401);
    expect((await fetch(`${secondUrl}/ready`)).status).toBe(200);
    expect(await (await fetch(`${secondUrl}/metrics`)).text()).toContain("process_cpu_user_seconds_total");
    const openApi = (await (await fetch(`${secondUrl}/api/openapi.json`)).json()) as { paths: Record<string, unknown> };
    expect(Object.keys(openApi.paths)).toEqual(
      expect.arrayContaining(["/intake/{id}/register", "/incoming-documents/{id}/directives", "/outgoing-documents"]),
    );
    expect(openApi.paths["/intake/uploads"]).toHaveProperty(["post", "requestBody", "content", "multipart/form-data"]);
    const page = await fetch(`${secondUrl}/api`);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(await page.text()).toContain("<code>/intake/{id}/register</code> Vào sổ văn bản đến");
  });
});

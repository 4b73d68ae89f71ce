// HTTPS over real sockets: our own certificate with HTTP/2, a proxy in front, and plain HTTP that stays on this machine.
import { once } from "node:events";
import { rmSync } from "node:fs";
import { createServer, type IncomingMessage, request as plainRequest, type ServerResponse } from "node:http";
import { type ClientHttp2Session, connect as connectHttp2, type IncomingHttpHeaders } from "node:http2";
import { request as secureRequest } from "node:https";
import type { AddressInfo } from "node:net";
import { networkInterfaces } from "node:os";
import { connect as connectTls } from "node:tls";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Settings } from "#src/platform/config/settings.ts";
import { silentLog } from "#src/platform/log/log.ts";
import { openWeb, type Web } from "#src/server/web.ts";
import { selfSigned } from "../support/cluster/self-signed.ts";
import { letterPdf } from "../support/documents/letters.ts";
import { useOffice } from "../support/office/office.ts";
import { PASSWORD } from "../support/office/province.ts";

const office = useOffice({ worker: false });
const certificate = selfSigned();
afterAll(() => rmSync(certificate.folder, { recursive: true, force: true }));

const SIGN_IN = JSON.stringify({ login: "han.tran", password: PASSWORD });
const SAFE = { "content-type": "application/json", "x-m-office": "1" };

/** One more web process on the same database. @returns its port on 127.0.0.1 or the host given */
const opened: Web[] = [];
async function open(change: Partial<Settings>, host = "127.0.0.1"): Promise<number> {
  const settings = { ...office.settings, ...change };
  const web = await openWeb({ settings, log: silentLog, appUrl: office.db.appUrl, webDir: null });
  opened.push(web);
  await web.app.listen({ port: 0, host });
  return (web.app.server.address() as AddressInfo).port;
}
afterEach(async () => {
  for (const web of opened.splice(0)) await web.close();
});

type Answer = { status: number; headers: IncomingHttpHeaders; text: string };
type Asked = { method?: string; headers?: Record<string, string>; body?: string | Buffer };

function ask1(url: string, asked: Asked = {}): Promise<Answer> {
  const make = url.startsWith("https:") ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const request = make(url, {
      method: asked.method ?? "GET",
      headers: asked.headers,
      rejectUnauthorized: false,
      agent: false,
    });
    request.once("error", reject);
    request.once("response", (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (piece) => (text += piece));
      answer.once("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
    });
    request.end(asked.body);
  });
}

async function ask2(session: ClientHttp2Session, path: string, asked: Asked = {}): Promise<Answer> {
  const stream = session.request({ ":path": path, ":method": asked.method ?? "GET", ...asked.headers });
  stream.end(asked.body);
  const [headers] = (await once(stream, "response")) as [IncomingHttpHeaders & { ":status": number }];
  let text = "";
  for await (const piece of stream.setEncoding("utf8")) text += piece;
  return { status: headers[":status"], headers, text };
}

const cookieOf = (answer: Answer): string => answer.headers["set-cookie"]?.[0] ?? "";

describe("HTTPS bằng chứng thư của máy chủ", () => {
  let port = 0;
  let session: ClientHttp2Session;
  beforeAll(async () => {
    const settings = { ...office.settings, tlsCert: certificate.TLS_CERT, tlsKey: certificate.TLS_KEY };
    const web = await openWeb({ settings, log: silentLog, appUrl: office.db.appUrl, webDir: null });
    await web.app.listen({ port: 0, host: "127.0.0.1" });
    port = (web.app.server.address() as AddressInfo).port;
    session = connectHttp2(`https://localhost:${port}`, { rejectUnauthorized: false });
    session.on("error", () => {});
    // closing waits neither for an open stream nor for a browser that keeps its connection: the tests leave both behind
    return () => web.close();
  }, 60_000);

  it("trình duyệt mới dùng HTTP/2, chương trình cũ dùng HTTP/1.1; bản TLS quá cũ bị từ chối", async () => {
    const agreed = async (ALPNProtocols: string[], more = {}): Promise<string | false | null> => {
      const socket = connectTls({ port, host: "127.0.0.1", rejectUnauthorized: false, ALPNProtocols, ...more });
      await once(socket, "secureConnect");
      const protocol = socket.alpnProtocol;
      socket.destroy();
      return protocol;
    };
    expect(await agreed(["h2", "http/1.1"])).toBe("h2");
    expect(await agreed(["http/1.1"])).toBe("http/1.1");
    await expect(agreed(["h2"], { minVersion: "TLSv1", maxVersion: "TLSv1.1" })).rejects.toThrow();
  });

  it("cookie phiên có Secure, HttpOnly, SameSite; trình duyệt được dặn chỉ dùng HTTPS; không còn cảnh báo HTTP", async () => {
    const headers = { ...SAFE, origin: `https://localhost:${port}` };
    const signedIn = await ask2(session, "/api/session", { method: "POST", headers, body: SIGN_IN });
    expect(signedIn.status).toBe(200);
    expect(cookieOf(signedIn)).toMatch(/HttpOnly/u);
    expect(cookieOf(signedIn)).toMatch(/Secure/u);
    expect(cookieOf(signedIn)).toMatch(/SameSite=Lax/u);
    expect(signedIn.headers["strict-transport-security"]).toMatch(/max-age=31536000/u);
    const cookie = cookieOf(signedIn).split(";")[0] ?? "";
    for (const again of [
      await ask2(session, "/api/session", { headers: { cookie } }),
      await ask1(`https://localhost:${port}/api/session`, { headers: { cookie } }),
    ]) {
      const { me, installation } = JSON.parse(again.text);
      expect(me.person.login).toBe("han.tran");
      expect(installation.plainHttp).toBe(false);
    }
    const foreign = { ...SAFE, origin: "https://xau.example" };
    expect((await ask2(session, "/api/session", { method: "POST", headers: foreign, body: SIGN_IN })).status).toBe(403);
  });

  it("tải tệp lên và nghe luồng trực tiếp đều chạy qua HTTP/2", async () => {
    const signedIn = await ask2(session, "/api/session", { method: "POST", headers: SAFE, body: SIGN_IN });
    const cookie = cookieOf(signedIn).split(";")[0] ?? "";
    const form = new FormData();
    form.set("secrecy", "thuong");
    form.set("contentKind", "thuong");
    form.set("noMarksSeen", "1");
    form.set("file", new Blob([letterPdf() as Uint8Array<ArrayBuffer>]), "van-ban.pdf");
    const packed = new Response(form);
    const body = Buffer.from(await packed.arrayBuffer());
    const type = packed.headers.get("content-type") ?? "";
    const headers = { ...SAFE, cookie, "content-type": type };
    const uploaded = await ask2(session, "/api/intake/uploads", { method: "POST", headers, body });
    expect([uploaded.status, JSON.parse(uploaded.text).proposed?.codeNumber?.value]).toEqual([201, "2034"]);
    const live = session.request({ ":path": "/api/live", cookie });
    live.on("error", () => {});
    const [answer] = (await once(live, "response")) as [IncomingHttpHeaders];
    expect(answer["content-type"]).toBe("text/event-stream");
    const [first] = (await once(live.setEncoding("utf8"), "data")) as [string];
    expect(first).toContain("event: hello");
    const idle = connectTls({ port, host: "127.0.0.1", rejectUnauthorized: false, ALPNProtocols: ["http/1.1"] });
    idle.on("error", () => {});
    idle.write("GET /health HTTP/1.1\r\nhost: localhost\r\nconnection: keep-alive\r\n\r\n");
    expect(String((await once(idle, "data"))[0])).toContain("200 OK");
  });

  it("tệp chứng thư thiếu hay không hợp với khóa thì nói rõ tên thiết lập", async () => {
    const other = selfSigned();
    await expect(open({ tlsCert: "/khong/co.pem", tlsKey: certificate.TLS_KEY })).rejects.toThrow(/TLS_CERT/u);
    await expect(open({ tlsCert: certificate.TLS_CERT, tlsKey: other.TLS_KEY })).rejects.toThrow(/TLS_KEY.*cùng nhau/u);
    rmSync(other.folder, { recursive: true, force: true });
  });
});

/** Forwards as nginx does by default: another Host, the caller's address added at the end. */
async function startProxy(to: number, proto: string | null): Promise<{ port: number; close(): void }> {
  const pass = (request: IncomingMessage, response: ServerResponse): void => {
    const before = request.headers["x-forwarded-for"];
    const headers = {
      ...request.headers,
      host: `upstream:${to}`,
      "x-forwarded-host": request.headers.host,
      "x-forwarded-for": before ? `${before}, 203.0.113.7` : "203.0.113.7",
      ...(proto ? { "x-forwarded-proto": proto } : {}),
    };
    const onward = plainRequest({ port: to, host: "127.0.0.1", method: request.method, path: request.url, headers });
    onward.once("response", (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward);
  };
  const server = createServer(pass).listen(0, "127.0.0.1");
  await once(server, "listening");
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}

describe("Sau máy chủ ủy quyền có HTTPS (TRUST_PROXY=1)", () => {
  it("cookie có Secure, có HSTS; địa chỉ ghi lại là địa chỉ máy chủ ủy quyền thấy, không phải điều người gọi tự khai", async () => {
    const proxy = await startProxy(await open({ trustProxy: true }), "https");
    const url = `http://127.0.0.1:${proxy.port}/api/session`;
    const headers = { ...SAFE, origin: `https://127.0.0.1:${proxy.port}`, "x-forwarded-for": "198.51.100.66" };
    const signedIn = await ask1(url, { method: "POST", headers, body: SIGN_IN });
    expect(signedIn.status).toBe(200);
    expect(cookieOf(signedIn)).toMatch(/Secure/u);
    expect(signedIn.headers["strict-transport-security"]).toMatch(/max-age/u);
    const { installation } = JSON.parse((await ask1(url)).text);
    expect(installation.plainHttp).toBe(false);
    const foreign = { ...headers, origin: "https://xau.example" };
    expect((await ask1(url, { method: "POST", headers: foreign, body: SIGN_IN })).status).toBe(403);
    proxy.close();
    const client = new pg.Client({ connectionString: office.db.adminUrl });
    await client.connect();
    const { rows } = await client.query("select from_address from session order by created_at desc limit 1");
    await client.end();
    expect(rows).toEqual([{ from_address: "203.0.113.7" }]);
  });

  it("ai vào cổng HTTP của máy chủ ủy quyền được đưa sang HTTPS, không gửi được mật khẩu ở dạng đọc được", async () => {
    const port = await open({ trustProxy: true });
    const proxy = await startProxy(port, "http");
    const page = await ask1(`http://127.0.0.1:${proxy.port}/van-ban-den?trang=2`, { headers: { host: "vp.example" } });
    expect([page.status, page.headers.location]).toEqual([308, "https://vp.example/van-ban-den?trang=2"]);
    const url = `http://127.0.0.1:${proxy.port}/api/session`;
    const refused = await ask1(url, { method: "POST", headers: SAFE, body: SIGN_IN });
    expect([refused.status, JSON.parse(refused.text)]).toEqual([
      403,
      expect.objectContaining({ code: "http.not-encrypted", title: expect.stringContaining("https://") }),
    ]);
    expect(cookieOf(refused)).toBe("");
    proxy.close();
    expect((await ask1(`http://127.0.0.1:${port}/ready`)).status).toBe(200);
  });
});

describe("HTTP không mã hóa", () => {
  const outside = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .find((each) => each.family === "IPv4" && !each.internal)?.address;

  it("trên chính máy này dùng được và quản trị được báo là chưa mã hóa; không đặt Secure, không dặn HSTS", async () => {
    const port = await open({});
    const signedIn = await ask1(`http://127.0.0.1:${port}/api/session`, {
      method: "POST",
      headers: SAFE,
      body: SIGN_IN,
    });
    expect(signedIn.status).toBe(200);
    expect(cookieOf(signedIn)).not.toMatch(/Secure/u);
    expect(signedIn.headers["strict-transport-security"]).toBeUndefined();
    const { installation } = JSON.parse((await ask1(`http://127.0.0.1:${port}/api/session`)).text);
    expect(installation.plainHttp).toBe(true);
  });

  it.skipIf(!outside)("từ máy khác chỉ được khi đặt ALLOW_HTTP=1, khi đó quản trị thấy cảnh báo", async () => {
    const host = outside ?? "";
    const closed = `http://${host}:${await open({}, host)}/api/session`;
    const refused = await ask1(closed);
    expect([refused.status, JSON.parse(refused.text).code]).toEqual([403, "http.not-encrypted"]);
    expect((await ask1(closed.replace("/api/session", "/ready"))).status).toBe(200);
    const claimed = await ask1(closed, { headers: { "x-forwarded-proto": "https" } });
    expect(claimed.status).toBe(403);
    const allowed = `http://${host}:${await open({ allowHttp: true }, host)}/api/session`;
    expect(JSON.parse((await ask1(allowed)).text).installation.plainHttp).toBe(true);
    const signedIn = await ask1(allowed, { method: "POST", headers: SAFE, body: SIGN_IN });
    expect(signedIn.status).toBe(200);
  });
});

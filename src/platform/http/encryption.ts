// HTTPS of our own, or of one proxy in front; plain HTTP for this machine alone unless the operator wants it otherwise.
import { readFile } from "node:fs/promises";
import type { Socket } from "node:net";
import { createSecureContext } from "node:tls";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Settings } from "../config/settings.ts";
import { PlainFailure } from "../failure/plain-failure.ts";
import { problem } from "../problem/problem.ts";

const notEncrypted = problem(
  "http.not-encrypted",
  403,
  "Máy chủ chỉ nhận kết nối có mã hóa; chưa ghi gì. Hãy mở lại bằng địa chỉ bắt đầu bằng https://.",
);

export type Tls = { cert: Buffer; key: Buffer; allowHTTP1: true; minVersion: "TLSv1.2" };

/**
 * Certificate and key of TLS_CERT and TLS_KEY, tried together before anything listens.
 * @returns null when the installation has none
 * @throws PlainFailure naming the file that is missing or does not fit
 */
export async function readTls(settings: Pick<Settings, "tlsCert" | "tlsKey">): Promise<Tls | null> {
  if (!settings.tlsCert || !settings.tlsKey) return null;
  const cert = await readPem("TLS_CERT", settings.tlsCert);
  const key = await readPem("TLS_KEY", settings.tlsKey);
  const tls = { cert, key, allowHTTP1: true, minVersion: "TLSv1.2" } as const;
  try {
    createSecureContext(tls);
  } catch (cause) {
    const message = `Chứng thư ở TLS_CERT (${settings.tlsCert}) và khóa ở TLS_KEY (${settings.tlsKey}) không dùng được cùng nhau; chưa có gì bị thay đổi. Hãy đặt đúng tệp chứng thư PEM kèm chuỗi và khóa PEM không mật khẩu của nó.`;
    throw new PlainFailure("tls.unusable", message, { cause });
  }
  return tls;
}

async function readPem(variable: string, file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    const message = `Không đọc được tệp ${file} ở ${variable}; chưa có gì bị thay đổi. Hãy kiểm tra đường dẫn và quyền đọc của tài khoản đang chạy.`;
    throw new PlainFailure("tls.no-file", message, { cause });
  }
}

/** asked by whatever watches over the machines, often without certificates; they tell nothing but yes or no */
const WATCHED = new Set(["/health", "/ready"]);
const CLOSING_PATIENCE = 2_000;

/**
 * Answers on their way may still leave when the server closes; a connection that stays open after that is cut. Fastify cuts the
 * connections of plain HTTP by itself, but knows nothing of the sockets under TLS.
 */
export function cutLingering(app: FastifyInstance): void {
  const sockets = new Set<Socket>();
  app.server.on("secureConnection", (socket: Socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  app.addHook("preClose", async () => {
    const timer = setTimeout(() => {
      for (const socket of sockets) socket.destroy();
    }, CLOSING_PATIENCE);
    app.server.once("close", () => clearTimeout(timer));
  });
}

/**
 * Lets through what came encrypted, from this machine itself, or with ALLOW_HTTP=1. A page asked for in plain HTTP is sent to
 * its HTTPS address. Whoever forwards (also from this machine) is judged by what it says of its caller.
 * @returns true when the answer is given already
 * @throws Problem 403
 */
export function demandEncryption(settings: Settings, request: FastifyRequest, reply: FastifyReply): boolean {
  if (WATCHED.has(request.routeOptions.url ?? "")) return false;
  if (request.protocol === "https" || settings.allowHttp) return false;
  const forwarded = settings.trustProxy && request.headers["x-forwarded-proto"] !== undefined;
  if (!forwarded && isLoopback(request.raw.socket?.remoteAddress)) return false;
  if (!settings.trustProxy || (request.method !== "GET" && request.method !== "HEAD")) throw notEncrypted();
  const base = settings.publicUrl?.startsWith("https://")
    ? new URL(settings.publicUrl).origin
    : `https://${request.host}`;
  reply.redirect(`${base}${request.url}`, 308);
  return true;
}

/** undefined: a request that never saw a network (inject) */
function isLoopback(address: string | undefined): boolean {
  return address === undefined || address === "::1" || /^(::ffff:)?127\./u.test(address);
}

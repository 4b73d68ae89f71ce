import { createServer } from "node:net";
import { explainSystemError, PlainFailure } from "#src/platform/failure/plain-failure.ts";

/**
 * Tries the port before anything else is started.
 * @throws PlainFailure when another program has it, or the system does not give it to this user
 */
export function requireFreePort(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EACCES") {
        const message = `Tài khoản này không được mở cổng ${port}; chưa có gì bị thay đổi. Hãy chọn cổng từ 1024 trở lên, ví dụ PORT=8080 npm start.`;
        return reject(new PlainFailure("port.no-right", message));
      }
      if (error.code === "EADDRNOTAVAIL") {
        const message = `Máy này không có địa chỉ ${host}; chưa có gì bị thay đổi. Hãy đặt HOST thành địa chỉ của máy, hoặc 127.0.0.1.`;
        return reject(new PlainFailure("port.no-address", message));
      }
      reject(explainSystemError(Object.assign(error, { path: undefined, port }), String(port)) ?? error);
    });
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve()));
  });
}

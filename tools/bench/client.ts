// A client that costs little. It shares a process with the server, so what it spends would be counted as ours; `fetch` and its web
// streams take 0.4 ms a request here, which in an office the clerk's own machine pays.
import { Agent, request } from "node:http";

export type BenchClient = {
  /** @returns the body as text @throws when the answer is not 200 */
  ask(method: "GET" | "POST", path: string, body?: object): Promise<string>;
  close(): void;
};

export function openClient(url: string, cookie: string): BenchClient {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true });
  const ask: BenchClient["ask"] = (method, path, body) =>
    new Promise((resolve, reject) => {
      const headers = { cookie, "x-m-office": "1", ...(body ? { "content-type": "application/json" } : {}) };
      const sent = request({ hostname, port, path, method, agent, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on("data", (part: Buffer) => parts.push(part));
        response.once("error", reject);
        response.once("end", () => {
          const text = Buffer.concat(parts).toString();
          if (response.statusCode === 200) resolve(text);
          else reject(new Error(`${method} ${path} answered ${response.statusCode}: ${text}`));
        });
      });
      sent.once("error", reject);
      sent.end(body && JSON.stringify(body));
    });
  return { ask, close: () => agent.destroy() };
}

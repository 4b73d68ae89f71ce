import { request as plain } from "node:http";
import { request as secure } from "node:https";

/**
 * Asks our own web process on this machine. Its certificate names a public host, or nobody but itself: what matters here is that
 * the process answers, so the certificate is not judged.
 * @throws Error when it does not answer in `patience` ms
 */
export function askLocally(url: string, patience = 5_000): Promise<{ status: number; text: string }> {
  const signal = AbortSignal.timeout(patience);
  return new Promise((resolve, reject) => {
    const options = { signal, agent: false as const };
    const asked = url.startsWith("https:")
      ? secure(url, { ...options, rejectUnauthorized: false })
      : plain(url, options);
    asked.once("error", (error) => reject(signal.aborted ? new Error("quá thời gian chờ", { cause: error }) : error));
    asked.once("response", (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (piece) => {
        text += piece;
      });
      answer.once("error", reject);
      answer.once("end", () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    asked.end();
  });
}

// The one live connection of this browser, shared by its tabs (HTTP/1.1 allows six per origin).
import type { FromWorker } from "./live-message.ts";
import { openStream } from "./live-stream.ts";

const ports = new Set<MessagePort>();
let close: (() => void) | null = null;
let lastState: FromWorker | null = null;

function tell(message: FromWorker): void {
  if (message.kind === "state") lastState = message;
  for (const port of ports) port.postMessage(message);
}

addEventListener("connect", (event) => {
  const port = (event as MessageEvent).ports[0];
  if (!port) return;
  ports.add(port);
  port.onmessage = (message: MessageEvent<{ kind: "bye" | "again" }>) => {
    if (message.data.kind === "bye") ports.delete(port);
    if (message.data.kind === "again" || ports.size === 0) {
      close?.();
      close = ports.size === 0 ? null : openStream("/api/live", tell);
    }
  };
  if (lastState) port.postMessage(lastState);
  close ??= openStream("/api/live", tell);
});

// One EventSource with its own patience; runs in the SharedWorker or, where there is none, in the page.
import { type FromWorker, type LiveState, readEvent } from "./live-message.ts";

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30_000;

/** @returns how to close the stream */
export function openStream(address: string, tell: (message: FromWorker) => void): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = FIRST_WAIT;
  let latest: number | null = null;
  const state = (line: LiveState["line"]) => tell({ kind: "state", state: { line, latest } });

  function connect(): void {
    state("connecting");
    source = new EventSource(address, { withCredentials: true });
    source.onopen = () => {
      wait = FIRST_WAIT;
      latest = Date.now();
      state("open");
      // Something may have been missed while the line was down: every listener looks again.
      tell({ kind: "event", event: { topic: "reconnected" } });
    };
    source.onmessage = (message: MessageEvent<string>) => {
      latest = Date.now();
      const event = readEvent(message.data);
      if (event) tell({ kind: "event", event });
    };
    source.onerror = () => {
      source?.close();
      state(navigator.onLine === false ? "lost" : "connecting");
      timer = setTimeout(connect, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT);
    };
  }
  connect();
  return () => {
    clearTimeout(timer);
    source?.close();
  };
}

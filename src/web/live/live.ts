/**
 * Live updates. Everything on screen asks anew when the server says that its topic changed.
 *
 *   useLive("intake", () => queryClient.invalidateQueries({ queryKey: ["intake"] }));
 *   useLiveQueries({ intake: [["intake"], ["counts"]] });       the same, shorter
 *
 * After a broken line every listener is called once (`reconnected`). `useLiveState()` feeds the dot in the key bar.
 */
import { useEffect, useRef, useSyncExternalStore } from "react";
import { queryClient } from "../app/query.ts";
import { type FromWorker, hears, type LiveEvent, type LiveState } from "./live-message.ts";
import { openStream } from "./live-stream.ts";

type Listener = { topic: string; run: (event: LiveEvent) => void };
const listeners = new Set<Listener>();
const stateListeners = new Set<() => void>();
let state: LiveState = { line: "connecting", latest: null };

function receive(message: FromWorker): void {
  if (message.kind === "state") {
    state = message.state;
    for (const listener of stateListeners) listener();
    return;
  }
  state = { ...state, latest: Date.now() };
  for (const listener of listeners) {
    if (message.event.topic === "reconnected" || hears(listener.topic, message.event)) listener.run(message.event);
  }
}

/** Opens the connection for a signed-in page. @returns how to let go of it */
export function connectLive(): () => void {
  if (typeof SharedWorker === "undefined") return openStream("/api/live", receive);
  const worker = new SharedWorker(new URL("./live-worker.ts", import.meta.url), {
    type: "module",
    name: "m-office-live",
  });
  let closeOwn: (() => void) | null = null;
  worker.onerror = () => {
    closeOwn ??= openStream("/api/live", receive);
  };
  worker.port.onmessage = (message: MessageEvent<FromWorker>) => receive(message.data);
  worker.port.start();
  const bye = () => worker.port.postMessage({ kind: "bye" });
  addEventListener("pagehide", bye);
  return () => {
    removeEventListener("pagehide", bye);
    bye();
    closeOwn?.();
  };
}

export function useLive(topic: string, run: (event: LiveEvent) => void): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    const listener: Listener = { topic, run: (event) => latest.current(event) };
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, [topic]);
}

/** @param topics which query keys are stale when a topic speaks */
export function useLiveQueries(topics: Record<string, readonly (readonly unknown[])[]>): void {
  useLive("*", (event) => {
    for (const [topic, keys] of Object.entries(topics)) {
      if (event.topic !== "reconnected" && !hears(topic, event)) continue;
      for (const queryKey of keys) void queryClient.invalidateQueries({ queryKey });
    }
  });
}

export function useLiveState(): LiveState {
  return useSyncExternalStore(
    (listener) => {
      stateListeners.add(listener);
      return () => stateListeners.delete(listener);
    },
    () => state,
    () => state,
  );
}

/** What the server's event stream says and what the tabs tell each other. */
export type LiveEvent = {
  /** what changed: `intake`, `incoming:doc_…`, `exchange`, `counts`, `incident` */
  topic: string;
  data?: unknown;
};
export type LiveState = { line: "open" | "connecting" | "lost"; latest: number | null };
export type FromWorker = { kind: "event"; event: LiveEvent } | { kind: "state"; state: LiveState };

/** @returns the event in one message of the stream; null for heartbeats and what nobody understands */
export function readEvent(text: string): LiveEvent | null {
  try {
    const value = JSON.parse(text) as unknown;
    if (typeof value !== "object" || value === null || !("topic" in value) || typeof value.topic !== "string")
      return null;
    return "data" in value ? { topic: value.topic, data: value.data } : { topic: value.topic };
  } catch {
    return null;
  }
}

/** `incoming` hears `incoming` and `incoming:doc_1`; `*` hears everything. */
export function hears(wanted: string, topic: string): boolean {
  return wanted === "*" || topic === wanted || topic.startsWith(`${wanted}:`);
}

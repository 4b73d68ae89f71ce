/** What the server's event stream says and what the tabs tell each other; `topic`: `intake`, `incoming`, `exchange`, `counts` … */
export type LiveEvent = { topic: string };
export type LiveState = { line: "open" | "connecting" | "lost"; latest: number | null };
export type FromWorker = { kind: "event"; event: LiveEvent } | { kind: "state"; state: LiveState };

/** @returns the event in one message of the stream; null for heartbeats and what nobody understands */
export function readEvent(text: string): LiveEvent | null {
  try {
    const value = JSON.parse(text) as unknown;
    if (typeof value !== "object" || value === null || !("topic" in value) || typeof value.topic !== "string")
      return null;
    return { topic: value.topic };
  } catch {
    return null;
  }
}

/** `incoming` hears whatever changes among incoming documents; `*` hears everything. */
export function hears(wanted: string, event: LiveEvent): boolean {
  return wanted === "*" || wanted === event.topic;
}

/** What the server's event stream says and what the tabs tell each other. */
export type LiveEvent = {
  /** what changed: `intake`, `incoming`, `exchange`, `counts`, `incident` */
  topic: string;
  /** the one thing that changed, when only one did */
  id?: string;
};
export type LiveState = { line: "open" | "connecting" | "lost"; latest: number | null };
export type FromWorker = { kind: "event"; event: LiveEvent } | { kind: "state"; state: LiveState };

/** @returns the event in one message of the stream; null for heartbeats and what nobody understands */
export function readEvent(text: string): LiveEvent | null {
  try {
    const value = JSON.parse(text) as unknown;
    if (typeof value !== "object" || value === null || !("topic" in value) || typeof value.topic !== "string")
      return null;
    return "id" in value && typeof value.id === "string"
      ? { topic: value.topic, id: value.id }
      : { topic: value.topic };
  } catch {
    return null;
  }
}

/** `incoming` hears every incoming document, `incoming:doc_1` only that one; `*` hears everything. */
export function hears(wanted: string, event: LiveEvent): boolean {
  return (
    wanted === "*" || wanted === event.topic || (event.id !== undefined && wanted === `${event.topic}:${event.id}`)
  );
}

// Who hears which event: outgoing → exchange → incoming is no circle because the connections stand here, not in the features.
import type { Listener } from "#src/platform/events/events.ts";
import type { Ports } from "./ports.ts";

export function listListeners(_ports: Ports): Listener[] {
  return [];
}

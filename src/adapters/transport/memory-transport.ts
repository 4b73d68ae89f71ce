import { type MessageHandler, type Parcel, REASONS, type SendResult, type Transport } from "./transport.port.ts";

/**
 * What may go wrong with one parcel: `drop` (lost before arriving, the sender is told), `lose-answer` (arrives, the sender
 * is told it did not), `duplicate` (arrives twice), `delay` (accepted, arrives at `settle`), `refuse` (never accepted).
 */
export type Fault = "none" | "drop" | "lose-answer" | "duplicate" | "delay" | "refuse";

export type MemoryTransport = Transport & {
  /** The faults of the next parcels, in order; afterwards none. */
  faults(...next: Fault[]): void;
  /** Delivers what was delayed, in reversed order when asked, until everything is taken or nothing moves. */
  settle(order?: "kept" | "reversed"): Promise<void>;
  /** how many parcels still wait */
  waiting(): number;
};

/** A network in memory for tests: deterministic, with faults on demand. `agencies` are the codes it reaches. */
export function createMemoryTransport(agencies: readonly string[]): MemoryTransport {
  const name = "memory";
  const planned: Fault[] = [];
  let delayed: Parcel[] = [];
  let handler: MessageHandler | null = null;

  const hand = async (parcel: Parcel): Promise<SendResult> => {
    if (!handler) return { accepted: false, retryable: true, reason: REASONS.notReady };
    try {
      const meta = { from: parcel.from, to: parcel.to, messageId: parcel.messageId, transport: name };
      return await handler(Uint8Array.from(parcel.bytes), meta);
    } catch {
      return { accepted: false, retryable: true, reason: REASONS.failed };
    }
  };
  const failed: SendResult = { accepted: false, retryable: true, reason: REASONS.failed };

  const withFault = async (parcel: Parcel, fault: Fault): Promise<SendResult> => {
    switch (fault) {
      case "none":
        return hand(parcel);
      case "drop":
        return failed;
      case "lose-answer":
        await hand(parcel);
        return failed;
      case "duplicate":
        await hand(parcel);
        return hand(parcel);
      case "delay":
        delayed.push({ ...parcel, bytes: Uint8Array.from(parcel.bytes) });
        return { accepted: true };
      case "refuse":
        return { accepted: false, retryable: false, reason: REASONS.unknownAgency };
      default: {
        const none: never = fault;
        return none;
      }
    }
  };

  return {
    name,
    faults: (...next) => {
      planned.push(...next);
    },
    waiting: () => delayed.length,
    onMessage(next) {
      handler = next;
    },
    send: async (parcel) => {
      if (!agencies.includes(parcel.to)) return { accepted: false, retryable: false, reason: REASONS.unknownAgency };
      return withFault(parcel, planned.shift() ?? "none");
    },
    async settle(order = "kept") {
      for (let before = -1; delayed.length > 0 && delayed.length !== before; ) {
        before = delayed.length;
        const batch = order === "kept" ? delayed : delayed.toReversed();
        const left: Parcel[] = [];
        for (const parcel of batch) {
          const result = await hand(parcel);
          if (!result.accepted && result.retryable) left.push(parcel);
        }
        delayed = left;
      }
    },
  };
}

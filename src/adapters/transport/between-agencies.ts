import { type MessageHandler, type Parcel, REASONS, type SendResult, type Transport } from "./transport.port.ts";

/**
 * The way between two agencies of this installation. They use the same messages as agencies outside (invariant 9): only
 * the bytes cross, nothing of the sender's rows. `knows` says whether a code belongs to an agency of ours.
 */
export function createBetweenAgencies(wiring: { knows(agencyCode: string): Promise<boolean> }): Transport {
  const name = "between-agencies";
  let handler: MessageHandler | null = null;
  const send = async (parcel: Parcel): Promise<SendResult> => {
    if (!handler) return { accepted: false, retryable: true, reason: REASONS.notReady };
    try {
      if (!(await wiring.knows(parcel.to))) return { accepted: false, retryable: false, reason: REASONS.unknownAgency };
      const meta = { from: parcel.from, to: parcel.to, messageId: parcel.messageId, transport: name };
      // A copy: the receiver must not see what the sender does to its buffer afterwards.
      return await handler(Uint8Array.from(parcel.bytes), meta);
    } catch {
      return { accepted: false, retryable: true, reason: REASONS.failed };
    }
  };
  return {
    name,
    send,
    onMessage(next) {
      handler = next;
    },
  };
}

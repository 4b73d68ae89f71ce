// RFC 3161 timestamp tokens: a signed message whose content says "this imprint existed at that time".
import { createHash } from "node:crypto";
import { children, objectIdOf, octetsOf, parseDer, timeOf } from "#src/platform/der/der.ts";
import type { ReasonCode } from "../reasons.ts";
import { DIGESTS, isWeakDigest } from "../trust/algorithms.ts";
import { type Certificate, sameBytes } from "../trust/certificate.ts";
import { checkMessage, type MessageCheck } from "./check-message.ts";
import { readSignedMessage, type SignedMessage } from "./read-cms.ts";

const TST_INFO = "1.2.840.113549.1.9.16.1.4";

export type TokenCheck = MessageCheck & { message: SignedMessage | null; time: Date | null };

/**
 * Checks a token over `content` (in pieces): imprint, signature value, certificate binding. Trust is judged apart.
 */
export function checkToken(token: Uint8Array, content: readonly Uint8Array[]): TokenCheck {
  const failed = (code: ReasonCode, signer: Certificate | null = null): TokenCheck => ({
    integrity: "broken",
    signer,
    certificates: [],
    reasons: [code],
    message: null,
    time: null,
  });
  try {
    const message = readSignedMessage(token);
    if (message.contentType !== TST_INFO || !message.content) return failed("integrity.unreadable");
    const [, , imprint, , time] = children(parseDer(message.content));
    const [algorithm, hashed] = children(imprint);
    const name = DIGESTS[objectIdOf(children(algorithm)[0])];
    if (!name) return { ...failed("integrity.unsupported"), integrity: "unknown" };
    const hash = createHash(name);
    for (const piece of content) hash.update(piece);
    if (!sameBytes(hash.digest(), octetsOf(hashed))) return failed("integrity.digest-mismatch");
    const checked = checkMessage(message, [message.content], { needsCertificateBinding: true });
    const reasons = isWeakDigest(name) ? [...checked.reasons, "algorithm.weak" as const] : checked.reasons;
    return { ...checked, reasons, message, time: timeOf(time) };
  } catch {
    return failed("integrity.unreadable");
  }
}

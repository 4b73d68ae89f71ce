// The path from a signer's certificate to a trusted authority (RFC 5280; NĐ 68/2024 Đ32; TT 15/2025 PL II, group 1).
import type { ReasonCode } from "../reasons.ts";
import { digestOfSignature, isWeakDigest, isWeakKey } from "./algorithms.ts";
import { type Certificate, sameBytes } from "./certificate.ts";

const MOST_DEPTH = 8;
const MOST_STEPS = 200;
const DIGITAL_SIGNATURE = 0x8000;
const NON_REPUDIATION = 0x4000;
const KEY_CERT_SIGN = 0x0400;
export const TIMESTAMPING = "1.3.6.1.5.5.7.3.8";
/** any use, e-mail, client, document signing (RFC 9336, Microsoft, Adobe) */
const SIGNING_USES = new Set([
  "2.5.29.37.0",
  "1.3.6.1.5.5.7.3.4",
  "1.3.6.1.5.5.7.3.2",
  "1.3.6.1.5.5.7.3.36",
  "1.3.6.1.4.1.311.10.3.12",
  "1.2.840.113583.1.1.5",
]);

export type ChainResult = {
  chain: "trusted" | "untrusted" | "invalid";
  /** leaf first, trusted authority last; empty when there is no path */
  path: Certificate[];
  reasons: ReasonCode[];
};

export type ChainInput = {
  leaf: Certificate;
  /** certificates found in the file; nothing in them is believed */
  others: readonly Certificate[];
  trust: readonly Certificate[];
  /** the time at which everything has to be valid */
  time: Date;
  use: "signature" | "timestamp";
};

function findPath(input: ChainInput): Certificate[] | null {
  let steps = 0;
  const anchors = input.trust.filter(
    (certificate) => certificate.isAuthority || (certificate.selfIssued && certificate.keyUsage === null),
  );
  const issued = (child: Certificate, parent: Certificate): boolean =>
    sameBytes(child.issuer, parent.subject) && child.x509.verify(parent.publicKey);
  const search = (path: Certificate[]): Certificate[] | null => {
    const last = path.at(-1);
    if (!last || path.length > MOST_DEPTH || ++steps > MOST_STEPS) return null;
    if (anchors.some((anchor) => sameBytes(anchor.der, last.der))) return path;
    for (const anchor of anchors) if (issued(last, anchor)) return [...path, anchor];
    for (const other of input.others) {
      if (path.some((one) => sameBytes(one.der, other.der)) || !issued(last, other)) continue;
      const found = search([...path, other]);
      if (found) return found;
    }
    return null;
  };
  return search([input.leaf]);
}

function leafReasons(leaf: Certificate, use: ChainInput["use"]): ReasonCode[] {
  if (leaf.keyUsage !== null && (leaf.keyUsage & (DIGITAL_SIGNATURE | NON_REPUDIATION)) === 0) return ["chain.usage"];
  if (use === "timestamp") return leaf.extendedUsage?.includes(TIMESTAMPING) ? [] : ["chain.usage"];
  if (leaf.extendedUsage && !leaf.extendedUsage.some((id) => SIGNING_USES.has(id))) return ["chain.usage"];
  return [];
}

/** Checks that hold for every certificate that is not itself pinned as trusted. */
function memberReasons(certificate: Certificate, time: Date): ReasonCode[] {
  const reasons: ReasonCode[] = [];
  if (time < certificate.from) reasons.push("chain.not-yet-valid");
  if (time > certificate.to) reasons.push("chain.expired");
  if (certificate.unknownCritical) reasons.push("chain.critical-extension");
  const digest = digestOfSignature(certificate.signatureAlgorithm);
  if (digest && isWeakDigest(digest)) reasons.push("algorithm.weak");
  return reasons;
}

/**
 * Looks for a path and judges it. A leaf that is listed as trusted itself does not help: only authorities are anchors.
 * SHA-1 is tolerated inside a pinned authority's own certificate (the state's first roots), nowhere else.
 */
export function buildChain(input: ChainInput): ChainResult {
  const own = leafReasons(input.leaf, input.use);
  if (isWeakKey(input.leaf.publicKey)) own.push("algorithm.weak");
  const path = findPath(input);
  if (!path) {
    // How an unknown authority made its certificate does not matter; that the signer was outside his own validity does.
    const time = memberReasons(input.leaf, input.time).filter(
      (code) => code === "chain.not-yet-valid" || code === "chain.expired",
    );
    const reasons = [...new Set<ReasonCode>([...own, ...time, "chain.untrusted"])];
    return { chain: reasons.length > 1 ? "invalid" : "untrusted", path: [], reasons };
  }
  const reasons = [...own, ...memberReasons(input.leaf, input.time)];
  path.slice(1).forEach((authority, index) => {
    if (!authority.isAuthority && !authority.selfIssued) reasons.push("chain.not-an-authority");
    if (authority.keyUsage !== null && (authority.keyUsage & KEY_CERT_SIGN) === 0)
      reasons.push("chain.not-an-authority");
    // `index` authorities stand between this one and the leaf.
    if (authority.pathLength !== null && index > authority.pathLength) reasons.push("chain.path-length");
    const isAnchor = index === path.length - 2;
    if (isWeakKey(authority.publicKey)) reasons.push("algorithm.weak");
    if (!isAnchor) reasons.push(...memberReasons(authority, input.time));
    else if (input.time > authority.to) reasons.push("chain.expired");
  });
  return { chain: reasons.length > 0 ? "invalid" : "trusted", path, reasons: [...new Set(reasons)] };
}

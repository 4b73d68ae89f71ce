// Revocation lists (RFC 5280 §5). OCSP answers are not read: where only they exist the result is "unknown".
import * as asn1 from "asn1js";
import { children, isTagged, objectIdOf, parseDer, rawOf, timeOf } from "#src/platform/der/der.ts";
import type { ReasonCode } from "../reasons.ts";
import { checkValue, isWeakDigest } from "./algorithms.ts";
import { type Certificate, sameBytes } from "./certificate.ts";

const CRL_SIGN = 0x0200;
/** CRL number, authority key, issuing point handled by refusing; anything else critical makes a list unusable. */
const HARMLESS = new Set(["2.5.29.20", "2.5.29.35"]);

export type RevocationList = {
  issuer: Uint8Array;
  thisUpdate: Date;
  nextUpdate: Date | null;
  usable: boolean;
  /** hexadecimal serial number → time */
  revoked: Map<string, Date>;
  body: Uint8Array;
  algorithm: asn1.BaseBlock;
  value: Uint8Array;
};

const serialKey = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString("hex")
    .replace(/^(00)+/, "");

function extensionsOf(block: asn1.BaseBlock | undefined): { id: string; critical: boolean }[] {
  if (!block) return [];
  return children(children(block)[0]).map((extension) => {
    const [id, second] = children(extension);
    return { id: objectIdOf(id), critical: second instanceof asn1.Boolean && second.getValue() };
  });
}

/** Reads a list; null when it is none. */
export function readRevocationList(der: Uint8Array): RevocationList | null {
  try {
    const [body, algorithm, value] = children(parseDer(der));
    if (!body || !algorithm || !(value instanceof asn1.BitString)) return null;
    const fields = children(body);
    const start = fields[0] instanceof asn1.Integer ? 2 : 1;
    const issuer = fields[start];
    if (!issuer) return null;
    const rest = fields.slice(start + 1);
    const isTime = (block: asn1.BaseBlock | undefined): boolean =>
      block instanceof asn1.UTCTime || block instanceof asn1.GeneralizedTime;
    const hasNext = isTime(rest[1]);
    const entries = rest[hasNext ? 2 : 1];
    const extensions = extensionsOf(rest.find((field) => isTagged(field, 0)));
    const revoked = new Map<string, Date>();
    if (entries instanceof asn1.Sequence) {
      for (const entry of entries.valueBlock.value) {
        const [serial, at] = children(entry);
        if (serial instanceof asn1.Integer) revoked.set(serialKey(serial.valueBlock.valueHexView), timeOf(at));
      }
    }
    return {
      issuer: rawOf(issuer),
      thisUpdate: timeOf(rest[0]),
      nextUpdate: hasNext ? timeOf(rest[1]) : null,
      usable: extensions.every(
        ({ id, critical }) => HARMLESS.has(id) || (!critical && id !== "2.5.29.27" && id !== "2.5.29.28"),
      ),
      revoked,
      body: rawOf(body),
      algorithm,
      value: value.valueBlock.valueHexView,
    };
  } catch {
    return null;
  }
}

/** Did this authority sign the list, and may it? */
export function isFrom(list: RevocationList, issuer: Certificate): boolean {
  if (!sameBytes(list.issuer, issuer.subject)) return false;
  if (issuer.keyUsage !== null && (issuer.keyUsage & CRL_SIGN) === 0) return false;
  const { outcome, digest } = checkValue({
    key: issuer.publicKey,
    algorithm: list.algorithm,
    digest: null,
    data: list.body,
    value: list.value,
  });
  return outcome === "good" && digest !== null && !isWeakDigest(digest);
}

export type RevocationInput = {
  /** leaf first, trusted authority last */
  path: readonly Certificate[];
  lists: readonly RevocationList[];
  signedAt: Date;
  /** a trusted timestamp proves `signedAt` */
  proven: boolean;
  at: Date;
};

export type RevocationResult = { revocation: "good" | "revoked" | "unknown"; reasons: ReasonCode[] };

/**
 * Judges every certificate below the trusted authority.
 * With a proven signing time a list that covers that time is enough, and a later revocation does no harm;
 * without proof the list must be current when the file is judged, because a stolen key can be dated back.
 */
export function checkRevocation(input: RevocationInput): RevocationResult {
  const reasons: ReasonCode[] = [];
  if (input.path.length < 2) return { revocation: "unknown", reasons: ["revocation.unknown"] };
  let worst: RevocationResult["revocation"] = "good";
  input.path.slice(0, -1).forEach((certificate, index) => {
    const issuer = input.path[index + 1];
    const from = issuer
      ? input.lists.filter((list) => list.usable && list.thisUpdate <= input.at && isFrom(list, issuer))
      : [];
    const revokedAt = from
      .map((list) => list.revoked.get(serialKey(certificate.serial)))
      .find((time) => time !== undefined);
    if (revokedAt && (!input.proven || revokedAt <= input.signedAt)) {
      worst = "revoked";
      reasons.push("revocation.revoked");
      return;
    }
    const needed = input.proven ? input.signedAt : input.at;
    const covers = from.some((list) => list.nextUpdate !== null && list.nextUpdate >= needed);
    if (covers) return;
    if (worst === "good") worst = "unknown";
    reasons.push(
      certificate.publishesRevocation || from.length > 0 ? "revocation.unknown" : "revocation.not-published",
    );
  });
  return { revocation: worst, reasons: [...new Set(reasons)] };
}

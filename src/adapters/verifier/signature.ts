// One signature or timestamp field, from its bytes to its verdict.
import { type ChangesInput, changesAfter } from "./changes-after.ts";
import { checkMessage, type MessageCheck } from "./cms/check-message.ts";
import { readSignedMessage, type SignedMessage } from "./cms/read-cms.ts";
import { checkToken } from "./cms/timestamp.ts";
import { type Coverage, coverageOf } from "./pdf/byte-range.ts";
import type { SignedField } from "./pdf/signed-fields.ts";
import { type ReasonCode, reason, verdictOf } from "./reasons.ts";
import { type Certificate, commonName, summaryOf } from "./trust/certificate.ts";
import { buildChain, type ChainResult } from "./trust/chain.ts";
import { checkRevocation, type RevocationList, type RevocationResult, readRevocationList } from "./trust/revocation.ts";
import type { SignatureResult } from "./verifier.port.ts";

export type JudgeInput = ChangesInput & {
  at: Date;
  trust: Certificate[];
  certificates: Certificate[];
  lists: RevocationList[];
  /** what the file as a whole lays on every signature in it */
  ofFile: readonly ReasonCode[];
  /** trusted timestamps over the file: what they cover existed at their time */
  proofs: readonly { end: number; time: Date }[];
};

export type Judged = { result: SignatureResult; end: number | null };

const CLOCK_TOLERANCE = 10 * 60_000;
const KINDS = new Set(["ETSI.CAdES.detached", "adbe.pkcs7.detached", "ETSI.RFC3161"]);

type Stamp = {
  time: Date | null;
  /** what the token says as long as its service could not be checked */
  claimed: Date | null;
  reasons: ReasonCode[];
};

const noStamp = (...reasons: ReasonCode[]): Stamp => ({ time: null, claimed: null, reasons });

const listsOf = (input: JudgeInput, message: SignedMessage | null): RevocationList[] => [
  ...input.lists,
  ...(message?.crls ?? []).map(readRevocationList).filter((list) => list !== null),
];

/**
 * The RFC 3161 token inside a signature counts only when it fits, its service is trusted and nobody has revoked the service's
 * certificate. A stolen key of the service can be dated back like any other: its lists have to be current, unless a later stamp over
 * the file proves that the token existed before.
 * @param covered earliest time of a stamp over the whole signature
 */
function innerTimestamp(
  input: JudgeInput,
  { message, others, covered }: { message: SignedMessage; others: readonly Certificate[]; covered: Date | null },
): Stamp {
  if (!message.timestampToken) return noStamp();
  const token = checkToken(message.timestampToken, [message.value]);
  if (token.integrity !== "intact" || !token.signer || !token.time) return noStamp("timestamp.mismatch");
  const { chain, path } = buildChain({
    leaf: token.signer,
    others: [...token.certificates, ...others],
    trust: input.trust,
    time: token.time,
    use: "timestamp",
  });
  if (chain !== "trusted") return noStamp("timestamp.untrusted");
  const { revocation, reasons } = checkRevocation({
    path,
    lists: [...listsOf(input, message), ...listsOf(input, token.message)],
    signedAt: covered ?? token.time,
    proven: covered !== null,
    at: input.at,
  });
  if (revocation === "revoked") return noStamp("timestamp.revoked");
  return reasons.includes("revocation.unknown")
    ? { ...noStamp("timestamp.unchecked"), claimed: token.time }
    : { ...noStamp(), time: token.time };
}

type Read = { check: MessageCheck; message: SignedMessage | null; stampTime: Date | null };

function readMessage(field: SignedField, coverage: Coverage): Read {
  try {
    if (field.kind === "timestamp") {
      const token = checkToken(coverage.contents, coverage.pieces);
      return { check: token, message: token.message, stampTime: token.time };
    }
    const message = readSignedMessage(coverage.contents);
    const check = checkMessage(message, coverage.pieces, {
      needsCertificateBinding: field.subFilter === "ETSI.CAdES.detached",
    });
    return { check, message, stampTime: null };
  } catch {
    return {
      check: { integrity: "broken", signer: null, certificates: [], reasons: ["integrity.unreadable"] },
      message: null,
      stampTime: null,
    };
  }
}

type Times = { used: Date; shown: Date | null; proven: Date | null; reasons: ReasonCode[] };

/** Which time the certificate is judged at: a trusted timestamp, else what the signer claims. */
function timesOf(input: JudgeInput, claimed: Date | null, proven: Date | null): Times {
  if (proven) return { used: proven, shown: proven, proven, reasons: [] };
  if (!claimed) return { used: input.at, shown: null, proven: null, reasons: ["time.none"] };
  const reasons: ReasonCode[] = ["time.no-timestamp"];
  if (claimed.getTime() > input.at.getTime() + CLOCK_TOLERANCE) reasons.push("time.in-future");
  return { used: claimed, shown: claimed, proven: null, reasons };
}

/** Judges one signed field. */
export async function judgeSignature(input: JudgeInput, field: SignedField): Promise<Judged> {
  const unread = (codes: ReasonCode[], integrity: SignatureResult["integrity"]): Judged => ({
    end: null,
    result: {
      field: field.name,
      kind: field.kind,
      signer: null,
      certificate: null,
      anchor: null,
      signedAt: field.claimedAt?.toISOString() ?? null,
      timestamp: null,
      integrity,
      changesAfter: "forbidden",
      chain: "untrusted",
      revocation: "unknown",
      verdict: verdictOf(codes) === "invalid" ? "invalid" : "unknown",
      reasons: codes.map(reason),
    },
  });
  if (field.subFilter === "adbe.pkcs7.sha1" || field.subFilter === "adbe.x509.rsa_sha1")
    return unread(["algorithm.weak"], "unknown");
  if (!field.subFilter || !KINDS.has(field.subFilter)) return unread(["integrity.unsupported"], "unknown");
  const coverage = coverageOf(input.bytes, field.byteRange, field.contents);
  if (typeof coverage === "string") return unread([coverage], "broken");

  const { check, message, stampTime } = readMessage(field, coverage);
  const { signer } = check;
  const others = [...check.certificates, ...input.certificates];
  const over = input.proofs.filter((proof) => proof.end > coverage.end).map((proof) => proof.time);
  const earliestOf = (times: Date[]): Date | null => times.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
  const stamp =
    message && field.kind === "signature"
      ? innerTimestamp(input, { message, others, covered: earliestOf([...over]) })
      : noStamp();
  const earliest = earliestOf(stamp.time ? [...over, stamp.time] : over);
  const claimed = field.kind === "timestamp" ? stampTime : (message?.signingTime ?? field.claimedAt);
  const times = timesOf(input, claimed, earliest);

  const chain: ChainResult = signer
    ? buildChain({ leaf: signer, others, trust: input.trust, time: times.used, use: field.kind })
    : { chain: "untrusted", path: [], reasons: ["chain.no-signer"] };
  const revocationAt = (signedAt: Date, proven: boolean): RevocationResult =>
    checkRevocation({ path: chain.path, lists: listsOf(input, message), signedAt, proven, at: input.at });
  const plainly = revocationAt(times.used, times.proven !== null);
  // Revoked since, with a stamp of before that only waits for its list: a list that is missing here condemns nobody.
  const waits = plainly.revocation === "revoked" && stamp.claimed && revocationAt(stamp.claimed, true).revocation;
  const revoked: RevocationResult =
    waits && waits !== "revoked" ? { revocation: "unknown", reasons: ["revocation.unknown"] } : plainly;
  const changes = await changesAfter(input, field, coverage.end);

  const codes = new Set<ReasonCode>([
    ...check.reasons,
    ...changes.reasons,
    ...chain.reasons,
    ...stamp.reasons,
    ...times.reasons,
  ]);
  if (chain.path.length > 0) for (const code of revoked.reasons) codes.add(code);
  if (signer && !times.proven && signer.to < input.at && !codes.has("chain.expired")) codes.add("chain.expired-since");
  for (const code of input.ofFile) codes.add(code);
  if (field.kind === "timestamp") codes.delete("time.no-timestamp");
  const sorted = [...codes];
  const anchor = chain.path.at(-1);
  const trusted = chain.chain === "trusted" && check.integrity === "intact" && revoked.revocation !== "revoked";
  return {
    end: coverage.end,
    result: {
      field: field.name,
      kind: field.kind,
      signer: signer ? commonName(signer) : null,
      certificate: signer ? summaryOf(signer) : null,
      anchor: anchor ? commonName(anchor) : null,
      signedAt: times.shown?.toISOString() ?? null,
      timestamp: (field.kind === "timestamp" ? (trusted ? stampTime : null) : times.proven)?.toISOString() ?? null,
      integrity: check.integrity,
      changesAfter: changes.changesAfter,
      chain: chain.chain,
      revocation: revoked.revocation,
      verdict: verdictOf(sorted),
      reasons: sorted.map(reason),
    },
  };
}

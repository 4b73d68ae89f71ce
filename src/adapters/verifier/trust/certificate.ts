// One certificate, read once: Node's reader for keys, names and signatures, our own for the extensions it does not show.
import { createPublicKey, type KeyObject, X509Certificate } from "node:crypto";
import * as asn1 from "asn1js";
import { children, integerOf, isTagged, objectIdOf, octetsOf, parseDer, rawOf } from "#src/platform/der/der.ts";
import type { CertificateSummary } from "../verifier.port.ts";

export type Certificate = {
  der: Uint8Array;
  x509: X509Certificate;
  publicKey: KeyObject;
  /** exact DER of the names and the serial number's content */
  issuer: Uint8Array;
  subject: Uint8Array;
  serial: Uint8Array;
  from: Date;
  to: Date;
  isAuthority: boolean;
  /** authorities allowed below this one; null = no limit */
  pathLength: number | null;
  /** bits of key usage, first bit = 0x8000; null when absent */
  keyUsage: number | null;
  extendedUsage: string[] | null;
  extendedUsageCritical: boolean;
  unknownCritical: boolean;
  /** names a CRL or OCSP address */
  publishesRevocation: boolean;
  /** where its issuer publishes the list that would name it */
  listAddresses: string[];
  signatureAlgorithm: string;
  selfIssued: boolean;
};

const KNOWN_CRITICAL = new Set([
  "2.5.29.15",
  "2.5.29.19",
  "2.5.29.37",
  "2.5.29.14",
  "2.5.29.35",
  "2.5.29.31",
  "2.5.29.32",
  "2.5.29.17",
]);

type Extension = { id: string; critical: boolean; value: Uint8Array };

function readExtensions(block: asn1.BaseBlock | undefined): Extension[] {
  if (!block) return [];
  return children(children(block)[0]).map((extension) => {
    const parts = children(extension);
    const critical = parts[1] instanceof asn1.Boolean && parts[1].getValue();
    return { id: objectIdOf(parts[0]), critical, value: octetsOf(parts.at(-1)) };
  });
}

function usageBits(value: Uint8Array): number {
  const block = parseDer(value);
  if (!(block instanceof asn1.BitString)) throw new Error("key usage is not a bit string");
  const bytes = block.valueBlock.valueHexView;
  return ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
}

/** Every address in the distribution points (RFC 5280 §4.2.1.13), however deep. */
function addressesIn(value: Uint8Array | undefined): string[] {
  const walk = (block: asn1.BaseBlock): string[] => {
    if (block instanceof asn1.Primitive && isTagged(block, 6))
      return [Buffer.from(block.valueBlock.valueHexView).toString("latin1")];
    return block instanceof asn1.Constructed || block instanceof asn1.Sequence ? children(block).flatMap(walk) : [];
  };
  return value ? walk(parseDer(value)) : [];
}

/** Reads a certificate; null when it is none. */
export function readCertificate(der: Uint8Array): Certificate | null {
  try {
    const x509 = new X509Certificate(der);
    const [body, algorithm] = children(parseDer(der));
    const all = children(body);
    const fields = isTagged(all[0], 0) ? all.slice(1) : all;
    const [serial, , issuer, , subject] = fields;
    if (!(serial instanceof asn1.Integer) || !issuer || !subject) return null;
    const extensions = readExtensions(fields.find((field) => isTagged(field, 3)));
    const find = (id: string): Extension | undefined => extensions.find((extension) => extension.id === id);
    const constraints = find("2.5.29.19");
    const basic = constraints ? children(parseDer(constraints.value)) : [];
    const usage = find("2.5.29.15");
    const extended = find("2.5.29.37");
    const limit = basic.find((part) => part instanceof asn1.Integer);
    const access = find("1.3.6.1.5.5.7.1.1");
    const ocsp = access
      ? children(parseDer(access.value)).some((part) => objectIdOf(children(part)[0]) === "1.3.6.1.5.5.7.48.1")
      : false;
    return {
      der,
      x509,
      publicKey: createPublicKey(x509.publicKey.export({ type: "spki", format: "pem" })),
      issuer: rawOf(issuer),
      subject: rawOf(subject),
      serial: serial.valueBlock.valueHexView,
      from: x509.validFromDate,
      to: x509.validToDate,
      isAuthority: basic[0] instanceof asn1.Boolean && basic[0].getValue(),
      pathLength: limit ? integerOf(limit) : null,
      keyUsage: usage ? usageBits(usage.value) : null,
      extendedUsage: extended ? children(parseDer(extended.value)).map(objectIdOf) : null,
      extendedUsageCritical: extended?.critical ?? false,
      unknownCritical: extensions.some(({ id, critical }) => critical && !KNOWN_CRITICAL.has(id)),
      publishesRevocation: find("2.5.29.31") !== undefined || ocsp,
      listAddresses: addressesIn(find("2.5.29.31")?.value),
      signatureAlgorithm: objectIdOf(children(algorithm)[0]),
      selfIssued: Buffer.from(rawOf(issuer)).equals(rawOf(subject)),
    };
  } catch {
    return null;
  }
}

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && Buffer.from(a).equals(b);

const nameParts = (x509: X509Certificate): Record<string, string | undefined> => {
  const found: Record<string, string | undefined> = {};
  for (const line of x509.subject.split("\n")) {
    const at = line.indexOf("=");
    if (at > 0) found[line.slice(0, at)] = line.slice(at + 1).replace(/\\([,+"\\<>;=])/g, "$1");
  }
  return found;
};

/** The subject's common name, as people read it. */
export function commonName(certificate: Certificate): string {
  return nameParts(certificate.x509).CN ?? certificate.x509.subject.replaceAll("\n", ", ");
}

export function summaryOf(certificate: Certificate): CertificateSummary {
  const { x509 } = certificate;
  return {
    subject: x509.subject.replaceAll("\n", ", "),
    organisation: nameParts(x509).O ?? null,
    issuer: x509.issuer.replaceAll("\n", ", "),
    serial: x509.serialNumber,
    notBefore: certificate.from.toISOString(),
    notAfter: certificate.to.toISOString(),
  };
}

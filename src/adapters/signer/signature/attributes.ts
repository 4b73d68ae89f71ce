// Signed attributes of a CAdES/PAdES baseline signature (EN 319 122-1, EN 319 142-1).
import { createHash } from "node:crypto";
import * as asn1 from "asn1js";
import { children, derOf, objectId, octets, parseDer, sequence, set, tagged } from "#src/platform/der/der.ts";

const CONTENT_TYPE = "1.2.840.113549.1.9.3";
const MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
const SIGNING_TIME = "1.2.840.113549.1.9.5";
const SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47";
const DATA = "1.2.840.113549.1.7.1";

/** One DER value: tag, length, content. */
export function tlv(tag: number, content: Uint8Array): Buffer {
  const length: number[] = [];
  if (content.length < 128) length.push(content.length);
  else {
    for (let rest = content.length; rest > 0; rest = Math.floor(rest / 256)) length.unshift(rest % 256);
    length.unshift(0x80 | length.length);
  }
  return Buffer.concat([Uint8Array.from([tag, ...length]), content]);
}

/** Issuer and serial number of a certificate, in the bytes of the certificate itself. */
export function issuerAndSerial(certificate: Uint8Array): { issuer: asn1.BaseBlock; serial: asn1.BaseBlock } {
  const fields = children(children(parseDer(certificate))[0]);
  const start = fields[0]?.idBlock.tagClass === 3 ? 1 : 0;
  const serial = fields[start];
  const issuer = fields[start + 2];
  if (!serial || !issuer) throw new Error("not a certificate");
  return { issuer, serial };
}

/**
 * The DER `SET OF` that is signed. Attributes are sorted as DER demands.
 * @param digest SHA-256 of the document's byte range
 */
export function signedAttributes(input: { digest: Uint8Array; certificate: Uint8Array; at: Date }): Uint8Array {
  const { issuer, serial } = issuerAndSerial(input.certificate);
  const attribute = (id: string, value: asn1.BaseBlock): Buffer => derOf(sequence(objectId(id), set(value)));
  const certificateId = sequence(
    octets(createHash("sha256").update(input.certificate).digest()),
    sequence(sequence(tagged(4, issuer)), serial),
  );
  const list = [
    attribute(CONTENT_TYPE, objectId(DATA)),
    attribute(MESSAGE_DIGEST, octets(input.digest)),
    // Not wanted by PAdES-B-B, but what Vietnamese verifiers show as the time of signing.
    attribute(SIGNING_TIME, new asn1.UTCTime({ valueDate: input.at })),
    attribute(SIGNING_CERTIFICATE_V2, sequence(sequence(certificateId))),
  ].sort(Buffer.compare);
  return tlv(0x31, Buffer.concat(list));
}

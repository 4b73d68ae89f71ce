// A timestamp service of the test authority (RFC 3161): answers a token over a value at a time that is passed in.
import { createHash, sign } from "node:crypto";
import * as asn1 from "asn1js";
import { derOf, integer, objectId, octets, parseDer, rawOf, sequence, set, tagged } from "#src/platform/der/der.ts";
import type { TestKey } from "./create-test-pki.ts";

const SHA256 = "2.16.840.1.101.3.4.2.1";
const TST_INFO = "1.2.840.113549.1.9.16.1.4";
const digest = (bytes: Uint8Array): Buffer => createHash("sha256").update(bytes).digest();

function generalizedTime(at: Date): asn1.GeneralizedTime {
  const whole = new Date(Math.floor(at.getTime() / 1000) * 1000);
  return new asn1.GeneralizedTime({ valueDate: whole });
}

/** Issuer and serial number, taken from the certificate. */
function identityOf(certificate: Uint8Array): asn1.Sequence {
  const body = parseDer(certificate) as asn1.Sequence;
  const fields = (body.valueBlock.value[0] as asn1.Sequence).valueBlock.value;
  const [, serial, , issuer] = fields;
  if (!serial || !issuer) throw new Error("not a certificate");
  return sequence(parseDer(rawOf(issuer)), parseDer(rawOf(serial)));
}

/**
 * A token in DER.
 * @param key a test key of kind `timestamp`
 * @param value the bytes that are stamped (for a signature: its raw value)
 */
export function timestampToken(key: TestKey, value: Uint8Array, at: Date): Uint8Array {
  const imprint = sequence(sequence(objectId(SHA256), new asn1.Null()), octets(digest(value)));
  const info = derOf(sequence(integer(1), objectId("1.2.3.4.1"), imprint, integer(1), generalizedTime(at)));
  const attribute = (id: string, content: asn1.BaseBlock): Buffer => derOf(sequence(objectId(id), set(content)));
  const attributes = [
    attribute("1.2.840.113549.1.9.3", objectId(TST_INFO)),
    attribute("1.2.840.113549.1.9.4", octets(digest(info))),
    attribute("1.2.840.113549.1.9.16.2.47", sequence(sequence(sequence(octets(digest(key.certificate)))))),
  ].sort(Buffer.compare);
  const signed = set(...attributes.map(parseDer));
  const signature = sign("sha256", derOf(signed), key.privateKey);
  const rsa = key.privateKey.asymmetricKeyType === "rsa";
  const algorithm = rsa
    ? sequence(objectId("1.2.840.113549.1.1.11"), new asn1.Null())
    : sequence(objectId("1.2.840.10045.4.3.2"));
  const signer = sequence(
    integer(1),
    identityOf(key.certificate),
    sequence(objectId(SHA256), new asn1.Null()),
    tagged(0, ...attributes.map(parseDer)),
    algorithm,
    octets(signature),
  );
  const data = sequence(
    integer(3),
    set(sequence(objectId(SHA256), new asn1.Null())),
    sequence(objectId(TST_INFO), tagged(0, octets(info))),
    tagged(0, ...[key.certificate, ...key.chain].map(parseDer)),
    set(signer),
  );
  return new Uint8Array(derOf(sequence(objectId("1.2.840.113549.1.7.2"), tagged(0, data))));
}

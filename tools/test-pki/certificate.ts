// X.509 certificates and revocation lists of the test authority (RFC 5280), put together from DER.
import { createHash, type KeyObject, sign } from "node:crypto";
import * as asn1 from "asn1js";
import { derOf, integer, objectId, octets, parseDer, sequence, set, tagged } from "#src/platform/der/der.ts";

const NAMES = { C: "2.5.4.6", O: "2.5.4.10", OU: "2.5.4.11", CN: "2.5.4.3" } as const;

/** Bits of key usage, first bit first. */
export const USAGE = {
  digitalSignature: 0,
  nonRepudiation: 1,
  keyEncipherment: 2,
  keyCertSign: 5,
  cRLSign: 6,
} as const;
export type Usage = keyof typeof USAGE;

export function distinguishedName(parts: Record<keyof typeof NAMES, string>): asn1.Sequence {
  return sequence(
    ...(["C", "O", "OU", "CN"] as const).map((key) => {
      const value =
        key === "C" ? new asn1.PrintableString({ value: parts[key] }) : new asn1.Utf8String({ value: parts[key] });
      return set(sequence(objectId(NAMES[key]), value));
    }),
  );
}

const extension = (id: string, critical: boolean, value: asn1.BaseBlock): asn1.Sequence =>
  critical
    ? sequence(objectId(id), new asn1.Boolean({ value: true }), octets(derOf(value)))
    : sequence(objectId(id), octets(derOf(value)));

export const spkiOf = (publicKey: KeyObject): Buffer => publicKey.export({ type: "spki", format: "der" });
const keyIdOf = (publicKey: KeyObject): Buffer => createHash("sha1").update(spkiOf(publicKey)).digest();

function keyUsage(usages: readonly Usage[]): asn1.BitString {
  const bits = usages.reduce((sum, usage) => sum | (0x80 >> USAGE[usage]), 0);
  return new asn1.BitString({
    valueHex: Uint8Array.from([bits]).buffer,
    unusedBits: Math.clz32(bits & -bits) === 32 ? 0 : 31 - Math.clz32(bits & -bits),
  });
}

/** SHA-256 with RSA or ECDSA, named and applied. */
function signed(key: KeyObject, body: asn1.BaseBlock, digest: "sha256" | "sha1"): Buffer {
  const rsa = key.asymmetricKeyType === "rsa";
  const id = rsa ? (digest === "sha1" ? "1.2.840.113549.1.1.5" : "1.2.840.113549.1.1.11") : "1.2.840.10045.4.3.2";
  const value = sign(digest, derOf(body), key);
  return derOf(
    sequence(body, signatureAlgorithm(id, rsa), new asn1.BitString({ valueHex: new Uint8Array(value).slice().buffer })),
  );
}
const signatureAlgorithm = (id: string, rsa: boolean): asn1.Sequence =>
  rsa ? sequence(objectId(id), new asn1.Null()) : sequence(objectId(id));
const algorithmFor = (key: KeyObject, digest: "sha256" | "sha1"): asn1.Sequence =>
  key.asymmetricKeyType === "rsa"
    ? signatureAlgorithm(digest === "sha1" ? "1.2.840.113549.1.1.5" : "1.2.840.113549.1.1.11", true)
    : signatureAlgorithm("1.2.840.10045.4.3.2", false);

const time = (at: Date): asn1.BaseBlock =>
  at.getUTCFullYear() < 2050 ? new asn1.UTCTime({ valueDate: at }) : new asn1.GeneralizedTime({ valueDate: at });

export type CertificateInput = {
  serial: Uint8Array;
  subject: asn1.Sequence;
  publicKey: KeyObject;
  issuer: { name: asn1.Sequence; privateKey: KeyObject; publicKey: KeyObject };
  from: Date;
  to: Date;
  usages: readonly Usage[];
  /** an authority, with the number of authorities allowed below it */
  authority?: { pathLength?: number };
  extendedUsage?: { id: string; critical: boolean };
  crlUrl?: string | readonly string[];
  /** an extension nobody knows, marked critical: verifiers have to refuse it */
  unknownCritical?: boolean;
  digest?: "sha256" | "sha1";
};

/** One certificate in DER. */
export function buildCertificate(input: CertificateInput): Uint8Array {
  const { authority } = input;
  const constraints = authority
    ? sequence(
        new asn1.Boolean({ value: true }),
        ...(authority.pathLength === undefined ? [] : [integer(authority.pathLength)]),
      )
    : sequence();
  const url = (text: string): asn1.Primitive =>
    new asn1.Primitive({ idBlock: { tagClass: 3, tagNumber: 6 }, valueHex: new TextEncoder().encode(text).buffer });
  const primitive = (tagNumber: number, bytes: Uint8Array): asn1.Primitive =>
    new asn1.Primitive({ idBlock: { tagClass: 3, tagNumber }, valueHex: new Uint8Array(bytes).slice().buffer });
  const extensions = [
    extension("2.5.29.19", true, constraints),
    extension("2.5.29.15", true, keyUsage(input.usages)),
    extension("2.5.29.14", false, octets(keyIdOf(input.publicKey))),
    extension("2.5.29.35", false, sequence(primitive(0, keyIdOf(input.issuer.publicKey)))),
    ...(input.extendedUsage
      ? [extension("2.5.29.37", input.extendedUsage.critical, sequence(objectId(input.extendedUsage.id)))]
      : []),
    ...(input.crlUrl
      ? [
          extension(
            "2.5.29.31",
            false,
            sequence(...[input.crlUrl].flat().map((each) => sequence(tagged(0, tagged(0, url(each)))))),
          ),
        ]
      : []),
    ...(input.unknownCritical ? [extension("1.2.3.4.5.6.7", true, new asn1.Null())] : []),
  ];
  const digest = input.digest ?? "sha256";
  const body = sequence(
    tagged(0, integer(2)),
    new asn1.Integer({ valueHex: new Uint8Array(input.serial).slice().buffer }),
    algorithmFor(input.issuer.privateKey, digest),
    input.issuer.name,
    sequence(time(input.from), time(input.to)),
    input.subject,
    parseDer(spkiOf(input.publicKey)),
    tagged(3, sequence(...extensions)),
  );
  return new Uint8Array(signed(input.issuer.privateKey, body, digest));
}

export type CrlInput = {
  issuer: { name: asn1.Sequence; privateKey: KeyObject; publicKey: KeyObject };
  from: Date;
  to: Date;
  revoked: readonly { serial: Uint8Array; at: Date }[];
};

/** One revocation list in DER. */
export function buildCrl(input: CrlInput): Uint8Array {
  const entries = input.revoked.map(({ serial, at }) =>
    sequence(new asn1.Integer({ valueHex: new Uint8Array(serial).slice().buffer }), time(at)),
  );
  const body = sequence(
    integer(1),
    algorithmFor(input.issuer.privateKey, "sha256"),
    input.issuer.name,
    time(input.from),
    time(input.to),
    ...(entries.length > 0 ? [sequence(...entries)] : []),
    tagged(0, sequence(extension("2.5.29.20", false, integer(1)))),
  );
  return new Uint8Array(signed(input.issuer.privateKey, body, "sha256"));
}

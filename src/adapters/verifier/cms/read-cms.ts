// Reading a CMS SignedData (RFC 5652) as it lies in the file: exact bytes of what was signed and of every certificate.
import * as asn1 from "asn1js";
import {
  children,
  integerOf,
  isTagged,
  objectIdOf,
  octetsOf,
  rawOf,
  timeOf,
  toArrayBuffer,
} from "#src/platform/der/der.ts";
import { sameBytes } from "../trust/certificate.ts";

const SIGNED_DATA = "1.2.840.113549.1.7.2";
const MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
const SIGNING_TIME = "1.2.840.113549.1.9.5";
const CONTENT_TYPE = "1.2.840.113549.1.9.3";
const SIGNING_CERTIFICATE = "1.2.840.113549.1.9.16.2.12";
const SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47";
const TIMESTAMP_TOKEN = "1.2.840.113549.1.9.16.2.14";

export type SignerIdentity =
  | { kind: "issuer"; issuer: Uint8Array; serial: Uint8Array }
  | { kind: "key-id"; keyId: Uint8Array };

export type SignedMessage = {
  contentType: string;
  /** embedded content (timestamp tokens); null when detached */
  content: Uint8Array | null;
  certificates: Uint8Array[];
  crls: Uint8Array[];
  signer: SignerIdentity;
  digestId: string;
  algorithm: asn1.BaseBlock;
  value: Uint8Array;
  /** DER `SET OF` that was signed; null when there are no signed attributes */
  attributes: Uint8Array | null;
  messageDigest: Uint8Array | null;
  attributeContentType: string | null;
  signingTime: Date | null;
  /** hashes of the signer's certificate named by the signature; digest object id "" = SHA-1 of the old attribute */
  certificateHashes: { digestId: string; hash: Uint8Array }[];
  timestampToken: Uint8Array | null;
  signerCount: number;
  /** something other than zeros follows the message in its hole */
  trailing: boolean;
};

type Attribute = { id: string; values: asn1.BaseBlock[] };

function attributesOf(block: asn1.BaseBlock | undefined): Attribute[] {
  if (!block) return [];
  return children(block).map((attribute) => {
    const [id, values] = children(attribute);
    return { id: objectIdOf(id), values: children(values) };
  });
}

/** Signed attributes are tagged [0] in the message but signed as a SET. */
function asSet(block: asn1.BaseBlock): Uint8Array {
  const copy = new Uint8Array(rawOf(block));
  copy[0] = 0x31;
  return copy;
}

function certificateHashes(attributes: readonly Attribute[]): SignedMessage["certificateHashes"] {
  const found: SignedMessage["certificateHashes"] = [];
  for (const { id, values } of attributes) {
    if (id !== SIGNING_CERTIFICATE && id !== SIGNING_CERTIFICATE_V2) continue;
    // Only the first entry names the signer; the others are the chain.
    const [first] = children(children(values[0])[0]);
    const parts = children(first);
    const named = parts[0] instanceof asn1.Sequence ? objectIdOf(children(parts[0])[0]) : null;
    const hash = octetsOf(parts[named ? 1 : 0]);
    found.push({ digestId: named ?? (id === SIGNING_CERTIFICATE ? "1.3.14.3.2.26" : "2.16.840.1.101.3.4.2.1"), hash });
  }
  return found;
}

function identityOf(block: asn1.BaseBlock | undefined): SignerIdentity {
  if (isTagged(block, 0)) return { kind: "key-id", keyId: octetsOf(block) };
  const [issuer, serial] = children(block);
  if (!issuer || !(serial instanceof asn1.Integer)) throw new Error("no signer identity");
  return { kind: "issuer", issuer: rawOf(issuer), serial: serial.valueBlock.valueHexView };
}

/**
 * Reads the first signer of a message.
 * @param bytes content of the signature hole: the message, then zeros
 * @throws Error when it is no SignedData
 */
export function readSignedMessage(bytes: Uint8Array): SignedMessage {
  const { offset, result } = asn1.fromBER(toArrayBuffer(bytes));
  if (offset === -1) throw new Error("not ASN.1");
  const [kind, holder] = children(result);
  if (objectIdOf(kind) !== SIGNED_DATA) throw new Error("not SignedData");
  const parts = children(children(holder)[0]);
  integerOf(parts[0]);
  const encapsulated = children(parts[2]);
  const signerInfos = children(parts.at(-1));
  const info = children(signerInfos[0]);
  const unsignedFrom = info.findIndex((part) => isTagged(part, 1));
  const signedBlock = info[3] && isTagged(info[3], 0) ? info[3] : null;
  const shift = signedBlock ? 1 : 0;
  const algorithm = info[3 + shift];
  if (!algorithm) throw new Error("no signature algorithm");
  const signed = attributesOf(signedBlock ?? undefined);
  const unsigned = attributesOf(unsignedFrom > 0 ? info[unsignedFrom] : undefined);
  const firstValue = (list: readonly Attribute[], id: string): asn1.BaseBlock | undefined =>
    list.find((attribute) => attribute.id === id)?.values[0];
  const digestBlock = firstValue(signed, MESSAGE_DIGEST);
  const timeBlock = firstValue(signed, SIGNING_TIME);
  const typeBlock = firstValue(signed, CONTENT_TYPE);
  const token = firstValue(unsigned, TIMESTAMP_TOKEN);
  const rawChildren = (tag: number): Uint8Array[] => {
    const block = parts.slice(3, -1).find((part) => isTagged(part, tag));
    return block ? children(block).map(rawOf) : [];
  };
  return {
    contentType: objectIdOf(encapsulated[0]),
    content: encapsulated[1] ? octetsOf(children(encapsulated[1])[0]) : null,
    certificates: rawChildren(0),
    crls: rawChildren(1),
    signer: identityOf(info[1]),
    digestId: objectIdOf(children(info[2])[0]),
    algorithm,
    value: octetsOf(info[4 + shift]),
    attributes: signedBlock ? asSet(signedBlock) : null,
    messageDigest: digestBlock ? octetsOf(digestBlock) : null,
    attributeContentType: typeBlock ? objectIdOf(typeBlock) : null,
    signingTime: timeBlock ? timeOf(timeBlock) : null,
    certificateHashes: certificateHashes(signed),
    timestampToken: token ? rawOf(token) : null,
    signerCount: signerInfos.length,
    trailing: bytes.subarray(offset).some((byte) => byte !== 0),
  };
}

/** True when the identity names this certificate. */
export function names(
  identity: SignerIdentity,
  certificate: { issuer: Uint8Array; serial: Uint8Array; der: Uint8Array },
): boolean {
  if (identity.kind === "issuer")
    return sameBytes(identity.serial, certificate.serial) && sameBytes(identity.issuer, certificate.issuer);
  return Buffer.from(certificate.der).includes(identity.keyId);
}

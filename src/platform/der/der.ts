// The little of ASN.1 that keys, certificates and signatures need, on asn1js.
import * as asn1 from "asn1js";

export const toArrayBuffer = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).slice().buffer;

export function sequence(...value: asn1.BaseBlock[]): asn1.Sequence {
  return new asn1.Sequence({ value: value as asn1.Sequence["valueBlock"]["value"] });
}
export function set(...value: asn1.BaseBlock[]): asn1.Set {
  return new asn1.Set({ value: value as asn1.Set["valueBlock"]["value"] });
}
export const objectId = (value: string): asn1.ObjectIdentifier => new asn1.ObjectIdentifier({ value });
export const octets = (bytes: Uint8Array): asn1.OctetString => new asn1.OctetString({ valueHex: toArrayBuffer(bytes) });
export const integer = (value: number): asn1.Integer => new asn1.Integer({ value });
/** `[n] EXPLICIT` */
export function tagged(tagNumber: number, ...value: asn1.BaseBlock[]): asn1.Constructed {
  return new asn1.Constructed({
    idBlock: { tagClass: 3, tagNumber },
    value: value as asn1.Constructed["valueBlock"]["value"],
  });
}
export const derOf = (block: asn1.BaseBlock): Buffer => Buffer.from(block.toBER(false));

/** Parses one DER/BER value. Throws on anything else. */
export function parseDer(bytes: Uint8Array): asn1.BaseBlock {
  const { offset, result } = asn1.fromBER(toArrayBuffer(bytes));
  if (offset === -1) throw new Error("not ASN.1");
  return result;
}

/** Children of a constructed value; throws when it has none. */
export function children(block: asn1.BaseBlock | undefined): asn1.BaseBlock[] {
  if (block instanceof asn1.Constructed || block instanceof asn1.Sequence || block instanceof asn1.Set)
    return block.valueBlock.value;
  throw new Error("not a constructed value");
}

/** Content of an OCTET STRING, also when it was cut into pieces. */
export function octetsOf(block: asn1.BaseBlock | undefined): Uint8Array {
  if (block instanceof asn1.OctetString) return new Uint8Array(block.getValue());
  if (block instanceof asn1.Constructed) return Buffer.concat(block.valueBlock.value.map(octetsOf));
  if (block instanceof asn1.Primitive) return block.valueBlock.valueHexView;
  throw new Error("not an octet string");
}

export function objectIdOf(block: asn1.BaseBlock | undefined): string {
  if (block instanceof asn1.ObjectIdentifier) return block.valueBlock.toString();
  throw new Error("not an object identifier");
}

export function integerOf(block: asn1.BaseBlock | undefined): number {
  if (block instanceof asn1.Integer) return block.valueBlock.valueDec;
  throw new Error("not an integer");
}

/** The bytes a parsed value was read from, exactly. */
export const rawOf = (block: asn1.BaseBlock): Uint8Array => block.valueBeforeDecodeView;

export const isTagged = (block: asn1.BaseBlock | undefined, tagNumber: number): boolean =>
  block?.idBlock.tagClass === 3 && block.idBlock.tagNumber === tagNumber;

/** UTCTime or GeneralizedTime. */
export function timeOf(block: asn1.BaseBlock | undefined): Date {
  if (block instanceof asn1.UTCTime || block instanceof asn1.GeneralizedTime) {
    const at = block.toDate();
    if (!Number.isNaN(at.getTime())) return at;
  }
  throw new Error("not a time");
}

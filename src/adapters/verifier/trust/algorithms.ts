// Which algorithms are strong enough (TT 15/2025/TT-BKHCN, Phụ lục I), and checking one value.
import { constants, type KeyObject, verify } from "node:crypto";
import type * as asn1 from "asn1js";
import { children, integerOf, isTagged, objectIdOf } from "#src/platform/der/der.ts";

export const DIGESTS: Record<string, string> = {
  "1.2.840.113549.2.5": "md5",
  "1.3.14.3.2.26": "sha1",
  "2.16.840.1.101.3.4.2.4": "sha224",
  "2.16.840.1.101.3.4.2.1": "sha256",
  "2.16.840.1.101.3.4.2.2": "sha384",
  "2.16.840.1.101.3.4.2.3": "sha512",
  "2.16.840.1.101.3.4.2.8": "sha3-256",
  "2.16.840.1.101.3.4.2.9": "sha3-384",
  "2.16.840.1.101.3.4.2.10": "sha3-512",
};
const WEAK_DIGESTS = new Set(["md5", "sha1", "sha224"]);

const RSA: Record<string, string | null> = {
  "1.2.840.113549.1.1.1": null,
  "1.2.840.113549.1.1.4": "md5",
  "1.2.840.113549.1.1.5": "sha1",
  "1.2.840.113549.1.1.11": "sha256",
  "1.2.840.113549.1.1.12": "sha384",
  "1.2.840.113549.1.1.13": "sha512",
};
const PSS = "1.2.840.113549.1.1.10";
const ECDSA: Record<string, string | null> = {
  "1.2.840.10045.2.1": null,
  "1.2.840.10045.4.1": "sha1",
  "1.2.840.10045.4.3.2": "sha256",
  "1.2.840.10045.4.3.3": "sha384",
  "1.2.840.10045.4.3.4": "sha512",
};

export const isWeakDigest = (name: string): boolean => WEAK_DIGESTS.has(name);

/** RSA under 2048 bits, curves under 256 bits, other kinds of keys. */
export function isWeakKey(key: KeyObject): boolean {
  const details = key.asymmetricKeyDetails;
  if (key.asymmetricKeyType === "rsa" || key.asymmetricKeyType === "rsa-pss")
    return (details?.modulusLength ?? 0) < 2048;
  if (key.asymmetricKeyType === "ec")
    return !["prime256v1", "secp384r1", "secp521r1", "brainpoolP256r1", "brainpoolP384r1"].includes(
      details?.namedCurve ?? "",
    );
  return true;
}

/** Digest named by a certificate's or list's signature algorithm; null when it names none we know. */
export const digestOfSignature = (id: string): string | null => RSA[id] ?? ECDSA[id] ?? null;

function pssParameters(block: asn1.BaseBlock | undefined): { digest: string; salt: number } | null {
  if (!block) return { digest: "sha1", salt: 20 };
  const parts = children(block);
  const inside = (tag: number): asn1.BaseBlock | undefined => {
    const part = parts.find((item) => isTagged(item, tag));
    return part ? children(part)[0] : undefined;
  };
  const hash = inside(0);
  const salt = inside(2);
  const digest = hash ? DIGESTS[objectIdOf(children(hash)[0])] : "sha1";
  return digest ? { digest, salt: salt ? integerOf(salt) : 20 } : null;
}

export type ValueCheck = {
  key: KeyObject;
  /** AlgorithmIdentifier of the signature */
  algorithm: asn1.BaseBlock;
  /** digest the message itself names, for algorithms that leave it open */
  digest: string | null;
  data: Uint8Array;
  value: Uint8Array;
};

export type ValueResult = { outcome: "good" | "bad" | "unsupported"; digest: string | null };

/** Checks a raw signature value. Never throws. */
export function checkValue(check: ValueCheck): ValueResult {
  try {
    const [idBlock, parameters] = children(check.algorithm);
    const id = objectIdOf(idBlock);
    const type = check.key.asymmetricKeyType;
    if (id === PSS) {
      const pss = pssParameters(parameters);
      if (!pss || (type !== "rsa" && type !== "rsa-pss")) return { outcome: "unsupported", digest: null };
      const options = { key: check.key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: pss.salt };
      return { outcome: verify(pss.digest, check.data, options, check.value) ? "good" : "bad", digest: pss.digest };
    }
    const table = type === "rsa" ? RSA : type === "ec" ? ECDSA : null;
    if (!table || !(id in table)) return { outcome: "unsupported", digest: null };
    const digest = table[id] ?? check.digest;
    if (!digest) return { outcome: "unsupported", digest: null };
    return { outcome: verify(digest, check.data, check.key, check.value) ? "good" : "bad", digest };
  } catch {
    return { outcome: "bad", digest: null };
  }
}

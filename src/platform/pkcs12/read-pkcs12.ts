// PKCS#12 files (RFC 7292): what openssl, Windows and certificate authorities hand out. Modern PBES2/AES is read, and
// what older programs write: the key under 3DES, the certificates under 3DES or RC2 (Windows, OpenSSL before 3), SHA-1 codes.
import {
  createDecipheriv,
  createHmac,
  createPrivateKey,
  type KeyObject,
  pbkdf2Sync,
  timingSafeEqual,
  X509Certificate,
} from "node:crypto";
import { children, integerOf, objectIdOf, octetsOf, parseDer } from "#src/platform/der/der.ts";
import { PlainFailure } from "#src/platform/failure/plain-failure.ts";
import { pkcs12Key } from "./pkcs12-key.ts";
import { decryptRc2 } from "./rc2.ts";

const DATA = "1.2.840.113549.1.7.1";
const ENCRYPTED_DATA = "1.2.840.113549.1.7.6";
const KEY_BAG = "1.2.840.113549.1.12.10.1.1";
const SHROUDED_KEY_BAG = "1.2.840.113549.1.12.10.1.2";
const CERT_BAG = "1.2.840.113549.1.12.10.1.3";
const PBES2 = "1.2.840.113549.1.5.13";
const PBE_3DES = "1.2.840.113549.1.12.1.3";
/** effective bits of the two kinds of RC2 */
const PBE_RC2: Record<string, 40 | 128> = { "1.2.840.113549.1.12.1.5": 128, "1.2.840.113549.1.12.1.6": 40 };
const DIGESTS: Record<string, string> = {
  "1.3.14.3.2.26": "sha1",
  "2.16.840.1.101.3.4.2.1": "sha256",
  "2.16.840.1.101.3.4.2.2": "sha384",
  "2.16.840.1.101.3.4.2.3": "sha512",
};
const PRFS: Record<string, string> = {
  "1.2.840.113549.2.7": "sha1",
  "1.2.840.113549.2.9": "sha256",
  "1.2.840.113549.2.10": "sha384",
  "1.2.840.113549.2.11": "sha512",
};
const CIPHERS: Record<string, { name: string; key: number }> = {
  "2.16.840.1.101.3.4.1.2": { name: "aes-128-cbc", key: 16 },
  "2.16.840.1.101.3.4.1.22": { name: "aes-192-cbc", key: 24 },
  "2.16.840.1.101.3.4.1.42": { name: "aes-256-cbc", key: 32 },
  "1.2.840.113549.3.7": { name: "des-ede3-cbc", key: 24 },
};
/** More rounds than the parts of any real file use together; a hostile file must not keep the server busy. */
const MOST_ROUNDS = 2_000_000;

export type Pkcs12 = { privateKey: KeyObject; certificate: Uint8Array; chain: Uint8Array[] };

const unsupported = (what: string): PlainFailure =>
  new PlainFailure(
    "signer.unsupported-file",
    `Tệp khóa dùng cách mã hóa chưa hỗ trợ (${what}). Hãy xuất lại tệp .p12 với AES-256.`,
  );

/** The PIN, and how many rounds the file may still cost. */
type Opening = { pin: string; roundsLeft: number };

function rounds(value: number, of: Opening): number {
  of.roundsLeft -= value;
  if (value < 1 || of.roundsLeft < 0) throw unsupported("số vòng lặp");
  return value;
}

function checkMac(macData: ReturnType<typeof children>[number], content: Uint8Array, of: Opening): void {
  const [digestInfo, salt, iterations] = children(macData);
  const [algorithm, digest] = children(digestInfo);
  const hash = DIGESTS[objectIdOf(children(algorithm)[0])];
  if (!hash) throw unsupported("mã xác thực");
  const count = rounds(iterations ? integerOf(iterations) : 1, of);
  const expected = octetsOf(digest);
  const key = pkcs12Key({
    hash,
    purpose: 3,
    pin: of.pin,
    salt: octetsOf(salt),
    rounds: count,
    length: expected.length,
  });
  const actual = createHmac(hash, key).update(content).digest();
  if (actual.length !== expected.length || !timingSafeEqual(actual, expected)) {
    throw new PlainFailure("signer.wrong-pin", "Mã PIN của khóa không đúng. Chưa có gì được ký; hãy nhập lại.");
  }
}

function decrypt(
  algorithm: ReturnType<typeof children>[number] | undefined,
  secret: Uint8Array,
  of: Opening,
): Uint8Array {
  const [id, parameters] = children(algorithm);
  const rc2 = PBE_RC2[objectIdOf(id)];
  if (objectIdOf(id) === PBE_3DES || rc2) {
    const [salt, iterations] = children(parameters);
    const derive = (purpose: 1 | 2, length: number) =>
      pkcs12Key({
        hash: "sha1",
        purpose,
        pin: of.pin,
        salt: octetsOf(salt),
        rounds: rounds(integerOf(iterations), of),
        length,
      });
    if (rc2) return decryptRc2({ key: derive(1, rc2 / 8), iv: derive(2, 8), secret, effectiveBits: rc2 });
    const cipher = createDecipheriv("des-ede3-cbc", derive(1, 24), derive(2, 8));
    return Buffer.concat([cipher.update(secret), cipher.final()]);
  }
  if (objectIdOf(id) !== PBES2) throw unsupported(objectIdOf(id));
  const [kdf, scheme] = children(parameters);
  const [salt, iterations, ...rest] = children(children(kdf)[1]);
  const prf = rest.find((item) => item.idBlock.tagNumber === 16);
  const hash = prf ? PRFS[objectIdOf(children(prf)[0])] : "sha1";
  const [cipherId, iv] = children(scheme);
  const cipher = CIPHERS[objectIdOf(cipherId)];
  if (!hash || !cipher) throw unsupported("PBES2");
  const key = pbkdf2Sync(of.pin, octetsOf(salt), rounds(integerOf(iterations), of), cipher.key, hash);
  const decipher = createDecipheriv(cipher.name, key, octetsOf(iv));
  return Buffer.concat([decipher.update(secret), decipher.final()]);
}

type Bags = { keys: KeyObject[]; certificates: Uint8Array[] };

function readBags(contents: Uint8Array, of: Opening, into: Bags): void {
  for (const bag of children(parseDer(contents))) {
    const [id, holder] = children(bag);
    const value = children(holder)[0];
    if (!value) continue;
    switch (objectIdOf(id)) {
      case KEY_BAG:
        into.keys.push(createPrivateKey({ key: Buffer.from(value.toBER(false)), format: "der", type: "pkcs8" }));
        break;
      case SHROUDED_KEY_BAG: {
        const [algorithm, secret] = children(value);
        into.keys.push(
          createPrivateKey({
            key: Buffer.from(decrypt(algorithm, octetsOf(secret), of)),
            format: "der",
            type: "pkcs8",
          }),
        );
        break;
      }
      case CERT_BAG:
        into.certificates.push(octetsOf(children(children(value)[1])[0]));
        break;
      default: // other bags (CRLs, secrets) are of no use here
    }
  }
}

/** Orders the certificates: the one that fits the key first, then each issuer. */
function ordered(
  key: KeyObject,
  certificates: readonly Uint8Array[],
): { certificate: Uint8Array; chain: Uint8Array[] } {
  const parsed = certificates.map((der) => ({ der, x509: new X509Certificate(der) }));
  const leaf = parsed.find(({ x509 }) => x509.checkPrivateKey(key));
  if (!leaf)
    throw new PlainFailure(
      "signer.unsupported-file",
      "Tệp khóa không có chứng thư khớp với khóa bí mật. Hãy xuất lại tệp .p12 kèm chứng thư.",
    );
  const chain: Uint8Array[] = [];
  for (let current = leaf.x509; chain.length < 8; ) {
    const issuer = parsed.find(
      ({ der, x509 }) => der !== leaf.der && !chain.includes(der) && current.checkIssued(x509) && x509 !== current,
    );
    if (!issuer) break;
    chain.push(issuer.der);
    current = issuer.x509;
  }
  return { certificate: leaf.der, chain };
}

/**
 * Opens a PKCS#12 file.
 * @throws PlainFailure `signer.wrong-pin`, `signer.unsupported-file`
 */
export function readPkcs12(file: Uint8Array, pin: string): Pkcs12 {
  const bags: Bags = { keys: [], certificates: [] };
  const of: Opening = { pin, roundsLeft: MOST_ROUNDS };
  try {
    const [, authSafe, macData] = children(parseDer(file));
    const content = octetsOf(children(children(authSafe)[1])[0]);
    if (macData) checkMac(macData, content, of);
    for (const part of children(parseDer(content))) {
      const [kind, holder] = children(part);
      const value = children(holder)[0];
      if (objectIdOf(kind) === DATA) readBags(octetsOf(value), of, bags);
      if (objectIdOf(kind) !== ENCRYPTED_DATA) continue;
      const [, algorithm, secret] = children(children(value)[1]);
      readBags(decrypt(algorithm, octetsOf(secret), of), of, bags);
    }
  } catch (error) {
    if (error instanceof PlainFailure) throw error;
    throw new PlainFailure(
      "signer.unsupported-file",
      "Không đọc được tệp khóa .p12. Hãy kiểm tra lại tệp hoặc xuất lại từ nơi cấp.",
    );
  }
  const [privateKey] = bags.keys;
  if (!privateKey)
    throw new PlainFailure(
      "signer.unsupported-file",
      "Tệp không có khóa bí mật nên không ký được. Hãy chọn tệp .p12 có khóa.",
    );
  return { privateKey, ...ordered(privateKey, bags.certificates) };
}

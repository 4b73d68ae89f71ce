import { createHmac, type KeyObject, randomBytes } from "node:crypto";
import * as asn1 from "asn1js";
import { derOf, integer, objectId, octets, parseDer, sequence, tagged } from "#src/platform/der/der.ts";
import { pkcs12Key } from "./pkcs12-key.ts";

const DATA = "1.2.840.113549.1.7.1";
const ROUNDS = 2048;

const data = (content: Uint8Array): asn1.Sequence => sequence(objectId(DATA), tagged(0, octets(content)));

/** A PKCS#12 file: key shrouded with PBES2/AES-256, certificates in clear (they are public), SHA-256 authentication code. */
export function writePkcs12(input: {
  privateKey: KeyObject;
  certificate: Uint8Array;
  chain: readonly Uint8Array[];
  pin: string;
}): Uint8Array {
  const shrouded = input.privateKey.export({
    type: "pkcs8",
    format: "der",
    cipher: "aes-256-cbc",
    passphrase: input.pin,
  });
  const certificates = [input.certificate, ...input.chain].map((der) =>
    sequence(
      objectId("1.2.840.113549.1.12.10.1.3"),
      tagged(0, sequence(objectId("1.2.840.113549.1.9.22.1"), tagged(0, octets(der)))),
    ),
  );
  const keyBag = sequence(objectId("1.2.840.113549.1.12.10.1.2"), tagged(0, parseDer(shrouded)));
  const content = derOf(sequence(data(derOf(sequence(...certificates))), data(derOf(sequence(keyBag)))));
  const salt = randomBytes(16);
  const key = pkcs12Key({ hash: "sha256", purpose: 3, pin: input.pin, salt, rounds: ROUNDS, length: 32 });
  const mac = createHmac("sha256", key).update(content).digest();
  const digest = sequence(sequence(objectId("2.16.840.1.101.3.4.2.1"), new asn1.Null()), octets(mac));
  return derOf(sequence(integer(3), data(content), sequence(digest, octets(salt), integer(ROUNDS))));
}

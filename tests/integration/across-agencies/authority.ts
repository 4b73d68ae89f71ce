// A certification authority of nobody, for the one route that takes such a file.
import { generateKeyPairSync } from "node:crypto";
import { buildCertificate, distinguishedName } from "#tools/test-pki/certificate.ts";

/** DER in base64; another one at every call. */
export function someAuthority(commonName = "CA của phép thử"): string {
  const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const name = distinguishedName({ C: "VN", O: "M-Office", OU: "THỬ NGHIỆM", CN: commonName });
  const certificate = buildCertificate({
    serial: Uint8Array.of(7),
    subject: name,
    publicKey: pair.publicKey,
    issuer: { name, ...pair },
    from: new Date("2026-01-01T00:00:00Z"),
    to: new Date("2036-01-01T00:00:00Z"),
    usages: ["keyCertSign", "cRLSign"],
    authority: {},
  });
  return Buffer.from(certificate).toString("base64");
}

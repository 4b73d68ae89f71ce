// A server certificate that nobody signed but itself, as an operator makes one on the first day.
import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildCertificate, distinguishedName } from "#tools/test-pki/certificate.ts";
import { pem } from "#tools/test-pki/external-tools.ts";

const DAY = 86_400_000;

/** Writes both files into a folder of their own. */
export function selfSigned(): { folder: string; TLS_CERT: string; TLS_KEY: string } {
  const folder = mkdtempSync(path.join(tmpdir(), "m-office-tls-"));
  const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const name = distinguishedName({ C: "VN", O: "Văn phòng", OU: "THỬ NGHIỆM", CN: "van-phong.example" });
  const certificate = buildCertificate({
    serial: Uint8Array.of(1),
    subject: name,
    publicKey: pair.publicKey,
    issuer: { name, ...pair },
    from: new Date(Date.now() - DAY),
    to: new Date(Date.now() + 90 * DAY),
    usages: ["digitalSignature"],
  });
  const files = { TLS_CERT: path.join(folder, "cert.pem"), TLS_KEY: path.join(folder, "key.pem") };
  writeFileSync(files.TLS_CERT, pem(certificate));
  writeFileSync(files.TLS_KEY, pair.privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
  return { folder, ...files };
}

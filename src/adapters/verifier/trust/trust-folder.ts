// A folder of trusted authorities and revocation lists: DER or PEM, one or many in a file (rootca.gov.vn serves PEM where DER is expected).
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { readCertificate } from "./certificate.ts";
import { readRevocationList } from "./revocation.ts";

const LARGEST = 30_000_000;
const PEM = /-----BEGIN (?:CERTIFICATE|TRUSTED CERTIFICATE|X509 CRL)-----([\s\S]*?)-----END/g;

export type TrustFolder = {
  certificates: Uint8Array[];
  crls: Uint8Array[] /** files that hold neither */;
  ignored: string[];
};

/** Certificates and lists of one file: every PEM block, or the file itself. */
export function partsOf(bytes: Buffer): Uint8Array[] {
  const text = bytes.toString("latin1");
  const found = [...text.matchAll(PEM)].map(([, body = ""]) => new Uint8Array(Buffer.from(body, "base64")));
  return found.length > 0 ? found : [new Uint8Array(bytes)];
}

function gone(error: unknown): null {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
  throw error;
}

/** Reads a folder (not its subfolders). Throws the system's error when the folder cannot be read. */
export async function readTrustFolder(folder: string): Promise<TrustFolder> {
  const found: TrustFolder = { certificates: [], crls: [], ignored: [] };
  for (const file of (await readdir(folder)).sort()) {
    const path = join(folder, file);
    // what is replaced while we look is gone under its old name, and there under its new one next time
    const about = await stat(path).catch(gone);
    if (!about?.isFile() || about.size > LARGEST || file.endsWith(".tmp")) continue;
    let useful = false;
    for (const der of partsOf((await readFile(path).catch(gone)) ?? Buffer.alloc(0))) {
      if (readCertificate(der)) found.certificates.push(der);
      else if (readRevocationList(der)) found.crls.push(der);
      else continue;
      useful = true;
    }
    if (!useful) found.ignored.push(file);
  }
  return found;
}

// Puts keys of a test PKI where an installation looks for them: `keys/` (wrapped), pictures beside them, `trust/`, `secrets/key-store`.
// For demonstration and tests only; `m-office init` never calls it.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { openKeyFolder } from "#src/adapters/signer/key-folder.ts";
import { createTestPki, LONG_LIST_DAYS, type TestPki } from "./create-test-pki.ts";
import { pem } from "./external-tools.ts";
import { sealPicture, signaturePicture } from "./pictures.ts";

export type Signatory =
  | { kind: "person"; keyId: string; fullName: string; organisation: string; pin?: string; revokedAt?: Date }
  /** `shortName` and `superior` stand on the seal: "Sở Tài chính", "Tỉnh Vĩnh Long" */
  | { kind: "agency"; keyId: string; name: string; shortName: string; superior: string };

/**
 * @param input.dataDir the installation's data folder; keys that exist already are not replaced (`signer.key-exists`)
 * @param input.now validity begins the day before; the revocation lists outlive the certificates
 */
export async function installKeys(input: {
  dataDir: string;
  signatories: readonly Signatory[];
  now: Date;
  keys?: "rsa" | "ec";
}): Promise<TestPki> {
  const { dataDir, signatories, now } = input;
  const pki = await createTestPki({
    now,
    listDays: LONG_LIST_DAYS,
    ...(input.keys ? { keys: input.keys } : {}),
    subjects: signatories.map((each) =>
      each.kind === "person"
        ? {
            id: each.keyId,
            name: each.fullName,
            kind: "person",
            organisation: each.organisation,
            ...(each.revokedAt ? { revokedAt: each.revokedAt } : {}),
          }
        : { id: each.keyId, name: each.name, kind: "agency" },
    ),
  });
  const { keys, pictures } = await openKeyFolder({
    folder: join(dataDir, "keys"),
    secretFile: join(dataDir, "secrets", "key-store"),
  });
  for (const each of signatories) {
    const key = pki.key(each.keyId);
    await keys.add({
      id: each.keyId,
      privateKey: key.privateKey,
      certificate: key.certificate,
      chain: key.chain,
      ...(each.kind === "person" && each.pin ? { pin: each.pin } : {}),
    });
    await pictures.put(
      each.keyId,
      each.kind === "person"
        ? signaturePicture(each.fullName)
        : sealPicture({ agency: each.shortName, parent: each.superior }),
    );
  }
  const trust = join(dataDir, "trust");
  await mkdir(trust, { recursive: true });
  await writeFile(join(trust, "thu-nghiem-root.pem"), pem(pki.root));
  for (const [index, crl] of pki.crls.entries()) await writeFile(join(trust, `thu-nghiem-${index}.crl`), crl);
  return pki;
}

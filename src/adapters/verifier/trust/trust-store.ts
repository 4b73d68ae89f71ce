// The folder `trust` of an installation, kept from the page and the command line. One file a certificate or list, named by its
// fingerprint; files that somebody laid there by hand, with several in one, are read and edited as well.
import { mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import * as asn1 from "asn1js";
import { children, objectIdOf, parseDer } from "#src/platform/der/der.ts";
import { PlainFailure } from "#src/platform/failure/plain-failure.ts";
import { writeWhole } from "#src/platform/whole-file/write-whole.ts";
import type { TrustEntry, TrustStore } from "../trust.port.ts";
import { isWeakKey } from "./algorithms.ts";
import { readCertificate } from "./certificate.ts";
import { factsOf, sha256Of } from "./check-certificate.ts";
import { isFrom, readRevocationList } from "./revocation.ts";
import { partsOf, readTrustFolder } from "./trust-folder.ts";

const COMMON_NAME = "2.5.4.3";

const unreadable = (): PlainFailure =>
  new PlainFailure(
    "trust.unreadable",
    "Tệp không phải chứng thư hay danh sách thu hồi đọc được. Chưa thêm gì. Hãy chọn tệp .cer, .crt, .pem hoặc .crl tải từ trang của tổ chức chứng thực.",
  );
const notAnAuthority = (name: string): PlainFailure =>
  new PlainFailure(
    "trust.not-an-authority",
    `“${name}” không phải chứng thư của tổ chức chứng thực (CA), nên không đặt vào danh sách tin cậy được. Chưa thêm gì. Hãy chọn chứng thư gốc hoặc chứng thư của CA cấp phát.`,
  );

const notTheirs = (name: string): PlainFailure =>
  new PlainFailure(
    "trust.list-not-theirs",
    `Danh sách thu hồi ghi tên ${name} nhưng không do CA nào đang biết ký. Đã bỏ qua, danh sách cũ vẫn dùng.`,
  );

/** The common name in an encoded name; the first text in it when it has none. */
function nameIn(der: Uint8Array): string {
  const pairs = children(parseDer(der)).flatMap(children).map(children);
  const texts = pairs.map(([id, value]) => ({
    id: objectIdOf(id),
    text: value instanceof asn1.BaseStringBlock ? value.valueBlock.value : "",
  }));
  return (texts.find(({ id }) => id === COMMON_NAME) ?? texts.at(-1))?.text ?? "";
}

/** null when the bytes are neither a certificate nor a list */
function entryOf(der: Uint8Array): TrustEntry | null {
  const certificate = readCertificate(der);
  if (certificate)
    return {
      kind: "authority",
      selfIssued: certificate.selfIssued,
      weak: isWeakKey(certificate.publicKey),
      ...factsOf(certificate),
    };
  const list = readRevocationList(der);
  if (!list) return null;
  return {
    kind: "list",
    fingerprint: sha256Of(der),
    issuerName: nameIn(list.issuer),
    thisUpdate: list.thisUpdate.toISOString(),
    nextUpdate: list.nextUpdate?.toISOString() ?? null,
    revoked: list.revoked.size,
  };
}

function examine(bytes: Uint8Array): { der: Uint8Array; entry: TrustEntry }[] {
  return partsOf(Buffer.from(bytes)).map((der) => {
    const entry = entryOf(der);
    if (!entry) throw unreadable();
    const certificate = readCertificate(der);
    const authority = certificate?.isAuthority || (certificate?.selfIssued && certificate.keyUsage === null);
    if (entry.kind === "authority" && !authority) throw notAnAuthority(entry.name);
    return { der, entry };
  });
}

function pemOf(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString("base64")
      .match(/.{1,64}/gu) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
}

/** @param folder made at the first addition; where there is none nobody is trusted */
export function openTrustStore(folder: string): TrustStore {
  const read = (): Promise<{ certificates: Uint8Array[]; crls: Uint8Array[] }> =>
    readTrustFolder(folder).catch((error: unknown) => {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return { certificates: [], crls: [] };
      throw error;
    });
  const files = async (): Promise<{ file: string; parts: Uint8Array[] }[]> => {
    const found: { file: string; parts: Uint8Array[] }[] = [];
    for (const name of await readdir(folder)) {
      const file = join(folder, name);
      if ((await stat(file)).isFile()) found.push({ file, parts: partsOf(await readFile(file)) });
    }
    return found;
  };
  const remove = async (fingerprint: string): Promise<void> => {
    for (const { file, parts } of await files()) {
      const left = parts.filter((der) => sha256Of(der) !== fingerprint);
      if (left.length === parts.length) continue;
      if (left.length === 0) await rm(file, { force: true });
      // several in one file: certificates stay together, a list goes into a file of its own
      else {
        await writeWhole(file, left.filter(readCertificate).map(pemOf).join(""));
        for (const der of left.filter((one) => !readCertificate(one)))
          await writeWhole(join(folder, `${sha256Of(der).slice(0, 32)}.crl`), der);
      }
    }
  };
  return {
    read,
    list: async () => {
      const { certificates, crls } = await read();
      const all = new Map([...certificates, ...crls].map((der) => [sha256Of(der), der]));
      return [...all.values()].map(entryOf).filter((entry) => entry !== null);
    },
    examine: (bytes) => examine(bytes).map(({ entry }) => entry),
    add: async (bytes) => {
      const found = examine(bytes);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const known = new Set((await files()).flatMap(({ parts }) => parts.map(sha256Of)));
      for (const { der, entry } of found) {
        if (known.has(entry.fingerprint)) continue;
        const name = entry.fingerprint.slice(0, 32);
        if (entry.kind === "list") await writeWhole(join(folder, `${name}.crl`), der);
        else await writeWhole(join(folder, `${name}.pem`), pemOf(der));
      }
    },
    renew: async (bytes, issuers, keep) => {
      const [der] = partsOf(Buffer.from(bytes));
      const list = der ? readRevocationList(der) : null;
      const entry = der ? entryOf(der) : null;
      if (!der || !list || entry?.kind !== "list") throw unreadable();
      const { certificates, crls } = await read();
      const issuer = [...issuers, ...certificates]
        .map(readCertificate)
        .find((each) => each !== null && isFrom(list, each));
      if (!issuer) throw notTheirs(entry.issuerName);
      const older = crls.filter((each) => {
        const other = readRevocationList(each);
        return other !== null && isFrom(other, issuer);
      });
      if (older.some((each) => (readRevocationList(each)?.thisUpdate ?? list.thisUpdate) >= list.thisUpdate))
        return null;
      await keep(entry, async () => {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        await writeWhole(join(folder, `${entry.fingerprint.slice(0, 32)}.crl`), der);
        for (const each of older) await remove(sha256Of(each));
      });
      return entry;
    },
    remove,
  };
}

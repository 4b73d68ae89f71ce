// Independent programs on our own signed files, and the way of a document from the approval to the gate.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { hasTool, runOn } from "../../../tools/test-pki/external-tools.ts";
import type { Session, TestOffice } from "../office/office.ts";
import { type People, walkTo } from "./outgoing.ts";

export const sha256Of = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** The file of an outgoing document: today's, or that of a hash. */
export async function fileOf(who: Session, id: string, sha256?: string): Promise<Uint8Array> {
  const query = sha256 ? `?sha256=${sha256}` : "";
  const response = await who.fetch(`/api/outgoing-documents/${id}/file.pdf${query}`);
  if (!response.ok) throw new Error(`file: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/** How many signatures pdfsig calls valid, and how many there are; null where pdfsig is not installed. */
export function pdfsigCount(bytes: Uint8Array): { valid: number; all: number } | null {
  if (!hasTool("pdfsig")) return null;
  const { text } = runOn({ "a.pdf": bytes }, (folder) => ["pdfsig", "-nocert", `${folder}/a.pdf`]);
  return {
    valid: text.match(/Signature Validation: Signature is Valid\./g)?.length ?? 0,
    // reserved fields that nobody has signed are listed too, without a validation
    all: text.match(/Signature Validation:/g)?.length ?? 0,
  };
}

/** True when openssl finds the CMS of every signature to fit the bytes it covers; null without openssl. */
export function opensslAgrees(bytes: Uint8Array): boolean | null {
  if (!hasTool("openssl")) return null;
  const text = Buffer.from(bytes).toString("latin1");
  const ranges = [...text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)];
  return (
    ranges.length > 0 &&
    ranges.every(([, , length, start, rest]) => {
      const [a, b, c] = [Number(length), Number(start), Number(rest)];
      const covered = Buffer.concat([bytes.subarray(0, a), bytes.subarray(b, b + c)]);
      const der = withoutPadding(Buffer.from(text.slice(a + 1, b - 1), "hex"));
      const { code } = runOn({ data: covered, sig: der }, (folder) => [
        "openssl",
        "cms",
        "-verify",
        "-noverify",
        "-binary",
        "-inform",
        "DER",
        "-in",
        `${folder}/sig`,
        "-content",
        `${folder}/data`,
        "-out",
        "/dev/null",
      ]);
      return code === 0;
    })
  );
}

/** The reserved place is filled up with zeros; the structure says itself how long it is, and may end in zeros of its own. */
function withoutPadding(bytes: Buffer): Buffer {
  const first = bytes[1] ?? 0;
  const more = first < 0x80 ? 0 : first & 0x7f;
  return bytes.subarray(0, 2 + more + (more === 0 ? first : bytes.readUIntBE(2, more)));
}

export async function signed(office: TestOffice, people: People) {
  const approved = await walkTo(office, people, "approved");
  const done = await people.director.api.signing.sign({
    id: approved.id,
    rowVersion: approved.rowVersion,
    sha256: approved.currentSha256 ?? "",
  });
  return { id: approved.id, approvedSha256: approved.approvedSha256 ?? "", ...done };
}

export async function sealed(office: TestOffice, people: People) {
  const document = await signed(office, people);
  const done = await people.clerk.api.signing.seal({
    id: document.id,
    rowVersion: document.rowVersion,
    sha256: document.sha256,
  });
  return { ...document, ...done };
}

/** Spoils the private part of a key and leaves its certificate: the signer fails only when it has to sign. @returns mends it */
export function breakKey(dataDir: string, keyId: string): () => void {
  const file = path.join(dataDir, "keys", `${keyId}.json`);
  const kept = readFileSync(file, "utf8");
  const entry = JSON.parse(kept) as { tag: string };
  writeFileSync(file, JSON.stringify({ ...entry, tag: Buffer.alloc(16).toString("base64") }));
  return () => writeFileSync(file, kept);
}

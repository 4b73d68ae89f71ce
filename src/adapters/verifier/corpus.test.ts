// Signed and hostile PDFs from outside, read in place; skipped where the folder is absent.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createIsolatedVerifier } from "./isolated/isolated-verifier.ts";
import { verifyPdf } from "./verify.ts";

type Case = { file: string; expected: string; must_not_be_green: boolean | null; trust: string };

const data = "../shared/data";
const at = new Date("2026-11-24T12:00:00Z");
const read = (path: string): Uint8Array => new Uint8Array(readFileSync(path));
const der = (path: string): Uint8Array =>
  Buffer.from(readFileSync(path, "utf8").replace(/-----[^-]+-----/g, ""), "base64");
const casesOf = (folder: string, key: string): Case[] => {
  const path = `${data}/${folder}/expected.json`;
  if (!existsSync(path)) return [];
  const parsed = JSON.parse(readFileSync(path, "utf8")) as Record<string, Case[]> | Case[];
  return (Array.isArray(parsed) ? parsed : (parsed[key] ?? [])).filter(({ file }) => file.endsWith(".pdf"));
};

const signed = casesOf("signed-pdfs", "cases");
describe.skipIf(signed.length === 0)("PDF đã ký từ bên ngoài", () => {
  it.each(signed)("$file: $expected", async ({ file, expected, must_not_be_green, trust }) => {
    const roots = trust === "signed/test-root.pem" ? [der(`${data}/signed-pdfs/test-root.pem`)] : [];
    const result = await verifyPdf(read(`${data}/signed-pdfs/${file}`), { trust: roots, at });
    if (must_not_be_green) expect(result.verdict).not.toBe("valid");
    switch (expected) {
      case "invalid":
        expect(result.verdict).toBe("invalid");
        break;
      case "suspicious":
        expect(result.verdict).toBe("invalid");
        break;
      case "valid":
        // Foreign authorities are not trusted here, so "valid" may only be reached with the test root.
        expect(result.verdict).toBe(roots.length > 0 ? "valid" : "unknown");
        for (const one of result.signatures) expect(one.integrity).toBe("intact");
        break;
      case "not_trusted":
        expect(result.signatures[0]).toMatchObject({ integrity: "intact", chain: "invalid" });
        break;
      case "untrusted":
        expect(result.signatures[0]).toMatchObject({ integrity: "intact", chain: "untrusted" });
        break;
      default: // broken timestamps and odd formats: no crash, never green
        expect(result.verdict).not.toBe("valid");
    }
  });
});

const hostile = casesOf("hostile-inputs", "cases");
describe.skipIf(hostile.length === 0)("PDF có ý xấu", () => {
  it.each(hostile)("$file dừng trong giới hạn và không bao giờ được coi là hợp lệ", async ({ file }) => {
    const result = await createIsolatedVerifier().verify(read(`${data}/hostile-inputs/${file}`), { trust: [], at });
    expect(["unsigned", "unknown", "invalid"]).toContain(result.verdict);
  });
});

const official = `${data}/official-documents/signatures.json`;
describe.skipIf(!existsSync(official))("Văn bản thật đã ký", () => {
  type Real = { file: string; expected: string; signers: string[] };
  const cases = existsSync(official)
    ? (JSON.parse(readFileSync(official, "utf8")) as Real[]).filter(({ file }) => file.endsWith(".pdf"))
    : [];
  const roots = existsSync(`${data}/trust-roots`)
    ? readdirSync(`${data}/trust-roots`)
        .filter((file) => file.endsWith(".pem"))
        .map((file) => der(`${data}/trust-roots/${file}`))
    : [];
  it.each(cases)("$file: $expected", async ({ file, expected, signers }) => {
    const result = await verifyPdf(read(`${data}/official-documents/${file}`), { trust: roots, at });
    if (expected === "no_signature") return expect(result.verdict).toBe("unsigned");
    if (expected === "invalid") return expect(result.verdict).toBe("invalid");
    expect(result.signatures.map(({ signer }) => signer)).toEqual(signers);
    for (const one of result.signatures) expect(one).toMatchObject({ integrity: "intact", changesAfter: "none" });
    // No revocation list of the state's authorities lies here, so nothing may be called valid.
    expect(result.verdict).toBe("unknown");
  });
});

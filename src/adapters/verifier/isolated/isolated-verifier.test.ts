import { deflateSync } from "node:zlib";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { SAMPLE_SUBJECTS, type SignedSteps, signedSample } from "#tools/signed-sample/signed-sample.ts";
import { createTestPki, type TestPki } from "#tools/test-pki/create-test-pki.ts";
import { createIsolatedVerifier } from "./isolated-verifier.ts";

// a busy machine needs its time to start processes and to fill memory
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const now = new Date("2026-11-24T02:00:00Z");
let pki: TestPki;
let steps: SignedSteps;
beforeAll(async () => {
  pki = await createTestPki({ subjects: SAMPLE_SUBJECTS, now });
  steps = await signedSample(pki, now);
});

/** A PDF whose object stream unpacks to `megabytes`, so that merely opening it costs that much. */
function bomb(megabytes: number): Uint8Array {
  const packed = deflateSync(Buffer.alloc(megabytes * 1_000_000, 0x20), { level: 1 });
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n")];
  const offsets: number[] = [];
  const length = (): number => parts.reduce((sum, part) => sum + part.length, 0);
  const add = (...pieces: (string | Buffer)[]): void => {
    offsets.push(length());
    parts.push(...pieces.map((piece) => (typeof piece === "string" ? Buffer.from(piece, "latin1") : piece)));
  };
  add(
    `1 0 obj\n<</Type/ObjStm/N 2/First 8/Filter/FlateDecode/Length ${packed.length}>>stream\n`,
    packed,
    "\nendstream\nendobj\n",
  );
  const table = Buffer.from([1, ...[0, 0, 0, 9], 0, 2, ...[0, 0, 0, 1], 0, 2, ...[0, 0, 0, 1], 1]);
  const start = length();
  add(
    `4 0 obj\n<</Type/XRef/Size 4/Index[1 3]/W[1 4 1]/Root 2 0 R/Length ${table.length}>>stream\n`,
    table,
    `\nendstream\nendobj\nstartxref\n${start}\n%%EOF\n`,
  );
  return Buffer.concat(parts);
}

describe("Kiểm tra trong tiến trình riêng", () => {
  it("cho cùng kết quả như kiểm tra thường", async () => {
    const result = await createIsolatedVerifier({ milliseconds: 20_000 }).verify(steps.final, {
      trust: [pki.root],
      at: now,
    });
    expect(result).toMatchObject({ verdict: "valid", signatures: [{ field: "nguoi-ky" }, { field: "co-quan" }] });
  });
  it("tệp nén bom bị dừng vì bộ nhớ, văn phòng vẫn chạy", async () => {
    const result = await createIsolatedVerifier({ milliseconds: 20_000, megabytes: 200 }).verify(bomb(700), {
      trust: [],
      at: now,
    });
    expect(result).toEqual({
      verdict: "unknown",
      signatures: [],
      reasons: [expect.objectContaining({ code: "file.limit" })],
    });
  });
  it("tệp bắt tìm kiếm vô tận bị dừng vì thời gian và không bao giờ là hợp lệ", async () => {
    // No cross-reference table and very many objects: a reader that searches for them is busy for a long time.
    const endless = Buffer.from(
      `%PDF-1.7\n${"1 0 obj\n<</A[[[[]]]]>>\nendobj\n".repeat(600_000)}trailer\n<</Root 1 0 R>>\n`,
    );
    const result = await createIsolatedVerifier({ milliseconds: 100 }).verify(endless, { trust: [pki.root], at: now });
    expect(result).toEqual({
      verdict: "unknown",
      signatures: [],
      reasons: [expect.objectContaining({ code: "file.limit" })],
    });
  });
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { openTrustStore } from "#src/adapters/verifier/trust/trust-store.ts";
import { createTestPki } from "#tools/test-pki/create-test-pki.ts";
import { checkTrust } from "./trust.ts";

const now = Date.parse("2026-11-24T02:00:00Z");
const folder = mkdtempSync(join(tmpdir(), "m-office-doctor-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("TT 15/2025/TT-BKHCN Đ5.5 nói khi chưa tin cậy CA nào và khi danh sách thu hồi quá hạn", async () => {
  expect(await checkTrust(folder, now)).toMatchObject({ ok: false, found: expect.stringContaining("chưa ai ký được") });
  const pki = await createTestPki({ now: new Date(now), keys: "ec", subjects: [], listDays: 30 });
  const store = openTrustStore(join(folder, "trust"));
  for (const file of [pki.root, ...pki.crls]) await store.add(file);
  expect(await checkTrust(folder, now)).toEqual({
    id: "trust.lists",
    ok: true,
    found: "1 CA, 2 danh sách thu hồi",
    remedy: "",
  });
  const late = await checkTrust(folder, now + 40 * 86_400_000);
  expect(late).toMatchObject({
    ok: false,
    found: expect.stringMatching(/quá hạn/u),
    remedy: expect.stringContaining("trust refresh"),
  });
});

// Real letters of agencies, read in place; skipped where the folder is absent.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it, vi } from "vitest";
import { fieldsOf, upload } from "../../../tests/support/documents/upload.ts";
import { useOffice } from "../../../tests/support/office/office.ts";

// every upload starts reading and verifying in processes of their own; a busy machine needs its time
vi.setConfig({ testTimeout: 120_000 });

const FOLDER = fileURLToPath(new URL("../../../../shared/data/official-documents/", import.meta.url));
// one with a text layer, one scan, one of several pages, one signed
const files = ["vb-007.pdf", "vb-009.pdf", "vb-011.pdf", "vb-013.pdf"].filter((name) => existsSync(FOLDER + name));

describe.skipIf(files.length === 0)("Văn bản thật của các cơ quan", () => {
  const office = useOffice({ worker: false });

  it.each(files)("%s đi qua cửa, có đề xuất trường, vào sổ được và còn nguyên từng byte", async (name) => {
    const clerk = await office.signIn("han.tran");
    const bytes = new Uint8Array(readFileSync(path.join(FOLDER, name)));
    const sent = await upload(clerk, bytes, { name, noMarksSeen: true });
    expect([sent.status, sent.problem.code]).toEqual([201, undefined]);
    expect(["valid", "invalid", "unknown", "unsigned"]).toContain(sent.item.receipt?.verdict);
    const fields = fieldsOf(sent.item, {
      codeNumber: name.slice(3, 6),
      subject: (sent.item.proposed.subject?.value ?? "Văn bản").slice(0, 500),
    });
    const { documentId } = await clerk.api.intake.register({ id: sent.item.id, fields, rowVersion: 1 });
    const back = await clerk.fetch(`/api/incoming-documents/${documentId}/file`);
    expect(Buffer.from(await back.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true);
  });
});

import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it, vi } from "vitest";
import { SAMPLE_SUBJECTS, signedSample } from "#tools/signed-sample/signed-sample.ts";
import { createTestPki } from "#tools/test-pki/create-test-pki.ts";
import { pem } from "#tools/test-pki/external-tools.ts";
import { letterDocx } from "../../../tests/support/documents/letters.ts";
import { ALL_SIX, fieldsOf, upload, waiting } from "../../../tests/support/documents/upload.ts";
import { failureOf } from "../../../tests/support/evidence/failure.ts";
import { useOffice } from "../../../tests/support/office/office.ts";

// every upload starts reading and verifying in processes of their own; a busy machine needs its time
vi.setConfig({ testTimeout: 120_000 });

describe("Giá trị của văn bản khi nhận", () => {
  const office = useOffice({ worker: false });

  it("QC-3.3 không ký số: đủ sáu yếu tố thì nhận như quy chế, năm yếu tố thì nêu yếu tố thứ sáu và ghi “để biết, tham khảo”", async () => {
    const clerk = await office.signIn("han.tran");
    const six = await waiting(clerk);
    const whole = await clerk.api.intake.register({
      id: six.id,
      fields: fieldsOf(six),
      attestation: ALL_SIX,
      rowVersion: 1,
    });
    expect(whole.forReference).toBe(false);
    const five = await waiting(clerk);
    const part = await clerk.api.intake.register({
      id: five.id,
      fields: fieldsOf(five),
      attestation: { ...ALL_SIX, seal: false },
      rowVersion: 1,
    });
    expect(part.forReference).toBe(true);
    const { receipt } = await clerk.api.incomingDocuments.get({ id: part.documentId });
    expect(receipt.sentence).toContain("thiếu con dấu");
    expect(receipt.attested?.missing).toEqual(["seal"]);
    const listed = await clerk.api.incomingDocuments.list({ view: "for-reference" });
    expect(listed.rows.map((row) => row.id)).toContain(part.documentId);
    expect(listed.rows.map((row) => row.id)).not.toContain(whole.documentId);
  });

  it("QC-3.3 bản Word không ký số chỉ để biết, tham khảo dù văn thư thấy đủ sáu yếu tố", async () => {
    const clerk = await office.signIn("han.tran");
    const sent = await upload(clerk, await letterDocx(["Kính gửi: Sở Tài chính", "Đề nghị phối hợp."]), {
      name: "cong-van.docx",
      noMarksSeen: true,
    });
    const fields = fieldsOf(sent.item, { codeNumber: "77", codeNotation: "CV-CTN", organName: "Công ty Cấp nước" });
    const answer = await clerk.api.intake.register({ id: sent.item.id, fields, attestation: ALL_SIX, rowVersion: 1 });
    expect(answer.forReference).toBe(true);
  });

  it("QC-4.1 QC-3.3 chữ ký số kiểm tra được thì có giá trị như bản giấy; sửa một byte thì không hợp lệ", async () => {
    const now = new Date("2026-11-24T02:00:00Z");
    office.setNow(now);
    const pki = await createTestPki({ subjects: SAMPLE_SUBJECTS, now });
    mkdirSync(path.join(office.dataDir, "trust"), { recursive: true });
    writeFileSync(path.join(office.dataDir, "trust", "root.pem"), pem(pki.root));
    for (const [index, crl] of pki.crls.entries())
      writeFileSync(path.join(office.dataDir, "trust", `${index}.crl`), crl);
    const { final } = await signedSample(pki, now);
    const clerk = await office.signIn("han.tran");
    const good = await upload(clerk, final, { name: "ky-so.pdf", noMarksSeen: true });
    expect(good.item.receipt?.verdict).toBe("valid");
    expect(good.item.receipt?.sentence).toContain("Có giá trị như bản giấy");
    const answer = await clerk.api.intake.register({ id: good.item.id, fields: fieldsOf(good.item), rowVersion: 1 });
    expect(answer.forReference).toBe(false);

    // the same signatures under another sender's name: never blocked, but read first, and flagged for good
    const foreign = await upload(clerk, final, { name: "ky-so.pdf", noMarksSeen: true });
    const doubles = foreign.item.duplicates.map(({ id }) => id);
    const other = {
      id: foreign.item.id,
      fields: fieldsOf(foreign.item, { codeNumber: "888", organName: "UBND tỉnh Vĩnh Long", signerName: "Trần Văn B" }),
      acknowledgedDuplicates: doubles,
      rowVersion: 1,
    };
    expect(await failureOf(clerk.api.intake.register(other))).toMatchObject({
      status: 409,
      code: "intake.signer-differs",
      reasons: [{ clause: "QC-4.1" }, { clause: "QC-4.1" }, { clause: "QC-4.1" }],
    });
    const seen = await clerk.api.intake.register({ ...other, differencesSeen: true });
    expect(seen.forReference).toBe(true);
    const { receipt } = await clerk.api.incomingDocuments.get({ id: seen.documentId });
    expect(receipt.differences).toHaveLength(3);
    expect(receipt.sentence).not.toContain("Có giá trị như bản giấy");

    const touched = Uint8Array.from(final);
    const place = Buffer.from(final).indexOf("/MediaBox");
    touched[place + 12] = (touched[place + 12] ?? 48) === 48 ? 49 : 48;
    const bad = await upload(clerk, touched, { name: "ky-so.pdf", noMarksSeen: true });
    expect(bad.item.receipt?.verdict).toBe("invalid");
    expect(bad.item.look).toBe(true);
    const flagged = await clerk.api.intake.register({
      id: bad.item.id,
      fields: fieldsOf(bad.item, { codeNumber: "999" }),
      attestation: ALL_SIX,
      rowVersion: 1,
    });
    expect(flagged.forReference).toBe(true);
    office.setNow(null);
  });
});

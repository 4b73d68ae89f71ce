import { describe, expect, it } from "vitest";
import { letterPdf } from "../../../tests/support/letters.ts";
import { useOffice } from "../../../tests/support/office.ts";
import { fieldsOf, upload } from "../../../tests/support/upload.ts";

const SIX = { name: true, post: true, signature: true, seal: true, number: true, date: true };

describe("Vào sổ một văn bản giấy", () => {
  const office = useOffice({ worker: false });

  it("tải lên, đề xuất trường từ trang, vào sổ lấy số đến, trình Giám đốc", async () => {
    office.setNow(new Date("2026-11-23T00:36:00Z"));
    const clerk = await office.signIn("han.tran");
    const sent = await upload(clerk, letterPdf(), { name: "2034-SXD-QLN.pdf" });
    console.log(sent.status, JSON.stringify(sent.item, null, 1));
    expect(sent.status).toBe(201);
    const registered = await clerk.api.intake.register({
      id: sent.item.id,
      fields: fieldsOf(sent.item),
      attestation: SIX,
      presentToPostId: office.province.postId("H61.03", "giam-doc"),
      rowVersion: sent.item.rowVersion,
    });
    console.log(registered);
    console.log(await clerk.api.incomingDocuments.get({ id: registered.documentId }));
  });
});

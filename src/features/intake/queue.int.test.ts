import { describe, expect, it, vi } from "vitest";
import { letterPdf } from "../../../tests/support/documents/letters.ts";
import { fieldsOf, upload } from "../../../tests/support/documents/upload.ts";
import { failureOf } from "../../../tests/support/evidence/failure.ts";
import { useOffice } from "../../../tests/support/office/office.ts";

// every upload starts reading and verifying in processes of their own; a busy machine needs its time
vi.setConfig({ testTimeout: 120_000 });

const ALL_SIX = { name: true, post: true, signature: true, seal: true, number: true, date: true };

describe("Hàng chờ vào sổ", () => {
  const office = useOffice({ worker: false });

  it("văn thư cơ quan khác không thấy gì; quản trị, lãnh đạo, chuyên viên không vào hàng chờ", async () => {
    const clerk = await office.signIn("han.tran");
    const { item } = await upload(clerk, letterPdf({ number: "6000" }));
    const other = await office.signIn("lan.bui");
    expect((await failureOf(other.api.intake.get({ id: item.id }))).status).toBe(404);
    expect(
      (await failureOf(other.api.intake.register({ id: item.id, fields: fieldsOf(item), rowVersion: 1 }))).status,
    ).toBe(404);
    expect((await other.fetch(`/api/intake/${item.id}/file`)).status).toBe(404);
    expect((await other.api.intake.list({})).rows).toEqual([]);
    for (const login of ["phuc.vo", "tri.nguyen", "my.lam"]) {
      const session = await office.signIn(login);
      expect((await failureOf(session.api.intake.get({ id: item.id }))).status).toBe(403);
      expect((await failureOf(session.api.intake.list({}))).status).toBe(403);
      expect((await session.fetch(`/api/intake/${item.id}/file`)).status).toBe(403);
      expect((await upload(session, letterPdf())).status).toBe(403);
    }
  });

  it("sở của tỉnh khác trên đầu văn bản: tên đủ cả tỉnh, nên xem lại, không có mã, không phải cùng cơ quan với sở trong tỉnh", async () => {
    const clerk = await office.signIn("han.tran");
    const here = (await upload(clerk, letterPdf({ number: "8500" }))).item;
    expect(here.proposed.organName?.confidence).toBeGreaterThanOrEqual(0.95);
    const known = { id: here.id, fields: fieldsOf(here), attestation: ALL_SIX, rowVersion: here.rowVersion };
    await clerk.api.intake.register(known);
    const { item } = await upload(clerk, letterPdf({ number: "8500", parent: "UBND TỈNH ĐỒNG THÁP" }));
    expect(item.proposed.organName?.value).toBe("Sở Xây dựng tỉnh Đồng Tháp");
    expect(item.proposed.organName?.confidence).toBeLessThan(0.95);
    expect(item.duplicates).toEqual([]);
    const fields = fieldsOf(item, { organName: "Sở Xây dựng tỉnh Đồng Tháp", organCode: null });
    const ask = { id: item.id, fields, attestation: ALL_SIX, rowVersion: item.rowVersion };
    const { documentId } = await clerk.api.intake.register(ask);
    expect((await clerk.api.incomingDocuments.get({ id: documentId })).organCode).toBeNull();
  });

  it("tên cơ quan đúng như danh bạ thì số vào sổ có mã; tên không có trong danh bạ giữ như đã gõ", async () => {
    const clerk = await office.signIn("han.tran");
    let serial = 8000;
    const codeOf = async (organName: string): Promise<string | null> => {
      serial += 1;
      const { item } = await upload(clerk, letterPdf({ number: String(serial) }));
      const fields = fieldsOf(item, { organName, organCode: null });
      const ask = { id: item.id, fields, attestation: ALL_SIX, rowVersion: item.rowVersion };
      const { documentId } = await clerk.api.intake.register(ask);
      return (await clerk.api.incomingDocuments.get({ id: documentId })).organCode;
    };
    expect(await codeOf("so xay dung tinh vinh long")).toBe("H61.05");
    expect(await codeOf("Công ty Không Có Trong Danh Bạ")).toBeNull();
    // also known by now as a sender of our own, under the name that was typed
    const [own] = await clerk.api.correspondents.suggest({ q: "so xay dung tinh vinh long" });
    expect(own).toMatchObject({ source: "used", code: "H61.05" });
  });

  it("hàng chờ: khẩn trước, đếm theo loại, trang sau nối tiếp không sót", async () => {
    const clerk = await office.signIn("lan.bui");
    for (let i = 0; i < 5; i++) {
      office.setNow(new Date(`2026-11-23T02:0${i}:00Z`));
      const sent = await upload(clerk, letterPdf({ number: String(7000 + i) }));
      if (i === 1)
        await clerk.api.intake.saveFields({ id: sent.item.id, rowVersion: 1, fields: { urgency: "hoa-toc" } });
    }
    const whole = await clerk.api.intake.list({});
    expect(whole.rows.map((row) => row.codeNumber)).toEqual(["7001", "7004", "7003", "7002", "7000"]);
    expect(whole.counts).toEqual({ waiting: 5, urgent: 1, look: 0, parked: 0, byWay: { exchange: 0, upload: 5 } });
    const first = await clerk.api.intake.list({ limit: 2 });
    const second = await clerk.api.intake.list({ limit: 3, cursor: first.next ?? "" });
    expect([...first.rows, ...second.rows].map((row) => row.id)).toEqual(whole.rows.map((row) => row.id));
    expect(second.next).toBeNull();
    expect((await clerk.api.intake.list({ urgency: "urgent" })).rows).toHaveLength(1);
    expect((await clerk.api.rail.counts()).intake).toBe(5);
    office.setNow(null);
  });

  it("QC-6.2 nơi gửi đã có trong danh bạ: đề xuất đúng chữ hoa chữ thường của danh bạ", async () => {
    const clerk = await office.signIn("han.tran");
    const letter = { parent: "TỔNG CÔNG TY CẤP NƯỚC", organ: "CÔNG TY CP CẤP NƯỚC BẾN TRE", notation: "CV-CTN" };
    const first = await upload(clerk, letterPdf({ ...letter, number: "71" }));
    // capitals alone do not say where a proper name stands
    expect(first.item.proposed.organName?.value).toBe("Công ty CP cấp nước bến tre");
    const fields = fieldsOf(first.item, { organName: "Công ty CP Cấp nước Bến Tre" });
    await clerk.api.intake.register({ id: first.item.id, fields, rowVersion: 1 });
    const second = await upload(clerk, letterPdf({ ...letter, number: "72" }));
    expect(second.item.proposed.organName).toMatchObject({ value: "Công ty CP Cấp nước Bến Tre", source: "page" });
  });
});

import { randomBytes } from "node:crypto";
import path from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { edxmlCodec } from "#src/adapters/transport/edxml/edxml.ts";
import { type Database, openDatabase } from "#src/platform/db/database.ts";
import { openPorts } from "#src/server/ports.ts";
import { letterPdf, scanPdf } from "../../../tests/support/documents/letters.ts";
import { letterMessage as message, SENDER } from "../../../tests/support/documents/message.ts";
import { fieldsOf } from "../../../tests/support/documents/upload.ts";
import { failureOf } from "../../../tests/support/evidence/failure.ts";
import { foundInFiles, foundInTables, plainPdf } from "../../../tests/support/evidence/traces.ts";
import { useOffice } from "../../../tests/support/office/office.ts";
import type { IntakeParts } from "./receive.actions.ts";
import { type Received, receiveMessage } from "./receive-message.actions.ts";

// every upload starts reading and verifying in processes of their own; a busy machine needs its time
vi.setConfig({ testTimeout: 120_000 });

describe("Văn bản đến qua trục liên thông", () => {
  const office = useOffice({ worker: false });
  let db: Database;
  let parts: IntakeParts;
  beforeAll(async () => {
    db = openDatabase(office.db.workerUrl, { name: "message-test", max: 12 });
    const ports = await openPorts(office.settings);
    parts = ports;
    return async () => {
      await ports.close();
      await db.destroy();
    };
  });
  const receive = (bytes: Uint8Array, now = new Date("2026-11-22T12:30:00Z")): Promise<Received> =>
    receiveMessage(db, parts, {
      agencyId: office.province.agencyId("H61.03"),
      bytes,
      meta: { messageId: "msg", now, requestId: "req" },
    });
  const intakeOf = (received: Received): string => {
    if (!("intakeId" in received) || !received.intakeId) throw new Error(`no intake: ${received.outcome}`);
    return received.intakeId;
  };

  it("QC-7.2 QC-7.3 vào hàng chờ với giờ của bên nhận; các trường lấy từ gói tin; vào sổ giữ cả hai giờ", async () => {
    const { bytes, id } = message();
    const received = await receive(bytes);
    expect(received.outcome).toBe("received");
    const clerk = await office.signIn("han.tran");
    const item = await clerk.api.intake.get({ id: intakeOf(received) });
    expect(item).toMatchObject({
      way: "exchange",
      fromCode: "H61.05",
      fromName: "Sở Xây dựng tỉnh Vĩnh Long",
      urgency: "thuong-khan",
      receivedAt: "2026-11-22T12:30:00.000Z",
      receivedLegalAt: "2026-11-23T00:00:00.000Z",
    });
    expect(item.proposed.subject).toMatchObject({ value: "Đề nghị bố trí kinh phí sửa chữa trụ sở", source: "sender" });
    const registered = await clerk.api.intake.register({
      id: item.id,
      fields: fieldsOf(item, { organCode: "H61.05", dueDate: "2026-11-27" }),
      rowVersion: item.rowVersion,
    });
    const document = await clerk.api.incomingDocuments.get({ id: registered.documentId });
    expect(document).toMatchObject({ way: "exchange", organCode: "H61.05", receivedAt: "2026-11-22T12:30:00.000Z" });
    expect(await foundInTables(office.db.adminUrl, "incoming.registered")).toContain("public.event_outbox");
    expect(id).toContain("SXD-QLN");
  });

  it("cùng gói tin tới mười lần, cả cùng lúc, chỉ có một văn bản chờ", async () => {
    const { bytes } = message();
    const answers = await Promise.all(Array.from({ length: 10 }, () => receive(bytes)));
    expect(answers.filter((each) => each.outcome === "received")).toHaveLength(1);
    expect(answers.filter((each) => each.outcome === "known")).toHaveLength(9);
    expect(new Set(answers.map(intakeOf)).size).toBe(1);
  });

  it("QC-4.2 gói tin có dấu mật bị từ chối, không để lại chữ hay tên tệp, lần gửi lại vẫn bị từ chối", async () => {
    const [words, name] = [`cumtu${randomBytes(8).toString("hex")}`, `ten${randomBytes(8).toString("hex")}`];
    const { bytes } = message({
      subject: words,
      files: [{ name: `${name}.pdf`, bytes: plainPdf(["TOI MAT", words], "") }],
    });
    const refused = await receive(bytes);
    expect(refused.outcome).toBe("refused");
    expect((await receive(bytes)).outcome).toBe("known");
    for (const trace of [words, name]) {
      expect(foundInFiles(office.dataDir, trace)).toEqual([]);
      expect(await foundInTables(office.db.adminUrl, trace)).toEqual([]);
    }
    expect(await foundInTables(office.db.adminUrl, "intake.refused")).toContain("public.event_outbox");
  });

  it("QC-4.2 bản quét không đọc được chữ nằm niêm phong đến khi văn thư xem; đồng ý thì vào hàng chờ", async () => {
    const words = `cumtu${randomBytes(8).toString("hex")}`;
    const { bytes } = message({ subject: words, files: [{ name: `${words}.pdf`, bytes: scanPdf(7) }] });
    const held = await receive(bytes);
    expect(held.outcome).toBe("held");
    expect(foundInFiles(office.dataDir, words)).toEqual([]);
    expect(await foundInTables(office.db.adminUrl, words)).toEqual([]);
    const clerk = await office.signIn("han.tran");
    const asked = await clerk.api.intake.get({ id: intakeOf(held) });
    expect(asked).toMatchObject({ state: "gate-asks", look: true, fromName: SENDER.organName });
    // the clerk has to look: the page must know that it can show this
    expect(asked.file).toMatchObject({ name: "", mediaType: "application/pdf" });
    expect(asked.gate.unreadPages).toEqual([1, 2]);
    const seen = await clerk.fetch(`/api/intake/${asked.id}/file`);
    expect(Buffer.from(await seen.arrayBuffer()).equals(Buffer.from(scanPdf(7)))).toBe(true);
    const decided = await clerk.api.intake.decideGate({
      id: asked.id,
      rowVersion: asked.rowVersion,
      free: true,
      reason: "đã xem hai trang, không có dấu mật",
    });
    expect(decided.item).toMatchObject({ state: "waiting", subject: words });
    const file = await clerk.fetch(`/api/intake/${asked.id}/file`);
    expect(file.headers.get("content-type")).toBe("application/pdf");
  });

  it("QC-4.2 văn thư thấy dấu mật trong gói đang niêm phong: khóa và tệp bị hủy, không mở lại được", async () => {
    const { bytes } = message({ files: [{ name: "a.pdf", bytes: scanPdf(9) }] });
    const id = intakeOf(await receive(bytes));
    const clerk = await office.signIn("han.tran");
    const before = foundInFiles(path.join(office.dataDir, "files"), "").length;
    const decided = await clerk.api.intake.decideGate({ id, rowVersion: 1, free: false, reason: "có dấu mật" });
    expect(decided).toEqual({ state: "refused", item: null });
    expect(foundInFiles(path.join(office.dataDir, "files"), "").length).toBe(before - 1);
    expect((await clerk.fetch(`/api/intake/${id}/file`)).status).toBe(404);
    const again = await failureOf(clerk.api.intake.decideGate({ id, rowVersion: 2, free: true, reason: "nhầm" }));
    expect(again.code).toBe("intake.wrong-state");
    expect((await receive(bytes)).outcome).toBe("known");
  });

  it("phụ lục đi cùng văn bản chính; gói không có tệp không vào sổ được mà có câu rõ ràng", async () => {
    const { bytes } = message({
      files: [
        { name: "phu-luc.docx", bytes: letterPdf({ subject: "phụ lục" }) },
        { name: "van-ban.pdf", bytes: letterPdf({ number: "1" }) },
      ],
    });
    const clerk = await office.signIn("han.tran");
    const item = await clerk.api.intake.get({ id: intakeOf(await receive(bytes)) });
    expect([item.file?.name, ...item.attachments.map((each) => each.name)]).toEqual([
      "phu-luc.docx.pdf",
      "van-ban.pdf",
    ]);
    expect((await clerk.fetch(`/api/intake/${item.id}/file?attachment=1`)).status).toBe(200);
    const empty = await clerk.api.intake.get({ id: intakeOf(await receive(message({ files: [] }).bytes)) });
    const refused = await failureOf(
      clerk.api.intake.register({ id: empty.id, fields: fieldsOf(empty), rowVersion: empty.rowVersion }),
    );
    expect(refused.code).toBe("intake.no-file");
  });

  it("QC-7.1 bên gửi thu hồi: văn bản đang chờ không vào sổ nữa, văn bản đã vào sổ chờ văn thư trả lời; đồng ý thì ghi rõ đã thu hồi và không ai còn việc", async () => {
    const clerk = await office.signIn("han.tran");
    const waiting = message();
    const waitingId = intakeOf(await receive(waiting.bytes));
    const done = message();
    const item = await clerk.api.intake.get({ id: intakeOf(await receive(done.bytes)) });
    const { documentId } = await clerk.api.intake.register({
      id: item.id,
      fields: fieldsOf(item),
      presentToPostId: office.province.postId("H61.03", "giam-doc"),
      rowVersion: item.rowVersion,
    });
    const recalled = await receive(message({ recall: [waiting.id, done.id, "H61.05,2026/01/01,1/LA"] }).bytes);
    expect(recalled).toMatchObject({
      outcome: "recalled",
      taken: [
        { found: { id: waitingId, registered: false } },
        { found: { id: documentId, registered: true } },
        { found: null },
      ],
    });
    const left = await clerk.api.intake.get({ id: waitingId });
    expect(left).toMatchObject({ state: "waiting", recallReason: "Gửi nhầm", look: true });
    const register = { id: waitingId, fields: fieldsOf(left), rowVersion: left.rowVersion };
    expect((await failureOf(clerk.api.intake.register(register))).code).toBe("intake.recalled");
    const gone = await clerk.api.intake.refuse({ id: waitingId, rowVersion: left.rowVersion, reason: "đã xem" });
    expect(gone).toMatchObject({ state: "refused", refuseReason: "Bên gửi thu hồi trước khi vào sổ. Gửi nhầm" });

    const asked = await clerk.api.incomingDocuments.get({ id: documentId });
    expect(asked).toMatchObject({ state: "presented", recall: { reason: "Gửi nhầm", answer: null } });
    expect((await clerk.api.intake.list({})).recalls).toMatchObject([{ documentId, reason: "Gửi nhầm" }]);
    const at = { id: documentId, rowVersion: asked.rowVersion };
    const silent = clerk.api.incomingDocuments.answerRecall({ ...at, agree: false, reason: " " });
    expect((await failureOf(silent)).code).toBe("exchange.reason-needed");
    await clerk.api.incomingDocuments.answerRecall({ ...at, agree: true });
    expect((await clerk.api.intake.list({})).recalls).toEqual([]);
    const document = await clerk.api.incomingDocuments.get({ id: documentId });
    expect(document).toMatchObject({ state: "recalled", holder: null });
    const leader = await office.signIn("tri.nguyen");
    expect((await leader.api.incomingDocuments.list({ box: "to-direct" })).rows.map((row) => row.id)).not.toContain(
      documentId,
    );
  });

  it("bên nhận chỉ đọc gói tin: cơ quan gửi không có dòng nào trong máy này vẫn nhận được", async () => {
    const foreign = edxmlCodec.parse(message().bytes);
    if (foreign.kind !== "document") throw new Error("not a letter");
    const bytes = edxmlCodec.buildDocument({
      ...foreign,
      from: { organId: "G22.99.18", organName: "Cục Quản lý giá" },
      documentId: "G22.99.18,2026/11/20,1/QLG",
    });
    expect((await receive(bytes)).outcome).toBe("received");
  });
});

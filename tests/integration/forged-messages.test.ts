// What an agency could send to harm another: the name of a third, an old id with other pages, the same thing again and again.
import { beforeAll, describe, expect, it, vi } from "vitest";
import { edxmlCodec } from "#src/adapters/transport/edxml/edxml.ts";
import type { SendResult } from "#src/adapters/transport/transport.port.ts";
import { receiveOverExchange } from "#src/features/exchange/axis/receive.actions.ts";
import { type Database, openDatabase } from "#src/platform/db/database.ts";
import { openPorts } from "#src/server/ports.ts";
import { letterPdf } from "../support/documents/letters.ts";
import { letterMessage, SENDER } from "../support/documents/message.ts";
import { asOwner } from "../support/documents/outgoing.ts";
import { type Session, useOffice } from "../support/office/office.ts";

vi.setConfig({ testTimeout: 120_000 });

describe("Bất biến 9: gói tin giả và gói tin lặp", () => {
  const office = useOffice({ worker: false });
  let db: Database;
  let clerk: Session;
  let arrive: (bytes: Uint8Array, from?: string, to?: string) => Promise<SendResult>;
  beforeAll(async () => {
    db = openDatabase(office.db.workerUrl, { name: "forged-test", max: 12 });
    const ports = await openPorts(office.settings);
    const handler = receiveOverExchange(db, ports, () => new Date("2026-11-22T12:30:00Z"));
    arrive = (bytes, from = SENDER.organId, to = "H61.03") =>
      handler(bytes, { from, to, messageId: "msg", transport: "test" });
    clerk = await office.signIn("han.tran");
    return async () => {
      await ports.close();
      await db.destroy();
    };
  });
  const waiting = async () => (await clerk.api.intake.list({ state: "waiting" })).rows;
  const refused = (reason: string) => ({ accepted: false, retryable: false, reason: expect.stringContaining(reason) });

  it("mười lần cùng một gói tin, cùng lúc và lần lượt: một văn bản chờ vào sổ", async () => {
    const { bytes } = letterMessage();
    const before = (await waiting()).length;
    expect(await Promise.all(Array.from({ length: 5 }, () => arrive(bytes)))).toEqual(
      Array(5).fill({ accepted: true }),
    );
    for (let time = 0; time < 5; time += 1) expect(await arrive(bytes)).toEqual({ accepted: true });
    expect((await waiting()).length).toBe(before + 1);
  });

  it("mã định danh cũ mang tệp khác: không nhận, bên gửi được nói vì sao; văn bản đã nhận còn nguyên", async () => {
    const first = letterMessage();
    expect(await arrive(first.bytes)).toEqual({ accepted: true });
    const before = await waiting();
    const other = letterMessage({ id: first.id, files: [{ name: "van-ban.pdf", bytes: letterPdf({ number: "77" }) }] });
    expect(await arrive(other.bytes)).toEqual(refused("văn bản khác mang đúng mã định danh này"));
    expect(await waiting()).toEqual(before);
    expect(await arrive(first.bytes)).toEqual({ accepted: true });
  });

  it("gói tin mang tên cơ quan khác: văn bản, thu hồi, trạng thái đều không được nhận; mã cũ của chính cơ quan thì được", async () => {
    const letter = letterMessage();
    const before = (await waiting()).length;
    expect(await arrive(letter.bytes, "H61.131")).toEqual(refused("cơ quan gửi khác"));
    expect(await arrive(letter.bytes, "H99.99")).toEqual(refused("cơ quan gửi khác"));
    expect((await waiting()).length).toBe(before);
    expect(await arrive(letter.bytes)).toEqual({ accepted: true });
    const recall = letterMessage({ recall: [letter.id] });
    expect(await arrive(recall.bytes, "H61.131")).toEqual(refused("cơ quan gửi khác"));
    const status = edxmlCodec.buildStatus({
      from: { organId: SENDER.organId, organName: SENDER.organName },
      responseFor: { organId: "H61.03", code: "1/STC", documentId: letter.id, promulgationDate: "2026-11-20" },
      staffInfo: { department: "Văn thư", staff: "B" },
      statusCode: "13",
      description: "lấy lại",
      timestamp: "2026-11-22T19:30:00+07:00",
    });
    expect(await arrive(status, "H61.131")).toEqual(refused("cơ quan gửi khác"));
    expect((await waiting()).length).toBe(before + 1);
    await asOwner(office, (client) =>
      client.query(
        "insert into agency_code_alias (code, agency_id) select 'H61.CU', id from agency where code = 'H61.05'",
      ),
    );
    expect(await arrive(letterMessage().bytes, "H61.CU")).toEqual({ accepted: true });
  });

  it("cơ quan nhận không có ở đây, gói tin hỏng, tệp bị sửa giữa đường: không nhận, hoặc tệp hỏng được nêu ra", async () => {
    const { bytes } = letterMessage();
    expect(await arrive(bytes, SENDER.organId, "H99.99")).toEqual(refused("không làm việc trên hệ thống này"));
    expect(await arrive(bytes.subarray(0, bytes.length - 200))).toMatchObject({ accepted: false, retryable: false });
    const text = Buffer.from(letterMessage().bytes).toString();
    const spoiled = text.replace(
      /(ContentTransferEncoded[^>]*>)[A-Za-z0-9+/]{40}/u,
      "$1****************************************",
    );
    expect(spoiled).not.toBe(text);
    const before = (await waiting()).length;
    await arrive(Buffer.from(spoiled));
    const items = await waiting();
    // what cannot be opened is never shown as a letter in order
    for (const item of items.slice(0, items.length - before)) expect(item).not.toMatchObject({ verdict: "valid" });
  });

  it("tên tệp trái với ruột: lưu và tải về mang đúng đuôi", async () => {
    const names = ["x.html", "a.pdf.exe", "B.PDF"];
    for (const [at, name] of names.entries())
      expect(
        await arrive(letterMessage({ files: [{ name, bytes: letterPdf({ number: String(90 + at) }) }] }).bytes),
      ).toEqual({
        accepted: true,
      });
    const items = (await waiting()).filter((item) => /^(x|a|B)\./u.test(item.fileName));
    expect(items.map((item) => item.fileName).toSorted()).toEqual(["B.PDF", "a.pdf.exe.pdf", "x.html.pdf"]);
    for (const item of items) {
      const answer = await clerk.fetch(`/api/intake/${item.id}/file?download=1`);
      expect(answer.headers.get("content-disposition")).toMatch(/\.pdf$/iu);
    }
  });
});

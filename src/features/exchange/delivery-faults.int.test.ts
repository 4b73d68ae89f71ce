import { afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Parcel, SendResult, Transport } from "#src/adapters/transport/transport.port.ts";
import { arrived, issued, SXD, until, wayOf } from "../../../tests/support/documents/exchange.ts";
import { asOwner, failureOf, type People, signInDepartment } from "../../../tests/support/documents/outgoing.ts";
import { fieldsOf } from "../../../tests/support/documents/upload.ts";
import { type Session, useOffice } from "../../../tests/support/office/office.ts";

const WAIT = 240_000;
const BROKEN: SendResult = { accepted: false, retryable: true, reason: "Đường truyền bị ngắt." };

/** A line between the agencies that can be cut, that loses answers, and keeps what went over it. */
function createBadLine() {
  let inner: Transport | null = null;
  const planned: ("cut" | "lose-answer" | "hold" | "refuse")[] = [];
  const parcels: Parcel[] = [];
  const held: Parcel[] = [];
  const line = {
    parcels,
    held,
    /** faults of the next parcels of letters to Sở Xây dựng, in order */
    plan: (...next: typeof planned) => planned.push(...next),
    deliver: (parcel: Parcel) => inner?.send(parcel) ?? Promise.resolve(BROKEN),
    wrap(real: Transport): Transport {
      inner = real;
      return {
        name: real.name,
        onMessage: (handler) => real.onMessage(handler),
        async send(parcel) {
          if (parcel.to !== SXD || isStatus(parcel)) return real.send(parcel);
          parcels.push(parcel);
          switch (planned.shift()) {
            case "cut":
              return BROKEN;
            case "lose-answer":
              await real.send(parcel);
              return BROKEN;
            case "hold":
              held.push(parcel);
              return { accepted: true };
            case "refuse":
              return { accepted: false, retryable: false, reason: "Bên nhận đã khóa đường nhận." };
            default:
              return real.send(parcel);
          }
        },
      };
    },
  };
  return line;
}
const isStatus = (parcel: Parcel): boolean => Buffer.from(parcel.bytes).includes("StatusCode");

describe("Đường liên thông hỏng giữa chừng", () => {
  const line = createBadLine();
  const office = useOffice({ keys: true, transport: (inner) => line.wrap(inner) });
  let people: People;
  let other: Session;

  beforeAll(async () => {
    office.setNow(new Date("2026-11-23T03:00:00Z"));
    people = await signInDepartment(office);
    other = await office.signIn("lan.bui");
  });

  afterEach(() => office.setNow(new Date("2026-11-23T03:00:00Z")));

  const rows = <T extends object>(text: string, values: unknown[] = []) =>
    asOwner(office, async (client) => (await client.query<T>(text, values)).rows);
  const count = async (text: string, values: unknown[] = []): Promise<number> =>
    Number((await rows<{ n: string }>(`select count(*) as n from ${text}`, values))[0]?.n);

  it(
    "QC-7.1 QC-7.2 đứt đường, rồi mất câu trả lời: văn bản không mất, không đôi; bên gửi thấy đã thử mấy lần",
    async () => {
      line.plan("cut", "lose-answer");
      const document = await issued(office, people, [{ code: SXD }]);
      const item = await arrived(other, document);
      const way = await wayOf(people.clerk, document.id, SXD, "arrived");
      const sent = await until(
        async () =>
          (await rows("select 1 from exchange_message where recipient_id = $1 and state = 'sent'", [way.recipientId]))
            .length === 1,
      );
      expect(sent).toBe(true);
      expect((await wayOf(people.clerk, document.id, SXD, "arrived")).attempts).toBe(3);
      expect(await count("intake_item where from_code = 'H61.03' and id = $1", [item.id])).toBe(1);
      expect(await count("intake_item")).toBe(1);
    },
    WAIT,
  );

  it(
    "cùng một gói tin đến mười lần, trước và sau khi vào sổ: chỉ vào sổ một lần, bên gửi nghe mỗi trạng thái một lần",
    async () => {
      const document = await issued(office, people, [{ code: SXD }]);
      const item = await arrived(other, document);
      const parcel = line.parcels.at(-1) as Parcel;
      const again = await Promise.all(Array.from({ length: 5 }, () => line.deliver(parcel)));
      expect(again).toEqual(Array.from({ length: 5 }, () => ({ accepted: true })));
      const open = await other.api.intake.get({ id: item.id });
      const registered = await other.api.intake.register({
        id: item.id,
        rowVersion: open.rowVersion,
        fields: { ...fieldsOf(open), organCode: "H61.03" },
        acknowledgedDuplicates: open.duplicates.map((each) => each.id),
      });
      for (let turn = 0; turn < 5; turn++) expect(await line.deliver(parcel)).toEqual({ accepted: true });
      const message = [parcel.messageId];
      expect(await count("intake_item where message_id = $1", message)).toBe(1);
      expect(await count("incoming_document where intake_id = $1", [item.id])).toBe(1);
      const way = await wayOf(people.clerk, document.id, SXD, "registered");
      expect(way.events.flatMap((event) => event.statusCode ?? [])).toEqual(["01", "03"]);
      expect(registered.arrivalNumber).toBeGreaterThan(0);
    },
    WAIT,
  );

  it(
    "NĐ 30/2020 Đ18.4 lệnh thu hồi đến trước văn bản: văn bản đến sau hiện là đã thu hồi, không vào sổ được",
    async () => {
      line.plan("hold");
      const document = await issued(office, people, [{ code: SXD }]);
      await until(async () => line.held.length === 1);
      const now = await people.clerk.api.outgoingDocuments.get({ id: document.id });
      await people.clerk.api.exchange.recall({ id: document.id, rowVersion: now.rowVersion, reason: "Gửi nhầm" });
      await wayOf(people.clerk, document.id, SXD, "agreed");
      expect(await line.deliver(line.held[0] as Parcel)).toEqual({ accepted: true });
      const late = await arrived(other, document);
      expect(late.recalledAt).not.toBeNull();
      const open = await other.api.intake.get({ id: late.id });
      expect(open.recallReason).toBe("Gửi nhầm");
      const register = other.api.intake.register({
        id: late.id,
        rowVersion: open.rowVersion,
        fields: { ...fieldsOf(open), organCode: "H61.03" },
      });
      expect((await failureOf(register))?.code).toBe("intake.recalled");
    },
    WAIT,
  );

  it(
    "bên nhận không nhận được nữa: người gửi được báo cần xử lý, gửi lại thì đến",
    async () => {
      line.plan("refuse");
      const document = await issued(office, people, [{ code: SXD }]);
      const failed = await wayOf(people.clerk, document.id, SXD, "failed");
      expect(failed).toMatchObject({ needsMe: true, detail: "Bên nhận đã khóa đường nhận.", acts: { resend: [] } });
      const { sums, rows: first } = await people.clerk.api.exchange.overview({ view: "need-me" });
      expect(sums.needMe).toBeGreaterThan(0);
      expect(first[0]?.documentId).toBe(document.id);
      await people.clerk.api.exchange.resend({ id: failed.recipientId });
      await arrived(other, document);
      expect((await wayOf(people.clerk, document.id, SXD, "arrived")).needsMe).toBe(false);
    },
    WAIT,
  );

  it(
    "việc gửi bị mất cùng máy chủ: vòng quét tìm thấy văn bản còn chờ và gửi đi",
    async () => {
      line.plan("cut");
      const document = await issued(office, people, [{ code: SXD }]);
      await until(async () => (await wayOf(people.clerk, document.id, SXD, "queued")).attempts === 1);
      await asOwner(office, (client) =>
        client.query("delete from graphile_worker._private_jobs where key like 'exchange:%'"),
      );
      office.setNow(new Date("2026-11-23T03:10:00Z"));
      await asOwner(office, (client) => client.query("select enqueue_job('exchange-round', '{}'::json)"));
      await arrived(other, document);
    },
    WAIT,
  );

  it("gói tin hỏng hay gửi cho cơ quan lạ bị trả về kèm câu giải thích, không gửi lại mãi", async () => {
    const bytes = new TextEncoder().encode("không phải edXML");
    expect(await line.deliver({ from: "H61.03", to: SXD, messageId: "msg_x", bytes })).toMatchObject({
      accepted: false,
      retryable: false,
      reason: expect.stringContaining("hỏng"),
    });
    expect(await line.deliver({ from: "H61.03", to: "G99", messageId: "msg_x", bytes })).toMatchObject({
      accepted: false,
      retryable: false,
    });
  });
});

import { setTimeout } from "node:timers/promises";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { createDiskFileStore } from "#src/adapters/files/disk-files.ts";
import { arrived, BA_TRI, issued, readyToIssue, SXD, wayOf } from "../../../tests/support/documents/exchange.ts";
import { asOwner, failureOf, type People, signInDepartment } from "../../../tests/support/documents/outgoing.ts";
import { sha256Of, signed } from "../../../tests/support/documents/signing.ts";
import { type Session, useOffice } from "../../../tests/support/office/office.ts";

const BOTH = [{ code: SXD }, { code: BA_TRI }];
const WAIT = 240_000;

describe("Cửa phát hành và việc phát hành", () => {
  const office = useOffice({ keys: true });
  let people: People;
  let other: Record<"clerk" | "director" | "head" | "specialist", Session>;
  let commune: Session;

  beforeAll(async () => {
    office.setNow(new Date("2026-11-23T03:00:00Z"));
    people = await signInDepartment(office);
    other = {
      clerk: await office.signIn("lan.bui"),
      director: await office.signIn("phuc.le"),
      head: await office.signIn("an.trinh"),
      specialist: await office.signIn("khoa.do"),
    };
    commune = await office.signIn("thao.ly");
    await commune.api.identity.switchPost({ postId: office.province.postId(BA_TRI, "van-thu") });
  });

  afterEach(() => office.setNow(new Date("2026-11-23T03:00:00Z")));

  const rows = <T extends object>(text: string, values: unknown[]) =>
    asOwner(office, async (client) => (await client.query<T>(text, values)).rows);

  it(
    "QC-7.1 QC-7.2 QC-7.3 giờ gửi và giờ nhận, thật và theo luật, có ở cả hai bên",
    async () => {
      // sessions of the day end in the evening: everybody signs in anew
      office.setNow(new Date("2026-11-23T11:05:00Z"));
      const evening = await signInDepartment(office);
      const there = await office.signIn("lan.bui");
      const document = await issued(office, evening, [{ code: SXD }]);
      expect(document).toMatchObject({
        issuedAt: "2026-11-23T11:05:00.000Z",
        // 18:05 on Monday is after hours, Tuesday 24/11 a public holiday
        issuedLegalAt: "2026-11-25T00:00:00.000Z",
        issuedReason: "sau giờ làm việc",
      });
      expect(document.sentence).toContain("ngoài giờ; tính từ 07:00 Thứ Tư 25/11");
      const item = await arrived(there, document);
      expect(item).toMatchObject({
        receivedAt: "2026-11-23T11:05:00.000Z",
        receivedLegalAt: "2026-11-25T00:00:00.000Z",
      });
      const way = await wayOf(evening.clerk, document.id, SXD, "arrived");
      expect(way).toMatchObject({
        sentAt: "2026-11-23T11:05:00.000Z",
        sentLegalAt: "2026-11-25T00:00:00.000Z",
        arrivedAt: "2026-11-23T11:05:00.000Z",
      });
    },
    WAIT,
  );

  it(
    "QC-7.1 sau phát hành mọi việc sửa đều bị từ chối, cả trong cơ sở dữ liệu; bấm phát hành hai lần chỉ gửi một lần",
    async () => {
      const ready = await readyToIssue(office, people, BOTH);
      const { issue } = people.clerk.api.exchange;
      const ask = { id: ready.id, rowVersion: ready.rowVersion };
      // a few milliseconds apart, so that some find it issued before, some after, some in the middle of judging the gate
      const presses = await Promise.all(
        Array.from({ length: 60 }, async (_, at) => {
          await setTimeout(at * 3);
          return issue(ask);
        }),
      );
      expect(presses.filter((each) => !each.again)).toHaveLength(1);
      expect((await issue(ask)).again).toBe(true);
      expect(
        await rows("select 1 from exchange_message where document_id = $1 and kind = 'document'", [ready.id]),
      ).toHaveLength(2);
      const shas = await rows<{ sha: string }>(
        "select distinct file_sha256 as sha from exchange_message where document_id = $1 and kind = 'document'",
        [ready.id],
      );
      expect(shas).toHaveLength(1);

      const now = await people.clerk.api.outgoingDocuments.get({ id: ready.id });
      const at = { id: ready.id, rowVersion: now.rowVersion };
      const { outgoingDocuments } = people.specialist.api;
      expect((await failureOf(outgoingDocuments.save({ ...at, model: { ...now.model, subject: "khác" } })))?.code).toBe(
        "routing.edit-after-issue",
      );
      expect(
        (await failureOf(people.clerk.api.outgoingDocuments.return({ ...at, toState: "draft", reason: "Nhầm" })))?.code,
      ).toBe("routing.return-after-issue");
      expect(
        (await failureOf(people.clerk.api.outgoingDocuments.setRecipients({ ...at, recipients: [] })))?.status,
      ).toBe(409);
      await expect(
        asOwner(office, (client) =>
          client.query("update outgoing_document set subject = 'khác' where id = $1", [ready.id]),
        ),
      ).rejects.toThrow(/an issued document is not edited/);
      await expect(
        asOwner(office, (client) => client.query("delete from recipient where document_id = $1", [ready.id])),
      ).rejects.toThrow(/already sent/);
    },
    WAIT,
  );

  it(
    "QC-3.3 bản Word hay bản chưa ký không ra khỏi cơ quan; cửa phát hành nói rõ còn thiếu gì, sửa ở đâu; nơi chưa nối liên thông phải chuyển gửi giấy",
    async () => {
      const person = await signed(office, people);
      const closed = await people.clerk.api.exchange.issueGate({ id: person.id });
      expect(closed).toMatchObject({ ready: false, headline: "Chưa phát hành được" });
      const red = closed.checks.filter((check) => !check.ok).map((check) => check.id);
      expect(red).toEqual(expect.arrayContaining(["number", "agency-signature"]));
      expect(closed.checks.find((check) => check.id === "agency-signature")?.repair).toEqual({
        act: "seal",
        label: "Ký cơ quan",
      });
      expect(
        (await failureOf(people.clerk.api.exchange.issue({ id: person.id, rowVersion: person.rowVersion })))?.code,
      ).toBe("routing.wrong-state");

      const stamped = await people.clerk.api.signing.seal({
        id: person.id,
        rowVersion: person.rowVersion,
        sha256: person.sha256,
      });
      const sealedDocument = { id: person.id, rowVersion: stamped.rowVersion };
      const open = await people.clerk.api.exchange.issueGate({ id: sealedDocument.id });
      expect(open).toMatchObject({ ready: true, headline: "Phát hành được", button: "Phát hành đến 1 nơi" });
      expect(open.checks).toHaveLength(10);
      // an unsigned Word draft in the place of the signed file, put there behind the product's back
      const bytes = new TextEncoder().encode("PK\u0003\u0004 word");
      const draft = sha256Of(bytes);
      await (await createDiskFileStore(`${office.dataDir}/files`)).put(bytes);
      await asOwner(office, (client) =>
        client.query("update outgoing_document set current_sha256 = $1 where id = $2", [draft, sealedDocument.id]),
      );
      const refused = await failureOf(
        people.clerk.api.exchange.issue({ id: sealedDocument.id, rowVersion: sealedDocument.rowVersion }),
      );
      expect(refused?.code).toBe("exchange.gate-closed");
      expect(refused?.reasons.map((each) => each.code)).toEqual(
        expect.arrayContaining(["signing.person-missing", "signing.not-the-approved-document"]),
      );
      expect(await rows("select 1 from exchange_message where document_id = $1", [sealedDocument.id])).toEqual([]);

      // an agency outside the exchange stops the gate until it gets paper
      await asOwner(office, (client) =>
        client.query("update outgoing_document set current_sha256 = $1 where id = $2", [stamped.sha256, person.id]),
      );
      await asOwner(office, (client) =>
        client.query(
          "insert into agency (code, name, short_name, symbol, level) values ('H61.99', 'Sở Ngoài hệ thống', 'Sở Ngoài', 'SNHT', 'department') on conflict do nothing",
        ),
      );
      const document = { id: person.id };
      const outside = await people.clerk.api.outgoingDocuments.setRecipients({
        id: person.id,
        rowVersion: stamped.rowVersion,
        recipients: [{ code: "H61.99", delivery: "exchange" }],
      });
      const gate = await people.clerk.api.exchange.issueGate({ id: document.id });
      expect(gate.checks[0]).toMatchObject({ id: "recipients", ok: false, repair: { act: "set-recipients" } });
      expect(gate.recipients[0]).toMatchObject({ ready: false });
      const paper = await people.clerk.api.outgoingDocuments.setRecipients({
        id: document.id,
        rowVersion: outside.rowVersion,
        recipients: [{ code: "H61.99", delivery: "paper" }],
      });
      const done = await people.clerk.api.exchange.issue({ id: document.id, rowVersion: paper.rowVersion });
      expect(done).toMatchObject({ byExchange: 0, byPaper: 1 });
      expect((await people.clerk.api.exchange.recipients({ id: document.id })).rows[0]).toMatchObject({
        status: "paper",
        words: "Gửi bản giấy",
      });
    },
    WAIT,
  );

  it(
    "cơ quan khác và quản trị không xem, không phát hành, không thu hồi, không gửi lại",
    async () => {
      if ((await people.clerk.api.exchange.overview({})).rows.length === 0)
        await issued(office, people, [{ code: SXD }]);
      const { rows: known } = await people.clerk.api.exchange.overview({});
      const [way] = known;
      const seen = await people.clerk.api.outgoingDocuments.get({ id: way?.documentId ?? "" });
      const document = { id: seen.id, rowVersion: seen.rowVersion };
      const administrator = await office.signIn("phuc.vo");
      const at = { id: document.id, rowVersion: document.rowVersion };
      for (const [who, status] of [
        [other.clerk, 404],
        [administrator, 403],
      ] as const) {
        const { exchange } = who.api;
        for (const work of [
          () => exchange.issueGate({ id: document.id }),
          () => exchange.recipients({ id: document.id }),
          () => exchange.issue(at),
          () => exchange.recall({ ...at, reason: "Thử" }),
          () => exchange.resend({ id: way?.recipientId ?? "", note: "Thử" }),
          () => exchange.close({ id: way?.recipientId ?? "" }),
        ])
          expect((await failureOf(work()))?.status).toBe(status);
      }
      expect((await failureOf(administrator.api.exchange.overview({})))?.status).toBe(403);
      expect((await other.clerk.api.exchange.overview({})).rows.map((row) => row.documentId)).not.toContain(
        document.id,
      );
      // the specialist reads where it went, but does not issue
      expect((await people.specialist.api.exchange.recipients({ id: document.id })).rows.length).toBeGreaterThan(0);
      expect((await failureOf(people.specialist.api.exchange.issue(at)))?.status).toBe(403);
    },
    WAIT,
  );
});

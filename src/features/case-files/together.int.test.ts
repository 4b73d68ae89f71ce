import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { issued, readyToIssue, SXD, until } from "../../../tests/support/documents/exchange.ts";
import { type People, signInDepartment } from "../../../tests/support/documents/outgoing.ts";
import { useOffice } from "../../../tests/support/office/office.ts";

const WAIT = 240_000;
const TO = [{ code: SXD }];

describe("QC-5.1 văn bản và thư trả lời nằm chung một hồ sơ", () => {
  const office = useOffice({ keys: true });
  let people: People;
  beforeAll(async () => {
    office.setNow(new Date("2026-11-23T03:00:00Z"));
    people = await signInDepartment(office);
  });
  afterEach(() => office.setNow(new Date("2026-11-23T03:00:00Z")));

  let serial = 0;
  const open = (title: string) => {
    serial += 1;
    const retention = "10 năm" as const;
    return people.specialist.api.caseFiles.open({ notation: `0${serial}-NS`, title, year: 2026, retention });
  };
  const inside = async (id: string) =>
    (await people.specialist.api.caseFiles.get({ id })).documentList.map((each) => each.documentId).sort();

  it(
    "đưa một bên vào thì bên kia đi cùng trong một việc, bỏ ra cũng một việc; gợi ý theo lời của trích yếu",
    async () => {
      const { caseFiles, outgoingDocuments } = people.specialist.api;
      const matter = await open("Bố trí kinh phí sửa chữa trụ sở");
      await open("Kiểm tra tài sản công");
      const reply = await issued(office, people, TO);
      const { replyToId } = await outgoingDocuments.get({ id: reply.id });
      const letterId = replyToId ?? "";
      const both = [letterId, reply.id].sort();

      const before = await caseFiles.ofDocument({ id: letterId });
      expect(before).toMatchObject({ in: [], partners: [{ documentId: reply.id, direction: "out" }] });
      expect(before.suggested[0]?.id).toBe(matter.id);
      const filed = await caseFiles.file({ id: matter.id, documentId: letterId });
      expect(filed.along).toEqual([reply.id]);
      expect(await inside(matter.id)).toEqual(both);
      expect((await caseFiles.file({ id: matter.id, documentId: letterId })).along).toEqual([]);

      await caseFiles.unfile({ id: matter.id, documentId: letterId, along: filed.along.join(",") });
      expect(await inside(matter.id)).toEqual([]);
      expect((await caseFiles.file({ id: matter.id, documentId: reply.id })).along).toEqual([letterId]);
      // taken out alone, the other stays
      await caseFiles.unfile({ id: matter.id, documentId: reply.id });
      expect(await inside(matter.id)).toEqual([letterId]);
    },
    WAIT,
  );

  it(
    "thư đã nằm trong hồ sơ thì văn bản trả lời tự vào khi phát hành; bên trả lời nằm trước thì thư theo vào",
    async () => {
      const { caseFiles, outgoingDocuments } = people.specialist.api;
      const [ofLetter, ofReply] = [await open("Hồ sơ của thư"), await open("Hồ sơ của bản trả lời")];
      const reply = await readyToIssue(office, people, TO);
      const letterId = (await outgoingDocuments.get({ id: reply.id })).replyToId ?? "";
      await caseFiles.file({ id: ofLetter.id, documentId: letterId });
      expect(await inside(ofLetter.id)).toEqual([letterId]);
      const early = await caseFiles.file({ id: ofReply.id, documentId: reply.id });
      await caseFiles.unfile({ id: ofReply.id, documentId: letterId });
      expect(early.along).toEqual([letterId]);
      await people.clerk.api.exchange.issue({ id: reply.id, rowVersion: reply.rowVersion });
      const both = [letterId, reply.id].sort().join();
      for (const { id } of [ofLetter, ofReply]) await until(async () => (await inside(id)).join() === both);
    },
    WAIT,
  );
});

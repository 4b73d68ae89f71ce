import { beforeAll, describe, expect, it } from "vitest";
import { asOwner, failureOf, type People, STC, signInDepartment } from "../../../tests/support/documents/outgoing.ts";
import { breakKey, sealed, signed } from "../../../tests/support/documents/signing.ts";
import { agencyKeyId } from "../../../tests/support/office/keys.ts";
import { useOffice } from "../../../tests/support/office/office.ts";

describe("Cấp số và ký số cơ quan", () => {
  const office = useOffice({ keys: true });
  let people: People;

  beforeAll(async () => {
    office.setNow(new Date("2026-11-23T03:00:00Z"));
    people = await signInDepartment(office);
  });

  const rows = <T extends object>(text: string, values: unknown[]) =>
    asOwner(office, async (client) => (await client.query<T>(text, values)).rows);

  it("NĐ 30/2020 Đ15.3 ký cơ quan không thành sau khi đã cấp số: số được giữ, bấm lại thì ký tiếp với đúng số đó", async () => {
    const person = await signed(office, people);
    const mend = breakKey(office.dataDir, agencyKeyId(STC));
    const ask = { id: person.id, rowVersion: person.rowVersion, sha256: person.sha256 };
    const failure = await failureOf(people.clerk.api.signing.seal(ask));
    expect(failure?.code).toBe("signing.seal-failed");
    const held = await people.clerk.api.outgoingDocuments.get({ id: person.id });
    expect(held.state).toBe("numbered");
    expect(failure?.title).toContain(`Số ${held.codeNumber}/STC-NS đã cấp và giữ cho văn bản này`);
    expect(await people.clerk.api.signing.nextNumber({ id: person.id })).toMatchObject({ held: true });
    mend();
    const done = await people.clerk.api.signing.seal({ ...ask, rowVersion: held.rowVersion });
    expect([done.state, done.codeNumber]).toEqual(["sealed", held.codeNumber]);
    expect(await rows("select 1 from register_entry where document_id = $1", [person.id])).toHaveLength(1);
  });

  it("NĐ 30/2020 Đ15 hủy số đã cấp mà không dùng: số nằm lại trong sổ với lý do, văn bản lấy số mới", async () => {
    const person = await signed(office, people);
    const mend = breakKey(office.dataDir, agencyKeyId(STC));
    await failureOf(
      people.clerk.api.signing.seal({ id: person.id, rowVersion: person.rowVersion, sha256: person.sha256 }),
    );
    mend();
    const held = await people.clerk.api.outgoingDocuments.get({ id: person.id });
    const back = await people.clerk.api.outgoingDocuments.return({
      id: person.id,
      rowVersion: held.rowVersion,
      toState: "signed",
      reason: "Thiết bị ký của cơ quan hỏng",
    });
    expect([back.state, back.codeNumber, back.currentSha256]).toEqual(["signed", null, person.sha256]);
    const again = await people.clerk.api.signing.seal({
      id: person.id,
      rowVersion: back.rowVersion,
      sha256: person.sha256,
    });
    expect(again.state).toBe("sealed");
    const book = await rows<{ state: string; reason: string | null }>(
      "select state, reason from register_entry where document_id = $1 order by number",
      [person.id],
    );
    expect(book).toEqual([
      { state: "cancelled", reason: "Thiết bị ký của cơ quan hỏng" },
      { state: "taken", reason: null },
    ]);
  });

  it("NĐ 30/2020 PL VI III.1.đ ngày văn bản không sớm hơn ngày của số liền trước, không ở tương lai; số không mất", async () => {
    await sealed(office, people);
    const person = await signed(office, people);
    const ask = { id: person.id, rowVersion: person.rowVersion, sha256: person.sha256 };
    // signed days ago, so that only the date of the number before it stands against an earlier day
    await rows("update outgoing_document set signed_at = '2026-11-19T03:00:00Z' where id = $1", [person.id]);
    const before = await people.clerk.api.signing.nextNumber({ id: person.id });
    expect((await failureOf(people.clerk.api.signing.seal({ ...ask, issuedDate: "2026-11-20" })))?.code).toBe(
      "numbering.date-before-last",
    );
    expect((await failureOf(people.clerk.api.signing.seal({ ...ask, issuedDate: "2026-11-24" })))?.code).toBe(
      "signing.date-in-future",
    );
    expect(await people.clerk.api.signing.nextNumber({ id: person.id })).toEqual(before);
    expect((await people.clerk.api.signing.seal(ask)).number).toBe(before.number);
  });

  it("NĐ 30/2020 Đ15, PL I II.4.b ngày văn bản không sớm hơn ngày ký; không mở sổ năm đã qua; lịch sử nêu số và ngày", async () => {
    const person = await signed(office, people);
    const ask = { id: person.id, rowVersion: person.rowVersion, sha256: person.sha256 };
    for (const issuedDate of ["1900-01-01", "2025-11-30"]) {
      const failure = await failureOf(people.clerk.api.signing.seal({ ...ask, issuedDate }));
      expect(failure?.code).toBe("signing.date-before-signing");
    }
    expect(await rows("select year from register_book where direction = 'out' and year <> 2026", [])).toEqual([]);
    expect((await people.clerk.api.signing.nextNumber({ id: person.id })).earliestDate).toBe("2026-11-23");
    const done = await people.clerk.api.signing.seal(ask);
    const told = (await people.clerk.api.history.history({ id: person.id })).rows;
    expect(told.map((each) => each.sentence)).toContain(`cấp số ${done.numberText} ngày 23/11/2026`);
  });

  it("cấp số hai lần cùng lúc chỉ lấy một số", async () => {
    const person = await signed(office, people);
    const ask = { id: person.id, rowVersion: person.rowVersion, sha256: person.sha256 };
    const both = await Promise.allSettled([people.clerk.api.signing.seal(ask), people.clerk.api.signing.seal(ask)]);
    expect(both.some((each) => each.status === "fulfilled")).toBe(true);
    expect(await rows("select 1 from register_entry where document_id = $1", [person.id])).toHaveLength(1);
    expect((await people.clerk.api.signing.seal(ask)).again).toBe(true);
  });
});

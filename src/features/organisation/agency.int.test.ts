import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { asOwner, failureOf, requestKey } from "../../../tests/support/documents/outgoing.ts";
import { type Session, useOffice } from "../../../tests/support/office/office.ts";

describe("Thông tin cơ quan", () => {
  const office = useOffice({ worker: false });
  let admin: Session;
  beforeAll(async () => {
    admin = await office.signIn("phuc.vo");
  });
  const factsNow = async () => {
    const { rowVersion, symbol, parentOrgan, organ, place, address, sealMm } = await admin.api.organisation.ownAgency();
    return { rowVersion, symbol, parentOrgan, organ, place, address, sealMm };
  };

  it("NĐ 30/2020 PL I II.2, II.3: quản trị sửa đầu văn bản và chữ viết tắt, dự thảo sau đó mang thông tin mới", async () => {
    const facts = await factsNow();
    await admin.api.organisation.saveAgency({ ...facts, organ: ["Sở Tài chính", "tỉnh Vĩnh Long"], symbol: "STCVL" });
    expect(await factsNow()).toMatchObject({
      organ: ["SỞ TÀI CHÍNH", "TỈNH VĨNH LONG"],
      symbol: "STCVL",
      rowVersion: facts.rowVersion + 1,
    });
    const specialist = await office.signIn("my.lam");
    const draft = await specialist.api.outgoingDocuments.create({ kind: "quyet-dinh", requestKey: requestKey() });
    expect(draft.model).toMatchObject({ organ: ["SỞ TÀI CHÍNH", "TỈNH VĨNH LONG"], notation: "QĐ-STCVL" });
    expect((await failureOf(admin.api.organisation.saveAgency(facts)))?.code).toBe("stale");
    const told = await asOwner(office, (client) =>
      client.query(
        "select t.body from audit_event e join audit_text t on t.event_id = e.id where e.action = 'agency.edited'",
      ),
    );
    expect(told.rows).toMatchObject([{ body: { organ: "SỞ TÀI CHÍNH / TỈNH VĨNH LONG" } }]);
  });

  it("thông tin không in được lên văn bản bị từ chối với từng lý do, không ghi gì", async () => {
    const facts = await factsNow();
    const refused = await failureOf(
      admin.api.organisation.saveAgency({ ...facts, symbol: "s t c", place: "", organ: [" "], sealMm: 5 }),
    );
    expect(refused?.reasons.map((each) => each.code)).toEqual([
      "agency.no-organ",
      "agency.bad-symbol",
      "agency.bad-place",
      "agency.bad-seal",
    ]);
    expect(await factsNow()).toEqual(facts);
  });

  it("quản trị không biến cơ quan mình thành cơ quan khác: tên, đầu văn bản, chữ viết tắt phải là của chính cơ quan", async () => {
    const facts = await factsNow();
    const refused = await failureOf(
      admin.api.organisation.saveAgency({ ...facts, organ: ["ỦY BAN NHÂN DÂN TỈNH VĨNH LONG"], symbol: "UBND" }),
    );
    expect(refused?.reasons.map((each) => each.code)).toEqual(["agency.other-name", "agency.other-symbol"]);
    const named = { ...facts, name: "Ủy ban nhân dân tỉnh Vĩnh Long", shortName: "UBND" };
    await admin.api.organisation.saveAgency(named);
    expect((await admin.api.organisation.ownAgency()).name).toContain("Sở Tài chính");
  });

  it("chỉ quản trị sửa được, và chỉ dòng của cơ quan mình, cả trong cơ sở dữ liệu", async () => {
    const clerk = await office.signIn("han.tran");
    expect((await failureOf(clerk.api.organisation.saveAgency(await factsNow())))?.code).toBe("access.denied");
    const client = new pg.Client({ connectionString: office.db.appUrl });
    await client.connect();
    try {
      const agencyId = office.province.agencyId("H61.03");
      await client.query("select set_config('app.agency', $1, false)", [String(agencyId)]);
      await expect(client.query("update agency set place = 'Nơi khác' where id <> $1", [agencyId])).rejects.toThrow(
        /its own agency/u,
      );
      expect((await client.query("update agency set place = place where id = $1", [agencyId])).rowCount).toBe(1);
    } finally {
      await client.end();
    }
  });
});

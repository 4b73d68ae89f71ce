import { describe, expect, it } from "vitest";
import { asOwner, failureOf } from "../../../tests/support/documents/outgoing.ts";
import { type Session, useOffice } from "../../../tests/support/office/office.ts";
import { confirmAll } from "../../../tests/support/office/people.ts";

describe("Tài khoản", () => {
  const office = useOffice({ worker: false });
  const rows = () =>
    asOwner(office, async (client) => {
      const { rowCount } = await client.query("select from post union all select from confirmation");
      return rowCount ?? 0;
    });
  const admin = () => office.signIn("phuc.vo");
  const unitOf = async (session: Session, name: string) =>
    (await session.api.organisation.units()).find((unit) => unit.name === name)?.id ?? "";
  type Given = Parameters<Session["api"]["staff"]["createAccount"]>[0];
  /** @returns code of the refusal, or null when the post was given or waits; a refusal leaves nothing behind */
  async function give(over: Partial<Given>): Promise<string | null> {
    const session = await admin();
    const unitId = await unitOf(session, "Văn phòng Sở");
    const before = await rows();
    const given = { login: "nguoi.moi", fullName: "Người Mới", unitId, title: "Chức danh thử", ...over };
    const failure = await failureOf(session.api.staff.createAccount({ roles: ["chuyen-vien"], ...given }));
    expect(await rows()).toBe(failure ? before : before + 1);
    return failure?.code ?? null;
  }
  const self = { login: "phuc.vo", fullName: "Võ Hoàng Phúc" };

  it("bất biến 10: quản trị không tự cho mình chức danh lãnh đạo, cũng không chức danh nào khác", async () => {
    expect(await give({ ...self, roles: ["lanh-dao"] })).toBe("access.person-mixes-roles");
    expect(await give({ ...self, roles: ["quan-tri"] })).toBe("access.own-post");
  });
  it("bất biến 10: không có chức danh vừa quản trị vừa xử lý văn bản, không người nào giữ cả hai", async () => {
    expect(await give({ roles: ["lanh-dao", "quan-tri"] })).toBe("access.roles-mixed");
    expect(await give({ login: "han.tran", fullName: "Trần Thị Ngọc Hân", roles: ["quan-tri"] })).toBe(
      "access.person-mixes-roles",
    );
    const second = { login: "quan.tri.hai", fullName: "Quản Trị Hai" };
    expect(await give({ ...second, roles: ["quan-tri"] })).toBeNull();
    await confirmAll(await office.signIn("tri.nguyen"));
    expect(await give({ ...second, roles: ["van-thu"] })).toBe("access.person-mixes-roles");
  });
  it("hai yêu cầu cùng lúc cho một người: chỉ một chức danh được tạo", async () => {
    const session = await admin();
    const unitId = await unitOf(session, "Văn phòng Sở");
    const one = { login: "cung.luc", fullName: "Cùng Lúc", unitId, title: "Quản trị" };
    const both = [0, 1].map(() => failureOf(session.api.staff.createAccount({ ...one, roles: ["chuyen-vien"] })));
    const codes = (await Promise.all(both)).map((failure) => failure?.code ?? null);
    expect(codes.toSorted()).toEqual(["confirmation.asked-already", null].toSorted());
  });
  it("NĐ 30/2020 Đ13: đơn vị và cơ quan không có người đứng đầu thứ hai, cấp phó thì có", async () => {
    expect(await give({ roles: ["chuyen-vien"], isHead: true })).toBe("organisation.second-head");
    expect(
      await give({ roles: ["lanh-dao"], isHead: true, unitId: await unitOf(await admin(), "Phòng Ngân sách") }),
    ).toBe("organisation.second-head");
    expect(await give({ login: "cap.pho", roles: ["lanh-dao"] })).toBeNull();
  });
  it("bất biến 10: chức danh trộn từ dữ liệu cũ chỉ làm được việc quản trị, không đọc nội dung", async () => {
    await asOwner(office, (client) =>
      client.query(
        "update post set roles = '{lanh-dao,van-thu,quan-tri}' where person_id = (select id from person where login = 'phuc.vo')",
      ),
    );
    const session = await admin();
    expect((await session.api.identity.session()).me?.post.roles).toEqual(["quan-tri"]);
    expect((await failureOf(session.api.intake.list({})))?.code).toMatch(/^(access|intake)\./u);
    expect((await failureOf(session.api.incomingDocuments.list({})))?.code).toBe(
      "access.administrators-see-no-content",
    );
    expect((await session.api.staff.people()).length).toBeGreaterThan(3);
  });
});

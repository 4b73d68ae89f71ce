import { describe, expect, it } from "vitest";
import { asOwner, failureOf } from "../../../tests/support/documents/outgoing.ts";
import { type Session, useOffice } from "../../../tests/support/office/office.ts";

describe("Tài khoản", () => {
  const office = useOffice({ worker: false });
  const posts = () => asOwner(office, async (client) => (await client.query("select from post")).rowCount ?? 0);
  const admin = () => office.signIn("phuc.vo");
  const unitOf = async (session: Session, name: string) =>
    (await session.api.organisation.units()).find((unit) => unit.name === name)?.id ?? "";
  type Given = Parameters<Session["api"]["organisation"]["createAccount"]>[0];
  /** @returns code of the refusal, or null when the post was given; a refusal leaves no post behind */
  async function give(over: Partial<Given>): Promise<string | null> {
    const session = await admin();
    const unitId = await unitOf(session, "Văn phòng Sở");
    const before = await posts();
    const given = { login: "nguoi.moi", fullName: "Người Mới", unitId, title: "Chức danh thử", ...over };
    const failure = await failureOf(session.api.organisation.createAccount({ roles: ["chuyen-vien"], ...given }));
    expect(await posts()).toBe(failure ? before : before + 1);
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
    expect(await give({ login: "quan.tri.hai", fullName: "Quản Trị Hai", roles: ["quan-tri"] })).toBeNull();
    expect(await give({ login: "quan.tri.hai", fullName: "Quản Trị Hai", roles: ["van-thu"] })).toBe(
      "access.person-mixes-roles",
    );
  });
  it("hai yêu cầu cùng lúc cho một người: chỉ một chức danh được tạo", async () => {
    const session = await admin();
    const unitId = await unitOf(session, "Văn phòng Sở");
    await session.api.organisation.createAccount({
      ...{ login: "cung.luc", fullName: "Cùng Lúc", unitId, title: "Đứng đầu thử" },
      roles: ["chuyen-vien"],
    });
    await asOwner(office, (client) =>
      client.query("delete from post where person_id = (select id from person where login = 'cung.luc')"),
    );
    const both = (["quan-tri", "lanh-dao"] as const).map((role) =>
      failureOf(
        session.api.organisation.createAccount({
          ...{ login: "cung.luc", fullName: "Cùng Lúc", unitId, title: role },
          roles: [role],
        }),
      ),
    );
    expect((await Promise.all(both)).filter((failure) => failure === null)).toHaveLength(1);
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
    expect((await session.api.organisation.accounts()).length).toBeGreaterThan(3);
  });
});

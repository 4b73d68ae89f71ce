import { beforeAll, describe, expect, it } from "vitest";
import { asOwner, failureOf } from "../../../tests/support/documents/outgoing.ts";
import { type Session, useOffice } from "../../../tests/support/office/office.ts";
import { addAdministrator, personOf, waitingFor } from "../../../tests/support/office/people.ts";
import { PASSWORD, unitId } from "../../../tests/support/office/province.ts";

const HERE = unitId("H61.03", "ns");
const THERE = unitId("H61.05", "qln");

describe("Bất biến 10: cơ quan lập tài khoản giữ tài khoản, chức danh cho ở nơi khác không lấy được", () => {
  const office = useOffice({ worker: false });
  let here: Session;
  let there: Session;
  let leader: Session;
  let leaderThere: Session;
  beforeAll(async () => {
    await addAdministrator(office, { login: "qt.sxd", agency: "H61.05", unitId: THERE });
    here = await office.signIn("phuc.vo");
    there = await office.signIn("qt.sxd");
    leader = await office.signIn("tri.nguyen");
    leaderThere = await office.signIn("phuc.le");
  });
  const enter = async (login: string, password: string) =>
    (await failureOf(office.signIn(login, password)))?.code ?? null;
  const give = (admin: Session, login: string, role: "quan-tri" | "van-thu" | "chuyen-vien") =>
    admin.api.staff.createAccount({
      ...{ login, fullName: `Người ${login}`, title: role, roles: [role] },
      unitId: admin === here ? HERE : THERE,
    });
  const reset = async (admin: Session, login: string) => {
    const { personId, rowVersion } = await personOf(admin, login);
    return admin.api.staff.resetPassword({ personId, rowVersion });
  };
  const confirm = async (login: string) => leader.api.staff.confirm({ id: (await waitingFor(leader, login)).id });

  it("tài khoản còn chờ: nơi khác không thêm chức danh, không cấp lại mật khẩu; xác nhận rồi mật khẩu đầu vẫn của nơi lập", async () => {
    const made = await give(here, "moi.pham", "van-thu");
    expect(made.outcome).toBe("waiting");
    const refused = await failureOf(give(there, "moi.pham", "quan-tri"));
    expect(refused?.reasons.map((each) => each.code)).toEqual(["account.waits-elsewhere"]);
    expect(refused?.reasons[0]?.message ?? "").toContain("Sở Tài chính tỉnh Vĩnh Long");
    expect((await there.api.staff.people()).some((each) => each.login === "moi.pham")).toBe(false);
    await confirm("moi.pham");
    expect((await give(there, "moi.pham", "quan-tri")).outcome).toBe("waiting");
    await leaderThere.api.staff.confirm({ id: (await waitingFor(leaderThere, "moi.pham")).id });
    expect((await personOf(there, "moi.pham")).keptBy).toContain("Sở Tài chính");
    expect((await failureOf(reset(there, "moi.pham")))?.code).toBe("account.kept-elsewhere");
    expect(await enter("moi.pham", made.firstPassword ?? "")).toBeNull();
  });

  it("khi xác nhận chỉ mật khẩu đã cấp cùng đề nghị có hiệu lực, dù trong lúc chờ tài khoản bị đặt mật khẩu khác", async () => {
    const made = await give(here, "hai.pham", "chuyen-vien");
    await asOwner(office, (client) =>
      client.query(
        "update person set password_hash = (select password_hash from person where login = 'phuc.vo') where login = 'hai.pham'",
      ),
    );
    await confirm("hai.pham");
    expect(await enter("hai.pham", PASSWORD)).toBe("session.wrong");
    expect(await enter("hai.pham", made.firstPassword ?? "")).toBeNull();
  });

  it("cấp lại trong lúc chờ: cũng chờ xác nhận; mật khẩu được xác nhận sau cùng là mật khẩu dùng được", async () => {
    const made = await give(here, "ba.pham", "chuyen-vien");
    const again = await reset(here, "ba.pham");
    expect(again.outcome).toBe("waiting");
    for (const kind of ["password", "account"]) {
      const rows = await leader.api.staff.confirmations();
      const row = rows.find((each) => each.person.login === "ba.pham" && each.kind === kind);
      await leader.api.staff.confirm({ id: row?.id ?? "" });
    }
    expect(await enter("ba.pham", made.firstPassword ?? "")).toBe("session.wrong");
    expect(await enter("ba.pham", again.firstPassword ?? "")).toBeNull();
  });

  it("cấp lại mật khẩu tính cả chức danh còn chờ ở mọi cơ quan", async () => {
    expect((await give(here, "bon.pham", "quan-tri")).outcome).toBe("waiting");
    await confirm("bon.pham");
    // who only watches the machine: the one role that a single person gives a password for
    await asOwner(office, (client) =>
      client.query(
        "update post set roles = '{van-hanh}' where person_id = (select id from person where login = 'bon.pham')",
      ),
    );
    expect((await reset(here, "bon.pham")).outcome).toBe("done");
    expect((await give(there, "bon.pham", "chuyen-vien")).outcome).toBe("waiting");
    expect((await reset(here, "bon.pham")).outcome).toBe("waiting");
  });

  it("nơi khác không mở khóa được người của cơ quan này; nơi giữ thì được", async () => {
    for (let tries = 0; tries < 5; tries += 1) await enter("hai.pham", "sai");
    expect((await give(there, "hai.pham", "quan-tri")).outcome).toBe("waiting");
    await leaderThere.api.staff.confirm({ id: (await waitingFor(leaderThere, "hai.pham")).id });
    const { personId } = await personOf(there, "hai.pham");
    expect((await failureOf(there.api.staff.unlock({ personId })))?.code).toBe("account.kept-elsewhere");
    expect(await enter("hai.pham", "sai")).toBe("session.locked");
    await here.api.staff.unlock({ personId });
    expect(await enter("hai.pham", "sai")).toBe("session.wrong");
  });

  it("chức danh kỹ thuật nơi khác cho không giữ được tài khoản; chức danh xử lý văn bản thì câu báo nêu tên", async () => {
    const close = async (login: string) => {
      const { personId, rowVersion } = await personOf(here, login);
      return failureOf(here.api.staff.closeAccount({ personId, rowVersion }));
    };
    expect(await close("hai.pham")).toBeNull();
    expect((await personOf(there, "hai.pham")).closed).toBe(true);
    expect((await give(there, "ba.pham", "chuyen-vien")).outcome).toBe("waiting");
    const director = await office.signIn("phuc.le");
    await director.api.staff.confirm({ id: (await waitingFor(director, "ba.pham")).id });
    const refused = await close("ba.pham");
    expect(refused?.reasons.map((each) => each.code)).toEqual(["account.posts-elsewhere"]);
    expect(refused?.reasons[0]?.message ?? "").toMatch(/“chuyen-vien” ở Sở Xây dựng/u);
  });
});

import { beforeAll, describe, expect, it } from "vitest";
import { asOwner, failureOf } from "../../../tests/support/documents/outgoing.ts";
import { type Session, useOffice } from "../../../tests/support/office/office.ts";
import { confirmAll, personOf, postOf, waitingFor } from "../../../tests/support/office/people.ts";
import { PASSWORD, unitId } from "../../../tests/support/office/province.ts";

describe("Cấp lại mật khẩu, đóng và mở lại tài khoản", () => {
  const office = useOffice({ worker: false });
  let admin: Session;
  let leader: Session;
  beforeAll(async () => {
    admin = await office.signIn("phuc.vo");
    leader = await office.signIn("tri.nguyen");
  });
  const signInCode = async (login: string, password: string) =>
    (await failureOf(office.signIn(login, password)))?.code ?? null;
  const reset = async (login: string) => {
    const { personId, rowVersion } = await personOf(admin, login);
    return admin.api.staff.resetPassword({ personId, rowVersion });
  };
  const me = async (session: Session) => (await session.api.identity.session()).me;

  it("người xử lý văn bản: mật khẩu mới chỉ có hiệu lực khi lãnh đạo xác nhận; mọi phiên kết thúc, khóa được gỡ", async () => {
    const working = await office.signIn("my.lam");
    const { outcome, firstPassword } = await reset("my.lam");
    expect(outcome).toBe("waiting");
    expect(await signInCode("my.lam", firstPassword ?? "")).toBe("session.wrong");
    expect(await me(working)).not.toBeNull();
    for (let tries = 0; tries < 5; tries += 1) await signInCode("my.lam", "sai");
    expect(await signInCode("my.lam", PASSWORD)).toBe("session.locked");
    await leader.api.staff.confirm({ id: (await waitingFor(leader, "my.lam")).id });
    expect(await me(working)).toBeNull();
    expect(await signInCode("my.lam", PASSWORD)).toBe("session.wrong");
    const again = await office.signIn("my.lam", firstPassword ?? "");
    expect((await me(again))?.mustChangePassword).toBe(true);
    expect((await failureOf(again.api.organisation.units()))?.code).toBe("password.must-change");
    const { rows } = await asOwner(office, (client) =>
      client.query(
        "select (select count(*)::int from audit_event where action = 'password.reset') as told, (select count(*)::int from confirmation where password_hash is not null) as kept",
      ),
    );
    expect(rows).toEqual([{ told: 1, kept: 0 }]);
  });

  it("quản trị khác, người quản trị bịa ra được: cũng chờ người thứ hai, cả khi cấp lại mật khẩu; mật khẩu của chính mình thì tự đổi", async () => {
    const made = await admin.api.staff.createAccount({
      ...{ login: "qt.hai", fullName: "Quản Trị Hai", unitId: unitId("H61.03", "vp"), title: "Quản trị" },
      roles: ["quan-tri"],
    });
    expect(made.outcome).toBe("waiting");
    expect(await signInCode("qt.hai", made.firstPassword ?? "")).not.toBeNull();
    await leader.api.staff.confirm({ id: (await waitingFor(leader, "qt.hai")).id });
    const fresh = await reset("qt.hai");
    expect(fresh.outcome).toBe("waiting");
    await leader.api.staff.confirm({ id: (await waitingFor(leader, "qt.hai")).id });
    expect(await signInCode("qt.hai", made.firstPassword ?? "")).toBe("session.wrong");
    expect(await signInCode("qt.hai", fresh.firstPassword ?? "")).toBeNull();
    expect((await failureOf(reset("phuc.vo")))?.code).toBe("password.own");
  });

  it("lãnh đạo duy nhất quên mật khẩu: văn thư xác nhận, không phải một mình quản trị", async () => {
    await asOwner(office, (client) =>
      client.query(
        `insert into post (agency_id, id, unit_id, person_id, title, roles) select $1::int, 'post_qt_xa', $2, id, 'Quản trị', '{quan-tri}' from person where login = 'qt.hai'`,
        [office.province.agencyId("H61.131"), unitId("H61.131", "vp")],
      ),
    );
    await asOwner(office, (client) =>
      client.query(
        "update person set must_change_password = false, password_hash = (select password_hash from person where login = 'han.tran') where login = 'qt.hai'",
      ),
    );
    await asOwner(office, (client) =>
      client.query(
        "insert into terms_acceptance (person_id, version, accepted_at, from_address) select id, '2026.1', now(), '' from person where login = 'qt.hai' on conflict do nothing",
      ),
    );
    const commune = await office.signIn("qt.hai");
    await commune.api.identity.switchPost({ postId: "post_qt_xa" });
    const { personId, rowVersion } = await personOf(commune, "hai.ngo");
    const { outcome, firstPassword } = await commune.api.staff.resetPassword({ personId, rowVersion });
    expect(outcome).toBe("waiting");
    const clerk = await office.signIn("thao.ly");
    const { me: who } = await clerk.api.identity.session();
    const here = who?.posts.find((post) => post.agency.code === "H61.131");
    await clerk.api.identity.switchPost({ postId: here?.id ?? "" });
    await clerk.api.staff.confirm({ id: (await waitingFor(clerk, "hai.ngo")).id });
    expect(await signInCode("hai.ngo", firstPassword ?? "")).toBeNull();
  });

  it("mật khẩu mở mọi chức danh ở mọi cơ quan: chỉ cơ quan giữ tài khoản cấp lại hoặc đóng", async () => {
    // the director of another department is given a harmless post here
    const other = { login: "phuc.le", fullName: "Lê Hoàng Phúc", title: "Quản trị phụ" };
    await admin.api.staff.createAccount({ ...other, unitId: unitId("H61.03", "vp"), roles: ["quan-tri"] });
    await leader.api.staff.confirm({ id: (await waitingFor(leader, "phuc.le")).id });
    const failure = await failureOf(reset("phuc.le"));
    expect(failure?.code).toBe("account.kept-elsewhere");
    expect(failure?.title).toContain("Sở Xây dựng tỉnh Vĩnh Long");
    const { personId, rowVersion } = await personOf(admin, "phuc.le");
    expect((await failureOf(admin.api.staff.closeAccount({ personId, rowVersion })))?.code).toBe(
      "account.kept-elsewhere",
    );
    expect(await signInCode("phuc.le", PASSWORD)).toBeNull();
  });

  it("đóng tài khoản: phiên kết thúc ngay, đăng nhập nói rõ; mở lại chờ lãnh đạo xác nhận", async () => {
    const working = await office.signIn("vinh.pham");
    const before = await personOf(admin, "vinh.pham");
    await admin.api.staff.closeAccount({ personId: before.personId, rowVersion: before.rowVersion });
    expect(await me(working)).toBeNull();
    expect(await signInCode("vinh.pham", PASSWORD)).toBe("session.closed");
    expect(await signInCode("vinh.pham", "đoán mò")).toBe("session.wrong");
    const again = { personId: before.personId, rowVersion: before.rowVersion };
    expect((await failureOf(admin.api.staff.reopenAccount(again)))?.code).toBe("stale");
    const closed = await personOf(admin, "vinh.pham");
    expect(closed.closed).toBe(true);
    const open = { personId: closed.personId, rowVersion: closed.rowVersion };
    expect((await admin.api.staff.reopenAccount(open)).outcome).toBe("waiting");
    expect(await signInCode("vinh.pham", PASSWORD)).toBe("session.closed");
    await confirmAll(leader);
    expect(await signInCode("vinh.pham", PASSWORD)).toBeNull();
  });

  it("QCVN 12:2026/BCA: không tự đóng, không đóng quản trị cuối cùng, không đóng lãnh đạo cuối cùng", async () => {
    const own = await personOf(admin, "phuc.vo");
    const close = ({ personId, rowVersion }: { personId: string; rowVersion: number }) =>
      failureOf(admin.api.staff.closeAccount({ personId, rowVersion }));
    expect((await close(own))?.code).toBe("access.own-last-administrator");
    const { id, rowVersion } = await postOf(admin, "phuc.vo");
    expect((await failureOf(admin.api.staff.endPost({ postId: id, rowVersion })))?.code).toBe(
      "access.own-last-administrator",
    );
    // everybody else who could keep the accounts cannot come in
    await asOwner(office, (client) =>
      client.query("update person set locked_until = now() + interval '1 hour' where login in ('qt.hai', 'phuc.le')"),
    );
    const reasons = (await close(await personOf(admin, "phuc.vo")))?.reasons.map((reason) => reason.code);
    expect(reasons).toEqual(["access.own-last-administrator", "access.last-administrator"]);
    for (const login of ["thuy.le", "tung.huynh"]) expect(await close(await personOf(admin, login))).toBeNull();
    expect((await close(await personOf(admin, "tri.nguyen")))?.code).toBe("access.last-confirmer");
  });
});

import { beforeAll, describe, expect, it } from "vitest";
import { asOwner, failureOf } from "../../../tests/support/documents/outgoing.ts";
import { type Session, useOffice } from "../../../tests/support/office/office.ts";
import { addAdministrator, confirmAll, personOf, postOf, waitingFor } from "../../../tests/support/office/people.ts";
import { unitId } from "../../../tests/support/office/province.ts";

const NEW_PASSWORD = "Mua-xuan-2026";

describe("Quyền tới nội dung do hai người cho", () => {
  const office = useOffice({ worker: false });
  let admin: Session;
  let leader: Session;
  beforeAll(async () => {
    admin = await office.signIn("phuc.vo");
    leader = await office.signIn("tri.nguyen");
  });
  type Given = Parameters<Session["api"]["staff"]["createAccount"]>[0];
  const create = (login: string, over: Partial<Given> = {}) =>
    admin.api.staff.createAccount({
      ...{ login, fullName: `Người ${login}`, unitId: unitId("H61.03", "ns"), title: "Chuyên viên" },
      roles: ["chuyen-vien"],
      ...over,
    });
  const signInCode = async (login: string, password: string) =>
    (await failureOf(office.signIn(login, password)))?.code ?? null;

  it("bất biến 10: giám đốc do quản trị bịa ra không đăng nhập được bằng mật khẩu lần đầu; câu báo nói rõ phải chờ ai", async () => {
    const made = await create("giam.doc.gia", { roles: ["lanh-dao"], title: "Phó Giám đốc" });
    expect(made.outcome).toBe("waiting");
    const refused = await failureOf(office.signIn("giam.doc.gia", made.firstPassword ?? ""));
    expect(refused?.code).toBe("session.waiting");
    expect(refused?.title).toMatch(/chờ lãnh đạo hoặc chánh văn phòng của Sở Tài chính tỉnh Vĩnh Long xác nhận/u);
    expect(await signInCode("giam.doc.gia", "sai mật khẩu")).toBe("session.wrong");
    const posts = await leader.api.organisation.posts({});
    expect(posts.some((post) => post.fullName.includes("giam.doc.gia"))).toBe(false);
  });

  it("lãnh đạo từ chối kèm lý do: tài khoản không có chức danh nào; quản trị thấy lý do", async () => {
    const row = await waitingFor(leader, "giam.doc.gia");
    expect(row).toMatchObject({ kind: "account", mayDecide: true, wanted: { title: "Phó Giám đốc" } });
    expect((await failureOf(leader.api.staff.decline({ id: row.id, reason: "." })))?.status).toBe(400);
    await leader.api.staff.decline({ id: row.id, reason: "Cơ quan không có người này" });
    expect(await waitingFor(admin, "giam.doc.gia")).toMatchObject({
      state: "declined",
      reason: "Cơ quan không có người này",
    });
    expect((await failureOf(leader.api.staff.confirm({ id: row.id })))?.code).toBe("confirmation.decided");
    expect((await personOf(admin, "giam.doc.gia")).posts).toEqual([]);
  });

  it("chánh văn phòng xác nhận thì vào được ngay, phải đổi mật khẩu trước", async () => {
    const made = await create("nguoi.that");
    const chief = await office.signIn("tung.huynh");
    await chief.api.staff.confirm({ id: (await waitingFor(chief, "nguoi.that")).id });
    const person = await office.signIn("nguoi.that", made.firstPassword ?? "");
    expect((await person.api.identity.session()).me?.mustChangePassword).toBe(true);
    await person.api.identity.changePassword({ current: made.firstPassword ?? "", next: NEW_PASSWORD });
    expect((await person.api.identity.session()).me?.post.roles).toEqual(["chuyen-vien"]);
  });

  it("quản trị, văn thư, chuyên viên không xác nhận được; không ai xác nhận quyền của chính mình", async () => {
    await create("cho.ai");
    const { id } = await waitingFor(admin, "cho.ai");
    expect((await failureOf(admin.api.staff.confirm({ id })))?.code).toBe("confirmation.own-wish");
    for (const login of ["han.tran", "my.lam"]) {
      const other = await office.signIn(login);
      expect(await other.api.staff.confirmations()).toEqual([]);
      expect((await failureOf(other.api.staff.confirm({ id })))?.code).toBe("confirmation.no-standing");
    }
    const { personId } = await personOf(admin, "tung.huynh");
    await admin.api.staff.addPost({ personId, unitId: unitId("H61.03", "bgd"), title: "Phó", roles: ["lanh-dao"] });
    const chief = await office.signIn("tung.huynh");
    const own = await waitingFor(chief, "tung.huynh");
    expect(own.mayDecide).toBe(false);
    expect((await failureOf(chief.api.staff.confirm({ id: own.id })))?.code).toBe("confirmation.about-oneself");
    await admin.api.staff.withdraw({ id: own.id });
    expect((await failureOf(leader.api.staff.confirm({ id: own.id })))?.code).toBe("confirmation.decided");
  });

  it("đổi vai trò cũng chờ xác nhận: chức danh cũ dùng tiếp đến lúc đó; lịch sử giữ chức danh cũ", async () => {
    await confirmAll(leader);
    const before = await postOf(admin, "nguoi.that");
    const worker = await office.signIn("nguoi.that", NEW_PASSWORD);
    const change = { postId: before.id, rowVersion: before.rowVersion, unitId: before.unitId, isHead: false };
    const words = { title: "Phó Trưởng phòng", roles: ["truong-don-vi", "chuyen-vien"] as const };
    const wanted = { ...change, title: words.title, roles: [...words.roles] };
    expect((await admin.api.staff.changePost(wanted)).outcome).toBe("waiting");
    expect((await failureOf(admin.api.staff.changePost(wanted)))?.code).toBe("confirmation.asked-already");
    expect((await worker.api.identity.session()).me?.post.roles).toEqual(["chuyen-vien"]);
    await leader.api.staff.confirm({ id: (await waitingFor(leader, "nguoi.that")).id });
    expect(await postOf(admin, "nguoi.that")).toMatchObject(words);
    expect((await worker.api.identity.session()).me).toBeNull();
    const { rows } = await asOwner(office, (client) =>
      client.query("select title, ended_at is not null as ended from post where id = $1", [before.id]),
    );
    expect(rows).toEqual([{ title: "Chuyên viên", ended: true }]);
    expect((await failureOf(admin.api.staff.changePost(wanted)))?.code).toBe("post.unknown");
  });

  it("hai quản trị: đề nghị đã cũ thì không xác nhận được nữa", async () => {
    const post = await postOf(admin, "nguoi.that");
    const wanted = { postId: post.id, rowVersion: post.rowVersion, unitId: post.unitId, isHead: false };
    expect(
      (await failureOf(admin.api.staff.changePost({ ...wanted, rowVersion: 99, title: "X", roles: ["chuyen-vien"] })))
        ?.status,
    ).toBe(400);
    const stale = { ...wanted, rowVersion: 99, title: "Chuyên viên", roles: ["chuyen-vien" as const] };
    expect((await failureOf(admin.api.staff.changePost(stale)))?.code).toBe("stale");
    await admin.api.staff.changePost({ ...stale, rowVersion: post.rowVersion });
    const { id } = await waitingFor(leader, "nguoi.that");
    await asOwner(office, (client) =>
      client.query("update post set row_version = row_version + 1 where id = $1", [post.id]),
    );
    expect((await failureOf(leader.api.staff.confirm({ id })))?.code).toBe("stale");
    await leader.api.staff.decline({ id, reason: "đề nghị cũ" });
  });

  it("ngày đầu, cơ quan chưa có lãnh đạo: có hiệu lực ngay, ghi rõ, lãnh đạo vào sau xem lại từng việc", async () => {
    await addAdministrator(office, { login: "qt.hdnd", agency: "K61.131", unitId: unitId("K61.131", "vp") });
    const first = await office.signIn("qt.hdnd");
    const post = { unitId: unitId("K61.131", "vp") };
    const specialist = { login: "cv.hdnd", fullName: "Chuyên Viên Một", title: "Chuyên viên" };
    const chair = { login: "ct.hdnd", fullName: "Chủ Tịch Một", title: "Chủ tịch" };
    const given = await first.api.staff.createAccount({ ...post, ...specialist, roles: ["chuyen-vien"] });
    expect(given.outcome).toBe("alone");
    expect(await signInCode("cv.hdnd", given.firstPassword ?? "")).toBeNull();
    const made = await first.api.staff.createAccount({ ...post, ...chair, roles: ["lanh-dao"], isHead: true });
    expect(made.outcome).toBe("alone");
    const later = { login: "cv.hai", fullName: "Chuyên Viên Hai", title: "Chuyên viên" };
    expect((await first.api.staff.createAccount({ ...post, ...later, roles: ["chuyen-vien"] })).outcome).toBe(
      "waiting",
    );

    const head = await office.signIn("ct.hdnd", made.firstPassword ?? "");
    await head.api.identity.changePassword({ current: made.firstPassword ?? "", next: NEW_PASSWORD });
    await head.api.identity.acceptTerms({ version: "2026.1" });
    const rows = await head.api.staff.confirmations();
    expect(rows.map((row) => [row.person.login, row.state, row.mayDecide])).toEqual([
      ["cv.hai", "waiting", true],
      ["ct.hdnd", "alone", false],
      ["cv.hdnd", "alone", true],
    ]);
    const alone = rows[2]?.id ?? "";
    const kept = await failureOf(head.api.staff.decline({ id: alone, reason: "không biết người này" }));
    expect(kept?.code).toBe("confirmation.in-force");
    await head.api.staff.confirm({ id: alone });
    expect((await head.api.staff.confirmations()).map((row) => row.person.login)).toEqual(["cv.hai", "ct.hdnd"]);
  });

  it("mỗi lần đề nghị, xác nhận, từ chối, rút đều có dòng trong nhật ký", async () => {
    const { rows } = await asOwner(office, (client) =>
      client.query(
        "select action, count(*)::int from audit_event where action like 'confirmation.%' group by 1 order by 1",
      ),
    );
    expect(rows.map((row) => row.action)).toEqual(
      ["alone", "asked", "confirmed", "declined", "seen", "withdrawn"].map((act) => `confirmation.${act}`),
    );
  });
});

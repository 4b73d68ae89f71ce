import { beforeAll, describe, expect, it } from "vitest";
import { asOwner, failureOf } from "../../../tests/support/documents/outgoing.ts";
import { type Session, useOffice } from "../../../tests/support/office/office.ts";
import { addAdministrator, personOf, postOf, waitingFor } from "../../../tests/support/office/people.ts";
import { PASSWORD, unitId } from "../../../tests/support/office/province.ts";

describe("Bất biến 10: quản trị không dọn hết người xác nhận để còn một mình", () => {
  const office = useOffice({ worker: false });
  let admin: Session;
  let leader: Session;
  const administrator = async (agency: string, login: string) => {
    await addAdministrator(office, { login, agency, unitId: unitId(agency, "vp") });
    return office.signIn(login);
  };
  beforeAll(async () => {
    admin = await administrator("H61.131", "qt.xa");
    leader = await office.signIn("hai.ngo");
  });
  const clerk = async () => {
    const { id, rowVersion } = await postOf(admin, "thao.ly");
    return { postId: id, rowVersion };
  };
  const reset = async (who: Session, login: string) => {
    const { personId, rowVersion } = await personOf(who, login);
    return who.api.staff.resetPassword({ personId, rowVersion });
  };

  it("kết thúc văn thư khi chỉ còn lãnh đạo: chờ lãnh đạo; bị từ chối thì chức danh còn nguyên", async () => {
    expect((await admin.api.staff.endPost(await clerk())).outcome).toBe("waiting");
    expect((await failureOf(clerk().then((ask) => admin.api.staff.endPost(ask))))?.code).toBe(
      "confirmation.asked-already",
    );
    const row = await waitingFor(leader, "thao.ly");
    expect(row).toMatchObject({ kind: "end", mayDecide: true, deciders: [expect.stringContaining("Hải")] });
    expect((await failureOf(admin.api.staff.confirm({ id: row.id })))?.code).toBe("confirmation.own-wish");
    await leader.api.staff.decline({ id: row.id, reason: "Xã cần văn thư" });
    expect((await personOf(admin, "thao.ly")).posts).toHaveLength(1);
    expect(await failureOf(office.signIn("thao.ly"))).toBeNull();
  });

  it("lãnh đạo đồng ý thì chức danh kết thúc, việc sang người nhận đã chọn lúc đề nghị", async () => {
    const successor = (await postOf(admin, "hai.ngo")).id;
    const ask = await clerk();
    expect((await admin.api.staff.endPost({ ...ask, successorPostId: successor })).outcome).toBe("waiting");
    await leader.api.staff.confirm({ id: (await waitingFor(leader, "thao.ly")).id });
    const { rows } = await asOwner(office, (client) =>
      client.query("select successor_post_id as successor, ended_at is not null as ended from post where id = $1", [
        ask.postId,
      ]),
    );
    expect(rows).toEqual([{ successor, ended: true }]);
  });

  it("cấp lại mật khẩu của lãnh đạo duy nhất khi không còn ai: chờ người giữ máy chủ, mật khẩu cũ vẫn dùng", async () => {
    const { outcome, firstPassword } = await reset(admin, "hai.ngo");
    expect(outcome).toBe("machine");
    expect((await failureOf(office.signIn("hai.ngo", firstPassword ?? "")))?.code).toBe("session.wrong");
    expect(await failureOf(office.signIn("hai.ngo", PASSWORD))).toBeNull();
    expect((await waitingFor(admin, "hai.ngo")).deciders).toEqual([]);
  });

  it("cơ quan từng có lãnh đạo, nay không còn ai: đề nghị vẫn chờ, không bao giờ có hiệu lực ngay như ngày đầu", async () => {
    await asOwner(office, (client) =>
      client.query("update post set ended_at = now(), valid_to = current_date where agency_id = $1 and roles && $2", [
        office.province.agencyId("H61.131"),
        ["lanh-dao", "chanh-van-phong"],
      ]),
    );
    const fake = {
      login: "lanh.dao.gia",
      fullName: "Lãnh Đạo Giả",
      unitId: unitId("H61.131", "vp"),
      title: "Chủ tịch",
    };
    expect((await admin.api.staff.createAccount({ ...fake, roles: ["lanh-dao"] })).outcome).toBe("machine");
  });

  it("đóng tài khoản của người xác nhận áp chót cũng chờ người còn lại", async () => {
    const department = await office.signIn("phuc.vo");
    const close = async (login: string) => {
      const { personId, rowVersion } = await personOf(department, login);
      return (await department.api.staff.closeAccount({ personId, rowVersion, handOver: [] })).outcome;
    };
    for (const login of ["thuy.le", "tung.huynh", "bao.dang", "vinh.pham"]) expect(await close(login)).toBe("done");
    expect(await close("han.tran")).toBe("waiting");
    expect((await personOf(department, "han.tran")).closed).toBe(false);
    const director = await office.signIn("tri.nguyen");
    await director.api.staff.confirm({ id: (await waitingFor(director, "han.tran")).id });
    expect((await personOf(department, "han.tran")).closed).toBe(true);
    expect((await failureOf(office.signIn("han.tran")))?.code).toBe("session.closed");
  });

  it("cơ quan chưa từng có lãnh đạo: mật khẩu của người là lãnh đạo ở nơi khác vẫn không một mình quản trị cấp", async () => {
    const first = await administrator("K61.131", "qt.hdnd");
    const post = { unitId: unitId("K61.131", "vp"), title: "Chuyên viên", roles: ["chuyen-vien" as const] };
    const made = await first.api.staff.createAccount({ login: "kiem.hai", fullName: "Kiêm Hai Nơi", ...post });
    expect(made.outcome).toBe("alone");
    expect((await reset(first, "kiem.hai")).outcome).toBe("alone");
    await asOwner(office, (client) =>
      client.query(
        "insert into post (agency_id, id, unit_id, person_id, title, roles) values ($1, 'post_kiem_hai', $2, $3, 'Phó Giám đốc', '{lanh-dao}')",
        [office.province.agencyId("H61.03"), unitId("H61.03", "ns"), made.personId],
      ),
    );
    expect((await reset(first, "kiem.hai")).outcome).toBe("waiting");
    expect((await waitingFor(first, "kiem.hai")).deciders).toEqual(["Lý Thu Thảo"]);
  });
});

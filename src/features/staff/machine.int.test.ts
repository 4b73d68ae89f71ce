import { describe, expect, it } from "vitest";
import { failureOf } from "../../../tests/support/documents/outgoing.ts";
import { openSession } from "../../../tests/support/office/office.ts";
import { useOwnInstallation } from "../../../tests/support/office/own-installation.ts";
import { confirmAll, personOf, postOf } from "../../../tests/support/office/people.ts";

describe("m-office confirm: người thứ hai tại máy chủ", () => {
  const own = useOwnInstallation();
  const staff = () => own.people.administrator.api.staff;
  const reset = async () => {
    const { personId, rowVersion } = await personOf(own.people.administrator, "tri.nguyen");
    return staff().resetPassword({ personId, rowVersion });
  };
  const waiting = async () =>
    JSON.parse((await own.run(["confirm", "--json"])).out) as { id: string; deciders: string[] }[];
  const tryPassword = (password: string) =>
    failureOf(openSession(own.url).api.identity.signIn({ login: "tri.nguyen", password }));

  it("còn văn thư, trưởng phòng thì máy chủ không xác nhận thay", async () => {
    expect((await reset()).outcome).toBe("waiting");
    const [row] = await waiting();
    expect(row?.deciders.toSorted()).toEqual(["Trần Thị Ngọc Hân", "Đặng Quốc Bảo"].toSorted());
    const refused = await own.run(["confirm", row?.id ?? ""]);
    expect([refused.code, refused.out + refused.err]).toEqual([1, expect.stringContaining("Trần Thị Ngọc Hân")]);
    await staff().withdraw({ id: row?.id ?? "" });
  });

  it("bất biến 10: quản trị kết thúc hết văn thư, trưởng phòng cũng không tự mở được mật khẩu của lãnh đạo", async () => {
    const outcomes = [];
    for (const login of ["han.tran", "bao.dang"]) {
      const { id, rowVersion } = await postOf(own.people.administrator, login);
      outcomes.push((await staff().endPost({ postId: id, rowVersion })).outcome);
    }
    // with the last one besides the leader only the leader himself lets go
    expect(outcomes).toEqual(["done", "waiting"]);
    expect(await confirmAll(own.people.director)).toBe(1);
    expect((await personOf(own.people.administrator, "bao.dang")).posts).toEqual([]);
    const { outcome, firstPassword } = await reset();
    expect(outcome).toBe("machine");
    expect((await tryPassword(firstPassword ?? ""))?.code).toBe("session.wrong");
    expect(await confirmAll(own.people.director)).toBe(0);
    const [row] = await waiting();
    expect(row?.deciders).toEqual([]);
    expect((await own.run(["confirm", row?.id ?? ""])).code).toBe(0);
    expect(await tryPassword(firstPassword ?? "")).toBeNull();
    expect((await own.people.director.api.identity.session()).me).toBeNull();
    expect((await own.run(["confirm", row?.id ?? ""])).code).toBe(1);
    expect((await own.run(["confirm", "a", "b"])).code).toBe(2);
  });
});

import { setTimeout } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { asOwner, failureOf } from "../../../tests/support/documents/outgoing.ts";
import { openSession, type Session, useOffice } from "../../../tests/support/office/office.ts";
import { confirmAll, personOf } from "../../../tests/support/office/people.ts";
import { PASSWORD, unitId } from "../../../tests/support/office/province.ts";

describe("QCVN 12:2026/BCA: đổi, cấp lại mật khẩu và đăng nhập cùng lúc", () => {
  const office = useOffice({ worker: false });
  let admin: Session;
  beforeAll(async () => {
    admin = await office.signIn("phuc.vo");
  });
  const made = async (login: string) => {
    const post = { unitId: unitId("H61.03", "vp"), title: "Quản trị", roles: ["quan-tri" as const] };
    const { firstPassword } = await admin.api.staff.createAccount({ login, fullName: `Người ${login}`, ...post });
    await confirmAll(await office.signIn("tri.nguyen"));
    // who only watches the machine: the one role for which a new password waits for nobody
    await asOwner(office, (client) =>
      client.query("update post set roles = '{van-hanh}' where person_id = (select id from person where login = $1)", [
        login,
      ]),
    );
    return firstPassword ?? "";
  };
  const reset = async (login: string) => {
    const { personId, rowVersion } = await personOf(admin, login);
    return (await admin.api.staff.resetPassword({ personId, rowVersion })).firstPassword ?? "";
  };
  const enter = async (login: string, password: string) => {
    const session = openSession(office.url);
    const failure = await failureOf(session.api.identity.signIn({ login, password }));
    return failure ? null : session;
  };
  const alive = async (sessions: readonly (Session | null)[]) => {
    const all = await Promise.all(
      sessions.map(async (session) => session && (await session.api.identity.session()).me),
    );
    return all.filter((me) => me !== null);
  };

  it("đăng nhập bằng mật khẩu cũ đúng lúc quản trị cấp lại: không phiên nào sống qua lần cấp lại", async () => {
    let password = await made("dua.mot");
    for (let round = 0; round < 4; round += 1) {
      const old = password;
      const presses = Array.from({ length: 24 }, async (_, at) => {
        await setTimeout(at * 4);
        return enter("dua.mot", old);
      });
      await setTimeout(20 + round * 12);
      password = await reset("dua.mot");
      expect(await alive(await Promise.all(presses))).toEqual([]);
    }
    expect(await enter("dua.mot", password)).not.toBeNull();
  }, 120_000);

  it("tự đổi mật khẩu đúng lúc quản trị cấp lại: mật khẩu cấp lại thắng, hoặc đổi xong rồi mới bị cấp lại", async () => {
    let password = await made("dua.hai");
    // four: a fifth wrong try would lock the account and hide what is looked for
    for (let round = 0; round < 6; round += 1) {
      const sessions = await Promise.all(Array.from({ length: 4 }, () => enter("dua.hai", password)));
      const old = password;
      const changes = sessions.map(async (session, at) => {
        await setTimeout(at * 6);
        const next = `Mua-xuan-${round}-${at}`;
        return failureOf(session?.api.identity.changePassword({ current: old, next }) ?? Promise.resolve());
      });
      await setTimeout(10 + round * 8);
      password = await reset("dua.hai");
      await Promise.all(changes);
      for (const at of sessions.keys()) expect(await enter("dua.hai", `Mua-xuan-${round}-${at}`)).toBeNull();
      expect(await alive(sessions)).toEqual([]);
      expect(await enter("dua.hai", password)).not.toBeNull();
    }
  }, 120_000);

  it("hai nơi cùng đổi mật khẩu của một người: đúng một nơi đổi được, mật khẩu của nơi ấy vào được", async () => {
    const sessions = await Promise.all(Array.from({ length: 8 }, () => enter("vinh.pham", PASSWORD)));
    const failures = await Promise.all(
      sessions.map(async (session, at) => {
        await setTimeout(at * 3);
        const next = `Mua-xuan-202${at}`;
        return failureOf(session?.api.identity.changePassword({ current: PASSWORD, next }) ?? Promise.resolve());
      }),
    );
    const changed = [...failures.keys()].filter((at) => failures[at] === null);
    expect(changed).toHaveLength(1);
    expect(await enter("vinh.pham", `Mua-xuan-202${changed[0]}`)).not.toBeNull();
  });
});

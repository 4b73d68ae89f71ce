import { beforeAll, describe, expect, it } from "vitest";
import { asOwner, failureOf } from "../../../tests/support/documents/outgoing.ts";
import { type Session, useOffice } from "../../../tests/support/office/office.ts";
import { confirmAll, personOf } from "../../../tests/support/office/people.ts";
import { PASSWORD, unitId } from "../../../tests/support/office/province.ts";
import { FAILURES_EVERYWHERE, REFUSAL_MS } from "./password.rules.ts";

type Told = { status: number; code: string; title: string; reasons: unknown };

describe("TCVN 14423:2026 nhập sai mật khẩu", () => {
  const office = useOffice({ worker: false, environment: { TRUST_PROXY: "1" } });
  let admin: Session;
  const START = new Date("2026-11-23T01:00:00Z").getTime();
  beforeAll(async () => {
    office.setNow(new Date(START));
    admin = await office.signIn("phuc.vo");
  });

  const enter = async (from: string, login: string, password: string): Promise<Told> => {
    const answer = await office.visitor().fetch("/api/session", {
      method: "POST",
      headers: { "content-type": "application/json", "x-forwarded-for": from },
      body: JSON.stringify({ login, password }),
    });
    const { code = "", title = "", reasons = null } = (await answer.json()) as Partial<Told>;
    return { status: answer.status, code, title, reasons };
  };

  it("tên có thật và tên không ai có: cùng câu trả lời từng lần một, đến lúc khóa, và không lần nào nhanh hơn", async () => {
    const answers: Told[][] = [];
    for (const login of ["my.lam", "khong.ai.co"]) {
      const own: Told[] = [];
      for (let n = 0; n < 6; n++) {
        const began = performance.now();
        own.push(await enter("10.0.0.1", login, "sai"));
        expect(performance.now() - began).toBeGreaterThan(REFUSAL_MS - 5);
      }
      answers.push(own);
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[0]?.map((each) => each.code)).toEqual([
      ...Array.from({ length: 4 }, () => "session.wrong"),
      "session.locked",
      "session.locked",
    ]);
  });

  it("người gõ sai ở một nơi không khóa được chủ tài khoản ở nơi khác; ở nơi đó thì đủ 12 giờ, hoặc quản trị mở", async () => {
    expect((await enter("10.0.0.1", "my.lam", PASSWORD)).code).toBe("session.locked");
    expect((await enter("10.0.0.2", "my.lam", PASSWORD)).status).toBe(200);
    expect((await enter("10.0.0.1", "my.lam", PASSWORD)).code).toBe("session.locked");
    const listed = await personOf(admin, "my.lam");
    expect(listed.lockedUntil).toBe(new Date(START + 12 * 3_600_000).toISOString());
    await admin.api.staff.unlock({ personId: listed.personId });
    expect((await personOf(admin, "my.lam")).lockedUntil).toBeNull();
    expect((await enter("10.0.0.1", "my.lam", PASSWORD)).status).toBe(200);
    for (let n = 0; n < 5; n++) await enter("10.0.0.1", "my.lam", "sai");
    office.setNow(new Date(START + 12 * 3_600_000 - 60_000));
    expect((await enter("10.0.0.1", "my.lam", PASSWORD)).code).toBe("session.locked");
    office.setNow(new Date(START + 12 * 3_600_000 + 60_000));
    expect((await enter("10.0.0.1", "my.lam", PASSWORD)).status).toBe(200);
    office.setNow(new Date(START));
  });

  it("dò từ nhiều nơi: đến trần thì khóa ở mọi nơi, cho cả tên không ai có", async () => {
    for (const login of ["bao.dang", "khong.ai.khac"]) {
      const places = FAILURES_EVERYWHERE / 5;
      const codes = await Promise.all(
        Array.from({ length: places }, async (_, place) => {
          for (let n = 0; n < 4; n++) await enter(`10.1.0.${place}`, login, "sai");
          return (await enter(`10.1.0.${place}`, login, "sai")).code;
        }),
      );
      expect(new Set(codes)).toEqual(new Set(["session.locked"]));
      expect((await enter("10.9.9.9", login, PASSWORD)).code).toBe("session.locked");
    }
  });

  it("đổi mật khẩu ở phiên đang mở: sai thì đếm, ghi lịch sử, lần thứ năm kết thúc phiên và khóa tên ở nơi ấy", async () => {
    const session = await office.signIn("vinh.pham");
    const change = (current: string) =>
      failureOf(session.api.identity.changePassword({ current, next: "Mua-xuan-2026" }));
    for (let left = 4; left > 0; left -= 1) {
      const failure = await change("sai");
      expect([failure?.code, failure?.reasons[0]?.facts]).toEqual(["password.wrong", { left }]);
    }
    expect((await change("sai"))?.code).toBe("session.locked");
    expect((await session.api.identity.session()).me).toBeNull();
    expect((await change(PASSWORD))?.code).toBe("session.none");
    expect((await failureOf(office.signIn("vinh.pham")))?.code).toBe("session.locked");
    expect((await enter("10.0.0.3", "vinh.pham", PASSWORD)).status).toBe(200);
    const { rows } = await asOwner(office, (client) =>
      client.query(
        "select action from audit_event where person_id = 'per_vinh.pham' and action <> 'session.signed-in' order by id",
      ),
    );
    expect(rows.map((row) => row.action)).toEqual([
      ...Array.from({ length: 4 }, () => "session.sign-in-failed"),
      "session.locked",
      "session.signed-out",
    ]);
  });

  it("đường truyền IPv6 là một nơi, đổi 64 bit cuối cũng thế; IPv4 viết kiểu IPv6 là IPv4 ấy", async () => {
    for (const [places, again] of [
      [
        ["2001:db8:5:6::1", "2001:db8:5:6:9::2", "2001:db8:5:6::3", "2001:db8:5:6::4", "2001:db8:5:6::5"],
        "2001:db8:5:6::9",
      ],
      [["10.7.0.1", "::ffff:10.7.0.1", "10.7.0.1", "::ffff:a07:1", "10.7.0.1"], "::ffff:10.7.0.1"],
    ] as const) {
      for (const from of places) await enter(from, "han.tran", "sai");
      expect((await enter(again, "han.tran", PASSWORD)).code).toBe("session.locked");
    }
    expect((await enter("2001:db8:5:7::1", "han.tran", PASSWORD)).status).toBe(200);
  });

  it("lịch sử ghi từng lần sai của người có thật; bảng đếm không giữ tên đã gõ", async () => {
    const { rows } = await asOwner(office, (client) =>
      client.query(
        "select action, count(*)::int from audit_event where person_id = 'per_bao.dang' and action <> 'session.signed-in' group by 1 order by 1",
      ),
    );
    expect(rows).toEqual([
      { action: "session.locked", count: 10 },
      { action: "session.sign-in-failed", count: 40 },
    ]);
    const kept = await asOwner(office, (client) => client.query("select login_hash from sign_in_try"));
    expect(JSON.stringify(kept.rows)).not.toContain("khong.ai");
  });

  it("QCVN 12:2026/BCA mật khẩu lần đầu phải đổi, hết hạn sau 7 ngày; dùng ở nơi quản trị làm việc thì lịch sử nói", async () => {
    const post = { unitId: unitId("H61.03", "vp"), title: "Quản trị", roles: ["quan-tri" as const] };
    const { personId, firstPassword } = await admin.api.staff.createAccount({
      login: "moi.vao",
      fullName: "Người Mới Vào",
      ...post,
    });
    const first = firstPassword ?? "";
    await confirmAll(await office.signIn("tri.nguyen"));
    office.setNow(new Date(START + 7 * 24 * 3_600_000 + 60_000));
    const late = await enter("10.0.0.7", "moi.vao", first);
    expect([late.status, late.code]).toEqual([403, "session.first-password-too-old"]);
    expect((await enter("10.0.0.7", "moi.vao", "sai")).code).toBe("session.wrong");
    office.setNow(new Date(START));
    // the administrator's own machine
    const session = await office.signIn("moi.vao", first);
    expect((await session.api.identity.session()).me?.mustChangePassword).toBe(true);
    expect((await enter("10.0.0.8", "moi.vao", first)).status).toBe(200);
    await session.api.identity.changePassword({ current: first, next: "Mua-xuan-2026" });
    office.setNow(new Date(START + 8 * 24 * 3_600_000));
    expect((await enter("10.0.0.8", "moi.vao", "Mua-xuan-2026")).status).toBe(200);
    const { rows } = await asOwner(office, (client) =>
      client.query(
        "select facts from audit_event where person_id = $1 and action = 'session.signed-in' order by at, id",
        [personId],
      ),
    );
    expect(rows.map(({ facts: { session, ...facts } }) => [typeof session, facts])).toEqual([
      ["string", { firstPassword: true, administratorsPlace: true }],
      ["string", { firstPassword: true, administratorsPlace: false }],
      ["string", {}],
    ]);
    office.setNow(new Date(START));
  });
});

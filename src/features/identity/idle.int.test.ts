import { describe, expect, it } from "vitest";
import { asOwner } from "../../../tests/support/documents/outgoing.ts";
import { openSession, type Session, useOffice } from "../../../tests/support/office/office.ts";
import { PASSWORD } from "../../../tests/support/office/province.ts";

const START = new Date("2026-11-23T02:00:00Z").getTime();

describe("TCVN 14423:2026 cấp 3: phiên không dùng thì hết, cả ở máy chủ", () => {
  const office = useOffice({ worker: false });
  const pass = (minutes: number): void => office.setNow(new Date(START + minutes * 60_000), "idle");
  const alive = async (session: Session) => (await session.api.identity.session()).me !== null;

  it("văn thư 15 phút, quản trị 5 phút; còn làm thì phiên còn; mở lại bằng mật khẩu", async () => {
    pass(0);
    const [clerk, keeper] = [await office.signIn("han.tran"), await office.signIn("phuc.vo")];
    pass(4);
    expect([await alive(clerk), await alive(keeper)]).toEqual([true, true]);
    pass(9.5);
    expect([await alive(clerk), await alive(keeper)]).toEqual([true, false]);
    pass(24);
    expect(await alive(clerk)).toBe(true);
    pass(39.5);
    expect(await alive(clerk)).toBe(false);
    expect((await clerk.fetch("/api/organisation/units")).status).toBe(401);
    await clerk.api.identity.signIn({ login: "han.tran", password: PASSWORD });
    expect(await alive(clerk)).toBe(true);
  });

  it("trang không ai chạm tới tự hỏi máy chủ thì không giữ phiên sống; luồng tin trực tiếp cũng vậy", async () => {
    pass(100);
    const clerk = await office.signIn("han.tran");
    for (const minute of [105, 110, 114]) {
      pass(minute);
      const asked = await clerk.fetch("/api/organisation/units", { headers: { "x-m-office-idle": "1" } });
      expect(asked.status).toBe(200);
      const stop = new AbortController();
      expect((await clerk.fetch("/api/live", { signal: stop.signal })).status).toBe(200);
      stop.abort();
    }
    pass(116);
    expect(await alive(clerk)).toBe(false);
  });

  it("đăng nhập lại trên cùng trình duyệt thì phiên trước kết thúc và có dòng đăng xuất, kể cả khi là người khác", async () => {
    pass(200);
    const browser = await office.signIn("han.tran");
    const before = openSession(office.url);
    const old = browser.cookie();
    const asOld = () => before.fetch("/api/organisation/units", { headers: { cookie: old } });
    expect((await asOld()).status).toBe(200);
    await browser.api.identity.signIn({ login: "tri.nguyen", password: PASSWORD });
    expect((await asOld()).status).toBe(401);
    expect((await browser.api.identity.session()).me?.person.login).toBe("tri.nguyen");
    const { rows } = await asOwner(office, (client) =>
      client.query("select action from audit_event where object_id = 'per_han.tran' and at = $1 order by id", [
        new Date(START + 200 * 60_000),
      ]),
    );
    expect(rows.map((row) => row.action)).toEqual(["session.signed-in", "session.signed-out"]);
  });
});

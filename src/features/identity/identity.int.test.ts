import { describe, expect, it } from "vitest";
import { problemOf } from "#src/platform/http/client.ts";
import { useOffice } from "../../../tests/support/office/office.ts";
import { PASSWORD } from "../../../tests/support/office/province.ts";

const failureOf = async (work: Promise<unknown>) =>
  problemOf(
    await work.then(
      () => null,
      (error: unknown) => error,
    ),
  );

describe("Đăng nhập", () => {
  const office = useOffice({ termsAccepted: false, worker: false });

  it("QC-4.4 người chưa chấp nhận quy định sử dụng không làm việc được", async () => {
    const clerk = await office.signIn("han.tran");
    expect((await failureOf(clerk.api.organisation.units()))?.code).toBe("terms.not-accepted");
    const terms = await clerk.api.identity.terms();
    expect(terms.acceptedAt).toBeNull();
    await clerk.api.identity.acceptTerms({ version: terms.version });
    expect((await clerk.api.organisation.units()).length).toBe(4);
    expect((await clerk.api.identity.terms()).acceptedAt).not.toBeNull();
  });

  it("mật khẩu gõ bằng chữ tổ hợp vẫn đúng; sai năm lần thì khóa", async () => {
    const wrong = office.visitor();
    for (let i = 0; i < 4; i++)
      expect((await failureOf(wrong.api.identity.signIn({ login: "tri.nguyen", password: "sai" })))?.code).toBe(
        "session.wrong",
      );
    expect((await failureOf(wrong.api.identity.signIn({ login: "tri.nguyen", password: "sai" })))?.code).toBe(
      "session.locked",
    );
    expect((await failureOf(office.signIn("tri.nguyen")))?.code).toBe("session.locked");
  });

  it("một văn thư phục vụ hai cơ quan của xã thì đổi được chức danh và chỉ thấy cơ quan đang chọn", async () => {
    const clerk = await office.signIn("thao.ly");
    const { me } = await clerk.api.identity.session();
    expect(me?.posts.map((post) => post.agency.code).sort()).toEqual(["H61.131", "K61.131"]);
    const other = me?.posts.find((post) => post.agency.code !== me.post.agency.code);
    const moved = await clerk.api.identity.switchPost({ postId: other?.id ?? "" });
    expect(moved.post.agency.code).toBe(other?.agency.code);
  });

  it("đổi mật khẩu hỏi mật khẩu cũ, giữ phiên này, kết thúc các phiên khác của người ấy", async () => {
    const here = await office.signIn("vinh.pham");
    const elsewhere = await office.signIn("vinh.pham");
    const change = (current: string, next: string) => here.api.identity.changePassword({ current, next });
    expect((await failureOf(change("sai mật khẩu", "Mua-xuan-2026")))?.code).toBe("password.wrong");
    expect((await failureOf(change(PASSWORD, "ngan")))?.reasons.length).toBeGreaterThan(2);
    expect((await elsewhere.api.identity.session()).me).not.toBeNull();
    await change(PASSWORD, "Mua-xuan-2026");
    expect((await here.api.identity.session()).me?.mustChangePassword).toBe(false);
    expect((await elsewhere.api.identity.session()).me).toBeNull();
    expect((await failureOf(office.signIn("vinh.pham")))?.code).toBe("session.wrong");
    expect((await (await office.signIn("vinh.pham", "Mua-xuan-2026")).api.identity.session()).me).not.toBeNull();
  });

  it("yêu cầu từ trang lạ bị từ chối, chưa đăng nhập thì không có gì", async () => {
    const forged = await fetch(`${office.url}/api/session`, {
      method: "POST",
      body: "{}",
      headers: { "content-type": "application/json" },
    });
    expect(forged.status).toBe(403);
    expect((await failureOf(office.visitor().api.organisation.units()))?.code).toBe("session.none");
  });
});

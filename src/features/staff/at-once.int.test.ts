import pg from "pg";
import { beforeAll, describe, expect, it } from "vitest";
import { A } from "../../../tests/integration/across-agencies/two-agencies.ts";
import { failureOf, requestKey } from "../../../tests/support/documents/outgoing.ts";
import { buildWorld, type World } from "../../../tests/support/documents/world.ts";
import { useOffice } from "../../../tests/support/office/office.ts";
import { postId } from "../../../tests/support/office/province.ts";

describe("NĐ 30/2020 Đ24: giao việc đúng lúc chức danh kết thúc, không việc nào rơi mất", () => {
  const office = useOffice({ worker: false });
  let world: World;
  beforeAll(async () => {
    office.setNow(new Date("2026-11-23T02:00:00Z"));
    world = await buildWorld(office, { ...A, mark: "Minh Phát" });
  });

  /** An act on people of this agency that is still being written, as the staff actions hold it; `work` is called meanwhile. */
  async function whileEnding<T>(id: string, work: () => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: office.db.ownerUrl });
    await client.connect();
    try {
      await client.query("begin");
      await client.query("select pg_advisory_xact_lock(7120143, $1)", [world.agencyId]);
      await client.query("update post set ended_at = now(), valid_to = current_date where id = $1", [id]);
      const answer = work();
      let over = false;
      void answer.finally(() => (over = true)).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(over).toBe(false);
      await client.query("commit");
      return await answer;
    } finally {
      await client.end();
    }
  }

  it("người giao đợi, rồi được báo người nhận không còn ở đơn vị; không việc nào thuộc chức danh đã kết thúc", async () => {
    const again = () =>
      failureOf(
        world.head.api.assignments.assign({
          id: world.unitAssignmentId,
          postId: world.specialistPostId,
          text: "Giao lại",
          dueDate: "2026-12-07",
        }),
      );
    expect((await whileEnding(world.specialistPostId, again))?.code).toBe("assignment.other-unit");
  });

  it("dự thảo mở đúng lúc chức danh của chính mình kết thúc thì không được tạo", async () => {
    const create = () =>
      failureOf(world.head.api.outgoingDocuments.create({ kind: "cong-van", requestKey: requestKey() }));
    expect((await whileEnding(postId(A.code, A.headPost), create))?.code).toBe("session.none");
  });

  it("trình đúng lúc lãnh đạo thôi chức thì không trình được, văn bản ở lại với văn thư", async () => {
    const item = await world.clerk.api.intake.get({ id: world.intakeId });
    const register = () =>
      failureOf(
        world.clerk.api.intake.register({
          id: item.id,
          rowVersion: item.rowVersion,
          fields: {
            ...{ codeNumber: "912", codeNotation: "SXD-QLN", issuedDate: "2026-11-20", organName: "Sở Xây dựng" },
            ...{ typeName: "Công văn", subject: "Đề nghị bố trí kinh phí năm sau" },
          },
          attestation: { name: true, post: true, signature: true, seal: true, number: true, date: true },
          presentToPostId: world.leaderPostId,
        }),
      );
    expect((await whileEnding(world.leaderPostId, register))?.code).toMatch(/receiver|presented|no-receiver/u);
    expect((await world.clerk.api.intake.get({ id: item.id })).state).toBe("waiting");
  });
});

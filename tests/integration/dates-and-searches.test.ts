// What nobody means but somebody types: days outside every calendar of an office, and signs that a database reads as "anything".
import { beforeAll, describe, expect, it, vi } from "vitest";
import { buildWorld, issueOne, type World } from "../support/documents/world.ts";
import { failureOf } from "../support/evidence/failure.ts";
import { useOffice } from "../support/office/office.ts";
import { A } from "./across-agencies/two-agencies.ts";

vi.setConfig({ testTimeout: 120_000 });
const WINDOW = "Ngày phải trong khoảng từ 01/01/1900 đến 31/12/2100.";

describe("Ngày gõ nhầm và chữ tìm lạ", () => {
  const office = useOffice({ worker: false, keys: true });
  let world: World;
  beforeAll(async () => {
    office.setNow(new Date("2026-11-23T02:00:00Z"));
    const issuedId = await issueOne(office, A.mark);
    world = { ...(await buildWorld(office, A)), issuedId };
  });

  it.each(["0001-01-01", "1899-12-31", "2101-01-01", "9999-12-31"])(
    "hạn %s: bút phê, xem trước bút phê, phân công, sửa trường đều từ chối bằng một câu",
    async (dueDate) => {
      const target = { role: "lead" as const, unitId: world.unitId };
      const body = { id: world.incomingId, rowVersion: world.incomingVersion, text: "Giao", targets: [target] };
      const { assignments, incomingDocuments } = world.leader.api;
      const asks = [
        () => assignments.checkDirective({ ...body, dueDate }),
        () => assignments.checkDirective({ ...body, targets: [{ ...target, dueDate }] }),
        () => assignments.direct({ ...body, dueDate }),
        () => assignments.propose({ ...body, dueDate, toPostId: world.leaderPostId }),
        () =>
          world.head.api.assignments.assign({ id: world.unitAssignmentId, postId: world.specialistPostId, dueDate }),
        () => incomingDocuments.edit({ id: world.incomingId, rowVersion: 1, reason: "sửa hạn", fields: { dueDate } }),
      ];
      for (const ask of asks) {
        const refused = await failureOf(ask());
        expect([refused?.status, refused?.reasons[0]?.message]).toEqual([400, expect.stringContaining(WINDOW)]);
      }
    },
  );

  it("% và _ là chữ như mọi chữ: hồ sơ, liên thông, cơ quan, chức danh, sổ, nơi gửi", async () => {
    const { clerk, specialist } = world;
    const searches: Record<string, (q: string) => Promise<number>> = {
      "case-files": async (q) => (await specialist.api.caseFiles.list({ q })).rows.length,
      exchange: async (q) => (await clerk.api.exchange.overview({ q })).rows.length,
      agencies: async (q) => (await clerk.api.organisation.agencies({ q })).length,
      posts: async (q) => (await clerk.api.organisation.posts({ q })).length,
      entries: async (q) => (await clerk.api.registers.entries({ id: world.bookId, q })).rows.length,
      incoming: async (q) => (await clerk.api.incomingDocuments.list({ q })).rows.length,
      outgoing: async (q) => (await clerk.api.outgoingDocuments.list({ q })).rows.length,
    };
    for (const [name, search] of Object.entries(searches)) {
      const found = [];
      for (const q of ["%", "_", "%%%", "a_", "\\"]) found.push(await search(q));
      expect([name, ...found]).toEqual([name, 0, 0, 0, 0, 0]);
    }
    for (const [name, q] of [
      ["agencies", "xay dung"],
      ["posts", "han"],
      ["case-files", A.mark.toLowerCase()],
      ["exchange", A.mark.toLowerCase()],
    ] as const)
      expect([name, await searches[name]?.(q)]).not.toEqual([name, 0]);
  });
});

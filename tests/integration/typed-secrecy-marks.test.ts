// QC-4.2 for typed words: a mark in any text of any operation that changes something is refused, and the words are nowhere afterwards.
import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { letterPdf } from "../support/documents/letters.ts";
import { asOwner, failureOf } from "../support/documents/outgoing.ts";
import { upload } from "../support/documents/upload.ts";
import { buildWorld, type World } from "../support/documents/world.ts";
import { foundInFiles, foundInTables, listeningLog } from "../support/evidence/traces.ts";
import { useOffice } from "../support/office/office.ts";
import { CASES } from "./across-agencies/cases.ts";
import type { Who } from "./across-agencies/route-case.ts";
import { A } from "./across-agencies/two-agencies.ts";
import { callRoute, everyRoute } from "./across-agencies/walk.ts";

/** passwords, PINs, keys and pictures are no writing; the names inside certificates are judged where the files are opened */
const NO_WRITING = /^identity\.|^certificates\.(?!remove)/u;

const phrase = (): string => `cumtu${randomBytes(9).toString("hex")}`;

describe("QC-4.2 dấu độ mật trong chữ gõ", () => {
  const log = listeningLog();
  const office = useOffice({ worker: false, log });
  let world: World;

  beforeAll(async () => {
    office.setNow(new Date("2026-11-23T02:00:00Z"));
    world = { ...(await buildWorld(office, A)), issuedId: "doc_khong-co" };
  });

  const doors = everyRoute().flatMap((route) => {
    const found = CASES[route.name];
    return found && route.method !== "GET" && !route.raw && !NO_WRITING.test(route.name)
      ? [{ route, name: route.name, found }]
      : [];
  });

  it("mọi việc có ghi đều được thử", () => {
    expect(doors.length).toBeGreaterThan(30);
  });

  it.each(doors)("$name: từng ô, và cả ô không ai biết, đều bị từ chối; không để lại gì", async ({ route, found }) => {
    const input = { ...found.input(world) } as Record<string, unknown>;
    const who: Who = found.reader ?? found.mixed?.by ?? (found.administrator ? "administrator" : "clerk");
    const secret = phrase();
    for (const name of [...Object.keys(input), "note"]) {
      if (route.path.includes(`{${name}}`)) continue;
      const was = input[name];
      const text = `TUYỆT MẬT\n${secret}`;
      const planted = Array.isArray(was)
        ? [{ reason: text }]
        : was && typeof was === "object"
          ? { ...was, text }
          : text;
      const answer = await callRoute(world[who], route, { ...input, [name]: planted });
      const problem = JSON.parse(answer.text);
      expect([name, answer.status, problem.code]).toEqual([name, 422, "gate.refused"]);
      expect(problem.title).toMatch(/bí mật nhà nước.*chưa có gì được lưu.*Hãy/u);
      expect(problem.reasons[0]).toMatchObject({ code: "secrecy.mark-found", clause: "QC-4.2" });
      expect(problem.reasons[0].facts.field.split(".")[0]).toBe(name);
    }
    expect(await foundInTables(office.db.adminUrl, secret)).toEqual([]);
    expect(foundInFiles(office.dataDir, secret)).toEqual([]);
    expect(log.lines.join()).not.toContain(secret);
  });

  it("lý do quyết định của văn thư đi cùng tệp tải lên cũng được xét", async () => {
    const secret = phrase();
    const refused = await upload(world.clerk, letterPdf(), {
      clerkDecision: { free: true, reason: `[MẬT]\n${secret}` },
    });
    expect([refused.status, refused.problem.code]).toEqual([422, "gate.refused"]);
    expect(await foundInTables(office.db.adminUrl, secret)).toEqual([]);
  });

  it("việc từ chối được ghi: ai, việc gì, loại gì – không có chữ nào", async () => {
    const { caseFiles } = world.clerk.api;
    const ask = { notation: "01.QT", title: "TỐI MẬT", year: 2026, retention: "10-nam" } as never;
    expect((await failureOf(caseFiles.open(ask)))?.code).toBe("gate.refused");
    const rows = await asOwner(office, async (client) => {
      const found = await client.query(
        "select facts from audit_event where agency_id = $1 and action = 'gate.refused' and facts->>'operation' = 'caseFiles.open' and facts->>'kind' = 'mark-found:toi-mat'",
        [world.agencyId],
      );
      return found.rows;
    });
    expect(rows).toEqual([{ facts: { way: "text", operation: "caseFiles.open", kind: "mark-found:toi-mat" } }]);
    expect(await foundInTables(office.db.adminUrl, "TỐI MẬT")).toEqual([]);
  });

  it("câu nói về bí mật, tên đơn vị, mã trong danh mục không bị từ chối", async () => {
    const letter = await world.leader.api.incomingDocuments.get({ id: world.incomingId });
    for (const text of [
      "Phối hợp xử lý văn bản mật",
      "Bí mật kinh doanh",
      "tuyet-mat",
      "Giao phòng Bảo vệ bí mật nhà nước",
    ])
      await world.leader.api.assignments.checkDirective({
        id: world.incomingId,
        rowVersion: letter.rowVersion,
        text,
        targets: [{ role: "lead", unitId: world.unitId }],
        dueDate: "2026-12-20",
      });
    const declared = await upload(world.clerk, letterPdf(), { secrecy: "tuyet-mat" });
    expect(declared.problem.reasons[0]?.code).toBe("secrecy.declared-secret");
  });

  it("mật khẩu không phải chữ của văn phòng", async () => {
    const refused = await failureOf(office.signIn("han.tran", "TUYỆT MẬT"));
    expect(refused?.code ?? "").not.toBe("gate.refused");
  });
});

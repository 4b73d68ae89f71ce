import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "#src/platform/db/database.ts";
import { A } from "../../../../tests/integration/across-agencies/two-agencies.ts";
import { useOffice } from "../../../../tests/support/office/office.ts";
import { tamperedWith } from "../../../../tests/support/office/tampered.ts";
import { verifySessions } from "./sessions.actions.ts";
import type { RowFinding } from "./stamps.actions.ts";

describe("QC-4.1 phiên làm việc khác với lần đăng nhập mà lịch sử ghi", () => {
  const office = useOffice({ worker: false });
  let superuser: Database;
  let agency: number;
  let leaderPostId: string;
  let specialistPostId: string;
  const tampered = (statement: string): Promise<RowFinding[]> => tamperedWith(superuser, statement, verifySessions);

  beforeAll(async () => {
    office.setNow(new Date("2026-11-23T03:00:00Z"));
    superuser = openDatabase(office.db.adminUrl, { name: "superuser", max: 2 });
    agency = office.province.agencyId(A.code);
    const postOf = async (login: string) =>
      (await (await office.signIn(login)).api.identity.session()).me?.post.id ?? "";
    leaderPostId = await postOf("tri.nguyen");
    specialistPostId = await postOf("bao.dang");
  });
  afterAll(() => superuser.destroy());

  it("phiên làm việc được chèn vào thì được nêu ra", async () => {
    const found = await tampered(
      `insert into session (id, token_hash, person_id, post_id, agency_id, created_at, seen_at, expires_at, from_address)
        values ('ses_gia', 'x', 'per_tri.nguyen', '${leaderPostId}', ${agency}, '2026-11-23', now(), now(), '')`,
    );
    expect(found.map((each) => each.at)).toEqual(["session ses_gia"]);
  });

  const copied = (change: string, values: string) =>
    `insert into session (id, token_hash, person_id, post_id, agency_id, created_at, seen_at, expires_at, from_address)
      select 'ses_gia', 'x', person_id, post_id, agency_id, created_at, now(), ${values}, '' from session where ${change} limit 1`;
  it.each([
    ["chép giờ của một lần đăng nhập có thật", () => copied("person_id = 'per_tri.nguyen'", "expires_at")],
    [
      "chép giờ của một lần đăng nhập từ bản phần mềm cũ, mà sống lâu hơn",
      () => `with old as (insert into audit_event (agency_id, id, at, action, object_type, object_id, facts, from_address, request_id, mark)
          select agency_id, 'evt_cu', at - interval '5 days', action, object_type, object_id, facts - 'session', from_address, request_id, mark
          from audit_event where action = 'session.signed-in' and object_id = 'per_tri.nguyen' limit 1 returning at, object_id)
        insert into session (id, token_hash, person_id, post_id, agency_id, created_at, seen_at, expires_at, from_address)
        select 'ses_gia', 'x', object_id, '${leaderPostId}', ${agency}, at, now(), now() + interval '1 day', '' from old`,
    ],
    ["thay khóa của phiên có thật", () => "update session set token_hash = 'x' where person_id = 'per_tri.nguyen'"],
    [
      "kéo dài phiên có thật",
      () => "update session set expires_at = expires_at + interval '1 day' where person_id = 'per_tri.nguyen'",
    ],
    [
      "chuyển sang chức danh khác",
      () => `update session set post_id = '${leaderPostId}' where post_id = '${specialistPostId}'`,
    ],
    ["đổi người", () => `update session set person_id = 'per_tri.nguyen' where post_id = '${specialistPostId}'`],
  ])("phiên làm việc: %s thì được nêu ra", async (_what, statement) => {
    const found = await tampered(statement());
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((each) => each.at.startsWith("session "))).toBe(true);
  });

  it("phiên mở từ bản phần mềm cũ, và phiên đã chuyển chức danh, không là phát hiện", async () => {
    const clerk = await office.signIn("thao.ly");
    const { me } = await clerk.api.identity.session();
    const other = me?.posts.find((post) => post.id !== me.post.id);
    await clerk.api.identity.switchPost({ postId: other?.id ?? "" });
    expect(await superuser.transaction().execute(verifySessions)).toEqual([]);
    const old = "update audit_event set facts = facts - 'session' where action like 'session.%'";
    expect(await tampered(old)).toEqual([]);
  });
});

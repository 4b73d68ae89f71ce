import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, openDatabase } from "#src/platform/db/database.ts";
import { A } from "../../../tests/integration/across-agencies/two-agencies.ts";
import { sealReply, signInDepartment } from "../../../tests/support/documents/outgoing.ts";
import { buildWorld, type World } from "../../../tests/support/documents/world.ts";
import { useOffice } from "../../../tests/support/office/office.ts";
import { openAuditMark } from "./mark.actions.ts";
import { openHeadExport, openSealKey } from "./sealer.actions.ts";
import { verifyTrail } from "./verify.actions.ts";

const TABLES = ["incoming_document", "register_entry", "approval", "directive", "assignment", "doc_access"] as const;
const columns: Record<string, string> = {};

describe("QC-4.1 bảng dữ liệu bị sửa sau lưng phần mềm", () => {
  const office = useOffice({ worker: false, keys: true });
  let owner: Database;
  let world: World;
  let outgoingId: string;
  let superuser: pg.Client;

  const codes = async (): Promise<string[]> => {
    const { findings } = await verifyTrail(owner, {
      key: await openSealKey(`${office.dataDir}/secrets/k.pem`),
      heads: openHeadExport(`${office.dataDir}/heads`),
      mark: await openAuditMark(office.dataDir),
    });
    return [...new Set(findings.map((each) => each.code))];
  };

  beforeAll(async () => {
    office.setNow(new Date("2026-11-23T03:00:00Z"));
    owner = openDatabase(office.db.ownerUrl, { name: "audit-owner" });
    world = await buildWorld(office, A);
    const people = await signInDepartment(office);
    outgoingId = world.outgoingId;
    await sealReply(people, outgoingId);
    superuser = new pg.Client({ connectionString: office.db.adminUrl });
    await superuser.connect();
    await superuser.query("set session_replication_role = replica; create schema kept");
    for (const table of TABLES) {
      await superuser.query(`create table kept.${table} as select * from ${table}`);
      const { rows } = await superuser.query<{ name: string }>(
        "select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'",
        [table],
      );
      columns[table] = rows.map((row) => `"${row.name}"`).join(", ");
    }
  });
  afterAll(async () => {
    await superuser.end();
    await owner.destroy();
  });

  it("công việc thường ngày không để lại phát hiện nào", async () => {
    expect(await codes()).toEqual([]);
  });

  const incoming = () => `id = '${world.incomingId}'`;
  it.each<[string, () => string, string]>([
    [
      "tệp của văn bản đến",
      () => `update incoming_document set file_sha256 = repeat('a', 64) where ${incoming()}`,
      "incoming.differs-from-trail",
    ],
    [
      "trích yếu",
      () => `update incoming_document set subject = 'chi 5 tỷ đồng' where ${incoming()}`,
      "incoming.differs-from-trail",
    ],
    [
      "ngày đến",
      () => `update incoming_document set received_at = received_at - interval '9 days' where ${incoming()}`,
      "incoming.differs-from-trail",
    ],
    [
      "ngày vào sổ trong sổ",
      () =>
        `update register_entry set taken_at = taken_at - interval '30 days' where document_id = '${world.incomingId}'`,
      "register.differs-from-trail",
    ],
    [
      "văn bản của một số",
      () => `update register_entry set document_id = 'doc_khac' where document_id = '${world.incomingId}'`,
      "register.differs-from-trail",
    ],
    [
      "số bị xóa khỏi đầu sổ",
      () => `delete from register_entry where document_id = '${world.incomingId}'`,
      "register.differs-from-trail",
    ],
    [
      "số chen thêm",
      () =>
        `insert into register_entry (agency_id, book_id, number, state, document_id, taken_at, taken_by) select agency_id, book_id, 9999, 'taken', document_id, taken_at, taken_by from register_entry where document_id = '${outgoingId}'`,
      "register.not-in-trail",
    ],
    [
      "người duyệt",
      () => `update approval set by_post_id = 'post_khac' where document_id = '${outgoingId}' and step = 'leader'`,
      "approval.differs-from-trail",
    ],
    [
      "lời bút phê",
      () => `update directive set text = 'Đồng ý chi' where id = '${world.directiveId}'`,
      "directive.differs-from-trail",
    ],
    [
      "người được ghi là đã xem",
      () => `update doc_access set seen_at = now() where doc_id = '${world.incomingId}'`,
      "reading.not-in-trail",
    ],
    [
      "ngày nhận việc",
      () => `update assignment set seen_at = seen_at - interval '2 days' where document_id = '${world.incomingId}'`,
      "reading.not-in-trail",
    ],
  ])("%s bị sửa thì audit verify nêu ra", async (_what, statement, code) => {
    expect((await superuser.query(statement())).rowCount).toBeGreaterThan(0);
    const found = await codes();
    for (const table of TABLES)
      await superuser.query(
        `delete from ${table}; insert into ${table} (${columns[table]}) select ${columns[table]} from kept.${table}`,
      );
    expect(found).toContain(code);
    expect(await codes()).toEqual([]);
  });
});

import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Database, inAgency, openDatabase, sql } from "#src/platform/db/database.ts";
import { A, B } from "../../../../tests/integration/across-agencies/two-agencies.ts";
import { SXD, until } from "../../../../tests/support/documents/exchange.ts";
import { sealReply, signInDepartment } from "../../../../tests/support/documents/outgoing.ts";
import { buildWorld, type World } from "../../../../tests/support/documents/world.ts";
import { useOffice } from "../../../../tests/support/office/office.ts";
import { tamperedWith } from "../../../../tests/support/office/tampered.ts";
import { openAuditMark } from "../mark.actions.ts";
import { openHeadExport, openSealKey } from "../sealer.actions.ts";
import { verifyTrail } from "../verify.actions.ts";
import { type RowFinding, verifyRows, vouchForRows } from "./stamps.actions.ts";
import { listDifferences } from "./stamps.store.ts";

const WITHOUT_NOTES = [
  "agency_code_alias",
  "correspondent",
  "event_outbox",
  "installation",
  "notification",
  "pin_try",
  "press",
  "schema_migration",
  "session",
  "sign_in_try",
  "stamped_table",
  "terms_version",
];

describe("QC-4.1 bảng dữ liệu khác với dấu mà lịch sử giữ", () => {
  const office = useOffice({ keys: true });
  let superuser: Database;
  let world: World;
  let issuedId: string;
  let agency: number;

  const tampered = (statement: string, look = verifyRows): Promise<RowFinding[]> =>
    tamperedWith(superuser, statement, look);

  beforeAll(async () => {
    office.setNow(new Date("2026-11-23T03:00:00Z"));
    superuser = openDatabase(office.db.adminUrl, { name: "superuser", max: 2, statementSeconds: 60 });
    agency = office.province.agencyId(A.code);
    world = await buildWorld(office, A);
    const people = await signInDepartment(office);
    issuedId = world.outgoingId;
    const draft = await world.specialist.api.outgoingDocuments.get({ id: issuedId });
    await world.specialist.api.outgoingDocuments.setRecipients({
      id: issuedId,
      rowVersion: draft.rowVersion,
      recipients: [{ code: SXD, delivery: "exchange" }],
    });
    const rowVersion = await sealReply(people, issuedId);
    await people.clerk.api.exchange.issue({ id: issuedId, rowVersion });
    const other = await office.signIn(B.logins.clerk);
    await until(async () => (await other.api.intake.list({})).rows[0]);
    await until(
      async () => (await sql`select 1 from exchange_message where state = 'sent'`.execute(superuser)).rows[0],
    );
  }, 180_000);
  afterAll(() => superuser.destroy());

  const quiet = () => superuser.transaction().execute(verifyRows);

  it("công việc thường ngày, cả ở nền, không để lại phát hiện nào", async () => {
    await until(async () => (await quiet()).length === 0);
  });

  const all: [string, string, () => string][] = [
    [
      "register_entry",
      "số đến đang dùng bị ghi là đã hủy",
      () => `update register_entry set state = 'cancelled', reason = 'hủy' where document_id = '${world.incomingId}'`,
    ],
    [
      "register_entry",
      "số bị đốt thêm",
      () =>
        `insert into register_entry (agency_id, book_id, number, state, taken_at, taken_by, reason) select agency_id, book_id, 99, 'cancelled', taken_at, taken_by, 'giả' from register_entry limit 1`,
    ],
    ["register_entry", "số bị xóa", () => `delete from register_entry where document_id = '${issuedId}'`],
    ["register_book", "tên sổ", () => "update register_book set name = 'Sổ khác'"],
    ...[
      "organ_name = 'Sở Giả'",
      "code_number = '9999'",
      "signer_name = 'Người Khác'",
      "urgency = 'hoa-toc'",
      "file_name = 'khac.pdf'",
      "to_places = 'khác'",
      "done_note = 'xong'",
      "issued_date = issued_date - 300",
      "due_at = now() + interval '200 days'",
      "for_reference = not for_reference",
      `receipt = receipt || '{"verdict":"valid"}'`,
      "done_at = received_at - interval '1 day'",
      "recalled_at = now()",
      `attachments = '[{"sha256":"00"}]'`,
      "sender_code = 'H61.99'",
    ].map((set): [string, string, () => string] => [
      "incoming_document",
      set,
      () => `update incoming_document set ${set} where id = '${world.incomingId}'`,
    ]),
    ["incoming_document", "văn bản đến bị xóa", () => `delete from incoming_document where id = '${world.incomingId}'`],
    ...[
      "current_sha256 = approved_sha256",
      "subject = 'khác'",
      "issued_date = issued_date - 100",
      "code_number = '777'",
      "number = 777",
      "issued_at = issued_at - interval '30 days'",
      "issued_legal_at = issued_legal_at - interval '30 days'",
      "signer_post_id = 'post_khac'",
      "state = 'recalled'",
    ].map((set): [string, string, () => string] => [
      "outgoing_document",
      set,
      () => `update outgoing_document set ${set} where id = '${issuedId}'`,
    ]),
    ["outgoing_document", "văn bản đi bị xóa", () => `delete from outgoing_document where id = '${issuedId}'`],
    [
      "draft_version",
      "nội dung đã trình",
      () => `update draft_version set model = model || '{"subject":"khác"}' where document_id = '${issuedId}'`,
    ],
    ["approval", "bị xóa", () => `delete from approval where document_id = '${issuedId}' and step = 'leader'`],
    ["approval", "lời ghi khi duyệt", () => `update approval set note = 'x' where document_id = '${issuedId}'`],
    ["signature", "người ký", () => `update signature set by_post_id = 'post_khac' where document_id = '${issuedId}'`],
    ["signature", "chữ ký bị xóa", () => `delete from signature where document_id = '${issuedId}'`],
    ["recipient", "trạng thái", () => `update recipient set status = 'finished' where document_id = '${issuedId}'`],
    ["recipient", "nơi nhận bị xóa", () => `delete from recipient where document_id = '${issuedId}'`],
    [
      "recipient",
      "nơi nhận thêm vào",
      () =>
        `insert into recipient (agency_id, id, document_id, code, name, delivery) values (${agency}, 'rcp_gia', '${issuedId}', 'H61.77', 'Nơi giả', 'exchange')`,
    ],
    ["recipient", "giờ gửi", () => `update recipient set sent_at = now() where document_id = '${issuedId}'`],
    ["recipient_event", "trạng thái bị xóa", () => "delete from recipient_event"],
    ["exchange_message", "thông điệp bị xóa", () => "delete from exchange_message"],
    ["directive", "hạn trong bút phê", () => "update directive set due_at = now()"],
    ["directive", "bút phê bị xóa", () => "delete from directive"],
    ["directive", "lời giao việc", () => "update directive set text = 'khác' where kind = 'assignment'"],
    ["assignment", "hạn của việc", () => "update assignment set due_at = now()"],
    ["assignment", "người được giao", () => "update assignment set post_id = 'post_khac' where post_id is not null"],
    ["assignment", "việc báo xong", () => "update assignment set state = 'done', done_at = created_at, note = 'xong'"],
    ["assignment", "việc bị xóa", () => "delete from assignment"],
    [
      "doc_access",
      "quyền xem không ai cấp",
      () =>
        `insert into doc_access (agency_id, principal_id, doc_id, direction, box, relation, sort_at) values (${agency}, 424242, '${world.incomingId}', 'in', 'done', 'informed', now())`,
    ],
    ["case_file", "tên hồ sơ", () => "update case_file set title = 'khác'"],
    ["case_file_document", "văn bản bị rút khỏi hồ sơ", () => "delete from case_file_document"],
    [
      "agency_day",
      "ngày nghỉ thêm vào",
      () => `insert into agency_day (agency_id, day, kind, note) values (${agency}, '2026-12-01', 'local-off', 'x')`,
    ],
    ["person", "mật khẩu", () => "update person set password_hash = 'x' where login = 'tri.nguyen'"],
    ["person", "tên người", () => "update person set full_name = 'Nguyễn Văn Giả' where login = 'bao.dang'"],
    ["post", "vai trò", () => `update post set roles = '{lanh-dao}' where id = '${world.specialistPostId}'`],
    ["post", "khóa ký", () => `update post set signing_key_id = 'khac' where id = '${world.specialistPostId}'`],
    ["terms_acceptance", "bị xóa", () => "delete from terms_acceptance where person_id = 'per_tri.nguyen'"],
    [
      "confirmation",
      "đã xác nhận",
      () => `update confirmation set state = 'confirmed' where id = '${world.confirmationId}'`,
    ],
    ["intake_item", "giờ nhận", () => "update intake_item set received_at = received_at - interval '5 days'"],
    [
      "gate_refusal",
      "lần bị chặn thêm vào",
      () => `insert into gate_refusal (agency_id, id, at, way, kind) values (${agency}, 'gia', now(), 'upload', 'x')`,
    ],
    ["unit", "tên đơn vị", () => `update unit set name = 'Phòng Giả' where id = '${world.unitId}'`],
    ["agency", "khóa của con dấu", () => `update agency set seal_key_id = 'khac' where id = ${agency}`],
    ["agency", "cơ quan bị ẩn", () => `update agency set hosted = false where id = ${agency}`],
  ];
  it.each(all)("%s: %s bị sửa sau lưng phần mềm thì được nêu ra", async (table, _what, statement) => {
    const found = await tampered(statement());
    expect(found.map((each) => each.at.split(" ")[0])).toContain(table);
    for (const each of found) expect(each.message).toMatch(/ \(bảng [a-z_]+\).*ngoài phần mềm\.$/);
    expect(found.every((each) => each.at.startsWith(`${table} `))).toBe(true);
  });

  it("danh sách bảng có dấu trong cơ sở dữ liệu đúng như của phần mềm", async () => {
    expect(await superuser.transaction().execute(listDifferences)).toEqual([]);
  });

  it.each([
    [
      "bảo đừng nhìn một cột rồi sửa cột ấy",
      `with l as (update stamped_table set besides = besides || '{closed_at}' where name = 'case_file' returning 1)
        update case_file set closed_at = coalesce(closed_at, now()) + interval '1 day'`,
      ["row.changed", "row.table-changed"],
    ],
    [
      "bỏ một bảng khỏi danh sách rồi sửa bảng ấy",
      `with l as (delete from stamped_table where name = 'case_file' returning 1) update case_file set title = 'khác'`,
      ["row.changed", "row.table-unlisted"],
    ],
    ["thêm một bảng", "insert into stamped_table values ('press', '{key}')", ["row.table-unknown"]],
    ["đổi cột khóa", "update stamped_table set keys = '{agency_id}' where name = 'unit'", ["row.table-changed"]],
  ])("stamped_table: %s thì được nêu ra", async (_what, statement, codes) => {
    const found = await tampered(statement);
    expect([...new Set(found.map((each) => each.code))].toSorted()).toEqual(codes);
  });

  it("một bảng bị giấu đi thì được nêu ra, và không che những bảng khác", async () => {
    const found = await tampered("update unit set name = 'khác'", async (tx) => {
      await sql`alter table case_file_document rename to kept`.execute(tx);
      return verifyRows(tx);
    });
    const codes = new Set(found.map((each) => each.code));
    expect([...codes].toSorted()).toEqual(["row.changed", "row.removed", "row.table-missing"]);
  });

  it("bảng nào không có dấu thì được kể tên ở đây, kèm lý do trong quyết định 0009", async () => {
    const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in (select name from stamped_table)
        and table_name not like 'audit\\_%' order by 1`.execute(superuser);
    expect(rows.map((row) => row.name)).toEqual(WITHOUT_NOTES);
  });

  it("dòng lịch sử của một việc bị xóa, cả chỗ chờ niêm của nó: những dòng việc ấy ghi không còn ai xác nhận", async () => {
    const last = "(select max(id) from audit_event where stamps is not null)";
    expect(
      await tampered(
        `with q as (delete from audit_queue where event_id = ${last}) delete from audit_event where id = ${last}`,
      ),
    ).not.toEqual([]);
  });

  it("sửa mà vẫn cho mọi trigger chạy, kể cả tự ghi dấu trong phiên của mình, cũng không qua được", async () => {
    const client = new pg.Client({ connectionString: office.db.adminUrl });
    await client.connect();
    await client.query(`begin; select set_config('app.touched', E'\\n', true), set_config('app.agency', '${agency}', true);
      update case_file set title = title || ' (sửa)'; commit`);
    expect((await quiet()).map((each) => each.code)).toEqual(["row.changed"]);
    // a later act of the program on the same row does not cover it up
    const app = openDatabase(office.db.appUrl, { name: "app", max: 1 });
    await inAgency(app, agency, (tx) => sql`update case_file set retention = 'Vĩnh viễn'`.execute(tx));
    await app.destroy();
    expect((await quiet()).map((each) => each.code)).toEqual(["row.changed"]);
    await client.query("update case_file set title = replace(title, ' (sửa)', '')");
    await client.end();
  });

  it("bỏ dấu “đã ghi nhận” của bản cài đặt thì phần mềm cũng không ghi nhận lại từ đầu", async () => {
    const client = new pg.Client({ connectionString: office.db.adminUrl });
    await client.connect();
    const before = (await client.query("select count(*)::int as n from audit_event where action = 'rows.baseline'"))
      .rows[0].n;
    expect(before).toBeGreaterThan(0);
    await client.query("update installation set rows_known_at = null");
    await vouchForRows(superuser, new Date());
    expect(
      (await client.query("select count(*)::int as n from audit_event where action = 'rows.baseline'")).rows[0].n,
    ).toBe(before);
    await client.end();
  });

  it("một dòng không đọc được không làm dừng việc kiểm tra: nó là một phát hiện, các bước sau vẫn chạy", async () => {
    const client = new pg.Client({ connectionString: office.db.adminUrl });
    await client.connect();
    const verify = async () =>
      verifyTrail(superuser, {
        key: await openSealKey(`${office.dataDir}/secrets/audit-key.pem`),
        heads: openHeadExport(`${office.dataDir}/audit-heads`),
        mark: await openAuditMark(office.dataDir),
      });
    await client.query("set session_replication_role = replica");
    await client.query(
      `insert into audit_event (agency_id, id, at, action, object_type, object_id, facts) values (${agency}, 'evt_gia', now(), 'outgoing.numbered', 'outgoing', 'x', '{"number":"ba","bookId":"x"}')`,
    );
    const { verdict, findings } = await verify();
    expect(verdict).toBe("broken");
    expect(findings.map((each) => each.code)).toEqual(
      expect.arrayContaining(["verify.not-checked", "audit.row-inserted"]),
    );
    await client.query("delete from audit_event where id = 'evt_gia'");

    await client.query(
      ["audit_text", "audit_queue", "audit_seal", "audit_head", "audit_event", "unit", "register_book"]
        .map((table) => `delete from ${table} where agency_id = ${agency};`)
        .join(" ") + `update agency set hosted = false where id = ${agency}`,
    );
    const gone = (await verify()).findings.filter((each) => each.agency === A.code);
    expect(gone.map((each) => each.code)).toContain("audit.differs-from-export");
    await client.end();
  });
});

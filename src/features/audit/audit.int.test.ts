import { appendFile, rm } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type Database, inAgency, openDatabase, sql } from "#src/platform/db/database.ts";
import { asOwner } from "../../../tests/support/documents/outgoing.ts";
import { useOffice } from "../../../tests/support/office/office.ts";
import { type AuditMark, openAuditMark } from "./mark.actions.ts";
import { recordAudit } from "./record.actions.ts";
import { openHeadExport, openSealKey, type SealKey, sealRound } from "./sealer.actions.ts";
import { verifyTrail } from "./verify.actions.ts";

describe("Lịch sử không sửa được", () => {
  const office = useOffice({ worker: false });
  let app: Database;
  let worker: Database;
  let owner: Database;
  let key: SealKey;
  let mark: AuditMark;
  let agencyId: number;
  const now = new Date("2026-11-23T01:00:00Z");
  const heads = () => openHeadExport(path.join(office.dataDir, "heads"));
  const write = (documentId: string, note: string) =>
    inAgency(app, agencyId, (tx) =>
      recordAudit(
        tx,
        {
          now,
          requestId: "req_1",
          from: "127.0.0.1",
          caller: { agencyId, personId: "per_han.tran", postId: "post_H61.03_van-thu" },
        },
        {
          action: "incoming.finished",
          objectType: "incoming",
          objectId: documentId,
          documentId,
          facts: { n: 1 },
          text: { note },
        },
      ),
    );
  const seal = () => sealRound(worker, { key, heads: heads(), now });
  const verify = () => verifyTrail(owner, { key, heads: heads(), mark });
  const behindTheBack = async (statement: string): Promise<void> => {
    const admin = new pg.Client({ connectionString: office.db.adminUrl });
    await admin.connect();
    await admin.query(statement);
    await admin.end();
  };

  beforeAll(async () => {
    app = openDatabase(office.db.appUrl, { name: "audit-app" });
    worker = openDatabase(office.db.workerUrl, { name: "audit-worker" });
    owner = openDatabase(office.db.ownerUrl, { name: "audit-owner" });
    key = await openSealKey(path.join(office.dataDir, "secrets", "k.pem"));
    mark = await openAuditMark(office.dataDir);
    agencyId = office.province.agencyId("H61.03");
    for (let i = 0; i < 5; i++) await write(`doc_${i}`, `Ghi chú ${i}`);
    // a transaction open anywhere on the server holds the sealer back for a moment
    await vi.waitFor(
      async () => {
        await seal();
        expect(await asOwner(office, async (client) => (await client.query("select from audit_queue")).rowCount)).toBe(
          0,
        );
      },
      { timeout: 60_000, interval: 200 },
    );
    await write("doc_tail", "chưa niêm");
  });
  afterAll(async () => {
    await app.destroy();
    await worker.destroy();
    await owner.destroy();
  });

  it("QC-4.1 chuỗi nguyên vẹn thì báo nguyên vẹn", async () => {
    const result = await verify();
    expect(result.findings).toEqual([]);
    expect(result.checked).toBeGreaterThanOrEqual(5);
  });

  it("QC-4.1 tài khoản của phần mềm không sửa, không xóa được dòng nào", async () => {
    for (const statement of [
      sql`update audit_event set action = 'x'`,
      sql`delete from audit_event`,
      sql`delete from audit_text`,
      sql`update audit_seal set chain_hash = ''`,
    ])
      await expect(inAgency(app, agencyId, (tx) => statement.execute(tx))).rejects.toThrow(/permission denied/);
  });

  it.each([
    [
      "sửa một dòng đã niêm",
      "update audit_event set facts = '{\"n\":2}' where document_id = 'doc_1'",
      "update audit_event set facts = '{\"n\":1}' where document_id = 'doc_1'",
      "audit.row-changed",
    ],
    [
      "sửa chữ của một dòng",
      "update audit_text set body = '{\"note\":\"khác\"}' where event_id = (select id from audit_event where document_id = 'doc_2')",
      "update audit_text set body = '{\"note\":\"Ghi chú 2\"}' where event_id = (select id from audit_event where document_id = 'doc_2')",
      "audit.text-changed",
    ],
    [
      "sửa giờ niêm",
      "update audit_seal set sealed_at = sealed_at - interval '100 days' where seq = 2",
      "update audit_seal set sealed_at = sealed_at + interval '100 days' where seq = 2",
      "audit.sealed-at-changed",
    ],
    ["sửa mắt xích", "update audit_seal set chain_hash = repeat('0', 64) where seq = 2", null, "audit.link-broken"],
  ])("QC-4.1 phát hiện: %s", async (_name, spoil, repair, code) => {
    const keep = new pg.Client({ connectionString: office.db.adminUrl });
    await keep.connect();
    const before = (await keep.query("select chain_hash from audit_seal where seq = 2 and agency_id = $1", [agencyId]))
      .rows[0]?.chain_hash;
    await keep.end();
    await behindTheBack(spoil);
    const result = await verify();
    expect(result.verdict).toBe("broken");
    expect(result.findings.map((each) => each.code)).toContain(code);
    await behindTheBack(repair ?? `update audit_seal set chain_hash = '${before}' where seq = 2`);
    expect((await verify()).verdict).toBe("intact");
  });

  it("QC-4.1 phát hiện chữ của một dòng bị xóa, và số bị xóa khỏi sổ", async () => {
    const event = "(select id from audit_event where document_id = 'doc_3')";
    await behindTheBack(
      `create table kept as select * from audit_text where event_id = ${event}; delete from audit_text where event_id = ${event}`,
    );
    expect((await verify()).findings.map((each) => each.code)).toEqual(["audit.text-removed"]);
    await behindTheBack("insert into audit_text select * from kept; drop table kept");
    await behindTheBack(
      `set session_replication_role = replica;
      insert into register_book (agency_id, id, direction, series, year, name, next_number) values (${agencyId}, 'so_thu', 'in', 'thu', 2020, 'Sổ thử', 1850);
      insert into register_entry (agency_id, book_id, number, state, taken_at, taken_by)
        select ${agencyId}, 'so_thu', n, 'taken', now(), 'post_x' from generate_series(1847, 1849) n`,
    );
    const missing = async () =>
      (await verify()).findings.flatMap(({ code }) => (code === "register.number-missing" ? [code] : []));
    expect(await missing()).toEqual([]);
    for (const number of [1848, 1849]) {
      await behindTheBack(
        `set session_replication_role = replica; delete from register_entry where book_id = 'so_thu' and number = ${number}`,
      );
      expect(await missing()).toEqual(["register.number-missing"]);
    }
    await behindTheBack(
      "set session_replication_role = replica; delete from register_entry where book_id = 'so_thu'; delete from register_book where id = 'so_thu'",
    );
  });

  it("QC-4.1 phát hiện dòng bị xóa khi chưa niêm, dòng bị chèn, và cả đuôi bị xóa cùng mắt xích", async () => {
    await behindTheBack(
      "delete from audit_text where event_id = (select id from audit_event where document_id = 'doc_tail'); delete from audit_event where document_id = 'doc_tail'",
    );
    expect((await verify()).findings.map((each) => each.code)).toContain("audit.row-removed");
    await behindTheBack("delete from audit_queue where not exists (select 1 from audit_event e where e.id = event_id)");
    await behindTheBack(
      `alter table audit_event disable trigger queue_for_seal; insert into audit_event (agency_id, id, at, action, object_type, object_id) values (${agencyId}, 'evt_x', now(), 'incoming.read', 'incoming', 'doc_1'); alter table audit_event enable trigger queue_for_seal`,
    );
    expect((await verify()).findings.map((each) => each.code)).toContain("audit.row-inserted");
    await behindTheBack("delete from audit_event where id = 'evt_x'");
    await behindTheBack(
      "with last as (delete from audit_seal where (agency_id, seq) in (select agency_id, max(seq) from audit_seal group by 1) returning agency_id, event_id) delete from audit_text t using last where t.event_id = last.event_id; delete from audit_head; delete from audit_event e where not exists (select 1 from audit_seal s where s.event_id = e.id) and not exists (select 1 from audit_queue q where q.event_id = e.id)",
    );
    expect((await verify()).findings.map((each) => each.code)).toContain("audit.differs-from-export");
  });

  it("QC-4.1 dòng do siêu người dùng cơ sở dữ liệu chèn, ngày lùi hay ngày thật, bị lộ dù đã được niêm vào chuỗi", async () => {
    const forged = { evt_lui: "2026-10-01T02:00:00Z", evt_that: "2026-11-23T01:00:00Z" };
    for (const [id, at] of Object.entries(forged))
      await behindTheBack(
        `insert into audit_event (agency_id, id, at, action, object_type, object_id, document_id) values (${agencyId}, '${id}', '${at}', 'incoming.read', 'incoming', 'doc_1', 'doc_1')`,
      );
    let sealed = 0;
    await vi.waitFor(
      async () => {
        sealed += await seal();
        expect(sealed).toBe(2);
      },
      { timeout: 60_000, interval: 200 },
    );
    const { findings } = await verify();
    expect(findings.filter((each) => each.code === "audit.row-not-ours").map((each) => each.at)).toEqual(
      Object.keys(forged),
    );
  });

  it("QC-4.1 đầu chuỗi bị xóa, bản xuất bị mất, cơ quan bị ẩn: vẫn lộ; dòng xuất bị cắt vì mất điện không làm hỏng việc kiểm tra", async () => {
    const codes = async () => (await verify()).findings.map((each) => each.code);
    const file = path.join(office.dataDir, "heads", `agency-${agencyId}.jsonl`);
    for (const note of ["một", "hai"]) {
      await write("doc_1", note);
      await vi.waitFor(async () => expect(await seal()).toBeGreaterThan(0), { timeout: 60_000, interval: 200 });
    }
    expect(await codes()).not.toContain("audit.head-missing");
    await appendFile(file, '{"agencyId":5,"seq":');
    await write("doc_1", "ba");
    await vi.waitFor(async () => expect(await seal()).toBeGreaterThan(0), { timeout: 60_000, interval: 200 });
    expect(await codes()).not.toContain("audit.export-missing");
    await behindTheBack(`update agency set hosted = false where id = ${agencyId}`);
    expect(await codes()).toContain("audit.row-not-ours");
    await rm(file);
    expect(await codes()).toContain("audit.export-missing");
    await behindTheBack(`delete from audit_head where agency_id = ${agencyId}`);
    expect(await codes()).toContain("audit.head-missing");
  });
});

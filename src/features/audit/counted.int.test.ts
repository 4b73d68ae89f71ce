import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { beforeCommit, type Database, inAgency, openDatabase } from "#src/platform/db/database.ts";
import { useOffice } from "../../../tests/support/office/office.ts";
import { openAuditMark } from "./mark.actions.ts";
import { recordAudit } from "./record.actions.ts";
import { openHeadExport, openSealKey } from "./sealer.actions.ts";
import { verifyTrail } from "./verify.actions.ts";

describe("QC-4.1 mỗi dòng lịch sử có một số thứ tự", () => {
  const office = useOffice({ worker: false });
  let app: Database;
  let owner: Database;
  let superuser: pg.Client;
  let agencyId: number;

  const by = (from: number) => ({
    now: new Date("2026-11-23T01:00:00Z"),
    requestId: "",
    from: "",
    caller: { agencyId: from, personId: null, postId: null },
  });
  const write = (from: number, name: string, last?: () => Promise<void>) =>
    inAgency(app, from, async (tx) => {
      for (const part of ["a", "b"])
        await recordAudit(tx, by(from), { action: "incoming.read", objectType: "incoming", objectId: name + part });
      if (last) beforeCommit(tx, last);
    });
  const findings = async () => {
    const { findings: found } = await verifyTrail(owner, {
      key: await openSealKey(`${office.dataDir}/secrets/k.pem`),
      heads: openHeadExport(`${office.dataDir}/heads`),
      mark: await openAuditMark(office.dataDir),
    });
    return found.map(({ code, at }) => [code, at]);
  };

  beforeAll(async () => {
    app = openDatabase(office.db.appUrl, { name: "audit-app", max: 12 });
    owner = openDatabase(office.db.ownerUrl, { name: "audit-owner" });
    superuser = new pg.Client({ connectionString: office.db.adminUrl });
    await superuser.connect();
    agencyId = office.province.agencyId("H61.03");
  });
  afterAll(async () => {
    await app.destroy();
    await owner.destroy();
    await superuser.end();
  });

  it("nhiều người ghi cùng lúc, có người bỏ dở sau khi đã đếm: không trùng, không sót", async () => {
    const givenUp = new Error("given up");
    // what the installation's first rows left
    const before = Number(
      (await superuser.query("select number from audit_count where agency_id = $1", [agencyId])).rows[0]?.number ?? 0,
    );
    const done = await Promise.all(
      Array.from({ length: 32 }, (_, n) =>
        write(agencyId, `doc_${n}_`, n % 4 === 0 ? () => Promise.reject(givenUp) : undefined).catch(
          (error: unknown) => error,
        ),
      ),
    );
    expect(done.filter((each) => each === givenUp).length).toBe(8);
    const { rows } = await superuser.query<{ number: number }>("select number from audit_count where agency_id = $1", [
      agencyId,
    ]);
    expect(rows.map((row) => Number(row.number))).toEqual([before + 48]);
    expect(await findings()).toEqual([]);
  });

  it("người đang giữ số đếm của một cơ quan không làm cơ quan khác phải chờ", async () => {
    const other = office.province.agencyId("H61.05");
    const counted = Promise.withResolvers<void>();
    const mayEnd = Promise.withResolvers<void>();
    const slow = write(agencyId, "cham_", () => {
      counted.resolve();
      return mayEnd.promise;
    });
    await counted.promise;
    await write(other, "nhanh_");
    mayEnd.resolve();
    await slow;
    expect(await findings()).toEqual([]);
  });

  it("dòng bị xóa cùng chỗ chờ niêm của nó, ở giữa hay ở cuối, thì audit verify nêu ra", async () => {
    await superuser.query("create table kept as select * from audit_event where false");
    for (const name of ["doc_1_a", "cham_b"]) {
      const gone = await superuser.query<{ number: string }>(
        `with gone as (delete from audit_event where object_id = $1 returning *), waiting as (delete from audit_queue q using gone where q.event_id = gone.id)
          insert into kept select * from gone returning number`,
        [name],
      );
      expect(await findings()).toEqual([["audit.number-missing", String(gone.rows[0]?.number)]]);
      await superuser.query("insert into audit_event select * from kept; delete from kept");
      expect(await findings()).toEqual([]);
    }
  });

  it("số đếm bị lùi lại cùng với dòng cuối thì dấu của số đếm không còn đúng", async () => {
    await superuser.query(
      "set session_replication_role = replica; delete from audit_queue where event_id = (select id from audit_event where object_id = 'cham_b'); delete from audit_event where object_id = 'cham_b'",
    );
    await superuser.query("update audit_count set number = number - 1 where agency_id = $1", [agencyId]);
    expect((await findings()).map(([code]) => code)).toEqual(["audit.count-not-ours"]);
  });
});

import pg from "pg";
import { describe, expect, it } from "vitest";
import { problemOf } from "#src/platform/http/client.ts";
import { useOffice } from "../../../tests/support/office/office.ts";

describe("QC-12.1 trang vận hành", () => {
  const office = useOffice({ worker: false });

  it("quản trị thấy hàng đợi và việc hỏng, không thấy nội dung; cho chạy lại được và việc đó vào lịch sử", async () => {
    const client = new pg.Client({ connectionString: office.db.ownerUrl });
    await client.connect();
    await client.query(
      'select graphile_worker.add_job(\'event\', \'{"agencyId":1,"eventId":"out_x"}\'::json, max_attempts => 1)',
    );
    await client.query("update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'x'");
    const administrator = await office.signIn("phuc.vo");
    const before = await administrator.api.operations.overview();
    expect(before.jobs.dead).toBe(1);
    expect(before.backup).toMatchObject({ lastAt: null, state: "alarm" });
    const [job] = await administrator.api.operations.jobs({});
    expect(job).toMatchObject({ task: "event", dead: true });
    expect(JSON.stringify(job)).not.toContain("out_x");
    expect(await administrator.api.operations.retry({ id: job?.id ?? "" })).toEqual({ done: true });
    expect((await administrator.api.operations.overview()).jobs).toEqual({ waiting: 1, dead: 0 });
    expect((await client.query("select action from audit_event where action = 'job.retried'")).rows.length).toBe(1);
    await client.end();
  });

  it("chức danh khác không vào được", async () => {
    const clerk = await office.signIn("han.tran");
    const refused = await clerk.api.operations.overview().then(() => null, problemOf);
    expect(refused?.status).toBe(403);
  });
});

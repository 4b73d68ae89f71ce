// Invariant 5 against whoever asks for a file in a way of his own: whatever the range says, bytes that leave are told.
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildWorld, issueOne, type World } from "../support/documents/world.ts";
import { useOffice } from "../support/office/office.ts";
import { A } from "./across-agencies/two-agencies.ts";

const RANGES = ["bytes=abc", "items=0-5", "bytes=5-1", "bytes= 0-", "bytes=-99999999", "bytes=1-", "bytes=7-8"];
type Kind = "incoming" | "intake" | "outgoing";
const address: Record<Kind, (world: World) => [string, string]> = {
  incoming: (w) => [w.incomingId, `/api/incoming-documents/${w.incomingId}/file?`],
  intake: (w) => [w.intakeId, `/api/intake/${w.intakeId}/file?`],
  outgoing: (w) => [w.issuedId, `/api/outgoing-documents/${w.issuedId}/file.pdf?`],
};

describe("Bất biến 5: hỏi tệp từng phần thì lịch sử vẫn có dòng", () => {
  const office = useOffice({ worker: false, keys: true });
  let world: World;
  let superuser: pg.Client;
  let clock = new Date("2026-11-23T03:00:00Z").getTime();

  beforeAll(async () => {
    office.setNow(new Date("2026-11-23T02:00:00Z"));
    const issuedId = await issueOne(office, A.mark);
    world = { ...(await buildWorld(office, A)), issuedId };
    superuser = new pg.Client({ connectionString: office.db.adminUrl });
    await superuser.connect();
  });
  afterAll(() => superuser?.end());

  const told = async (objectId: string): Promise<string[]> =>
    (
      await superuser.query<{ action: string }>(
        "select action from audit_event where object_id = $1 and person_id = $2 and at >= $3 order by at, id",
        [objectId, `per_${A.logins.clerk}`, new Date(clock)],
      )
    ).rows.map((row) => row.action);

  it.each((["incoming", "intake", "outgoing"] as const).flatMap((kind) => RANGES.map((range) => ({ kind, range }))))(
    "$kind, Range: $range: tải về là một dòng, hỏi tiếp các phần khác không thêm",
    async ({ kind, range }) => {
      clock += 11 * 60_000;
      office.setNow(new Date(clock));
      const [objectId, url] = address[kind](world);
      const ask = async (rest: string, part: string) => {
        const answer = await world.clerk.fetch(url + rest, { headers: { range: part } });
        expect([200, 206]).toContain(answer.status);
        expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(0);
      };
      await ask("download=1", range);
      expect(await told(objectId)).toEqual([`${kind}.downloaded`]);
      for (const part of ["bytes=0-99", "bytes=100-199", "bytes=3-"]) await ask("download=1", part);
      expect(await told(objectId)).toEqual([`${kind}.downloaded`]);
      clock += 11 * 60_000;
      office.setNow(new Date(clock));
      for (const part of [range, "bytes=0-99", "bytes=100-"]) await ask("", part);
      expect(await told(objectId)).toEqual([`${kind}.read`]);
    },
  );
});

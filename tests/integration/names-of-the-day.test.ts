// A person, a post or a unit is called something else from some day on: what happened before goes on telling the name of that day.
import { beforeAll, describe, expect, it } from "vitest";
import { asOwner } from "../support/documents/outgoing.ts";
import { buildWorld, issueOne, type World } from "../support/documents/world.ts";
import { useOffice } from "../support/office/office.ts";
import { A } from "./across-agencies/two-agencies.ts";

describe("NĐ 30/2020 PL IV tên của ngày hôm đó", () => {
  // the real clock: a new name counts from the moment the database writes it
  const office = useOffice({ worker: false, keys: "today" });
  let world: World;
  let before: Awaited<ReturnType<typeof told>>;

  const told = async () => {
    const { clerk, leader, specialist, incomingId, issuedId, outgoingId } = world;
    const books = await clerk.api.registers.books();
    const entries = await Promise.all(
      books.map(async ({ id }) => (await clerk.api.registers.entries({ id, limit: 50 })).rows.map((row) => row.cells)),
    );
    const history = (await leader.api.history.history({ id: incomingId })).rows
      .filter((row) => row.kind === "act")
      .map((row) => [row.who, row.onBehalf, row.sentence]);
    const { directives, hops } = await leader.api.assignments.trace({ id: incomingId });
    const { approvals } = await clerk.api.outgoingDocuments.get({ id: issuedId });
    const { attempts } = await clerk.api.signing.outgoing({ id: issuedId });
    const versions = await specialist.api.outgoingDocuments.versions({ id: outgoingId });
    const { registeredByName } = await clerk.api.incomingDocuments.get({ id: incomingId });
    return {
      entries,
      history,
      directives: directives.map(({ byName, byTitle, assignments }) => [
        byName,
        byTitle,
        assignments.map((each) => [each.unitName, each.fullName, each.postTitle]),
      ]),
      hops: hops.filter((hop) => hop.state === "done").map((hop) => [hop.who, hop.what]),
      approvals: approvals.map((each) => [each.byName, each.byTitle]),
      attempts: attempts.map((each) => [each.byName, each.byTitle]),
      versions: versions.map((each) => each.byName),
      registeredByName,
    };
  };

  beforeAll(async () => {
    const issuedId = await issueOne(office, A.mark);
    world = { ...(await buildWorld(office, A)), issuedId };
    before = await told();
    await asOwner(office, async (client) => {
      const agency = office.province.agencyId(A.code);
      await client.query("update person set full_name = full_name || ' tên mới'");
      await client.query("update post set title = title || ' tên mới' where agency_id = $1", [agency]);
      await client.query("update unit set name = name || ' tên mới' where agency_id = $1", [agency]);
    });
  });

  it("sổ đăng ký, lịch sử, luồng xử lý, lượt duyệt, chữ ký, các bản đã lưu giữ tên cũ sau khi đổi tên", async () => {
    expect(JSON.stringify(before)).not.toContain("tên mới");
    expect(await told()).toEqual(before);
  });

  it("việc làm sau khi đổi tên thì ghi tên mới", async () => {
    const { specialist, outgoingId: id } = world;
    const now = await specialist.api.outgoingDocuments.get({ id });
    const model = { ...now.model, subject: `${now.model.subject} năm 2027` };
    const { rowVersion } = await specialist.api.outgoingDocuments.save({ id, rowVersion: now.rowVersion, model });
    await specialist.api.outgoingDocuments.saveVersion({ id, rowVersion, note: "" });
    const [newest, ...older] = await specialist.api.outgoingDocuments.versions({ id });
    expect(newest?.byName).toContain("tên mới");
    for (const version of older) expect(version.byName).not.toContain("tên mới");
  });
});

// Invariant 5: whoever has had a document, a waiting letter, a case file or a register before his eyes stands in the trail, whatever
// way he took there. A route that is new and reads nothing of the kind says so in the table below.
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildWorld, issueOne, type World } from "../support/documents/world.ts";
import { useOffice } from "../support/office/office.ts";
import { CASES } from "./across-agencies/cases.ts";
import type { Who } from "./across-agencies/route-case.ts";
import { A } from "./across-agencies/two-agencies.ts";
import { callRoute, everyRoute } from "./across-agencies/walk.ts";

/** The route shows content: who opens it, and of what the trail then tells a reading. */
const READINGS: Readonly<Record<string, [Who, (world: World) => string]>> = {
  "intake.get": ["clerk", (w) => w.intakeId],
  "signing.intake": ["clerk", (w) => w.intakeId],
  "GET /api/intake/:id/file": ["clerk", (w) => w.intakeId],
  "incomingDocuments.get": ["clerk", (w) => w.incomingId],
  "assignments.trace": ["leader", (w) => w.incomingId],
  "assignments.checkDirective": ["leader", (w) => w.incomingId],
  "history.history": ["leader", (w) => w.incomingId],
  "caseFiles.ofDocument": ["specialist", (w) => w.incomingId],
  "signing.incoming": ["specialist", (w) => w.incomingId],
  "GET /api/incoming-documents/:id/file": ["specialist", (w) => w.incomingId],
  "outgoingDocuments.get": ["leader", (w) => w.outgoingId],
  "outgoingDocuments.versions": ["leader", (w) => w.outgoingId],
  "outgoingDocuments.compare": ["leader", (w) => w.outgoingId],
  "outgoingDocuments.version": ["leader", (w) => w.outgoingId],
  "outgoingDocuments.check": ["leader", (w) => w.outgoingId],
  "signing.nextNumber": ["leader", (w) => w.outgoingId],
  "exchange.issueGate": ["leader", (w) => w.outgoingId],
  "signing.outgoing": ["clerk", (w) => w.issuedId],
  "exchange.recipients": ["clerk", (w) => w.issuedId],
  "GET /api/outgoing-documents/:id/preview.pdf": ["leader", (w) => w.outgoingId],
  "GET /api/outgoing-documents/:id/document.docx": ["leader", (w) => w.outgoingId],
  "GET /api/outgoing-documents/:id/file.pdf": ["clerk", (w) => w.issuedId],
  "caseFiles.get": ["specialist", (w) => w.caseFileId],
  "registers.entries": ["clerk", (w) => w.bookId],
  "GET /api/registers/:id/print.pdf": ["clerk", (w) => w.bookId],
  "GET /api/registers/:id/export.xlsx": ["clerk", (w) => w.bookId],
};

/** GET routes that leave none, and why. Every other method is an act, and an act has a row of its own. */
const NO_READING: Readonly<Record<string, string>> = {
  "identity.session": "the caller himself",
  "identity.terms": "public text",
  "organisation.agencies": "directory",
  "organisation.ownAgency": "directory",
  "organisation.units": "directory",
  "organisation.posts": "directory",
  "organisation.days": "calendar",
  "staff.people": "people, no document",
  "staff.work": "how many letters wait, none of them named",
  "staff.confirmations": "people, no document",
  "rail.counts": "numbers alone",
  "correspondents.suggest": "names of agencies",
  "intake.list": "list: the opening is told",
  "intake.nextNumber": "a number alone",
  "intake.duplicates": "list: the opening is told",
  "incomingDocuments.list": "list: the opening is told",
  "assignments.work": "list: the opening is told",
  "caseFiles.list": "list: the opening is told",
  "registers.books": "names of books",
  "outgoingDocuments.list": "list: the opening is told",
  "signing.key": "the caller's own certificate",
  "certificates.state": "certificates, no document",
  "certificates.own": "the caller's own certificate",
  "certificates.trust": "authorities, no document",
  "exchange.overview": "list: the opening is told",
  "operations.overview": "figures of the machine",
  "operations.jobs": "names of jobs, no content",
};

describe("QC-4.1, bất biến 5: xem nội dung thì lịch sử có một dòng", () => {
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

  const told = async (who: Who, objectId: string): Promise<number> =>
    (
      await superuser.query(
        `select 1 from audit_event where object_id = $1 and person_id = $2
          and (action ~ '\\.(read|downloaded|printed|exported)$')`,
        [objectId, `per_${A.logins[who]}`],
      )
    ).rowCount ?? 0;

  it("mỗi đường vào hoặc để lại dòng đọc, hoặc là việc làm, hoặc nói vì sao không có gì để đọc", () => {
    const routes = everyRoute();
    const named = new Set(routes.map((route) => route.name));
    const reads = routes.filter((route) => route.method === "GET").map((route) => route.name);
    expect(reads.filter((name) => !READINGS[name] && !NO_READING[name])).toEqual([]);
    expect([...Object.keys(READINGS), ...Object.keys(NO_READING)].filter((name) => !named.has(name))).toEqual([]);
  });

  it.each(
    everyRoute().flatMap((route) => {
      const reading = READINGS[route.name];
      return reading ? [{ name: route.name, route, who: reading[0], of: reading[1] }] : [];
    }),
  )("$name: mở lần đầu thì có dòng đọc, mở lại ngay thì không thêm", async ({ route, who, of }) => {
    // what was read before lies more than ten minutes back
    clock += 11 * 60_000;
    office.setNow(new Date(clock));
    const input = CASES[route.name]?.input(world) ?? {};
    const before = await told(who, of(world));
    const answer = await callRoute(world[who], route, input);
    expect(answer.status, answer.text.slice(0, 300)).toBe(200);
    const after = await told(who, of(world));
    expect(after).toBe(before + 1);
    // printing and taking away are acts: each of them is told
    if (/print|export|docx/u.test(route.name)) return;
    await callRoute(world[who], route, input);
    expect(await told(who, of(world))).toBe(after);
  });
});

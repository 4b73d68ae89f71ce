// Invariant 6 and 10: whatever is asked, nobody of another agency sees or changes a row, and administrators read no content.
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { asOwner } from "../support/documents/outgoing.ts";
import { buildWorld, issueOne, markAgency, type World } from "../support/documents/world.ts";
import { type Session, useOffice } from "../support/office/office.ts";
import { CASES } from "./across-agencies/cases.ts";
import type { RouteCase, Who } from "./across-agencies/route-case.ts";
import { rowsOf } from "./across-agencies/rows.ts";
import { A, B } from "./across-agencies/two-agencies.ts";
import { type Answer, callRoute, everyRoute, type Route } from "./across-agencies/walk.ts";

const STRANGERS: readonly Who[] = ["clerk", "leader", "specialist", "administrator"];
const NOT_ACCEPTED = "thuy.le";

const routes = everyRoute();
const withCase = routes.flatMap((route) => {
  const found = CASES[route.name];
  return found ? [{ route, name: route.name, found }] : [];
});

describe("Mọi đường vào, nhìn từ cơ quan khác", () => {
  const office = useOffice({ worker: false, keys: true });
  let a: World;
  let b: World;
  let late: Session;
  let superuser: pg.Client;

  beforeAll(async () => {
    office.setNow(new Date("2026-11-23T02:00:00Z"));
    // first: the format check would refuse a signer whose name bears a mark
    const issuedId = await issueOne(office, A.mark);
    // working days are kept for a minute
    office.setNow(new Date("2026-11-23T02:05:00Z"));
    await markAgency(office, A);
    await markAgency(office, B);
    await asOwner(office, async (client) => {
      await client.query("delete from terms_acceptance where person_id = $1", [`per_${NOT_ACCEPTED}`]);
    });
    a = { ...(await buildWorld(office, A)), issuedId };
    b = await buildWorld(office, B);
    late = await office.signIn(NOT_ACCEPTED);
    superuser = new pg.Client({ connectionString: office.db.adminUrl });
    await superuser.connect();
  });
  afterAll(() => superuser?.end());

  const silent = (answer: Answer, mark: string): void => {
    expect(answer.text.toUpperCase()).not.toContain(mark);
    expect(answer.status, answer.text).toBeLessThan(500);
  };
  /** a session that the call may spoil */
  const fresh = (world: World, who: Who) => office.signIn(world.spec.logins[who]);

  it("mỗi đường vào có một dòng trong bảng; bảng không có dòng thừa", () => {
    const names = routes.map((route) => route.name);
    expect(names.length).toBeGreaterThan(80);
    expect(names.filter((name) => !CASES[name])).toEqual([]);
    expect(Object.keys(CASES).filter((name) => !names.includes(name))).toEqual([]);
  });

  it.each(withCase)("$name: người cơ quan khác không thấy, không đổi được gì", async ({ route, found }) => {
    const before = await rowsOf(superuser, a.agencyId);
    for (const who of STRANGERS) {
      const caller = found.about === "nobody" ? await fresh(b, who) : b[who];
      const answer = await callRoute(caller, route, found.input(found.about === "something" ? a : b));
      silent(answer, A.mark);
      if (found.about !== "something") continue;
      const told = found.each && answer.status === 200 ? JSON.parse(answer.text).results : [answer];
      for (const { status, code } of told)
        expect([403, 404, "document.not-found"], `${who}: ${answer.text}`).toContain(status ?? code);
    }
    expect(await rowsOf(superuser, a.agencyId)).toEqual(before);
  });

  it.each(withCase)(
    "$name: chưa đăng nhập thì 401, chưa chấp nhận quy định sử dụng thì 403",
    async ({ route, found }) => {
      const before = await rowsOf(superuser, a.agencyId);
      const visitor = await callRoute(office.visitor(), route, found.input(a));
      if (route.access === "public") return expect(visitor.status).toBeLessThan(500);
      expect(visitor.status).toBe(401);
      silent(visitor, A.mark);
      if (route.access === "signed-in") return;
      const early = await callRoute(late, route, found.input(a));
      expect([early.status, JSON.parse(early.text).code]).toEqual([403, "terms.not-accepted"]);
      silent(early, A.mark);
      expect(await rowsOf(superuser, a.agencyId)).toEqual(before);
    },
  );

  const content = withCase.filter(({ found }) => found.about !== "nobody" && found.administrator !== "may");
  it.each(content)("$name: quản trị của chính cơ quan cũng không đọc được nội dung", async ({ route, found }) => {
    const answer = await callRoute(a.administrator, route, found.input(a));
    expect(answer.status, answer.text).toBe(403);
    silent(answer, A.mark);
  });

  it("quản trị làm được việc quản trị: các đường dành cho quản trị không bị chặn nhầm", async () => {
    const open = withCase.filter(({ found }) => found.administrator === "may");
    expect(open.length).toBeGreaterThan(5);
    for (const { route, found } of open) {
      const { status } = await callRoute(a.administrator, route, found.input(a));
      // 409: let in, and a rule about the thing itself says no
      expect([route.name, status < 400 || status === 404 || status === 409]).toEqual([route.name, true]);
    }
  });

  const readable = withCase.filter((each): each is { route: Route; name: string; found: RouteCase & { reader: Who } } =>
    Boolean(each.found.reader),
  );
  it.each(readable)(
    "$name: người của cơ quan thấy đúng nội dung mà người ngoài không thấy",
    async ({ route, found }) => {
      const own = await callRoute(a[found.reader], route, found.input(a));
      expect(own.status, own.text.slice(0, 300)).toBe(200);
      if (!found.bytes) expect(own.text).toContain(A.mark);
      silent(own, B.mark);
    },
  );

  const mixed = withCase.flatMap((each) => (each.found.mixed ? [{ ...each, mixed: each.found.mixed }] : []));
  it.each(mixed)(
    "$name: kèm mã của cơ quan khác vào việc của mình thì không làm được",
    async ({ route, mixed: ask }) => {
      const before = [await rowsOf(superuser, a.agencyId), await rowsOf(superuser, b.agencyId)].map(withoutTrail);
      for (const input of ask.inputs(a, b)) {
        const answer = await callRoute(a[ask.by], route, input);
        silent(answer, B.mark);
        expect(answer.status, answer.text).toBeGreaterThanOrEqual(400);
      }
      const after = [await rowsOf(superuser, a.agencyId), await rowsOf(superuser, b.agencyId)].map(withoutTrail);
      expect(after).toEqual(before);
    },
  );

  it("tin cập nhật tức thời chỉ đến người của cơ quan đó", async () => {
    const stop = new AbortController();
    const stream = await b.clerk.fetch("/api/live", { signal: stop.signal });
    const heard = collect(stream);
    const park = async (world: World) => {
      const { rows } = await world.clerk.api.intake.list({ state: "parked" });
      const row = rows[0];
      await world.clerk.api.intake.resume({ id: row?.id ?? "", rowVersion: row?.rowVersion ?? 0 });
      return row?.id ?? "";
    };
    await park(a);
    await park(b);
    await expect.poll(() => heard.text).toContain('"topic":"intake"');
    stop.abort();
    const topics = heard.text.match(/"topic":"intake"/g) ?? [];
    expect(topics.length).toBe(1);
    for (const id of [a.intakeId, a.incomingId, a.outgoingId]) expect(heard.text).not.toContain(id);
    expect((await office.visitor().fetch("/api/live")).status).toBe(401);
  });
});

/** Refused attempts on one's own agency stand in the trail, and must. */
function withoutTrail(rows: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(rows).filter(([name]) => !name.startsWith("audit_")));
}

function collect(response: Response): { text: string } {
  const heard = { text: "" };
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const next = async (): Promise<void> => {
    const piece = await reader?.read();
    if (!piece || piece.done) return;
    heard.text += piece.value;
    return next();
  };
  next().catch(() => {});
  return heard;
}

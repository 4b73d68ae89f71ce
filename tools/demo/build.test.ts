// The demo province is what people see first: it must be lawful in every row.
import { performance } from "node:perf_hooks";
import { beforeAll, describe, expect, it } from "vitest";
import { isWorkingDay } from "#src/rules/legal-time/calendar.ts";
import { isLocalDate, weekdayOf } from "#src/rules/legal-time/civil-date.ts";
import { nextOfficeStart } from "#src/rules/legal-time/legal-time.ts";
import { buildDemo } from "./build.ts";
import type { DemoIncoming, DemoOutgoing, DemoProvince } from "./types.ts";
import { CALENDAR, dayOf } from "./when.ts";

const TODAY = "2026-11-23";
let demo: DemoProvince;
beforeAll(() => {
  demo = buildDemo({ today: TODAY });
});

describe("the same words give the same province", () => {
  it("is equal to the last letter when built twice", () => {
    expect(JSON.stringify(buildDemo({ today: TODAY }))).toBe(JSON.stringify(demo));
  });
  it("differs with another seed, but not in the letters of the pictures", () => {
    const other = buildDemo({ today: TODAY, seed: "khác" });
    expect(other.incoming.map((l) => l.subject)).not.toEqual(demo.incoming.map((l) => l.subject));
    const story = (d: DemoProvince) =>
      d.incoming.filter((l) => l.topic === "story").map((l) => `${l.senderId} ${l.number}/${l.notation} ${l.subject}`);
    expect(story(other).sort()).toEqual(story(demo).sort());
  });
  it("is built in a moment", () => {
    const start = performance.now();
    buildDemo({ today: TODAY });
    // a generous limit: speeds are measured elsewhere, this only catches a loop gone wrong
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe("size and mix", () => {
  it("holds about two thousand letters in all states", () => {
    const total = demo.incoming.length + demo.outgoing.length;
    expect(total).toBeGreaterThan(1900);
    expect(total).toBeLessThan(2300);
    const incoming = [
      "arrived",
      "parked",
      "refused",
      "proposed",
      "directed",
      "in-progress",
      "paused",
      "done",
      "cancelled",
    ];
    expect([...new Set(demo.incoming.map((l) => l.state))].sort()).toEqual(incoming.sort());
    const outgoing = [
      "drafting",
      "unit-review",
      "format-review",
      "awaiting-signature",
      "awaiting-issue",
      "issued",
      "cancelled",
    ];
    expect([...new Set(demo.outgoing.map((l) => l.state))].sort()).toEqual(outgoing.sort());
  });
  it("has urgent ones of every degree, late ones open and finished, evenings and weekends", () => {
    expect(new Set(demo.incoming.map((l) => l.urgency)).size).toBe(4);
    expect(demo.incoming.filter((l) => l.late && l.state === "done").length).toBeGreaterThan(20);
    expect(demo.incoming.filter((l) => l.late && l.state !== "done").length).toBeGreaterThan(3);
    expect(demo.incoming.filter((l) => l.arrivedAt !== l.legalArrivedAt).length).toBeGreaterThan(150);
    expect(demo.incoming.some((l) => weekdayOf(dayOf(l.arrivedAt)) === 7)).toBe(true);
  });
  it("spans a year with a New Year between", () => {
    const first = Math.min(...demo.incoming.map((l) => l.arrivedAt));
    expect((demo.now - first) / 86_400_000).toBeGreaterThan(350);
    expect(
      demo.books
        .filter((b) => b.agencyId === "hdnd-ba-tri" && b.direction === "incoming")
        .map((b) => [b.year, b.startNumber === 1]),
    ).toEqual([
      [2025, false],
      [2026, true],
    ]);
  });
});

describe("NĐ 30/2020 Đ15, Đ22: numbers", () => {
  it("no number is used twice or skipped in a book of a year, cancelled ones stay in it", () => {
    const numbers = new Map<string, number[]>();
    const note = (book: string | null, n: number | null) => {
      if (book !== null && n !== null) numbers.set(book, [...(numbers.get(book) ?? []), n]);
    };
    for (const l of demo.incoming) note(l.bookId, l.arrivalNumber);
    for (const l of demo.outgoing) note(l.bookId, l.number);
    expect(numbers.size).toBe(demo.books.length);
    for (const book of demo.books) {
      const found = (numbers.get(book.id) ?? []).sort((a, b) => a - b);
      const expected = Array.from({ length: book.lastNumber - book.startNumber + 1 }, (_, i) => book.startNumber + i);
      expect(found, book.id).toEqual(expected);
    }
  });
  it("số đến follows the order of receipt", () => {
    for (const book of demo.books.filter((b) => b.direction === "incoming")) {
      const rows = demo.incoming
        .filter((l) => l.bookId === book.id)
        .sort((a, b) => (a.arrivalNumber ?? 0) - (b.arrivalNumber ?? 0));
      rows.reduce((before, l) => {
        expect(l.arrivedAt, l.id).toBeGreaterThanOrEqual(before.arrivedAt);
        expect(l.registeredAt ?? 0, l.id).toBeGreaterThan((before === l ? 0 : before.registeredAt) ?? 0);
        return l;
      });
    }
  });
  it("no sender's number comes to the same agency twice, but for the one the clerk must notice", () => {
    const seen = new Map<string, number>();
    for (const l of demo.incoming) {
      const key = `${l.agencyId} ${l.senderId} ${l.issuedDate.slice(0, 4)} ${l.number}`;
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
    expect([...seen].filter(([, n]) => n > 1)).toEqual([["stc cap-nuoc-ben-tre 2026 77", 2]]);
  });
});

describe("dates and times", () => {
  it("nothing lies after today, every date exists, offices sign and register on working days", () => {
    for (const l of demo.incoming) {
      expect(l.arrivedAt, l.id).toBeLessThanOrEqual(demo.now);
      expect(isLocalDate(l.issuedDate) && l.issuedDate <= dayOf(l.arrivedAt), l.id).toBe(true);
      expect(isWorkingDay(l.issuedDate, CALENDAR), `${l.id} ${l.issuedDate}`).toBe(true);
      if (l.registeredAt !== null) expect(isWorkingDay(dayOf(l.registeredAt), CALENDAR), l.id).toBe(true);
    }
    for (const l of demo.outgoing) {
      for (const t of [l.createdAt, l.unitApprovedAt, l.formatApprovedAt, l.signedAt, l.issuedAt])
        expect(t ?? 0, l.id).toBeLessThanOrEqual(demo.now);
      if (l.issuedDate !== null) expect(isWorkingDay(l.issuedDate, CALENDAR), l.id).toBe(true);
    }
  });
  it("QC-7.3 the legal time of arrival is the start of the next office hours", () => {
    for (const l of demo.incoming) expect(l.legalArrivedAt, l.id).toBe(nextOfficeStart(l.arrivedAt, CALENDAR));
  });
  it("steps of a letter follow each other", () => {
    for (const l of demo.incoming)
      inTurn(
        l.id,
        [l.arrivedAt, l.registeredAt, l.proposal?.at, l.directive?.at, l.assignment?.at, l.finishedAt],
        demo.now,
      );
    for (const l of demo.outgoing)
      inTurn(l.id, [l.createdAt, l.unitApprovedAt, l.formatApprovedAt, l.signedAt, l.issuedAt], demo.now);
  });
  it("deadlines are working days after the arrival, a specialist's is never later than the leader's", () => {
    for (const l of demo.incoming) {
      const deadline = l.directive?.deadline ?? l.proposal?.deadline ?? null;
      if (deadline === null) continue;
      expect(deadline >= dayOf(l.legalArrivedAt), l.id).toBe(true);
      expect(isWorkingDay(deadline, CALENDAR), l.id).toBe(true);
      if (l.assignment?.deadline) expect(l.assignment.deadline <= deadline, l.id).toBe(true);
    }
  });
});

describe("people, agencies, work", () => {
  it("every directive has exactly one lead, who does not co-ordinate too", () => {
    const units = new Map(demo.units.map((u) => [u.id, u.agencyId]));
    for (const l of demo.incoming) {
      if (!l.directive) continue;
      expect(units.get(l.directive.leadUnitId), l.id).toBe(l.agencyId);
      expect(l.directive.coordinateUnitIds, l.id).not.toContain(l.directive.leadUnitId);
      expect(new Set(l.directive.coordinateUnitIds).size).toBe(l.directive.coordinateUnitIds.length);
    }
  });
  it("every agency code is given once, unconfirmed ones say so", () => {
    for (const field of ["id", "code", "axisCode"] as const) {
      const values = demo.agencies.map((a) => a[field]).filter((v) => v !== null);
      expect(new Set(values).size, field).toBe(values.length);
    }
    expect(demo.agencies.filter((a) => a.inInstallation && a.codeConfirmed).map((a) => a.code)).toEqual(["H61"]);
    for (const a of demo.agencies) if (a.axisCode) expect(a.axisCode).toMatch(/^\d{3}\.\d{2}\.\d{2}\.[A-Y]\d{2}$/);
  });
  it("holds the 124 communes, 19 of them wards", () => {
    const communes = demo.agencies.filter((a) => a.statisticalCode?.length === 5);
    expect(communes.length).toBe(124);
    expect(communes.filter((a) => a.name.includes("phường")).length).toBe(19);
  });
  it("every post has its person, every agency a clerk and a head, the commune's clerk serves both bodies", () => {
    const people = new Set(demo.people.map((p) => p.id));
    expect(new Set(demo.people.map((p) => p.login)).size).toBe(demo.people.length);
    expect(new Set(demo.people.map((p) => p.fullName)).size).toBe(demo.people.length);
    for (const post of demo.posts) expect(people.has(post.personId)).toBe(true);
    for (const a of demo.agencies.filter((x) => x.inInstallation)) {
      const roles = demo.posts.filter((p) => p.agencyId === a.id).map((p) => p.role);
      expect(roles, a.id).toEqual(expect.arrayContaining(["van-thu", "lanh-dao"]));
    }
    const clerk = demo.posts.find((p) => p.agencyId === "ubnd-ba-tri" && p.role === "van-thu")?.personId;
    expect(demo.posts.filter((p) => p.personId === clerk).map((p) => p.agencyId)).toEqual([
      "ubnd-ba-tri",
      "hdnd-ba-tri",
    ]);
    expect(demo.people.find((p) => p.fullName === "Trần Thị Ngọc Hân")?.login).toBe("han.tran");
  });
  it("all ids that letters name exist", () => {
    const known = new Set(
      [
        ...demo.people,
        ...demo.units,
        ...demo.agencies,
        ...demo.caseFiles,
        ...demo.books,
        ...demo.incoming,
        ...demo.outgoing,
      ].map((x) => x.id),
    );
    const ids = (l: DemoIncoming) => [
      l.agencyId,
      l.senderId,
      l.bookId,
      l.registeredByPersonId,
      l.caseFileId,
      l.replyOutgoingId,
      l.sourceOutgoingId,
      l.duplicateOfId,
      l.directive?.byPersonId,
      l.assignment?.assigneePersonId,
    ];
    for (const l of demo.incoming) for (const id of ids(l)) if (id) expect(known.has(id), `${l.id} ${id}`).toBe(true);
    const outIds = (l: DemoOutgoing) => [
      l.agencyId,
      l.unitId,
      l.drafterPersonId,
      l.signerPersonId,
      l.bookId,
      l.caseFileId,
      l.replyToIncomingId,
      ...l.recipientIds,
    ];
    for (const l of demo.outgoing)
      for (const id of outIds(l)) if (id) expect(known.has(id), `${l.id} ${id}`).toBe(true);
  });
  it("an answer and its question name each other, and the other end of an exchange says the same", () => {
    const out = new Map(demo.outgoing.map((l) => [l.id, l]));
    expect(demo.incoming.filter((l) => l.replyOutgoingId !== null).length).toBeGreaterThan(80);
    for (const l of demo.incoming) {
      if (l.replyOutgoingId) expect(out.get(l.replyOutgoingId)?.replyToIncomingId).toBe(l.id);
      const source = l.sourceOutgoingId ? out.get(l.sourceOutgoingId) : undefined;
      if (!source) continue;
      expect([l.senderId, l.subject, l.notation, Number(l.number)], l.id).toEqual([
        source.agencyId,
        source.subject,
        source.notation,
        source.number,
      ]);
      expect(source.recipientIds, l.id).toContain(l.agencyId);
    }
  });
});

it("all text is NFC", () => {
  const text = JSON.stringify(demo);
  expect(text.normalize("NFC") === text).toBe(true);
});

/** Moments that are there must not go back and not lie after `now`. */
function inTurn(id: string, moments: (number | null | undefined)[], now: number): void {
  const known = moments.filter((m) => m !== null && m !== undefined);
  known.reduce((before, m) => {
    expect(m, id).toBeGreaterThanOrEqual(before);
    return m;
  }, 0);
  expect(Math.max(...known), id).toBeLessThanOrEqual(now);
}

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  checkDirective,
  checkExtension,
  checkSubAssignment,
  type Directive,
  type DirectiveTarget,
  type PartyRef,
} from "./directive.ts";

const DAY = 86_400_000;
const FACTS = { now: 10 * DAY, legalArrival: 10 * DAY + 1000 };
const unit = (id: string): PartyRef => ({ kind: "unit", id });
const target = (id: string, role: DirectiveTarget["role"], deadline: number | null = null): DirectiveTarget => ({
  to: unit(id),
  role,
  deadline,
});
const assign = (targets: DirectiveTarget[], deadline: number | null = null): Directive => ({
  purpose: "assign",
  deadline,
  targets,
});
const codes = (refusals: { code: string }[]) => refusals.map((r) => r.code.replace("routing.", ""));

describe("bút phê", () => {
  it.each<[string, Directive, string[]]>([
    [
      "one lead, others co-ordinate and know",
      assign([target("A", "lead"), target("B", "co-ordinate"), target("C", "inform")], 12 * DAY),
      [],
    ],
    ["no lead", assign([target("B", "co-ordinate")]), ["no-lead"]],
    ["nobody at all", assign([]), ["no-lead"]],
    ["two leads", assign([target("A", "lead"), target("B", "lead")]), ["many-leads"]],
    ["lead also co-ordinates", assign([target("A", "lead"), target("A", "co-ordinate")]), ["named-twice"]],
    ["deadline past", assign([target("A", "lead")], 9 * DAY), ["deadline-past", "deadline-before-arrival"]],
    [
      "deadline ahead, but before the legal arrival",
      assign([target("A", "lead")], 10 * DAY + 500),
      ["deadline-before-arrival"],
    ],
    ["own deadline at the whole one", assign([target("A", "lead", 12 * DAY)], 12 * DAY), []],
    [
      "own deadline later than the whole one",
      assign([target("A", "lead"), target("B", "co-ordinate", 13 * DAY)], 12 * DAY),
      ["later-than-whole"],
    ],
    [
      "own deadline past",
      assign([target("A", "lead", 9 * DAY)], 12 * DAY),
      ["deadline-past", "deadline-before-arrival"],
    ],
    [
      "deadline for information",
      assign([target("A", "lead"), target("B", "inform", 11 * DAY)]),
      ["deadline-for-information"],
    ],
    ["for information only", { purpose: "inform-only", deadline: null, targets: [target("A", "inform")] }, []],
    [
      "for information with a lead",
      { purpose: "inform-only", deadline: null, targets: [target("A", "lead")] },
      ["work-in-information"],
    ],
    ["for information to nobody", { purpose: "inform-only", deadline: null, targets: [] }, ["no-target"]],
  ])("QC-2.7 %s", (_name, directive, expected) => {
    expect(codes(checkDirective(directive, FACTS))).toEqual(expected);
  });

  it("a unit and a post with the same id are two parties", () => {
    const targets: DirectiveTarget[] = [
      target("A", "lead"),
      { to: { kind: "post", id: "A" }, role: "inform", deadline: null },
    ];
    expect(checkDirective(assign(targets), FACTS)).toEqual([]);
  });

  it("whatever is accepted has exactly one lead, nobody twice, and every deadline in its frame", () => {
    const anyTarget = fc.record({
      to: fc.record({ kind: fc.constantFrom("unit" as const, "post" as const), id: fc.constantFrom("A", "B", "C") }),
      role: fc.constantFrom("lead" as const, "co-ordinate" as const, "inform" as const),
      deadline: fc.option(fc.integer({ min: 8 * DAY, max: 14 * DAY })),
    });
    const anyDeadline = fc.option(fc.integer({ min: 8 * DAY, max: 14 * DAY }));
    fc.assert(
      fc.property(fc.array(anyTarget, { maxLength: 4 }), anyDeadline, (targets, deadline) => {
        fc.pre(checkDirective(assign(targets, deadline), FACTS).length === 0);
        expect(targets.filter((t) => t.role === "lead")).toHaveLength(1);
        expect(new Set(targets.map((t) => t.to.kind + t.to.id)).size).toBe(targets.length);
        for (const own of [deadline, ...targets.map((t) => t.deadline)]) {
          if (own === null) continue;
          expect(own).toBeGreaterThan(FACTS.now);
          expect(own).toBeGreaterThanOrEqual(FACTS.legalArrival);
          if (deadline !== null) expect(own).toBeLessThanOrEqual(deadline);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("giao việc trong đơn vị và gia hạn", () => {
  const sub = (deadline: number | null, lead = ["an"], coordinators: string[] = []) => ({
    lead: lead.map(unit),
    coordinators: coordinators.map(unit),
    deadline,
  });
  it("the deadline in the unit is not later than the leader's", () => {
    const parent = { deadline: 12 * DAY };
    expect(checkSubAssignment(sub(12 * DAY), parent, FACTS)).toEqual([]);
    expect(checkSubAssignment(sub(null), parent, FACTS)).toEqual([]);
    expect(codes(checkSubAssignment(sub(12 * DAY + 1), parent, FACTS))).toEqual(["later-than-parent"]);
    expect(checkSubAssignment(sub(13 * DAY), { deadline: null }, FACTS)).toEqual([]);
  });
  it("one person leads, who co-ordinates is somebody else", () => {
    const parent = { deadline: null };
    expect(codes(checkSubAssignment(sub(null, []), parent, FACTS))).toEqual(["no-lead"]);
    expect(codes(checkSubAssignment(sub(null, ["an", "bình"]), parent, FACTS))).toEqual(["many-leads"]);
    expect(codes(checkSubAssignment(sub(null, ["an"], ["an"]), parent, FACTS))).toEqual(["named-twice"]);
  });
  it("an extension is decided by the one who gave the work, with a reason, forward, within the parent's deadline", () => {
    const good = { current: 12 * DAY, proposed: 13 * DAY, reason: "Chờ số liệu của xã", byDirectorOrSuperior: true };
    expect(checkExtension(good, { deadline: 13 * DAY }, FACTS.now)).toEqual([]);
    const bad = { current: 12 * DAY, proposed: 12 * DAY, reason: " ", byDirectorOrSuperior: false };
    expect(codes(checkExtension(bad, { deadline: 11 * DAY }, FACTS.now))).toEqual([
      "extension-by-director",
      "reason-missing",
      "extension-not-later",
      "later-than-parent",
    ]);
  });
});

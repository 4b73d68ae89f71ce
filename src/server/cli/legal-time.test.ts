import { describe, expect, it } from "vitest";
import { SHIPPED_CALENDAR } from "#src/rules/legal-time/shipped-calendar.ts";
import { type LegalTimeHooks, run } from "./legal-time.ts";

async function call(args: string[], hooks: LegalTimeHooks = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await run(args, { ...hooks, out: (l) => out.push(l), err: (l) => err.push(l) });
  return { code, out: out.join("\n"), err: err.join("\n") };
}

describe("m-office legal-time", () => {
  it("QC-7.3 Sunday evening counts from Monday 07:00, printed as ISO 8601 with +07:00", async () => {
    const { code, out, err } = await call(["2026-11-22T19:30:00+07:00", "--json"]);
    expect(JSON.parse(out)).toEqual({
      actual: "2026-11-22T19:30:00+07:00",
      legal: "2026-11-23T07:00:00+07:00",
      reason: "ngày nghỉ: Chủ Nhật",
    });
    expect([code, err]).toEqual([0, ""]);
  });
  it("a moment in UTC is the same moment", async () => {
    expect((await call(["2026-11-22T12:30:00Z"])).out).toBe((await call(["2026-11-22T19:30"])).out);
  });
  it("something that is no moment is refused with the reason on stdout", async () => {
    const { code, out } = await call(["hôm qua"]);
    expect(code).toBe(1);
    expect(JSON.parse(out).refusals[0].code).toBe("legal-time.not-an-instant");
  });
  it.each([[[]], [["a", "b"]], [["--unknown", "2026-11-22"]]])(
    "wrong use %j ends with 2 and the help",
    async (args) => {
      const { code, err } = await call(args);
      expect(code).toBe(2);
      expect(err).toContain("m-office legal-time INSTANT");
    },
  );
  it("--help shows the shape and ends with 0", async () => {
    const { code, out } = await call(["--help"]);
    expect(code).toBe(0);
    expect(out).toContain('"actual"');
  });
  it("--agency uses the calendar the installation hands in, and an unknown code is refused", async () => {
    const morning = { start: "09:00", end: "12:00" };
    const own = { ...SHIPPED_CALENDAR, hours: [{ from: null, to: null, weekdays: { 1: [morning] }, source: "thử" }] };
    const loadCalendar = async (code: string) => (code === "H61.03" ? own : null);
    const known = await call(["2026-11-23T08:00", "--agency", "H61.03"], { loadCalendar });
    expect(JSON.parse(known.out).legal).toBe("2026-11-23T09:00:00+07:00");
    const unknown = await call(["2026-11-23T08:00", "--agency", "X"], { loadCalendar });
    expect(unknown.code).toBe(1);
    expect(JSON.parse(unknown.out).refusals[0].code).toBe("legal-time.unknown-agency");
  });
  it("a year without rows is warned of on stderr, the answer still stands", async () => {
    const { code, err } = await call(["2031-03-03T06:00"]);
    expect(code).toBe(0);
    expect(err).toContain("2031");
  });
});

import { describe, expect, it } from "vitest";
import { ageWords, figuresOf, type Overview } from "./figures.ts";

const AT = Date.parse("2026-11-24T08:00:00Z");
const calm: Overview = {
  version: "1.0.4",
  startedAt: "2026-11-24T00:00:00Z",
  queues: [],
  jobs: { waiting: 0, dead: 0 },
  audit: { waiting: 0, sealedTo: 10, sealedAt: "2026-11-24T07:59:00Z" },
  backup: { lastAt: "2026-11-24T01:44:00Z", lastVerifiedAt: null, ageHours: 6, place: "/srv", state: "ok" },
  plainHttp: false,
  demo: false,
};

describe("Con số của đơn vị vận hành", () => {
  it("tuổi nói bằng giờ đồng hồ", () => {
    expect(ageWords(20_000)).toBe("dưới 1 phút");
    expect(ageWords(6 * 3_600_000 + 16 * 60_000)).toBe("6 giờ 16 phút");
    expect(ageWords(51 * 3_600_000)).toBe("2 ngày 3 giờ");
  });
  it("QC-12.1 việc hỏng và bản sao quá hạn hiện đỏ; bản sao chưa phục hồi thử thì nhắc", () => {
    const tones = (overview: Overview) =>
      Object.fromEntries(figuresOf(overview, AT).map((one) => [one.name, one.tone]));
    expect(tones(calm)["Phục hồi thử gần nhất"]).toBe("warn");
    expect(tones(calm)["Việc hỏng, cần người"]).toBe("ok");
    const bad: Overview = { ...calm, jobs: { waiting: 3, dead: 2 }, backup: { ...calm.backup, state: "alarm" } };
    expect(tones(bad)["Việc hỏng, cần người"]).toBe("bad");
    expect(tones(bad)["Tuổi bản sao lưu"]).toBe("bad");
  });
});

import { describe, expect, it } from "vitest";
import { ApiProblem } from "#src/platform/http/client.ts";
import { nextPause, worthRetrying } from "./use-retry.ts";

describe("Chữ chưa gửi được tự gửi lại", () => {
  it("mất mạng, hết phiên, máy chủ trục trặc thì thử lại; bị từ chối thì không", () => {
    const answered = (status: number) =>
      new ApiProblem({ type: "about:blank", title: "x", status, code: "x", requestId: "r", reasons: [] });
    expect(worthRetrying(new TypeError("Failed to fetch"))).toBe(true);
    expect(worthRetrying(null)).toBe(false);
    for (const [status, again] of [
      [401, true],
      [503, true],
      [409, false],
      [422, false],
    ] as const)
      expect([status, worthRetrying(answered(status))]).toEqual([status, again]);
  });
  it("lần sau đợi lâu hơn lần trước, không quá một phút", () => {
    const pauses = [2000];
    for (let turn = 0; turn < 8; turn += 1) pauses.push(nextPause(pauses.at(-1) ?? 0));
    expect(pauses.slice(0, 4)).toEqual([2000, 4000, 8000, 16_000]);
    expect(Math.max(...pauses)).toBe(60_000);
  });
});

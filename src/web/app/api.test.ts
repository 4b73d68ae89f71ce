import { afterEach, expect, it, vi } from "vitest";
import { watchedFetch } from "./api.ts";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("trang không ai chạm hơn một phút tự hỏi máy chủ thì nói rõ, để phiên không sống mãi; còn đang dùng thì không", async () => {
  vi.useFakeTimers({ now: Date.now() });
  const idle: (string | null)[] = [];
  vi.stubGlobal("fetch", async (input: Request | string, init?: RequestInit) => {
    idle.push(new Request(input, init).headers.get("x-m-office-idle"));
    return new Response("{}");
  });
  const ask = () => watchedFetch("http://localhost/api/session", { headers: { "x-m-office": "1" } });
  await ask();
  vi.advanceTimersByTime(61_000);
  await ask();
  expect(idle).toEqual([null, "1"]);
});

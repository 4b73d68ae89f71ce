import { expect, test } from "vitest";
import { idleMinutes } from "./idle-time.ts";

test("TCVN 14423:2026 cấp 3: phiên khóa sau 15 phút không dùng, của quản trị và vận hành sau 5 phút", () => {
  expect(idleMinutes(["van-thu"])).toBe(15);
  expect(idleMinutes([])).toBe(15);
  for (const role of ["quan-tri", "van-hanh"]) expect(idleMinutes([role])).toBe(5);
});

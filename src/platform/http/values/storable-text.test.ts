import { expect, test } from "vitest";
import { storable } from "./storable-text.ts";

test("ký tự không lưu được bị bỏ, ở mọi tầng; chữ Việt, ký hiệu và mặt cười còn nguyên", () => {
  const sent = { subject: "Về việc\0 họp", lines: ["\ud800Kính gửi 😀", "bình thường"], page: 2, none: null };
  expect(storable(sent)).toEqual({
    subject: "Về việc họp",
    lines: ["Kính gửi 😀", "bình thường"],
    page: 2,
    none: null,
  });
});

test("ngày giờ và những thứ không phải chữ được giữ nguyên", () => {
  const at = new Date("2026-11-23T00:00:00Z");
  expect(storable({ at, on: true, list: [] })).toEqual({ at, on: true, list: [] });
});

test("dữ liệu lồng nhau hàng nghìn tầng bị từ chối bằng một câu, không làm tràn ngăn xếp", () => {
  let deep: unknown = "x";
  for (let level = 0; level < 50_000; level++) deep = level % 2 ? [deep] : { deep };
  expect(() => storable(deep)).toThrow(/lồng nhau quá nhiều tầng/u);
});

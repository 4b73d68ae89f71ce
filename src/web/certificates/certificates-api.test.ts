import { expect, it } from "vitest";
import { base64Of, tooLarge, validityWords } from "./certificates-api.ts";

it("tệp quá lớn được nói trước khi gửi, kèm cách làm", () => {
  expect(tooLarge("p12", 5_000)).toBeNull();
  expect(tooLarge("p12", 100_001)).toContain("Hãy chọn lại");
  expect(tooLarge("trust", 3_000_000)).toContain("m-office trust add");
});

it("hạn còn lại đọc thành chữ", () => {
  expect(validityWords({ notAfter: "2028-11-29T07:00:00Z", daysLeft: 729 })).toBe("29/11/2028, còn 729 ngày");
  expect(validityWords({ notAfter: "2026-11-01T07:00:00Z", daysLeft: -23 })).toBe("Đã hết hạn 01/11/2026");
});

it("tệp nhiều byte hơn một lần gọi vẫn nguyên từng byte", async () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 256);
  expect(await base64Of(new Blob([bytes]))).toBe(Buffer.from(bytes).toString("base64"));
});

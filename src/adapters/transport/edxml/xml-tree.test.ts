import { strToU8 } from "fflate";
import { describe, expect, it } from "vitest";
import { edxmlCodec } from "./edxml.ts";

const NS = "http://www.mic.gov.vn/TBT/QCVN_102_2016";
const wrapped = (inner: string): string => `<edXML xmlns="${NS}">${inner}</edXML>`;
const many = (count: number, one: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => one(n)).join("");

/** Each costs its sender a few megabytes and would cost the receiver minutes and gigabytes. */
const BOMBS: Record<string, () => string> = {
  "hai triệu thuộc tính trong một phần tử": () => wrapped(`<a${many(2_000_000, (n) => ` a${n}=""`)}/>`),
  "một triệu không gian tên": () => wrapped(`<a${many(1_000_000, (n) => ` xmlns:n${n}="u"`)}/>`),
  "nhiều thuộc tính rải trong nhiều phần tử": () => wrapped(`<a b="" c="" d=""/>`.repeat(50_000)),
  "giá trị thuộc tính dài": () => wrapped(`<a b="${"x".repeat(5_000_000)}"/>`),
  "tên phần tử dài": () => wrapped(`<${"a".repeat(5_000_000)}/>`),
  "mười triệu tham chiếu": () => wrapped(`<a>${"&lt;".repeat(10_000_000)}</a>`),
  "chữ bị cắt vụn bằng chú thích": () => wrapped(`<a>${"a<!---->".repeat(3_000_000)}</a>`),
};

describe("gói tin làm ra để bên nhận hết bộ nhớ", () => {
  it.each(Object.keys(BOMBS))("%s: từ chối sớm, không dựng cây", { timeout: 60_000 }, (name) => {
    const bytes = strToU8(BOMBS[name]?.() ?? "");
    const began = process.cpuUsage();
    expect(() => edxmlCodec.parse(bytes)).toThrow(expect.objectContaining({ code: "edxml.too-large" }));
    const used = process.cpuUsage(began);
    expect((used.user + used.system) / 1_000_000, "seconds of processor").toBeLessThan(15);
  });
});

import { describe, expect, it } from "vitest";
import { createBetweenAgencies } from "./between-agencies.ts";
import { createMemoryTransport } from "./memory-transport.ts";
import { transportConformance } from "./transport.conformance.ts";

const AGENCIES = ["H61", "H61.05"];

transportConformance("giữa các cơ quan cùng hệ thống", () => ({
  transport: createBetweenAgencies({ knows: async (code) => AGENCIES.includes(code) }),
  settle: async () => undefined,
}));
transportConformance("trong bộ nhớ", () => {
  const transport = createMemoryTransport(AGENCIES);
  return { transport, settle: () => transport.settle() };
});

describe("đường liên thông trong bộ nhớ, có lỗi theo yêu cầu", () => {
  const setUp = () => {
    const transport = createMemoryTransport(AGENCIES);
    const got: string[] = [];
    transport.onMessage(async (_, meta) => {
      got.push(meta.messageId);
      return { accepted: true };
    });
    const send = (messageId: string) =>
      transport.send({ from: "H61.03", to: "H61", messageId, bytes: new Uint8Array() });
    return { transport, got, send };
  };
  it("rơi gói, mất câu trả lời, gửi đôi, từ chối", async () => {
    const { transport, got, send } = setUp();
    transport.faults("drop", "lose-answer", "duplicate", "refuse");
    expect(await send("rơi")).toMatchObject({ accepted: false, retryable: true });
    expect(await send("mất trả lời")).toMatchObject({ accepted: false, retryable: true });
    expect(await send("đôi")).toEqual({ accepted: true });
    expect(await send("từ chối")).toMatchObject({ accepted: false, retryable: false });
    expect(await send("thường")).toEqual({ accepted: true });
    expect(got).toEqual(["mất trả lời", "đôi", "đôi", "thường"]);
  });
  it("đến chậm và đảo thứ tự", async () => {
    const { transport, got, send } = setUp();
    transport.faults("delay", "delay");
    await send("một");
    await send("hai");
    await send("ba");
    expect([got, transport.waiting()]).toEqual([["ba"], 2]);
    await transport.settle("reversed");
    expect([got, transport.waiting()]).toEqual([["ba", "hai", "một"], 0]);
  });
});

describe("danh mục cơ quan không tra được", () => {
  it("là lỗi tạm thời: gói tin được gửi lại", async () => {
    const transport = createBetweenAgencies({
      knows: async () => {
        throw new Error("cơ sở dữ liệu dừng");
      },
    });
    transport.onMessage(async () => ({ accepted: true }));
    const result = await transport.send({ from: "H61.03", to: "H61", messageId: "m", bytes: new Uint8Array() });
    expect(result).toMatchObject({ accepted: false, retryable: true });
  });
});

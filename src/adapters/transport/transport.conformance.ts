import { describe, expect, it } from "vitest";
import type { Transport } from "./transport.port.ts";

export type UnderTest = { transport: Transport; settle(): Promise<void> };

/** What every way between agencies must do. `make` gives one that reaches `H61` and `H61.05` and no other agency. */
export function transportConformance(name: string, make: () => UnderTest): void {
  describe(`đường liên thông ${name}`, () => {
    const parcel = { from: "H61.03", to: "H61.05", messageId: "msg_1", bytes: Uint8Array.from([1, 2, 3, 0, 255]) };

    it("chuyển đúng từng byte đến đúng cơ quan", async () => {
      const { transport, settle } = make();
      const got: unknown[] = [];
      transport.onMessage(async (bytes, meta) => {
        got.push([[...bytes], meta.to, meta.messageId, meta.transport]);
        return { accepted: true };
      });
      expect(await transport.send(parcel)).toEqual({ accepted: true });
      await settle();
      expect(got).toEqual([[[1, 2, 3, 0, 255], "H61.05", "msg_1", transport.name]]);
    });
    it("bên nhận giữ bản riêng: bên gửi sửa bộ nhớ sau khi gửi thì bên nhận không đổi", async () => {
      const { transport, settle } = make();
      let got: Uint8Array = new Uint8Array();
      transport.onMessage(async (bytes) => {
        got = bytes;
        return { accepted: true };
      });
      const bytes = Uint8Array.from([7]);
      await transport.send({ ...parcel, bytes });
      bytes[0] = 9;
      await settle();
      expect([...got]).toEqual([7]);
    });
    it("cơ quan không có trong danh mục: nói rõ, không gửi lại", async () => {
      const { transport } = make();
      transport.onMessage(async () => ({ accepted: true }));
      const result = await transport.send({ ...parcel, to: "G99" });
      expect(result).toMatchObject({ accepted: false, retryable: false, reason: expect.stringContaining("danh mục") });
    });
    it("bên nhận chưa sẵn sàng hoặc lỗi: được gửi lại, và gửi lại thì đến", async () => {
      const { transport, settle } = make();
      expect(await transport.send(parcel)).toMatchObject({ accepted: false, retryable: true });
      let failures = 1;
      const got: string[] = [];
      transport.onMessage(async (_, meta) => {
        if (failures-- > 0) throw new Error("mất điện");
        got.push(meta.messageId);
        return { accepted: true };
      });
      expect(await transport.send(parcel)).toMatchObject({ accepted: false, retryable: true });
      expect(await transport.send(parcel)).toEqual({ accepted: true });
      await settle();
      expect(got).toEqual(["msg_1"]);
    });
    it("bên nhận từ chối hẳn thì bên gửi biết lý do và không gửi lại", async () => {
      const { transport } = make();
      transport.onMessage(async () => ({ accepted: false, retryable: false, reason: "Gói tin hỏng." }));
      expect(await transport.send(parcel)).toEqual({ accepted: false, retryable: false, reason: "Gói tin hỏng." });
    });
    it("nhiều gói tin cùng lúc đều đến đủ", async () => {
      const { transport, settle } = make();
      const got = new Set<string>();
      transport.onMessage(async (_, meta) => {
        await new Promise((done) => setImmediate(done));
        got.add(meta.messageId);
        return { accepted: true };
      });
      await Promise.all(Array.from({ length: 50 }, (_, i) => transport.send({ ...parcel, messageId: `msg_${i}` })));
      await settle();
      expect(got.size).toBe(50);
    });
  });
}

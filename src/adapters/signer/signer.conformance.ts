// What every signer has to do, whatever holds the key. Each implementation runs this suite in its own test.
import { verify, X509Certificate } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Signer } from "./signer.port.ts";

export type SignerUnderTest = { signer: Signer; keyId: string; pin: string; subject: string };

export function signerConformance(title: string, make: () => Promise<SignerUnderTest>): void {
  describe(`${title} làm đúng việc của một nơi giữ khóa`, () => {
    const attributes = Buffer.from("3103020101", "hex");

    it("liệt kê khóa kèm tên người ký và thời hạn chứng thư", async () => {
      const { signer, keyId, subject } = await make();
      const [key] = await signer.keys();
      expect(key).toMatchObject({ id: keyId, subject });
      expect(Date.parse(key?.notAfter ?? "")).toBeGreaterThan(Date.parse(key?.notBefore ?? ""));
    });

    it("ký bằng khóa khớp với chứng thư mà nó đưa ra", async () => {
      const { signer, keyId, pin } = await make();
      const { certificate, chain } = await signer.certificateOf(keyId);
      const value = await signer.signAttributes(keyId, attributes, pin);
      expect(
        verify(
          "sha256",
          attributes,
          new X509Certificate(certificate).publicKey.export({ type: "spki", format: "pem" }),
          value,
        ),
      ).toBe(true);
      expect(
        verify(
          "sha256",
          Buffer.from("khác"),
          new X509Certificate(certificate).publicKey.export({ type: "spki", format: "pem" }),
          value,
        ),
      ).toBe(false);
      expect(chain.length).toBeGreaterThan(0);
      const issuer = new X509Certificate(chain[0] ?? certificate);
      expect(new X509Certificate(certificate).checkIssued(issuer)).toBe(true);
    });

    it("từ chối mã PIN sai và không ký gì", async () => {
      const { signer, keyId } = await make();
      await expect(signer.signAttributes(keyId, attributes, "sai-pin")).rejects.toMatchObject({
        code: "signer.wrong-pin",
      });
    });

    it("từ chối khóa không có trong danh sách", async () => {
      const { signer } = await make();
      await expect(signer.certificateOf("khong-co")).rejects.toMatchObject({ code: "signer.unknown-key" });
      await expect(signer.signAttributes("../khong-co", attributes, "x")).rejects.toMatchObject({
        code: "signer.unknown-key",
      });
    });
  });
}

// The certificate side of the verifier: validity, usage, algorithms, chain, revocation, timestamps.
import { createPublicKey, sign } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { SAMPLE_SUBJECTS, type SignedSteps, signedSample } from "#tools/signed-sample/signed-sample.ts";
import { buildCertificate, distinguishedName } from "#tools/test-pki/certificate.ts";
import { createTestPki, type TestPki } from "#tools/test-pki/create-test-pki.ts";
import { sampleDocument } from "#tools/test-pki/sample-document.ts";
import { timestampToken } from "#tools/test-pki/timestamp-token.ts";
import { createDocumentSigning } from "../signer/document-signing.ts";
import type { VerifyResult } from "./verifier.port.ts";
import { verifyPdf } from "./verify.ts";

const now = new Date("2026-11-24T02:00:00Z");
const later = new Date("2026-11-24T04:00:00Z");
const signing = createDocumentSigning();
let pki: TestPki;
let steps: SignedSteps;

beforeAll(async () => {
  pki = await createTestPki({
    now,
    subjects: [
      ...SAMPLE_SUBJECTS,
      { id: "revoked", name: "Bị thu hồi", kind: "person", revokedAt: new Date("2026-11-23T12:00:00Z") },
      { id: "expired", name: "Hết hạn", kind: "person", odd: { to: new Date("2026-11-24T03:00:00Z") } },
      { id: "cipher", name: "Chỉ để mã hóa", kind: "person", odd: { usages: ["keyEncipherment"] } },
      {
        id: "web",
        name: "Máy chủ web",
        kind: "person",
        odd: { extendedUsage: { id: "1.3.6.1.5.5.7.3.1", critical: false } },
      },
      { id: "critical", name: "Điều kiện lạ", kind: "person", odd: { unknownCritical: true } },
      { id: "short", name: "Khóa ngắn", kind: "person", odd: { rsaBits: 1024 } },
      { id: "tsa", name: "Dấu thời gian thử nghiệm", kind: "timestamp" },
      {
        id: "stolen",
        name: "Dấu thời gian đã bị thu hồi",
        kind: "timestamp",
        revokedAt: new Date("2026-11-23T06:00:00Z"),
      },
      { id: "sha1", name: "Chứng thư SHA-1", kind: "person", odd: { digest: "sha1" } },
    ],
  });
  steps = await signedSample(pki, now);
});

const check = (
  bytes: Uint8Array,
  more: { trust?: Uint8Array[]; at?: Date; crls?: Uint8Array[] } = {},
): Promise<VerifyResult> =>
  verifyPdf(bytes, { trust: more.trust ?? [pki.root], crls: more.crls ?? pki.crls, at: more.at ?? later });
const codes = (result: VerifyResult): string[] =>
  result.signatures.flatMap(({ reasons }) => reasons.map(({ code }) => code));

async function signedBy(id: string, stamp?: (value: Uint8Array) => Uint8Array): Promise<Uint8Array> {
  const { certificate, chain, privateKey } = pki.key(id);
  const prepared = await signing.prepare(sampleDocument().pdf, {
    purpose: "person",
    look: { kind: "none" },
    signer: { certificate, chain },
    at: now,
  });
  const value = sign("sha256", prepared.attributes, privateKey);
  return signing.complete(prepared, value, stamp?.(value));
}

describe("Chứng thư không dùng được", () => {
  it("bị thu hồi trước khi ký", async () => {
    expect(await check(await signedBy("revoked"))).toMatchObject({
      verdict: "invalid",
      signatures: [{ integrity: "intact", revocation: "revoked" }],
    });
  });
  it("không có danh sách thu hồi, hoặc danh sách đã quá hạn, thì chưa kết luận – không bao giờ là hợp lệ", async () => {
    expect(await check(steps.agency, { crls: [] })).toMatchObject({
      verdict: "unknown",
      signatures: [{ revocation: "unknown" }, { revocation: "unknown" }],
    });
    expect(await check(steps.agency, { at: new Date("2027-01-15T00:00:00Z") })).toMatchObject({ verdict: "unknown" });
  });
  it("đã hết hạn khi kiểm tra mà không có dấu thời gian thì chưa kết luận", async () => {
    const result = await check(await signedBy("expired"));
    expect(result.verdict).toBe("unknown");
    expect(codes(result)).toContain("chain.expired-since");
  });
  it.each([
    ["cipher", "invalid", "chain.usage"],
    ["web", "invalid", "chain.usage"],
    ["critical", "unknown", "chain.critical-extension"],
    ["short", "unknown", "algorithm.weak"],
    ["sha1", "unknown", "algorithm.weak"],
  ])("chứng thư loại %s thì %s", async (id, verdict, code) => {
    const result = await check(await signedBy(id));
    expect(result.verdict).toBe(verdict);
    expect(codes(result)).toContain(code);
    expect(result.signatures[0]?.chain).toBe("invalid");
  });
  it("không do nơi tin cậy cấp thì chưa kết luận; chứng thư người ký tự đưa vào danh sách tin cậy cũng không giúp được", async () => {
    for (const trust of [[], [pki.key("person").certificate]]) {
      expect(await check(steps.person, { trust })).toMatchObject({
        verdict: "unknown",
        signatures: [{ chain: "untrusted", integrity: "intact" }],
      });
    }
  });
  it("do một người ký (không phải tổ chức chứng thực) cấp thì không hợp lệ", async () => {
    const issuer = pki.key("agency");
    const victim = pki.key("person");
    const certificate = buildCertificate({
      serial: Buffer.from("7777", "hex"),
      subject: distinguishedName({ C: "VN", O: "Giả", OU: "TEST", CN: "Giả mạo" }),
      publicKey: createPublicKey(victim.privateKey),
      issuer: {
        name: distinguishedName({ C: "VN", O: issuer.name, OU: "KHÓA THỬ NGHIỆM / TEST", CN: issuer.name }),
        privateKey: issuer.privateKey,
        publicKey: createPublicKey(issuer.privateKey),
      },
      from: new Date("2026-11-01T00:00:00Z"),
      to: new Date("2027-11-01T00:00:00Z"),
      usages: ["digitalSignature"],
    });
    const signer = { certificate, chain: [issuer.certificate, ...issuer.chain] };
    const prepared = await signing.prepare(sampleDocument().pdf, {
      purpose: "person",
      look: { kind: "none" },
      signer,
      at: now,
    });
    const result = await check(signing.complete(prepared, sign("sha256", prepared.attributes, victim.privateKey)));
    expect(result.verdict).toBe("invalid");
    expect(codes(result)).toEqual(expect.arrayContaining(["chain.not-an-authority", "chain.path-length"]));
  });
  it("thời điểm ký ghi trong tương lai thì chưa kết luận", async () => {
    const result = await check(steps.agency, { at: new Date("2026-11-23T20:00:00Z") });
    expect(result.verdict).toBe("unknown");
    expect(codes(result)).toContain("time.in-future");
  });
});

describe("Dấu thời gian", () => {
  const stampAt =
    (time: string, key = "tsa") =>
    (value: Uint8Array) =>
      timestampToken(pki.key(key), value, new Date(time));
  it("của nơi tin cậy chứng minh thời điểm ký, kể cả khi chứng thư đã hết hạn sau đó", async () => {
    const result = await check(await signedBy("expired", stampAt("2026-11-24T02:30:00Z")));
    expect(result).toMatchObject({
      verdict: "valid",
      signatures: [{ timestamp: "2026-11-24T02:30:00.000Z", signedAt: "2026-11-24T02:30:00.000Z" }],
    });
  });
  it("của nơi cấp có chứng thư đã bị thu hồi thì không cứu được khóa đã thu hồi dù ghi lùi ngày (PL II 1.1, 1.2)", async () => {
    const back = stampAt("2026-11-23T10:00:00Z", "stolen");
    const result = await check(await signedBy("revoked", back));
    expect(result).toMatchObject({ verdict: "invalid", signatures: [{ timestamp: null, revocation: "revoked" }] });
    expect(codes(result)).toEqual(expect.arrayContaining(["timestamp.revoked", "revocation.revoked"]));
    // Revoked later than what the token claims: a stolen key writes any time it likes.
    const early = await check(await signedBy("revoked", stampAt("2026-11-23T04:00:00Z", "stolen")));
    expect(early).toMatchObject({ verdict: "invalid", signatures: [{ timestamp: null }] });
    // The signer's own key is sound: the token alone is not counted, and the clerk is told.
    const sound = await check(await signedBy("person", stampAt("2026-11-24T02:30:00Z", "stolen")));
    expect(sound).toMatchObject({ verdict: "unknown", signatures: [{ timestamp: null, revocation: "good" }] });
  });
  it("mà không còn danh sách thu hồi hiện hành của nơi cấp thì chưa kết luận – không bao giờ là hợp lệ (PL II 1.2)", async () => {
    const bytes = await signedBy("person", stampAt("2026-11-24T02:30:00Z"));
    for (const more of [{ crls: [] }, { at: new Date("2027-06-01T00:00:00Z") }]) {
      const result = await check(bytes, more);
      expect(result).toMatchObject({ verdict: "unknown", signatures: [{ timestamp: null }] });
      expect(codes(result)).toContain("timestamp.unchecked");
    }
    // The signer was revoked after the stamp; the stamp's own list is missing: not yet decided, not condemned.
    const tsa = await createTestPki({
      now,
      keys: "ec",
      subjects: [{ id: "tsa", name: "TSA khác", kind: "timestamp" }],
    });
    const since = await check(
      await signedBy("revoked", (value) => timestampToken(tsa.key("tsa"), value, new Date("2026-11-23T10:00:00Z"))),
      { trust: [pki.root, tsa.root] },
    );
    expect(since).toMatchObject({ verdict: "unknown", signatures: [{ timestamp: null, revocation: "unknown" }] });
  });
  it("đóng sau khi chứng thư hết hạn thì chữ ký không hợp lệ", async () => {
    const result = await check(await signedBy("expired", stampAt("2026-11-24T03:30:00Z")));
    expect(result.verdict).toBe("invalid");
    expect(codes(result)).toContain("chain.expired");
  });
  it("của giá trị khác, hoặc do khóa không được cấp để đóng dấu thời gian, thì không được tính", async () => {
    const other = await check(await signedBy("person", () => timestampToken(pki.key("tsa"), Buffer.from("khác"), now)));
    expect(other).toMatchObject({ verdict: "unknown", signatures: [{ timestamp: null }] });
    expect(codes(other)).toContain("timestamp.mismatch");
    const wrongKey = await check(await signedBy("person", stampAt("2026-11-24T02:30:00Z", "agency")));
    expect(wrongKey).toMatchObject({ signatures: [{ timestamp: null }] });
    expect(codes(wrongKey)).toContain("timestamp.untrusted");
  });
});

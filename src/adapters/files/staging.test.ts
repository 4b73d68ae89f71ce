import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { createStaging, IN_MEMORY_LIMIT } from "./staging.ts";

const PHRASE = "cụm từ không được nằm trên đĩa";
const folder = (): Promise<string> => mkdtemp(join(tmpdir(), "m-office-staging-"));
async function* pieces(bytes: Buffer, size = 100_003): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const large = (): Buffer => Buffer.alloc(IN_MEMORY_LIMIT + 3_500_001, `${PHRASE} `);

describe("QC-4.2 phòng chờ trước khi xét độ mật", () => {
  it("tệp nhỏ chỉ nằm trong bộ nhớ", async () => {
    const dir = await folder();
    const staged = await (await createStaging(dir)).receive(pieces(Buffer.from(PHRASE)), { maxBytes: 1000 });
    expect(staged.kept).toBe("memory");
    expect(await readdir(dir)).toEqual([]);
    expect(Buffer.from(await staged.bytes()).toString()).toBe(PHRASE);
    expect(staged.sha256).toBe(createHash("sha256").update(PHRASE).digest("hex"));
  });
  it("tệp lớn nằm trên đĩa ở dạng mã hóa: không tìm thấy cụm từ đã cài, đọc lại đúng nhiều lần", async () => {
    const dir = await folder();
    const plain = large();
    const staged = await (await createStaging(dir)).receive(pieces(plain), { maxBytes: plain.length });
    expect(staged.kept).toBe("encrypted-file");
    const names = await readdir(dir);
    expect(names.length).toBe(1);
    const onDisk = await readFile(join(dir, names[0] ?? ""));
    expect(onDisk.length).toBeGreaterThan(plain.length);
    expect(onDisk.includes(PHRASE)).toBe(false);
    expect(onDisk.includes("trên")).toBe(false);
    expect((await buffer(staged.read())).equals(plain)).toBe(true);
    expect(Buffer.from(await staged.bytes()).equals(plain)).toBe(true);
    expect(staged.size).toBe(plain.length);
  });
  it("hủy thì tệp và khóa đều mất, đọc nữa bị từ chối", async () => {
    const dir = await folder();
    const staging = await createStaging(dir);
    for (const plain of [Buffer.from(PHRASE), large()]) {
      const staged = await staging.receive(pieces(plain), { maxBytes: 1e9 });
      await staged.discard();
      await staged.discard();
      expect(await readdir(dir)).toEqual([]);
      await expect(staged.bytes()).rejects.toMatchObject({ code: "files.discarded" });
      expect(() => staged.read()).toThrow(expect.objectContaining({ code: "files.discarded" }));
    }
  });
  it("quá cỡ hoặc đứt giữa chừng: báo rõ, không để lại gì", async () => {
    const dir = await folder();
    const staging = await createStaging(dir);
    const receive = staging.receive(pieces(large()), { maxBytes: IN_MEMORY_LIMIT + 2_000_000 });
    await expect(receive).rejects.toMatchObject({ code: "files.too-large" });
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield large();
      throw new Error("đứt");
    }
    await expect(staging.receive(broken(), { maxBytes: 1e9 })).rejects.toMatchObject({ code: "files.failed" });
    expect(await readdir(dir)).toEqual([]);
  });
  it("tệp tạm bị sửa hoặc cắt ngắn thì không đọc ra nội dung sai", async () => {
    const dir = await folder();
    const staged = await (await createStaging(dir)).receive(pieces(large()), { maxBytes: 1e9 });
    const path = join(dir, (await readdir(dir))[0] ?? "");
    const good = await readFile(path);
    const flipped = Buffer.from(good);
    flipped[2_000_000] = (flipped[2_000_000] ?? 0) ^ 1;
    for (const bad of [flipped, good.subarray(0, -1_000_000)]) {
      await writeFile(path, bad);
      await expect(staged.bytes()).rejects.toMatchObject({ code: "files.corrupt" });
    }
  });
  it("những gì tiến trình trước để lại được dọn khi khởi động", async () => {
    const dir = await folder();
    await writeFile(join(dir, "cũ.staged"), "không ai còn khóa");
    await createStaging(dir);
    expect(await readdir(dir)).toEqual([]);
  });
});

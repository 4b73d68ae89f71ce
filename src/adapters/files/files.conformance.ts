import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import type { FileStore, StoredFile } from "./files.port.ts";

const sha = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const letter = Buffer.from("Công văn số 15/STC-NS về dự toán năm sau");

async function* inPieces(bytes: Uint8Array, piece: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
}

async function all(store: FileStore): Promise<StoredFile[]> {
  const found: StoredFile[] = [];
  for await (const file of store.list()) found.push(file);
  return found;
}

/** A new store, and a hand that changes bytes behind its back. */
export type Opened = { store: FileStore; spoil(sha256: string, bytes: Uint8Array): Promise<void> };

/** What every file store must do; each implementation runs it in its own test. */
export function fileStoreConformance(name: string, open: () => Promise<Opened>): void {
  const make = async (): Promise<FileStore> => (await open()).store;
  describe(`kho tệp ${name}`, () => {
    it("lưu rồi đọc lại đúng từng byte, tên là SHA-256 của nội dung", async () => {
      const store = await make();
      const stored = await store.put(letter);
      expect(stored).toEqual({ sha256: sha(letter), size: letter.length });
      expect(Buffer.from(await store.read(stored.sha256))).toEqual(letter);
      expect(await buffer(await store.open(stored.sha256))).toEqual(letter);
      expect(await store.has(stored.sha256)).toBe(true);
      expect(await store.size(stored.sha256)).toBe(letter.length);
    });
    it("nhận tệp theo dòng chảy, tệp rỗng và tệp nhiều mảnh", async () => {
      const store = await make();
      const big = Buffer.alloc(3_000_017, "m-office ");
      expect(await store.put(inPieces(big, 64_000))).toEqual({ sha256: sha(big), size: big.length });
      expect(sha(await store.read(sha(big)))).toBe(sha(big));
      const empty = await store.put(inPieces(new Uint8Array(), 1));
      expect(empty).toEqual({ sha256: sha(new Uint8Array()), size: 0 });
      expect((await store.read(empty.sha256)).length).toBe(0);
      expect((await buffer(await store.open(empty.sha256))).length).toBe(0);
    });
    it("lưu hai lần cùng nội dung, cả khi cùng lúc, chỉ giữ một bản", async () => {
      const store = await make();
      await Promise.all(Array.from({ length: 8 }, () => store.put(inPieces(letter, 5))));
      await store.put(letter);
      expect(await all(store)).toEqual([{ sha256: sha(letter), size: letter.length }]);
    });
    it("đưa đúng phần tệp được yêu cầu và từ chối phần nằm ngoài", async () => {
      const store = await make();
      const { sha256 } = await store.put(letter);
      expect(await buffer(await store.open(sha256, { start: 3, end: 9 }))).toEqual(letter.subarray(3, 10));
      expect(await buffer(await store.open(sha256, { start: 10 }))).toEqual(letter.subarray(10));
      expect(await buffer(await store.open(sha256, { start: 10, end: 9999 }))).toEqual(letter.subarray(10));
      for (const range of [{ start: -1 }, { start: letter.length }, { start: 5, end: 4 }, { start: 0.5 }])
        await expect(store.open(sha256, range)).rejects.toMatchObject({ code: "files.bad-range" });
    });
    it("nói rõ khi không có tệp, và không nhận tên dẫn ra ngoài kho", async () => {
      const store = await make();
      const absent = "0".repeat(64);
      expect(await store.has(absent)).toBe(false);
      expect(await store.size(absent)).toBeNull();
      expect(await store.remove(absent)).toBe(false);
      await expect(store.open(absent)).rejects.toMatchObject({ code: "files.not-found" });
      await expect(store.read(absent)).rejects.toMatchObject({ code: "files.not-found" });
      for (const bad of ["../../etc/passwd", "A".repeat(64), "", `${absent}/..`])
        await expect(store.read(bad)).rejects.toMatchObject({ code: "files.bad-name" });
    });
    it("hủy theo quy định thì nội dung không còn trong kho", async () => {
      const store = await make();
      const { sha256 } = await store.put(letter);
      expect(await store.remove(sha256)).toBe(true);
      expect(await store.has(sha256)).toBe(false);
      expect(await all(store)).toEqual([]);
    });
    it("bỏ tệp cũ không ai cần: tệp vừa lưu lại thì giữ, liệt kê theo tuổi và theo đầu tên", async () => {
      const store = await make();
      const { sha256 } = await store.put(letter);
      const found = async (only: Parameters<FileStore["list"]>[0]): Promise<number> => {
        let count = 0;
        for await (const file of store.list(only)) count += file.sha256 === sha256 ? 1 : 0;
        return count;
      };
      const [before, after] = [new Date(Date.now() - 60_000), new Date(Date.now() + 60_000)];
      expect([await found({ olderThan: before }), await found({ olderThan: after })]).toEqual([0, 1]);
      const other = sha256.startsWith("0") ? "1" : "0";
      expect([await found({ prefix: sha256.slice(0, 3) }), await found({ prefix: other })]).toEqual([1, 0]);
      expect(await store.remove(sha256, { olderThan: before })).toBe(false);
      expect(await store.has(sha256)).toBe(true);
      expect(await store.remove(sha256, { olderThan: after })).toBe(true);
      expect(await store.remove(sha256, { olderThan: after })).toBe(false);
      expect(await store.has(sha256)).toBe(false);
    });
    it("QC-2.4, QC-4.1 một byte bị đổi: không đưa ra byte nào, cả khi chỉ hỏi một phần; nhận lại đúng nội dung thì lành", async () => {
      const { store, spoil } = await open();
      const { sha256 } = await store.put(letter);
      expect(await store.verify(sha256)).toBe("intact");
      expect(await buffer(await store.open(sha256))).toEqual(letter);
      expect(await buffer(await store.open(sha256, { start: 0, end: 3 }))).toEqual(letter.subarray(0, 4));
      const spoiled = Buffer.from(letter);
      spoiled[letter.length - 1] = (spoiled[letter.length - 1] ?? 0) ^ 1;
      await spoil(sha256, spoiled);
      for (const range of [undefined, { start: 0, end: 3 }, { start: 5 }])
        await expect(store.open(sha256, range)).rejects.toMatchObject({ code: "files.corrupt", status: 500 });
      await expect(store.read(sha256)).rejects.toMatchObject({ code: "files.corrupt" });
      expect(await store.verify(sha256)).toBe("damaged");
      await store.put(letter);
      expect(await store.verify(sha256)).toBe("intact");
      expect(await buffer(await store.open(sha256))).toEqual(letter);
      await store.remove(sha256);
      expect(await store.verify(sha256)).toBe("missing");
    });
    it("nguồn đứt giữa chừng thì không có gì được lưu", async () => {
      const store = await make();
      async function* broken(): AsyncGenerator<Uint8Array> {
        yield letter;
        throw new Error("đường truyền đứt");
      }
      await expect(store.put(broken())).rejects.toMatchObject({ name: "FileStoreError" });
      expect(await all(store)).toEqual([]);
    });
  });
}

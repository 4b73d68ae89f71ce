import { execFileSync, spawnSync } from "node:child_process";
import { mkdtemp, readdir, readFile, rename, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createDiskFileStore } from "./disk-files.ts";
import { fileStoreConformance } from "./files.conformance.ts";
import { createMemoryFileStore } from "./memory-files.ts";

const folder = (): Promise<string> => mkdtemp(join(tmpdir(), "m-office-files-"));
const canMount = spawnSync("unshare", ["-m", "true"]).status === 0;

fileStoreConformance("trong bộ nhớ", async () => {
  const held = new Map<string, Uint8Array>();
  return { store: createMemoryFileStore(held), spoil: async (sha256, bytes) => void held.set(sha256, bytes) };
});
fileStoreConformance("trên đĩa", async () => {
  const root = await folder();
  const spoil = (sha256: string, bytes: Uint8Array) =>
    writeFile(join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256), bytes);
  return { store: await createDiskFileStore(root), spoil };
});

describe("kho tệp trên đĩa", () => {
  it("đặt tệp ở ab/cd/<sha256>, không để lại tệp tạm", async () => {
    const root = await folder();
    const { sha256 } = await (await createDiskFileStore(root)).put(Buffer.from("x"));
    expect(await readFile(join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256), "utf8")).toBe("x");
    expect(await readdir(join(root, "incoming"))).toEqual([]);
  });
  it("phát hiện tệp trong kho bị sửa khi đọc, và bản hỏng được thay khi nhận lại đúng nội dung", async () => {
    const root = await folder();
    const store = await createDiskFileStore(root);
    const { sha256 } = await store.put(Buffer.from("nguyên vẹn"));
    const path = join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    await writeFile(path, "bị cắt");
    await expect(store.read(sha256)).rejects.toMatchObject({ code: "files.corrupt" });
    await store.put(Buffer.from("nguyên vẹn"));
    expect(Buffer.from(await store.read(sha256)).toString()).toBe("nguyên vẹn");
  });
  it("QC-4.1 byte bị đổi mà giờ sửa của tệp được đặt lại như cũ vẫn bị phát hiện", async () => {
    const root = await folder();
    const store = await createDiskFileStore(root);
    const { sha256 } = await store.put(Buffer.from("nguyên vẹn"));
    (await store.open(sha256)).resume();
    const path = join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    const before = await stat(path);
    await writeFile(path, "nguyên vẹM");
    await utimes(path, before.atime, before.mtime);
    await expect(store.open(sha256)).rejects.toMatchObject({ code: "files.corrupt" });
  });
  it("mở lại kho sau khi khởi động lại vẫn thấy tệp cũ; rác của lần tải dở được dọn, lần đang tải thì không", async () => {
    const root = await folder();
    const { sha256 } = await (await createDiskFileStore(root)).put(Buffer.from("giữ lại"));
    await writeFile(join(root, "incoming", "old"), "rác");
    await utimes(join(root, "incoming", "old"), 1000, 1000);
    await writeFile(join(root, "incoming", "running"), "đang tải");
    expect(await (await createDiskFileStore(root)).tidy(new Date(Date.now() - 60_000))).toBe(1);
    expect(await readdir(join(root, "incoming"))).toEqual(["running"]);
    expect(await (await createDiskFileStore(root)).has(sha256)).toBe(true);
  });
  it("việc bỏ tệp bị ngắt giữa chừng thì tệp trở lại kho, không mất", async () => {
    const root = await folder();
    const store = await createDiskFileStore(root);
    const { sha256 } = await store.put(Buffer.from("đang bỏ dở"));
    const path = join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    await rename(path, join(root, "incoming", `${sha256}.x.leaving`));
    expect(await store.has(sha256)).toBe(false);
    expect(await store.tidy(new Date(0))).toBe(1);
    expect(Buffer.from(await store.read(sha256)).toString()).toBe("đang bỏ dở");
    expect(await readdir(join(root, "incoming"))).toEqual([]);
  });
  it("vừa bỏ tệp cũ vừa có người lưu lại đúng nội dung ấy thì nội dung luôn còn", async () => {
    const root = await folder();
    const store = await createDiskFileStore(root);
    const content = Buffer.from("cùng một nội dung");
    const { sha256 } = await store.put(content);
    const path = join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    for (let round = 0; round < 60; round += 1) {
      await utimes(path, 1000, 1000);
      const olderThan = new Date(Date.now() - 60_000);
      await Promise.all([store.remove(sha256, { olderThan }), store.put(content), store.remove(sha256, { olderThan })]);
      expect(await store.has(sha256)).toBe(true);
    }
  });
});

// A full and a read-only disk are small mounts in a name space of their own (needs root).
describe.skipIf(!canMount)("kho tệp khi đĩa đầy hoặc chỉ đọc", () => {
  const runOn = (mountOptions: string, before: string): string => {
    const script = `
      const { createDiskFileStore } = await import(${JSON.stringify(join(import.meta.dirname, "disk-files.ts"))});
      const root = process.argv[1];
      try {
        const store = await createDiskFileStore(root);
        ${before}
        await store.put(Buffer.alloc(4_000_000, 1));
        console.log("stored");
      } catch (error) { console.log(error.code); }
      const { readdirSync } = await import("node:fs");
      console.log(readdirSync(root + "/incoming").length);`;
    return execFileSync(
      "unshare",
      [
        "-m",
        "sh",
        "-c",
        `mount -t tmpfs -o size=1m tmpfs "$1" && mkdir "$1/incoming" && ${mountOptions} && exec "$2" --input-type=module -e "$3" "$1"`,
        "sh",
        execFileSync("mktemp", ["-d"], { encoding: "utf8" }).trim(),
        process.execPath,
        script,
      ],
      { encoding: "utf8" },
    );
  };
  it("đĩa đầy: báo rõ, không để lại tệp dở", () => {
    expect(runOn("true", "")).toBe("files.disk-full\n0\n");
  });
  it("đĩa chỉ đọc: báo rõ", () => {
    expect(runOn(`mount -o remount,ro "$1"`, "")).toBe("files.read-only\n0\n");
  });
});

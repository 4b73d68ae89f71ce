import { closeSync, existsSync, openSync, readSync, renameSync, statSync } from "node:fs";
import { PlainFailure } from "../../failure/plain-failure.ts";

const LARGEST = 16 * 1024 * 1024;

/** Puts a grown log aside (one older one is kept) and says where the coming lines begin, in bytes. */
export function rotateLog(file: string): number {
  if (!existsSync(file)) return 0;
  const { size } = statSync(file);
  if (size < LARGEST) return size;
  renameSync(file, `${file}.1`);
  return 0;
}

/** What the server wrote since `from` (bytes), at most the last 16 KB. */
export function readLogSince(file: string, from: number): string {
  if (!existsSync(file)) return "";
  const end = statSync(file).size;
  const start = Math.max(from, end - 16_384);
  const buffer = Buffer.alloc(Math.max(0, end - start));
  const handle = openSync(file, "r");
  readSync(handle, buffer, 0, buffer.length, start);
  closeSync(handle);
  return buffer.toString("utf8");
}

/** The server's or initdb's English complaint as a sentence with its remedy; null when we know none for it. */
export function explainServerLog(text: string, place: string): PlainFailure | null {
  if (/No space left on device/i.test(text)) {
    const message = `Ổ đĩa chứa ${place} đã đầy nên cơ sở dữ liệu chưa chạy được; dữ liệu đã lưu vẫn còn nguyên. Hãy giải phóng dung lượng rồi chạy lại.`;
    return new PlainFailure("disk.full", message);
  }
  if (/Read-only file system/i.test(text)) {
    const message = `Ổ đĩa chứa ${place} đang ở chế độ chỉ đọc nên cơ sở dữ liệu chưa chạy được; dữ liệu vẫn còn nguyên. Hãy gắn lại ổ đĩa với quyền ghi rồi chạy lại.`;
    return new PlainFailure("disk.read-only", message);
  }
  const library = /loading shared libraries: (\S+?):/.exec(text)?.[1];
  if (library) {
    const message = `Không chạy được PostgreSQL vì máy thiếu thư viện ${library}; dữ liệu vẫn còn nguyên. Hãy cài thư viện này, hoặc cài PostgreSQL của hệ điều hành rồi đặt PG_BINDIR.`;
    return new PlainFailure("postgres.missing-library", message);
  }
  if (/could not (create shared memory|map anonymous shared memory)|Cannot allocate memory/i.test(text)) {
    const message =
      "Máy không còn đủ bộ nhớ cho cơ sở dữ liệu; dữ liệu vẫn còn nguyên. Hãy đóng bớt chương trình hoặc tăng bộ nhớ rồi chạy lại.";
    return new PlainFailure("memory.full", message);
  }
  return null;
}

import type { Readable } from "node:stream";
import { Problem } from "#src/platform/problem/problem.ts";

/** What may be put in: a whole buffer, or a stream that is read once. */
export type ByteSource = Uint8Array | AsyncIterable<Uint8Array>;

/** What a store knows of one content. `sha256` is 64 lower-case hex digits, `size` is bytes. */
export type StoredFile = { sha256: string; size: number };

/** Bytes `start`..`end`, both included and counted from 0, as in HTTP. Without `end`: to the last byte. */
export type ByteRange = { start: number; end?: number };

/**
 * Content-addressed store: the name of a file is its SHA-256, so a stored file never changes (invariant 2).
 * Nothing is stored before the secrecy gate has judged it (QC-4.2): what waits for the gate lies in staging.
 * Every function rejects with `FileStoreError`.
 */
export type FileStore = {
  /** Stores the bytes, hashed while they stream. Putting the same content again changes nothing and answers the same. */
  put(source: ByteSource): Promise<StoredFile>;
  /**
   * A stream of the content or a part of it. The whole content is what was put, also when a part is asked for: rejects with
   * `files.not-found` or `files.corrupt` before the first byte.
   */
  open(sha256: string, range?: ByteRange): Promise<Readable>;
  /** The whole content, hashed again: rejects with `files.corrupt` when it is not what was put. */
  read(sha256: string): Promise<Uint8Array>;
  /** Hashes the content now, whatever was known of it. */
  verify(sha256: string): Promise<"intact" | "missing" | "damaged">;
  has(sha256: string): Promise<boolean>;
  /** Bytes, or null when absent. */
  size(sha256: string): Promise<number | null>;
  /**
   * Removes the content: for a lawful destruction, or (`olderThan`) only when nobody has put it since then, whoever may be
   * putting it at this very moment. True when something was removed.
   */
  remove(sha256: string, only?: { olderThan: Date }): Promise<boolean>;
  /** All contents, or those under a prefix of their name, or last put before an instant; in no promised order. */
  list(only?: { prefix?: string; olderThan?: Date }): AsyncIterable<StoredFile>;
  /** Clears away what interrupted puts and removals left behind before that instant. Answers how many pieces. */
  tidy(olderThan: Date): Promise<number>;
};

export type FileErrorCode =
  | "files.not-found"
  | "files.bad-name"
  | "files.bad-range"
  | "files.corrupt"
  | "files.disk-full"
  | "files.read-only"
  | "files.too-large"
  | "files.discarded"
  | "files.failed";

const SENTENCES: Record<FileErrorCode, string> = {
  "files.not-found":
    "Không tìm thấy tệp này trong kho lưu trữ. Thông tin văn bản không bị mất. Hãy báo người quản trị kiểm tra kho tệp.",
  "files.bad-name": "Mã của tệp không hợp lệ. Chưa có gì được đọc hay ghi. Hãy tải lại trang và thử lại.",
  "files.bad-range": "Phần tệp được yêu cầu nằm ngoài nội dung tệp. Không có gì bị mất. Hãy tải lại toàn bộ tệp.",
  "files.corrupt":
    "Tệp trong kho bị hỏng: nội dung không còn đúng như lúc lưu. Chưa gửi gì ra khỏi kho. Hãy báo người quản trị khôi phục tệp từ bản sao lưu.",
  "files.disk-full":
    "Ổ đĩa của máy chủ đã đầy nên chưa lưu được tệp. Các tệp đã lưu không bị ảnh hưởng. Hãy báo người quản trị mở rộng dung lượng rồi tải lên lại.",
  "files.read-only":
    "Máy chủ không ghi được vào kho tệp. Các tệp đã lưu không bị ảnh hưởng. Hãy báo người quản trị kiểm tra quyền ghi của thư mục dữ liệu rồi tải lên lại.",
  "files.too-large":
    "Tệp lớn hơn mức cho phép nên không được nhận. Chưa có gì được lưu. Hãy giảm độ phân giải bản quét hoặc tách tệp rồi tải lên lại.",
  "files.discarded": "Tệp tạm này đã được hủy. Hãy tải lên lại nếu vẫn cần.",
  "files.failed": "Kho tệp gặp lỗi nên chưa làm được việc này. Hãy thử lại; nếu vẫn lỗi, báo người quản trị.",
};

/** A content that is named but missing or damaged is the server's fault: it is logged, with the code and nothing of it. */
const STATUS: Partial<Record<FileErrorCode, number>> = {
  "files.bad-range": 416,
  "files.disk-full": 507,
  "files.read-only": 503,
  "files.too-large": 413,
};

/** An expected failure of the store: a stable code and a sentence for the person in front of the screen. */
export class FileStoreError extends Problem {
  declare readonly code: FileErrorCode;
  constructor(code: FileErrorCode, cause?: unknown) {
    super({ code, status: STATUS[code] ?? 500, message: SENTENCES[code] });
    this.name = "FileStoreError";
    if (cause !== undefined) this.cause = cause;
  }
}

/** Turns what the operating system reports into our own codes; our own errors pass unchanged. */
export function asFileStoreError(error: unknown): FileStoreError {
  if (error instanceof FileStoreError) return error;
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOSPC" || code === "EDQUOT" || code === "EFBIG") return new FileStoreError("files.disk-full", error);
  if (code === "EROFS" || code === "EACCES" || code === "EPERM") return new FileStoreError("files.read-only", error);
  if (code === "ENOENT") return new FileStoreError("files.not-found", error);
  return new FileStoreError("files.failed", error);
}

/** Refuses anything but 64 lower-case hex digits, so that a name can never lead out of the store. */
export function checkName(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new FileStoreError("files.bad-name");
  return sha256;
}

/** The range clipped to the content; rejects what lies outside it. */
export function checkRange(range: ByteRange | undefined, size: number): { start: number; end: number } | null {
  if (!range) return null;
  const end = Math.min(range.end ?? size - 1, size - 1);
  const whole = Number.isInteger(range.start) && Number.isInteger(end);
  if (!whole || range.start < 0 || range.start > end) throw new FileStoreError("files.bad-range");
  return { start: range.start, end };
}

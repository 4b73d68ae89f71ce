/**
 * A failure the reader can mend. Its message is one Vietnamese sentence (what happened, is anything lost, what to do);
 * whoever prints it prints that sentence alone, never a stack.
 */
export class PlainFailure extends Error {
  /** dotted and stable: `disk.full` */
  readonly code: string;
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "PlainFailure";
    this.code = code;
  }
}

type SystemError = { code?: unknown; path?: unknown; port?: unknown; message?: unknown };

const BY_ERRNO: Record<string, (where: string) => [string, string]> = {
  ENOSPC: (where) => [
    "disk.full",
    `Ổ đĩa chứa ${where} đã đầy nên chưa ghi thêm được; dữ liệu đã lưu vẫn còn nguyên. Hãy giải phóng dung lượng rồi chạy lại.`,
  ],
  EDQUOT: (where) => [
    "disk.quota",
    `Tài khoản đã dùng hết hạn mức đĩa tại ${where}; dữ liệu đã lưu vẫn còn nguyên. Hãy xin thêm hạn mức rồi chạy lại.`,
  ],
  EROFS: (where) => [
    "disk.read-only",
    `Ổ đĩa chứa ${where} đang ở chế độ chỉ đọc nên không ghi được; dữ liệu vẫn còn nguyên. Hãy gắn lại ổ đĩa với quyền ghi, hoặc đặt M_OFFICE_DATA sang thư mục khác.`,
  ],
  EACCES: (where) => [
    "disk.no-right",
    `Tài khoản đang chạy không có quyền với ${where}; chưa có gì bị thay đổi. Hãy cấp quyền đọc và ghi, hoặc đặt M_OFFICE_DATA sang thư mục khác.`,
  ],
  EPERM: (where) => [
    "disk.no-right",
    `Hệ điều hành không cho phép thao tác với ${where}; chưa có gì bị thay đổi. Hãy kiểm tra chủ sở hữu và quyền, hoặc đặt M_OFFICE_DATA sang thư mục khác.`,
  ],
  ENOENT: (where) => [
    "disk.not-found",
    `Không thấy ${where}; chưa có gì bị thay đổi. Hãy kiểm tra lại đường dẫn rồi chạy lại.`,
  ],
  EISDIR: (where) => [
    "disk.a-folder",
    `${where} là thư mục, không phải tệp; chưa có gì bị thay đổi. Hãy nêu một tệp rồi chạy lại.`,
  ],
  ENOTDIR: (where) => [
    "disk.not-a-folder",
    `Đường dẫn ${where} không phải là thư mục; chưa có gì bị thay đổi. Hãy đặt M_OFFICE_DATA vào một thư mục.`,
  ],
  EMFILE: () => [
    "system.too-many-files",
    "Hệ điều hành không cho mở thêm tệp; dữ liệu đã lưu vẫn còn nguyên. Hãy nâng giới hạn bằng lệnh ulimit -n 65536 rồi chạy lại.",
  ],
  EADDRINUSE: (where) => [
    "port.taken",
    `Cổng ${where} đang được chương trình khác sử dụng; chưa có gì bị thay đổi. Hãy dừng chương trình đó, hoặc chọn cổng khác, ví dụ PORT=8081 npm start.`,
  ],
};

/**
 * The sentence for an error of the operating system.
 * @param where what was being used, when the error itself names no path: a folder or a port
 * @returns null when the error is of another kind (a defect of ours, which deserves its stack)
 */
export function explainSystemError(error: unknown, where: string): PlainFailure | null {
  if (error instanceof PlainFailure) return error;
  if (typeof error !== "object" || error === null) return null;
  const { code, path, port } = error as SystemError;
  const sentence = typeof code === "string" ? BY_ERRNO[code] : undefined;
  if (!sentence) return null;
  const place = typeof path === "string" ? path : typeof port === "number" ? String(port) : where;
  const [id, message] = sentence(place);
  return new PlainFailure(id, message, { cause: error });
}

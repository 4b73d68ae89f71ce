import { existsSync } from "node:fs";

export type Command = { name: string; summary: string; run(args: string[]): Promise<number> };

const HERE = import.meta.url;
const TOOLS = new URL("../../../tools/", import.meta.url);

// name · file with `run(args)` · what it does. A command whose file is absent is not offered.
const TABLE: readonly [name: string, file: URL, summary: string][] = [
  ["start", at("start.ts"), "khởi động toàn bộ: cơ sở dữ liệu, web, tiến trình nền; lần đầu nạp tỉnh mẫu"],
  ["serve", at("serve.ts"), "chỉ chạy tiến trình web trên cơ sở dữ liệu sẵn có (nhiều máy)"],
  ["worker", at("worker.ts"), "chỉ chạy tiến trình nền trên cơ sở dữ liệu sẵn có (nhiều máy)"],
  ["migrate", at("migrate.ts"), "nâng cấu trúc cơ sở dữ liệu lên phiên bản này"],
  ["init", at("init.ts"), "tạo bản cài đặt trống cho một cơ quan, không có dữ liệu mẫu"],
  ["demo", new URL("demo/command.ts", TOOLS), "nạp tỉnh mẫu vào bản cài đặt trống"],
  ["read", at("read.ts"), "đọc thông tin văn bản từ PDF, DOCX, DOC hoặc ảnh"],
  ["verify", at("verify.ts"), "kiểm tra chữ ký số của tệp PDF"],
  ["sign", at("sign.ts"), "ký số tệp PDF"],
  ["edxml", at("edxml.ts"), "đọc, lập gói tin edXML"],
  ["check", at("check.ts"), "soát thể thức văn bản theo Nghị định 30/2020/NĐ-CP"],
  ["fix", at("fix.ts"), "sửa các lỗi thể thức sửa được"],
  ["text", at("text.ts"), "nhận dạng và đổi bảng mã tiếng Việt cũ sang Unicode"],
  ["legal-time", at("legal-time.ts"), "giờ pháp lý của một thời điểm gửi, nhận"],
  ["template", at("template.ts"), "văn bản mẫu đúng thể thức"],
  ["backup", at("backup.ts"), "sao lưu có mã hóa"],
  ["backups", at("backups.ts"), "liệt kê các bản sao lưu"],
  ["restore", at("restore.ts"), "khôi phục từ bản sao lưu"],
  ["certificate", at("certificate.ts"), "chứng thư ký số của cơ quan và người có quyền ký"],
  ["trust", at("trust.ts"), "CA tin cậy và danh sách thu hồi"],
  ["confirm", at("confirm.ts"), "xác nhận tại máy chủ quyền mà trong cơ quan không còn ai xác nhận được"],
  ["audit", at("audit.ts"), "kiểm tra chuỗi nhật ký không bị sửa"],
  ["verify-archive", at("verify-archive.ts"), "kiểm tra gói lưu trữ"],
  ["doctor", at("doctor.ts"), "khám bản cài đặt: bộ nhớ, đĩa, kết nối, sao lưu"],
  ["compliance", at("compliance.ts"), "trạng thái đáp ứng từng quy định"],
  ["report", at("report.ts"), "báo cáo theo kỳ"],
  ["test", new URL("test/run.ts", TOOLS), "chạy toàn bộ phép thử"],
  ["bench", new URL("bench/run.ts", TOOLS), "đo hiệu năng trên cơ sở dữ liệu tạm"],
];

/** Thin files stand here or, by kind, one folder below. */
function at(file: string): URL {
  const places = ["", "certificates/", "documents/", "operations/", "processes/"].map(
    (folder) => new URL(folder + file, HERE),
  );
  return places.find((place) => existsSync(place)) ?? new URL(file, HERE);
}

/** The commands present in this copy of the program. */
export function listCommands(): Command[] {
  return TABLE.filter(([, file]) => existsSync(file)).map(([name, file, summary]) => ({
    name,
    summary,
    run: async (args) => {
      const module: { run(args: string[]): Promise<number> } = await import(file.href);
      return module.run(args);
    },
  }));
}

/** null when there is no such command. */
export function findCommand(name: string): Command | null {
  return listCommands().find((command) => command.name === name) ?? null;
}

// m-office COMMAND …: each command loads only its own files.

import { findCommand, listCommands } from "./commands.ts";
import { printFailure } from "./failures.ts";

const HELP_WORDS = new Set(["--help", "-h", "help"]);

function help(): string {
  const rows = listCommands().map(({ name, summary }) => `  ${name.padEnd(16)} ${summary}`);
  return [
    "m-office LỆNH [THAM SỐ]",
    "",
    "Các lệnh (thêm --help sau tên lệnh để xem tham số và dạng JSON in ra):",
    ...rows,
    "",
    "Mã thoát: 0 xong; 1 bị từ chối hoặc không hợp lệ (lý do ở đầu ra chuẩn); 2 dùng sai lệnh.",
  ].join("\n");
}

async function main(args: string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined) {
    console.error(help());
    return 2;
  }
  if (HELP_WORDS.has(name) && rest.length === 0) {
    console.log(help());
    return 0;
  }
  const command = findCommand(HELP_WORDS.has(name) ? (rest[0] ?? "") : name);
  if (!command) {
    console.error(`Không có lệnh “${name}”.\n\n${help()}`);
    return 2;
  }
  return command.run(HELP_WORDS.has(name) ? ["--help"] : rest);
}

// `m-office … | head` closes the pipe early; that is no failure of ours.
process.stdout.on("error", () => process.exit(0));

const args = process.argv.slice(2);
const fail = (error: unknown) => process.exit(printFailure(error, args));
process.on("uncaughtException", fail);
process.on("unhandledRejection", fail);
main(args).then((code) => {
  process.exitCode = code;
}, fail);

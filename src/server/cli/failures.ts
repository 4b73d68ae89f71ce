import { explainSystemError } from "#src/platform/failure/plain-failure.ts";
import { Problem } from "#src/platform/problem/problem.ts";

type Said = { code: string; message: string };

/** The code and the sentence of any failure; a defect of ours gets a sentence too, and its stack only on request. */
export function sayFailure(error: unknown): Said {
  const plain = error instanceof Problem ? error : explainSystemError(error, process.env.PORT ?? "8080");
  if (plain) return { code: plain.code, message: plain.message };
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code: "defect",
    message: `Lệnh dừng vì lỗi ngoài dự kiến (${reason.split("\n")[0]}); dữ liệu đã lưu vẫn còn nguyên. Hãy chạy lại với M_OFFICE_DEBUG=1 và gửi nội dung in ra cho nơi hỗ trợ.`,
  };
}

/**
 * Prints one sentence on stderr, with `--json` also `{refusals:[{code, message}]}` on stdout.
 * @returns the exit code, always 1
 */
export function printFailure(error: unknown, args: readonly string[]): number {
  const said = sayFailure(error);
  if (args.includes("--json")) console.log(JSON.stringify({ refusals: [said] }));
  console.error(said.message);
  if (process.env.M_OFFICE_DEBUG) console.error(error);
  return 1;
}

import { PlainFailure } from "#src/platform/failure/plain-failure.ts";

const NOT_PREPARED =
  "Cơ sở dữ liệu của M-Office chưa có trên máy chủ PostgreSQL này; chưa có gì bị thay đổi. Hãy chạy m-office migrate một lần rồi chạy lại lệnh.";
const WRONG_SECRET =
  "Máy chủ PostgreSQL không nhận mật khẩu của M-Office; chưa có gì bị thay đổi. Hãy kiểm tra tài khoản trong DATABASE_URL, và đặt M_OFFICE_SECRET đúng như máy đã chạy m-office migrate.";
const AWAY =
  "Không kết nối được tới máy chủ PostgreSQL; dữ liệu không bị ảnh hưởng. Hãy kiểm tra DATABASE_URL, mạng và máy chủ cơ sở dữ liệu rồi chạy lại.";

// SQLSTATE: no such database, no such table, no right to connect; wrong password; starting, stopping, full
const SENTENCES: Record<string, [code: string, message: string]> = {
  "3D000": ["database.not-prepared", NOT_PREPARED],
  "42P01": ["database.not-prepared", NOT_PREPARED],
  "42501": ["database.not-prepared", NOT_PREPARED],
  "28P01": ["database.wrong-password", WRONG_SECRET],
  "28000": ["database.wrong-password", WRONG_SECRET],
};
const AWAY_CODES = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ETIMEDOUT",
  "ECONNRESET",
  "EHOSTUNREACH",
  "57P03",
]);

/** The sentence for a database that cannot be joined; anything else comes back as it was. */
export function explainDatabase(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  const said = SENTENCES[code];
  if (said) return new PlainFailure(said[0], said[1], { cause: error });
  const timedOut = /timeout expired|Connection terminated/u.test(error.message);
  if (AWAY_CODES.has(code) || timedOut) return new PlainFailure("database.away", AWAY, { cause: error });
  return error;
}

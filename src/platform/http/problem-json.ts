// The one place where a failure becomes an answer (RFC 9457 Problem JSON).
import { ORPCError, ValidationError } from "@orpc/server";
import { Problem } from "../problem/problem.ts";
import type { ProblemJson } from "./contract.ts";

const GENERIC =
  "Máy chủ gặp lỗi, việc vừa làm chưa được ghi. Hãy thử lại; nếu còn lỗi, báo tổ công nghệ thông tin kèm mã yêu cầu.";

/** A problem for whatever was thrown; unknown errors tell nothing about the inside. */
export function toProblem(error: unknown, requestId: string): ProblemJson {
  const base = { type: "about:blank", requestId };
  if (error instanceof Problem)
    return { ...base, title: error.message, status: error.status, code: error.code, reasons: error.reasons };
  if (error instanceof ORPCError && error.cause instanceof ValidationError && error.status === 400)
    return { ...base, ...invalid(error.cause) };
  if (error instanceof ORPCError && error.status === 404)
    return { ...base, title: "Không có địa chỉ này.", status: 404, code: "http.not-found", reasons: [] };
  if (error instanceof ORPCError && error.status < 500)
    return {
      ...base,
      title: "Yêu cầu không đọc được. Hãy tải lại trang rồi làm lại.",
      status: error.status,
      code: "http.bad-request",
      reasons: [],
    };
  const limited = limitOf(error);
  if (limited) return { ...base, ...limited };
  return { ...base, title: GENERIC, status: 500, code: "http.internal", reasons: [] };
}

function invalid(error: ValidationError): Omit<ProblemJson, "type" | "requestId"> {
  const reasons = error.issues.slice(0, 20).map((issue) => {
    const place = (issue.path ?? [])
      .map((part) => (typeof part === "object" ? String(part.key) : String(part)))
      .join(".");
    return {
      code: "input.invalid",
      message: place ? `Trường “${place}”: ${issue.message}` : issue.message,
      facts: { field: place },
    };
  });
  return {
    title: "Có trường chưa đúng; chưa ghi gì. Hãy sửa các trường được nêu rồi gửi lại.",
    status: 400,
    code: "input.invalid",
    reasons,
  };
}

type Coded = { code?: unknown; statusCode?: unknown };

function limitOf(error: unknown): Omit<ProblemJson, "type" | "requestId"> | null {
  const { code, statusCode } = (typeof error === "object" && error !== null ? error : {}) as Coded;
  if (code === "FST_REQ_FILE_TOO_LARGE" || statusCode === 413)
    return {
      title: "Tệp lớn hơn mức cho phép nên chưa được nhận. Hãy quét lại ở 200 dpi hoặc tách thành nhiều tệp.",
      status: 413,
      code: "upload.too-large",
      reasons: [],
    };
  // PostgreSQL: a NUL or half a character in a text; no row can hold it, so nothing was written
  if (code === "22021" || code === "22P05")
    return {
      title: "Có ký tự không đọc được trong chữ đã gửi; chưa ghi gì. Hãy xóa ký tự lạ, gõ lại rồi gửi.",
      status: 400,
      code: "input.unreadable-text",
      reasons: [],
    };
  // PostgreSQL: a number, date or id that no column can hold; the statement did not run
  if (typeof code === "string" && ["22003", "22007", "22008", "22P02"].includes(code))
    return {
      title: "Có giá trị nằm ngoài mức cho phép; chưa ghi gì. Hãy tải lại trang rồi làm lại.",
      status: 400,
      code: "input.out-of-range",
      reasons: [],
    };
  // PostgreSQL: disk full, read-only, out of memory, starting up, connection refused
  if (code === "53100")
    return {
      title: "Ổ đĩa của máy chủ đã đầy, việc vừa làm chưa được ghi. Hãy báo quản trị giải phóng dung lượng.",
      status: 507,
      code: "storage.full",
      reasons: [],
    };
  if (code === "57P01" || code === "57P03" || code === "ECONNREFUSED" || code === "ECONNRESET" || code === "ENOENT")
    return {
      title: "Cơ sở dữ liệu đang khởi động lại, việc vừa làm chưa được ghi. Hãy thử lại sau ít giây.",
      status: 503,
      code: "database.away",
      reasons: [],
    };
  // busboy's words for a form that is none
  const badForm =
    error instanceof Error &&
    /^(Multipart: |Malformed |Unsupported content type|Unexpected end of (?:form|multipart))/u.test(error.message);
  if (badForm || (typeof statusCode === "number" && statusCode >= 400 && statusCode < 500))
    return {
      title: "Yêu cầu không đọc được. Hãy tải lại trang rồi làm lại.",
      status: badForm ? 400 : Number(statusCode),
      code: "http.bad-request",
      reasons: [],
    };
  return null;
}

// PostgreSQL holds no NUL and no half of a surrogate pair; both come from broken programs and odd PDFs, never from a keyboard.
import { problem } from "../../problem/problem.ts";

const UNSTORABLE = /\0/g;
// What any form of ours sends is a handful of levels deep; thousands would only wear out the stack.
const DEEPEST = 64;

const tooDeep = problem(
  "input.too-deep",
  400,
  "Dữ liệu gửi lên lồng nhau quá nhiều tầng nên không đọc được; chưa ghi gì. Hãy tải lại trang rồi làm lại.",
);

/**
 * The same value without characters that no row can hold; everything else is left as it is. Plain JSON data only.
 * @throws Problem 400 `input.too-deep`
 */
export function storable(value: unknown, depth = 0): unknown {
  if (depth > DEEPEST) throw tooDeep();
  if (typeof value === "string") return value.includes("\0") || !value.isWellFormed() ? cleaned(value) : value;
  if (Array.isArray(value)) return value.map((part) => storable(part, depth + 1));
  if (value === null || typeof value !== "object" || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, storable(part, depth + 1)]));
}

function cleaned(text: string): string {
  return text.replaceAll(UNSTORABLE, "").toWellFormed().replaceAll("\ufffd", "");
}

// PostgreSQL holds no NUL and no half of a surrogate pair; both come from broken programs and odd PDFs, never from a keyboard.
const UNSTORABLE = /\0/g;

/** The same value without characters that no row can hold; everything else is left as it is. Plain JSON data only. */
export function storable(value: unknown): unknown {
  if (typeof value === "string") return value.includes("\0") || !value.isWellFormed() ? cleaned(value) : value;
  if (Array.isArray(value)) return value.map(storable);
  if (value === null || typeof value !== "object" || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, storable(part)]));
}

function cleaned(text: string): string {
  return text.replaceAll(UNSTORABLE, "").toWellFormed().replaceAll("\ufffd", "");
}

/**
 * Number as Vietnamese readers write it: groups of three by dots, comma before decimals: `6.840.000.000`, `99,97`.
 * `decimals` fixes the digits after the comma; absent = as many as the value has. For amounts only: identifiers such as a
 * số đến carry no separators. Throws RangeError for NaN and infinities.
 */
export function numberText(value: number | bigint, decimals?: number): string {
  if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError("not a finite number");
  const plain = typeof value === "bigint" || decimals === undefined ? plainText(value) : value.toFixed(decimals);
  const negative = plain.startsWith("-") && /[1-9]/.test(plain);
  const [whole = "0", fraction] = plain.replace("-", "").split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ".");
  return `${negative ? "-" : ""}${grouped}${fraction ? `,${fraction}` : ""}`;
}

/** Reads `6.840.000.000` or `99,97` or `1847`; `null` for anything else, also for wrongly placed dots. */
export function parseNumberText(text: string): number | null {
  const t = text.trim();
  if (!/^-?(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$/.test(t)) return null;
  return Number(t.replaceAll(".", "").replace(",", "."));
}

function plainText(value: number | bigint): string {
  const text = String(value);
  // numbers from 1e21 on print an exponent: their whole digits are asked for instead
  return text.includes("e")
    ? Math.abs(Number(value)) >= 1
      ? BigInt(value).toString()
      : Number(value).toFixed(20)
    : text;
}

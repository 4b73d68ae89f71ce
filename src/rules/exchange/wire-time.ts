import { isLocalDate, type LocalDate, makeDate } from "#src/rules/legal-time/civil-date.ts";
import { formatInstant, parseInstant } from "#src/rules/legal-time/instant.ts";

/** `2026-01-05` → `2026/01/05`, the only form every known reader understands. */
export function toWireDate(date: LocalDate): string {
  if (!isLocalDate(date)) throw new RangeError(`not a date YYYY-MM-DD: ${date}`);
  return date.replaceAll("-", "/");
}

/**
 * Reads `yyyy/MM/dd`, and what senders write in its place: `yyyy-MM-dd`, `dd/MM/yyyy`, a time behind it. null for
 * anything else and for days that do not exist (the official reader silently makes the year 10 of `05/01/2026`).
 */
export function fromWireDate(text: string): LocalDate | null {
  const start = /^\s*(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:[ T].*)?\s*$/.exec(text);
  if (start) return makeDate(Number(start[1]), Number(start[2]), Number(start[3]));
  const end = /^\s*(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?:[ T].*)?\s*$/.exec(text);
  return end ? makeDate(Number(end[3]), Number(end[2]), Number(end[1])) : null;
}

/** An ISO instant → `yyyy/MM/dd HH:mm:ss` on the wall clock of Viet Nam (the wire carries no zone). */
export function toWireTime(iso: string): string {
  const instant = parseInstant(iso);
  if (instant === null) throw new RangeError(`not an ISO 8601 instant: ${iso}`);
  return formatInstant(instant).slice(0, 19).replaceAll("-", "/").replace("T", " ");
}

/** `yyyy/MM/dd HH:mm:ss` (or ISO) → ISO 8601 with +07:00; null when it is no time. */
export function fromWireTime(text: string): string | null {
  const instant = parseInstant(text.trim().replaceAll("/", "-"));
  if (instant !== null) return formatInstant(instant);
  const day = fromWireDate(text);
  return day ? `${day}T00:00:00+07:00` : null;
}

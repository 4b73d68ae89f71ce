import { fold } from "#src/rules/vietnamese-text/fold.ts";

export type Sender = { name: string; code: string | null };

/** The one sender of this name, capitals and tone marks aside; null when there is none, or several that differ. */
export function sameSender<T extends Sender>(senders: readonly T[], name: string): T | null {
  const words = fold(name.trim());
  if (words === "") return null;
  const same = senders.filter((one) => fold(one.name) === words);
  return same.length === 1 ? (same[0] ?? null) : null;
}

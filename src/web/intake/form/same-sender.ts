import { fold } from "#src/rules/vietnamese-text/fold.ts";

export type Sender = { name: string; code: string | null; named: boolean };

/** The one sender of this name, capitals and tone marks aside; null when there is none, or several that differ. */
export function sameSender<T extends Sender>(senders: readonly T[], name: string): T | null {
  const words = fold(name.trim());
  if (words === "") return null;
  const same = senders.filter((one) => fold(one.name) === words);
  return same.length === 1 ? (same[0] ?? null) : null;
}

/** Those a short name means (“Sở Xây dựng”), when nobody is called exactly so; one = sure, several = a person chooses. */
export function shortlyNamed<T extends Sender>(senders: readonly T[], name: string): T[] {
  const words = fold(name.trim());
  if (senders.some((one) => fold(one.name) === words)) return [];
  return senders.filter((one) => one.named);
}

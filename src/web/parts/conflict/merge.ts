// Two people changed the same thing: field by field, what I did not touch takes the new value, what I typed stays.

export type Merged<T> = {
  merged: T;
  /** changed by both, differently: a person decides */
  clashes: Partial<T>;
  /** untouched here, changed there: the new value stands now */
  taken: (keyof T & string)[];
};

/** @param base what both began with  @param theirs what stands on the server now */
export function mergeFields<T extends object>(base: T, mine: T, theirs: T): Merged<T> {
  const merged: Partial<T> = { ...mine };
  const clashes: Partial<T> = {};
  const taken: (keyof T & string)[] = [];
  for (const key of new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)]) as Set<
    keyof T & string
  >) {
    if (same(theirs[key], base[key]) || same(theirs[key], mine[key])) continue;
    if (same(mine[key], base[key])) {
      taken.push(key);
      if (key in theirs) merged[key] = theirs[key];
      else delete merged[key];
    } else clashes[key] = theirs[key];
  }
  return { merged: merged as T, clashes, taken };
}

/** Paragraphs of a text: merged one by one while their number is the same, else undefined. */
export function mergeParts<P>(base: readonly P[], mine: readonly P[], theirs: readonly P[]): P[] | undefined {
  if (base.length !== mine.length || base.length !== theirs.length) return undefined;
  const { merged, clashes } = mergeFields(numbered(base), numbered(mine), numbered(theirs));
  return Object.keys(clashes).length > 0 ? undefined : mine.map((part, at) => merged[String(at)] ?? part);
}

const numbered = <P>(parts: readonly P[]): Record<string, P> =>
  Object.fromEntries(parts.map((part, at) => [String(at), part]));

export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(ordered(a)) === JSON.stringify(ordered(b));
}
/** The server's and the page's copies may hold their members in another order. */
export function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== "object" || value === null) return typeof value === "string" ? value.normalize("NFC") : value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, ordered(member)]),
  );
}

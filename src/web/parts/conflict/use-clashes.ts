/**
 * What two people typed into the same fields, until somebody has chosen. Shared by every form that is saved under a row version.
 *
 *   const clashes = useClashes<KeptFields>();
 *   const { merged } = clashes.meet(base, mine, theirs)   // after a `stale` answer: go on with `merged`
 *   save(clashes.withTheirs(mine))                        // their value stays where nobody has chosen yet
 *   clashes.choose("subject")                             // decided
 */
import { useCallback, useMemo, useRef, useState } from "react";
import { type Merged, mergeFields, same } from "./merge.ts";

export function useClashes<T extends object>(start: Partial<T> = {}, startTaken: (keyof T & string)[] = []) {
  const now = useRef<Partial<T>>(start);
  const [open, setOpen] = useState<Partial<T>>(start);
  const [taken, setTaken] = useState(startTaken);
  const set = useCallback((next: Partial<T>) => {
    now.current = next;
    setOpen(next);
  }, []);
  const meet = useCallback(
    (base: T, mine: T, theirs: T, merge: (base: T, mine: T, theirs: T) => Merged<T> = mergeFields): Merged<T> => {
      const answer = merge(base, mine, theirs);
      // what nobody has chosen yet stays open although the server's value is the old one
      for (const key of Object.keys(now.current) as (keyof T & string)[])
        if (!same(mine[key], theirs[key])) answer.clashes[key] = theirs[key];
      set(answer.clashes);
      setTaken(answer.taken);
      return answer;
    },
    [set],
  );
  const choose = useCallback(
    (key: keyof T & string) => {
      const { [key]: _chosen, ...rest } = now.current;
      set(rest as Partial<T>);
    },
    [set],
  );
  const withTheirs = useCallback((mine: T): T => ({ ...mine, ...now.current }), []);
  const seen = useCallback(() => setTaken([]), []);
  const any = useCallback(() => Object.keys(now.current).length > 0, []);
  return useMemo(
    () => ({ open, taken, meet, choose, withTheirs, any, seen }),
    [open, taken, meet, choose, withTheirs, any, seen],
  );
}
export type Clashes<T extends object> = ReturnType<typeof useClashes<T>>;

// True while the window is at most so wide; for screens whose parts, not only their look, differ on phones.
import { useSyncExternalStore } from "react";

/** @param max CSS pixels: 639 = phone, 860 = a table has no room for its columns, 1099 = one pane at a time */
export function useNarrow(max: 639 | 860 | 1099): boolean {
  const query = `(max-width: ${max}px)`;
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    () => matchMedia(query).matches,
    () => false,
  );
}
